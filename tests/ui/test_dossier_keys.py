"""One dossier by keys alone: what each key does, what Tab passes, what Esc closes and keeps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.dossier.happenings import happening
from desktop.ui.dossier.moment import Moment
from desktop.ui.main_window import MainWindow
from desktop.usecases.view_dossier import view_dossier
from tests.store.stores import at
from tests.ui.dossier_states import dossier, one_of_each, other_work, shown, until_says
from tests.ui.services_for_pages import Counter, button, faults, focused, press, says, type_in


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    made = Counter(tmp_path, one_of_each)
    yield made
    made.close()


def test_enter_presses_the_button_that_has_the_focus_here_and_on_the_rail(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "work")
    window = page.window()
    assert isinstance(window, MainWindow)
    button(page, "Yêu cầu bổ sung").setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._panel.step == "supplement")
    button(page, "Thôi").setFocus()
    press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    qtbot.waitUntil(lambda: page._panel.step == "" and button(page, "Nhập kết quả").hasFocus())
    press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: button(page, "Hoàn tác bước vừa rồi").isVisible())
    qtbot.waitUntil(lambda: page._sides.horizontalScrollBar().maximum() == 0 and faults(window) == [])
    rail = button(window.rail, "Trả kết quả")
    rail.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page.name == "handover")


def test_every_step_has_a_key_that_its_button_tells(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "received")
    control = Qt.KeyboardModifier.ControlModifier
    for key, step in ((Qt.Key.Key_R, "refuse"), (Qt.Key.Key_G, "forward")):
        press(key, control)
        assert page._panel.step == step
        press(key, control)
        press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: page._panel.step == "" and button(page, "Chuyển xử lý").hasFocus())
    press(Qt.Key.Key_G, control)
    press(Qt.Key.Key_Return)
    assert page._panel._confirm.hasFocus(), "Enter leads through the fields of a step"
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: button(page, "Chuyển xử lý").hasFocus())
    assert "Ctrl+R" in button(page, "Từ chối").toolTip()
    press(Qt.Key.Key_Y, control)
    assert page._panel.step == "", "a dossier that was not sent on is not asked to be completed"
    assert "Ctrl+M" in button(page, other_work(page)[0]).toolTip()
    press(Qt.Key.Key_M, control)
    qtbot.waitUntil(lambda: button(page, "Gia hạn (Mẫu 04)").hasFocus())
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not says(page, "Gia hạn (Mẫu 04)"))
    assert page.isVisible(), "the menu was closed, and nothing else"
    assert focused() is button(page, other_work(page)[0])
    press(Qt.Key.Key_M, control)
    qtbot.waitUntil(lambda: button(page, "Gia hạn (Mẫu 04)").hasFocus())
    with qtbot.waitSignal(page.retitled):
        # A round with the province ended, and nothing but marks of delivery changed.
        page.refresh(SimpleNamespace(dossiers=frozenset(), delivery=True))
    qtbot.wait(20)
    assert button(page, "Gia hạn (Mẫu 04)").hasFocus(), "Enter would open another step than the one meant"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._panel.step == "extend")
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page._panel.step == "" and button(page, "Chuyển xử lý").hasFocus())
    assert not says(page, "Gia hạn (Mẫu 04)"), "the menu is folded after a step"
    with qtbot.waitSignal(page.open_page):
        press(Qt.Key.Key_Escape)


def test_tab_goes_from_the_actions_over_the_papers_to_the_timeline(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "received")
    button(page, other_work(page)[0]).setFocus()
    passed = []
    for _ in range(12):
        press(Qt.Key.Key_Tab)
        passed.append(focused().accessibleName())
        assert page.isAncestorOf(focused()), passed
        if passed[-1] == "Hồ sơ khác của người này":
            break
    wanted = ["Thành phần hồ sơ và tệp đính kèm", "Diễn biến", "Hồ sơ khác của người này"]
    assert [name for name in passed if name in wanted] == wanted
    press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page._panel.step == "refuse")
    type_in(qtbot, "Không thuộc thẩm quyền")
    press(Qt.Key.Key_Tab)
    assert focused() is button(page, "Thôi")
    press(Qt.Key.Key_F9)
    until_says(qtbot, page, "Xem và in Mẫu 03")
    assert not says(page, "In giấy hẹn"), "what was refused has no slip"


def test_what_was_typed_for_a_step_waits_for_its_dossier_until_it_is_done(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "work")
    control = Qt.KeyboardModifier.ControlModifier
    press(Qt.Key.Key_Y, control)
    type_in(qtbot, "Thiếu bản sao")
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page._panel.step == "")
    page.show_dossier(counter.made["late"])
    qtbot.waitUntil(lambda: says(page, "Trễ 3 ngày, chưa có phiếu xin lỗi"))
    press(Qt.Key.Key_Y, control)
    qtbot.waitUntil(lambda: page._panel.step == "supplement")
    assert not page._panel.typed, "another dossier has words of its own"
    page.show_dossier(counter.made["work"])
    qtbot.waitUntil(lambda: page._panel.step == "" and button(page, "Nhập kết quả").hasFocus())
    press(Qt.Key.Key_Y, control)
    type_in(qtbot, " giấy chứng sinh")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: dossier(counter, "work").reason == "Thiếu bản sao giấy chứng sinh")
    until_says(qtbot, page, "Đã nhận bổ sung")
    qtbot.waitUntil(lambda: button(page, "Đã nhận bổ sung").hasFocus())
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page._panel.step == "" and button(page, "Nhập kết quả").hasFocus())
    press(Qt.Key.Key_Y, control)
    qtbot.waitUntil(lambda: page._panel.step == "supplement")
    assert not page._panel.typed, "what was done is not offered again"


def test_what_is_to_be_paid_is_told_with_its_amount(counter: Counter) -> None:
    asked = counter.read(view_dossier, counter.made["money"]).timeline[0]
    assert happening(asked).note == "Lệ phí trước bạ: 1.500.000 đ"


def test_an_apology_is_told_to_be_late_only_where_it_could_have_been_in_time(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "received")
    assert page._shown is not None
    calendar = page._shown.moment.calendar
    monday = replace(dossier(counter, "received"), due_at=at("2026-11-30 17:00"))
    same_day = replace(monday, received_at=at("2026-11-30 08:00"))
    for one, now, told in (
        (monday, "2026-11-28 09:00", False),
        (monday, "2026-11-30 09:00", True),
        (same_day, "2026-11-30 09:00", False),
    ):
        page._panel.open("extend", one, Moment(at(now), calendar), "")
        qtbot.waitUntil(lambda: says(page, "Ngày trả mới"))
        assert says(page, "Lẽ ra phải xin lỗi trước, chậm nhất 27/11") == told, now


def test_an_unknown_dossier_says_so(qtbot: QtBot, counter: Counter) -> None:
    window = counter.shown(qtbot, "worklist")
    window.open_dossier("không có")
    qtbot.waitUntil(lambda: says(window.page, "không tìm thấy hồ sơ này trên máy"))
    with qtbot.waitSignal(window.page.notify) as told:
        press(Qt.Key.Key_F9)
    assert told.args == ["info", "Chưa đọc được hồ sơ này"], "nothing waits to be opened by itself"
