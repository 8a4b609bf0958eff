"""The calendar as published and as the centre has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import msgspec
import pytest

from desktop.app.clock import SetClock
from desktop.domain.calendar import OFF, WORK, SpecialDay
from desktop.domain.people import Applicant
from desktop.store import snapshots
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from desktop.usecases.set_day import SetDay, set_day
from desktop.usecases.set_hours import SetHours, set_hours
from desktop.usecases.view_calendar import view_calendar
from desktop.usecases.view_today import view_today
from tests.store.stores import new_store

FESTIVAL = date(2026, 12, 7)


@pytest.fixture
def led(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    """A store that a leader works at."""
    store = new_store(tmp_path / "led", clock, user=User("thanhlv", "Lê Văn Thành", Role.LEADER))
    yield store
    store.close()


def unsettle(store: Store, day: str) -> None:
    """Say that swaps are not settled from a day on."""
    with store.write() as work:
        data = msgspec.structs.replace(work.reference.calendar_data, version="2", provisional_from=day)
        work.replace_snapshot(snapshots.CALENDAR, msgspec.json.encode(data))


def test_own_days_stand_beside_the_published_ones(led: Store) -> None:
    before = view_calendar(led.view())
    assert before.own == {}
    assert before.calendar == before.published
    led.run(set_day, SetDay(FESTIVAL, OFF, "Lễ hội đình"))
    state = view_calendar(led.view())
    assert state.own == {FESTIVAL: SpecialDay(OFF, "Lễ hội đình")}
    assert not state.calendar.works_on(FESTIVAL)
    assert state.published.works_on(FESTIVAL)
    led.run(set_day, SetDay(FESTIVAL))
    assert view_calendar(led.view()) == before


def test_a_day_off_is_closed_only_where_somebody_worked(led: Store, clock: SetClock) -> None:
    assert view_today(led.view()).to_close
    led.run(set_day, SetDay(clock.now().date(), OFF, "Lễ hội đình"))
    assert not view_today(led.view()).to_close
    led.run(receive_dossier, ReceiveDossier("2.000815", Applicant(name="Trần Thị Mỹ Duyên")))
    assert view_today(led.view()).to_close


def test_hours_in_force_and_as_published(led: Store) -> None:
    before = view_calendar(led.view())
    assert before.hours == before.published_hours
    led.run(set_hours, SetHours((("07:00", "11:00"), ("13:00", "17:00")), "14:30", "same_time"))
    state = view_calendar(led.view())
    assert state.hours.sessions == ((time(7), time(11)), (time(13), time(17)))
    assert (state.hours.cutoff, state.hours.ends) == (time(14, 30), "same_time")
    assert state.published_hours == before.published_hours


def test_the_coming_year_is_asked_for_until_it_is_in(led: Store) -> None:
    assert view_calendar(led.view()).not_settled is None, "2027 is published"
    unsettle(led, "2027-01-01")
    assert view_calendar(led.view()).not_settled == 2027
    assert view_today(led.view()).not_settled == 2027
    led.run(set_day, SetDay(date(2027, 1, 9), WORK, "Làm bù", "CV 1/VPCP"))
    assert view_calendar(led.view()).not_settled is None
    assert view_today(led.view()).not_settled is None
