"""What one counter changes of catalogue, days and hours is what every counter of the centre works with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.domain.calendar import OFF
from desktop.domain.catalogue_layers import ProcedureEdit
from desktop.domain.deadlines import Limit, Unit
from desktop.store.users import Role, User
from desktop.usecases.edit_procedure import EditProcedure, edit_procedure
from desktop.usecases.set_day import SetDay, set_day
from desktop.usecases.set_hours import SetHours, set_hours
from tests.store.stores import receive
from tests.sync.counters_of_a_centre import ELSEWHERE, CounterMachine, Province
from tests.sync.test_two_counters import assert_converged, settle_down

MARITAL = "1.004873"
LEADER = User("thanh", "Lê Văn Thành", Role.LEADER)


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    opened = Province(tmp_path)
    yield opened
    opened.stop()


def limit_at(machine: CounterMachine) -> Limit | None:
    return machine.store.catalogue.procedure(MARITAL, machine.store.view().today()).limit


def change(machine: CounterMachine, days: int) -> None:
    edit = ProcedureEdit(limit=Limit(days, Unit.WORKING_DAY))
    machine.store.run(edit_procedure, EditProcedure(MARITAL, edit))


def test_one_counter_changes_and_all_work_with_it(clock: SetClock, province: Province, tmp_path: Path) -> None:
    one, two = (CounterMachine(tmp_path / mark, mark, clock, province) for mark in ("1", "2"))
    far = CounterMachine(tmp_path / "3", "1", clock, province, ELSEWHERE)
    for machine in (one, two, far):
        machine.store.user = LEADER
    before = receive(two.store)
    change(one, 5)
    one.store.run(set_day, SetDay(date(2026, 11, 26), OFF, "Mất điện"))
    one.store.run(set_hours, SetHours(cutoff="14:00"))
    settle_down(one, two, far)
    assert limit_at(two) == limit_at(one) == Limit(5, Unit.WORKING_DAY)
    assert two.store.view().centre.cutoff == "14:00"
    assert receive(two.store).due_at == receive(one.store).due_at
    # What was received before keeps the entry of then, at both counters.
    settle_down(one, two)
    for machine in (one, two):
        dossier = machine.store.view().dossier(before.dossier).dossier
        found = machine.store.view().received_under(dossier)
        assert found is not None
        assert found.limit == Limit(3, Unit.WORKING_DAY)
    # Another centre is not concerned.
    assert limit_at(far) == Limit(3, Unit.WORKING_DAY)
    assert far.store.view().centre.cutoff == "15:00"
    assert_converged(province, one, two)
    for machine in (one, two, far):
        machine.store.close()


def test_two_counters_change_the_same_without_a_link(clock: SetClock, province: Province, tmp_path: Path) -> None:
    """What reached the province last holds, whatever the clocks said."""
    one, two = (CounterMachine(tmp_path / mark, mark, clock, province) for mark in ("1", "2"))
    for machine in (one, two):
        machine.store.user = LEADER
    settle_down(one, two)
    change(one, 5)
    now = clock.now()
    clock.set(now.replace(year=2019))
    change(two, 7)
    clock.set(now)
    settle_down(one, two)
    assert limit_at(one) == limit_at(two) == Limit(7, Unit.WORKING_DAY)
    assert all(machine.sync().agree for machine in (one, two))
    assert_converged(province, one, two)
    for machine in (one, two):
        machine.store.close()
