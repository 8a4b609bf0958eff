"""Tổng hợp: figures that the journal confirms, periods, export, closing."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.domain import events as ev
from desktop.domain.papers import CONTROL, SLIP, PaperWanted
from desktop.domain.people import Applicant
from desktop.store.view import View
from desktop.ui import text, theme
from desktop.ui.summary.figures_card import report_lines
from desktop.ui.summary.page import SummaryPage
from desktop.ui.summary.period import Period, Span
from desktop.ui.widgets.charts import Day, DaysChart
from desktop.ui.widgets.figures import FigureTable
from desktop.usecases.explain_error import explain_error
from desktop.usecases.keep_print import KeepPrint, keep_print
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from desktop.usecases.settle_print import SettlePrint, settle_print
from desktop.usecases.summarise_period import SummarisePeriod, summarise_period
from tests.store.stores import ZONE
from tests.ui.services_for_pages import Counter, Seeds, faults, nameless, press, push, says, slow_reader

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
    assert beside(page, "Giấy hẹn đã lập") == str(len(received))
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
    _a_closed_day_that_changed(qtbot, counter, page)


def _a_closed_day_that_changed(qtbot: QtBot, counter: Counter, page: SummaryPage) -> None:
    """A reception after the closing is said with its figures, until the day is closed again."""
    assert not says(page, "Số liệu đã khác lúc chốt")
    then = counter.read(summarise_period, SummarisePeriod(MONDAY, MONDAY)).closed
    late = ReceiveDossier("2.000815", Applicant(name="Lê Văn Phước", id_number="087185000777"))
    counter.write(receive_dossier, late)
    press(Qt.Key.Key_F10)
    told = f"tiếp nhận {then.received} → {then.received + 1}, phí {text.amount(then.fees_vnd)} → "
    qtbot.waitUntil(lambda: says(page, f"Số liệu đã khác lúc chốt: {told}"))
    assert faults(page.window()) == []
    push(qtbot, page, "Chốt lại ngày này và xuất lại tệp")
    qtbot.waitUntil(lambda: says(page, "Đã chốt ngày 23/11/2026"), timeout=30_000)
    qtbot.waitUntil(lambda: not says(page, "Số liệu đã khác lúc chốt"))
    assert counter.read(summarise_period, SummarisePeriod(MONDAY, MONDAY)).closed.received == then.received + 1


def test_a_day_is_not_closed_before_it_stands_there(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.day.setFocus()
    with slow_reader(counter), qtbot.waitSignal(page.notify) as told:
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_F9)
    assert "xem rồi bấm F9" in told.args[1]
    qtbot.waitUntil(lambda: says(page, "Chủ Nhật"))
    assert list(counter.paths.backups.glob("*.db")) == [], "neither this day nor the one of before"


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
    press(Qt.Key.Key_Escape)
    assert not says(page, "Đã xuất tệp")
    assert page.closing.property("card") == "true"
    page.closing.show_trouble(explain_error("store_full"), ask_note=False)
    assert not page.closing.property("card"), "a trouble alone has a frame of its own"


def test_what_the_machine_printed_is_counted(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    qtbot.waitUntil(lambda: says(page, "Chưa in giấy nào"))
    for form in (SLIP, SLIP, CONTROL):
        job = counter.write(keep_print, KeepPrint(PaperWanted(form=form, dossier="mot-ho-so")))
        counter.write(settle_print, SettlePrint(job, "printed"))
    press(Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: says(page, "3 giấy · Mẫu 01: 2 (in lại 1) · Mẫu 06: 1"))
    assert faults(page.window()) == []


def test_work_on_a_day_off_is_drawn(qtbot: QtBot) -> None:
    days = [Day("21/11", 3, 1, "T7"), Day("22/11", 0, 0, "CN")]
    chart, still = DaysChart(days), DaysChart([Day("21/11", 0, 0, "T7"), days[1]])
    for one in (chart, still):
        qtbot.addWidget(one)
        one.resize(300, 140)
    assert "21/11: T7, tiếp nhận 3, giải quyết 1; 22/11: CN" in chart.accessibleName()
    bar = QRect(75 - 12, 60, 12, 40)
    accent = theme.current().colour("accent")
    drawn, blank = (_colours(one.grab(bar).toImage()) for one in (chart, still))
    assert accent.name() in drawn
    assert accent.name() not in blank


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


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
