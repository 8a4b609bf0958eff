"""In giấy tờ: the page of one paper before it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QPushButton

from desktop.domain.papers import PaperJob, PaperWanted
from desktop.ui.dossier.sides import Sides, Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.frame import Page
from desktop.ui.paper_services import PaperLook
from desktop.ui.papers.choice import Choice
from desktop.ui.papers.pay_card import PayCard
from desktop.ui.papers.queue import Queue
from desktop.ui.papers.sheet import Sheet
from desktop.ui.papers.words import paper_name
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import IconButton, card, label
from desktop.ui.worklist.empty import Empty
from desktop.usecases.change_setting import ChangeSetting, change_setting
from desktop.usecases.explain_error import Explanation
from desktop.usecases.list_prints import list_prints
from desktop.usecases.settle_print import SettlePrint, settle_print

REST_MS = 120


class PapersPage(Page):
    """What comes out of the printer, seen before."""

    name = "papers"
    title = str(QT_TRANSLATE_NOOP("Page", "In giấy tờ"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._wanted: PaperWanted | None = None
        self._look: PaperLook | None = None
        self._number = 0
        self._size = ""
        self._printing = False
        self._looks, self._pictures, self._jobs = Latest(), Latest(), Latest()
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(REST_MS)
        self._redraw.timeout.connect(self._draw)
        self._build()

    def _build(self) -> None:
        self._trouble = Slot()
        self._name = label("", "section", wrap=True)
        self._count = label("", tone="2")
        self._before = IconButton("chevron-left", self.tr("Trang trước"))
        self._after = IconButton("chevron-right", self.tr("Trang sau"))
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self.sheet = Sheet()
        self.sheet.wider.connect(self._redraw.start)
        self.sheet.turned.connect(self._turn)
        head = row((self._name, 1), self._count, self._before, self._after, gap=4, margins=(16, 10, 12, 10))
        self._seen = card(column(head, (self.sheet, 1), gap=0, margins=(1, 0, 1, 4)))
        self._empty = Empty()
        self._empty.tell(
            "printer", self.tr("Chưa chọn giấy tờ nào"), self.tr("Mở một hồ sơ rồi bấm Ctrl+Shift+P để xem và in.")
        )
        self._blank = card(column((self._empty, 1)))
        self.choice, self.queue, self.pay = Choice(), Queue(), PayCard()
        self.choice.wanted.connect(self._choose)
        self.choice.sized.connect(self._sized)
        self.choice.printed.connect(self.print_now)
        self.choice.saved.connect(self.save)
        self.choice.left.connect(self._back)
        self.choice.setting.connect(lambda: self.open_section.emit("printer"))
        self.queue.again.connect(self._again)
        self.queue.dropped.connect(self._drop)
        left = box(column(self._trouble, (self._seen, 1), (self._blank, 1), gap=12))
        right = box(column(self.choice, self.pay, self.queue, None, gap=12))
        self.setLayout(column(Sides(left, right, 400), gap=0))
        self._show_kind()

    # ---- life of the page

    def show_paper(self, wanted: PaperWanted | None) -> None:
        """Look at a paper; None shows only what waits for a printer."""
        self._wanted, self._look, self._number, self._size = wanted, None, 0, ""
        # What is still under way is of the paper before.
        self._looks.wrap(self._show)
        self._pictures.wrap(self._drawn)
        self._trouble.put()
        self._show_kind()

    def activate(self) -> None:
        """Read anew; the keys are at the page."""
        self._read()
        self._read_jobs()

    def refresh(self, changes: Any) -> None:
        """Papers that wait, or the dossier that is looked at, changed."""
        if getattr(changes, "papers", False):
            self._read_jobs()
        if self._wanted is not None and self._wanted.dossier in changes.dossiers:
            self._read()

    def main_action(self) -> None:
        """F9: print."""
        self.print_now()

    def _read(self) -> None:
        if self._wanted is not None:
            done = self._looks.wrap(self._show)
            self.services.papers.look(self._wanted, self._size, done=done, failed=self._not_shown)

    def _read_jobs(self) -> None:
        self.services.runner.read(list_prints, done=self._jobs.wrap(self._show_jobs), failed=self._failed)

    def _show_jobs(self, jobs: tuple[PaperJob, ...]) -> None:
        self.queue.show_jobs(jobs)
        if self._wanted is None and jobs:
            self.queue.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kind(self) -> None:
        shown = self._look is not None
        self._seen.setVisible(shown)
        self.choice.setVisible(shown)
        self._blank.setVisible(self._wanted is None)
        if not shown:
            self.pay.show_payment(None)

    def _not_shown(self, words: Explanation) -> None:
        # A print that was asked for must not come out by itself when the dossier changes later.
        self.keep(None)
        self._failed(words)

    def _failed(self, words: Explanation) -> None:
        self._trouble.put(trouble(words))

    def _show(self, look: PaperLook) -> None:
        again = self._look is not None
        self._look, self._wanted = look, look.wanted
        self._number = min(self._number, look.count - 1)
        self._name.setText(paper_name(look.wanted))
        self._trouble.put()
        self._show_kind()
        self.choice.show_look(look, again=again)
        self.pay.show_payment(look.payment)
        if not again:
            self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self._draw()
        self.do_kept()

    # ---- pages

    def _draw(self) -> None:
        look = self._look
        if look is None:
            return
        self._count.setText(self.tr("Trang {number}/{count}").format(number=self._number + 1, count=look.count))
        several = look.count > 1
        self._before.setVisible(several)
        self._after.setVisible(several)
        self._before.setEnabled(self._number > 0)
        self._after.setEnabled(self._number + 1 < look.count)
        dpi = self.sheet.dpi(look.landscape, look.wide < 20_000)
        done = self._pictures.wrap(self._drawn)
        self.services.papers.picture(look, self._number, dpi, done=done, failed=self._failed)

    def _drawn(self, image: QImage) -> None:
        assert self._look is not None
        told = self.tr("{paper}, trang {number} trong {count}")
        self.sheet.show_image(
            image, told.format(paper=self._name.text(), number=self._number + 1, count=self._look.count)
        )

    def _turn(self, by: int) -> None:
        """Turn the page, if there is another."""
        if self._look is not None and 0 <= self._number + by < self._look.count:
            self._number += by
            self._draw()

    def _choose(self, wanted: PaperWanted) -> None:
        self._wanted, self._number = wanted, 0
        self._read()

    def _sized(self, size: str) -> None:
        """Another size of paper; this machine remembers it."""
        self._size, self._number = size, 0
        request = ChangeSetting("slip_paper", size)
        self.services.runner.run(change_setting, request, done=lambda _: self._read(), failed=self._failed)

    # ---- printing

    def print_now(self) -> None:
        """Print what is looked at; one print at a time."""
        if self._printing or (self._look is None and self._wanted is None):
            waits = self.tr("Giấy trước đang được in, chờ một chút")
            self.notify.emit("info", waits if self._printing else self.tr("Chưa chọn giấy tờ nào để in"))
            return
        if self._look is None:
            self.keep(self.print_now)
            return
        self._printing = True
        self._trouble.put()
        self.services.papers.print_paper(
            self._look.wanted, self.choice.settings, done=self._printed, failed=self._not_printed
        )

    def _printed(self, _path: Path | None) -> None:
        self._printing = False
        self.notify.emit("ok", self.tr("Đã gửi {paper} đến máy in").format(paper=self._name.text()))
        self._read()

    def _not_printed(self, words: Explanation) -> None:
        self._printing = False
        self._failed(words)

    def save(self) -> None:
        """Write it as a PDF."""
        if self._look is not None:
            size = self.choice.settings.paper
            self.services.papers.save(self._look.wanted, size, done=self._saved, failed=self._failed)

    def _saved(self, path: Path) -> None:
        self.notify.emit("ok", self.tr("Đã lưu {file}").format(file=path.name))
        self.services.open_path(path.parent)

    def _again(self, jobs: tuple[PaperJob, ...]) -> None:
        """Print jobs that wait, one after the other; the first failure ends it."""
        if self._printing or not jobs:
            return
        self._printing = True
        self._trouble.put()
        job, rest = jobs[0], jobs[1:]

        def done(_path: Path | None) -> None:
            self._printing = False
            if rest:
                self._again(rest)
            else:
                self.notify.emit("ok", self.tr("Đã gửi đến máy in"))

        self.services.papers.print_paper(job.wanted, job=job.id, done=done, failed=self._not_printed)

    def _drop(self, job: PaperJob) -> None:
        self.services.runner.run(settle_print, SettlePrint(job.id, "dropped"), failed=self._failed)

    def _back(self) -> None:
        self.open_page.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        on_button = isinstance(self.focusWidget(), QPushButton)
        if key == Qt.Key.Key_Escape:
            self._back()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and on_button:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_P, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.print_now()
        else:
            super().keyPressEvent(event)
