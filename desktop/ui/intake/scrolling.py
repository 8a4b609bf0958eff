"""A part of a page that scrolls by itself, or lies free in a page that scrolls as a whole."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.ui import theme

BAR: Final = 12
"""Width of a scroll bar at 100 %."""


class FitScroll(QScrollArea):
    """Scrolls when its content is higher than its room; free, it takes all the height it needs."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._free = False
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.installEventFilter(self)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._make_room()

    def _make_room(self) -> None:
        """The content is as wide with a scroll bar as without one, so that nothing jumps."""
        content = self.widget()
        layout = content.layout() if content is not None else None
        if layout is not None:
            scrolls = self.verticalScrollBar().maximum() > 0 and not self._free
            layout.setContentsMargins(0, 0, 0 if scrolls else theme.current().px(BAR), 0)

    @property
    def free(self) -> bool:
        """Whether it takes all the height it needs."""
        return self._free

    def set_free(self, free: bool) -> None:
        """Take all the height that is needed, or scroll."""
        self._free = free
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if free else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self._make_room()
        self._fit()

    def _fit(self) -> None:
        content = self.widget()
        if not self._free or content is None:
            self.setMinimumHeight(0)
            return
        layout = content.layout()
        needed = content.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            needed = layout.heightForWidth(max(self.viewport().width(), 1))
        self.setMinimumHeight(needed + 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._free and event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._fit()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Scrolling, it asks for no height, so that what it holds never makes the page scroll as a whole."""
        hint = super().sizeHint()
        return hint if self._free else QSize(hint.width(), 0)

    def minimumSizeHint(self) -> QSize:
        content = self.widget()
        return QSize(content.minimumSizeHint().width() if content is not None else 0, 0)
