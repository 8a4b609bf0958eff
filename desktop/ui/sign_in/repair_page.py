"""Khôi phục dữ liệu: choose a backup, say who you are, and the store is put back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut

from desktop.ui import text, theme
from desktop.ui.services import FoundBackup
from desktop.ui.sign_in.ways import DoorPage, Progress, person_choice, secret_line
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.file_choice import choose_file
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import banner, card, label
from desktop.ui.widgets.tables import Rows, Status, table
from desktop.usecases.explain_error import Explanation

_WIDTHS: Final = (190, 100, 196)
_FOLDER: Final = 120
"""Least width of the column that takes the rest."""


class RepairPage(DoorPage):
    """The window that puts a store back from a backup.

    Signals:
        wanted: path of a backup (None: save what the damaged file holds), user id and password.
        picked: what was chosen, as in `wanted`; who may open it is to be shown.
    """

    wanted = Signal(object, str, str)
    picked = Signal(object)

    def __init__(self, people: list[tuple[str, str]], user: str, *, new: bool = False) -> None:
        """Args: who may sign in; who did last; whether this machine has no store of its own yet.

        Backups are shown when they were looked for.
        """
        super().__init__()
        self._new = new
        self.backups: list[Path | None] = []
        heads = [self.tr("Bản sao lưu lúc"), self.tr("Dung lượng"), self.tr("Tình trạng"), self.tr("Thư mục")]
        self._list = table(heads, [], [*_WIDTHS, _FOLDER], right={1}, stretch=3, name=self.tr("Các bản sao lưu"))
        self._list.setTabKeyNavigation(False)
        self._list.selectionModel().currentRowChanged.connect(self._picked)
        self._person = person_choice(people, user)
        self.password = secret_line()
        self._password_field = fields.Field(self.tr("Mật khẩu"), self.password)
        other = self.tr("Chọn tệp sao lưu…") if new else self.tr("Chọn tệp khác…")
        self._other = Button(other, "secondary", "file")
        self._other.clicked.connect(self._choose_file)
        self._act = Button(self.tr("Khôi phục"), "primary", "undo", "F9")
        self._act.clicked.connect(self._go)
        self.progress = Progress()
        self.hold_while_busy(self._act, self._other)
        self._build()
        QShortcut(QKeySequence("F9"), self, self._go)
        self.show_backups(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The page may still be growing to its size.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Where not all columns have room, sizes go first and folders next: nothing is half in view."""
        t, room = theme.current(), self._list.viewport().width()
        at, size, state = _WIDTHS
        self._list.setColumnHidden(1, room < t.px(at + size + state + _FOLDER))
        self._list.setColumnHidden(3, room < t.px(at + state + _FOLDER))

    def _build(self) -> None:
        promise = self.tr(
            "Dữ liệu đang có được để riêng, không xóa. Những gì mới hơn bản sao lưu được cứu từ tệp cũ "
            "nếu còn đọc được; phần đã gửi tỉnh sẽ tự lấy lại khi đồng bộ."
        )
        if self._new:
            promise = self.tr(
                "Máy mới, hoặc máy cài lại: chọn tệp motcua_….db trên USB hay ổ mạng, cạnh nó có tệp khóa cùng tên. "
                "Phần đã gửi tỉnh mà bản sao lưu chưa có sẽ tự về khi đồng bộ."
            )
        person = fields.Field(self.tr("Bạn là"), self._person)
        body = column(
            row(self.back, None),
            label(self.tr("Khôi phục dữ liệu"), "title"),
            label(promise, tone="2", wrap=True),
            (self._list, 1),
            person,
            self._password_field,
            self.said,
            self.progress,
            row(self._other, None, self._act),
            gap=12,
            margins=(24, 16, 24, 16),
        )
        self._list.setMinimumHeight(theme.current().px(32 + 3 * 36))
        self.lay_out(card(body), 980)

    def show_backups(self, backups: Sequence[FoundBackup]) -> None:
        """Show what was found; the last line saves what the damaged file still holds."""
        self.backups = [*(backup.path for backup in backups), None]
        ready = Status(self.tr("dùng được"), "ok", "check-circle")
        lacking = Status(self.tr("thiếu tệp khóa"), "warn", "alert")
        rows = [
            [
                f"{text.clock(b.made_at)} {text.day(b.made_at)}",
                text.size(b.size_bytes),
                ready if b.whole else lacking,
                str(b.path.parent),
            ]
            for b in backups
        ]
        if self._new:
            self.backups.pop()
        else:
            rescue = Status(self.tr("phần còn đọc được"), "info", "shield")
            rows.append([self.tr("Không có bản sao lưu"), "–", rescue, self.tr("tệp đang có trên máy")])
        model = self._list.model()
        assert isinstance(model, Rows)
        model.set_rows(rows)
        self._list.selectRow(0)
        (self.password if rows else self._other).setFocus()

    def select(self, path: Path) -> None:
        """Choose a backup by its file; one that is not listed is added."""
        if path not in self.backups:
            self.backups.insert(0, path)
            model = self._list.model()
            assert isinstance(model, Rows)
            unknown = Status(self.tr("sẽ kiểm tra"), "info", "info")
            model.set_rows([[path.name, text.size(_size(path)), unknown, str(path.parent)], *model.rows])
        self._list.selectRow(self.backups.index(path))

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Show who may open the backup that is chosen."""
        chosen = self._person.currentData()
        self._person.clear()
        for user, name in people:
            self._person.addItem(name, user)
        self._person.setCurrentIndex(max(self._person.findData(chosen), 0))

    def _picked(self) -> None:
        row_number = self._list.currentIndex().row()
        if 0 <= row_number < len(self.backups):
            self.picked.emit(self.backups[row_number])

    def show_error(self, words: Explanation) -> None:
        """Say why it was not done; nothing was replaced."""
        super().show_error(words)
        self.password.clear()
        self.password.setFocus()

    def show_done(self, sentence: str) -> None:
        """Say what the store holds now; the way on is the sign-in page."""
        self.set_busy(False)
        self.said.put(banner("ok", sentence))
        for widget in (self._act, self._other, self.password, self._list, self._person):
            widget.setEnabled(False)
        self.back.setFocus()

    def _go(self) -> None:
        if self.busy or not self._act.isEnabled():
            return
        lacking = "" if self._person.count() else self.tr("Cạnh tệp sao lưu phải có tệp khóa cùng tên (.keys.json).")
        if not self.backups:
            lacking = self.tr("Chọn tệp sao lưu trước.")
        if lacking:
            self.said.put(banner("late", lacking))
            self._other.setFocus()
            return
        if not self.password.text():
            self._password_field.say(self.tr("Gõ mật khẩu đang dùng, hoặc mật khẩu lúc sao lưu"), "late")
            self.password.setFocus()
            return
        self._password_field.say("")
        row_number = max(self._list.currentIndex().row(), 0)
        self.set_busy(True)
        self.wanted.emit(self.backups[row_number], self._person.currentData(), self.password.text())

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        if busy:
            self.progress.begin(self.tr("Đang kiểm tra và khôi phục…"))
        else:
            self.progress.end()

    def _choose_file(self) -> None:
        chosen = choose_file(self, self.tr("Chọn bản sao lưu"), self.tr("Bản sao lưu"), "db")
        if chosen is not None:
            self.select(chosen)
            self.password.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go()
        else:
            super().keyPressEvent(event)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
