"""One report below the period: its name, how many lines, a picture where a look beats a table, the table, its notes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.report_tables import ReportTable
from desktop.ui import text
from desktop.ui.dossier.sides import Slot
from desktop.ui.summary import report_words
from desktop.ui.summary.report_view import ReportView
from desktop.ui.widgets.charts import Line, LinesChart, legend
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import card, label, section

MOST: Final = 1000
"""Lines on the screen; files have them all."""

_PICTURED: Final = frozenset({"fields", "officers"})
_IN_TIME, _LATE = (4, 5, 7), (6, 8)
"""Columns of these reports that are in time, and late."""


class ReportPanel(QWidget):
    """A report on the screen.

    Signals:
        copied: number of lines that were copied.
    """

    copied = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.table = ReportView()
        self.table.copied.connect(self.copied)
        self.table.folded.connect(self._tell_folded)
        self._title, self._count = label("", "section"), label("", tone="3")
        self._lines = ""
        self._keys = label(self.tr("Space xếp theo cột · Ctrl+C chép"), tone="3")
        self._picture, self._notes = Slot(), Slot()
        head = row(self._title, self._count, None, self._keys, margins=(16, 8, 16, 6))
        body = card(column(head, (self.table, 1), self._notes, gap=0, margins=(1, 0, 1, 1)))
        self.setLayout(column(self._picture, (body, 1), gap=12))

    def show_table(self, table: ReportTable) -> None:
        """Show a report."""
        title = report_words.name(table.name)
        self._title.setText(title)
        self._lines = self._told(table)
        pictured = table.name in _PICTURED and len(table.rows) > 1
        self._picture.put(*([_picture(table)] if pictured else []))
        self.table.show_table(table, title)
        notes = [label(note, tone="2", wrap=True) for note in table.notes]
        self._notes.put(*([column(*notes, gap=2, margins=(16, 6, 16, 8))] if notes else []))

    def _tell_folded(self, count: int) -> None:
        words = self.tr("{lines} · ẩn {count} cột, tệp xuất có đủ").format(lines=self._lines, count=count)
        self._count.setText(words if count else self._lines)

    def _told(self, table: ReportTable) -> str:
        if not table.count:
            return self.tr("không có dòng nào trong kỳ")
        if table.count > len(table.rows):
            words = self.tr("{shown} dòng đầu trong {all}; tệp xuất có đủ")
            return words.format(shown=text.number(len(table.rows)), all=text.number(table.count))
        return self.tr("{count} dòng").format(count=text.number(table.count))


def _picture(table: ReportTable) -> QWidget:
    """In time and late by line."""
    lines = [
        Line(str(cells[1]), sum(_number(cells[n]) for n in _IN_TIME), sum(_number(cells[n]) for n in _LATE))
        for cells in table.rows
    ]
    words = (
        QCoreApplication.translate("Reports", "Trong hạn"),
        QCoreApplication.translate("Reports", "Quá hạn"),
    )
    heading = section(QCoreApplication.translate("Reports", "Trong hạn và quá hạn"), box(legend(*words)))
    return card(column(heading, LinesChart(lines), gap=0, margins=(16, 4, 16, 8)))


def _number(cell: object) -> int:
    return cell if isinstance(cell, int) else 0
