"""Whole counters and their province's keys: signed reference data, and tokens that replace themselves."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.app.clock import SetClock
from desktop.domain.centre import Centre
from desktop.store import snapshots
from desktop.store.province_trust import TOKEN_LIFE
from desktop.store.shipped import shipped
from desktop.usecases.explain_error import explain_error
from sync.errors import BadMessage, SignatureWrong
from sync.ports import Met
from sync.province.centres import put_centre
from sync.wire.canonical import sha256_hex
from sync.wire.messages import Unchanged, Welcome
from sync.wire.signing import new_key, sign_reference
from tests.store.stores import open_store, profile, receive
from tests.sync.counters_of_a_centre import CENTRE, ELSEWHERE, CounterMachine, CuttingProxy, Province

CALENDAR = json.loads(shipped("calendar/calendar.json"))


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    opened = Province(tmp_path)
    yield opened
    opened.stop()


@pytest.fixture
def one(tmp_path: Path, clock: SetClock, province: Province) -> Iterator[CounterMachine]:
    machine = CounterMachine(tmp_path / "one", "1", clock, province)
    yield machine
    machine.store.close()


def state(machine: CounterMachine, name: str) -> str:
    return machine.store.run(lambda work: work.journal.state(name) or "")[0]


def set_state(machine: CounterMachine, name: str, value: str) -> None:
    machine.store.run(lambda work: work.journal.set_state(name, value))


def calendar(version: str) -> bytes:
    return json.dumps({**CALENDAR, "version": version}).encode()


def in_force(machine: CounterMachine, name: str = "calendar") -> Any:
    found = machine.store.run(lambda work: snapshots.current(work._db, name))[0]
    assert found is not None
    return json.loads(found[1])


def tamper(province: Province, **values: Any) -> None:
    """What somebody between the ledger and the counter may do to the calendar."""
    change = ", ".join(f"{column} = ?" for column in values)
    with province.ledger.database.engine.begin() as conn:
        conn.exec_driver_sql(f"UPDATE reference SET {change} WHERE name = 'calendar'", tuple(values.values()))


def test_key_is_pinned_at_enrolment_and_signed_data_is_put_in_force(one: CounterMachine, province: Province) -> None:
    assert one.sync().agree
    assert state(one, "province_key") == province.ledger.signing_key()
    province.ledger.reference.publish("calendar", calendar("v2"))
    assert one.sync().agree
    assert in_force(one)["version"] == "v2"


@pytest.mark.parametrize("answered", [Welcome, Unchanged])
def test_what_is_published_while_a_round_pushes_is_fetched_by_the_next(
    one: CounterMachine, province: Province, answered: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The figures after a push are newer than the list of snapshots that the round goes by."""
    assert one.sync().agree
    if answered is Welcome:
        set_state(one, "known", "")
    meet = one.port.meet

    def then_record(answer: Welcome | Unchanged) -> Met:
        assert isinstance(answer, answered)
        met = meet(answer)
        receive(one.store)
        province.ledger.reference.publish("calendar", calendar("v2"))
        return met

    with monkeypatch.context() as patch:
        patch.setattr(one.port, "meet", then_record)
        assert one.sync().sent == 1
    assert in_force(one)["version"] == CALENDAR["version"]
    for _ in range(2):
        assert one.sync().agree
        assert in_force(one)["version"] == "v2"


def test_nobody_agrees_by_saying_nothing(one: CounterMachine) -> None:
    """An answer without a body counts only where both ends agreed before."""
    assert one.port.hello().known == ""
    with pytest.raises(BadMessage):
        one.port.meet(Unchanged(clock="2026-11-23T01:00:00+00:00"))
    assert one.sync().agree
    one.port.meet(Unchanged(clock="2026-11-23T01:00:00+00:00"))


def test_what_the_province_did_not_sign_is_not_put_in_force(one: CounterMachine, province: Province) -> None:
    assert one.sync().agree
    ledger = province.ledger
    etag = ledger.reference.publish("calendar", calendar("v2"))
    genuine = ledger.reference.fetch("calendar", CENTRE).signature
    identity, strange = ledger.identity().id, new_key()[0]
    forged = calendar("v3")
    for changes in (
        {"data": forged},
        {"data": forged, "etag": sha256_hex(forged)},
        {"signature": ""},
        {"signature": sign_reference(strange, identity, "calendar", "", etag)},
        {"signature": genuine[::-1]},
    ):
        with ledger.database.engine.connect() as conn:
            before = conn.exec_driver_sql("SELECT data, etag, signature FROM reference").one()
        tamper(province, **changes)
        outcome = one.sync()
        assert (outcome.ok, outcome.code) == (False, SignatureWrong.code), changes
        assert in_force(one)["version"] == CALENDAR["version"]
        tamper(province, data=before.data, etag=before.etag, signature=before.signature)
    receive(one.store)
    assert one.sync().agree
    assert in_force(one)["version"] == "v2"


def test_snapshot_of_another_centre_is_not_put_in_force(one: CounterMachine, province: Province) -> None:
    assert one.sync().agree
    province.ledger.reference.publish("calendar", calendar("other"), ELSEWHERE)
    tamper(province, centre=CENTRE)
    assert one.sync().code == SignatureWrong.code
    assert in_force(one)["version"] == CALENDAR["version"]


def test_profile_from_the_province_leaves_the_counter_its_number(
    one: CounterMachine, province: Province, tmp_path: Path, clock: SetClock
) -> None:
    two = CounterMachine(tmp_path / "two", "2", clock, province)
    changed = {**json.loads(profile()), "counter": "2", "name": "Tên mới", "cutoff": "14:30"}
    put_centre(province.ledger, json.dumps(changed).encode())
    numbers = set()
    for machine, counter in ((one, "1"), (two, "2")):
        assert machine.sync().agree
        got = snapshots.decode("centre", json.dumps(in_force(machine, "centre")).encode())
        assert isinstance(got, Centre)
        assert (got.name, got.cutoff, got.counter) == ("Tên mới", "14:30", counter)
        numbers.add(receive(machine.store).number)
        assert machine.sync().agree
    assert len(numbers) == 2
    two.store.close()


def test_counter_enrolled_before_signing_learns_the_key_with_its_first_renewal(
    one: CounterMachine, province: Province
) -> None:
    assert one.sync().agree
    for name in ("province_key", "token_at"):
        set_state(one, name, "")
    before = state(one, "token")
    province.ledger.reference.publish("calendar", calendar("v2"))
    assert one.sync().agree
    assert state(one, "province_key") == province.ledger.signing_key()
    assert state(one, "token") != before
    assert in_force(one)["version"] == "v2"


def test_other_key_of_the_same_province_is_never_taken(one: CounterMachine, clock: SetClock) -> None:
    assert one.sync().agree
    set_state(one, "province_key", new_key()[1])
    token = state(one, "token")
    clock.set(clock.now() + TOKEN_LIFE)
    assert one.sync().code == "wrong_server"
    assert state(one, "token") == token


def test_token_is_replaced_when_it_is_old(one: CounterMachine, clock: SetClock) -> None:
    assert one.sync().agree
    first = state(one, "token")
    clock.set(clock.now() + TOKEN_LIFE - timedelta(minutes=1))
    assert one.sync().agree
    assert state(one, "token") == first
    clock.tick(60)
    assert one.sync().agree
    second = state(one, "token")
    assert second != first
    # A clock that was put right by years is no reason to keep a token for years.
    clock.set(clock.now() - timedelta(days=900))
    assert one.sync().agree
    assert state(one, "token") not in {first, second}
    assert state(one, "token_next") == ""


def test_answers_to_a_renewal_cut_anywhere_lock_nobody_out(
    one: CounterMachine, province: Province, clock: SetClock
) -> None:
    assert one.sync().agree
    proxy = CuttingProxy(province.url, b"POST /v1/token")
    try:
        for cut in (0, 1, 40, 150, 250, 300, 330):
            clock.set(clock.now() + TOKEN_LIFE)
            before = state(one, "token")
            proxy.cut_answer = cut
            outcome = one.sync(proxy.url)
            assert (outcome.ok, state(one, "token")) == (False, before), cut
            proxy.cut_answer = None
            assert one.sync(proxy.url).agree
            assert state(one, "token") != before
        for cut in (0, 10, 200, 400):
            clock.set(clock.now() + TOKEN_LIFE)
            proxy.cut_request = cut
            assert not one.sync(proxy.url).ok
            proxy.cut_request = None
            assert one.sync(proxy.url).agree
    finally:
        proxy.close()


def test_ledger_put_back_to_before_the_renewal_lets_the_counter_in(
    one: CounterMachine, province: Province, clock: SetClock, tmp_path: Path
) -> None:
    assert one.sync().agree
    province.copy(tmp_path / "before.db")
    clock.set(clock.now() + TOKEN_LIFE)
    receive(one.store)
    assert one.sync().agree
    assert one.sync().agree
    province.put_back(tmp_path / "before.db")
    assert one.sync().agree
    assert province.ledger.feed_end(CENTRE) == 1


def test_store_put_back_to_before_the_renewal_is_let_in(one: CounterMachine, clock: SetClock, tmp_path: Path) -> None:
    assert one.sync().agree
    one.store.close()
    shutil.copytree(tmp_path / "one", tmp_path / "older")
    one.store = open_store(tmp_path / "one", clock)
    clock.set(clock.now() + TOKEN_LIFE)
    assert one.sync().agree
    assert one.sync().agree
    one.store.close()
    shutil.rmtree(tmp_path / "one")
    shutil.copytree(tmp_path / "older", tmp_path / "one")
    clock.set(clock.now() - TOKEN_LIFE)
    one.store = open_store(tmp_path / "one", clock)
    assert one.sync().agree


def test_revoked_counter_stays_out_and_is_told_so(one: CounterMachine, province: Province) -> None:
    assert one.sync().agree
    province.ledger.devices.revoke(one.port.device())
    token = state(one, "token")
    outcome = one.sync()
    assert (outcome.ok, outcome.code, state(one, "token")) == (False, "device_not_allowed", token)
    said = explain_error(outcome.code, {"reason": outcome.reason}, "vi")
    assert "thu hồi" in said.happened, "a new enrolment file would be refused"
