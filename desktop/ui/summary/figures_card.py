"""Cards of figures: what must agree, Biểu II.06a, and the further measures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from desktop.domain.report_models import Summary
from desktop.ui import text, theme
from desktop.ui.dossier import words
from desktop.ui.widgets import icons
from desktop.ui.widgets.charts import Day
from desktop.ui.widgets.figures import FigureTable, Group
from desktop.ui.widgets.layout import Item, box, column, row
from desktop.ui.widgets.parts import card, label, rule, section

_WEEKEND = ("T7", "CN")
_MANY_LINES = 8
_TABLE = 1100
"""Least width at which no heading of the form is cut; in narrower windows the form moves sideways."""


def agrees(summary: Summary) -> bool:
    """Whether register, journal and control sum say the same."""
    return summary.report.total.balanced and summary.figures.received == summary.stored


def counts_card(summary: Summary, *, narrow: bool) -> QFrame:
    """What must agree before a day is closed; in narrow windows two and two."""
    translate = QCoreApplication.translate
    figures, stored = summary.figures, summary.stored
    cells = (
        (
            "file-check",
            translate("Summary", "Giấy hẹn đã lập"),
            text.number(figures.received),
            translate("Summary", "mỗi hồ sơ nhận một giấy"),
        ),
        (
            "dossiers",
            translate("Summary", "Hồ sơ đã lưu"),
            text.number(stored),
            translate("Summary", "{direct} tại quầy · {online} trực tuyến").format(
                direct=text.number(stored - figures.online), online=text.number(figures.online)
            ),
        ),
        (
            "money",
            translate("Summary", "Phí của hồ sơ nhận"),
            text.amount(figures.fees_vnd),
            translate("Summary", "{paying} trong {all} hồ sơ có phí").format(
                paying=text.number(figures.paying), all=text.number(stored)
            ),
        ),
    )
    parts: list[QWidget] = []
    for icon, name, number, note in cells:
        said = column(
            row(label(name, tone="2"), label(number, "section"), None), label(note, tone="3", wrap=True), gap=0
        )
        parts.append(box(row(icons.icon_label(icon, "accent", 24), (said, 1), gap=12)))
    verdict = box(_verdict(summary))
    if narrow:
        lines = (row((parts[0], 1), (parts[1], 1), gap=12), row((parts[2], 1), (verdict, 1), gap=12))
        return card(column(*lines, gap=8, margins=(16, 10, 16, 10)))
    items: list[Item] = [item for part in parts for item in ((part, 1), rule("v"))]
    return card(row(*items, verdict, gap=12, margins=(16, 10, 16, 10)))


def _verdict(summary: Summary) -> QHBoxLayout:
    translate = QCoreApplication.translate
    if agrees(summary):
        tone, icon, head = "ok", "check-circle", translate("Summary", "Số liệu khớp nhau")
        note = translate("Summary", "đã đối chiếu")
        if summary.report.first == summary.report.last and summary.closed_at is None:
            note = translate("Summary", "sẵn sàng chốt")
    else:
        tone, icon, head = "warn", "alert", translate("Summary", "Số liệu chưa khớp")
        differ = abs(summary.figures.received - summary.stored)
        note = translate("Summary", "lệch {count} hồ sơ", None, differ).format(count=text.number(differ))
    said = column(label(head, "strong", tone), label(note, tone="2"), gap=0)
    return row(icons.icon_label(icon, tone, 24), (said, 1), gap=12)


def report_card(summary: Summary, *, short: bool) -> QFrame:
    """Biểu II.06a with its control sum in words."""
    translate = QCoreApplication.translate
    groups = [
        Group(
            translate("Summary", "Tiếp nhận"),
            (
                translate("Summary", "Tổng"),
                translate("Summary", "Trực\ntuyến"),
                translate("Summary", "Trực tiếp,\nbưu chính"),
                translate("Summary", "Kỳ trước\nchuyển"),
            ),
        ),
        Group(
            translate("Summary", "Đã giải quyết"),
            (
                translate("Summary", "Tổng"),
                translate("Summary", "Trước\nhạn"),
                translate("Summary", "Đúng\nhạn"),
                translate("Summary", "Quá\nhạn"),
            ),
        ),
        Group(
            translate("Summary", "Đang giải quyết"),
            (translate("Summary", "Tổng"), translate("Summary", "Trong\nhạn"), translate("Summary", "Quá\nhạn")),
        ),
    ]
    lines = report_lines(summary)
    dense = short or len(lines) > _MANY_LINES
    table = FigureTable(
        translate("Summary", "Lĩnh vực"),
        groups,
        lines,
        name=translate("Summary", "Số hồ sơ theo lĩnh vực"),
        row_height=28 if dense else 31,
    )
    table.setMinimumWidth(theme.current().px(_TABLE))
    table.setAccessibleDescription("; ".join(f"{name}: {' '.join(map(str, values))}" for name, values in lines))
    total = summary.report.total
    told = translate("Summary", "Tiếp nhận {taken} = đã giải quyết {settled} + đang giải quyết {open}")
    if not total.balanced:
        told = translate("Summary", "Tiếp nhận {taken} khác đã giải quyết {settled} + đang giải quyết {open}")
    sums = row(
        icons.icon_label("check" if total.balanced else "alert", "ok" if total.balanced else "warn", 16),
        label(
            told.format(
                taken=text.number(total.taken), settled=text.number(total.settled), open=text.number(total.open)
            ),
            tone="2" if total.balanced else "warn",
        ),
        gap=4,
    )
    head = row(
        label(translate("Summary", "Tình hình giải quyết"), "section"),
        label(translate("Summary", "theo Biểu II.06a"), tone="3"),
        None,
        sums,
        margins=(16, 8, 16, 4),
    )
    return card(column(head, _Sideways(table), gap=0, margins=(1, 0, 1, 1)))


class _Sideways(QScrollArea):
    """The form keeps its width; in a narrow window it alone moves sideways, by its bar or by the arrow keys."""

    def __init__(self, table: FigureTable) -> None:
        super().__init__()
        self._table = table
        self.setWidget(table)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(table.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        table = self._table
        wide = table.minimumWidth() > self.width()
        self.setFixedHeight(table.height() + (self.horizontalScrollBar().sizeHint().height() if wide else 0))


def report_lines(summary: Summary) -> list[tuple[str, list[int]]]:
    """Lines of the form in the order of the catalogue; fields it does not know come last."""
    known = [code for code in summary.field_names if code in summary.report.lines]
    rest = sorted(code for code in summary.report.lines if code not in summary.field_names)
    return [
        (summary.field_names.get(code, code), list(summary.report.lines[code].columns().values()))
        for code in (*known, *rest)
    ]


def measures_card(summary: Summary) -> QFrame:
    """What the summary says beside the form."""
    translate, figures = QCoreApplication.translate, summary.figures
    by_status = figures.by_status
    measures = (
        (translate("Summary", "Tạm dừng xử lý"), text.number(figures.paused)),
        (translate("Summary", "Số hóa thành phần"), _share(figures.scanned, figures.papers)),
        (translate("Summary", "Từ chối tiếp nhận"), text.number(figures.refused)),
        (translate("Summary", "Giấy tờ tái sử dụng"), _share(figures.reused, figures.papers)),
        (translate("Summary", "Trả lại do lỗi"), text.number(figures.undone)),
        (translate("Summary", "Nộp trực tuyến"), _share(figures.online, figures.received)),
        (translate("Summary", "Phiếu xin lỗi"), text.number(figures.apologies)),
        (translate("Summary", "Hỗ trợ trực tuyến"), text.number(figures.assisted)),
        (translate("Summary", "Nhận và đã có kết quả"), text.number(by_status.get(9, 0) + by_status.get(10, 0))),
        (translate("Summary", "Số hóa đủ hồ sơ"), _share(figures.digitised, figures.accepted)),
        (translate("Summary", "Người dân đánh giá"), text.number(summary.ratings.given)),
        (translate("Summary", "– hài lòng"), _share(summary.ratings.satisfied, summary.ratings.given)),
    )
    return card(
        column(
            section(translate("Summary", "Chỉ số trong kỳ")),
            box(_grid(measures)),
            None,
            gap=4,
            margins=(16, 4, 16, 8),
        )
    )


def _grid(measures: Sequence[tuple[str, str]]) -> QGridLayout:
    t, grid = theme.current(), QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(t.px(8))
    grid.setVerticalSpacing(t.px(4))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(3, 1)
    grid.setColumnMinimumWidth(2, t.px(8))
    for i, (name, value) in enumerate(measures):
        y, x = divmod(i, 2)
        grid.addWidget(label(name, tone="2"), y, 3 * x)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(label(value, "strong", align=right), y, 3 * x + 1)
    return grid


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %" if whole else words.DASH


def chart_days(summary: Summary) -> list[Day]:
    """Days of the chart; the name of a day off is too long for its place, so it says only that it is one."""
    translate = QCoreApplication.translate
    off = {"": "", **{name: translate("Calendar", name) for name in _WEEKEND}}
    other = translate("Summary", "nghỉ")
    return [Day(text.day_month(d.day), d.received, d.settled, off.get(d.off, other)) for d in summary.days]


def chart_hours(summary: Summary) -> list[Day]:
    """Hours of the chart."""
    words = QCoreApplication.translate("Summary", "{hour} giờ")
    return [Day(words.format(hour=one.hour), one.received, one.settled) for one in summary.hours]
