"""Quản trị: people and passwords, by keys, over a real store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.store.errors import WrongPassword
from desktop.store.store import Store
from desktop.store.users import Role
from desktop.ui.admin.page import AdminPage
from desktop.ui.admin.passwords import PasswordSection
from desktop.ui.admin.people import PeopleSection
from desktop.usecases.list_users import list_users
from desktop.usecases.set_user import SetUser, set_user
from tests.store.stores import PASSWORD
from tests.ui.admin import BOSS, NEW_PASSWORD, MakeCounter, folder, go_to, shown
from tests.ui.services_for_pages import Counter, faults, focused, press, says, type_in

# ---- people


def test_a_user_is_added_by_keys_and_can_sign_in(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    press(Qt.Key.Key_F9)
    type_in(qtbot, "Tran Thi Ngoc Lan")
    press(Qt.Key.Key_Tab)
    field = focused()
    assert isinstance(field, QLineEdit)
    assert (field.accessibleName(), field.text()) == ("Mã người dùng", "lanttn")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    for _ in range(2):
        type_in(qtbot, NEW_PASSWORD)
        press(Qt.Key.Key_Return)
    # Enter led to the button, and presses it.
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(page, "3 người đang dùng"), timeout=20_000)
    assert "lanttn" in [slot.user for slot in Store.slots(folder(counter))]
    admitted = counter.threads.on_writer(lambda store: store.admit("lanttn", NEW_PASSWORD)).result()
    assert (admitted.name, admitted.role) == ("Tran Thi Ngoc Lan", Role.PROCESSING)
    section = page.section
    assert isinstance(section, PeopleSection)
    assert section.chosen is not None
    assert section.chosen.id == "lanttn"


def test_an_id_in_use_is_never_written_over(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    press(Qt.Key.Key_F9)
    type_in(qtbot, "Ai")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(qtbot, "diem")
    press(Qt.Key.Key_F9)
    assert says(page, "Mã này đã có người dùng")
    assert focused().accessibleName() == "Mã người dùng"
    names = {line.user.id: line.user.name for line in counter.write(list_users)}
    assert names["diem"] == "Phạm Ngọc Diễm"


def test_an_easy_password_is_refused_and_nothing_typed_is_lost(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    press(Qt.Key.Key_F9)
    type_in(qtbot, "Lan")
    for key in (Qt.Key.Key_Tab,) * 3:
        press(key)
    for _ in range(2):
        type_in(qtbot, "12345678")
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "quá quen thuộc"), timeout=20_000)
    assert focused().accessibleName() == "Mật khẩu mới"
    assert len(Store.slots(folder(counter))) == 2
    press(Qt.Key.Key_Escape)
    assert not says(page, "quá quen thuộc")
    assert focused().accessibleName() == "Người dùng máy này"


def test_a_user_is_removed_and_works_here_again(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    section = page.section
    assert isinstance(section, PeopleSection)
    section.table.selectRow(next(n for n, p in enumerate(section._people) if p.id == "diem"))
    press(Qt.Key.Key_Delete)
    assert says(page, "Gỡ Phạm Ngọc Diễm (diem)")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "1 người đang dùng"), timeout=20_000)
    assert "diem" not in [slot.user for slot in Store.slots(folder(counter))]
    assert section.chosen is not None
    assert (section.chosen.id, section.chosen.state.word) == ("diem", "đã gỡ")
    press(Qt.Key.Key_Return)
    assert says(page, "Cho Phạm Ngọc Diễm dùng lại")
    for _ in range(2):
        type_in(qtbot, NEW_PASSWORD)
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "2 người đang dùng"), timeout=20_000)
    counter.threads.on_writer(lambda store: store.admit("diem", NEW_PASSWORD)).result()


@pytest.mark.parametrize("way", ["remove", "role"])
def test_the_last_administrator_stays(qtbot: QtBot, make_counter: MakeCounter, way: str) -> None:
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    section = page.section
    assert isinstance(section, PeopleSection)
    section.table.selectRow(next(n for n, p in enumerate(section._people) if p.id == BOSS.id))
    assert not section.password.isVisible(), "one's own password is changed with the old one"
    if way == "remove":
        press(Qt.Key.Key_Delete)
    else:
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Up)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "quản trị viên cuối cùng"), timeout=20_000)
    roles = {line.user.id: (line.user.role, line.active) for line in counter.write(list_users)}
    assert roles[BOSS.id] == (Role.ADMINISTRATOR, True)
    assert section.panel.open


def test_whoever_removes_themselves_is_signed_out(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    counter.write(set_user, SetUser("khac", "Võ Thị Khác", "administrator", NEW_PASSWORD))
    page = shown(qtbot, counter)
    section = page.section
    assert isinstance(section, PeopleSection)
    section.table.selectRow(next(n for n, p in enumerate(section._people) if p.id == BOSS.id))
    with qtbot.waitSignal(counter.services.locked, timeout=20_000):
        press(Qt.Key.Key_Delete)
        press(Qt.Key.Key_F9)


# ---- one's own password


def own_password(qtbot: QtBot, counter: Counter) -> tuple[AdminPage, PasswordSection]:
    """The section of one's own password, with the keys in its first field."""
    page = shown(qtbot, counter)
    section = go_to(qtbot, counter, page, PasswordSection)
    assert isinstance(section, PasswordSection)
    section.take_focus()
    qtbot.waitUntil(section.old.control.hasFocus)
    return page, section


def test_ones_own_password_is_changed(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter()
    page, section = own_password(qtbot, counter)
    for words in (PASSWORD, NEW_PASSWORD, NEW_PASSWORD):
        type_in(qtbot, words)
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Đã đổi mật khẩu."), timeout=20_000)
    assert [field.control.text() for field in (section.old, *section.new.fields)] == ["", "", ""]  # type: ignore[attr-defined]
    with pytest.raises(WrongPassword):
        counter.threads.on_writer(lambda store: store.admit("diem", PASSWORD)).result()
    counter.threads.on_writer(lambda store: store.admit("diem", NEW_PASSWORD)).result()


def test_a_wrong_old_password_is_said_at_its_field(qtbot: QtBot, make_counter: MakeCounter) -> None:
    page, section = own_password(qtbot, make_counter())
    for words in ("khong phai", NEW_PASSWORD, NEW_PASSWORD):
        type_in(qtbot, words)
        press(Qt.Key.Key_Tab)
    notes = []
    for _ in range(3):
        press(Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: bool(section.old.note) and not section._busy, timeout=20_000)
        notes.append(section.old.note)
        assert focused() is section.old.control
        type_in(qtbot, "van sai")
    assert notes == ["Mật khẩu chưa đúng.", "Mật khẩu chưa đúng.", "Mật khẩu chưa đúng. Thử lại sau 8 giây."]
    assert section.new.first.control.text() == NEW_PASSWORD  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: faults(page.window()) == [])


def test_two_different_ones_are_not_taken(qtbot: QtBot, make_counter: MakeCounter) -> None:
    page, _ = own_password(qtbot, make_counter())
    for words in (PASSWORD, NEW_PASSWORD, NEW_PASSWORD + "x"):
        type_in(qtbot, words)
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_F9)
    assert says(page, "Hai lần gõ chưa giống nhau")
    assert focused().accessibleName() == "Gõ lại mật khẩu mới"
