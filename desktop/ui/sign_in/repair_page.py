"""Khôi phục dữ liệu: choose a backup, say who you are, and the store is put back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from desktop.ui import text, theme
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.services import FoundBackup
from desktop.ui.sign_in.ways import Progress, person_choice, scrolled
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import FocusRing, banner, card, label
from desktop.ui.widgets.tables import Rows, Status, table
from desktop.usecases.explain_error import Explanation


class RepairPage(QWidget):
    """The window that puts a store back from a backup.

    Signals:
        wanted: path of a backup (None: save what the damaged file holds), user id and password.
        left: back to the sign-in page.
    """

    wanted = Signal(object, str, str)
    left = Signal()

    def __init__(self, backups: Sequence[FoundBackup], people: list[tuple[str, str]], user: str, why: str = "") -> None:
        """Args: backups, newest first; who may sign in; who did last; what happened, in a sentence."""
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(self.tr("Một Cửa Xã"))
        self._backups: list[Path | None] = []
        self._busy = False
        heads = [self.tr("Bản sao lưu lúc"), self.tr("Dung lượng"), self.tr("Tình trạng"), self.tr("Thư mục")]
        self._list = table(heads, [], [190, 110, 210, 200], right={1}, stretch=3, name=self.tr("Các bản sao lưu"))
        self._list.setTabKeyNavigation(False)
        self._person = person_choice(people, user)
        self.password = fields.line()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password_field = fields.Field(self.tr("Mật khẩu"), self.password)
        self._other = Button(self.tr("Chọn tệp khác…"), "secondary", "file")
        self._other.clicked.connect(self._choose_file)
        self._act = Button(self.tr("Khôi phục"), "primary", "undo", "F9")
        self._act.clicked.connect(self._go)
        self._back = Button(self.tr("Về trang đăng nhập"), "quiet", "chevron-left", "Esc")
        self._back.clicked.connect(self._leave)
        self._said, self.progress = Slot(gap=8), Progress()
        self._build(why)
        QShortcut(QKeySequence("F9"), self, self._go)
        self.show_backups(backups)

    def _build(self, why: str) -> None:
        promise = self.tr(
            "Dữ liệu đang có được để riêng, không xóa. Những gì mới hơn bản sao lưu được cứu từ tệp cũ "
            "nếu còn đọc được; phần đã gửi tỉnh sẽ tự lấy lại khi đồng bộ."
        )
        person = fields.Field(self.tr("Bạn là"), self._person)
        parts: list[QWidget] = [banner("late", why, icon="alert")] if why else []
        body = column(
            row(self._back, None),
            label(self.tr("Khôi phục dữ liệu"), "title"),
            *parts,
            label(promise, tone="2", wrap=True),
            (self._list, 1),
            row((person, 2), (self._password_field, 2), gap=12),
            self._said,
            self.progress,
            row(self._other, None, self._act),
            gap=12,
            margins=(24, 16, 24, 16),
        )
        frame = card(body)
        frame.setMaximumWidth(theme.current().px(980))
        self._list.setMinimumHeight(theme.current().px(32 + 4 * 36))
        self.setLayout(column(scrolled(box(row(None, (frame, 20), None)))))
        self._ring = FocusRing(self)

    def show_backups(self, backups: Sequence[FoundBackup]) -> None:
        """Show what was found; the last line saves what the damaged file still holds."""
        self._backups = [*(backup.path for backup in backups), None]
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
        rescue = Status(self.tr("phần còn đọc được"), "info", "shield")
        rows.append([self.tr("Không có bản sao lưu"), "–", rescue, self.tr("tệp đang có trên máy")])
        model = self._list.model()
        assert isinstance(model, Rows)
        model.set_rows(rows)
        self._list.selectRow(0)
        self.password.setFocus()

    def select(self, path: Path) -> None:
        """Choose a backup by its file; one that is not listed is added."""
        if path not in self._backups:
            self._backups.insert(0, path)
            model = self._list.model()
            assert isinstance(model, Rows)
            unknown = Status(self.tr("sẽ kiểm tra"), "info", "info")
            model.set_rows([[path.name, text.size(_size(path)), unknown, str(path.parent)], *model.rows])
        self._list.selectRow(self._backups.index(path))

    def show_error(self, words: Explanation) -> None:
        """Say why it was not done; nothing was replaced."""
        self._set_busy(False)
        self._said.put(trouble(words))
        self.password.clear()
        self.password.setFocus()

    def show_done(self, sentence: str) -> None:
        """Say what the store holds now; the way on is the sign-in page."""
        self._set_busy(False)
        self._said.put(banner("ok", sentence))
        for widget in (self._act, self._other, self.password, self._list, self._person):
            widget.setEnabled(False)
        self._back.setFocus()

    def _go(self) -> None:
        if self._busy or not self._act.isEnabled():
            return
        if not self.password.text():
            self._password_field.say(self.tr("Gõ mật khẩu đang dùng, hoặc mật khẩu lúc sao lưu"), "late")
            self.password.setFocus()
            return
        self._password_field.say("")
        row_number = max(self._list.currentIndex().row(), 0)
        self._said.put()
        self._set_busy(True)
        self.wanted.emit(self._backups[row_number], self._person.currentData(), self.password.text())

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for widget in (self._act, self._other, self._back):
            widget.setEnabled(not busy)
        if busy:
            self.progress.begin(self.tr("Đang kiểm tra và khôi phục…"))
        else:
            self.progress.end()

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn bản sao lưu"), "", self.tr("Bản sao lưu (*.db)"))
        if chosen:
            self.select(Path(chosen))

    def _leave(self) -> None:
        if not self._busy:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go()
        else:
            super().keyPressEvent(event)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
