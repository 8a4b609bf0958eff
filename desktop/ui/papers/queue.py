"""Giấy tờ chờ in: what a printer did not take, with why, to be printed again or given up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from desktop.domain.numbers import short_number
from desktop.domain.papers import PaperJob
from desktop.ui import text, theme
from desktop.ui.papers.words import short_name
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, label
from desktop.ui.widgets.tables import Rows, table
from desktop.usecases.explain_error import explain_error

_MOST_ROWS = 5


class Queue(QFrame):
    """The card of jobs; hidden while there is none.

    Signals:
        again: PaperJobs to print now.
        dropped: a PaperJob nobody wants any more.
    """

    again = Signal(object)
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.jobs: tuple[PaperJob, ...] = ()
        self._title = label("", "section")
        self._why = label("", tone="2", wrap=True)
        heads = [self.tr("Giấy tờ"), self.tr("Hồ sơ"), self.tr("Lúc")]
        self.table = table(heads, [], [84, 110, 60], stretch=1, name=self.tr("Giấy tờ chờ in"))
        self.table.setTabKeyNavigation(False)
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.table.activated.connect(self._again)
        self._one = Button(self.tr("In lại"), "secondary", "printer", size="control")
        self._one.setAccessibleName(self.tr("In lại giấy tờ đang chọn"))
        self._one.clicked.connect(self._again)
        self._all = Button(self.tr("In lại tất cả"), "quiet", size="control")
        self._all.clicked.connect(lambda: self.again.emit(self.jobs))
        self._drop = Button(self.tr("Bỏ"), "quiet", "x", "Delete", size="control")
        self._drop.setAccessibleName(self.tr("Bỏ giấy tờ đang chọn, không in nữa"))
        self._drop.clicked.connect(self._give_up)
        delete = QShortcut(QKeySequence("Del"), self.table, self._give_up)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        buttons = row(self._one, self._all, None, self._drop, gap=4, margins=(8, 0, 8, 0))
        told = row((self._why, 1), margins=(16, 0, 16, 0))
        self.setLayout(
            column(
                row(self._title, None, margins=(16, 8, 16, 0)), self.table, told, buttons, gap=6, margins=(1, 0, 1, 8)
            )
        )
        self.setVisible(False)

    def show_jobs(self, jobs: tuple[PaperJob, ...]) -> None:
        """Show what waits; the row that was chosen stays chosen while it waits."""
        chosen = self.current()
        self.jobs = jobs
        model = self.table.model()
        assert isinstance(model, Rows)
        model.set_rows([[short_name(one.wanted), _about(one), text.clock(one.at)] for one in jobs])
        self._title.setText(self.tr("Giấy tờ chờ in: {count}").format(count=len(jobs)))
        self.table.setFixedHeight(theme.current().px(32 + 36 * min(len(jobs), _MOST_ROWS) + 2))
        kept = next((n for n, one in enumerate(jobs) if chosen is not None and one.id == chosen.id), 0)
        if jobs:
            self.table.selectRow(kept)
        self._all.setVisible(len(jobs) > 1)
        self.setVisible(bool(jobs))
        self._tell()

    def current(self) -> PaperJob | None:
        """The job that is chosen."""
        number = self.table.currentIndex().row()
        return self.jobs[number] if 0 <= number < len(self.jobs) else None

    def _tell(self) -> None:
        job = self.current()
        self._why.setText(explain_error(job.code).happened if job is not None and job.code else "")
        self._why.setVisible(bool(self._why.text()))

    def _again(self) -> None:
        if (job := self.current()) is not None:
            self.again.emit((job,))

    def _give_up(self) -> None:
        if (job := self.current()) is not None:
            self.dropped.emit(job)


def _about(job: PaperJob) -> str:
    if job.number:
        return f"{short_number(job.number)} {job.name}".strip()
    return job.wanted.asked.applicant.name if job.wanted.asked is not None else ""
