"""Times of a procedure as the national portal tells them: by case, and by way of handing in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from desktop.domain.deadlines import Limit, Unit
from desktop.imports.json_members import Members

UNITS: Final = {
    "WORKING_DAY": Unit.WORKING_DAY,
    "CALENDAR_DAY": Unit.CALENDAR_DAY,
    "WORKING_HOUR": Unit.WORKING_HOUR,
}
OTHER: Final = "OTHER"
"""A time without a unit: a case may settle it."""

FIRST_VARIANT: Final = 91
_MOST: Final = 999
_WORDS: Final = {
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.CALENDAR_DAY: "ngày",
    Unit.WORKING_HOUR: "giờ làm việc",
}
_MINUTES: Final = {Unit.WORKING_DAY: 480, Unit.CALENDAR_DAY: 480, Unit.WORKING_HOUR: 60}


class Times(NamedTuple):
    """What is known of a procedure's time.

    Attributes:
        limit: of the procedure, the longest where cases or variants differ; None where nothing says it.
        of_case: by case, where cases differ.
        variants: code, name and time of further cases, where ways of handing in differ.
        remarks: what is told without being clear.
    """

    limit: Limit | None
    of_case: Mapping[str, Limit]
    variants: Sequence[tuple[str, str, Limit]]
    remarks: Sequence[str]


def read_times(code: str, cases: Sequence[tuple[Members, str]], methods: Sequence[Members]) -> Times:
    """The times of a procedure.

    Which of several times a dossier has is never told by its channel: they become cases that the officer chooses.

    Args:
        code: of the procedure.
        cases: the record's cases with their codes.
        methods: ways of handing in.
    """
    of_case = {case: limit for members, case in cases if (limit := _of_case(members)) is not None}
    told = [(limit, words) for method in methods for limit, words in _of_method(method)]
    known = {limit for limit, _ in told if limit is not None}
    unclear = [words for limit, words in told if limit is None and words]
    if len(known) > 1 and len(cases) < 2:
        in_order = sorted(known, key=_length)
        variants = [
            (f"{code}.{FIRST_VARIANT + n}", f"Thời hạn {limit.value} {_WORDS[limit.unit]}", limit)
            for n, limit in enumerate(in_order)
        ]
        return Times(in_order[-1], {}, variants, ())
    if of_case:
        limits = set(of_case.values())
        whole = len(of_case) == len(cases)
        beside = sorted(f"{limit.value} {_WORDS[limit.unit]}" for limit in known - limits)
        remarks = ["Thời hạn theo cách nộp ghi trên Cổng: " + ", ".join(beside)] if beside else []
        return Times(max(limits, key=_length), of_case if len(limits) > 1 or not whole else {}, (), remarks)
    if known:
        beside = sorted(f"{limit.value} {_WORDS[limit.unit]}" for limit in known) if len(known) > 1 else []
        remarks = ["Thời hạn theo cách nộp ghi trên Cổng: " + ", ".join(beside)] if beside else []
        return Times(max(known, key=_length), {}, (), remarks)
    return Times(None, {}, (), ["Thời hạn ghi trên Cổng: " + "; ".join(sorted(set(unclear)))] if unclear else ())


def _of_case(members: Members) -> Limit | None:
    day = members.one("processingDay")
    value, unit = day.number("qty", most=_MOST), day.raw("type")
    if value is None and unit is None:
        return None
    if unit not in UNITS:
        day.refuse("type", ", ".join(UNITS))
        return None
    if not value:
        day.refuse("qty", f"số từ 1 đến {_MOST}")
        return None
    return Limit(value, UNITS[unit])


def _of_method(method: Members) -> list[tuple[Limit | None, str]]:
    """The time of a way of handing in; where it has no unit, its words."""
    unit = method.raw("processingTimeUnit")
    if unit is None and method.raw("processingTime") is None:
        return []
    value = method.number("processingTime", most=_MOST)
    if unit in {OTHER, None}:
        words = method.text("description")
        return [
            (None, " ".join(part for part in ("" if value is None else f"{value} (không có đơn vị)", words) if part))
        ]
    if unit not in UNITS:
        method.refuse("processingTimeUnit", ", ".join((*UNITS, OTHER)))
        return []
    if not value:
        method.refuse("processingTime", f"số từ 1 đến {_MOST}")
        return []
    return [(Limit(value, UNITS[unit]), "")]


def _length(limit: Limit) -> tuple[int, str]:
    return limit.value * _MINUTES[limit.unit], limit.unit
