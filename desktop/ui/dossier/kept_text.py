"""What stands in a field as a text, and back again."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget


def kept_text(control: QWidget) -> str:
    """What a person typed or chose; empty for a field of another kind."""
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, QComboBox):
        return control.currentText()
    return control.text() if isinstance(control, QLineEdit) else ""


def put_text(control: QWidget, text: str) -> None:
    """Put it there again; the cursor stands after it."""
    if isinstance(control, QPlainTextEdit):
        control.setPlainText(text)
        control.moveCursor(QTextCursor.MoveOperation.End)
    elif isinstance(control, QComboBox):
        control.setCurrentText(text)
    elif isinstance(control, QLineEdit):
        control.setText(text)
