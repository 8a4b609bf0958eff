"""The screens in English: what they show, and whose words are theirs to translate."""

from __future__ import annotations

import inspect
import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
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
from desktop.ui.widgets import kept_words
from tests.store import stores
from tests.ui import admin, counter, dossier_states, services_for_pages, test_sign_in

ROOT = Path(__file__).resolve().parents[2]
DATA = ("catalogue/procedures.json", "guides/guides.json", "calendar/calendar.json", "centres/demo.json")
NAMES = ("Một Cửa Xã", *language.NAMES.values())
"""The program's own name, and each language in its own words."""

KINDS = re.compile(r"^(xã|phường|thị trấn|huyện|tỉnh|thành phố) ")
COUNTS = ("{count}", "{days}", "{hours}", "{minutes}", "{total}", "{month}")

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
    # A list model has one column and keeps the question to itself.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    found = {model.headerData(c, across) for c in range(columns)}
    for row in range(min(model.rowCount(), 60)):
        for at in range(columns):
            found |= {model.data(model.index(row, at), role) for role in roles}
    return {text for text in found if isinstance(text, str)}


def untranslated(texts: set[str]) -> list[str]:
    """Texts in Vietnamese that are no data, and such as the code has as a source: those were not looked up rightly."""
    return sorted(text for text in texts if vietnamese(text) and (is_source(text) or not made_of_data(text)))


def is_source(text: str) -> bool:
    """Whether a text is a string of the code as it was before translation, its places filled in."""
    if text.removeprefix("• ") in _values():
        return False
    return any(pattern.fullmatch(text) for pattern in _sources())


def made_of_data(text: str) -> bool:
    """Whether each stretch of a text that has Vietnamese letters is held as data, word for word.

    English words around a name do not count, but those inside do: a stretch is from its first mark to its last.
    """
    for name in NAMES:
        text = text.replace(name, "")
    for piece in re.split(r"[·,;:()“”…\n×/–]+|\. |\.$", text):
        words = _plain(piece).split()
        at = [i for i, word in enumerate(words) if vietnamese(word)]
        if not at:
            continue
        stretch = " ".join(words[at[0] : at[-1] + 1])
        # The lists keep what kind of place it is apart from its name.
        if stretch not in _held() and KINDS.sub("", stretch) not in _held():
            return False
    return True


@cache
def _held() -> str:
    """What the shipped lists hold, the words of papers, and the names, places and reasons of the tests."""
    files = [ROOT / "resources" / name for name in DATA]
    files += (ROOT / "resources" / "units").glob("*.tsv")
    files += [
        Path(inspect.getsourcefile(module) or "")
        for module in (services_for_pages, stores, counter, admin, dossier_states, test_sign_in)
    ]
    papers = (kept_words.NOT_HANDED_IN, kept_words.PAPERS_MISSING)
    return _plain(" ".join([*papers, *(file.read_text(encoding="utf-8") for file in files)]))


@cache
def _values() -> set[str]:
    """Each text of the shipped lists as a whole."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            for part in value.values() if isinstance(value, dict) else value:
                yield from texts(part)

    files = [json.loads((ROOT / "resources" / name).read_text(encoding="utf-8")) for name in DATA]
    return {text for file in files for text in texts(file)}


@cache
def _sources() -> list[re.Pattern[str]]:
    """Patterns of the sources that have Vietnamese letters outside of their places."""
    found = []
    for message in ET.parse(ROOT / "resources" / "i18n" / "motcua_en.ts").getroot().iter("message"):
        source = message.findtext("source", "")
        parts = re.split(r"(\{[^{}]*\})", source)
        if vietnamese("".join(parts[::2])) and source != message.findtext("translation"):
            found.append(re.compile("".join(_place(p) if i % 2 else re.escape(p) for i, p in enumerate(parts))))
    return found


def _place(name: str) -> str:
    """What may stand in a place: figures where things are counted."""
    return r"[\d.,]+" if name in COUNTS else ".+"


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).casefold()
