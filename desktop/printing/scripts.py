"""Letters of Viet Nam's citizens that the typefaces lack: names in Khmer script stand on cards and papers too."""

from __future__ import annotations

from functools import cache
from importlib import resources

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

_FACES = ("NotoSansKhmer-Regular.ttf",)


@cache
def further_families() -> tuple[str, ...]:
    """Families to name after the typeface, on screens and papers alike, so that no letter is an empty box.

    A system may have fonts for them or not: with ours, paper looks the same everywhere. Needs a QGuiApplication.
    """
    names: list[str] = []
    for face in _FACES:
        data = resources.files("resources").joinpath("fonts", face).read_bytes()
        number = QFontDatabase.addApplicationFontFromData(QByteArray(data))
        names += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(names)
