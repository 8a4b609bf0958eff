"""An error in the page: what happened, that nothing was lost, what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import label
from desktop.usecases.explain_error import Explanation


def trouble(explanation: Explanation, tone: str = "late") -> QFrame:
    """The three sentences of an explanation, one below the other."""
    translate = QCoreApplication.translate
    frame = QFrame()
    frame.setProperty("banner", tone)
    lost = translate("Trouble", "Không mất gì")
    lines = (
        ("alert", tone, translate("Trouble", "Đã xảy ra"), explanation.happened),
        ("shield", "ok", lost, explanation.safe.removeprefix(f"{lost}: ")),
        ("arrow-right", "info", translate("Trouble", "Cần làm"), explanation.do),
    )
    rows = []
    for icon, colour, head, sentence in lines:
        text = f"{head}: {sentence[:1].lower()}{sentence[1:]}" if sentence else head
        rows.append(row(icons.icon_label(icon, colour, 16), (label(text, tone="", wrap=True), 1), gap=8))
    frame.setLayout(column(*rows, gap=2, margins=(12, 8, 12, 8)))
    frame.setAccessibleName(" ".join((explanation.happened, explanation.safe, explanation.do)))
    return frame
