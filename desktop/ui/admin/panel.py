"""A panel that opens in a section: what follows, what is asked, F9 to do it, Esc to leave. Not a dialog."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop.ui.admin.sections import Turning, reveal
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.sign_in.ways import Progress
from desktop.ui.widgets import fields, icons
from desktop.ui.widgets.layout import clear, column, row
from desktop.ui.widgets.parts import Button, label
from desktop.usecases.explain_error import Explanation


@dataclass(frozen=True)
class Question:
    """What a panel asks.

    Attributes:
        icon: of its title and its button.
        title: what is to be done.
        says: what will follow.
        confirm: words of the button.
        working: words while it is done.
        asked: rows of fields.
        danger: whether it cannot be undone.
    """

    icon: str
    title: str
    says: str
    confirm: str
    working: str = ""
    asked: tuple[tuple[fields.Field, ...], ...] = ()
    danger: bool = False


class Panel(QFrame):
    """Asks for one thing at a time.

    Signals:
        confirmed: F9, and nothing is under way.
        left: nothing was done.
    """

    confirmed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "accent")
        self._body = column(gap=8, margins=(16, 8, 16, 12))
        self.setLayout(self._body)
        self._problem, self._progress = Slot(), Progress()
        self._confirm = Button("", "primary")
        self._first: QWidget = self._confirm
        self._working = ""
        self._busy = False
        self.setVisible(False)

    @property
    def open(self) -> bool:
        """Whether it asks for something."""
        return not self.isHidden()

    @property
    def busy(self) -> bool:
        """Whether what was confirmed is under way."""
        return self._busy

    def ask(self, question: Question) -> None:
        """Open it."""
        clear(self._body)
        self._busy, self._working = False, question.working
        self._problem, self._progress = Slot(), Progress()
        self._confirm = Button(question.confirm, "danger" if question.danger else "primary", question.icon, "F9")
        self._confirm.clicked.connect(self.confirm)
        leave = Button(QCoreApplication.translate("Admin", "Thôi"), "quiet", "", "Esc")
        leave.clicked.connect(self.leave)
        self.setAccessibleName(question.title)
        sign = icons.icon_label(question.icon, "late" if question.danger else "accent")
        self._body.addLayout(row(sign, (label(question.title, "section", wrap=True), 1)))
        self._body.addWidget(label(question.says, tone="2", wrap=True))
        for line in question.asked:
            self._body.addWidget(Turning(*((field, 1) for field in line), gap=12))
        self._body.addWidget(self._problem)
        self._body.addWidget(self._progress)
        self._body.addLayout(row(leave, None, self._confirm))
        fields.enter_leads([field.control for line in question.asked for field in line], self._confirm)
        self._first = question.asked[0][0].control if question.asked else self._confirm
        self.setVisible(True)
        self._first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        reveal(self)

    def confirm(self) -> None:
        """F9."""
        if self.open and not self._busy:
            self._problem.put()
            self.confirmed.emit()

    def begin(self) -> None:
        """What was confirmed is being done."""
        self._busy = True
        self._confirm.setEnabled(False)
        self._progress.begin(self._working)

    def refuse(self, words: Explanation, control: QWidget | None = None) -> None:
        """Say why it was not done; everything typed stays. The focus goes to the field that has to change."""
        self._busy = False
        self._confirm.setEnabled(True)
        self._progress.end()
        self._problem.put(trouble(words))
        reveal(self)
        target = control or self._first
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(target, QLineEdit):
            target.selectAll()

    def leave(self) -> None:
        """Esc: do nothing, unless it is being done already."""
        if self.open and not self._busy:
            self.shut()
            self.left.emit()

    def shut(self) -> None:
        """Take it away, and what was typed with it."""
        self._busy = False
        self.setVisible(False)
        clear(self._body)


def secret(title: str) -> fields.Field:
    """A field of a password."""
    edit = fields.line()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return fields.Field(title, edit)


def typed(field: fields.Field) -> str:
    """What stands in a field of one line."""
    assert isinstance(field.control, QLineEdit)
    return field.control.text()
