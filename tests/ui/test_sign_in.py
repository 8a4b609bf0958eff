"""The sign-in page: a wrong password is said in words and counted down."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.store.errors import SignInDelayed, WrongPassword
from desktop.store.shipped import shipped
from desktop.store.slots import Cost
from desktop.store.store import Store
from desktop.ui import looks, theme
from desktop.ui.runner import explain
from desktop.ui.sign_in.everywhere import HandbookOver
from desktop.ui.sign_in.page import SignInPage
from tests.ui.counter import PASSWORD, USER, Clock, Keys, show
from tests.ui.faults import cut_texts

PEOPLE = [("diem", "Phạm Ngọc Diễm"), ("nam", "Trần Hoàng Nam"), ("suong", "Nguyễn Thị Thu Sương")]
CENTRE = "Trung tâm Phục vụ hành chính công xã Mỹ Thọ"
HINT = f"Bản minh họa: Phạm Ngọc Diễm, mật khẩu {PASSWORD}"


@pytest.fixture
def page(qtbot: QtBot) -> SignInPage:
    window = SignInPage(PEOPLE, CENTRE, HINT)
    qtbot.addWidget(window)
    show(qtbot, window)
    return window


def test_password_and_enter_are_enough(qtbot: QtBot, page: SignInPage) -> None:
    assert page.password.hasFocus()
    keys = Keys()
    with qtbot.waitSignal(page.submitted, timeout=1000) as sent:
        keys.type("matkhau")
        keys.press(Qt.Key.Key_Return)
    assert sent.args == ["diem", "matkhau"]


def test_another_person_is_chosen_by_keys(qtbot: QtBot, page: SignInPage) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_Backtab)
    keys.press(Qt.Key.Key_Down)
    page.password.setFocus()
    with qtbot.waitSignal(page.submitted, timeout=1000) as sent:
        keys.type("x")
        keys.press(Qt.Key.Key_Return)
    assert sent.args[0] == "nam"


def test_up_and_down_choose_from_the_password_field(qtbot: QtBot, page: SignInPage) -> None:
    keys = Keys()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        keys.press(key)
        assert page.password.hasFocus()
    keys.press(Qt.Key.Key_Backtab)
    assert page._persons[2].hasFocus(), "the list is one step back"
    keys.press(Qt.Key.Key_Up)
    assert page._persons[1].hasFocus(), "in the list arrows stay in the list"
    keys.press(Qt.Key.Key_Return)
    assert page.password.hasFocus()
    with qtbot.waitSignal(page.submitted, timeout=1000) as sent:
        keys.type("x")
        keys.press(Qt.Key.Key_Return)
    assert sent.args[0] == "nam"
    page.set_busy(True)
    keys.press(Qt.Key.Key_Down)
    assert page._persons[1].isChecked(), "whose store opens is settled"


def test_a_wrong_password_of_a_real_store_is_said_below_the_field(
    qtbot: QtBot, page: SignInPage, tmp_path: Path
) -> None:
    cost = Cost(memory_kib=64, iterations=1, lanes=1)
    store = Store.create(
        tmp_path / "kho", centre=shipped("centres/demo.json"), user=USER, password=PASSWORD, clock=Clock(), cost=cost
    )
    store.close()
    for _ in range(2):
        with pytest.raises(WrongPassword):
            Store.open(tmp_path / "kho", user="diem", password="sai", clock=Clock())
    with pytest.raises(WrongPassword) as wrong:
        Store.open(tmp_path / "kho", user="diem", password="sai", clock=Clock())
    page.show_error(explain(wrong.value))
    assert page.field.note == "Mật khẩu chưa đúng. Thử lại sau 8 giây."
    assert not page.enter.isEnabled()
    assert page.password.text() == ""
    with pytest.raises(SignInDelayed):
        Store.open(tmp_path / "kho", user="diem", password=PASSWORD, clock=Clock())


def test_the_wait_counts_down_and_ends(qtbot: QtBot, page: SignInPage) -> None:
    page.show_error(explain(WrongPassword(wait_s=2)))
    qtbot.waitUntil(lambda: page.field.note.endswith("Thử lại sau 1 giây."), timeout=3000)
    qtbot.waitUntil(page.enter.isEnabled, timeout=3000)
    assert page.field.note == "Mật khẩu chưa đúng."


def test_nothing_is_sent_twice_while_the_store_opens(qtbot: QtBot, page: SignInPage) -> None:
    page.set_busy(True)
    with qtbot.assertNotEmitted(page.submitted):
        Keys().press(Qt.Key.Key_Return)


@pytest.mark.parametrize(("scheme", "scale"), [("light", 1.0), ("light", 1.5), ("contrast-dark", 1.25)])
def test_no_text_is_cut(qtbot: QtBot, scheme: str, scale: float) -> None:
    theme.use(scheme, scale)
    window = SignInPage(PEOPLE, CENTRE, HINT)
    qtbot.addWidget(window)
    show(qtbot, window)
    window.offer(exists=True, locked=False, new=True, training=True)
    window.show_error(explain(WrongPassword(wait_s=8)))
    qtbot.waitUntil(lambda: cut_texts(window) == [])


@pytest.mark.parametrize(
    ("exists", "locked", "new", "training", "shown"),
    [
        (True, False, False, False, "Vào chế độ tập huấn"),
        (False, False, True, False, "Vào chế độ tập huấn"),
        (True, False, True, False, "Vào chế độ tập huấn"),
        (True, True, True, False, ""),
        (True, True, False, True, "Rời chế độ tập huấn"),
        (False, False, False, True, "Rời chế độ tập huấn"),
    ],
)
def test_the_way_to_the_training_store_and_back(
    page: SignInPage, exists: bool, locked: bool, new: bool, training: bool, shown: str
) -> None:
    page.offer(exists=exists, locked=locked, new=new, training=training)
    assert (page.train.text() if page.train.isVisible() else "") == shown
    assert page.setup.isVisible() == (new and not locked)


def test_size_of_text_is_chosen_before_anyone_signs_in(page: SignInPage) -> None:
    Keys().type("abc")
    page._look("contrast-light", 1.25)
    assert theme.current().scale == 1.25
    assert page.password.text() == "abc", "what was typed stays"
    assert page.password.hasFocus()


def test_size_and_contrast_last(page: SignInPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks._Kept, "file", None)
    assert looks.kept() == looks.USUAL
    looks.keep_in(tmp_path / "data" / looks.FILE)
    page._look("contrast-dark", 1.5)
    assert looks.kept() == ("contrast-dark", 1.5)
    for broken in ("", "[]", '{"scheme": "contrast-dark", "scale": 77}', '{"scheme": 1}', "{"):
        (tmp_path / "data" / looks.FILE).write_text(broken, encoding="utf-8")
        assert looks.kept() == looks.USUAL


def test_a_choice_at_the_foot_applies_when_it_is_made_not_passed(qtbot: QtBot, page: SignInPage) -> None:
    keys = Keys()
    spoken: list[str] = []
    page.language_chosen.connect(spoken.append)
    language = page._looks.language
    language.setFocus(Qt.FocusReason.TabFocusReason)
    keys.press(Qt.Key.Key_Down)
    assert language.view().isVisible(), "the list opens"
    QTest.keyClick(language.view(), Qt.Key.Key_Down)
    assert spoken == []
    QTest.keyClick(language.view(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not language.view().isVisible())
    keys.press("e")
    assert (spoken, language.currentText()) == ([], "Tiếng Việt")
    keys.press(Qt.Key.Key_Down)
    QTest.keyClick(language.view(), Qt.Key.Key_Down)
    QTest.keyClick(language.view(), Qt.Key.Key_Return)
    assert spoken == ["en"]
    page._looks.text_size.setFocus(Qt.FocusReason.TabFocusReason)
    keys.press(Qt.Key.Key_Down)
    QTest.keyClick(page._looks.text_size.view(), Qt.Key.Key_Down)
    QTest.keyClick(page._looks.text_size.view(), Qt.Key.Key_Return)
    assert theme.current().scale == theme.SCALES[1]
    assert page.focusWidget() is page._looks.text_size, "the hand stays"


def test_f11_and_f1_work_before_anyone_signs_in(qtbot: QtBot, page: SignInPage) -> None:
    keys = Keys()
    keys.type("abc")
    keys.press(Qt.Key.Key_F11)
    qtbot.waitUntil(page.isFullScreen)
    keys.press(Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not page.isFullScreen())
    keys.press(Qt.Key.Key_F1)
    over = page.findChild(HandbookOver)
    assert over is not None
    qtbot.waitUntil(over.book.field.hasFocus)
    assert over.book.chapter == "dang-nhap"
    assert not page.enter.isVisible(), "the handbook and nothing else"
    keys.press(Qt.Key.Key_F1)
    assert len(page.findChildren(HandbookOver)) == 1
    assert cut_texts(page) == []
    keys.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(page.password.hasFocus)
    assert page.password.text() == "abc"
