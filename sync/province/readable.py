"""Shapes of the reference snapshots, as every counter reads them: what a counter could not use is not published.

The counter has types of its own for the same files; tests hold the two against each other.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

import msgspec

from sync.errors import BadMessage

CATALOGUE: Final = "catalogue"
CALENDAR: Final = "calendar"
CENTRE: Final = "centre"

_HIGHEST_NUMBER: Final = 9999
"""Dossier numbers have four digits."""


class _Dated(msgspec.Struct, kw_only=True):
    valid_from: date | None = None
    valid_to: date | None = None
    decision: str = ""
    source: str = ""


class _Limit(_Dated):
    value: int
    unit: Literal["working_day", "calendar_day", "working_hour"]
    rule: Literal["plain", "same_day"] = "plain"
    late: Literal["never", "cutoff", "last_hour"] = "never"
    ends: Literal["centre", "closing", "same_time"] = "centre"
    pause: Literal["shift", "restart"] = "shift"
    lapse: int = 0
    longest_extension: int = 0


class _Fee(_Dated):
    kind: Literal["free", "pages", "case", "copy", "channel", "province"]
    vnd: int | dict[str, int] = 0
    first_pages: int = 0
    first_vnd: int = 0
    later_vnd: int = 0
    max_vnd: int | None = None
    basis: str = ""
    confidence: str = "U"


class _Case(_Dated):
    code: str
    name: str
    limit: _Limit | None = None
    fee: _Fee | None = None


class _Document(_Dated):
    id: str
    name: str
    note: str = ""
    originals: int = 0
    copies: int = 0
    kind: str = "submit"
    required: bool = False
    cases: list[str] = []


class _Decision(msgspec.Struct):
    number: str = ""
    on: str | None = None


class _Result(msgspec.Struct):
    code: str = ""
    name: str = ""


class _Procedure(msgspec.Struct, kw_only=True):
    code: str
    name: str
    short: str
    field: str
    limit: _Limit | None
    fee: _Fee
    valid_from: date
    valid_to: date | None = None
    limits: list[_Limit] = []
    fees: list[_Fee] = []
    decision: _Decision = msgspec.field(default_factory=_Decision)
    cases: list[_Case] = []
    documents: list[_Document] = []
    result: _Result = msgspec.field(default_factory=_Result)
    channels: list[str] = []
    keywords: list[str] = []
    target_system: str = ""
    popular: bool = False
    confidence: str = "U"
    sources: list[str] = []
    note: str = ""
    hidden: bool = False


class _Field(msgspec.Struct):
    code: str
    name: str
    confidence: str = "U"


class _Catalogue(msgspec.Struct, kw_only=True):
    version: str
    source: str = ""
    fields: list[_Field] = []
    procedures: list[_Procedure] = []


_DayKind = Literal["holiday", "in-lieu", "swap-off", "swap-work", "off", "work", "morning", "afternoon"]


class _Calendar(msgspec.Struct, kw_only=True):
    version: str
    working_time: list[tuple[str, str]]
    weekend: list[int]
    days: list[tuple[str, _DayKind, str, str, str]]
    provisional_from: str | None = None


class Block(msgspec.Struct):
    """Numbers of every day that one counter may give out."""

    counter: str
    first: int
    last: int


class Profile(msgspec.Struct, kw_only=True):
    """A centre as its counters know it; see the centre's file in `resources/centres`."""

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
    zone: str = "Asia/Ho_Chi_Minh"
    cutoff: str = "15:00"
    day_end: str = "16:30"
    number_blocks: list[Block] = []
    issuer_mark: str = "TTPVHCC"
    working_time: list[tuple[str, str]] = []
    ends: Literal["closing", "same_time"] = "closing"
    note: str = ""


def check_snapshot(name: str, data: bytes) -> None:
    """Refuse a snapshot that some counter could not put in force.

    Args:
        name: `catalogue` or `calendar`.
        data: the file.

    Raises:
        BadMessage: `snapshot`, with the place and what is wrong there in `detail`.
    """
    if name == CATALOGUE:
        _check_catalogue(_read(data, _Catalogue))
    else:
        _check_calendar(_read(data, _Calendar))


def read_profile(data: bytes) -> Profile:
    """Read the profile of a centre.

    Raises:
        BadMessage: `snapshot`, with the place and what is wrong there in `detail`.
    """
    profile: Profile = _read(data, Profile)
    if not all(text.strip() and text.isprintable() for text in (profile.agency_code, profile.name)):
        raise _wrong("agency_code, name: empty")
    if len(profile.agency_code) > 40 or len(profile.name) > 200:
        raise _wrong("agency_code, name: too long")
    try:
        ZoneInfo(profile.zone)
        moments = [time.fromisoformat(text) for text in (profile.cutoff, profile.day_end)]
        if profile.working_time:
            _check_sessions(_moments(profile.working_time))
    except (ValueError, KeyError, OSError) as error:
        raise _wrong("zone, cutoff, day_end") from error
    if any(moment.tzinfo for moment in moments):
        raise _wrong("cutoff, day_end: zone")
    last = 0
    for block in sorted(profile.number_blocks, key=lambda block: block.first):
        if not last < block.first <= block.last <= _HIGHEST_NUMBER:
            raise _wrong(f"number_blocks: {block.first}..{block.last} of counter {block.counter}")
        last = block.last
    counters = [block.counter for block in profile.number_blocks]
    if len(counters) != len(set(counters)) or not all(counters):
        raise _wrong("number_blocks: counter")
    return profile


def _check_catalogue(catalogue: _Catalogue) -> None:
    entries = [(procedure.code, procedure.valid_from) for procedure in catalogue.procedures]
    twice = {code for code, day in entries if entries.count((code, day)) > 1}
    if twice:
        raise _wrong(f"procedures: {', '.join(sorted(twice))} twice from one day")
    if not entries:
        raise _wrong("procedures: none")
    limits = [
        (p.code, limit)
        for p in catalogue.procedures
        for limit in (p.limit, *p.limits, *(case.limit for case in p.cases))
    ]
    short = {code for code, limit in limits if limit is not None and limit.value < 1}
    if short:
        raise _wrong(f"limit below 1: {', '.join(sorted(short))}")


def _check_calendar(calendar: _Calendar) -> None:
    try:
        moments = _moments(calendar.working_time)
        days = [date.fromisoformat(day) for day, *_ in calendar.days]
        date.fromisoformat(calendar.provisional_from or "2000-01-01")
    except ValueError as error:
        raise _wrong(str(error)[:100]) from error
    _check_sessions(moments)
    if len(set(calendar.weekend)) >= 7 or not set(calendar.weekend) <= set(range(7)):
        raise _wrong("weekend")
    if len(days) != len(set(days)):
        raise _wrong("days: twice")


def _moments(working_time: list[tuple[str, str]]) -> list[time]:
    return [time.fromisoformat(moment) for session in working_time for moment in session]


def _check_sessions(moments: list[time]) -> None:
    if any(moment.tzinfo for moment in moments) or not moments or moments != sorted(set(moments)):
        raise _wrong("working_time: order")


def _read(data: bytes, shape: type[Any]) -> Any:
    try:
        data.decode("utf-8")
        return msgspec.json.decode(data, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _wrong(str(error)[:200]) from error


def _wrong(detail: str) -> BadMessage:
    return BadMessage(reason="snapshot", detail=detail)
