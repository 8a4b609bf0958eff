"""What is done with the selected dossiers, or with everything the list holds: asked, done, told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from desktop.domain.papers import HANDOVER, PaperWanted
from desktop.domain.read_models import DossierFilter, DossierPage
from desktop.ui import text
from desktop.ui.paper_services import Printed
from desktop.ui.runner import Done, Failed
from desktop.ui.services import Services
from desktop.ui.widgets.parts import Button
from desktop.ui.worklist.copying import copied_text
from desktop.ui.worklist.list_view import ListView
from desktop.ui.worklist.many import Many, Outcome
from desktop.ui.worklist.many_bar import COPY, EXPORT, FORWARD, LIST, NONE, PRINT, ManyBar
from desktop.ui.worklist.many_panel import FILED, ManyPanel, told
from desktop.usecases.explain_error import Explanation
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.select_dossiers import select_dossiers

Ids = tuple[str, ...]


class ManyDesk(QObject):
    """Selection of a list, and what can be done with it.

    Signals:
        notify: tone and text of a toast.
        finished: dossiers were changed, and the list is to be read anew.
        left: the panel is gone, and the list should have the focus.
        asked: the panel asks; no other should.
        paper: a PaperWanted to look at.

    Attributes:
        bar: how many are selected, and buttons.
        panel: asks, shows the way, says how it went.
        everything: whether all dossiers of the list are selected, over its pages.
    """

    notify = Signal(str, str)
    finished = Signal()
    left = Signal()
    asked = Signal()
    paper = Signal(object)
    _told = Signal(int, int)

    def __init__(
        self, services: Services, view: ListView, wanted: Callable[[], DossierFilter], parent: QObject
    ) -> None:
        """Args: `wanted` says what the list shows now."""
        super().__init__(parent)
        self.bar, self.panel = ManyBar(), ManyPanel()
        self.everything = False
        self._services, self._view, self._wanted = services, view, wanted
        self._many = Many(self)
        self._page = DossierPage((), 0, 0)
        self._ids: Ids = ()
        self._what = ""
        self._stop = Event()
        self._exporting = False
        self.bar.wanted.connect(self.act)
        self.panel.confirmed.connect(self._confirmed)
        self.panel.stopped.connect(self._stopped)
        self.panel.left.connect(self._leave)
        self._many.progressed.connect(self.panel.tell)
        self._many.ended.connect(self._ended)
        self._told.connect(self.panel.tell)
        view.marks_changed.connect(self._marked)
        view.all_wanted.connect(self.select_all)
        view.copied.connect(lambda: self.act(COPY))

    @property
    def running(self) -> bool:
        """Whether something is done to dossiers now."""
        return self._many.running

    @property
    def count(self) -> int:
        """Dossiers that are selected."""
        return self._page.total - self._page.more if self.everything else len(self._view.marked)

    def show_page(self, page: DossierPage) -> None:
        """Another page is shown; rows follow."""
        self._page = page

    def select_all(self) -> None:
        """Ctrl+A: everything the list holds, by what it is narrowed by; no row is read for it."""
        if self._page.rows:
            self._view.selectAll()
            self.everything = True
            self._marked()

    def clear(self) -> bool:
        """Esc: select one only; whether there were more."""
        several = self.count > 1
        self.everything = False
        if several:
            self._view.mark_one()
            self._marked()
        return several

    def forget(self) -> None:
        """The list will be another one: what was selected in this one is not meant."""
        self.everything = False

    def act(self, what: str) -> None:
        """Do something with what is selected; export takes the whole list where one at most is selected."""
        if what == NONE:
            self.clear()
            self.left.emit()
        elif self.running or self._exporting:
            self.notify.emit("warn", self.tr("Việc trước chưa xong"))
        elif what == COPY:
            wanted = self._wanted() if self.everything else None
            ids = tuple(row.id for row in self._view.marked)
            self._services.runner.read(copied_text, wanted, ids, done=self._copy)
        else:
            self._with_ids(partial(self._begin, what), whole=what == EXPORT and self.count < 2)

    def _with_ids(self, then: Callable[[Ids], None], *, whole: bool) -> None:
        if whole or self.everything:
            self._services.runner.read(select_dossiers, self._wanted(), done=then)
        else:
            then(tuple(row.id for row in self._view.marked))

    def _begin(self, what: str, ids: Ids) -> None:
        if not ids:
            self.notify.emit("warn", self.tr("Chưa chọn hồ sơ nào"))
        elif what == EXPORT:
            self._export(ids)
        elif what == LIST:
            self.paper.emit(PaperWanted(form=HANDOVER, dossiers=ids))
        elif what == PRINT:
            self._start(what, ids, self._print)
        else:
            self._ids = ids
            self.asked.emit()
            self.panel.ask(what, len(ids))

    def _confirmed(self, what: str, to: str) -> None:
        self._start(what, self._ids, partial(self._forward, to) if what == FORWARD else self._record)

    def _start(self, what: str, ids: Ids, do: Callable[[str, Done, Failed], None]) -> None:
        self._what, self._ids = what, ()
        self.panel.begin(what, len(ids))
        self._many.start(ids, do)

    def _forward(self, to: str, dossier: str, done: Done, failed: Failed) -> None:
        self._services.runner.run(forward_dossier, ForwardDossier(dossier, to), done=done, failed=failed)

    def _record(self, dossier: str, done: Done, failed: Failed) -> None:
        self._services.runner.run(record_result, RecordResult(dossier), done=done, failed=failed)

    def _print(self, dossier: str, done: Done, failed: Failed) -> None:
        def went(printed: Printed) -> None:
            self._what = PRINT if printed.on_paper else FILED
            done(printed)

        self._services.print_slip(dossier, done=went, failed=failed)

    def _ended(self, outcome: Outcome) -> None:
        tone, words = told(self._what, outcome)
        if tone == "ok":
            self.panel.end()
            self.notify.emit(tone, words)
        else:
            self.panel.say(tone, words, outcome)
        if self._what not in {PRINT, FILED}:
            self.everything = False
        if self._view.isVisible():
            # The line that had the focus is gone; keys go on in the list.
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.emit()

    def _copy(self, copied: tuple[str, int, int]) -> None:
        words, count, wanted = copied
        QGuiApplication.clipboard().setText(words)
        if count < wanted:
            told_ = self.tr("Đã chép {count} hồ sơ đầu trong {total}; xuất danh sách (Ctrl+E) để có đủ", None, wanted)
            self.notify.emit("warn", told_.format(count=text.number(count), total=text.number(wanted)))
        else:
            self.notify.emit("ok", self.tr("Đã chép {count} hồ sơ", None, count).format(count=text.number(count)))

    def _export(self, ids: Ids) -> None:
        self._exporting, self._stop = True, Event()
        self.panel.begin(EXPORT, len(ids))
        self._services.export_list(
            ids, self._told.emit, self._stop, done=partial(self._exported, len(ids)), failed=self._not_exported
        )

    def _exported(self, count: int, paths: list[Path]) -> None:
        self._exporting = False
        if not paths:
            self.panel.end()
            self.notify.emit("warn", self.tr("Đã dừng, không có tệp nào được ghi"))
            return
        show = Button(self.tr("Mở thư mục"), "secondary", "file", size="control")
        show.clicked.connect(lambda: self._services.open_path(paths[0].parent))
        words = self.tr("Đã xuất {count} hồ sơ: {files}", None, count)
        files = text.listed([path.name for path in paths])
        self.panel.say("ok", words.format(count=text.number(count), files=files), None, show)

    def _not_exported(self, why: Explanation) -> None:
        self._exporting = False
        self.panel.say("late", why.happened, Outcome(0, ended_by=why))

    def _stopped(self) -> None:
        self._many.stop()
        self._stop.set()

    def leave(self) -> None:
        """Ask nothing and say nothing any more; what is under way goes on in sight."""
        if not self.running and not self._exporting:
            self._ids = ()
            self.panel.end()

    def _leave(self) -> None:
        self.leave()
        self.left.emit()

    def _marked(self, *_: Any) -> None:
        if self.everything and not self._view.all_marked:
            self.everything = False
        self.bar.show_count(self.count, everything=self.everything, more=self._page.more)
