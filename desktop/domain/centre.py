"""Profile of a centre: names, codes, hours and number blocks; data that the province sends."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

import msgspec

from desktop.domain.calendar import SpecialDay, WorkingCalendar
from desktop.domain.deadlines import Ends, Habits
from desktop.domain.numbers import NumberBlock
from desktop.domain.vietqr import FeeAccount
from desktop.domain.zones import COUNTRY_ZONE


class Block(msgspec.Struct, frozen=True):
    """Numbers granted to a counter, for every day."""

    counter: str
    first: int
    last: int


class Centre(msgspec.Struct, frozen=True, kw_only=True):
    """A centre and the counter this machine stands at.

    Attributes:
        agency_code: electronic identifier (QĐ 20/2020/QĐ-TTg); stands in dossier numbers.
        name: name of the centre, for slips.
        authority: body above it, for slips.
        place: place named in the date line of slips.
        commune_code: code of the commune.
        counter: mark of this counter, letters and digits.
        counter_name: what people call it.
        zone: name of the time zone.
        cutoff: last moment of same-day results, HH:MM.
        day_end: when the day is usually closed, HH:MM.
        number_blocks: granted numbers, by counter.
        issuer_mark: TTPVHCC or BPTNTKQ, in form numbers.
        tax_code: of whoever collects its fees.
        fee_account: account its fees may be paid into; None for none.
        working_time: its own sessions as ["HH:MM", "HH:MM"]; empty for those of the calendar.
        ends: whether limits in days end at `closing` or at the `same_time`.
    """

    agency_code: str
    name: str
    authority: str
    place: str
    commune_code: str = ""
    province_name: str = ""
    address: str = ""
    phone: str = ""
    counter: str = "1"
    counter_name: str = ""
    zone: str = COUNTRY_ZONE
    cutoff: str = "15:00"
    day_end: str = "16:30"
    number_blocks: tuple[Block, ...] = ()
    issuer_mark: str = "TTPVHCC"
    tax_code: str = ""
    fee_account: FeeAccount | None = None
    working_time: tuple[tuple[str, str], ...] = ()
    ends: str = "closing"
    note: str = ""

    @property
    def zone_info(self) -> ZoneInfo:
        """Its time zone."""
        return ZoneInfo(self.zone)

    @property
    def block(self) -> NumberBlock | None:
        """Numbers granted to this counter; None without a grant."""
        for block in self.number_blocks:
            if block.counter == self.counter:
                return NumberBlock(block.first, block.last)
        return None

    def day_stream(self, day: date) -> str:
        """Stream of this counter's closings of a day."""
        return f"day:{self.agency_code}:{self.counter}:{day.isoformat()}"

    def cash_stream(self, day: date) -> str:
        """Stream of this counter's counts of money of a day."""
        return f"cash:{self.agency_code}:{self.counter}:{day.isoformat()}"

    @property
    def habits(self) -> Habits:
        """How it reads limits."""
        return Habits(time.fromisoformat(self.cutoff), Ends(self.ends))

    @property
    def day_end_time(self) -> time:
        """When the day is usually closed."""
        return time.fromisoformat(self.day_end)


def read_sessions(working_time: tuple[tuple[str, str], ...]) -> tuple[tuple[time, time], ...]:
    """Sessions of a working day.

    Raises:
        ValueError: no session, one that ends before it begins, or begins before the last one ended.
    """
    sessions = tuple((time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in working_time)
    moments = [moment for session in sessions for moment in session]
    if not moments or moments != sorted(set(moments)) or any(moment.tzinfo for moment in moments):
        raise ValueError("working_time")
    return sessions


class CalendarData(msgspec.Struct, frozen=True, kw_only=True):
    """The calendar snapshot as it is shipped and synced.

    Attributes:
        working_time: sessions as ["HH:MM", "HH:MM"].
        weekend: weekday numbers off by rule, Monday is 0.
        days: [ISO day, kind, name, notice, confidence].
        provisional_from: ISO day from which swaps are not settled.
    """

    version: str
    working_time: tuple[tuple[str, str], ...]
    weekend: tuple[int, ...]
    days: tuple[tuple[str, str, str, str, str], ...]
    provisional_from: str | None = None

    def calendar(self, zone: str, working_time: tuple[tuple[str, str], ...] = ()) -> WorkingCalendar:
        """The working calendar in a zone; with a centre's own working time where it has one."""
        return WorkingCalendar(
            zone=ZoneInfo(zone),
            sessions=read_sessions(working_time or self.working_time),
            weekend=frozenset(self.weekend),
            days={date.fromisoformat(d): SpecialDay(kind, name, notice) for d, kind, name, notice, _ in self.days},
            provisional_from=date.fromisoformat(self.provisional_from) if self.provisional_from else None,
        )
