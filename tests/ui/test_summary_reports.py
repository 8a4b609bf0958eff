"""Reports on the page: chosen, sorted, copied and exported by keys; periods of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.report_lines import COLUMNS
from desktop.domain.report_tables import REPORTS
from desktop.domain.words import CAUSES, RETURN_WAYS
from desktop.ui.summary import report_words
from desktop.ui.summary.page import SummaryPage
from desktop.ui.summary.period import Period, Span
from desktop.ui.summary.report_panel import MOST
from desktop.ui.widgets.charts import DaysChart, LinesChart
from desktop.usecases.view_report import ViewReport, view_report
from tests.ui.services_for_pages import Counter, faults, nameless, press, push, says, type_in

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 23))


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    made = Counter(tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, counter: Counter) -> SummaryPage:
    """The page on November."""
    shown = counter.shown(qtbot, "summary").page
    assert isinstance(shown, SummaryPage)
    qtbot.waitUntil(lambda: says(shown, "Chưa chốt"))
    push(qtbot, shown, "Tháng")
    qtbot.waitUntil(lambda: says(shown, "tháng 11/2026"))
    return shown


def choose(qtbot: QtBot, page: SummaryPage, report: str) -> None:
    """Go to a report with the keys of the list, and on to its table."""
    page.report.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Home)
    for _ in range(list(report_words.NAMES).index(report)):
        press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page._summed is not None and page._summed.table is not None)
    qtbot.waitUntil(lambda: page._summed.table.name == report)  # type: ignore[union-attr]
    page.table.table.setFocus(Qt.FocusReason.TabFocusReason)


def column(page: SummaryPage, heading: str) -> int:
    model = page.table.table.model()
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    return heads.index(heading)


def shown(page: SummaryPage, place: int) -> list[str]:
    model = page.table.table.model()
    return [model.data(model.index(row, place)) for row in range(model.rowCount())]


def test_every_report_is_offered_and_named() -> None:
    assert list(report_words.NAMES) == ["overview", *REPORTS]
    said = {c.brief or c.heading for columns in COLUMNS.values() for c in columns}
    assert said == set(report_words.HEADINGS)


def test_words_that_no_person_wrote_are_translated() -> None:
    assert {*CAUSES.values(), *RETURN_WAYS.values()} <= report_words.FIXED
    assert {"Đã có kết quả", "Đang giải quyết", "Đã xin lỗi", "Dữ liệu", "Xử lý"} <= report_words.FIXED


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_shows_its_lines_and_nothing_is_cut(
    qtbot: QtBot, counter: Counter, page: SummaryPage, report: str
) -> None:
    choose(qtbot, page, report)
    table: Any = counter.read(view_report, ViewReport(report, *NOVEMBER))
    model = page.table.table.model()
    assert model.rowCount() == len(table.rows) + (table.total is not None)
    assert says(page, report_words.NAMES[report])
    for note in table.notes:
        assert says(page, note)
    window = page.window()
    qtbot.waitUntil(lambda: faults(window) == [])
    assert nameless(page) == []
    assert (window.width(), window.height()) == (1366, 768)
    assert not page.close_button.isEnabled()
    assert page.table.table.accessibleName() == report_words.NAMES[report]
    assert (page.findChild(LinesChart) is not None) == (report == "fields")
    shown = page.table.table
    for number, column in enumerate(table.columns):
        if column.whole and model.rowCount():
            said = model.index(0, number).data()
            assert shown.fontMetrics().horizontalAdvance(said) < shown.columnWidth(number) - 8, (
                "the number is read whole"
            )
    assert not shown.horizontalScrollBar().isVisible(), "no report moves sideways"
    for number, column in enumerate(table.columns):
        assert column.by_hand or not shown.isColumnHidden(number) or says(page, "tệp xuất có đủ")


def test_a_report_without_a_line_has_its_usual_columns(qtbot: QtBot, counter: Counter, page: SummaryPage) -> None:
    choose(qtbot, page, "results")
    view = page.table.table
    for _ in range(2):
        push(qtbot, page, "Kỳ trước")
    qtbot.waitUntil(lambda: says(page, "không có dòng nào trong kỳ"))
    metrics = view.fontMetrics()
    for heading in ("Mã hồ sơ", "Có kết quả", "Trả kết quả"):
        assert view.columnWidth(column(page, heading)) > metrics.horizontalAdvance(heading), "on one line"
    assert faults(page.window()) == []
    assert not view.horizontalScrollBar().isVisible()


def test_columns_without_room_are_left_out_and_come_back(qtbot: QtBot, counter: Counter, page: SummaryPage) -> None:
    # So low that lists scroll: the view is resized while the columns of the next report come.
    page.window().resize(1366, 520)
    for report in (*REPORTS, "fields"):
        choose(qtbot, page, report)
    view, window = page.table.table, page.window()
    part, reused = (column(page, one) for one in ("Nộp trực tuyến", "Dùng lại dữ liệu"))
    assert not view.isColumnHidden(part)
    assert view.isColumnHidden(reused)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Dùng lại dữ liệu" in QGuiApplication.clipboard().text().splitlines()[0], "copied all the same"
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: not view.isColumnHidden(reused))
    assert not says(page, "tệp xuất có đủ")
    window.resize(1100, 768)
    qtbot.waitUntil(lambda: view.isColumnHidden(part))
    assert not view.horizontalScrollBar().isVisible()


def test_instants_and_numbers_are_brief_and_whole_in_their_tips(qtbot: QtBot, page: SummaryPage) -> None:
    choose(qtbot, page, "posting")
    model = page.table.table.model()
    number, due = (model.index(0, column(page, one)) for one in ("Mã hồ sơ", "Hẹn trả kết quả"))
    assert number.data() == "261112-2005"
    assert number.data(Qt.ItemDataRole.ToolTipRole) == "H20.126.05-261112-2005"
    assert due.data(Qt.ItemDataRole.ToolTipRole) == f"{due.data()}/2026"


def test_lines_are_sorted_by_keys_and_the_total_stays_last(qtbot: QtBot, page: SummaryPage) -> None:
    choose(qtbot, page, "fields")
    place = column(page, "Tiếp nhận")
    for _ in range(place):
        press(Qt.Key.Key_Right)
    assert page.table.table.currentIndex().column() == place
    press(Qt.Key.Key_Space)
    up = [int(value) for value in shown(page, place)]
    assert up[:-1] == sorted(up[:-1])
    assert up[-1] == sum(up[:-1])
    press(Qt.Key.Key_Space)
    assert [int(value) for value in shown(page, place)] == [*reversed(up[:-1]), up[-1]]


def test_the_sign_of_an_order_covers_no_words(qtbot: QtBot, page: SummaryPage) -> None:
    choose(qtbot, page, "fields")
    view, place = page.table.table, column(page, "Kỳ trước chuyển")
    head = view.horizontalHeader()
    whole = QRect(head.sectionViewportPosition(place), 0, head.sectionSize(place), head.height())
    words = whole.adjusted(0, 0, 0, -8)
    before = [head.grab(one).toImage() for one in (words, whole)]
    view._order(place)
    assert head.grab(words).toImage() == before[0]
    assert head.grab(whole).toImage() != before[1], "but it is there"


def test_instants_are_sorted_by_time_and_empty_ones_come_last(qtbot: QtBot, page: SummaryPage) -> None:
    choose(qtbot, page, "delays")
    view, place = page.table.table, column(page, "Có kết quả")
    for down in (False, True):
        view._order(place)
        found = [view._model.cells(row)[place] for row in range(view.model().rowCount())]
        there = [one for one in found if one is not None]
        assert there == sorted(there, reverse=down)
        assert found[: len(there)] == there
        assert len(there) < len(found)


def test_lines_are_copied_below_their_headings(qtbot: QtBot, page: SummaryPage) -> None:
    choose(qtbot, page, "posting")
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[1] == "Mã hồ sơ"
    assert len(lines) == 1 + page.table.table.model().rowCount()
    assert lines[1].split("\t")[1] == "H20.126.05-261112-2005"


def test_a_report_is_exported_under_its_name(qtbot: QtBot, counter: Counter, page: SummaryPage) -> None:
    choose(qtbot, page, "register")
    stem = "motcua_H20.126.05_2026-11-01_2026-11-23_so-theo-doi"
    for button, kind in (("Excel", "xlsx"), ("CSV", "csv"), ("PDF", "pdf")):
        push(qtbot, page, button)
        name = f"{stem}.{kind}"
        qtbot.waitUntil(lambda name=name: says(page, f"Đã ghi {name}"), timeout=30_000)  # type: ignore[misc]
        assert (counter.paths.exports / name).exists()
    [sheet] = openpyxl.load_workbook(counter.paths.exports / f"{stem}.xlsx").worksheets
    assert sheet.max_row == 7 + page.table.table.model().rowCount()


def test_any_days_are_typed(qtbot: QtBot, page: SummaryPage) -> None:
    push(qtbot, page, "Tùy chọn")
    qtbot.waitUntil(page.begins.isVisible)
    assert (page.begins.text(), page.day.text()) == ("01/11/2026", "23/11/2026")
    page.begins.setFocus()
    page.begins.selectAll()
    type_in(qtbot, "10/11")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(page, "14 ngày") and page.begins.text() == "10/11/2026")
    push(qtbot, page, "Kỳ trước")
    qtbot.waitUntil(lambda: page.begins.text() == "27/10/2026")
    assert page.day.text() == "09/11/2026"


def test_the_day_by_hour(qtbot: QtBot, page: SummaryPage) -> None:
    assert not page.picture.isVisible()
    push(qtbot, page, "Ngày")
    qtbot.waitUntil(page.picture.isVisible)
    push(qtbot, page, "14 ngày")
    press(Qt.Key.Key_Right)
    chart = page.findChild(DaysChart)
    assert chart is not None
    qtbot.waitUntil(lambda: "8 giờ: tiếp nhận 5" in chart.accessibleName())


def test_more_lines_than_a_screen_holds_are_said(
    qtbot: QtBot, page: SummaryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.summary.reading.MOST", 7)
    choose(qtbot, page, "register")
    assert page.table.table.model().rowCount() == 7
    assert says(page, "7 dòng đầu trong 60; tệp xuất có đủ")
    assert MOST == 1000


@pytest.mark.parametrize(
    ("span", "first", "last", "before"),
    [
        (Span.QUARTER, date(2026, 10, 1), date(2026, 12, 31), date(2026, 7, 1)),
        (Span.YEAR, date(2026, 1, 1), date(2026, 12, 31), date(2025, 1, 1)),
    ],
)
def test_quarters_and_years(span: Span, first: date, last: date, before: date) -> None:
    period = Period(date(2026, 11, 23), span)
    assert (period.first, period.last) == (first, last)
    assert period.step(-1).first == before
    assert period.step(1).first == date(2027, 1, 1)


def test_free_days_either_way_round() -> None:
    free = Period(date(2026, 11, 1), Span.FREE, date(2026, 11, 10))
    assert (free.first, free.last) == (date(2026, 11, 1), date(2026, 11, 10))
    assert (free.step(1).first, free.step(1).last) == (date(2026, 11, 11), date(2026, 11, 20))
    assert free.step(1).step(-1) == Period(date(2026, 11, 10), Span.FREE, date(2026, 11, 1))
