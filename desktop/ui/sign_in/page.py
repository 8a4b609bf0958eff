"""Đăng nhập: people of this centre, a password, and how the program looks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.keys import COMMAND
from desktop.ui.looks import keep
from desktop.ui.sign_in.everywhere import answer_keys
from desktop.ui.sign_in.parts import Looks, Person, brand, stacked
from desktop.ui.sign_in.ways import Progress
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.layout import Item, box, column, leave_out_unless, row
from desktop.ui.widgets.parts import FocusRing, banner, label, restyle
from desktop.usecases.explain_error import Explanation

_SECONDS: Final = re.compile(r"(\d+)")
_REPAIRABLE: Final = frozenset({"store_damaged", "store_foreign", "chain_broken"})
"""Errors after which putting the store back is the way on."""


class SignInPage(QWidget):
    """The window before sign-in.

    Signals:
        submitted: user id and password.
        stopped: the opening is to be given up.
        forgotten: who has forgotten the password.
        repair_wanted: the store is to be put back from a backup.
        setup_wanted: this machine is to be set up with an enrolment file.
        training_wanted: whether to go to the training store, or back from it.
        language_chosen: code of the language to speak.
    """

    submitted = Signal(str, str)
    stopped = Signal()
    forgotten = Signal(str)
    repair_wanted = Signal()
    setup_wanted = Signal()
    training_wanted = Signal(bool)
    language_chosen = Signal(str)

    def __init__(self, people: list[tuple[str, str]], centre_name: str, hint: str = "", user: str = "") -> None:
        """Args: user id and name of each person; name of the centre; a line for the demonstration; who is chosen."""
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(self.tr("Một Cửa Xã"))
        self._people, self._centre, self._hint = people, centre_name, hint
        self._user = user if user in dict(people) else people[0][0] if people else ""
        self._happened, self._wait_s, self._busy = "", 0, False
        self._ways = (True, True, False, False)
        self._training = False
        self._speaks = True
        self._persons: list[Person] = []
        self._content: QWidget | None = None
        self._ring: FocusRing | None = None
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count_down)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        answer_keys(self)
        self._build("")

    def _build(self, password: str) -> None:
        """Make everything anew; the theme may have changed."""
        t = theme.current()
        self.password = fields.line(password)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setFixedHeight(t.px(40))
        self.password.returnPressed.connect(self._submit)
        self.password.installEventFilter(self)
        eye = IconButton("eye", self.tr("Hiện mật khẩu"))
        eye.setCheckable(True)
        eye.toggled.connect(self._show_password)
        fields.put_inside(self.password, eye)
        self.field = fields.Field(self.tr("Mật khẩu"), self.password)
        self.enter = Button(self.tr("Vào làm việc"), "primary", "", "Enter", size="button_large")
        self.enter.clicked.connect(self._submit)
        self.progress = Progress(stoppable=True)
        self.progress.stop.clicked.connect(self.stopped)
        self.forgot = Button(self.tr("Quên mật khẩu"), "quiet", "help", size="control")
        self.forgot.clicked.connect(lambda: self.forgotten.emit(self._user))
        self.repair = Button(self.tr("Khôi phục dữ liệu…"), "quiet", "database", size="control")
        self.repair.clicked.connect(self.repair_wanted)
        self.setup = Button(self.tr("Thiết lập từ tệp ghi danh của tỉnh…"), "quiet", "file-check", size="control")
        self.setup.clicked.connect(self.setup_wanted)
        self.train = Button("", "quiet", "book", size="control")
        self.train.clicked.connect(lambda: self.training_wanted.emit(not self._training))
        self._training_words = banner("warn", self.tr("TẬP HUẤN – không phải hồ sơ thật"), icon="book")
        looks = Looks()
        looks.chosen.connect(self._look)
        looks.language_chosen.connect(self.language_chosen)
        self._looks = looks
        self._brand = brand(self._centre, [self.tr("Làm việc được khi không có mạng")])
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(stacked(self._form(), looks))
        content = box(row(self._brand, (area, 1), gap=0))
        self._show_ways()
        body = self.layout()
        assert body is not None
        if self._content is not None:
            self._content.hide()
            body.removeWidget(self._content)
            self._content.deleteLater()
        body.addWidget(content)
        self._content = content
        if self._ring is not None:
            self._ring.deleteLater()
        self._ring = FocusRing(self)
        order = [*self._persons, self.password, eye, self.enter, self.forgot, self.repair, self.setup, self.train]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._say()
        self.set_busy(self._busy)
        self.password.setFocus()

    def _form(self) -> QWidget:
        persons = QWidget()
        group = QButtonGroup(persons)
        for person in (people := [Person(name, user) for user, name in self._people]):
            group.addButton(person)
            person.clicked.connect(lambda _checked=False, user=person.user: self._choose(user))
        for person in people:
            person.setChecked(person.user == self._user)
        persons.setLayout(column(*people))
        self._persons = people
        keys = label(self.tr("↑↓ chọn người"), tone="3")
        leave_out_unless(len(people) > 1, keys)
        parts: list[Item] = [
            self._training_words,
            label(self.tr("Đăng nhập"), "title"),
            4,
            row(label(self.tr("Bạn là"), tone="2"), None, keys),
            persons,
            4,
            self.field,
        ]
        if self._hint:
            parts += [banner("info", self._hint)]
        others = (row(self.forgot, self.repair, None), row(self.setup, None), row(self.train, None))
        form = box(column(*parts, 4, self.enter, self.progress, *others, gap=8, margins=(16, 16, 16, 16)))
        form.setFixedWidth(theme.current().px(432))
        return form

    def offer(self, *, exists: bool, locked: bool, new: bool, training: bool = False) -> None:
        """Offer the ways beside a password: to a store that is there and not open behind the lock, or to the first.

        The training store is left at any time, and entered while no store is open. On a `new` machine nobody has done
        more than try the demonstration.
        """
        there = exists and not locked
        # A machine that was replaced has no store yet, and perhaps a backup on a stick.
        self._ways = (there, there or (new and not locked), new and not locked, training or not locked)
        self._training = training
        # Behind the lock the window that waits speaks on as it began.
        self._speaks = not locked
        self._show_ways()

    def _show_ways(self) -> None:
        for way, shown in zip((self.forgot, self.repair, self.setup, self.train), self._ways, strict=True):
            way.setVisible(shown)
        words = self.tr("Rời chế độ tập huấn") if self._training else self.tr("Vào chế độ tập huấn")
        self.train.setText(words)
        self._training_words.setVisible(self._training)
        self._looks.language.setVisible(self._speaks)

    def show_error(self, words: Explanation) -> None:
        """Say below the password why nobody got in; a wait in seconds counts down."""
        self._happened = words.happened
        found = _SECONDS.search(words.do)
        self._wait_s = int(found[1]) if found else 0
        if not found:
            self._happened = f"{words.happened} {words.do}"
        self.password.clear()
        self._say()
        if self._wait_s:
            self._second.start()
        self.set_busy(False)
        if words.code in _REPAIRABLE:
            self.repair.setProperty("kind", "primary")
            restyle(self.repair)
            self.repair.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """How far the read tables are that are made anew."""
        if self.progress.isHidden():
            self.progress.begin(self.tr("Đang dựng lại sổ từ nhật ký:"))
        self.progress.tell(done, total)

    def set_busy(self, busy: bool) -> None:
        """While the store opens, nothing can be sent twice."""
        self._busy = busy
        waiting = busy or self._wait_s > 0
        self.enter.setEnabled(not waiting)
        self.enter.setText(self.tr("Đang mở…") if busy else self.tr("Vào làm việc"))
        self.password.setReadOnly(busy)
        for button in (self.forgot, self.repair, self.setup, self.train):
            button.setEnabled(not busy)
        if not busy:
            self.progress.end()
            self.password.setFocus()

    def _choose(self, user: str) -> None:
        self._user = user
        self._happened, self._wait_s = "", 0
        self._say()
        self.set_busy(self._busy)

    def _move(self, by: int) -> None:
        """The person above or below the chosen one, from the password field; the focus stays there."""
        at = next((n for n, person in enumerate(self._persons) if person.isChecked()), 0) + by
        if not self._busy and 0 <= at < len(self._persons):
            self._persons[at].click()
            QAccessible.updateAccessibility(QAccessibleEvent(self._persons[at], QAccessible.Event.Alert))

    def _submit(self) -> None:
        if self.enter.isEnabled() and self._user:
            self.submitted.emit(self._user, self.password.text())

    def _say(self) -> None:
        text = self._happened
        if text and self._wait_s:
            text += " " + self.tr("Thử lại sau {count} giây.").format(count=self._wait_s)
        self.field.say(text, "late")

    def _count_down(self) -> None:
        self._wait_s = max(self._wait_s - 1, 0)
        self._say()
        if not self._wait_s:
            self._second.stop()
            self.enter.setEnabled(not self._busy)

    def _show_password(self, shown: bool) -> None:
        self.password.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def stay_at_language(self) -> None:
        """The language was just chosen here: the hand stays."""
        self._looks.language.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, scheme: str, scale: float) -> None:
        looks = self._looks
        at = next((n for n in ("text_size", "scheme") if getattr(looks, n).hasFocus()), "")
        theme.use(scheme, scale)
        keep(scheme, scale)
        self._build(self.password.text())
        self._fit()
        if at:
            getattr(self._looks, at).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self._brand.setVisible(not theme.current().below("rail_labels", self.width()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.password and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if by and not event.modifiers() & COMMAND:
                self._move(by)
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.password.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
