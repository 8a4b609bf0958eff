"""Figures of a period: report II.06a and the day's summary, from one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from desktop.domain.deadlines import Standing, standing
from desktop.domain.dossier import PAUSED, Status

COLUMNS: Final = ("3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13")
"""Columns of II.06a that hold figures."""

ONLINE: Final = frozenset({"online", "online_assisted"})


@dataclass(frozen=True)
class DossierFigures:
    """What the figures need to know of one dossier; days are days of the centre's zone.

    Attributes:
        field: code of the field.
        channel: how it was submitted.
        status: official status now.
        received_on: day of reception.
        due_on: day promised; as it stood when settled, for settled ones.
        settled_on: day the result was ready or the dossier withdrawn; None while open.
        withdrawn: whether it was withdrawn (counts as settled on time).
        fee_vnd: fee charged.
        extended: whether an apology was issued.
        scanned: papers with a scan.
        reused: papers taken from what was on file.
        papers: papers in all.
    """

    field: str
    channel: str
    status: Status
    received_on: date
    due_on: date
    settled_on: date | None = None
    withdrawn: bool = False
    fee_vnd: int = 0
    extended: bool = False
    scanned: int = 0
    reused: int = 0
    papers: int = 0


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
        last: last day. Open dossiers are judged by its date, with the status and the promise they have now: for a day
            being closed that is its end; a month looked at later shows pauses and extensions that came since.

    Source:
        Domain facts 6, convention 14.5: refused ones are left out; withdrawn ones count as settled on
        time; waiting ones are in progress, in time.
    """
    lines: dict[str, Figures] = {}
    for dossier in dossiers:
        figures = _count(dossier, first, last)
        if figures is not None:
            lines[dossier.field] = lines.get(dossier.field, Figures()) + figures
    total = sum(lines.values(), Figures())
    return PeriodReport(first, last, lines, total)


def _count(dossier: DossierFigures, first: date, last: date) -> Figures | None:
    if dossier.status is Status.REFUSED or dossier.received_on > last:
        return None
    settled = dossier.settled_on if dossier.settled_on and dossier.settled_on <= last else None
    if dossier.received_on < first:
        if settled is not None and settled < first:
            return None
        entry = Figures(carried=1)
    elif dossier.channel in ONLINE:
        entry = Figures(online=1)
    else:
        entry = Figures(direct=1)
    if settled is None:
        paused = dossier.status in PAUSED and dossier.settled_on is None
        late = not paused and standing(last, dossier.due_on) is Standing.LATE
        return entry + (Figures(open_late=1) if late else Figures(open_in_time=1))
    if dossier.withdrawn:
        return entry + Figures(on_time=1)
    match standing(settled, dossier.due_on):
        case Standing.BEFORE:
            return entry + Figures(before=1)
        case Standing.ON_TIME:
            return entry + Figures(on_time=1)
        case Standing.LATE:
            return entry + Figures(late=1)


@dataclass(frozen=True)
class DayFigures:
    """What the summary says beside II.06a, for one period.

    Attributes:
        by_status: dossiers received in the period by status now.
        fees_vnd: fees of dossiers received.
        refused: received in the period and refused.
        waiting: waiting for papers or money now.
        apologies: received in the period and extended.
        online: received online; `assisted` of them with help from the counter.
        papers: papers of dossiers received; `scanned` and `reused` of them.
    """

    received: int = 0
    by_status: Mapping[int, int] = field(default_factory=dict)
    fees_vnd: int = 0
    refused: int = 0
    waiting: int = 0
    apologies: int = 0
    online: int = 0
    assisted: int = 0
    papers: int = 0
    scanned: int = 0
    reused: int = 0


def day_figures(dossiers: Iterable[DossierFigures], first: date, last: date) -> DayFigures:
    """Further figures of dossiers received from `first` to `last`."""
    by_status: dict[int, int] = {}
    received = fees = refused = waiting = apologies = online = assisted = papers = scanned = reused = 0
    for dossier in dossiers:
        waiting += dossier.status in {Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT}
        if not first <= dossier.received_on <= last:
            continue
        received += 1
        by_status[int(dossier.status)] = by_status.get(int(dossier.status), 0) + 1
        fees += dossier.fee_vnd
        refused += dossier.status is Status.REFUSED
        apologies += dossier.extended
        online += dossier.channel in ONLINE
        assisted += dossier.channel == "online_assisted"
        papers += dossier.papers
        scanned += dossier.scanned
        reused += dossier.reused
    return DayFigures(
        received,
        dict(sorted(by_status.items())),
        fees,
        refused,
        waiting,
        apologies,
        online,
        assisted,
        papers,
        scanned,
        reused,
    )
