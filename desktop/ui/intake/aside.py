"""Tạm gác: half-filled forms put aside, and the list to take one back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui import text
from desktop.ui.intake.form import IntakeForm
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import row

Kept = list[tuple[IntakeForm, datetime]]


class Aside(QWidget):
    """A button that puts the form aside, and one that lists what lies there.

    Signals:
        put: the form is to be put aside.
        taken: a kept form and its instant.
    """

    put = Signal()
    taken = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._kept: Kept = []
        self._now = ""
        self.button = Button(self.tr("Tạm gác"), "quiet", "pause", "Ctrl+G", size="control")
        self.button.setToolTip(self.tr("Để hồ sơ này lại, nhận người khác trước"))
        self.button.clicked.connect(self.put)
        self.list = Button("", "quiet", "undo", size="control")
        self.list.clicked.connect(self.open)
        self.menu = QMenu(self)
        self.setLayout(row(self.button, self.list, gap=4))
        self._draw()

    def show_kept(self, kept: Kept) -> None:
        """What is kept, newest first."""
        self._kept = kept
        self._draw()

    def set_form(self, form: IntakeForm) -> None:
        """The form on the page is not in the list, and an empty one cannot be put aside."""
        self.button.setEnabled(not form.empty)
        if form.key != self._now:
            self._now = form.key
            self._draw()

    def lines(self) -> list[str]:
        """What the list says."""
        return [_line(form, at) for form, at in self._others()]

    def take(self, index: int) -> None:
        """Take the n-th of the list back."""
        self.taken.emit(*self._others()[index])

    def _others(self) -> Kept:
        return [(form, at) for form, at in self._kept if form.key != self._now]

    def _draw(self) -> None:
        others = self._others()
        self.list.setVisible(bool(others))
        self.list.setText(self.tr("Đang gác {count}").format(count=len(others)))
        self.list.setAccessibleName(self.list.text())
        self.list.updateGeometry()

    def fill_menu(self) -> None:
        """Offer what lies there now."""
        self.menu.clear()
        for index, line in enumerate(self.lines()):
            self.menu.addAction(line).triggered.connect(lambda _checked=False, index=index: self.take(index))

    def open(self) -> None:
        """Show what lies there, the newest ready to be taken; nothing where nothing does."""
        self.fill_menu()
        if self.menu.isEmpty():
            return
        place = self.list.rect().topLeft()
        place.setY(-self.menu.sizeHint().height())
        self.menu.popup(self.list.mapToGlobal(place))
        self.menu.setActiveAction(self.menu.actions()[0])


def _line(form: IntakeForm, at: datetime) -> str:
    asked = QCoreApplication.translate("Aside", "chờ bổ sung") if form.asked else ""
    who = form.applicant.name or form.applicant.id_number or QCoreApplication.translate("Aside", "chưa có tên")
    return " · ".join(part for part in (who, form.title, f"{text.day(at.date())} {text.clock(at)}", asked) if part)
