"""Pages as small pictures in their order: turned, moved and removed by keys, moved by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.scanned_pages import ScannedPage
from desktop.ui import theme
from desktop.ui.scans import words
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import column
from desktop.ui.widgets.parts import label

THUMB: Final = (132, 176)
"""Most that a small picture is wide and high, at 100 %."""

_CELL: Final = (174, 240)
_LEAST_HIGH: Final = 150
"""A page with a small picture, its line, and what is wrong with it."""

_PAGE: Final = Qt.ItemDataRole.UserRole + 1
_THUMB: Final = Qt.ItemDataRole.UserRole + 2
_ROOT: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class PageRows(QAbstractListModel):
    """Pages in their order, and the small pictures known so far."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: tuple[ScannedPage, ...] = ()
        self._thumbs: dict[str, QPixmap] = {}

    def show_pages(self, pages: tuple[ScannedPage, ...]) -> None:
        """Show these; small pictures of others are let go."""
        self.beginResetModel()
        self.pages = pages
        self._thumbs = {key: thumb for key, thumb in self._thumbs.items() if any(p.sha256 == key for p in pages)}
        self.endResetModel()

    def without_thumb(self) -> ScannedPage | None:
        """The first page whose small picture is not known."""
        return next((p for p in self.pages if not p.is_document and p.sha256 not in self._thumbs), None)

    def put_thumb(self, sha256: str, thumb: QPixmap) -> None:
        """The small picture of a page, not turned; a null one says that there is none."""
        self._thumbs[sha256] = thumb
        self.dataChanged.emit(self.index(0), self.index(len(self.pages) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.pages)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.pages):
            return None
        page, number = self.pages[index.row()], index.row() + 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.page_line(number, page)
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.spoken(number, page)
            case Qt.ItemDataRole.ToolTipRole:
                return words.spoken(number, page)
            case _ if role == _PAGE:
                return page
            case _ if role == _THUMB:
                thumb = self._thumbs.get(page.sha256)
                return thumb.transformed(QTransform().rotate(page.turned)) if thumb and page.turned else thumb
        return None


class PagePainter(QStyledItemDelegate):
    """Draws a page: its picture on a sheet, its line, and in words what is wrong with it.

    Attributes:
        high: pixels of a page; pictures give way where a row would not be seen whole.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.high = theme.current().px(_CELL[1])

    def fit(self, room: int) -> bool:
        """Fit a row into a height in pixels; whether that changed anything."""
        t, before = theme.current(), self.high
        self.high = min(max(room, t.px(_LEAST_HIGH)), t.px(_CELL[1]))
        return self.high != before

    def _picture_high(self) -> int:
        t = theme.current()
        return t.px(THUMB[1]) - (t.px(_CELL[1]) - self.high)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.current().px(_CELL[0]), self.high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, page = theme.current(), index.data(_PAGE)
        area: QRect = option.rect.adjusted(t.px(4), t.px(4), -t.px(4), -t.px(4))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.colour("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(t.colour("accent-soft" if chosen else "surface"))
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), t.px(6), t.px(6))
        room = QRect(area.left(), area.top() + t.px(6), area.width(), self._picture_high())
        self._draw_picture(painter, room, page, index.data(_THUMB))
        line = QRect(area.left() + t.px(6), room.bottom() + t.px(4), area.width() - t.px(12), t.px(20))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setFont(t.font())
        painter.setPen(t.colour("text"))
        painter.drawText(line, centre, str(index.data()))
        if page.findings:
            line.translate(0, t.px(20))
            said = words.findings(page.findings)
            metrics = painter.fontMetrics()
            width = min(line.width() - t.px(18), metrics.horizontalAdvance(said))
            left = line.left() + (line.width() - width - t.px(18)) // 2
            icons.draw(painter, "alert", "warn", QRectF(left, line.top() + t.px(3), t.px(14), t.px(14)))
            painter.setPen(t.colour("warn"))
            place = QRect(left + t.px(18), line.top(), width + 1, line.height())
            told = metrics.elidedText(said, Qt.TextElideMode.ElideRight, width + 1)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, told)
        painter.restore()

    def _draw_picture(self, painter: QPainter, room: QRect, page: ScannedPage, thumb: QPixmap | None) -> None:
        t = theme.current()
        if thumb is None or thumb.isNull():
            side = t.px(40)
            sign = QRectF(room.center().x() - side / 2, room.center().y() - side / 2, side, side)
            icons.draw(painter, "file" if page.is_document else "hourglass", "text-3", sign)
            return
        size = thumb.size().scaled(QSize(t.px(THUMB[0]), room.height()), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, thumb)
        painter.setPen(QPen(t.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)


class PagesView(QListView):
    """The pages.

    Signals:
        turn: quarters clockwise, of the current page.
        shift: places, of the current page.
        place: a page was dragged: from, to.
        drop_page: remove the current page.
        chosen: the current page became another one.
    """

    turn = Signal(int)
    shift = Signal(int)
    place = Signal(int, int)
    drop_page = Signal()
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = PageRows()
        self.setModel(self.rows)
        self._painter = PagePainter(self)
        self.setItemDelegate(self._painter)
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAccessibleName(self.tr("Các trang theo thứ tự"))
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(theme.current().px(_LEAST_HIGH))
        self.hint = label("", tone="2", wrap=True, align=Qt.AlignmentFlag.AlignCenter)
        self.viewport().setLayout(column(None, self.hint, None, margins=(32, 0, 32, 0)))

    @property
    def at(self) -> int:
        """Place of the current page; -1 if there is none."""
        return self.currentIndex().row() if self.currentIndex().isValid() else -1

    def show_pages(self, pages: Sequence[ScannedPage], at: int) -> None:
        """Show pages, with the one at this place current."""
        self.rows.show_pages(tuple(pages))
        if pages:
            self.setCurrentIndex(self.rows.index(min(max(at, 0), len(pages) - 1)))
        self.hint.setVisible(not pages)
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._painter.fit(self.viewport().height()):
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = event.key()
        if key == Qt.Key.Key_R and not control:
            self.turn.emit(-1 if back else 1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Up} and control:
            self.shift.emit(-1)
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_Down} and control:
            self.shift.emit(1)
        elif key == Qt.Key.Key_Delete:
            self.drop_page.emit()
        elif key == Qt.Key.Key_Escape:
            # For the page: the list has nothing to close.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            event.acceptProposedAction()
        else:
            # Files from elsewhere are for the page.
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is self:
            super().dragMoveEvent(event)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is not self:
            event.ignore()
            return
        # What Qt would do is to remove the row that was dragged; the order is the page's.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.drop_at(event.position().toPoint())

    def drop_at(self, point: Any) -> None:
        """Put the current page where it was let go: before the page whose left half is there, else behind it."""
        under, start = self.indexAt(point), self.at
        if start < 0:
            return
        to = len(self.rows.pages) - 1
        if under.isValid():
            behind = point.x() > self.visualRect(under).center().x()
            to = under.row() + (1 if behind else 0)
            to -= 1 if to > start else 0
        if to != start:
            self.place.emit(start, to)
