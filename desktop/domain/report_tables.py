"""The shape of every report: typed columns and rows, the same for screen, workbook, paper and CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

Cell = str | int | float | datetime | None


class Kind(StrEnum):
    """What the cells of a column are.

    `share` is a part of one, shown in percent; `decimal` has one digit behind the point; `amount` is in đồng.
    """

    TEXT = "text"
    COUNT = "count"
    AMOUNT = "amount"
    SHARE = "share"
    DECIMAL = "decimal"
    INSTANT = "instant"


class Column(NamedTuple):
    """A column of a report.

    Attributes:
        heading: as printed.
        width: in characters, for programs that show one.
        kind: of its cells.
        group: heading above several columns; empty for none.
        brief: heading for a screen, where the printed one is too long.
        whole: whether its cells say nothing once they are cut or broken: a dossier number.
        fold: when a screen without room for every column leaves it out, the lowest first; 0 for never.
        by_hand: whether its cells are only ever filled in on paper: a signature.
    """

    heading: str
    width: int
    kind: Kind = Kind.TEXT
    group: str = ""
    brief: str = ""
    whole: bool = False
    fold: int = 0
    by_hand: bool = False


class Report(NamedTuple):
    """A report that can be asked for.

    Attributes:
        title: as printed.
        slug: in names of files, by which predictable names are made.
        by: what its rows go by where they are dossiers without end (`desktop.store.report_rows.BY`); empty where a
            report is made whole.
    """

    title: str
    slug: str
    by: str = ""


REPORTS: Final[Mapping[str, Report]] = {
    "form": Report("Tình hình, kết quả giải quyết thủ tục hành chính", "bieu-II.06a"),
    "fields": Report("Số liệu theo lĩnh vực", "theo-linh-vuc"),
    "officers": Report("Số liệu theo cán bộ tiếp nhận", "theo-can-bo"),
    "causes": Report("Nguyên nhân quá hạn", "nguyen-nhan-qua-han"),
    "delays": Report("Hồ sơ chậm do đâu", "cham-do-dau"),
    "posting": Report("Danh sách hồ sơ quá hạn niêm yết tại quầy", "niem-yet-qua-han"),
    "indicators": Report("Chỉ số phục vụ người dân, doanh nghiệp tính được tại quầy", "chi-so-766"),
    "register": Report("Sổ theo dõi hồ sơ", "so-theo-doi", "received"),
    "handover": Report("Danh sách bàn giao hồ sơ", "ban-giao", "forwarded"),
    "post": Report("Danh sách trả kết quả qua bưu chính", "tra-buu-chinh", "posted"),
    "results": Report("Sổ kết quả đã cấp", "so-ket-qua", "issued"),
}
"""Reports beside the summary, in the order they are offered."""


@dataclass(frozen=True)
class ReportTable:
    """A report.

    Attributes:
        name: key in `REPORTS`.
        first: first day of the period.
        last: last day.
        columns: from left to right.
        rows: cells in the order of the columns; instants are of the centre's zone.
        total: cells of the last line; None without one.
        notes: sentences below: control sums, formulas, what is not counted.
        form: mark of the official form, or empty.
        count: rows in all; more than `rows` where only the first were asked for.
        centre: name of the centre.
        authority: body above it.
        place: of the date line.
        made_at: when the figures were taken, in the centre's zone.
        officer: who took them.
    """

    name: str
    first: date
    last: date
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] | None
    notes: Sequence[str]
    form: str
    count: int
    centre: str
    authority: str
    place: str
    made_at: datetime
    officer: str

    @property
    def title(self) -> str:
        """Title as printed."""
        return REPORTS[self.name].title
