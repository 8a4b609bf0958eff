"""What reports read: frozen values that may cross threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple

from desktop.domain.read_models import DayCount
from desktop.domain.reports import DayFigures, Figures, PeriodReport


@dataclass(frozen=True)
class HourCount:
    """One hour of a day, by the clock of the centre: received and settled within it."""

    hour: int
    received: int
    settled: int


class ReportedDossier(NamedTuple):
    """A dossier in a report. Instants are in the centre's zone, None where nothing happened yet."""

    id: str
    number: str
    procedure: str
    title: str
    field: str
    name: str
    phone: str
    address: str
    channel: str
    return_by: str
    returned_by: str
    status: int
    officer: str
    settles_name: str
    forwarded_to: str
    fee_vnd: int
    extended: int
    reason: str
    delay_reason: str
    received_at: datetime
    forwarded_at: datetime | None
    due_at: datetime
    settled_at: datetime | None
    returned_at: datetime | None


class RegisterLine(NamedTuple):
    """A dossier in the register. Instants are in the centre's zone, None where nothing happened yet."""

    number: str
    procedure: str
    title: str
    field: str
    name: str
    phone: str
    channel: str
    return_by: str
    status: int
    fee_vnd: int
    reason: str
    received_at: datetime
    due_at: datetime
    settled_at: datetime | None


class IssuedResult(NamedTuple):
    """A result in the register of results. Instants are in the centre's zone.

    Attributes:
        number: of the dossier.
        title: of its procedure.
        kind: what the result is.
        result: its number and sign; may be empty.
        holder: to whom it was issued.
        settled_at: when it came.
        valid_until: ISO day; empty for no term.
        returned_at: when it was handed over; None before.
    """

    number: str
    title: str
    kind: str
    result: str
    holder: str
    settled_at: datetime | None
    valid_until: str
    returned_at: datetime | None


class Ratings(NamedTuple):
    """How people rated the service.

    Attributes:
        given: ratings in all.
        satisfied: of them, those that count as satisfied.
        levels: answers in words with their number, best first.
        reasons: reasons with their number, most frequent first; one rating may give several.
    """

    given: int = 0
    satisfied: int = 0
    levels: tuple[tuple[str, int], ...] = ()
    reasons: tuple[tuple[str, int], ...] = ()


NO_RATINGS: Final = Ratings()


class Travel(NamedTuple):
    """How an event of a dossier came to the province.

    Attributes:
        recorded_at: when it was recorded, in the centre's zone.
        state: `waiting`, `stored` or `refused`.
        stored_at: when the province's word came; None before, and where it came to an older program.
    """

    recorded_at: datetime
    state: str
    stored_at: datetime | None


@dataclass(frozen=True)
class ClosedFigures:
    """What was recorded when a day was last closed: dossiers received and settled, fees in đồng."""

    received: int
    settled: int
    fees_vnd: int


@dataclass(frozen=True)
class Summary:
    """Everything the daily (or period) summary shows.

    Attributes:
        report: II.06a.
        figures: further figures of the period.
        by_field: II.06a and further figures by field code.
        by_officer: the same by name of the officer who received the dossiers.
        hours: hours of the day, for a single day.
        stored: dossiers of the period in the register, counted apart from the figures.
        field_names: names by field code, in the order of the catalogue.
        days: the last 14 days up to the last day of the period.
        closed_at: when the day was closed; None while open or for longer periods.
        head: hash of the journal's last event, printed on the day sheet.
        closed: the figures of the last closing; None where there is none.
        ratings: how people rated the service in the period.
        printed: papers this machine printed on the day, by form: how many, and how many of them once more.
    """

    report: PeriodReport
    figures: DayFigures
    field_names: Mapping[str, str]
    days: tuple[DayCount, ...]
    closed_at: datetime | None
    head: str
    centre: str
    authority: str
    place: str
    made_at: datetime
    officer: str
    by_field: Mapping[str, tuple[Figures, DayFigures]] = field(default_factory=dict)
    by_officer: Mapping[str, tuple[Figures, DayFigures]] = field(default_factory=dict)
    hours: tuple[HourCount, ...] = ()
    stored: int = 0
    closed: ClosedFigures | None = None
    ratings: Ratings = NO_RATINGS
    printed: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def now(self) -> ClosedFigures:
        """What a closing would record now."""
        return ClosedFigures(self.figures.received, self.report.total.settled, self.figures.fees_vnd)

    @property
    def changed_since(self) -> bool:
        """Whether the day was closed and its figures are others since: by a correction, or by what came later."""
        return self.closed is not None and self.closed != self.now
