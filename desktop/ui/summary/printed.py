"""What this machine printed on a day."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.papers import PaperWanted
from desktop.ui import text
from desktop.ui.papers.words import short_name
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.parts import label


def printed_line(printed: Mapping[str, tuple[int, int]]) -> QHBoxLayout:
    """How many papers of each form, and how many of them were printed once more."""
    name = label(QCoreApplication.translate("Printed", "In trên máy này"), "strong")
    return row(name, (label(printed_words(printed), tone="2", wrap=True), 1), gap=12)


def printed_words(printed: Mapping[str, tuple[int, int]]) -> str:
    """In words: "5 giấy · Mẫu 01: 3 (in lại 1) · Mẫu 06: 2"."""
    translate = QCoreApplication.translate
    if not printed:
        return translate("Printed", "Chưa in giấy nào")
    total = sum(n for n, _ in printed.values())
    parts = [translate("Printed", "{count} giấy", None, total).format(count=text.number(total))]
    for form, (count, again) in printed.items():
        said = f"{short_name(PaperWanted(form=form))}: {text.number(count)}"
        if again:
            said += " " + translate("Printed", "(in lại {count})").format(count=text.number(again))
        parts.append(said)
    return " · ".join(parts)
