"""Fill theme.qss from tokens.json for one scheme and one text scale, and hand it to the application."""

from __future__ import annotations

import atexit
import json
import re
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop.printing.scripts import further_families

HOME = resources.files("resources").joinpath("theme")
TOKENS: dict[str, Any] = json.loads(HOME.joinpath("tokens.json").read_text(encoding="utf-8"))
SCHEMES: Final = ("light", "contrast-light", "contrast-dark")
SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0)

_TOO_WIDE: Final = "DejaVu Sans"
_SHIPPED: Final = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf")
_ROLES: Final = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface-2",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.PlaceholderText: "text-3",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
}


@dataclass(frozen=True)
class Theme:
    """One colour scheme at one text scale."""

    scheme: str = "light"
    scale: float = 1.0
    colours: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, scheme: str, scale: float) -> Theme:
        """The theme of a scheme named in tokens.json."""
        return cls(scheme, scale, TOKENS["schemes"][scheme])

    def colour(self, name: str) -> QColor:
        """A colour by token."""
        return QColor(self.colours[name])

    def px(self, n: float) -> int:
        """A size in pixels at 100 %, scaled with the text."""
        return round(n * self.scale)

    def pt(self, role: str) -> float:
        """Type size of a role."""
        return float(TOKENS["type_pt"][role]) * self.scale

    def below(self, point: str, length: int) -> bool:
        """Whether a window of this length, at this text scale, is below a breakpoint of tokens.json."""
        return bool(length / self.scale < TOKENS["breakpoints_px"][point])

    def style_sheet(self) -> str:
        """The style sheet of the application."""
        sheet = HOME.joinpath("theme.qss").read_text(encoding="utf-8")
        sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
        sheet = re.sub(r"@icon\(([\w-]+),([\w-]+)\)", lambda m: self.icon_file(m[1], m[2]), sheet)
        sheet = re.sub(r"@px\((\d+)\)", lambda m: f"{self.px(int(m[1]))}px", sheet)
        sheet = re.sub(r"@pt\((\w+)\)", lambda m: f"{self.pt(m[1])}pt", sheet)
        return re.sub(r"@([a-z][a-z0-9-]*)", lambda m: self.colours[m[1]], sheet)

    def svg(self, name: str, colour: str) -> str:
        """Source of an icon in a colour, given by token or as #rrggbb."""
        return _raw_icon(name).replace("currentColor", self.colours.get(colour, colour))

    def icon_file(self, name: str, colour: str) -> str:
        """Path of a recoloured icon, for the url() of the style sheet, which cannot recolour by itself."""
        path = _icon_folder() / f"{self.scheme}-{name}-{colour}.svg"
        if not path.exists():
            path.write_text(self.svg(name, colour), encoding="utf-8")
        return path.as_posix()

    def font(self, role: str = "body", *, strong: bool = False) -> QFont:
        """The interface font of a role."""
        font = QFont([interface_family(), *further_families()])
        font.setPointSizeF(self.pt(role))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        # Windows would round every letter to whole pixels: words grew by some 2 % and no longer fitted.
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return font

    def palette(self) -> QPalette:
        """Colours of whatever the style sheet does not reach."""
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.colour(name))
        return palette


_current = Theme.of("light", 1.0)


def current() -> Theme:
    """The theme in use."""
    return _current


_FONTS_OF_SYSTEMS: Final = ("QAbstractItemView", "QMenu", "QMessageBox", "QToolButton", "QMenuBar", "QStatusBar")
"""Kinds of widgets that Windows has fonts of its own for, which come back whenever a style is set."""


def use(scheme: str, scale: float) -> Theme:
    """Make a theme current and hand it to the application; windows are built anew afterwards."""
    global _current  # noqa: PLW0603  one application, one theme
    _current = Theme.of(scheme, scale)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setStyle("Fusion")
        app.setPalette(_current.palette())
        app.setFont(_current.font())
        app.setStyleSheet(_current.style_sheet())
        for kind in _FONTS_OF_SYSTEMS:
            app.setFont(_current.font(), kind)  # type: ignore[arg-type]  # takes str, whatever its stub says
    return _current


@cache
def interface_family() -> str:
    """The first family of the tokens that is installed; the shipped Noto Sans where there is none.

    DejaVu Sans is a tenth wider than the others and cuts words, so it is no choice.
    """
    installed = set(QFontDatabase.families())
    for family in TOKENS["font"]["families"]:
        if family in installed and family != _TOO_WIDE:
            return str(family)
    names = [name for file in _SHIPPED for name in _add_font(file)]
    return names[0] if names else _TOO_WIDE


def _add_font(file: str) -> list[str]:
    data = resources.files("resources").joinpath("fonts", file).read_bytes()
    number = QFontDatabase.addApplicationFontFromData(QByteArray(data))
    return list(QFontDatabase.applicationFontFamilies(number)) if number >= 0 else []


@cache
def _raw_icon(name: str) -> str:
    return HOME.joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _icon_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="motcua-icons-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
