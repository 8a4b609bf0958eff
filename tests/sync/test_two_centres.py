"""Dossiers without borders between two centres, and official numbers for provisional ones."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.app.clock import SetClock
from desktop.usecases.attach_file import AttachFile, attach_file
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.withdraw_dossier import WithdrawDossier, withdraw_dossier
from sync.province.ledger import Ledger
from sync.province.migrations import STEPS
from tests.store.scans import scan, scanned
from tests.store.stores import open_store, receive
from tests.sync.counters_of_a_centre import CENTRE, ELSEWHERE, CounterMachine, Province
from tests.sync.test_two_counters import assert_converged, settle_down


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    opened = Province(tmp_path)
    yield opened
    opened.stop()


def machine(province: Province, clock: SetClock, folder: Path, counter: str = "1", **more: Any) -> CounterMachine:
    return CounterMachine(folder, counter, clock, province, **more)


def ids(one: CounterMachine) -> set[str]:
    return {row["id"] for row in one.state()}


def test_a_dossier_for_elsewhere_reaches_that_centre_and_its_progress_comes_back(
    clock: SetClock, province: Province, tmp_path: Path
) -> None:
    here, desk = (machine(province, clock, tmp_path / mark, mark) for mark in ("1", "2"))
    there = machine(province, clock, tmp_path / "there", centre=ELSEWHERE)
    away = receive(here.store, settles=ELSEWHERE).dossier
    stays = receive(here.store).dossier
    theirs = receive(there.store).dossier
    settle_down(here, desk, there)
    assert ids(here) == ids(desk) == {away, stays}
    assert ids(there) == {away, theirs}
    here.store.run(forward_dossier, ForwardDossier(away))
    settle_down(here, there)
    there.store.run(record_result, RecordResult(away, "12/KQ"))
    for one in (there, here, desk):
        assert one.sync().agree
    assert (here.status(away), desk.status(away), there.status(away)) == (9, 9, 9)
    desk.store.run(return_result, ReturnResult(away))
    settle_down(desk, here, there)
    assert (here.status(away), there.status(away)) == (10, 10)
    assert ids(there) == {away, theirs}
    assert_converged(province, here, desk)
    for one in (here, desk, there):
        assert one.store.verify() > 0
        assert one.sync().agree
        one.store.close()


def test_files_of_both_centres_make_a_dossier_whole(clock: SetClock, province: Province, tmp_path: Path) -> None:
    here = machine(province, clock, tmp_path / "here")
    there = machine(province, clock, tmp_path / "there", centre=ELSEWHERE)
    away = receive(here.store, settles=ELSEWHERE).dossier
    settle_down(here, there)
    for seed, one in enumerate((here, there)):
        kept = one.store.files.keep(scanned(tmp_path, scan(seed=seed)))
        one.store.run(attach_file, AttachFile(away, "Đơn", kept.sha256))
    settle_down(here)
    settle_down(there)
    for centre in (CENTRE, ELSEWHERE):
        standing = province.ledger.files.standing(centre, away)
        assert (standing.events, standing.named, standing.held, standing.all_stored) == (3, 2, 2, True)
    assert not province.ledger.files.standing("H00", away).record_stored
    assert province.audit().faults == []
    for one in (here, there):
        one.store.close()


def test_both_centres_act_and_the_home_of_the_dossier_judges(
    clock: SetClock, province: Province, tmp_path: Path
) -> None:
    here = machine(province, clock, tmp_path / "here")
    there = machine(province, clock, tmp_path / "there", centre=ELSEWHERE)
    away = receive(here.store, settles=ELSEWHERE).dossier
    here.store.run(forward_dossier, ForwardDossier(away))
    settle_down(here, there)
    here.store.run(withdraw_dossier, WithdrawDossier(away, "Đổi ý"))
    there.store.run(record_result, RecordResult(away, "12/KQ"))
    assert here.sync().agree
    assert there.sync().refused == 1
    settle_down(here, there)
    assert (here.status(away), there.status(away)) == (7, 7)
    assert (here.attention(), there.attention()) == (0, 1)
    assert province.audit().faults == []
    for one in (here, there):
        one.store.close()


def test_an_agency_the_province_does_not_know_changes_nothing(
    clock: SetClock, province: Province, tmp_path: Path
) -> None:
    here = machine(province, clock, tmp_path / "here")
    receive(here.store, settles="H20.1")
    assert here.sync().agree
    assert province.audit().faults == []
    here.store.close()


def test_routes_come_back_with_the_events_of_a_ledger_put_back(
    clock: SetClock, province: Province, tmp_path: Path
) -> None:
    here = machine(province, clock, tmp_path / "here")
    there = machine(province, clock, tmp_path / "there", centre=ELSEWHERE)
    settle_down(here, there)
    province.copy(tmp_path / "yesterday.db")
    away = receive(here.store, settles=ELSEWHERE).dossier
    here.store.run(forward_dossier, ForwardDossier(away))
    settle_down(here, there)
    there.store.run(record_result, RecordResult(away, "12/KQ"))
    settle_down(there, here)
    province.put_back(tmp_path / "yesterday.db")
    # The settling centre comes first: what it knows rests on events that are not back yet.
    assert there.sync().refused == 0
    settle_down(here, there)
    assert (here.status(away), there.status(away)) == (9, 9)
    assert (here.sync().agree, there.sync().agree) == (True, True)
    assert province.audit().faults == []
    for one in (here, there):
        one.store.close()


def test_a_provisional_number_becomes_official(clock: SetClock, province: Province, tmp_path: Path) -> None:
    one = machine(province, clock, tmp_path / "1", number_blocks=[])
    two = machine(province, clock, tmp_path / "2", "2")
    receipts = [receive(one.store) for _ in range(3)]
    assert all(receipt.provisional for receipt in receipts)
    outcome = one.sync()
    # Grants come with the answers, and are sent as events in the same round.
    assert (outcome.agree, outcome.sent) == (True, 6)
    settle_down(one, two)
    found = [one.store.view().dossier(receipt.dossier).dossier.number for receipt in receipts]
    # Above the blocks of the counters in the ledger's profile.
    assert found == [f"H20.126.05-261123-{n}" for n in (3000, 3001, 3002)]
    for receipt, number in zip(receipts, found, strict=True):
        for store in (one.store, two.store):
            assert store.view().find_number(number) == receipt.dossier
            assert store.view().find_number(receipt.number) == receipt.dossier
    assert_converged(province, one, two)
    assert one.sync().sent == 0
    for each in (one, two):
        each.store.close()


def test_a_number_given_twice_after_a_folder_was_put_back_becomes_two(
    clock: SetClock, province: Province, tmp_path: Path
) -> None:
    one = machine(province, clock, tmp_path / "1")
    assert one.sync().ok
    one.store.close()
    shutil.copytree(tmp_path / "1", tmp_path / "older")
    one.store = open_store(tmp_path / "1", clock)
    first = receive(one.store)
    assert one.sync().agree
    one.store.close()
    shutil.rmtree(tmp_path / "1")
    shutil.copytree(tmp_path / "older", tmp_path / "1")
    one.store = open_store(tmp_path / "1", clock)
    second = receive(one.store)
    assert second.number == first.number
    assert one.sync().agree
    numbers = {receipt.dossier: one.store.view().dossier(receipt.dossier).dossier.number for receipt in (first, second)}
    assert numbers[first.dossier] == first.number
    assert numbers[second.dossier] != first.number
    assert one.sync().agree
    assert_converged(province, one)
    one.store.close()


def test_a_ledger_put_back_keeps_numbers_that_were_given(clock: SetClock, province: Province, tmp_path: Path) -> None:
    one = machine(province, clock, tmp_path / "1", number_blocks=[])
    assert one.sync().ok
    province.copy(tmp_path / "yesterday.db")
    first = receive(one.store).dossier
    assert one.sync().agree
    given = one.store.view().dossier(first).dossier.number
    province.put_back(tmp_path / "yesterday.db")
    second = receive(one.store).dossier
    for _ in range(2):
        assert one.sync().ok
    assert one.store.view().dossier(first).dossier.number == given
    assert one.store.view().dossier(second).dossier.number != given
    assert one.sync().agree
    assert_converged(province, one)
    one.store.close()


def test_an_older_ledger_gets_its_tables(clock: SetClock, province: Province, tmp_path: Path) -> None:
    one = machine(province, clock, tmp_path / "1")
    number = receive(one.store).number
    assert one.sync().agree
    step = next(step for step in STEPS if step.name.endswith("routes_and_numbers"))
    with province.ledger.database.engine.begin() as conn:
        run = conn.exec_driver_sql
        for index in ("ix_stream_number", "ix_event_refused"):
            run(f"DROP INDEX {index}")
        for table in ("route", "routed", "official_number"):
            run(f"DROP TABLE {table}")
        run("ALTER TABLE stream DROP COLUMN number")
        run(f"DELETE FROM migration WHERE name = '{step.name}'")
    province.stop()
    with Ledger(province.file) as ledger, ledger.database.engine.connect() as conn:
        assert conn.exec_driver_sql("SELECT number FROM stream WHERE number <> ''").scalars().all() == [number]
        assert conn.exec_driver_sql("SELECT count(*) FROM official_number").scalar() == 0
    province.__init__(province.file.parent)  # type: ignore[misc]
    assert one.sync().agree
    one.store.close()
