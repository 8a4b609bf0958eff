"""The papers of a dossier and the files of each: attach, look at, take back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy

from desktop.domain.procedures import HandedDocument
from desktop.domain.read_models import DossierDetail, FileLine
from desktop.ui import theme
from desktop.ui.dossier import words
from desktop.ui.services import Services
from desktop.ui.widgets import kept_words
from desktop.ui.widgets.file_choice import choose_files
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, label, restyle
from desktop.ui.widgets.tables import Rows, table
from desktop.usecases.explain_error import Explanation

_ROWS_BELOW: Final = 4


@dataclass(frozen=True)
class _Line:
    """A row: a paper, or a file below its paper."""

    paper: HandedDocument
    file: FileLine | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        return self.paper.document, self.paper.name, self.file.file.id if self.file else ""


class Papers(QFrame):
    """The card of papers.

    Signals:
        scan_wanted: a HandedDocument to scan for.
        detach_wanted: an AttachedFile to take back.
        notify: tone and text of a toast.
        fail: an Explanation.
    """

    scan_wanted = Signal(object)
    detach_wanted = Signal(object)
    notify = Signal(str, str)
    fail = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._services, self._dossier = services, ""
        self._papers = self._files = 0
        self._stored = ""
        self._lines: list[_Line] = []
        self._busy = 0
        self._count = label("", tone="3")
        self._look = Button(self.tr("Xem"), "quiet", "eye", size="control")
        self._look.setAccessibleName(self.tr("Xem tệp đang chọn"))
        self._look.clicked.connect(self._open)
        self._take_back = Button(self.tr("Gỡ tệp"), "quiet", "undo", size="control")
        self._take_back.setAccessibleName(self.tr("Gỡ tệp đang chọn, có ghi lý do"))
        self._take_back.clicked.connect(self._detach)
        self._attach = Button(self.tr("Đính kèm tệp"), "quiet", "upload", size="control")
        self._attach.clicked.connect(self.choose)
        self._scan = Button(self.tr("Quét"), "quiet", "scanner", size="control")
        self._scan.setAccessibleName(self.tr("Quét giấy tờ đang chọn"))
        self._scan.clicked.connect(self.scan)
        heads = [self.tr("Thành phần hồ sơ"), self.tr("Đã nộp"), self.tr("Số hóa")]
        self.table = table(heads, [], [320, 150, 170], stretch=0, name=self.tr("Thành phần hồ sơ và tệp đính kèm"))
        self.table.setTabKeyNavigation(False)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.activated.connect(self._activated)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        delete = QShortcut(QKeySequence("Del"), self.table, self._detach)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        buttons = (self._look, self._take_back, self._scan, self._attach)
        self._title = label(self.tr("Giấy tờ"), "section")
        head = row(self._title, self._count, None, *buttons, margins=(16, 6, 8, 2))
        # As wide as there is room: its head is fitted to that, and not the page to its head.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setLayout(column(head, (self.table, 1), gap=0, margins=(1, 0, 1, 6)))
        self._offer()

    def show_detail(self, detail: DossierDetail, today: date, scanned: int = 0) -> None:
        """Show the papers of a dossier; the row that was chosen stays chosen. `scanned` pages wait at the desk."""
        self._scan.setText(self.tr("Quét ({count} trang chờ)").format(count=scanned) if scanned else self.tr("Quét"))
        chosen, self._dossier = self._current(), detail.dossier.id
        self._lines = _lines(detail)
        rows: list[list[Any]] = []
        for line in self._lines:
            if line.file is None:
                handed = words.handed(line.paper) if line.paper in detail.dossier.received.documents else words.DASH
                rows.append([kept_words.shown(line.paper.name), handed, words.digitised(detail.dossier, line.paper)])
            else:
                rows.append([words.file_line(line.file), words.when(line.file.at, today), line.file.actor])
        model = self.table.model()
        assert isinstance(model, Rows)
        model.set_rows(rows)
        kept = next((i for i, line in enumerate(self._lines) if chosen and line.key == chosen.key), -1)
        if kept >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(model.index(kept, 0), flags)
        self._papers = len([line for line in self._lines if line.file is None])
        self._files = len(detail.files)
        self._stored = words.files_stored(detail)
        self._tell()
        self._offer()

    def attach(self, paper: HandedDocument, sources: list[Path]) -> None:
        """One action a file; each is told by itself, and one that is refused does not stop the others."""

        def done(_: object) -> None:
            self._working(-1)
            self.notify.emit("ok", self.tr("Đã đính kèm vào: {paper}").format(paper=kept_words.shown(paper.name)))

        def failed(explanation: Explanation) -> None:
            self._working(-1)
            self.fail.emit(explanation)

        self._working(len(sources))
        for source in sources:
            self._services.attach_file(self._dossier, paper, source, done=done, failed=failed)

    def _working(self, change: int) -> None:
        self._busy += change
        self._tell()

    def choose(self) -> None:
        """Ask for files to attach to the paper that is chosen."""
        paper = self.target()
        title = self.tr("Đính kèm tệp vào: {paper}").format(paper=kept_words.shown(paper.name))
        kinds = self.tr("PDF và ảnh (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
        any_kind = self.tr("Mọi tệp (*)")
        if chosen := choose_files(self, title, f"{kinds};;{any_kind}"):
            self.attach(paper, chosen)

    def scan(self) -> None:
        """Go to the desk of scans with the paper that is chosen."""
        self.scan_wanted.emit(self.target())

    def target(self, at: QPoint | None = None) -> HandedDocument:
        """The paper a file belongs to: under a point of the screen, else chosen, else the first without a scan."""
        under = -1
        if at is not None:
            under = self.table.indexAt(self.table.viewport().mapFromGlobal(at)).row()
        if under >= 0:
            return self._lines[under].paper
        if (current := self._current()) is not None:
            return current.paper
        scanned = {line.paper for line in self._lines if line.file is not None}
        open_ones = [line.paper for line in self._lines if line.paper not in scanned and not line.paper.scan]
        return next(iter(open_ones), HandedDocument(name=kept_words.OTHER_PAPER))

    def mark(self, *, over: bool) -> None:
        """Show that files may be dropped here."""
        self.setProperty("card", "accent" if over else "true")
        restyle(self)

    def _current(self) -> _Line | None:
        number = self.table.selectionModel().currentIndex().row()
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def _file(self) -> FileLine | None:
        """The file of the row that is chosen, or the newest of the paper that is."""
        current = self._current()
        if current is None or current.file is not None:
            return current.file if current else None
        of_paper = [line.file for line in self._lines if line.paper == current.paper and line.file is not None]
        return of_paper[-1] if of_paper else None

    def _offer(self) -> None:
        current = self._current()
        self._look.setVisible(self._file() is not None)
        self._take_back.setVisible(current is not None and current.file is not None)
        self._fit_head()

    def _fit_head(self) -> None:
        """Keys beside the words, and how many there are, as far as there is room; the tips tell the keys too."""
        buttons = {self._look: "Enter", self._take_back: "Delete", self._scan: "Ctrl+D", self._attach: "Ctrl+O"}
        px = theme.current().px
        for keys, count in ((True, True), (False, True), (False, False)):
            for button, key in buttons.items():
                button.set_key(key if keys else "")
                button.setToolTip(f"{button.accessibleName() or button.text()} ({key})")
            self._count.setVisible(count)
            parts = [self._title, *([self._count] if count else []), *(b for b in buttons if not b.isHidden())]
            if sum(part.sizeHint().width() + px(8) for part in parts) + px(26) <= self.width():
                break

    def _tell(self) -> None:
        if self._busy > 0:
            self._count.setText(self.tr("Đang đính kèm {count} tệp…").format(count=self._busy))
        elif self._lines:
            told = self.tr("{papers} loại, {files} tệp") if self._files else self.tr("{papers} loại")
            told = told.format(papers=self._papers, files=self._files)
            self._count.setText(f"{told}, {self._stored}" if self._stored else told)
        else:
            self._count.setText("")
        self._fit_head()

    def _activated(self) -> None:
        if self._file() is None:
            self.choose()
        else:
            self._open()

    def _open(self) -> None:
        if (file := self._file()) is not None:
            self._services.view_file(self._dossier, file.file.id, failed=self.fail.emit)

    def _detach(self) -> None:
        current = self._current()
        if current is not None and current.file is not None:
            self.detach_wanted.emit(current.file.file)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = theme.current().below("side_by_side", self.window().width())
        self._fit_head()
        # One below the other there is no room to share: the page scrolls, so the table need not.
        self.table.setMinimumHeight(theme.current().px(32 + 36 * (_ROWS_BELOW if narrow else 1) + 2))
        super().resizeEvent(event)


def local_files(event: QDropEvent) -> list[Path]:
    """Files of this machine that are dragged; empty for anything else."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _lines(detail: DossierDetail) -> list[_Line]:
    """Papers as handed in, each followed by its files; then files of papers that the reception does not name."""
    lines: list[_Line] = []
    left = list(detail.files)
    for paper in detail.dossier.received.documents:
        lines.append(_Line(paper))
        mine = [one for one in left if one.file.belongs_to(paper)]
        lines += [_Line(paper, one) for one in mine]
        left = [one for one in left if one not in mine]
    while left:
        paper = HandedDocument(name=left[0].file.file.name, document=left[0].file.file.document)
        mine = [one for one in left if one.file.belongs_to(paper)]
        lines += [_Line(paper), *(_Line(paper, one) for one in mine)]
        left = [one for one in left if one not in mine]
    return lines
