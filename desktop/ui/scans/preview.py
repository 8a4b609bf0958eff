"""The current page, large enough to be read, and in words what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.domain.scanned_pages import ScannedPage
from desktop.ui import theme
from desktop.ui.dossier.sides import Slot
from desktop.ui.runner import Latest
from desktop.ui.scans import words
from desktop.ui.services import Services
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import banner, label
from desktop.usecases.explain_error import Explanation


class _Sheet(QWidget):
    """The picture, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(theme.current().px(160), theme.current().px(160))

    def put(self, picture: QPixmap) -> None:
        """Show a picture; a null one shows nothing."""
        self._picture = picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        size = self._picture.size().scaled(self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(left, top, size.width(), size.height(), self._picture)
        painter.setPen(QPen(theme.current().colour("line"), 1))
        painter.drawRect(left, top, size.width() - 1, size.height() - 1)


class Preview(QFrame):
    """The card at the right."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._services, self._latest = services, Latest()
        self._page: ScannedPage | None = None
        self._title, self._source = label("", "section"), label("", tone="3")
        self._said = Slot(gap=4)
        self._sheet = _Sheet()
        # The frame of a window is dragged through many sizes; only the last one is worth a picture.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(250)
        self._later.timeout.connect(self._ask)
        head = row(self._title, None, self._source)
        self.setLayout(column(head, self._said, (self._sheet, 1), gap=8, margins=(16, 10, 16, 12)))

    def show_page(self, number: int, page: ScannedPage | None) -> None:
        """Show a page; its picture follows when it is read."""
        before, self._page = self._page, page
        self._title.setText(words.page_line(number, page) if page else self.tr("Chưa có trang nào"))
        self._source.setText("")
        if page is not None:
            metrics = self._source.fontMetrics()
            room = theme.current().px(150)
            self._source.setText(metrics.elidedText(page.source, Qt.TextElideMode.ElideMiddle, room))
            self._source.setToolTip(page.source)
        self._said.put(*(banner("warn", words.advice(code)) for code in (page.findings if page else ())))
        if page is None or page.is_document:
            self._latest.wrap(lambda _: None)
            self._sheet.put(QPixmap())
        elif before is None or (before.sha256, before.turned) != (page.sha256, page.turned):
            self._ask()

    def _ask(self) -> None:
        page = self._page
        if page is None or page.is_document or not self.isVisible():
            return
        room = (max(200, self._sheet.width()), max(200, self._sheet.height()))
        ratio = self.devicePixelRatioF()
        wanted = (round(room[0] * ratio), round(room[1] * ratio))
        show = self._latest.wrap(lambda outcome: outcome())
        self._services.scans.picture(
            page,
            wanted,
            done=lambda image: show(lambda: self._show(image)),
            failed=lambda words: show(lambda: self._missing(words)),
        )

    def _show(self, image: QImage) -> None:
        self._sheet.put(QPixmap.fromImage(image))

    def _missing(self, explanation: Explanation) -> None:
        self._sheet.put(QPixmap())
        self._said.put(banner("late", explanation.happened))

    def set_narrow(self, narrow: bool) -> None:
        """Below the pages there is room for words only."""
        self._sheet.setVisible(not narrow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()
