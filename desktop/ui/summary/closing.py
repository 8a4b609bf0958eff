"""What closing a day did, line by line, and the note when counts disagree."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from desktop.domain.read_models import ClosingReport
from desktop.ui import theme
from desktop.ui.dossier.troubles import trouble
from desktop.ui.widgets import fields, icons
from desktop.ui.widgets.layout import Item, box, clear, column, row
from desktop.ui.widgets.parts import Button, IconButton, label, restyle
from desktop.usecases.explain_error import Explanation


class Closing(QFrame):
    """Result lines: where files went, backup, what failed.

    Signals:
        opened: Path of a file or folder to show.

    Attributes:
        note: why the day is closed although counts disagree.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._body = column(gap=4)
        self.setLayout(self._body)
        self._dress(card=True)
        self.note = fields.line()
        self._note = fields.Field(self.tr("Lý do chốt khi số liệu chưa khớp"), self.note)
        self.setVisible(False)

    @property
    def reason(self) -> str:
        """The note, while it is asked for."""
        return self.note.text().strip() if self._note.parent() is self and self.isVisible() else ""

    def shut(self) -> None:
        """Take the lines away."""
        self._keep_note()
        clear(self._body)
        self.note.clear()
        self.setVisible(False)

    def show_report(self, title: str, report: ClosingReport) -> None:
        """What was done."""
        lines: list[tuple[str, str, str, Path | None]] = [
            ("file-check", "ok", self.tr("Đã ghi {file}").format(file=path.name), path) for path in report.files
        ]
        if report.backup is not None:
            said = self.tr("Đã sao lưu vào {file}").format(file=report.backup.name)
            lines.append(("database", "ok", said, report.backup.parent))
        lines += [("alert", "warn", failure, None) for failure in report.failures]
        self._show(title, "warn" if report.failures else "ok", lines)

    def show_files(self, files: list[Path]) -> None:
        """What an export wrote."""
        lines: list[tuple[str, str, str, Path | None]] = [
            ("file-check", "ok", self.tr("Đã ghi {file}").format(file=path.name), path) for path in files
        ]
        self._show(self.tr("Đã xuất tệp"), "ok", lines)

    def show_trouble(self, explanation: Explanation, *, ask_note: bool) -> None:
        """Why it was not done; counts that disagree ask for a reason."""
        self._keep_note()
        clear(self._body)
        self._dress(card=ask_note)
        self._body.addWidget(trouble(explanation, "warn" if ask_note else "late"))
        if ask_note:
            self._body.addWidget(self._note)
            self._note.setVisible(True)
        self.setVisible(True)
        if ask_note:
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self, *, card: bool) -> None:
        """A card around several lines; a trouble alone has a frame of its own."""
        self.setProperty("card", "true" if card else "")
        restyle(self)
        px = theme.current().px
        self._body.setContentsMargins(*(px(m) for m in ((16, 8, 8, 8) if card else (0, 0, 0, 0))))

    def _keep_note(self) -> None:
        """The field outlives the lines around it."""
        self._body.removeWidget(self._note)
        self._note.setParent(None)

    def _show(self, title: str, tone: str, lines: list[tuple[str, str, str, Path | None]]) -> None:
        self._keep_note()
        clear(self._body)
        self._dress(card=True)
        close = IconButton("x", self.tr("Đóng"))
        close.clicked.connect(self.shut)
        icon = "check-circle" if tone == "ok" else "alert"
        self._body.addLayout(row(icons.icon_label(icon, tone), label(title, "strong", tone), None, close))
        for sign, colour, said, path in lines:
            items: list[Item] = [icons.icon_label(sign, colour, 16), label(said, wrap=path is None)]
            if path is not None:
                items.append(self._way(path))
            self._body.addWidget(box(row(*items, None, gap=8)))
        self.setVisible(True)

    def _way(self, path: Path) -> Button:
        way = Button(self.tr("Mở"), "link", size="control")
        way.setAccessibleName(self.tr("Mở {file}").format(file=path.name))
        way.clicked.connect(lambda: self.opened.emit(path))
        return way
