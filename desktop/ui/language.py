"""The language of the screens: Vietnamese, or English from `resources/i18n`; kept for this machine in a small file.

Papers, reports and exports are made outside the screens and stay Vietnamese.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.kept_file import read_kept, write_kept
from desktop.usecases.explain_error import speak

VIETNAMESE: Final = "vi"
ENGLISH: Final = "en"
NAMES: Final = {VIETNAMESE: "Tiếng Việt", ENGLISH: "English"}
"""Each language in its own words."""

FILE: Final = "language.json"

_TABLES: Final = {VIETNAMESE: "qt_vi.qm", ENGLISH: "motcua_en.qm"}
_LOCALES: Final = {
    VIETNAMESE: QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam),
    ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class _Speech:
    """What is spoken now, and where the choice is kept."""

    code = VIETNAMESE
    translator: QTranslator | None = None
    table = b""
    file: Path | None = None


def current() -> str:
    """The language of the screens."""
    return _Speech.code


def english() -> bool:
    """Whether the screens are in English."""
    return _Speech.code == ENGLISH


def locale() -> QLocale:
    """How the screens write numbers and name months."""
    return _LOCALES[_Speech.code]


def use(code: str) -> None:
    """Speak a language from now on; windows are built anew afterwards. One that is not known is Vietnamese."""
    _Speech.code = code if code in NAMES else VIETNAMESE
    speak(_Speech.code)
    QLocale.setDefault(locale())
    app = QCoreApplication.instance()
    if not isinstance(app, QApplication):
        return
    if _Speech.translator is not None:
        app.removeTranslator(_Speech.translator)
    table = resources.files("resources").joinpath("i18n", _TABLES[_Speech.code]).read_bytes()
    translator = QTranslator(app)
    # The translator reads from these bytes for as long as it lives.
    _Speech.table, _Speech.translator = table, translator
    translator.load(table)
    app.installTranslator(translator)


def keep_in(file: Path) -> None:
    """Where the choice of this machine is kept; nothing is written before somebody chooses."""
    _Speech.file = file


def kept() -> str:
    """The language chosen at this machine; Vietnamese where there is no choice that can be read."""
    code = read_kept(_Speech.file).get("language")
    return code if isinstance(code, str) and code in NAMES else VIETNAMESE


def has_choice() -> bool:
    """Whether somebody has chosen at this machine."""
    return _Speech.file is not None and _Speech.file.is_file()


def keep(code: str) -> bool:
    """Keep a choice for the next start; whether that was possible."""
    return write_kept(_Speech.file, {"language": code})
