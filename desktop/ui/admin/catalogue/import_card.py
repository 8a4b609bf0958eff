"""A file laid over the catalogue: read, its differences shown, applied or not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QTableView

from desktop.domain.catalogue_layers import CatalogueImport, Change
from desktop.ui import theme
from desktop.ui.admin.catalogue import words
from desktop.ui.admin.sections import Turning, reveal
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.sign_in.ways import Progress
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import banner, label
from desktop.ui.widgets.tables import InWords, Rows, table
from desktop.usecases.explain_error import Explanation
from desktop.usecases.import_catalogue import ImportCatalogue, import_catalogue, preview_import

_SOON_MS: Final = 300
_MOST_ROWS: Final = 12


class ImportCard(QFrame):
    """One file.

    Signals:
        left: put away; words of a toast, empty where nothing was applied.
    """

    left = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._latest = Latest()
        self._file: CatalogueImport | None = None
        self.changes: tuple[Change, ...] = ()
        self._applying = False
        self.setProperty("card", "true")
        self._title = label("", "section", wrap=True)
        self._counts = label("", tone="2", wrap=True)
        self._said, self._progress = Slot(), Progress()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._show_progress)
        heads = [self.tr("Thay đổi"), self.tr("Mã"), self.tr("Tên ngắn"), self.tr("Phần thay đổi")]
        self.table: QTableView = table(heads, [], [150, 104, 200, 270], stretch=2, name=self.tr("Khác với danh mục"))
        self.table.setTabKeyNavigation(False)
        self.apply = Button(self.tr("Áp dụng"), "primary", "check", "F9")
        self.apply.clicked.connect(self.confirm)
        self.away = Button(self.tr("Không áp dụng"), "secondary", "", "Esc")
        self.away.clicked.connect(self.leave)
        self.setLayout(
            column(
                row((self._title, 1)),
                self._counts,
                self._said,
                self._progress,
                self.table,
                Turning(self.apply, self.away, None),
                gap=8,
                margins=(16, 8, 16, 12),
            )
        )
        self.setVisible(False)

    # ---- reading

    def read(self, path: Path) -> None:
        """Read a file, and what it would change."""
        self._file, self.changes, self._applying = None, (), False
        self._title.setText(self.tr("Nhập từ {file}").format(file=path.name))
        for part in (self._counts, self.table, self.apply):
            part.setVisible(False)
        self._said.put()
        self.away.setText(self.tr("Không áp dụng"))
        self.setVisible(True)
        self._begin(self.tr("Đang đọc tệp và so với danh mục…"))
        self._services.read_import(path, done=self._latest.wrap(self._compare), failed=self._unread)
        self.away.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self, file: CatalogueImport) -> None:
        self._file = file
        done = self._latest.wrap(self._show)
        self._services.runner.read(preview_import, ImportCatalogue(file), done=done, failed=self._unread)

    def _show(self, changes: tuple[Change, ...]) -> None:
        self._end()
        self.changes = changes
        if not changes:
            self._said.put(banner("info", self.tr("Tệp này không có gì khác với danh mục đang dùng.")))
            self.away.setText(self.tr("Về danh mục"))
            return
        said = self.tr("So với danh mục đang dùng: {counts}. Sửa đổi của trung tâm vẫn giữ.")
        self._counts.setText(said.format(counts=words.counts(changes)))
        model = self.table.model()
        assert isinstance(model, Rows)
        model.set_rows(InWords(changes, _cells))
        t = theme.current()
        self.table.setFixedHeight(t.px(32) + t.px(36) * min(len(changes), _MOST_ROWS) + 2)
        self.table.selectRow(0)
        for part in (self._counts, self.table, self.apply):
            part.setVisible(True)
        self.apply.setEnabled(True)
        self.apply.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self)

    def _unread(self, why: Explanation) -> None:
        if self.isHidden():
            return
        self._end()
        self._said.put(trouble(why))
        self.away.setText(self.tr("Về danh mục"))
        self.away.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- applying

    def confirm(self) -> None:
        """F9: put it in force."""
        if self._file is None or not self.changes or self._applying:
            return
        self._applying = True
        self.apply.setEnabled(False)
        self.away.setEnabled(False)
        self._said.put()
        self._begin(self.tr("Đang áp dụng…"))
        self._services.runner.run(
            import_catalogue, ImportCatalogue(self._file), done=self._applied, failed=self._not_applied
        )

    def _applied(self, changes: tuple[Change, ...]) -> None:
        self._applying = False
        self._shut(self.tr("Đã áp dụng: {counts}").format(counts=words.counts(changes)) if changes else "")

    def _not_applied(self, why: Explanation) -> None:
        self._applying = False
        self._end()
        self.apply.setEnabled(True)
        self.away.setEnabled(True)
        self._said.put(trouble(why))
        reveal(self)

    def leave(self) -> None:
        """Esc: forget the file, unless it is being applied."""
        if not self._applying:
            self._latest.wrap(self._compare)
            self._shut("")

    def _shut(self, said: str) -> None:
        self._end()
        self._file, self.changes = None, ()
        self.away.setEnabled(True)
        self.setVisible(False)
        self.left.emit(said)

    def _begin(self, what: str) -> None:
        self._what = what
        self._soon.start()

    def _show_progress(self) -> None:
        self._progress.begin(self._what)

    def _end(self) -> None:
        self._soon.stop()
        self._progress.end()


def _cells(one: Change) -> tuple[object, ...]:
    return (words.change(one.kind), one.code, one.name, words.parts(one.parts))
