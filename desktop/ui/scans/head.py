"""The head of the desk: which paper, where pages come from, what is done to the current one, and the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.domain.procedures import HandedDocument
from desktop.ui import theme
from desktop.ui.widgets import fields, kept_words
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, label


class Head(QWidget):
    """Buttons and the choice of the paper.

    Signals:
        paper_chosen: a HandedDocument.
    """

    paper_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._papers: list[HandedDocument] = []
        self._names: list[str] = []
        self.back = Button(self.tr("Hồ sơ"), "quiet", "chevron-left", "Esc", size="control")
        self.paper = fields.choice([], name=self.tr("Giấy tờ được quét"))
        self.paper.activated.connect(lambda row_number: self.paper_chosen.emit(self._papers[row_number]))
        self._count = label("", tone="3")
        self.attach = Button(self.tr("Ghép và đính kèm"), "primary", "check", "F9")
        self.scan = Button(self.tr("Quét"), "secondary", "scanner", "Ctrl+D", size="control")
        self.scan.setAccessibleName(self.tr("Quét một mặt giấy trên kính"))
        self.feed = Button(self.tr("Quét cả khay"), "secondary", "copy", size="control")
        self.feed.setToolTip("Ctrl+Shift+D")
        self.files = Button(self.tr("Thêm tệp"), "secondary", "upload", "Ctrl+O", size="control")
        self.left = Button(self.tr("Xoay trái"), "quiet", "undo", size="control")
        self.left.setToolTip("Shift+R")
        self.right = Button(self.tr("Xoay phải"), "quiet", "sync", "R", size="control")
        self.sooner = Button(self.tr("Lên trước"), "quiet", "chevron-left", size="control")
        self.sooner.setToolTip("Ctrl+←")
        self.later = Button(self.tr("Ra sau"), "quiet", "chevron-right", size="control")
        self.later.setToolTip("Ctrl+→")
        self.remove = Button(self.tr("Bỏ trang"), "quiet", "x", "Delete", size="control")
        self.undo = Button(self.tr("Lấy lại trang"), "quiet", "undo", "Ctrl+Z", size="control")
        self._keys = [
            (self.back, "Esc"), (self.scan, "Ctrl+D"), (self.files, "Ctrl+O"), (self.right, "R"),
            (self.remove, "Delete"), (self.undo, "Ctrl+Z"),
        ]  # fmt: skip
        turning, moving = (self.left, self.right, self.remove), (self.sooner, self.later, self.undo)
        self._acts = row(row(*turning, gap=4), row(*moving, gap=4), None, gap=4)
        self.setLayout(
            column(
                row(self.back, None, self._count, self.attach),
                self.paper,
                row(self.scan, self.feed, self.files, None),
                self._acts,
                gap=6,
            )
        )

    def show_papers(
        self, papers: list[HandedDocument], chosen: HandedDocument, scanned: Callable[[HandedDocument], bool]
    ) -> None:
        """The papers of the dossier; those that have a file already are told."""
        self._papers = papers
        done = self.tr("{paper} (đã có tệp)")
        names = [(kept_words.shown(one.name), scanned(one)) for one in papers]
        self._names = [done.format(paper=name) if has_file else name for name, has_file in names]
        self._fill()
        self.choose(chosen)

    def _fill(self) -> None:
        """Names of papers are sentences: each with its beginning, as far as there is room, and whole in its tip."""
        at, metrics = self.paper.currentIndex(), self.paper.fontMetrics()
        room = max(theme.current().px(120), self.width() - theme.current().px(48))
        self.paper.clear()
        for number, name in enumerate(self._names):
            self.paper.addItem(metrics.elidedText(name, Qt.TextElideMode.ElideRight, room))
            self.paper.setItemData(number, name, Qt.ItemDataRole.ToolTipRole)
        self.paper.setCurrentIndex(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = theme.current().below("two_columns", self.window().width())
        direction = QBoxLayout.Direction
        self._acts.setDirection(direction.TopToBottom if tight else direction.LeftToRight)
        self._fill()

    def choose(self, paper: HandedDocument | None) -> None:
        """Show this one as chosen."""
        if paper in self._papers:
            self.paper.setCurrentIndex(self._papers.index(paper))
            self.paper.setToolTip(kept_words.shown(paper.name))

    def tell(self, said: str, *, pages: int, at: int, removed: int, busy: bool) -> None:
        """What can be done now."""
        self._count.setText(said)
        self.attach.setEnabled(pages > 0 and not busy)
        for source in (self.scan, self.feed):
            source.setEnabled(not busy)
        for act in (self.left, self.right, self.remove):
            act.setVisible(pages > 0)
        self.sooner.setVisible(at > 0)
        self.later.setVisible(-1 < at < pages - 1)
        self.undo.setVisible(removed > 0)

    def set_narrow(self, narrow: bool) -> None:
        """Without the keys beside the words where there is little room."""
        for button, key in self._keys:
            button.set_key("" if narrow else key)
