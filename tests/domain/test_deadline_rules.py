"""Rules of a procedure or a centre beside the plain limit: late reception, half days, same time, restart, lapse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar import AFTERNOON, MORNING, OFF, WORK, SpecialDay
from desktop.domain.deadlines import (
    Ends,
    Habits,
    Late,
    Limit,
    Pause,
    Unit,
    apologise_by,
    due,
    lapses_on,
    of_a_dossier,
    resume,
    supplemented,
)
from tests.domain.days import CALENDAR, SAME_DAY, at, between, limit

OWN = replace(
    CALENDAR,
    days={
        **CALENDAR.days,
        date(2026, 11, 27): SpecialDay(MORNING, "Sơ kết năm"),
        date(2026, 12, 5): SpecialDay(MORNING, "Tiếp dân sáng thứ Bảy"),
        date(2026, 12, 8): SpecialDay(AFTERNOON, "Họp Hội đồng nhân dân"),
        date(2026, 12, 10): SpecialDay(OFF, "Mất điện"),
        date(2026, 12, 12): SpecialDay(WORK, "Làm bù"),
    },
)
"""A calendar with days of a centre's own."""

LATE_ROWS = [
    ("2026-11-25 15:00:00", "3 wd", Late.CUTOFF, "2026-11-30 17:00", "15:00:00 itself is before"),
    ("2026-11-25 15:00:01", "3 wd", Late.CUTOFF, "2026-12-01 17:00", "after 15:00: counts as Thursday"),
    ("2026-11-25 15:00:01", "3 wd", Late.NEVER, "2026-11-30 17:00", "14.3: longer limits are not shifted"),
    ("2026-11-27 15:30:00", "1 wd", Late.CUTOFF, "2026-12-01 17:00", "Friday after 15:00 counts as Monday"),
    ("2026-11-23 15:30:00", "1 wd", Late.CUTOFF, "2026-11-26 17:00", "24/11 is off: counts as Wednesday"),
    ("2026-11-27 15:30:00", "5 d", Late.CUTOFF, "2026-12-07 17:00", "Monday and five days is a Saturday"),
    ("2026-11-25 16:00:00", "3 wd", Late.LAST_HOUR, "2026-11-30 17:00", "16:00:00 itself is before the last hour"),
    ("2026-11-25 16:00:01", "3 wd", Late.LAST_HOUR, "2026-12-01 17:00", "in the last hour"),
    ("2026-11-25 17:00:00", "3 wd", Late.LAST_HOUR, "2026-12-01 17:00", "closing time is the next morning anyway"),
    ("2027-02-03 16:30:00", "2 wd", Late.LAST_HOUR, "2027-02-15 17:00", "last hour before Tết"),
    ("2026-11-25 16:30:00", "4 h", Late.LAST_HOUR, "2026-11-26 11:00", "hours run as they are"),
]


@pytest.mark.parametrize(("received", "time_", "late", "owed", "why"), LATE_ROWS)
def test_late_reception(received: str, time_: str, late: Late, owed: str, why: str) -> None:
    told = msgspec.structs.replace(limit(time_), late=late)
    assert due(at(received), told, CALENDAR).at == at(owed), why


HALF_ROWS = [
    ("2026-11-26 09:00", "1 wd", "2026-11-27 11:30", "ends on a morning"),
    ("2026-11-27 09:00", "same day", "2026-11-27 11:30", "same day of a morning"),
    ("2026-11-27 11:30", "same day", "2026-11-30 17:00", "the morning is over"),
    ("2026-11-27 14:00", "1 wd", "2026-12-01 17:00", "received when nobody works: counts as Monday"),
    ("2026-11-27 10:30", "2 h", "2026-11-30 08:30", "one hour is left of the morning"),
    ("2026-12-04 09:00", "1 wd", "2026-12-05 11:30", "a Saturday morning that is worked counts"),
    ("2026-12-04 16:00", "5 h", "2026-12-05 11:30", "an hour on Friday, four on Saturday morning"),
    ("2026-12-07 09:00", "1 wd", "2026-12-08 17:00", "an afternoon ends at closing"),
    ("2026-12-08 09:00", "same day", "2026-12-08 17:00", "before an afternoon opens"),
    ("2026-12-07 16:30", "2 h", "2026-12-08 15:00", "the morning of the 8th is not worked"),
    ("2026-12-09 09:00", "1 wd", "2026-12-11 17:00", "the centre's own day off"),
    ("2026-12-11 09:00", "1 wd", "2026-12-12 17:00", "the centre's own working Saturday"),
    ("2026-12-09 09:00", "1 d", "2026-12-11 17:00", "ends on the centre's own day off"),
]


@pytest.mark.parametrize(("received", "time_", "owed", "why"), HALF_ROWS)
def test_days_of_a_centres_own(received: str, time_: str, owed: str, why: str) -> None:
    assert due(at(received), limit(time_), OWN).at == at(owed), why


SAME_TIME_ROWS = [
    ("2026-11-25 09:10", "3 wd", "2026-11-30 09:10"),
    ("2026-11-25 16:59:59", "1 wd", "2026-11-26 16:59:59"),
    ("2026-11-25 12:00", "1 wd", "2026-11-26 13:30"),
    ("2026-11-28 10:00", "1 wd", "2026-12-01 07:30"),
    ("2026-11-26 09:10", "1 wd", "2026-11-27 09:10"),
    ("2026-11-26 15:10", "1 wd", "2026-11-27 11:30"),
    ("2026-12-07 09:10", "1 wd", "2026-12-08 13:30"),
    ("2026-11-25 09:10", "same day", "2026-11-25 17:00"),
]


@pytest.mark.parametrize(("received", "time_", "owed"), SAME_TIME_ROWS)
def test_same_time_of_day(received: str, time_: str, owed: str) -> None:
    same = Habits(ends=Ends.SAME_TIME)
    assert due(at(received), limit(time_), OWN, same).at == at(owed)
    # A procedure's own rule goes before the centre's.
    if time_ != "same day":
        own = msgspec.structs.replace(limit(time_), ends=Ends.SAME_TIME)
        assert due(at(received), own, OWN).at == at(owed)
        closing = msgspec.structs.replace(own, ends=Ends.CLOSING)
        assert due(at(received), closing, OWN, same).at == due(at(received), limit(time_), OWN).at


SUPPLEMENT_ROWS = [
    ("3 wd", "2026-11-27 17:00", "2026-11-25 09:00", "2026-12-02 10:00", "2026-12-07 17:00"),
    ("5 d", "2026-11-30 17:00", "2026-11-25 09:00", "2026-12-04 10:00", "2026-12-09 17:00"),
    ("8 h", "2026-11-27 10:00", "2026-11-26 09:00", "2026-11-27 08:00", "2026-11-30 08:30"),
    ("3 wd", "2027-02-12 17:00", "2027-02-03 16:00", "2027-02-11 08:00", "2027-02-16 17:00"),
    # What was promised already is not taken back: the longer of the two holds.
    ("1 wd", "2026-12-10 17:00", "2026-11-25 09:00", "2026-11-26 09:00", "2026-12-10 17:00"),
]


@pytest.mark.parametrize(("time_", "due_at", "paused", "resumed", "owed"), SUPPLEMENT_ROWS)
def test_a_supplement_may_begin_the_limit_anew(time_: str, due_at: str, paused: str, resumed: str, owed: str) -> None:
    told = msgspec.structs.replace(limit(time_), pause=Pause.RESTART)
    answer = supplemented(at(due_at), at(paused), at(resumed), told, CALENDAR)
    assert answer.at == at(owed)
    assert [step.kind for step in answer.steps[:2]] == ["paused", "restarted"]
    shifted = supplemented(at(due_at), at(paused), at(resumed), limit(time_), CALENDAR)
    assert shifted == resume(at(due_at), at(paused), at(resumed), CALENDAR)


def test_a_pause_is_told_with_the_working_time_that_passed() -> None:
    told = resume(at("2027-02-12 17:00"), at("2027-02-03 15:00"), at("2027-02-11 09:30"), CALENDAR).steps
    assert [(step.kind, step.count) for step in told] == [("paused", 0), ("shifted", 240)]
    assert (told[0].first, told[0].last) == (date(2027, 2, 3), date(2027, 2, 11))


@pytest.mark.parametrize(
    ("asked", "lapse", "last"),
    [
        ("2026-11-23 09:00", 15, date(2026, 12, 15)),
        ("2027-02-03 09:00", 1, date(2027, 2, 11)),
        ("2026-11-28 09:00", 1, date(2026, 11, 30)),
        ("2026-11-23 09:00", 0, None),
    ],
)
def test_lapse(asked: str, lapse: int, last: date | None) -> None:
    assert lapses_on(at(asked), msgspec.structs.replace(limit("3 wd"), lapse=lapse), CALENDAR) == last
    assert lapses_on(at(asked), None, CALENDAR) is None


@pytest.mark.parametrize(
    ("due_on", "by"),
    [
        (date(2026, 11, 26), date(2026, 11, 25)),
        (date(2026, 11, 25), date(2026, 11, 23)),
        (date(2026, 11, 30), date(2026, 11, 27)),
        (date(2027, 2, 11), date(2027, 2, 3)),
        (date(2026, 8, 24), date(2026, 8, 22)),
    ],
)
def test_an_extension_is_told_a_working_day_before(due_on: date, by: date) -> None:
    assert apologise_by(due_on, CALENDAR) == by


def test_a_time_of_one_dossier_keeps_the_pause_of_its_procedure() -> None:
    published = Limit(3, Unit.WORKING_DAY, late=Late.LAST_HOUR, pause=Pause.RESTART, lapse=15)
    assert of_a_dossier(published, 3, "working_day") == published
    own = of_a_dossier(published, 10, "calendar_day")
    assert (own.value, own.unit, own.late, own.pause, own.lapse) == (
        10, Unit.CALENDAR_DAY, Late.NEVER, Pause.RESTART, 15,
    )  # fmt: skip
    assert of_a_dossier(None, 2, "working_hour") == limit("2 h")


instants = between("2026-01-01", "2027-12-01")
plain = st.builds(Limit, st.integers(1, 40), st.sampled_from(Unit))


@given(instants, plain, st.sampled_from(Late))
def test_a_late_rule_never_makes_a_promise_earlier(received: datetime, time_: Limit, late: Late) -> None:
    told = msgspec.structs.replace(time_, late=late)
    assert due(received, told, CALENDAR).at >= due(received, time_, CALENDAR).at


@given(instants, plain)
def test_the_same_time_is_never_after_closing_and_of_the_same_day(received: datetime, time_: Limit) -> None:
    closing, same = (due(received, time_, OWN, Habits(ends=ends)).at for ends in (Ends.CLOSING, Ends.SAME_TIME))
    assert same.date() == closing.date()
    assert same <= closing
    assert OWN.in_working_time(same) == same


@given(instants, st.one_of(plain, st.just(SAME_DAY)), st.integers(0, 60), st.sampled_from([MORNING, AFTERNOON, OFF]))
def test_less_work_never_makes_a_promise_earlier_in_days(
    received: datetime, time_: Limit, ahead: int, kind: str
) -> None:
    day = received.date() + timedelta(days=ahead)
    if not CALENDAR.works_on(day):
        return
    less = replace(CALENDAR, days={**CALENDAR.days, day: SpecialDay(kind, "Ít việc")})
    before, after = due(received, time_, CALENDAR), due(received, time_, less)
    assert after.at.date() >= before.at.date()
    assert less.in_working_time(after.at) == after.at


@given(instants, plain, instants, st.integers(0, 40 * 86400))
def test_anew_is_never_before_what_was_promised(
    received: datetime, time_: Limit, paused: datetime, seconds: int
) -> None:
    told = msgspec.structs.replace(time_, pause=Pause.RESTART)
    owed = due(received, told, CALENDAR).at
    resumed = paused + timedelta(seconds=seconds)
    again = supplemented(owed, paused, resumed, told, CALENDAR).at
    assert again == max(owed, due(resumed, told, CALENDAR).at)


@given(
    instants,
    st.one_of(plain, st.just(SAME_DAY)),
    st.sampled_from(Late),
    st.sampled_from([Ends.CLOSING, Ends.SAME_TIME]),
)
def test_reasons_lead_to_the_date(received: datetime, time_: Limit, late: Late, ends: Ends) -> None:
    """The steps are in order, and the last day they speak of is the day that is owed."""
    told = due(received, msgspec.structs.replace(time_, late=late), OWN, Habits(ends=ends))
    assert max(step.last for step in told.steps) == told.at.date()
    firsts = [step.first for step in told.steps if step.kind not in {"counted", "hours"}]
    assert firsts == sorted(firsts)
