"""Figures of a period: report II.06a and the day's summary, from one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Final

from desktop.domain.deadlines import Standing, standing
from desktop.domain.dossier import Status

COLUMNS: Final = ("3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13")
"""Columns of II.06a that hold figures."""

ONLINE: Final = frozenset({"online", "online_assisted"})


@dataclass(frozen=True)
class DossierFigures:
    """What the figures need to know of one dossier, or of several they cannot tell apart.

    Days are days of the centre's zone. Fees, papers and further counts are sums over all `count` dossiers.

    Attributes:
        field: code of the field.
        officer: id of the user who received it.
        channel: how it was submitted.
        status: official status now.
        received_on: day of reception.
        due_on: day promised: as it stood when settled, or at the end of the period.
        settled_on: day the result was ready or the dossier withdrawn; None while open.
        withdrawn: whether it was withdrawn (counts as settled on time).
        paused: whether its clock stood still at the end of the period.
        fee_vnd: fee charged.
        paying: dossiers with a fee.
        apologies: apologies issued in the period.
        undone: results that were recorded and taken back in the period.
        scanned: papers with a scan.
        reused: papers taken from what was on file.
        papers: papers in all.
        digitised: dossiers with papers, each of which is scanned or reused.
    """

    field: str
    channel: str
    status: Status
    received_on: date
    due_on: date
    settled_on: date | None = None
    withdrawn: bool = False
    paused: bool = False
    officer: str = ""
    count: int = 1
    fee_vnd: int = 0
    paying: int = 0
    apologies: int = 0
    undone: int = 0
    scanned: int = 0
    reused: int = 0
    papers: int = 0
    digitised: int = 0


@dataclass(frozen=True)
class Figures:
    """One line of II.06a; members carry the column number of the form.

    Source:
        Form II.06a/VPCP/KSTT, Thông tư 01/2020/TT-VPCP (domain facts 6); what counts as before, on time
        and late: convention 14.5.
    """

    online: int = 0
    direct: int = 0
    carried: int = 0
    before: int = 0
    on_time: int = 0
    late: int = 0
    open_in_time: int = 0
    open_late: int = 0

    @property
    def taken(self) -> int:
        """Column 3: to be settled in all."""
        return self.online + self.direct + self.carried

    @property
    def settled(self) -> int:
        """Column 7: settled in all."""
        return self.before + self.on_time + self.late

    @property
    def open(self) -> int:
        """Column 11: in progress in all."""
        return self.open_in_time + self.open_late

    @property
    def balanced(self) -> bool:
        """Control sum of the form: (3) = (7) + (11)."""
        return self.taken == self.settled + self.open

    def columns(self) -> dict[str, int]:
        """Figures by column number."""
        return dict(
            zip(
                COLUMNS,
                (
                    self.taken,
                    self.online,
                    self.direct,
                    self.carried,
                    self.settled,
                    self.before,
                    self.on_time,
                    self.late,
                    self.open,
                    self.open_in_time,
                    self.open_late,
                ),
                strict=True,
            )
        )

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.online + other.online,
            self.direct + other.direct,
            self.carried + other.carried,
            self.before + other.before,
            self.on_time + other.on_time,
            self.late + other.late,
            self.open_in_time + other.open_in_time,
            self.open_late + other.open_late,
        )


@dataclass(frozen=True)
class PeriodReport:
    """II.06a for a period.

    Attributes:
        first: first day.
        last: last day.
        lines: figures by field code; fields without any figure are left out.
        total: sum of the lines.
    """

    first: date
    last: date
    lines: Mapping[str, Figures]
    total: Figures


def period_report(dossiers: Iterable[DossierFigures], first: date, last: date) -> PeriodReport:
    """Count dossiers for II.06a over whole days.

    Args:
        dossiers: every dossier that may matter; others do no harm.
        first: first day of the period.
        last: last day. Open dossiers are judged by its date, with the promise and the pause of its end: a month looked
            at later is the month it was, but for steps that were taken back and receptions refused since.

    Source:
        Domain facts 6, convention 14.5: refused ones are left out; withdrawn ones count as settled on
        time; waiting ones are in progress, in time.
    """
    lines: dict[str, Figures] = {}
    for dossier in dossiers:
        figures = counted(dossier, first, last)
        if figures is not None:
            lines[dossier.field] = lines.get(dossier.field, Figures()) + figures
    total = sum(lines.values(), Figures())
    return PeriodReport(first, last, lines, total)


def counted(dossier: DossierFigures, first: date, last: date) -> Figures | None:
    """What a dossier adds to II.06a; None if it is no matter of the period."""
    if dossier.status is Status.REFUSED or dossier.received_on > last:
        return None
    number = dossier.count
    settled = dossier.settled_on if dossier.settled_on and dossier.settled_on <= last else None
    if dossier.received_on < first:
        if settled is not None and settled < first:
            return None
        entry = Figures(carried=number)
    elif dossier.channel in ONLINE:
        entry = Figures(online=number)
    else:
        entry = Figures(direct=number)
    if settled is None:
        late = not dossier.paused and standing(last, dossier.due_on) is Standing.LATE
        return entry + (Figures(open_late=number) if late else Figures(open_in_time=number))
    if dossier.withdrawn:
        return entry + Figures(on_time=number)
    match standing(settled, dossier.due_on):
        case Standing.BEFORE:
            return entry + Figures(before=number)
        case Standing.ON_TIME:
            return entry + Figures(on_time=number)
        case Standing.LATE:
            return entry + Figures(late=number)


@dataclass(frozen=True)
class DayFigures:
    """What the summary says beside II.06a, for one period.

    Attributes:
        received: dossiers received in the period, refused ones too.
        by_status: dossiers received in the period by status now.
        fees_vnd: fees of dossiers received.
        paying: dossiers received with a fee.
        refused: received in the period and refused.
        paused: clock standing still at the end of the period, whenever received.
        apologies: apologies (Mẫu 04) issued in the period.
        undone: results that were recorded and taken back in the period, because something in them was wrong.
        online: received online; `assisted` of them with help from the counter.
        posted: received by post.
        papers: papers of dossiers received; `scanned` and `reused` of them.
        accepted: dossiers received, refused ones left out; `digitised` of them have every paper scanned or reused.
    """

    received: int = 0
    by_status: Mapping[int, int] = field(default_factory=dict)
    fees_vnd: int = 0
    paying: int = 0
    refused: int = 0
    paused: int = 0
    apologies: int = 0
    undone: int = 0
    online: int = 0
    assisted: int = 0
    posted: int = 0
    papers: int = 0
    scanned: int = 0
    reused: int = 0
    accepted: int = 0
    digitised: int = 0

    def __add__(self, other: DayFigures) -> DayFigures:
        merged = {
            status: self.by_status.get(status, 0) + other.by_status.get(status, 0)
            for status in sorted({*self.by_status, *other.by_status})
        }
        sums = {
            one.name: getattr(self, one.name) + getattr(other, one.name)
            for one in fields(self)
            if one.name != "by_status"
        }
        return DayFigures(by_status=merged, **sums)


def day_figures(dossiers: Iterable[DossierFigures], first: date, last: date) -> DayFigures:
    """Further figures of a period: dossiers received in it, and what happened in it to others."""
    return sum((_further(dossier, first, last) for dossier in dossiers), DayFigures())


def by_line(
    dossiers: Iterable[DossierFigures], first: date, last: date, line: Callable[[DossierFigures], str]
) -> dict[str, tuple[Figures, DayFigures]]:
    """II.06a and the further figures of each line: of a field, of an officer. Lines without any figure are left out."""
    lines: dict[str, tuple[Figures, DayFigures]] = {}
    for dossier in dossiers:
        form, further = lines.get(line(dossier), (Figures(), DayFigures()))
        form += counted(dossier, first, last) or Figures()
        lines[line(dossier)] = (form, further + _further(dossier, first, last))
    return {name: figures for name, figures in lines.items() if figures != (Figures(), DayFigures())}


def _further(dossier: DossierFigures, first: date, last: date) -> DayFigures:
    refused = dossier.status is Status.REFUSED
    ended = dossier.settled_on is not None and dossier.settled_on <= last
    always = DayFigures(
        paused=dossier.count if dossier.paused and not ended and not refused and dossier.received_on <= last else 0,
        apologies=0 if refused else dossier.apologies,
        undone=0 if refused else dossier.undone,
    )
    if not first <= dossier.received_on <= last:
        return always
    number, online = dossier.count, dossier.channel in ONLINE
    return replace(
        always,
        received=number,
        by_status={int(dossier.status): number},
        fees_vnd=dossier.fee_vnd,
        paying=dossier.paying,
        refused=number if refused else 0,
        online=number if online else 0,
        assisted=number if dossier.channel == "online_assisted" else 0,
        posted=number if dossier.channel == "post" else 0,
        papers=dossier.papers,
        scanned=dossier.scanned,
        reused=dossier.reused,
        accepted=0 if refused else number,
        digitised=0 if refused else dossier.digitised,
    )
