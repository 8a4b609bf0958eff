"""Small parts: labels, cards, pills, banners, headings; buttons and the focus ring by their own files."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.widgets import icons
from desktop.ui.widgets.buttons import Button, IconButton, Segmented
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.ring import FocusRing
from desktop.ui.widgets.token_words import status_word

__all__ = [
    "TONE_ICONS",
    "Button",
    "FocusRing",
    "IconButton",
    "Segmented",
    "banner",
    "card",
    "fact",
    "keycap",
    "label",
    "pill",
    "restyle",
    "rule",
    "section",
    "status_pill",
]

TONE_ICONS = {"info": "info", "ok": "check-circle", "warn": "alert", "late": "alert", "idle": "info"}


def restyle(widget: QWidget) -> None:
    """Let the style sheet see a property that changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def label(
    text: str, role: str = "body", tone: str = "", *, wrap: bool = False, align: Qt.AlignmentFlag | None = None
) -> QLabel:
    """A text with a role (size, weight) and a tone (colour); never a colour of its own."""
    widget = QLabel(text)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setProperty("role", role)
    widget.setProperty("tone", tone)
    widget.setWordWrap(wrap)
    if align is not None:
        widget.setAlignment(align)
    return widget


def keycap(text: str) -> QLabel:
    """A key beside the words it triggers."""
    cap = QLabel(text)
    cap.setProperty("keycap", "true")
    cap.setFixedHeight(theme.current().px(22))
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return cap


def rule(kind: str = "h") -> QFrame:
    """A hairline, `h` or `v`."""
    line = QFrame()
    line.setProperty("rule", kind)
    return line


def card(layout: QLayout | None = None, kind: str = "true") -> QFrame:
    """A card: `true`, `sunken` or `accent`."""
    frame = QFrame()
    frame.setProperty("card", kind)
    if layout is not None:
        frame.setLayout(layout)
    return frame


def pill(word: str, tone: str, icon: str | None = None) -> QFrame:
    """Status: icon and word together, colour only as a third sign."""
    t = theme.current()
    frame = QFrame()
    frame.setProperty("pill", tone)
    frame.setFixedHeight(t.px(24))
    frame.setLayout(
        row(icons.icon_label(icon or TONE_ICONS[tone], tone, 16), label(word, tone=tone), gap=4, margins=(8, 0, 10, 0))
    )
    frame.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return frame


def status_pill(code: int) -> QFrame:
    """Pill of an official status."""
    status = theme.TOKENS["dossier_status"][str(code)]
    return pill(status_word(code), status["tone"], status["icon"])


def banner(tone: str, text: str, *actions: QWidget, icon: str = "", title: str = "") -> QFrame:
    """A message in the page: what is so, and what can be done."""
    frame = QFrame()
    frame.setProperty("banner", tone)
    words = label(text, tone=tone if not title else "", wrap=True)
    body = column(label(title, "strong", tone), words, gap=0) if title else column(words)
    frame.setLayout(
        row(icons.icon_label(icon or TONE_ICONS[tone], tone), (body, 1), *actions, gap=8, margins=(12, 6, 12, 6))
    )
    return frame


def section(title: str, *right: QWidget, number: str = "") -> QHBoxLayout:
    """Heading of a card, 32 px high whether or not controls stand at its right."""
    t, head = theme.current(), label(title, "section")
    head.setMinimumHeight(t.px(32))
    if not number:
        return row(head, None, *right)
    step = label(number, "step", align=Qt.AlignmentFlag.AlignCenter)
    step.setFixedSize(t.px(24), t.px(24))
    return row(step, head, None, *right)


def fact(name: str, value: str, *, strong: bool = False, name_width: int = 0, wrap: bool = True) -> QHBoxLayout:
    """A name and its value on one line."""
    left = label(name, tone="3")
    if name_width:
        left.setFixedWidth(theme.current().px(name_width))
    left.setAlignment(Qt.AlignmentFlag.AlignTop)
    return row(left, (label(value, "strong" if strong else "body", wrap=wrap), 1), gap=8)
