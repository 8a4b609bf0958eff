"""Line icons, recoloured by token and drawn at any size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from desktop.ui import theme


@lru_cache(maxsize=256)
def _renderer(source: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(source.encode()))


def draw(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Draw one icon into a rectangle."""
    _renderer(theme.current().svg(name, colour)).render(painter, rect)


def pixmap(name: str, colour: str, size: float = 20) -> QPixmap:
    """An icon as a picture of a size at 100 %."""
    side = theme.current().px(size)
    image = QPixmap(QSize(side, side))
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, name, colour, QRectF(0, 0, side, side))
    return image


def icon(name: str, colour: str = "text-2", size: float = 20) -> QIcon:
    """An icon for actions of Qt's own widgets."""
    return QIcon(pixmap(name, colour, size))


def program_icon() -> QIcon:
    """The program's own icon, for windows and their list."""
    source = theme.HOME.joinpath("motcua.svg").read_text(encoding="utf-8")
    image = QPixmap(128, 128)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        _renderer(source).render(painter)
    return QIcon(image)


def icon_label(name: str, colour: str = "text-2", size: float = 20) -> QLabel:
    """A decorative icon; the word beside it carries the meaning for screen readers."""
    label = QLabel()
    label.setPixmap(pixmap(name, colour, size))
    label.setFixedSize(theme.current().px(size), theme.current().px(size))
    label.setAccessibleName("")
    return label
