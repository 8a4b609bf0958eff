"""The person's earlier dossiers, and the open one of the same procedure."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.numbers import short_number
from desktop.domain.read_models import DossierRow
from desktop.domain.vietnamese import fold
from desktop.ui import text, theme
from desktop.ui.widgets import icons
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, clear, column, row
from desktop.ui.widgets.parts import label
from desktop.ui.widgets.tables import Status


class Earlier(QWidget):
    """Hồ sơ trước đây: name, day, status; each opens.

    Signals:
        opened: id of a dossier.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[DossierRow, ...] = ()
        self._whole = False
        self._shown = 2
        self._more = Button("", "link", size="control")
        self._more.clicked.connect(self._show_all)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().px(6))
        head = row(label(self.tr("Hồ sơ trước đây"), "strong"), None, self._more)
        self.setLayout(column(head, self._list, gap=4))
        self.show_rows(None)

    @property
    def rows(self) -> tuple[DossierRow, ...]:
        """Dossiers of the person, newest first."""
        return self._rows

    def other_name(self, name: str) -> str:
        """Whose the earlier dossiers are, if none of them is of this name; accents and letters' size aside."""
        names = {fold(one.name): one.name for one in reversed(self._rows)}
        return "" if not fold(name) or fold(name) in names else next(reversed(names.values()), "")

    def set_shown(self, count: int) -> None:
        """How many are shown before all are asked for."""
        if count != self._shown:
            self._shown = count
            self._draw(known=True)

    def show_rows(self, rows: tuple[DossierRow, ...] | None) -> None:
        """Show the dossiers of a person; None while nobody is known."""
        self._rows, self._whole = rows or (), False
        self._draw(known=rows is not None)

    def _show_all(self) -> None:
        self._whole = True
        self._draw(known=True)

    def _draw(self, *, known: bool) -> None:
        clear(self._list)
        shown = self._rows if self._whole else self._rows[: self._shown]
        self._more.setVisible(len(self._rows) > len(shown))
        self._more.setText(self.tr("Xem cả {count}").format(count=len(self._rows)))
        self._more.setAccessibleName(self._more.text())
        for one in shown:
            self._list.addWidget(self._line(one))
        if not self._rows:
            words = (
                self.tr("Chưa có hồ sơ nào của người này.")
                if known
                else self.tr("Hiện ra khi đã biết người nộp là ai.")
            )
            self._list.addWidget(label(words, tone="3", wrap=True))

    def _line(self, dossier: DossierRow) -> QWidget:
        status = Status.of(dossier.status)
        name = dossier.short or dossier.title
        day = text.day(dossier.received_at.date())
        title = label("")
        title.ensurePolished()
        room = theme.current().px(230)
        title.setText(title.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room))
        title.setToolTip(name)
        state = row(
            label(day, tone="3"),
            icons.icon_label(status.icon, status.tone, 16),
            label(status.word, tone=status.tone),
            None,
            gap=6,
        )
        button = Button(self.tr("Mở"), "quiet", size="control")
        button.setAccessibleName(
            self.tr("Mở {number}, {name}, {status}").format(
                number=short_number(dossier.number), name=name, status=status.word
            )
        )
        button.clicked.connect(lambda: self.opened.emit(dossier.id))
        return box(row((box(column(title, state, gap=0)), 1), button, gap=4))
