"""Parts that the pages before sign-in share: heading with a way back, progress, a choice of person."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QProgressBar, QScrollArea, QWidget

from desktop.ui import text, theme
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.sign_in.everywhere import answer_keys
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, column, leave_out_unless, row
from desktop.ui.widgets.parts import FocusRing, label
from desktop.usecases.explain_error import Explanation


class Progress(QWidget):
    """How far a long work is: what is done, figures, and a way to stop it where it can be stopped.

    Attributes:
        stop: the button; hidden where the work has to end by itself.
    """

    def __init__(self, *, stoppable: bool = False) -> None:
        super().__init__()
        self._words = label("", tone="2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop = Button(QCoreApplication.translate("Progress", "Dừng"), "quiet", "stop", size="control")
        leave_out_unless(stoppable, self.stop)
        self.setLayout(column(self._words, self._bar, self.stop, gap=4))
        self.setVisible(False)

    def begin(self, what: str) -> None:
        """A work whose length is not known yet."""
        self._what = what
        self._words.setText(what)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(what)
        self.setVisible(True)

    def tell(self, done: int, total: int) -> None:
        """So many of so many."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        count = QCoreApplication.translate("Progress", "{done} / {total}")
        self._words.setText(f"{self._what} {count.format(done=text.number(done), total=text.number(total))}")

    def end(self) -> None:
        """Take it away."""
        self.setVisible(False)


def person_choice(people: list[tuple[str, str]], chosen: str) -> QComboBox:
    """A drop-down list of people; its data are user ids."""
    combo = fields.choice([])
    for user, name in people:
        combo.addItem(name, user)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    return combo


def scrolled(frame: QWidget) -> QScrollArea:
    """A page that scrolls where the window is too small for it, at any size of text."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(box(column(frame, margins=(16, 16, 16, 16))))
    return area


class DoorPage(QWidget):
    """What the pages before sign-in share: a way back, a place for what is said, and being busy.

    Attributes:
        back: the button; Esc does the same.
        said: where results and errors stand.

    Signals:
        left: back to the sign-in page.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(QCoreApplication.translate("DoorPage", "Một Cửa Xã"))
        back = QCoreApplication.translate("DoorPage", "Về trang đăng nhập")
        self.back = Button(back, "quiet", "chevron-left", "Esc")
        self.back.clicked.connect(self._leave)
        self.said = Slot(gap=8)
        self._busy = False
        self._held: tuple[QWidget, ...] = (self.back,)
        answer_keys(self)

    @property
    def busy(self) -> bool:
        """Whether something is being done; until it ends nothing else begins, and nobody leaves."""
        return self._busy

    def hold_while_busy(self, *widgets: QWidget) -> None:
        """Name what cannot be used while something is being done, beside the way back."""
        self._held = (self.back, *widgets)

    def set_busy(self, busy: bool) -> None:
        """Something begins or has ended; what was said before is taken away when it begins."""
        self._busy = busy
        if busy:
            self.said.put()
        for widget in self._held:
            widget.setEnabled(not busy)

    def lay_out(self, form: QWidget, width: int) -> None:
        """Place the form in the middle, no wider than so much, scrolling where the window is too small."""
        form.setMaximumWidth(theme.current().px(width))
        self.setLayout(column(scrolled(box(row(None, (form, 20), None)))))
        self._ring = FocusRing(self)

    def show_error(self, words: Explanation) -> None:
        """Say why it was not done; what was typed stays."""
        self.set_busy(False)
        self.said.put(trouble(words))

    def _leave(self) -> None:
        if not self._busy:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


def secret_line() -> QLineEdit:
    """A field for a password."""
    edit = fields.line()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit
