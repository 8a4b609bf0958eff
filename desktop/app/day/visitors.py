"""Visitor files: one JSON object a line; a bad line is reported and the day goes on.

The format stands in the README.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from desktop.domain.deadlines import Limit, Unit
from desktop.domain.dossier import STEPS
from desktop.domain.errors import RuleBroken
from desktop.domain.identity_card import parse_card
from desktop.domain.people import Applicant
from desktop.domain.procedures import CHANNELS, RETURN_WAYS

_PLACE: Final = re.compile(r"`\$\.?([^`]+)`$")
"""Where msgspec says that a value is not of its shape."""


class BadLine(RuleBroken):
    """A line is not of the documented shape; `reason` says where."""

    code = "bad_line"


class _Person(msgspec.Struct, frozen=True):
    name: str = ""
    id_number: str = ""
    birth_date: str = ""
    sex: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    kind: str = "citizen"


class _Limit(msgspec.Struct, frozen=True):
    value: int
    unit: Unit


class _Step(msgspec.Struct, frozen=True):
    at: str
    do: str
    reason: str = ""
    due_at: str = ""
    by: str = ""
    to: str = ""
    receiver: str = ""
    result: str = ""
    vnd: int = 0
    documents: list[str] = []


class _Line(msgspec.Struct, frozen=True):
    at: str
    procedure: str
    scan: str | None = None
    applicant: _Person | None = None
    case: str = ""
    documents: str | list[str] = "all"
    copies: int = 1
    pages: int = 1
    sets: int = 1
    channel: str = "direct"
    return_by: str = "desk"
    limit: _Limit | None = None
    priority: str | bool | None = None
    then: list[_Step] = []


@dataclass(frozen=True)
class Step:
    """A later step of a visitor's dossier.

    Attributes:
        at: aware instant.
        do: name as in `domain.dossier.STEPS`.
        given: reason, due_at, by, to, receiver, result, vnd, documents; only those that were given.
    """

    at: datetime
    do: str
    given: dict[str, Any]


@dataclass(frozen=True)
class Visitor:
    """A sound line.

    Attributes:
        line: number of the line, from 1.
        at: aware instant of the visit.
        documents: names handed over; None for everything.
    """

    line: int
    at: datetime
    procedure: str
    applicant: Applicant
    case: str
    documents: tuple[str, ...] | None
    copies: int
    pages: int
    sets: int
    channel: str
    return_by: str
    limit: Limit | None
    priority: str
    then: tuple[Step, ...]


FARTHEST_STEP: Final = timedelta(days=2 * 366)
"""A later step further away is a mistyped year: every day up to it would be closed."""


def read_lines(data: bytes) -> list[tuple[int, bytes]]:
    """Numbered lines of a visitor file; empty lines are passed over, a byte order mark is dropped."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    return [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]


def read_visitor(number: int, raw: bytes) -> Visitor:
    """One line as a visitor.

    Raises:
        BadLine: not JSON, a missing or wrong member, an instant without offset, an unknown step.
        CardUnreadable: the scan holds no sound personal number.
    """
    line = _shape(raw)
    for name, value, known in (
        ("channel", line.channel, CHANNELS),
        ("return_by", line.return_by, RETURN_WAYS),
    ):
        if value not in known:
            raise BadLine(reason=f"{name}: {value[:40]}")
    if isinstance(line.documents, str) and line.documents != "all":
        raise BadLine(reason="documents")
    at = _instant(line.at, "at")
    return Visitor(
        line=number,
        at=at,
        procedure=line.procedure,
        applicant=_applicant(line),
        case=line.case,
        documents=None if isinstance(line.documents, str) else tuple(line.documents),
        copies=line.copies,
        pages=line.pages,
        sets=line.sets,
        channel=line.channel,
        return_by=line.return_by,
        limit=Limit(line.limit.value, line.limit.unit) if line.limit else None,
        priority=_priority(line.priority),
        then=tuple(_step(step, at) for step in line.then),
    )


def _shape(raw: bytes) -> _Line:
    try:
        return msgspec.json.decode(raw, type=_Line)
    except msgspec.ValidationError as error:
        place = _PLACE.search(str(error))
        raise BadLine(reason=place[1][:60] if place else "line") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadLine(reason="JSON") from error


def _instant(text: str, name: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadLine(reason=f"{name}: {text[:40]}") from error
    if at.tzinfo is None or not 2000 <= at.year <= 2200:
        raise BadLine(reason=f"{name}: {text[:40]}")
    return at


def _applicant(line: _Line) -> Applicant:
    """The card's sound fields; what it leaves open is taken from what was typed."""
    typed = line.applicant
    if line.scan is None:
        if typed is None:
            raise BadLine(reason="scan, applicant")
        return Applicant(**msgspec.structs.asdict(typed))
    card = parse_card(line.scan).applicant()
    if typed is None:
        return card
    fields = msgspec.structs.asdict(typed)
    fields.pop("kind")
    return msgspec.structs.replace(card, **{k: v for k, v in fields.items() if v and not getattr(card, k)})


def _priority(value: str | bool | None) -> str:
    if isinstance(value, bool):
        return "priority" if value else ""
    return value or ""


def _step(step: _Step, visit: datetime) -> Step:
    if step.do not in STEPS:
        raise BadLine(reason=f"then.do: {step.do[:40]}")
    given = {k: v for k, v in msgspec.structs.asdict(step).items() if k not in {"at", "do"} and v}
    if step.do == "extend":
        if not step.due_at:
            raise BadLine(reason="then.due_at")
        given["due_at"] = _instant(step.due_at, "then.due_at")
    at = _instant(step.at, "then.at")
    if abs(at - visit) > FARTHEST_STEP:
        raise BadLine(reason=f"then.at: {step.at[:40]}")
    return Step(at, step.do, given)
