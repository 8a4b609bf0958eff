"""Quét giấy tờ: pages of one paper come in, are put in order, and become one PDF of the dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout

from desktop.domain.numbers import short_number
from desktop.domain.procedures import HandedDocument
from desktop.domain.scanned_pages import MOST_PAGES, ScannedPage, ScanTray, moved, turned
from desktop.ui import text, theme
from desktop.ui.dossier.papers import local_files
from desktop.ui.frame import Page
from desktop.ui.runner import Latest
from desktop.ui.scans import words
from desktop.ui.scans.head import Head
from desktop.ui.scans.intake import Intake
from desktop.ui.scans.pages_view import THUMB, PagesView
from desktop.ui.scans.preview import Preview
from desktop.ui.scans.reading import Desk, plain, read_desk
from desktop.ui.scans.status import Status
from desktop.ui.services import Services
from desktop.ui.widgets import kept_words
from desktop.ui.widgets.file_choice import choose_files
from desktop.ui.widgets.layout import column, row, scrolled
from desktop.ui.widgets.parts import card
from desktop.usecases.explain_error import Explanation, explain_error
from desktop.usecases.keep_scan_pages import keep_scan_pages


class ScansPage(Page):
    """The desk of one dossier, one paper at a time."""

    name = "scans"
    title = str(QT_TRANSLATE_NOOP("Page", "Quét giấy tờ"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._dossier = ""
        self._paper: HandedDocument | None = None
        self._desk: Desk | None = None
        self._pages: tuple[ScannedPage, ...] = ()
        self._removed: list[tuple[int, ScannedPage]] = []
        self._latest = Latest()
        self._thumbing = ""
        self._scanning = self._joining = self._going_on = False
        self._intake = Intake(services, self)
        self._intake.came.connect(self._came)
        self._intake.refused.connect(self._refused)
        self.head = Head()
        self.head.paper_chosen.connect(self._show_paper)
        self.status = Status(self._intake)
        self._intake.changed.connect(self._tell)
        self.status.stop.clicked.connect(self._stop)
        self.view = PagesView()
        self.preview = Preview(services)
        self._connect()
        left = card(column(self.head, self.status, (self.view, 1), gap=8, margins=(16, 8, 16, 8)))
        self._row = row((left, 5), (self.preview, 3), gap=12, margins=(16, 12, 16, 12))
        self.setLayout(column(scrolled(self._row)))
        self.setAcceptDrops(True)
        self._tell()

    def _connect(self) -> None:
        view, scans, head = self.view, self.services.scans, self.head
        view.turn.connect(self._turn)
        view.shift.connect(lambda by: self._place(view.at, by))
        view.place.connect(lambda start, to: self._place(start, to - start))
        view.drop_page.connect(self._remove)
        view.chosen.connect(self._show_current)
        scans.came.connect(self._scanned)
        scans.seen.connect(self._seen)
        scans.lost.connect(self._lost)
        scans.joined.connect(self._joined)
        for button, act in (
            (head.back, self._back), (head.scan, self.scan), (head.feed, self.feed), (head.files, self.choose),
            (head.left, lambda: self._turn(-1)), (head.right, lambda: self._turn(1)),
            (head.sooner, lambda: self._place(view.at, -1)), (head.later, lambda: self._place(view.at, 1)),
            (head.remove, self._remove), (head.undo, self._undo), (head.attach, self.main_action),
        ):  # fmt: skip
            button.clicked.connect(act)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, slot in (
            ("Ctrl+D", self.scan), ("Ctrl+Shift+D", self.feed), ("Ctrl+O", self.choose),
            ("Ctrl+I", self._intake.take_offered), ("Ctrl+Z", self._undo),
        ):  # fmt: skip
            QShortcut(QKeySequence(key), self, slot, context=inside)

    # ---- what is shown

    def show_desk(self, dossier: str, paper: HandedDocument | None) -> None:
        """Scan for a paper of a dossier, None for the first one without a file; called before `activate`."""
        wanted = plain(paper) if paper is not None else None
        if self._busy and (dossier, wanted) != (self._dossier, self._paper):
            # What is on its way belongs to the paper that it was scanned for.
            self.notify.emit("warn", self.tr("Bàn quét đang nhận trang của giấy tờ này. Esc để dừng."))
            return
        if dossier != self._dossier or wanted is None or wanted != self._paper:
            self._dossier, self._paper = dossier, wanted
            self._removed, self._desk = [], None
            self._pages = ()
            self.status.show_trouble(None)

    def activate(self) -> None:
        """Read anew, and watch the folder."""
        if self._dossier:
            self._read()
        QTimer.singleShot(0, self._take_focus)

    def leave(self) -> None:
        """Pages stay on the desk, sealed; nobody watches the folder any more."""
        self.services.scans.watch(None)
        self._intake.forget()

    def refresh(self, changes: Any) -> None:
        """The folder or the scanner was set anew, or files of this dossier came or went."""
        if self.isVisible() and (changes.settings or self._dossier in changes.dossiers) and not self._busy:
            self._read()

    @property
    def _busy(self) -> bool:
        return self._scanning or self._joining or self._intake.standing[1] > 0

    def _read(self) -> None:
        done = self._latest.wrap(self._show)
        self.services.runner.read(read_desk, self._dossier, done=done, failed=self._unreadable)

    def _unreadable(self, explanation: Explanation) -> None:
        self.status.show_trouble(explanation)
        self._tell()

    def _show(self, desk: Desk) -> None:
        first, self._desk = self._desk is None, desk
        going_on, self._going_on = self._going_on, False
        if going_on and not desk.open_papers():
            self._back()
            return
        number = short_number(desk.detail.dossier.number)
        self.title = self.tr("Quét {number}").format(number=number)
        self.retitled.emit(self.title)
        self._paper = self._paper or desk.next_paper()
        self.head.show_papers(desk.papers(self._paper), self._paper, desk.scanned)
        folder = desk.settings.scan_folder
        if self.isVisible():
            self.services.scans.watch(Path(folder) if folder else None)
        self.view.hint.setText(words.hint(folder))
        if first and not self._pages:
            self._pages = desk.waiting.get(self._paper, ())
            self._put(0)
        self._tell()

    def _show_paper(self, paper: HandedDocument) -> None:
        """Another paper of the same dossier; the pages of the one before stay on its desk."""
        if self._busy or self._desk is None or paper == self._paper:
            self.head.choose(self._paper)
            return
        self._paper, self._removed, self._desk = paper, [], None
        self._pages = ()
        self._put(0)
        self._read()

    def _take_focus(self) -> None:
        if self.isVisible():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, at: int) -> None:
        self.view.show_pages(self._pages, at)
        self._next_thumb()
        self._tell()

    def _show_current(self) -> None:
        at = self.view.at
        self.preview.show_page(at + 1, self._pages[at] if 0 <= at < len(self._pages) else None)
        self._tell()

    def _next_thumb(self) -> None:
        page = self.view.rows.without_thumb()
        if page is None or self._thumbing:
            return
        self._thumbing = page.sha256
        t, straight = theme.current(), turned(page, -page.turned // 90)
        side = round(t.px(max(THUMB)) * self.devicePixelRatioF())
        self.services.scans.picture(
            straight,
            (side, side),
            done=lambda image: self._thumb(page.sha256, image),
            failed=lambda _: self._thumb(page.sha256, QImage()),
        )

    def _thumb(self, sha256: str, image: QImage) -> None:
        self._thumbing = ""
        self.view.rows.put_thumb(sha256, QPixmap.fromImage(image))
        self._next_thumb()

    def _tell(self) -> None:
        size = sum(page.size_bytes for page in self._pages)
        pictures = sum(not page.is_document for page in self._pages)
        said = self.tr("{count} trang, {size}").format(count=pictures, size=text.size(size)) if pictures else ""
        if documents := len(self._pages) - pictures:
            files = self.tr("{count} tệp PDF").format(count=documents)
            said = f"{said}, {files}" if said else files
        self.head.tell(
            said,
            pages=len(self._pages),
            at=self.view.at,
            removed=len(self._removed),
            busy=self._scanning or self._joining,
        )
        self.status.tell()

    # ---- pages come

    def choose(self) -> None:
        """Ask for files."""
        kinds = self.tr("PDF và ảnh (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
        title, any_kind = self.tr("Thêm tệp vào bàn quét"), self.tr("Mọi tệp (*)")
        self._intake.add(choose_files(self, title, f"{kinds};;{any_kind}"))

    def scan(self) -> None:
        """One sheet from the glass."""
        self._scan(feeder=False)

    def feed(self) -> None:
        """All sheets of the feeder."""
        self._scan(feeder=True)

    def _scan(self, *, feeder: bool) -> None:
        if self._scanning or self._joining or self._desk is None:
            return
        self._scanning = True
        self.status.show_trouble(None)
        self.status.show_work(self.tr("Đang quét cả khay…") if feeder else self.tr("Đang quét…"))
        self._tell()
        self.services.scans.scan(feeder=feeder, done=lambda _: self._scan_over(None), failed=self._scan_over)

    def _scan_over(self, explanation: Explanation | None) -> None:
        self._scanning = False
        self.status.show_work("")
        if explanation is not None and explanation.code != "scan_stopped":
            self.status.show_trouble(explanation)
        self._tell()

    def _scanned(self, pages: list[ScannedPage]) -> None:
        self._came(pages, None)

    def _came(self, pages: list[ScannedPage], source: Path | None) -> None:
        if self._paper is None:
            return
        if len(self._pages) + len(pages) > MOST_PAGES:
            self.status.show_trouble(explain_error("too_many_pages", {"most": MOST_PAGES}))
            return
        self._pages = (*self._pages, *pages)
        self._put(len(self._pages) - 1)
        self._keep(source)

    def _refused(self, name: str, explanation: Explanation) -> None:
        self.status.show_trouble(explanation, name)
        self._tell()

    def _seen(self, look: Any) -> None:
        if self.isVisible() and self._desk is not None:
            self._intake.look(look)

    def _lost(self, explanation: Explanation) -> None:
        if self.isVisible():
            self.status.show_gone(explanation)
            self._tell()

    # ---- what is done to them

    def _keep(self, source: Path | None = None) -> None:
        """Keep the desk as it is now; only then may a file of the watched folder be moved aside."""
        assert self._paper is not None
        tray = ScanTray(self._dossier, self._paper, self._pages)

        def kept(_: object) -> None:
            if source is not None:
                self.services.scans.put_away(source)

        self.services.runner.run(keep_scan_pages, tray, done=kept, failed=self._unreadable)

    def _turn(self, quarters: int) -> None:
        at = self.view.at
        if at < 0 or self._joining:
            return
        self._pages = (*self._pages[:at], turned(self._pages[at], quarters), *self._pages[at + 1 :])
        self._put(at)
        self._keep()

    def _place(self, at: int, by: int) -> None:
        if not 0 <= at < len(self._pages) or self._joining:
            return
        pages, to = moved(self._pages, at, by)
        if pages != self._pages:
            self._pages = pages
            self._put(to)
            self._keep()

    def _remove(self) -> None:
        at = self.view.at
        if at < 0 or self._joining:
            return
        self._removed.append((at, self._pages[at]))
        self._pages = (*self._pages[:at], *self._pages[at + 1 :])
        self._put(at)
        self._keep()

    def _undo(self) -> None:
        if not self._removed or self._joining:
            return
        at, page = self._removed.pop()
        at = min(at, len(self._pages))
        self._pages = (*self._pages[:at], page, *self._pages[at:])
        self._put(at)
        self._keep()

    # ---- the end of it

    def main_action(self) -> None:
        """F9: join what is there and attach it."""
        if not self._pages or self._busy or self._paper is None:
            self.notify.emit("info", self.tr("Chưa ghép được: chưa có trang nào, hoặc việc trước chưa xong"))
            return
        self._joining = True
        self.status.show_trouble(None)
        self.status.show_work(self.tr("Đang ghép…"))
        self._tell()
        self.services.scans.attach(
            self._dossier, self._paper, self._pages, done=lambda _: self._attached(), failed=self._not_attached
        )

    def _joined(self, done: int, total: int) -> None:
        if self._joining:
            self.status.show_work(self.tr("Đang ghép trang {done}/{total}…").format(done=done, total=total))

    def _attached(self) -> None:
        assert self._paper is not None
        said = self.tr("Đã đính kèm vào: {paper}").format(paper=kept_words.shown(self._paper.name))
        self.notify.emit("ok", said)
        self._joining, self._pages, self._removed = False, (), []
        self.status.show_work("")
        # The next paper of the dossier lies on the counter as well.
        self._going_on = True
        self._paper = self._desk = None
        self._put(0)
        self._read()
        self._take_focus()

    def _not_attached(self, explanation: Explanation) -> None:
        self._joining = False
        self.status.show_work("")
        if explanation.code != "scan_stopped":
            self.status.show_trouble(explanation)
        self._tell()

    def _stop(self) -> None:
        self.services.scans.stop()
        self._intake.drop()

    def _back(self) -> None:
        self.open_dossier.emit(self._dossier)

    # ---- keys, drops, sizes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._busy:
            self._stop()
        else:
            self._back()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._desk is not None and local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._desk is not None and (sources := local_files(event)):
            event.acceptProposedAction()
            self._intake.add(sources)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = theme.current().below("side_by_side", self.window().width())
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.head.set_narrow(narrow)
        self.preview.set_narrow(narrow)
        self._row.setStretch(1, 0 if narrow else 3)
        super().resizeEvent(event)
