"""Qt's own buttons, menus and file dialogs: Vietnamese by our own table, English as Qt has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, QTranslator
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QScrollBar,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui import language
from tests.resources.test_translations import messages
from tests.ui.english import shown, vietnamese

TABLE = messages("qt_vi.ts")
LEFT = {"QShortcut", "QGuiApplication"}
"""Names of keys stay as they are on the keyboard; the direction of writing is no word."""


@pytest.fixture(autouse=True)
def _vietnamese_again() -> Iterator[None]:
    yield
    language.use(language.VIETNAMESE)


class Listener(QTranslator):
    """Hears what Qt asks to be translated, and answers nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.asked: set[tuple[str, str, str]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, comment: str | None = None, count: int = -1) -> str | None:
        if context.startswith("Q") and context not in LEFT:
            self.asked.add((context, source, comment or ""))
        return None


def menu_of(qtbot: QtBot, widget: QWidget) -> list[str]:
    """Words of the menu that the second mouse button opens."""
    found: list[list[str]] = []

    def read() -> None:
        for menu in QApplication.topLevelWidgets():
            if isinstance(menu, QMenu) and menu.isVisible() and not found:
                found.append([action.text() for action in menu.actions() if action.text()])
                menu.close()
        if not found:
            QTimer.singleShot(50, read)

    if isinstance(widget, QAbstractScrollArea):
        widget = widget.viewport()
    QTimer.singleShot(50, read)
    at = QPoint(3, 3)
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at)))
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def walk(qtbot: QtBot, folder: Path) -> dict[str, set[str]]:
    """Open all that Qt brings along; its words by where they are."""
    (folder / "tep.pdf").write_bytes(b"%PDF")
    (folder / "thu-muc").mkdir(exist_ok=True)
    said: dict[str, set[str]] = {}
    buttons = QDialogButtonBox()
    for standard in QDialogButtonBox.StandardButton:
        if standard.value:
            buttons.addButton(standard)
    box = QMessageBox(QMessageBox.Icon.Warning, "", "", QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Yes)
    box.setDetailedText("1")
    for name, window in (("buttons", buttons), ("message", box)):
        qtbot.addWidget(window)
        window.show()
        said[name] = shown(window)
        # A message is modal: no menu opens beside it.
        window.hide()
    for mode in QFileDialog.FileMode:
        for accept in QFileDialog.AcceptMode:
            dialog = QFileDialog(None, "", str(folder))
            qtbot.addWidget(dialog)
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
            dialog.setFileMode(mode)
            dialog.setAcceptMode(accept)
            dialog.setViewMode(QFileDialog.ViewMode.Detail)
            dialog.show()
            words = shown(dialog) | {action.text() for action in dialog.findChildren(QAction)}
            places = [combo for combo in dialog.findChildren(QComboBox) if combo.objectName() == "lookInCombo"]
            words -= {combo.itemText(n) for combo in places for n in range(combo.count())}
            words -= {
                str(v.model().index(r, 0).data()) for v in dialog.findChildren(QAbstractItemView) for r in range(9)
            }
            said[f"files {mode.name} {accept.name}"] = words
            dialog.hide()
    link = QLabel('<a href="a">a</a>')
    link.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    for edit in (QLineEdit("a"), QPlainTextEdit("a"), QTextEdit("a"), QSpinBox(), QScrollBar(), link):
        qtbot.addWidget(edit)
        with qtbot.waitActive(edit):
            edit.show()
            edit.activateWindow()
        said[type(edit).__name__] = set(menu_of(qtbot, edit))
    return said


@pytest.mark.filterwarnings("ignore")
def test_every_word_that_qt_asks_for_is_in_the_table(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    ear = Listener(qapp)
    qapp.installTranslator(ear)
    try:
        walk(qtbot, tmp_path)
    finally:
        qapp.removeTranslator(ear)
    assert len(ear.asked) > 50
    assert {key for key in ear.asked if key not in TABLE} == set()


def plain(words: set[str]) -> set[str]:
    """Without keys and marks."""
    return {word.partition("\t")[0].replace("&", "") for word in words}


def test_vietnamese_has_no_english_word_left(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    language.use(language.VIETNAMESE)
    ours = {(text or "").replace("&", "") for text in TABLE.values()}
    english = {source.replace("&", "") for _, source, _ in TABLE} - ours
    said = walk(qtbot, tmp_path)
    assert {where: left for where, words in said.items() if (left := plain(words) & english)} == {}
    assert plain(said["QLineEdit"]) == {"Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xóa", "Chọn hết"}
    assert {"Thôi", "Lưu", "Đóng", "Có", "Không", "Được"} <= plain(said["buttons"])
    assert {"Chép", "Chép địa chỉ liên kết", "Chọn hết"} <= plain(said["QLabel"])
    assert {"Tăng", "Giảm"} <= plain(said["QSpinBox"])


def test_english_has_no_vietnamese_word(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    language.use(language.ENGLISH)
    said = walk(qtbot, tmp_path)
    assert {where: bad for where, words in said.items() if (bad := {w for w in words if vietnamese(w)})} == {}
    assert plain(said["QLineEdit"]) == {"Undo", "Redo", "Cut", "Copy", "Paste", "Delete", "Select All"}
    assert {"Cancel", "Save", "Close", "Yes", "No", "OK"} <= plain(said["buttons"])
