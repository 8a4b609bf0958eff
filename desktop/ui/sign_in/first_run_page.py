"""Thiết lập máy: the province's enrolment file, an administrator, and the store is made; no network is needed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.ui.sign_in.ways import DoorPage, secret_line
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.file_choice import choose_file
from desktop.ui.widgets.layout import box, column, leave_out_unless, row
from desktop.ui.widgets.parts import banner, card, label


class FirstRunPage(DoorPage):
    """The window of a machine without a store.

    Signals:
        read_wanted: path of an enrolment file, to say whose it is.
        wanted: path of the file, name and password of the administrator.
    """

    read_wanted = Signal(object)
    wanted = Signal(object, str, str)

    def __init__(self, *, tried: bool = False) -> None:
        """Args: whether the demonstration was tried here, which is put aside then."""
        super().__init__()
        self._path: Path | None = None
        self._file = Button(self.tr("Chọn tệp ghi danh…"), "secondary", "file")
        self._file.clicked.connect(self._choose)
        self._whose = label(self.tr("Chưa chọn tệp"), tone="3", wrap=True)
        self.name, self.first, self.second = fields.line(), secret_line(), secret_line()
        self._fields = {
            edit: fields.Field(title, edit)
            for edit, title in (
                (self.name, self.tr("Họ và tên người quản trị máy này")),
                (self.first, self.tr("Mật khẩu")),
                (self.second, self.tr("Gõ lại mật khẩu")),
            )
        }
        self._act = Button(self.tr("Thiết lập"), "primary", "check", "F9")
        self._act.clicked.connect(self._go)
        self.hold_while_busy(self._act, self._file)
        fields.enter_leads((self.name, self.first, self.second), self._act)
        self._build(tried)
        QShortcut(QKeySequence("F9"), self, self._go)

    def _build(self, tried: bool) -> None:
        says = self.tr(
            "Tỉnh gửi mỗi quầy một tệp ghi danh. Máy làm việc được ngay, kể cả khi chưa có mạng; "
            "lần đầu có mạng máy tự ghi danh với tỉnh."
        )
        aside = self.tr(
            "Máy này đang có bản minh họa. Hồ sơ đã thử không vào sổ của xã: thiết lập xong, chúng được cất nguyên vào "
            "một thư mục riêng bên cạnh, không bị xóa."
        )
        self._aside = banner("warn", aside)
        leave_out_unless(tried, self._aside)
        form = card(
            column(
                row(self.back, None),
                label(self.tr("Thiết lập máy này"), "title"),
                label(says, tone="2", wrap=True),
                self._aside,
                row(self._file, (self._whose, 1), gap=12),
                self._fields[self.name],
                row(*((column(self._fields[one], None), 1) for one in (self.first, self.second)), gap=12),
                self.said,
                row(None, self._act),
                gap=12,
                margins=(24, 16, 24, 20),
            )
        )
        self.lay_out(box(column(None, form, None)), 720)
        self._file.setFocus()

    def choose(self, path: Path) -> None:
        """Take a file; whoever listens says whose it is."""
        self._path = path
        self._whose.setText(path.name)
        self.said.put()
        self.read_wanted.emit(path)

    def show_centre(self, centre: str, counter: str) -> None:
        """Whose file was chosen."""
        self._whose.setText(self.tr("{centre}, {counter}").format(centre=centre, counter=counter))
        self.name.setFocus()

    def show_done(self, aside: Path | None = None) -> None:
        """The store is there; the way on is the sign-in page. `aside` is where a demonstration lies now."""
        self.set_busy(False)
        self._act.setEnabled(False)
        self._aside.setVisible(False)
        said = self.tr("Đã thiết lập. Đăng nhập, rồi in phiếu khôi phục ở trang Quản trị và cất vào két.")
        banners = [banner("ok", said)]
        if aside is not None:
            banners.append(banner("info", self.tr("Bản minh họa được cất ở {folder}").format(folder=aside)))
        self.said.put(*banners)
        self.back.setFocus()

    def _choose(self) -> None:
        chosen = choose_file(self, self.tr("Chọn tệp ghi danh"), self.tr("Tệp ghi danh"), "json")
        if chosen is not None:
            self.choose(chosen)

    def _go(self) -> None:
        if self.busy or not self._act.isEnabled():
            return
        problems = (
            (self.name, "" if self.name.text().strip() else self.tr("Ghi họ và tên")),
            (self.first, "" if self.first.text() else self.tr("Chọn một mật khẩu")),
            (self.second, "" if self.first.text() == self.second.text() else self.tr("Hai lần gõ chưa giống nhau")),
        )
        for edit, problem in problems:
            self._fields[edit].say(problem, "late")
        wrong = next((edit for edit, problem in problems if problem), None)
        if wrong is not None:
            wrong.setFocus()
        elif self._path is None:
            self.said.put(banner("late", self.tr("Chọn tệp ghi danh của tỉnh trước.")))
            self._file.setFocus()
        else:
            self.set_busy(True)
            self.wanted.emit(self._path, self.name.text(), self.first.text())
