"""One report of a period, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.domain.indicators import NOT_HERE, indicators
from desktop.domain.lateness import DATA
from desktop.domain.report_lines import (
    COLUMNS,
    FORM_NAME,
    cause_lines,
    control_sums,
    delay_lines,
    form_lines,
    indicator_lines,
    lines_of,
    posting_lines,
    refused_note,
)
from desktop.domain.report_models import ReportedDossier, Travel
from desktop.domain.report_tables import REPORTS, Cell, ReportTable
from desktop.domain.words import count_words
from desktop.store.view import View
from desktop.usecases.list_report_rows import ListReportRows, list_report_rows
from desktop.usecases.summarise_period import SummarisePeriod, summarise_period

FORTNIGHT: Final = timedelta(days=14)


@dataclass(frozen=True)
class ViewReport:
    """A report of `REPORTS`, whole days, and at most how many lines of dossiers (None: as many as there are)."""

    name: str
    first: date
    last: date
    most: int | None = None


def view_report(view: View, request: ViewReport) -> ReportTable:
    """A report of a period.

    Args:
        view: read access to the store.
        request: which report, of which days in the centre's zone.

    Returns:
        Its columns, lines, total and notes. Where only the first lines were asked for, `count` says how many there are.
    """
    rows, total, notes = _made(view, request)
    count, by = len(rows), REPORTS[request.name].by
    if request.most is not None and count > request.most:
        rows = rows[: request.most]
        count = view.reported_count(by, request.first, request.last) if by else count
    return ReportTable(
        name=request.name,
        first=request.first,
        last=request.last,
        columns=COLUMNS[request.name],
        rows=rows,
        total=total,
        notes=notes,
        form=FORM_NAME if request.name == "form" else "",
        count=count,
        centre=view.centre.name,
        authority=view.centre.authority,
        place=view.centre.place,
        made_at=view.now(),
        officer=view.user.name,
    )


_Made = tuple[Sequence[Sequence[Cell]], Sequence[Cell] | None, Sequence[str]]


def _made(view: View, request: ViewReport) -> _Made:
    name, first, last = request.name, request.first, request.last
    if REPORTS[name].by:
        return _listed(view, request), None, ()
    if name in {"form", "fields", "officers", "indicators"}:
        return _counted(view, request)
    late = view.reported_late(first, last)
    fields = {field.code: field.name for field in view.catalogue.fields}
    if name == "causes":
        rows, total = cause_lines(late, fields, last)
        return rows, total, ("Nguyên nhân là lý do ghi ở phiếu xin lỗi và đề nghị gia hạn (Mẫu 04).",)
    if name == "posting":
        return posting_lines(late, fields, last, view.calendar), None, ()
    rows, causes = delay_lines(_with_ways(view, late, first, last), last, view.calendar)
    data = sum(number for why, number in causes.items() if why in DATA)
    told = f"Chậm do dữ liệu: {count_words(data)} hồ sơ; chậm do xử lý: {count_words(len(rows) - data)} hồ sơ."
    return rows, None, (told,)


def _counted(view: View, request: ViewReport) -> _Made:
    """Reports over the figures."""
    name, summary = request.name, summarise_period(view, SummarisePeriod(request.first, request.last))
    if name == "form":
        rows, total = form_lines(summary)
        return rows, total, control_sums(summary.report.total)
    if name == "fields":
        unknown = sorted(summary.by_field.keys() - summary.field_names.keys())
        rows, total = lines_of(summary.by_field, [*summary.field_names.items(), *((one, one) for one in unknown)])
        return rows, total, refused_note(summary)
    if name == "officers":
        rows, total = lines_of(summary.by_officer, ((one, one) for one in summary.by_officer))
        return rows, total, refused_note(summary)
    sent = view.sent(request.first, request.last)
    average = f"{sent.average_days:.1f}".replace(".", ",") if sent.average_days is not None else "–"
    return (
        indicator_lines(indicators(summary.report.total, summary.figures, sent, summary.ratings)),
        None,
        (
            f"Thời gian giải quyết trung bình, từ khi nhận đến khi có kết quả: {average} ngày theo lịch.",
            NOT_HERE,
            "Điểm của từng chỉ số trong nhóm do tỉnh và Cổng Dịch vụ công quốc gia tính.",
        ),
    )


def _listed(view: View, request: ViewReport) -> list[Sequence[Cell]]:
    """Lines of a list, until there are more than were asked for."""
    rows: list[Sequence[Cell]] = []
    for first, last in fortnights(request.first, request.last):
        if request.most is not None and len(rows) > request.most:
            break
        rows += list_report_rows(view, ListReportRows(request.name, first, last, len(rows)))
    return rows


def _with_ways(
    view: View, late: Sequence[ReportedDossier], first: date, last: date
) -> Iterator[tuple[ReportedDossier, Mapping[str, Travel]]]:
    """Late dossiers, and those whose result was in time but not its data, with the ways of their events."""
    for one in late:
        yield one, view.travels(one.id)
    for one in view.reported_unheard(first, last):
        yield one, view.travels(one.id)


def fortnights(first: date, last: date) -> Iterator[tuple[date, date]]:
    """A period in parts of at most two weeks."""
    while first <= last:
        until = min(first + FORTNIGHT - timedelta(days=1), last)
        yield first, until
        first = until + timedelta(days=1)
