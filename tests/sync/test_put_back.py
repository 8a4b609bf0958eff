"""Older copies: of the province seen by counters that lost nothing, and of a counter's own store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from tests.store.stores import open_store, receive
from tests.sync.counters_of_a_centre import CounterMachine, Province
from tests.sync.test_two_counters import assert_converged, settle_down


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    opened = Province(tmp_path)
    yield opened
    opened.stop()


def test_positions_given_anew_in_another_order_are_read_by_everybody(
    clock: SetClock, province: Province, tmp_path: Path
) -> None:
    machines = [CounterMachine(tmp_path / mark, mark, clock, province) for mark in ("1", "2", "3")]
    one, two, three = machines
    receive(one.store)
    settle_down(*machines)
    province.copy(tmp_path / "yesterday.db")
    for machine in (one, two):
        receive(machine.store)
        receive(machine.store)
    settle_down(*machines)
    assert_converged(province, *machines)
    province.put_back(tmp_path / "yesterday.db")
    receive(two.store)
    for machine in (two, one, three, two, one, three):
        assert machine.sync().ok
    assert_converged(province, *machines)
    assert all(machine.sync().agree for machine in machines)
    for machine in machines:
        machine.store.close()


def test_a_store_put_back_to_an_older_copy_gets_its_own_events_back_first(
    clock: SetClock, province: Province, tmp_path: Path
) -> None:
    one = CounterMachine(tmp_path / "one", "1", clock, province)
    first = receive(one.store)
    assert one.sync().agree
    one.store.close()
    shutil.copytree(tmp_path / "one", tmp_path / "older")
    one.store = open_store(tmp_path / "one", clock)
    second = receive(one.store)
    one.store.run(forward_dossier, ForwardDossier(first.dossier))
    assert one.sync().agree
    one.store.close()
    shutil.rmtree(tmp_path / "one")
    shutil.copytree(tmp_path / "older", tmp_path / "one")
    one.store = open_store(tmp_path / "one", clock)
    outcome = one.sync()
    assert (outcome.ok, outcome.received, outcome.agree) == (True, 2, True)
    assert one.store.view().find_number(second.number) == second.dossier
    assert one.status(first.dossier) == 4
    third = receive(one.store)
    assert third.number not in {first.number, second.number}
    assert one.sync().agree
    assert_converged(province, one)
    one.store.close()
