"""What went wrong, in three sentences, in the page and never over it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui import theme
from desktop.ui.widgets import icons
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import label
from desktop.usecases.explain_error import Explanation


class FailureBanner(QWidget):
    """What happened, that nothing was lost, what to do; hidden while there is nothing to say.

    Signals:
        closed: it was taken away.
    """

    closed = Signal()

    def __init__(self, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__()
        frame = QFrame()
        frame.setProperty("banner", "late")
        self._happened = label("", "strong", "late", wrap=True)
        self._safe = label("", wrap=True)
        self._do = label("", wrap=True)
        self._close = Button(self.tr("Đã hiểu"), "secondary", "", "Esc", size="control")
        self._close.clicked.connect(self.clear)
        lines = column(
            row(icons.icon_label("alert", "late", 20), (self._happened, 1), gap=8),
            row(icons.icon_label("shield", "ok", 20), (self._safe, 1), gap=8),
            row(icons.icon_label("arrow-right", "info", 20), (self._do, 1), gap=8),
            gap=2,
        )
        side = box(column(None, self._close, None))
        frame.setLayout(row((lines, 1), side, gap=12, margins=(12, 8, 12, 8)))
        self._around = column(frame, margins=margins)
        self.setLayout(self._around)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """All three sentences; empty while hidden."""
        return "" if self.isHidden() else self.accessibleName()

    def set_edge(self, edge: int) -> None:
        """Room at both sides, in pixels at 100 %, so that it stands over what it is about."""
        px, margins = theme.current().px, self._around.contentsMargins()
        self._around.setContentsMargins(px(edge), margins.top(), px(edge), margins.bottom())

    def explain(self, words: Explanation) -> None:
        """Show an error in words."""
        for place, sentence in ((self._happened, words.happened), (self._safe, words.safe), (self._do, words.do)):
            place.setText(sentence)
        self.setAccessibleName(" ".join((words.happened, words.safe, words.do)))
        self.setVisible(True)

    def clear(self) -> None:
        """Take it away."""
        self.setVisible(False)
        self.closed.emit()

    def holds(self, widget: QWidget | None) -> bool:
        """Whether the focus is in here."""
        return widget is not None and self.isAncestorOf(widget)


def empty_state(icon: str, why: str, *ways: QWidget, note: str = "") -> QWidget:
    """Why a list is empty, and two or three ways on."""
    centre = Qt.AlignmentFlag.AlignCenter
    words = [label(why, "strong", wrap=True, align=centre)]
    if note:
        words.append(label(note, tone="3", wrap=True, align=centre))
    actions = row(None, *ways, None, gap=8)
    sign = row(None, icons.icon_label(icon, "line-strong", 40), None)
    return box(column(None, sign, *words, actions, None, gap=8, margins=(16, 8, 16, 8)))
