"""Older copies: of the province seen by counters that lost nothing, and of a counter's own store."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.app.province_link import joined_round
from desktop.store.names import DATABASE
from desktop.store.restore import restore
from desktop.store.store import Store
from desktop.store.sync_port import SyncPort
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from tests.store.stores import PASSWORD, open_store, receive
from tests.sync.counters_of_a_centre import CounterMachine, CuttingProxy, Province
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


def port_of(store: Store) -> SyncPort:
    return SyncPort(lambda action: store.run(action)[0], "motcua test")


def put_back_whole(machine: CounterMachine, copy: Path, clock: SetClock) -> None:
    """The machine's whole folder as it was once, as a virtual machine is put back."""
    folder = machine.store.folder
    machine.store.close()
    shutil.rmtree(folder)
    shutil.copytree(copy, folder)
    machine.store = open_store(folder, clock)


def copied(machine: CounterMachine, to: Path, clock: SetClock) -> Path:
    folder = machine.store.folder
    machine.store.close()
    shutil.copytree(folder, to)
    machine.store = open_store(folder, clock)
    return to


def test_a_folder_put_back_and_worked_on_before_its_first_round_heals_by_itself(
    clock: SetClock, province: Province, tmp_path: Path
) -> None:
    one, two = (CounterMachine(tmp_path / mark, mark, clock, province) for mark in ("1", "2"))
    dossier = receive(one.store).dossier
    assert one.sync().agree
    unsent = receive(one.store)
    older = copied(one, tmp_path / "older", clock)
    lost = [receive(one.store), receive(one.store)]
    one.store.run(forward_dossier, ForwardDossier(dossier))
    assert one.sync().agree
    settle_down(one, two)
    put_back_whole(one, older, clock)
    # A day later: nobody gives today's numbers twice.
    clock.tick(86_400)
    anew = [receive(one.store) for _ in range(3)]
    one.store.run(forward_dossier, ForwardDossier(anew[0].dossier))
    outcome = one.sync()
    assert (outcome.ok, outcome.refused, outcome.agree) == (True, 0, True)
    for receipt in (unsent, *lost, *anew):
        assert one.store.view().find_number(receipt.number) == receipt.dossier
    assert (one.status(dossier), one.status(anew[0].dossier)) == (4, 4)
    assert one.store.view().sync_standing().unsent == 0
    settle_down(one, two)
    assert_converged(province, one, two)
    assert one.store.verify() > 0
    written = one.state()
    one.store.rebuild()
    assert one.state() == written
    assert one.sync().sent == 0
    for machine in (one, two):
        machine.store.close()


def test_a_restore_under_a_wrong_clock_gives_no_number_twice(
    clock: SetClock, province: Province, tmp_path: Path
) -> None:
    one = CounterMachine(tmp_path / "1", "1", clock, province)
    one.store.backup_to(tmp_path / "backup" / "b.db")
    now = datetime.now(clock.now().tzinfo)
    clock.set(now + timedelta(days=5))
    given = receive(one.store).number
    one.store.close()
    (one.store.folder / DATABASE).write_bytes(b"")
    clock.set(now.replace(year=2019))
    restore(one.store.folder, tmp_path / "backup" / "b.db", user="diem", password=PASSWORD, clock=clock)
    one.store = open_store(one.store.folder, clock)
    clock.set(now + timedelta(days=5))
    first = receive(one.store)
    assert (first.provisional, first.number == given) == (True, False)
    # It stands up to the day on which the two clocks agree: what was lost cannot have had a later one.
    assert one.sync().ok
    assert receive(one.store).provisional
    clock.set(now)
    assert one.sync().agree
    clock.set(now + timedelta(days=9))
    assert not receive(one.store).provisional
    one.store.close()


def test_a_refused_event_that_does_not_come_back_leaves_a_number_nobody_misses(
    clock: SetClock, province: Province, tmp_path: Path
) -> None:
    """What the province refused is not in the feed: the journal that goes on has a gap, and both ends agree."""
    one, two = (CounterMachine(tmp_path / mark, mark, clock, province) for mark in ("1", "2"))
    dossier = receive(one.store).dossier
    settle_down(one, two)
    older = copied(one, tmp_path / "older", clock)
    two.store.run(forward_dossier, ForwardDossier(dossier))
    assert two.sync().agree
    one.store.run(forward_dossier, ForwardDossier(dossier))
    later = receive(one.store)
    assert one.sync().refused == 1
    put_back_whole(one, older, clock)
    outcome = one.sync()
    assert (outcome.ok, outcome.received, outcome.agree) == (True, 2, True)
    assert one.store.view().find_number(later.number) == later.dossier
    receive(one.store)
    for sent in (1, 0):
        outcome = one.sync()
        assert (outcome.sent, outcome.agree) == (sent, True)
    assert two.sync().agree
    assert_converged(province, one, two)
    for machine in (one, two):
        machine.store.close()


def test_two_copies_of_one_machine_keep_what_both_recorded(clock: SetClock, province: Province, tmp_path: Path) -> None:
    one = CounterMachine(tmp_path / "1", "1", clock, province)
    receive(one.store)
    assert one.sync().agree
    twin = copied(one, tmp_path / "twin", clock)
    for turn in range(3):
        clock.tick(86_400)
        here = receive(one.store)
        assert one.sync().agree
        there = open_store(twin, clock)
        clock.tick(86_400)
        found = receive(there)
        assert joined_round(port_of(there), province.url, "").agree
        assert there.view().find_number(here.number) == here.dossier, turn
        there.close()
        outcome = one.sync()
        assert outcome.agree
        assert one.store.view().find_number(found.number) == found.dossier
    assert province.audit().faults == []
    assert one.store.verify() > 0
    one.store.close()


@pytest.mark.parametrize("torn", range(0, 9000, 1500))
def test_a_cut_inside_a_stream_costs_at_most_one_batch(
    clock: SetClock,
    province: Province,
    tmp_path: Path,
    torn: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "sync.province")
    monkeypatch.setattr("sync.engine.engine.BATCH_BYTES", 8 * 1024)
    one = CounterMachine(tmp_path / "1", "1", clock, province)
    assert one.sync().ok
    for _ in range(40):
        receive(one.store)
    proxy = CuttingProxy(province.url)
    proxy.cut_request = torn
    cut = one.sync(proxy.url)
    proxy.cut_request = None
    # At once, while the gateway may still be judging what arrived: it waits for that before it answers.
    outcome = one.sync(proxy.url)
    proxy.close()
    assert (outcome.ok, outcome.agree) == (True, True)
    lines = [json.loads(record.message) for record in caplog.records if record.name == "sync.province"]
    assert sum(line.get("duplicate", 0) for line in lines) == 0
    assert sum(line.get("accepted", 0) for line in lines) == 40
    if torn > 3000:
        assert cut.ok or sum("accepted" in line for line in lines) > 1
    assert_converged(province, one)
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
