"""The list: one page of rows at a time, painted without a widget per row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QObject, Qt

from desktop.domain.numbers import short_number
from desktop.domain.read_models import DossierRow
from desktop.ui.dossier import words
from desktop.ui.dossier.moment import Moment
from desktop.ui.widgets import kept_words
from desktop.ui.widgets.tables import CELL, ROOT, Index, Status
from desktop.ui.widgets.token_words import status_label
from desktop.ui.worklist.reading import Listed

COLUMNS = 5
WIDTHS = (122, 164, 220, 150, 190)
SORTS = {0: "number", 1: "name", 2: "procedure", 3: "status", 4: "due"}
"""What a click on a head sorts by."""

NAME, STATUS, DUE = 1, 3, 4


class DossierList(QAbstractTableModel):
    """Rows of one page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DossierRow, ...] = ()
        self._moment: Moment | None = None

    def show_page(self, listed: Listed) -> None:
        """Show another page."""
        self.beginResetModel()
        self._rows, self._moment = listed.page.rows, listed.moment
        self.endResetModel()

    def row_at(self, row: int) -> DossierRow | None:
        """The dossier of a row, or None."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, dossier: str) -> int:
        """The row of a dossier; -1 if it is not on this page."""
        return next((i for i, r in enumerate(self._rows) if r.id == dossier), -1)

    def _cell(self, row: DossierRow, column: int) -> str | Status:
        if column == STATUS:
            return Status.of(int(row.status))
        if column == DUE:
            assert self._moment is not None
            return words.deadline(row, self._moment)
        name = row.name or words.DASH
        if column == NAME and row.priority:
            return Status(name, "text", "star-filled")
        return (short_number(row.number), name, row.short or row.title)[column]

    def _tip(self, row: DossierRow, column: int) -> str:
        if column == 0:
            return row.number
        if column == NAME:
            return f"{row.name} · {self._priority(row)}" if row.priority else row.name
        if column == STATUS:
            return status_label(int(row.status))
        return row.title if column != DUE else words.promised(row.due_at)

    def _priority(self, row: DossierRow) -> str:
        return self.tr("ưu tiên: {reason}").format(reason=kept_words.shown(row.priority).lower())

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, index.column())
        if role in {CELL, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            cell = self._cell(row, index.column())
            if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == NAME:
                return self._tip(row, NAME) or cell
            return cell.word if isinstance(cell, Status) and role != CELL else cell
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _heads()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _heads() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("DossierList", "Mã hồ sơ"),
        translate("DossierList", "Người nộp"),
        translate("DossierList", "Thủ tục"),
        translate("DossierList", "Trạng thái"),
        translate("DossierList", "Hẹn trả"),
    )
