"""Rows and columns on the 4 px grid. An int is extra space, None is a stretch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import theme

Item = QWidget | QLayout | tuple[QWidget | QLayout, int] | int | None
_B = TypeVar("_B", bound=QBoxLayout)


def _fill(layout: _B, items: tuple[Item, ...], gap: int, margins: tuple[int, int, int, int]) -> _B:
    px = theme.current().px
    layout.setSpacing(px(gap))
    layout.setContentsMargins(*(px(m) for m in margins))
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(px(item))
        elif isinstance(item, tuple):
            _add(layout, item[0], item[1])
        else:
            _add(layout, item, 0)
    return layout


def _add(layout: QBoxLayout, item: QWidget | QLayout, stretch: int) -> None:
    if isinstance(item, QLayout):
        layout.addLayout(item, stretch)
    else:
        layout.addWidget(item, stretch)


def row(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Side by side."""
    return _fill(QHBoxLayout(), items, gap, margins)


def column(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """One below the other."""
    return _fill(QVBoxLayout(), items, gap, margins)


def box(layout: QLayout) -> QWidget:
    """A plain widget around a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def scrolled(layout: QLayout) -> QScrollArea:
    """A layout that fills its place, and scrolls where the window is too low for all of it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(box(layout))
    return area


def clear(layout: QLayout) -> None:
    """Empty a layout and let go of what stood in it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def leave_out_unless(wanted: bool, *parts: QWidget) -> None:
    """Hide parts that are not wanted; what has no place yet must not be shown, it would be a window of its own."""
    if not wanted:
        for part in parts:
            part.hide()


def tab_in_order(page: QWidget) -> None:
    """Let Tab go through a page in the order of its layouts; what is made later would come last in the window."""
    for one, following in pairwise(_stops(page)):
        QWidget.setTabOrder(one, following)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    if inner is not None:
        yield from _stops(inner)
    elif (layout := widget.layout()) is not None:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for item in (layout.itemAt(i) for i in range(layout.count())):
        if item is not None and (widget := item.widget()) is not None:
            yield from _stops(widget)
        elif item is not None and (inner := item.layout()) is not None:
            yield from _stops_of(inner)
