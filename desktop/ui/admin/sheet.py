"""A recovery sheet on the screen: its code once, to be printed or saved, then forgotten."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from desktop.ui.admin.sections import Turning, reveal
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.services import Services
from desktop.ui.sign_in.ways import Progress
from desktop.ui.widgets import icons
from desktop.ui.widgets.file_choice import choose_new_file
from desktop.ui.widgets.layout import clear, column, row
from desktop.ui.widgets.parts import Button, banner, label
from desktop.usecases.explain_error import Explanation

FILE_NAME = "phieu-khoi-phuc"


class Sheet(QFrame):
    """The code big, in groups of five.

    Attributes:
        code: the code that is shown; empty while there is none.
        kept: whether it was printed or saved.

    Signals:
        shut_by_hand: somebody put the sheet away.
    """

    shut_by_hand = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.setProperty("card", "accent")
        self._body = column(gap=8, margins=(16, 8, 16, 12))
        self.setLayout(self._body)
        self.code, self.kept = "", False
        self._warned = self._busy = False
        self._said, self._progress = Slot(), Progress()
        self._print = Button("", "primary")
        self.setVisible(False)

    def show_code(self, code: str) -> None:
        """Show a code that was made just now."""
        clear(self._body)
        self.code, self.kept, self._warned, self._busy = code, False, False, False
        self._said, self._progress = Slot(), Progress()
        title = self.tr("Phiếu khôi phục mới")
        self.setAccessibleName(title)
        self._print = Button(self.tr("In phiếu"), "primary", "printer", "F9")
        self._print.clicked.connect(self.print_sheet)
        save = Button(self.tr("Lưu thành PDF…"), "secondary", "file")
        save.clicked.connect(self._choose_file)
        away = Button(self.tr("Xong, xóa khỏi màn hình"), "quiet", "check", "Esc")
        away.clicked.connect(self.put_away)
        groups = []
        for group in code.split("-"):
            one = label(group, "figure")
            one.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            groups.append(one)
        half = len(groups) // 2
        lines = [Turning(*part, None, gap=24) for part in (groups[:half], groups[half:])]
        lines[0].setAccessibleName(self.tr("Mã khôi phục: {code}").format(code=" ".join(code.replace("-", " "))))
        void = self.tr("Phiếu lập trước đây, nếu có, đã hết giá trị. In ngay: mã này không được giữ lại ở đâu khác.")
        self._body.addLayout(row(icons.icon_label("shield", "accent"), label(title, "section"), None))
        for line in lines:
            self._body.addWidget(line)
        self._body.addWidget(banner("warn", void))
        self._body.addWidget(self._said)
        self._body.addWidget(self._progress)
        self._body.addWidget(Turning(self._print, save, None, away))
        self.setVisible(True)
        self.take_focus()
        reveal(self)

    def take_focus(self) -> None:
        """The button that prints."""
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_sheet(self) -> None:
        """Print it."""
        if not self._busy:
            self._begin(self.tr("Đang in…"))
            self._services.print_recovery_sheet(self.code, done=self._printed, failed=self._failed)

    def save(self, path: Path) -> None:
        """Write it as a PDF."""
        if not self._busy:
            self._begin(self.tr("Đang ghi…"))
            self._services.save_recovery_sheet(self.code, path, done=self._saved, failed=self._failed)

    def put_away(self) -> None:
        """Forget the code; one that is on no paper is asked about first."""
        if self._busy:
            return
        if not self.kept and not self._warned:
            self._warned = True
            words = self.tr("Phiếu này chưa in, chưa lưu. Bỏ thật thì bấm Esc lần nữa; sau đó phải lập phiếu khác.")
            self._said.put(banner("late", words))
            reveal(self)
            return
        self.shut()
        self.shut_by_hand.emit()

    def shut(self) -> None:
        """Forget the code."""
        self.code, self.kept = "", False
        self.setVisible(False)
        clear(self._body)

    def _choose_file(self) -> None:
        title, kind = self.tr("Lưu phiếu khôi phục"), self.tr("Tệp PDF")
        path = choose_new_file(self, title, FILE_NAME, kind, "pdf")
        if path is not None:
            self.save(path)

    def _begin(self, words: str) -> None:
        self._busy = True
        self._said.put()
        self._progress.begin(words)

    def _printed(self, _: object) -> None:
        self._end(banner("ok", self.tr("Đã gửi phiếu đến máy in. Xem bản in rõ mã rồi hãy xóa khỏi màn hình.")))

    def _saved(self, path: Path) -> None:
        words = self.tr("Đã ghi {file}. Ai mở được tệp này cũng dùng được mã: in xong thì xóa tệp.")
        self._end(banner("ok", words.format(file=path.name)))

    def _end(self, said: QFrame) -> None:
        self._busy, self.kept = False, True
        self._progress.end()
        if self.code:
            self._said.put(said)

    def _failed(self, words: Explanation) -> None:
        self._busy = False
        self._progress.end()
        self._said.put(trouble(words))
        self.take_focus()
        reveal(self)
