"""An empty list: why it is empty, and ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import Item, clear, column, row
from desktop.ui.widgets.parts import Button, label


class Empty(QWidget):
    """Icon, a sentence, a note, and buttons."""

    def __init__(self) -> None:
        super().__init__()
        self._body = column(gap=8, margins=(24, 16, 24, 16))
        self.setLayout(self._body)
        self.first: Button | None = None

    def tell(self, icon: str, why: str, note: str, *ways: Button) -> None:
        """Show why; the first button is the way most people want."""
        clear(self._body)
        self.first = ways[0] if ways else None
        centre = Qt.AlignmentFlag.AlignHCenter
        items: list[Item] = [
            None,
            row(None, icons.icon_label(icon, "line-strong", 48), None),
            4,
            label(why, "section", align=centre, wrap=True),
        ]
        if note:
            items.append(label(note, tone="2", align=centre, wrap=True))
        if ways:
            items += [8, row(None, *ways, None)]
        items.append(None)
        self._body.addLayout(column(*items, gap=8), 1)
        self.setAccessibleName(f"{why} {note}".strip())
