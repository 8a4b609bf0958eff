"""The USB courier: whole counters and a real ledger, days apart, in any order (sync/README.md, "USB courier")."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from desktop.app.clock import SetClock
from desktop.store.restore import restore
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.record_result import RecordResult, record_result
from sync.courier.errors import BundleRefused
from sync.province.courier_key import make_key, published_key
from sync.province.readable import CALENDAR
from sync.wire.enrolment import EnrolmentFile
from tests.store.stores import PASSWORD, open_store, profile, receive
from tests.sync.bundles import Courier, at_the_province, ledger_rows, memory, take, with_key
from tests.sync.counters_of_a_centre import CENTRE, CounterMachine, Province
from tests.sync.test_trust import calendar, in_force, set_state, state
from tests.sync.test_two_counters import assert_converged


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    opened = with_key(Province(tmp_path))
    yield opened
    opened.stop()


@pytest.fixture
def one(tmp_path: Path, clock: SetClock, province: Province) -> Iterator[CounterMachine]:
    machine = CounterMachine(tmp_path / "one", "1", clock, province)
    yield machine
    machine.store.close()


@pytest.fixture
def two(tmp_path: Path, clock: SetClock, province: Province) -> Iterator[CounterMachine]:
    machine = CounterMachine(tmp_path / "two", "2", clock, province)
    yield machine
    machine.store.close()


@pytest.fixture
def stick(one: CounterMachine, tmp_path: Path) -> Courier:
    """The courier of a counter that reached its province once, for the key, and never again."""
    assert one.sync().agree
    return Courier(one, tmp_path / "usb")


def invite(machine: CounterMachine, province: Province) -> None:
    """What the first-run page does with an enrolment file."""
    file = EnrolmentFile(
        url="https://tinh.example.vn",
        code=province.code(),
        server_id=province.ledger.identity().id,
        centre=msgspec.Raw(profile()),
        courier_key=published_key(province.ledger),
        signing_key=province.ledger.signing_key(),
    )
    machine.port.invited(file)


def test_a_week_without_any_link_converges_with_counters_that_have_one(
    one: CounterMachine, two: CounterMachine, stick: Courier, province: Province, clock: SetClock
) -> None:
    theirs = ""
    for day in range(7):
        mine = [receive(one.store).dossier for _ in range(3)]
        theirs = receive(two.store).dossier
        two.store.run(forward_dossier, ForwardDossier(theirs))
        assert two.sync().ok
        outcome = stick.trip(province.ledger)
        assert (outcome.ok, outcome.agree, outcome.sent) == (True, True, 3 + 2 * bool(day)), day
        one.store.run(forward_dossier, ForwardDossier(mine[0]))
        one.store.run(record_result, RecordResult(theirs))
        clock.set(clock.now() + timedelta(days=1))
    assert stick.trip(province.ledger).agree
    assert two.sync().agree
    assert one.status(theirs) == two.status(theirs) == 9
    assert len(one.state()) == 28
    assert_converged(province, one, two)
    assert one.store.view().sync_standing().unsent == 0


def test_a_counter_that_never_has_a_link_is_enrolled_by_its_first_bundle(
    one: CounterMachine, two: CounterMachine, province: Province, tmp_path: Path
) -> None:
    invite(one, province)
    first, theirs = receive(one.store).dossier, receive(two.store).dossier
    assert two.sync().agree
    stick = Courier(one, tmp_path / "usb")
    bundle = stick.out()
    assert take(province.ledger, bundle).enrolled
    before = ledger_rows(province.ledger)
    answer = at_the_province(province.ledger, bundle)
    assert ledger_rows(province.ledger) == before, "the code is used once, however often the bundle comes"
    outcome = stick.back(answer)
    assert (outcome.sent, outcome.agree) == (1, True)
    assert {row["id"] for row in one.state()} == {first, theirs}
    assert state(one, "province_key") == province.ledger.signing_key()
    receive(one.store)
    assert stick.trip(province.ledger).agree
    # A link at last: the key that was enrolled by the bundle gets the machine a token.
    one.port.move_province(province.url)
    receive(one.store)
    assert one.sync().agree
    assert two.sync().ok
    assert_converged(province, one, two)


def test_a_machine_that_lost_its_key_is_enrolled_anew_by_a_bundle_with_a_new_code(
    one: CounterMachine, stick: Courier, province: Province
) -> None:
    receive(one.store)
    assert stick.trip(province.ledger).agree
    invite(one, province)
    for name in ("token", "device_key"):
        set_state(one, name, "")
    receive(one.store)
    bundle = stick.out()
    assert take(province.ledger, bundle).enrolled
    assert stick.back(at_the_province(province.ledger, bundle)).agree
    # Another machine cannot take this one's place without a code of its own.
    for name in ("token", "device_key"):
        set_state(one, name, "")
    with pytest.raises(BundleRefused, match="enrol_code"):
        take(province.ledger, stick.out())


def test_the_same_bundle_and_the_same_answer_twice_change_nothing(
    one: CounterMachine, stick: Courier, province: Province
) -> None:
    receive(one.store)
    bundle = stick.out()
    answer = at_the_province(province.ledger, bundle)
    before = ledger_rows(province.ledger)
    again = take(province.ledger, bundle)
    assert again.counts == {"duplicate": 1}
    second = at_the_province(province.ledger, bundle, bundle.with_name("second.age"))
    assert ledger_rows(province.ledger) == before
    assert stick.back(answer).sent == 1
    held = memory(one)
    for file in (answer, second):
        outcome = stick.back(file)
        assert (outcome.ok, outcome.repeated, outcome.sent, outcome.received) == (True, True, 0, 0)
        assert memory(one) == held


def test_lost_bundles_and_lost_answers_cost_a_trip_and_nothing_else(
    one: CounterMachine, two: CounterMachine, stick: Courier, province: Province
) -> None:
    receive(one.store)
    stick.out().unlink()
    receive(one.store)
    at_the_province(province.ledger, stick.out()).unlink()
    receive(one.store)
    outcome = stick.trip(province.ledger)
    assert (outcome.sent, outcome.agree) == (3, True)
    assert two.sync().received == 3
    assert_converged(province, one, two)


def test_sticks_under_way_at_once_each_bring_their_part(
    one: CounterMachine, two: CounterMachine, stick: Courier, province: Province
) -> None:
    """A stick a day, three days each way: waiting for one answer before the next bundle would never end."""
    receive(one.store)
    assert stick.trip(province.ledger).agree
    under_way = []
    for _ in range(3):
        receive(one.store)
        receive(two.store)
        assert two.sync().ok
        under_way.append(stick.out())
    answers = [at_the_province(province.ledger, bundle) for bundle in under_way]
    cursor = int(state(one, "cursor"))
    assert cursor == 1
    for sent, answer in enumerate(answers):
        receive(one.store)
        outcome = stick.back(answer)
        assert (outcome.ok, outcome.sent) == (True, 1), sent
        before, cursor = cursor, int(state(one, "cursor"))
        assert cursor > before, "the feed is never read anew for an answer that is merely older"
    assert stick.trip(province.ledger).agree
    assert two.sync().agree
    assert_converged(province, one, two)


def test_answers_in_the_wrong_order_never_take_anything_back(
    one: CounterMachine, two: CounterMachine, stick: Courier, province: Province
) -> None:
    receive(one.store)
    older = stick.out()
    receive(one.store)
    newer = stick.out()
    receive(two.store)
    assert two.sync().ok
    older_answer = at_the_province(province.ledger, older)
    newer_answer = at_the_province(province.ledger, newer)
    assert stick.back(newer_answer).agree
    held = memory(one)
    outcome = stick.back(older_answer)
    assert (outcome.ok, outcome.code, outcome.reason) == (False, "bundle_refused", "outdated")
    assert memory(one) == held
    # The bundles themselves may come in any order: what is held is held.
    late = at_the_province(province.ledger, older, older.with_name("late.age"))
    assert stick.back(late).ok
    assert one.store.view().sync_standing().unsent == 0
    assert stick.trip(province.ledger).agree
    assert two.sync().ok
    assert_converged(province, one, two)


def test_a_round_over_the_link_before_the_answer_comes_makes_it_old(
    one: CounterMachine, two: CounterMachine, stick: Courier, province: Province
) -> None:
    receive(one.store)
    answer = at_the_province(province.ledger, stick.out())
    receive(one.store)
    receive(two.store)
    assert two.sync().ok
    assert one.sync().agree
    held = memory(one)
    outcome = stick.back(answer)
    assert (outcome.ok, outcome.reason) == (False, "outdated")
    assert memory(one) == held
    assert one.sync().agree


def test_an_answer_whose_feed_ends_before_what_is_known_is_old(
    one: CounterMachine, two: CounterMachine, stick: Courier, province: Province
) -> None:
    answer = at_the_province(province.ledger, stick.out())
    receive(two.store)
    assert two.sync().ok
    assert one.sync().received == 1
    held = memory(one)
    assert stick.back(answer).reason == "outdated"
    assert memory(one) == held


def test_a_round_over_the_link_before_the_bundle_arrives_leaves_only_duplicates(
    one: CounterMachine, two: CounterMachine, stick: Courier, province: Province
) -> None:
    receive(one.store)
    bundle = stick.out()
    assert one.sync().sent == 1
    receive(two.store)
    assert two.sync().ok
    taken = take(province.ledger, bundle)
    assert taken.counts == {"duplicate": 1}
    receive(one.store)
    outcome = stick.back(at_the_province(province.ledger, bundle))
    assert (outcome.ok, outcome.sent, outcome.received) == (True, 0, 1)
    assert one.store.view().sync_standing().unsent == 1
    assert one.sync().agree
    assert two.sync().ok
    assert_converged(province, one, two)


def test_what_was_recorded_while_the_stick_was_away_waits_for_the_next(
    one: CounterMachine, stick: Courier, province: Province
) -> None:
    receive(one.store)
    written = stick.written()
    assert (written.events, written.left) == (1, 0)
    receive(one.store)
    outcome = stick.back(at_the_province(province.ledger, written.path))
    assert (outcome.ok, outcome.sent, outcome.agree) == (True, 1, False)
    assert one.store.view().sync_standing().unsent == 1
    assert stick.trip(province.ledger).agree


def test_refusals_come_back_on_the_stick(
    one: CounterMachine, two: CounterMachine, stick: Courier, province: Province
) -> None:
    dossier = receive(two.store).dossier
    assert two.sync().ok
    assert stick.trip(province.ledger).agree
    one.store.run(forward_dossier, ForwardDossier(dossier))
    two.store.run(forward_dossier, ForwardDossier(dossier))
    assert two.sync().ok
    outcome = stick.trip(province.ledger)
    assert (outcome.ok, outcome.refused) == (True, 1)
    assert one.attention() == 1


def test_reference_data_comes_signed_and_only_when_it_differs(
    one: CounterMachine, stick: Courier, province: Province
) -> None:
    province.ledger.reference.publish(CALENDAR, calendar("v2"))
    first = at_the_province(province.ledger, stick.out())
    assert stick.back(first).ok
    assert in_force(one)["version"] == "v2"
    second = at_the_province(province.ledger, stick.out())
    assert second.stat().st_size < first.stat().st_size
    new = make_key(province.ledger)
    under_way = stick.out()
    assert stick.trip(province.ledger).ok
    assert in_force(one, "courier")["recipient"] == new
    assert take(province.ledger, under_way).counts == {}, "the key before opens what was under way"


def test_clock_of_a_stick_that_took_days_is_not_called_wrong(
    one: CounterMachine, stick: Courier, province: Province, clock: SetClock
) -> None:
    answer = at_the_province(province.ledger, stick.out())
    clock.set(clock.now().replace(year=2099))
    assert stick.back(answer).agree
    assert state(one, "clock_offset_s") == "0"
    standing = one.store.view().sync_standing()
    assert standing.agreed_at is not None
    assert standing.last_contact_at is not None
    assert max(standing.agreed_at, standing.last_contact_at).year < 2099, "agreed when the answer was written"
    (device,) = province.ledger.devices.listed(CENTRE)
    assert device.clock_offset_s is None


def test_province_put_back_is_healed_by_sticks_alone(
    one: CounterMachine, two: CounterMachine, stick: Courier, province: Province, tmp_path: Path
) -> None:
    receive(one.store)
    assert two.sync().ok
    assert stick.trip(province.ledger).agree
    province.copy(tmp_path / "yesterday.db")
    for machine in (one, two):
        receive(machine.store)
    assert stick.trip(province.ledger).agree
    assert two.sync().ok
    province.put_back(tmp_path / "yesterday.db")
    receive(two.store)
    assert two.sync().ok
    outcome = stick.trip(province.ledger)
    assert (outcome.ok, outcome.again) == (True, 1)
    for _ in range(2):
        assert stick.trip(province.ledger).ok
        assert two.sync().ok
    assert stick.trip(province.ledger).agree
    assert_converged(province, one, two)


def test_store_put_back_gets_its_own_events_before_it_sends_new_ones(
    one: CounterMachine, stick: Courier, province: Province, tmp_path: Path, clock: SetClock
) -> None:
    receive(one.store)
    before = stick.out()
    backup = tmp_path / "b.db"
    one.store.backup_to(backup)
    receive(one.store)
    assert stick.trip(province.ledger).agree
    lost = at_the_province(province.ledger, stick.out())
    one.store.close()
    (one.store.folder / "motcua.db").write_bytes(b"")
    restore(one.store.folder, backup, user="diem", password=PASSWORD, clock=clock)
    one.store = open_store(one.store.folder, clock)
    receive(one.store)
    for answer in (lost, at_the_province(province.ledger, before)):
        outcome = stick.back(answer)
        assert (outcome.ok, outcome.reason) == (False, "unasked")
    written = stick.written()
    assert written.events == 0
    outcome = stick.back(at_the_province(province.ledger, written.path))
    assert outcome.ok
    assert len(one.state()) == 3
    # Numbers since the restore are provisional: the official one comes with this answer, and is told with the next.
    assert stick.trip(province.ledger).ok
    assert stick.trip(province.ledger).agree
    assert_converged(province, one)


def test_folder_put_back_as_a_whole_goes_on_in_a_new_journal(
    one: CounterMachine, two: CounterMachine, stick: Courier, province: Province, tmp_path: Path, clock: SetClock
) -> None:
    receive(one.store)
    assert stick.trip(province.ledger).agree
    folder = one.store.folder
    one.store.close()
    shutil.copytree(folder, tmp_path / "copy")
    one.store = open_store(folder, clock)
    receive(one.store)
    assert stick.trip(province.ledger).agree
    one.store.close()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "copy", folder)
    one.store = open_store(folder, clock)
    receive(one.store)
    for _ in range(2):
        assert stick.trip(province.ledger).ok
    assert stick.trip(province.ledger).agree
    assert two.sync().ok
    assert len(one.state()) == 3
    assert_converged(province, one, two)
