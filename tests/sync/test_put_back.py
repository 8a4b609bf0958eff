"""Older copies: of the province seen by counters that lost nothing, and of a counter's own store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.store.restore import restore
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from tests.store.stores import PASSWORD, open_store, receive
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


def test_a_restored_store_pulls_first_and_then_sends_in_both_journals(
    clock: SetClock, province: Province, tmp_path: Path
) -> None:
    one = CounterMachine(tmp_path / "one", "1", clock, province)
    sent = receive(one.store)
    assert one.sync().agree
    unsent_then = receive(one.store)
    one.store.backup_to(tmp_path / "b.db")
    later = receive(one.store)
    one.store.run(forward_dossier, ForwardDossier(sent.dossier))
    assert one.sync().agree
    never_sent = receive(one.store)
    one.store.close()
    (tmp_path / "one" / "motcua.db").write_bytes(b"")
    done = restore(tmp_path / "one", tmp_path / "b.db", user="diem", password=PASSWORD, clock=clock)
    assert done.saved == 0
    one.store = open_store(tmp_path / "one", clock)
    new = receive(one.store)
    assert new.number not in {r.number for r in (sent, unsent_then, later, never_sent)}
    outcome = one.sync()
    assert (outcome.ok, outcome.received, outcome.refused, outcome.agree) == (True, 2, 0, True)
    assert one.status(sent.dossier) == 4
    assert one.store.view().find_number(later.number) == later.dossier
    assert one.store.view().sync_standing().unsent == 0
    assert_converged(province, one)
    assert one.sync().sent == 0
    one.store.close()


def test_events_saved_from_a_damaged_file_are_sent(clock: SetClock, province: Province, tmp_path: Path) -> None:
    one = CounterMachine(tmp_path / "one", "1", clock, province)
    receive(one.store)
    one.store.backup_to(tmp_path / "b.db")
    saved = [receive(one.store) for _ in range(3)]
    one.store.close()
    done = restore(tmp_path / "one", tmp_path / "b.db", user="diem", password=PASSWORD, clock=clock)
    assert done.saved == 3
    one.store = open_store(tmp_path / "one", clock)
    outcome = one.sync()
    assert (outcome.ok, outcome.sent, outcome.agree) == (True, 5, True)
    for receipt in saved:
        assert one.store.view().find_number(receipt.number) == receipt.dossier
    assert_converged(province, one)
    one.store.close()
