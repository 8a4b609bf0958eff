"""A wide left side and a right one of fixed width; one below the other in narrow windows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QScrollArea, QWidget

from desktop.ui import theme
from desktop.ui.widgets.layout import clear, column

_ANY = 16_777_215


class Sides(QScrollArea):
    """Two sides; scrolls where the window is too low for what they hold.

    Signals:
        shaped: whether they stand one below the other, whenever that changes.
    """

    shaped = Signal(bool)

    def __init__(
        self, left: QWidget, right: QWidget, right_width: int, *, margins: tuple[int, int, int, int] = (16, 12, 16, 12)
    ) -> None:
        super().__init__()
        self._right, self._right_width = right, right_width
        self._narrow: bool | None = None
        inside = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        px = theme.current().px
        self._sides.setSpacing(px(12))
        self._sides.setContentsMargins(*(px(m) for m in margins))
        self._sides.addWidget(left, 1)
        self._sides.addWidget(right)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrange()

    @property
    def narrow(self) -> bool:
        """Whether they stand one below the other."""
        return bool(self._narrow)

    def _arrange(self) -> None:
        t = theme.current()
        narrow = t.below("side_by_side", self.window().width())
        if narrow == self._narrow:
            return
        self._narrow = narrow
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        width = t.px(self._right_width)
        self._right.setMinimumWidth(0 if narrow else width)
        self._right.setMaximumWidth(_ANY if narrow else width)
        self.shaped.emit(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)


class Slot(QWidget):
    """A place whose content changes; hidden while it holds nothing."""

    def __init__(self, gap: int = 12) -> None:
        super().__init__()
        self.setLayout(column(gap=gap))
        self.setVisible(False)

    def put(self, *items: QWidget | QLayout) -> None:
        """Show these in place of what was there."""
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        clear(layout)
        for item in items:
            if isinstance(item, QLayout):
                layout.addLayout(item)
            else:
                layout.addWidget(item)
        self.setVisible(bool(items))


class Fill(Slot):
    """A place that takes the room it gets."""

    def put(self, *items: QWidget | QLayout) -> None:
        """Show these in place of what was there; the last one stretches."""
        super().put(*items)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        if items:
            layout.setStretch(layout.count() - 1, 1)
