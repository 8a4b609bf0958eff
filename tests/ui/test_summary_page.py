"""Tổng hợp: figures that the journal confirms, periods, export, closing."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.domain import events as ev
from desktop.store.view import View
from desktop.ui import text
from desktop.ui.summary.figures_card import report_lines
from desktop.ui.summary.page import SummaryPage
from desktop.ui.summary.period import Period, Span
from desktop.ui.widgets.figures import FigureTable
from desktop.usecases.summarise_period import SummarisePeriod, summarise_period
from tests.store.stores import ZONE
from tests.ui.services_for_pages import Counter, Seeds, faults, nameless, press, push, says

MONDAY = date(2026, 11, 23)


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    made = Counter(tmp_path)
    yield made
    made.close()


def shown(qtbot: QtBot, counter: Counter) -> SummaryPage:
    window = counter.shown(qtbot, "summary")
    page = window.page
    assert isinstance(page, SummaryPage)
    qtbot.waitUntil(lambda: says(page, "theo Biểu II.06a") and says(page, "Chưa chốt"))
    return page


def journal(view: Any) -> list[tuple[str, date, ev.EventBody]]:
    """Every event of the journal: type, day in the centre's zone, body."""
    found = []
    for stream in view.journal.streams():
        for envelope, _ in view.journal.stream(stream):
            header = envelope.header
            body = ev.decode(header.type, header.v, envelope.body)
            assert body is not None
            found.append((header.type, datetime.fromisoformat(header.at).astimezone(ZONE).date(), body))
    return found


def beside(page: SummaryPage, name: str) -> str:
    """The figure that stands beside a name."""
    labels = [w for w in page.findChildren(QLabel) if w.isVisibleTo(page)]
    index = next(i for i, w in enumerate(labels) if w.text() == name)
    return labels[index + 1].text()


def test_the_figures_are_those_of_the_journal(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    events = counter.read(journal)
    received = [body for kind, day, body in events if kind == "DossierReceived" and day == MONDAY]
    fees = sum(body.charge.vnd for body in received)
    assert beside(page, "Giấy hẹn đã in") == str(len(received))
    assert beside(page, "Hồ sơ đã lưu") == str(len(received))
    assert beside(page, "Phí của hồ sơ nhận") == text.amount(fees)
    assert says(page, "Số liệu khớp nhau")


def test_a_month_of_the_form_is_a_count_over_the_journal(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    push(qtbot, page, "Tháng")
    qtbot.waitUntil(lambda: says(page, "tháng 11/2026"))
    events = counter.read(journal)
    kinds = Tally(kind for kind, _, _ in events)
    taken = kinds["DossierReceived"] - kinds["DossierRefused"]
    settled = kinds["ResultReady"] + kinds["DossierWithdrawn"]
    # What was put into the page is shown by the next turn of the loop.
    sums = f"Tiếp nhận {taken} = đã giải quyết {settled} + đang giải quyết {taken - settled}"
    qtbot.waitUntil(lambda: says(page, sums))
    table = page.findChild(FigureTable)
    assert table is not None
    assert table._total[0] == taken
    assert table._total[4] == settled
    by_field = Tally(body.field for kind, _, body in events if isinstance(body, ev.DossierReceived))
    assert len(table._rows) == len(by_field)


def test_the_lines_are_those_of_the_use_case(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    summary = counter.read(summarise_period, SummarisePeriod(MONDAY, MONDAY))
    table = page.findChild(FigureTable)
    assert table is not None
    assert table._rows == report_lines(summary)
    names = [name for name, _ in table._rows]
    order = [name for name in summary.field_names.values() if name in names]
    assert names == order


def test_days_weeks_and_months_are_chosen_by_keys(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    push(qtbot, page, "Kỳ trước")
    qtbot.waitUntil(lambda: says(page, "Chủ Nhật"))
    page.day.setFocus()
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: says(page, "Thứ Bảy"))
    assert page.day.text() == "21/11/2026"
    push(qtbot, page, "Ngày")
    press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: says(page, "tuần 16–22/11"))
    assert not page.close_button.isEnabled()


def test_no_day_after_today(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.day.setFocus()
    press(Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: page.day.text() == "23/11/2026" and says(page, "Thứ Hai"))


def test_closing_a_day_says_line_by_line_what_was_done(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    assert says(page, "Chưa chốt")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Đã chốt ngày 23/11/2026"), timeout=30_000)
    qtbot.waitUntil(lambda: says(page, "Đã chốt 15:20") and says(page, "Chốt lại"))
    for kind in ("xlsx", "pdf", "csv"):
        files = list(counter.paths.exports.rglob(f"*.{kind}"))
        assert len(files) == 1
        assert says(page, f"Đã ghi {files[0].name}")
    backups = list(counter.paths.backups.glob("*.db"))
    assert says(page, f"Đã sao lưu vào {backups[0].name}")
    assert says(page, "Chốt lại")
    press(Qt.Key.Key_Escape)
    assert not says(page, f"Đã sao lưu vào {backups[0].name}")


def test_a_failed_export_is_one_of_the_lines(qtbot: QtBot, counter: Counter) -> None:
    counter.paths.exports.parent.mkdir(parents=True, exist_ok=True)
    counter.paths.exports.write_text("một tệp, không phải thư mục", encoding="utf-8")
    page = shown(qtbot, counter)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Đã sao lưu vào"), timeout=30_000)
    assert not says(page, "Đã ghi")
    qtbot.waitUntil(lambda: says(page, "Đã chốt 15:20"))


def test_a_file_is_exported_and_shown(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    push(qtbot, page, "CSV")
    qtbot.waitUntil(lambda: says(page, "Đã xuất tệp"), timeout=20_000)
    files = list(counter.paths.exports.rglob("*.csv"))
    assert says(page, f"Đã ghi {files[0].name}")


def test_periods_end_where_they_should() -> None:
    week = Period(date(2026, 11, 23), Span.WEEK)
    assert (week.first, week.last) == (date(2026, 11, 23), date(2026, 11, 29))
    assert week.step(-1).first == date(2026, 11, 16)
    february = Period(date(2026, 3, 31), Span.MONTH).step(-1)
    assert (february.first, february.last) == (date(2026, 2, 1), date(2026, 2, 28))
    assert Period(date(2026, 12, 31), Span.MONTH).step(1).first == date(2027, 1, 1)
    assert week.until(date(2026, 11, 25)) == date(2026, 11, 25)
    assert Period(date(2026, 11, 23)).step(1).day == date(2026, 11, 24)


def test_nothing_is_cut_and_everything_has_a_name(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    window = page.window()
    qtbot.waitUntil(lambda: faults(window) == [])
    assert nameless(page) == []
    assert all(area.horizontalScrollBar().maximum() == 0 for area in page.findChildren(QScrollArea))
    push(qtbot, page, "Tháng")
    qtbot.waitUntil(lambda: says(page, "tháng 11/2026"))
    qtbot.waitUntil(lambda: faults(window) == [])
    assert (window.width(), window.height()) == (1366, 768)


def test_a_day_without_dossiers_is_a_day_of_zeros(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    def nothing(_seeds: Seeds) -> None:
        return None

    made = Counter(tmp_path, nothing)
    try:
        page = shown(qtbot, made)
        assert says(page, "Tiếp nhận 0 = đã giải quyết 0 + đang giải quyết 0")
        assert faults(page.window()) == []
    finally:
        made.close()


def _closed_at(view: View) -> datetime | None:
    return view.day_closed_at(view.today())


def test_a_report_is_no_day_to_close(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.report.setCurrentIndex(1)
    page.report.activated.emit(1)
    qtbot.waitUntil(lambda: not page.close_button.isEnabled())
    press(Qt.Key.Key_F9)
    qtbot.wait(200)
    assert counter.read(_closed_at) is None
