"""Parts that the pages before sign-in share: heading with a way back, progress, a choice of person."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QProgressBar, QScrollArea, QWidget

from desktop.ui import text
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, column
from desktop.ui.widgets.parts import label


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
        self.stop.setVisible(stoppable)
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
