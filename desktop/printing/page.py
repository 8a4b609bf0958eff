"""What every paper stands on: a Qt application, the typeface, and sheets of paper.

Papers are laid out in hundredths of a millimetre, whatever they are painted on, so that the PDF, the
printer and the picture on the screen break lines and pages at the same places.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from desktop.printing.scripts import further_families
from desktop.store.shipped import shipped

MM: Final = 100.0
"""Units of the layout in a millimetre."""

INCH: Final = 25.4 * MM

FACES: Final = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")
"""Our typeface has every Vietnamese letter and the widths of Times New Roman."""

_SYSTEM_FAMILY: Final = "Times New Roman"

_kept: list[QGuiApplication] = []


@dataclass(frozen=True)
class Paper:
    """A sheet with its margins, in hundredths of a millimetre."""

    wide: float
    high: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """Width between the margins."""
        return self.wide - self.left - self.right

    @property
    def height(self) -> float:
        """Height between the margins."""
        return self.high - self.top - self.bottom

    @property
    def landscape(self) -> bool:
        """Whether it lies on its long side."""
        return self.wide > self.high


A4_PORTRAIT: Final = Paper(210 * MM, 297 * MM, 25 * MM, 18 * MM, 16 * MM, 18 * MM)
A5_PORTRAIT: Final = Paper(148 * MM, 210 * MM, 15 * MM, 12 * MM, 12 * MM, 13 * MM)
A4_LANDSCAPE: Final = Paper(297 * MM, 210 * MM, 16 * MM, 16 * MM, 14 * MM, 16 * MM)


def ensure_gui() -> None:
    """Make an application without screen if none runs, so that the console program can print.

    Raises:
        RuntimeError: an application without fonts (QCoreApplication) runs already.
    """
    running = QCoreApplication.instance()
    if running is None:
        # Qt destroys the application with its last reference; papers may be asked for again.
        _kept.append(QGuiApplication(["motcua", "-platform", "offscreen"]))
    elif not isinstance(running, QGuiApplication):
        raise RuntimeError("papers need a QGuiApplication")


@cache
def family() -> str:
    """Name of the typeface: the system's Times New Roman on Windows, ours elsewhere.

    Raises:
        RuntimeError: our font files do not load.
    """
    if sys.platform == "win32" and _SYSTEM_FAMILY in QFontDatabase.families():
        return _SYSTEM_FAMILY
    names: set[str] = set()
    for face in FACES:
        number = QFontDatabase.addApplicationFontFromData(shipped(f"fonts/{face}"))
        names.update(QFontDatabase.applicationFontFamilies(number) if number >= 0 else ())
    if len(names) != 1:
        raise RuntimeError(f"typeface did not load: {sorted(names)}")
    return names.pop()


def font(size_pt: float, *, bold: bool = False, italic: bool = False) -> QFont:
    """A face of the typeface at a size in points, measured in layout units."""
    face = QFont([family(), *further_families()])
    face.setPixelSize(round(size_pt / 72 * INCH))
    face.setBold(bold)
    face.setItalic(italic)
    # Hinting would move letters by the resolution of each device, and with them the line breaks.
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face
