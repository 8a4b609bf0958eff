"""The panel that keeps what the list shows under a name, renames it, or forgets it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from desktop.domain.read_models import DossierFilter, SavedView
from desktop.ui import theme
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.widgets import fields
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, label
from desktop.usecases.explain_error import Explanation
from desktop.usecases.save_view import LONGEST_NAME


class SavePanel(QFrame):
    """Name of a list; Enter keeps it, Esc leaves everything as it was.

    Signals:
        saved: a SavedView, and the name it had before.
        dropped: name of a list to forget.
        left: nothing is to be done.
    """

    saved = Signal(object, str)
    dropped = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "accent")
        self._wanted, self._before = DossierFilter(), ""
        self._title = label("", "section")
        self._line: QLineEdit = fields.line("", self.tr("Tên bộ lọc"), name=self.tr("Tên bộ lọc"))
        self._line.setMaxLength(LONGEST_NAME)
        self._line.setFixedWidth(theme.current().px(280))
        self._line.returnPressed.connect(self.confirm)
        self._keep = Button(self.tr("Lưu bộ lọc"), "primary", "star", "F9", size="control")
        self._keep.clicked.connect(self.confirm)
        self._another = Button(self.tr("Lưu thành bộ lọc khác"), "secondary", size="control")
        self._another.clicked.connect(lambda: self._emit(""))
        self._drop = Button(self.tr("Xóa bộ lọc này"), "danger", "x", size="control")
        self._drop.clicked.connect(lambda: self.dropped.emit(self._before))
        leave = Button(self.tr("Thôi"), "quiet", "", "Esc", size="control")
        leave.clicked.connect(self.left)
        self._problem = Slot()
        first = row(self._line, self._keep, None)
        second = row(self._another, self._drop, leave, None)
        self.setLayout(column(self._title, first, second, self._problem, gap=8, margins=(16, 8, 16, 12)))
        self.setVisible(False)

    def open(self, wanted: DossierFilter, before: str) -> None:
        """Ask for a name; `before` is that of the own list that is shown now, or empty."""
        self._wanted, self._before = wanted, before
        self._title.setText(self.tr("Bộ lọc “{name}”").format(name=before) if before else self.tr("Lưu bộ lọc"))
        self._line.setText(before)
        self._line.selectAll()
        self._another.setVisible(bool(before))
        self._drop.setVisible(bool(before))
        self._problem.put()
        self.setVisible(True)
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shut(self) -> None:
        """Take the panel away."""
        self.setVisible(False)

    def confirm(self) -> None:
        """Keep what the list shows now under the name typed."""
        self._emit(self._before)

    def refuse(self, explanation: Explanation) -> None:
        """Say why it was not kept; the name typed stays."""
        self._problem.put(trouble(explanation))
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _emit(self, before: str) -> None:
        self.saved.emit(SavedView(self._line.text(), self._wanted), before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
