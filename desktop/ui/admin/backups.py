"""Sao lưu: when the last one was made, what is found, back up now, the second folder, the way to a restore."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView

from desktop.domain.read_models import ClosingReport
from desktop.ui import text, theme
from desktop.ui.admin.reading import Machine, read_machine
from desktop.ui.admin.second_folder import SecondFolder
from desktop.ui.admin.sections import Section, Turning
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.runner import Latest
from desktop.ui.services import FoundBackup, Services
from desktop.ui.sign_in.ways import Progress
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, banner, card, label, pill, section
from desktop.ui.widgets.tables import Rows, Status, table
from desktop.usecases.explain_error import Explanation

_MOST_ROWS = 6
_SIZE, _FOLDER = 1, 3
STALE_DAYS = 3
"""A weekend without work is no reason to warn; a fourth day is."""


class BackupsSection(Section):
    """Backups of this machine."""

    words = str(QT_TRANSLATE_NOOP("AdminSections", "Sao lưu"))
    icon = "database"
    roles = ("administrator", "leader")

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._machine: Machine | None = None
        self._found: tuple[FoundBackup, ...] = ()
        self._busy = False
        self._latest, self._latest_found = Latest(), Latest()
        self._trouble, self._standing, self._said = Slot(), Slot(), Slot(gap=4)
        self._progress = Progress()
        heads = [self.tr("Sao lưu lúc"), self.tr("Dung lượng"), self.tr("Tình trạng"), self.tr("Thư mục")]
        name = self.tr("Các bản sao lưu")
        self.table: QTableView = table(heads, [], [160, 110, 170, 200], right={_SIZE}, stretch=_FOLDER, name=name)
        self.table.setTabKeyNavigation(False)
        self.act = Button(self.tr("Sao lưu ngay"), "primary", "database", "F9")
        self.act.clicked.connect(self.main_action)
        self.restore = Button(self.tr("Khôi phục…"), "secondary", "undo")
        self.restore.clicked.connect(self._restore)
        self.folder = Button(self.tr("Mở thư mục"), "quiet", "arrow-right")
        self.folder.clicked.connect(self._open_folder)
        self.second = SecondFolder(services)
        self.second.notify.connect(self.notify)
        body = column(
            section(self.tr("Sao lưu")),
            self._standing,
            self.table,
            self._said,
            self._progress,
            Turning(self.act, self.restore, self.folder, None),
            gap=8,
            margins=(16, 8, 16, 12),
        )
        self.setLayout(column(self._trouble, card(body), self.second, None, gap=12))

    def read(self) -> None:
        """Read settings, and look into both folders."""
        self.services.runner.read(read_machine, done=self._latest.wrap(self._show_machine), failed=self._failed)
        self.services.backups(self._latest_found.wrap(self._show), self._failed)

    def take_focus(self) -> None:
        """The button that backs up."""
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_action(self) -> None:
        """F9: back up now."""
        if self._busy:
            return
        self._busy = True
        self._said.put()
        self.act.setEnabled(False)
        self._progress.begin(self.tr("Đang sao lưu và kiểm tra bản sao…"))
        self.services.back_up_now(self._done, self._not_done)

    def _failed(self, words: Explanation) -> None:
        self._trouble.put(trouble(words))

    def _show_machine(self, machine: Machine) -> None:
        self._machine = machine
        self.second.show_folder(machine.settings.second_backup_folder)
        self._show_standing()

    def _show(self, found: tuple[FoundBackup, ...]) -> None:
        self._trouble.put()
        self._found = found
        ready = Status(self.tr("dùng được"), "ok", "check-circle")
        lacking = Status(self.tr("thiếu tệp khóa"), "warn", "alert")
        rows = [
            [
                self._when(backup),
                text.size(backup.size_bytes),
                ready if backup.whole else lacking,
                str(backup.path.parent),
            ]
            for backup in found
        ]
        model = self.table.model()
        assert isinstance(model, Rows)
        model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.folder.setVisible(bool(rows))
        self.table.selectRow(0)
        shown = min(len(rows), _MOST_ROWS)
        self.table.setFixedHeight(theme.current().px(32 + 36 * shown + 2))
        self._show_standing()

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self.services.session.centre.zone_info)

    def _when(self, backup: FoundBackup) -> str:
        made_at = self._local(backup.made_at)
        return f"{text.clock(made_at)} {text.day(made_at)}"

    def _show_standing(self) -> None:
        if self._machine is None:
            return
        if not self._found:
            words = self.tr("Chưa có bản sao lưu nào. Sao lưu ngay, rồi mỗi lần chốt ngày chương trình tự làm.")
            self._standing.put(row(pill(self.tr("Chưa có"), "warn"), (label(words, wrap=True), 1), gap=12))
            return
        newest = self._found[0]
        days = (self._machine.now.date() - self._local(newest.made_at).date()).days
        stale = days > STALE_DAYS
        state = pill(self.tr("{count} ngày trước").format(count=days), "warn") if stale else pill(self.tr("Mới"), "ok")
        said = self.tr("Lần gần nhất: {time}").format(time=self._when(newest))
        note = self.tr("Mỗi lần chốt ngày chương trình tự sao lưu; mỗi thư mục giữ 14 bản mới nhất.")
        self._standing.put(
            Turning(label(said, "strong"), state, None, gap=12),
            label(note, tone="2", wrap=True),
        )

    def _done(self, report: ClosingReport) -> None:
        self._end()
        said = self.tr("Đã sao lưu vào {file}, đã mở thử và đúng.")
        lines = [banner("ok", said.format(file=report.backup.name if report.backup else ""))]
        lines += [banner("warn", failure) for failure in report.failures]
        self._said.put(*lines)
        self.read()

    def _not_done(self, words: Explanation) -> None:
        self._end()
        self._said.put(trouble(words))

    def _end(self) -> None:
        self._busy = False
        self.act.setEnabled(True)
        self._progress.end()
        self.take_focus()

    @property
    def chosen(self) -> Path | None:
        """File of the current line."""
        index = self.table.currentIndex().row()
        return self._found[index].path if 0 <= index < len(self._found) else None

    def _restore(self) -> None:
        self.services.restore(self.chosen)

    def _open_folder(self) -> None:
        if self.chosen is not None:
            self.services.open_path(self.chosen.parent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = theme.current().below("two_columns", self.window().width())
        for hidden in (_SIZE, _FOLDER):
            self.table.setColumnHidden(hidden, narrow)
        super().resizeEvent(event)
