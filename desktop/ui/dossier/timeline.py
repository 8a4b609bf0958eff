"""The timeline of a dossier: newest first, and whether the province has each event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from desktop.domain.read_models import TimelineEntry
from desktop.ui import theme
from desktop.ui.dossier import words
from desktop.ui.dossier.happenings import delivery, happening, refusal
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import Item, clear, column, row
from desktop.ui.widgets.parts import label


class Timeline(QWidget):
    """Events joined by a line."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=12, margins=(4, 4, 4, 4))
        self.setLayout(self._lines)

    def show_entries(self, entries: Sequence[TimelineEntry], today: date) -> None:
        """Show the events of a dossier."""
        clear(self._lines)
        for entry in entries:
            self._lines.addWidget(_line(entry, today))
        self._lines.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            self._paint(p)

    def _paint(self, p: QPainter) -> None:
        t = theme.current()
        p.setPen(QPen(t.colour("line"), 2))
        x = t.px(13)
        items = [self._lines.itemAt(i) for i in range(self._lines.count())]
        tops = [item.geometry().top() for item in items if item is not None and item.widget() is not None]
        for a, b in pairwise(tops):
            p.drawLine(x, a + t.px(22), x, b - t.px(4))


def _line(entry: TimelineEntry, today: date) -> QWidget:
    told, sent = happening(entry), delivery(entry)
    sent_row = row(icons.icon_label(sent.icon, sent.tone, 16), label(sent.word, tone=sent.tone), gap=4)
    said: list[Item] = [
        row(label(words.when(entry.at, today), tone="3"), None, sent_row),
        label(told.what, "strong", "3" if entry.taken_back else "", wrap=True),
        label(entry.actor, tone="2", wrap=True),
    ]
    if told.note:
        said.append(label(told.note, tone="3", wrap=True))
    if entry.taken_back:
        said.append(label(QCoreApplication.translate("Timeline", "Đã hoàn tác"), tone="warn"))
    if entry.delivery == "refused":
        why = refusal(entry.code)
        if entry.settled:
            why = QCoreApplication.translate("Timeline", "đã xem: {reason}").format(reason=why)
        said.append(label(why[:1].upper() + why[1:], tone="3" if entry.settled else "late", wrap=True))
    mark = icons.icon_label(told.icon, told.tone, 18)
    line = row(mark, (column(*said, gap=0), 1), gap=12)
    line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    widget = QWidget()
    widget.setLayout(line)
    widget.setAccessibleName(
        ", ".join(w for w in (words.when(entry.at, today), told.what, entry.actor, told.note, sent.word) if w)
    )
    return widget


def scrolling(timeline: Timeline, name: str) -> QScrollArea:
    """The timeline in an area of its own; arrow keys move it."""
    area = QScrollArea()
    area.setWidget(timeline)
    area.setWidgetResizable(True)
    area.setAccessibleName(name)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return area
