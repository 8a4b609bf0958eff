"""Quản trị in tests: who signs in, and how its sections are reached by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.store.users import Role, User
from desktop.ui.admin.page import AdminPage
from desktop.ui.admin.sections import Section
from tests.ui.services_for_pages import Counter, focused, press, said

BOSS = User("baonq", "Nguyễn Quốc Bảo", Role.ADMINISTRATOR)
LEADER = User("thanhlv", "Lê Văn Thành", Role.LEADER)
NEW_PASSWORD = "hoa lan tim 26"

MakeCounter = Callable[..., Counter]


def shown(qtbot: QtBot, counter: Counter) -> AdminPage:
    """The page, with everything read and the keys in it."""
    page = counter.shown(qtbot, "admin").page
    assert isinstance(page, AdminPage)
    idle(qtbot, counter)
    qtbot.waitUntil(lambda: page.isAncestorOf(focused()))
    return page


def answer_dialog(typed: str, seen: list[str]) -> None:
    """Give the file dialog that is about to open a path, and press Enter; notes the words it shows."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, answer)
            return
        seen.extend(said(dialog))
        edit = dialog.findChild(QLineEdit)
        assert edit is not None
        # Pasted: letter by letter, the dialog's own suggestions would take the Enter.
        edit.setText(typed)
        QTest.keyClick(edit, Qt.Key.Key_Return)

    QTimer.singleShot(20, answer)


def come_back(qtbot: QtBot, page: QWidget) -> None:
    """Give the window the keys again after a dialog, as a window manager does."""
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)


def idle(qtbot: QtBot, counter: Counter) -> None:
    qtbot.waitUntil(lambda: not counter.services.runner.busy, timeout=20_000)


def go_to(qtbot: QtBot, counter: Counter, page: AdminPage, kind: type[Section]) -> Section:
    """Choose a section with the arrow keys of the list."""
    index = next(n for n, section in enumerate(page.sections) if isinstance(section, kind))
    page.list._buttons[page.list._group.checkedId()].setFocus()
    for _ in range(index - page.list._group.checkedId()):
        press(Qt.Key.Key_Down)
    idle(qtbot, counter)
    assert isinstance(page.section, kind)
    return page.section


def folder(counter: Counter) -> Path:
    """Where the store is."""
    found: Path = counter.threads.on_writer(lambda store: store.folder).result()
    return found
