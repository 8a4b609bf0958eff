"""Hồ sơ, many at once: selected, done, told and exported by keys."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.dossier import Status
from desktop.domain.read_models import DossierFilter, DossierRow
from desktop.reports.register import COLUMNS
from desktop.ui.main_window import MainWindow
from desktop.ui.worklist.days import read_days, told_days
from desktop.ui.worklist.many_bar import PRINT
from desktop.ui.worklist.page import WorklistPage
from desktop.ui.worklist.reading import read_choices
from desktop.usecases.list_dossiers import ListDossiers, list_dossiers
from desktop.usecases.list_views import list_views
from desktop.usecases.receive_dossier import receive_dossier
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from tests.store.stores import HANG, request
from tests.ui.printer_tray import Tray
from tests.ui.services_for_pages import Counter, button, faults, focused, nameless, press, said, says, type_in

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    made = Counter(tmp_path)
    yield made
    made.close()


def shown(qtbot: QtBot, counter: Counter, view: str = "open") -> WorklistPage:
    window = counter.shown(qtbot, "worklist")
    page = window.page
    assert isinstance(page, WorklistPage)
    qtbot.waitUntil(lambda: rows(page) > 0 and page.list.hasFocus())
    if view != "open":
        page.show_view(view)
        page.activate()
        qtbot.waitUntil(lambda: not counter.services.runner.busy and page.list.hasFocus())
    return page


def rows(page: WorklistPage) -> int:
    return page.list.model().rowCount()


def every(counter: Counter, **wanted: Any) -> tuple[DossierRow, ...]:
    found: tuple[DossierRow, ...] = counter.read(list_dossiers, ListDossiers(DossierFilter(**wanted), limit=1000)).rows
    return found


def toasts(page: WorklistPage) -> list[str]:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window.toasts.texts


def test_shift_and_control_select_and_escape_lets_go(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    for _ in range(3):
        press(Qt.Key.Key_Down, SHIFT)
    assert len(page.list.marked) == 4
    assert says(page, "Đã chọn 4 hồ sơ")
    press(Qt.Key.Key_Down, CONTROL)
    press(Qt.Key.Key_Down, CONTROL)
    press(Qt.Key.Key_Space, CONTROL)
    assert len(page.list.marked) == 5
    press(Qt.Key.Key_End, SHIFT)
    assert len(page.list.marked) == rows(page) - 5 + 4
    press(Qt.Key.Key_Escape)
    assert len(page.list.marked) == 1
    assert not page.many.bar.isVisible()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_End, SHIFT)
    assert page.list.all_marked
    assert not page.many.everything


def test_all_means_all_pages_and_reads_no_row(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "all")
    total = len(every(counter, view="all"))
    assert total > rows(page) == 50
    press(Qt.Key.Key_A, CONTROL)
    assert says(page, f"Đã chọn cả {total} hồ sơ")
    assert not counter.services.runner.busy
    page._after.click()
    qtbot.waitUntil(lambda: rows(page) == total - 50)
    assert page.list.all_marked
    assert says(page, f"Đã chọn cả {total} hồ sơ")
    page.list.setFocus()
    press(Qt.Key.Key_Down)
    assert not page.many.everything
    assert not page.many.bar.isVisible()


def test_the_current_row_stays_when_something_else_changes(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Down, CONTROL)
    press(Qt.Key.Key_Down, CONTROL)
    here, marked = page.list.chosen, [row.id for row in page.list.marked]
    assert here is not None
    assert here.id not in marked
    before = rows(page)
    counter.services.runner.run(receive_dossier, request())
    qtbot.waitUntil(lambda: rows(page) == before + 1)
    assert page.list.chosen is not None
    assert page.list.chosen.id == here.id
    assert [row.id for row in page.list.marked] == marked


def test_what_is_selected_stays_when_something_else_changes(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    press(Qt.Key.Key_Down, SHIFT)
    marked = [row.id for row in page.list.marked]
    before = rows(page)
    counter.services.runner.run(receive_dossier, request())
    qtbot.waitUntil(lambda: rows(page) == before + 1)
    assert [row.id for row in page.list.marked] == marked


def test_many_are_forwarded_and_the_others_are_named(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    fresh = [row for row in every(counter) if row.status == Status.RECEIVED]
    others = [row for row in every(counter) if row.status != Status.RECEIVED]
    assert len(fresh) > 3 < len(others)
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_G, CONTROL)
    qtbot.waitUntil(lambda: page.many.panel.asking)
    assert isinstance(focused(), QLineEdit)
    type_in(qtbot, "Phong Kinh te")
    events = counter.read(lambda view: view.journal.count())
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, f"Đã chuyển {len(fresh)} hồ sơ"), timeout=20_000)
    assert says(page, f"{len(others)} hồ sơ không chuyển được:")
    assert page.list.hasFocus()
    assert says(page, "chưa làm được bước này")
    assert says(page, f"và {len(others) - 3} hồ sơ khác")
    assert counter.read(lambda view: view.journal.count()) == events + len(fresh)
    now = {row.id: row for row in every(counter)}
    assert all(now[row.id].status == Status.IN_PROGRESS for row in fresh)
    assert all(now[row.id] == row for row in others)
    button(page, "Đã xem").click()
    assert not page.many.panel.isVisible()
    assert page.list.hasFocus()


def test_it_can_be_stopped_between_two(qtbot: QtBot, counter: Counter) -> None:
    for number in range(12):
        counter.write(receive_dossier, request(key=f"k{number}"))
    assert all(row.status == Status.RECEIVED for row in every(counter, text="087185004321"))
    page = shown(qtbot, counter)
    type_in(qtbot, "087185004321")
    qtbot.waitUntil(lambda: rows(page) == 12)
    fresh = 12
    page.list.setFocus()
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_G, CONTROL)
    qtbot.waitUntil(lambda: page.many.panel.asking)
    page.many._many.progressed.connect(lambda done, _total: page.many.panel.stopped.emit() if done == 5 else None)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Đã chuyển 5 hồ sơ"), timeout=20_000)
    assert says(page, f"đã dừng, {fresh - 5} hồ sơ ở nguyên như cũ")
    assert len([row for row in every(counter, text="087185004321") if row.status == Status.IN_PROGRESS]) == 5


def test_who_may_not_changes_nothing(qtbot: QtBot, counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.ui.worklist import many_desk
    from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier

    def refused(work: Any, request: ForwardDossier) -> Any:
        work.need()
        return forward_dossier(work, request)

    monkeypatch.setattr(many_desk, "forward_dossier", refused)
    page = shown(qtbot, counter)
    events = counter.read(lambda view: view.journal.count())
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_G, CONTROL)
    qtbot.waitUntil(lambda: page.many.panel.asking)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Đã chuyển 0 hồ sơ"))
    assert says(page, "chưa đến lượt, ở nguyên như cũ")
    assert counter.read(lambda view: view.journal.count()) == events


def test_results_of_many_are_recorded(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    press(Qt.Key.Key_Down, SHIFT)
    chosen = page.list.marked
    allowed = [row for row in chosen if row.status == Status.IN_PROGRESS]
    assert allowed
    press(Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: page.many.panel.asking)
    press(Qt.Key.Key_F9)
    wanted = f"Đã ghi kết quả {len(allowed)} hồ sơ"
    qtbot.waitUntil(lambda: any(wanted in words for words in (*toasts(page), *said(page))))
    now = {row.id: row.status for row in every(counter, view="all")}
    assert all(now[row.id] == Status.SETTLED for row in allowed)


@pytest.mark.parametrize(
    ("printers", "words"),
    [(("HP 1020",), "Đã gửi 3 giấy hẹn đến máy in"), ((), "Máy này chưa có máy in: 3 giấy hẹn lưu thành tệp PDF")],
)
def test_slips_of_many_are_printed(
    qtbot: QtBot, counter: Counter, tmp_path: Path, printers: tuple[str, ...], words: str
) -> None:
    tray = Tray(tmp_path / "tray", printers)
    counter.services.printing.ask = tray.ask
    page = shown(qtbot, counter)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    numbers = {row.number for row in page.list.marked}
    press(Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: any(words in told for told in toasts(page)), timeout=20_000)
    assert {path.stem for path in counter.paths.exports.rglob("*.pdf")} == numbers
    assert len(tray.texts()) == 3 * len(printers)


def test_a_refused_dossier_is_left_out_of_the_slips_and_named(qtbot: QtBot, counter: Counter, tmp_path: Path) -> None:
    counter.services.printing.ask = Tray(tmp_path / "tray", ()).ask
    one, refused = [row for row in every(counter, view="open") if row.status == Status.RECEIVED][:2]
    counter.write(refuse_dossier, RefuseDossier(refused.id, "Không thuộc thẩm quyền"))
    page = shown(qtbot, counter)
    page.many._begin(PRINT, (one.id, refused.id))
    qtbot.waitUntil(lambda: says(page, "1 giấy hẹn chưa in được"), timeout=20_000)
    assert says(page, f"Hồ sơ {refused.number} không được tiếp nhận nên không có giấy hẹn.")
    assert {path.stem for path in counter.paths.exports.rglob("*.pdf")} == {one.number}


def test_the_list_is_exported_whole(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "all")
    numbers = [row.number for row in every(counter, view="all", sort="received", descending=True)]
    press(Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: says(page, f"Đã xuất {len(numbers)} hồ sơ"), timeout=20_000)
    (table,) = counter.paths.exports.rglob("*.xlsx")
    (text,) = counter.paths.exports.rglob("*.csv")
    assert table.stat().st_size > 5000
    with text.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0] == [column.heading for column in COLUMNS]
    assert [line[1] for line in lines[1:]] == numbers
    assert [line[0] for line in lines[1:]] == [str(n) for n in range(1, len(numbers) + 1)]
    window = page.window()
    assert isinstance(window, MainWindow)
    for place in (page.list, button(window.rail, "Trả kết quả")):
        press(Qt.Key.Key_A, CONTROL)
        page.many.panel.say("ok", "Đã xuất")
        place.setFocus()
        press(Qt.Key.Key_Escape)
        assert not page.many.panel.isVisible(), "its button says Esc, wherever the focus is"
        assert page.many.everything, "what is selected stays; the next Esc lets go of it"
        page.list.setFocus()


def test_what_is_selected_is_copied_as_text(qtbot: QtBot, counter: Counter) -> None:
    counter.write(
        receive_dossier, request(applicant=type(HANG)(name="=HYPERLINK(1)", id_number="087185004399"), key="formula")
    )
    page = shown(qtbot, counter)
    type_in(qtbot, "hyperlink")
    qtbot.waitUntil(lambda: rows(page) == 1)
    page.list.setFocus()
    press(Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: any("Đã chép 1 hồ sơ" in words for words in toasts(page)))
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == [column.heading for column in COLUMNS]
    cells = lines[1].split("\t")
    assert len(lines) == 2
    assert cells[5] == "'=HYPERLINK(1)"


def in_sight(page: WorklistPage, words: str) -> bool:
    """Whether the whole tab is in the part of the row that is seen."""
    tab, view = button(page, words), page.tabs.viewport()
    return view.rect().contains(QRect(tab.mapTo(view, QPoint(0, 0)), tab.size()))


def test_a_list_of_ones_own_is_kept_shown_renamed_and_dropped(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    type_in(qtbot, "thi")
    wanted = every(counter, view="open", text="thi")
    qtbot.waitUntil(lambda: rows(page) == len(wanted))
    press(Qt.Key.Key_S, CONTROL)
    type_in(qtbot, "Cac ba")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(page, f"Cac ba  {len(wanted)}"))
    assert page.list.hasFocus()
    qtbot.waitUntil(lambda: in_sight(page, f"Cac ba  {len(wanted)}"))
    page.tabs.horizontalScrollBar().setValue(0)
    page._show_own(counter.read(read_choices))
    qtbot.waitUntil(lambda: in_sight(page, f"Cac ba  {len(wanted)}"))
    fixed = button(page, f"Quá hạn  {len(every(counter, view='late'))}")
    fixed.click()
    qtbot.waitUntil(lambda: page.filters.line.text() == "" and rows(page) == len(every(counter, view="late")))
    button(page, f"Cac ba  {len(wanted)}").click()
    qtbot.waitUntil(lambda: page.filters.line.text() == "thi" and rows(page) == len(wanted))
    press(Qt.Key.Key_S, CONTROL)
    type_in(qtbot, "Quy ba")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, f"Quy ba  {len(wanted)}") and not says(page, "Cac ba "))
    press(Qt.Key.Key_S, CONTROL)
    button(page, "Xóa bộ lọc này").click()
    qtbot.waitUntil(lambda: not says(page, "Quy ba "))
    assert counter.read(list_views) == ()
    assert page.filters.line.text() == ""


def test_every_head_sorts(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "all")
    for column, sort in enumerate(("number", "name", "procedure", "status", "due")):
        page.list.horizontalHeader().sectionClicked.emit(column)
        qtbot.waitUntil(lambda: not counter.services.runner.busy)
        assert page.list.horizontalHeader().sortIndicatorSection() == column
        shown_ = [page.list._list.row_at(row) for row in range(rows(page))]
        assert [row.id for row in shown_ if row] == [row.id for row in every(counter, view="all", sort=sort)[:50]]


def test_days_and_officer_narrow_the_list(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "all")
    page.filters._day.setText("16/11–18/11")
    wanted = every(counter, view="all", received_from="2026-11-16", received_to="2026-11-18")
    qtbot.waitUntil(lambda: rows(page) == len(wanted))
    officers = page.filters._officers
    assert [officers.itemText(i) for i in range(officers.count())] == ["Mọi người", "Phạm Ngọc Diễm"]
    officers.setCurrentIndex(1)
    officers.activated.emit(1)
    qtbot.waitUntil(lambda: not counter.services.runner.busy)
    assert rows(page) == len(wanted)
    button(page, "Bỏ mọi bộ lọc (Esc)").click()
    qtbot.waitUntil(lambda: rows(page) == 50)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("20/11", "2026-11-20", "2026-11-20"),
        ("1-11-2026", "2026-11-01", "2026-11-01"),
        ("1/11-20/11", "2026-11-01", "2026-11-20"),
        ("1/11 - 20/11/2027", "2026-11-01", "2027-11-20"),
        ("từ 1/11", "2026-11-01", ""),
        ("đến 20/11", "", "2026-11-20"),
        ("từ 1/11 đến 20/11", "2026-11-01", "2026-11-20"),
        ("20/12–10/1", "2025-12-20", "2026-01-10"),
    ],
)
def test_days_are_read_as_they_are_typed(typed: str, first: str, last: str) -> None:
    found = read_days(typed, 2026)
    assert found is not None
    assert tuple(day.isoformat() if day else "" for day in found) == (first, last)
    assert read_days(told_days(first, last), 2026) == found


@pytest.mark.parametrize("typed", ["", "31/2", "x", "1/11–x", "từ", "–", "1/11-2/11-3/11", "29/2–1/1"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_days(typed, 2026) is None


def test_nothing_is_cut_while_many_are_selected(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    qtbot.waitUntil(lambda: says(page.preview, "Diễn biến"))
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_G, CONTROL)
    qtbot.waitUntil(lambda: page.many.panel.asking)
    assert faults(page.window()) == []
    assert nameless(page) == []
    press(Qt.Key.Key_S, CONTROL)
    assert not page.many.panel.isVisible()
    assert faults(page.window()) == []
