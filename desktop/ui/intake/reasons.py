"""Lines of "Vì sao ngày này?": the days at the left, why at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.deadlines import DueStep, Limit
from desktop.ui import theme
from desktop.ui.intake import words
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.parts import label


def reason_lines(steps: Sequence[DueStep], limit: Limit) -> list[QHBoxLayout]:
    """A line for each step, their reasons one below the other."""
    reasons = [words.reason(step, limit) for step in steps]
    lefts = [label(days, tone="3") for days, _ in reasons]
    for left in lefts:
        left.ensurePolished()
    widest = max((left.sizeHint().width() for left in lefts), default=0)
    lines = []
    for left, (_, why) in zip(lefts, reasons, strict=True):
        left.setFixedWidth(max(widest, theme.current().px(72)))
        left.setAlignment(Qt.AlignmentFlag.AlignTop)
        lines.append(row(left, (label(why, tone="2", wrap=True), 1), gap=8))
    return lines
