"""The screens in English: what they show, and whose words are theirs to translate."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.ui import language

NAMES = ("Một Cửa Xã", *language.NAMES.values())
"""The program's own name, and each language in its own words."""

_MARKS = re.compile("[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323đĐ]")
_MONEY = re.compile(r"[\d,]+ đ(?![\w])|\(đ\)")


def vietnamese(text: str) -> bool:
    """Whether a text has Vietnamese letters; the sign of the currency is none."""
    return bool(_MARKS.search(unicodedata.normalize("NFD", _MONEY.sub("", text))))


def shown(window: QWidget) -> set[str]:
    """Every text that a person or a screen reader finds on a window, hidden parts included."""
    found = {window.windowTitle()}
    for widget in [window, *window.findChildren(QWidget)]:
        found |= {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
        if isinstance(widget, QLabel | QAbstractButton):
            found.add(widget.text())
        elif isinstance(widget, QLineEdit):
            found |= {widget.text(), widget.placeholderText()}
        elif isinstance(widget, QPlainTextEdit):
            found |= {widget.toPlainText(), widget.placeholderText()}
        elif isinstance(widget, QComboBox):
            found |= {widget.itemText(i) for i in range(widget.count())}
        elif isinstance(widget, QAbstractSpinBox):
            found |= {widget.text(), widget.specialValueText()}
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found |= _cells(widget.model())
    return found - {""}


def _cells(model: QAbstractItemModel) -> set[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    across = Qt.Orientation.Horizontal
    found = {model.headerData(c, across) for c in range(model.columnCount())}
    for row in range(min(model.rowCount(), 60)):
        for at in range(model.columnCount()):
            found |= {model.data(model.index(row, at), role) for role in roles}
    return {text for text in found if isinstance(text, str)}


def untranslated(window: QWidget, data: str) -> list[str]:
    """Texts with Vietnamese letters that are not made of data: what people, places, procedures and papers are called.

    Args:
        window: looked at.
        data: everything that the store and the shipped lists hold, as one text.
    """
    held = _plain(data)
    return sorted(text for text in shown(window) if vietnamese(text) and not _made_of(text, held))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).casefold()


def _made_of(text: str, held: str) -> bool:
    """Whether each stretch of a text that has Vietnamese letters is held as data, word for word."""
    for name in NAMES:
        text = text.replace(name, "")
    for piece in re.split(r"[·,;:()“”…\n×/–]+|\. |\.$", text):
        words = _plain(piece).split()
        at = [i for i, word in enumerate(words) if vietnamese(word)]
        # English words around a name do not count, but those inside do: the stretch is from first to last mark.
        if at and " ".join(words[at[0] : at[-1] + 1]) not in held:
            return False
    return True
