"""Two counters of one centre: act, switch, act, sync, assert (protocol 2; sync/README.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.store.users import Role, User
from desktop.usecases.close_day import CloseDay, close_day
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.set_user import SetUser, set_user
from tests.province.counters import Counter
from tests.store.stores import CERTIFIED_COPY, at, receive
from tests.sync.counters_of_a_centre import CENTRE, CounterMachine, CuttingProxy, Province


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


@pytest.fixture
def two(tmp_path: Path, clock: SetClock, province: Province) -> Iterator[CounterMachine]:
    machine = CounterMachine(tmp_path / "two", "2", clock, province)
    yield machine
    machine.store.close()


def settle_down(*machines: CounterMachine) -> None:
    """Two rounds each: what one sends in the first the others have after the second."""
    for _ in range(2):
        for machine in machines:
            assert machine.sync().ok


def assert_converged(province: Province, *machines: CounterMachine) -> None:
    """All stores show the same, every chain verifies, and the province's ledger is whole."""
    states = [machine.state() for machine in machines]
    assert all(state == states[0] for state in states)
    for machine in machines:
        assert machine.store.verify() == machine.store.view().journal.count()
        before = machine.state()
        machine.store.rebuild()
        assert machine.state() == before
    assert province.audit().faults == []


def test_who_received_it_has_a_name_at_the_other_counter(one: CounterMachine, two: CounterMachine) -> None:
    receiving, one.store.user = one.store.user, User("thanh", "Lê Văn Thành", Role.ADMINISTRATOR)
    for name in ("Trần Ngọc Lan", "Trần Thị Ngọc Lan"):
        one.store.run(set_user, SetUser("lan", name, "receiving"))
    one.store.user = replace(receiving, id="lan", name="Trần Thị Ngọc Lan")
    taken = receive(one.store).dossier
    settle_down(one, two)
    seen = two.store.view().dossier(taken)
    assert (seen.officer, seen.timeline[0].actor) == ("Trần Thị Ngọc Lan",) * 2
    assert two.store.view().officers() == {"lan": "Trần Thị Ngọc Lan"}


def test_act_sync_act_sync(one: CounterMachine, two: CounterMachine, province: Province, clock: SetClock) -> None:
    mine = [receive(one.store).dossier for _ in range(3)]
    theirs = [receive(two.store, procedure=CERTIFIED_COPY).dossier for _ in range(2)]
    assert (one.sync().sent, two.sync().sent) == (3, 2)
    settle_down(one, two)
    assert len(one.state()) == 5
    assert_converged(province, one, two)
    clock.set(at("2026-11-25 09:00"))
    two.store.run(forward_dossier, ForwardDossier(mine[0]))
    one.store.run(forward_dossier, ForwardDossier(theirs[0]))
    one.store.run(close_day, CloseDay(one.store.view().today()))
    settle_down(one, two)
    two.store.run(record_result, RecordResult(theirs[0]))
    settle_down(one, two)
    one.store.run(return_result, ReturnResult(theirs[0]))
    settle_down(one, two)
    assert (one.status(mine[0]), one.status(theirs[0])) == (4, 10)
    assert_converged(province, one, two)
    outcome = one.sync()
    assert (outcome.sent, outcome.received, outcome.agree) == (0, 0, True)
    assert one.store.view().sync_standing().unsent == 0
    assert one.store.view().sync_standing().agreed_at == clock.now()
    assert province.audit().events == 10
    today = one.store.view().today()
    assert one.store.view().day_closed_at(today) is not None
    assert two.store.view().day_closed_at(today) is None, "a closing is its own counter's"


def test_numbers_of_two_counters_never_meet(one: CounterMachine, two: CounterMachine, province: Province) -> None:
    numbers = []
    for _ in range(3):
        numbers += [receive(one.store).number, receive(two.store).number]
        settle_down(one, two)
    assert len(set(numbers)) == 6
    assert sorted(n[-4:] for n in numbers) == ["1001", "1002", "1003", "2001", "2002", "2003"]


def test_an_unreachable_province_loses_nothing(one: CounterMachine, province: Province) -> None:
    assert one.sync().ok
    receive(one.store)
    url = province.url
    outcome = one.sync("http://127.0.0.1:9")
    assert (outcome.ok, outcome.code) == (False, "offline")
    assert one.store.view().sync_standing().unsent == 1
    assert one.sync(url).agree


def test_before_enrolment_everything_is_kept(one: CounterMachine, province: Province) -> None:
    receive(one.store)
    assert one.port.enrolment() is None
    outcome = one.sync()
    assert (outcome.ok, outcome.sent, outcome.agree) == (True, 1, True)
    assert province.audit().events == 1


def test_two_offline_acts_on_one_dossier(one: CounterMachine, two: CounterMachine, province: Province) -> None:
    dossier = receive(one.store).dossier
    settle_down(one, two)
    one.store.run(forward_dossier, ForwardDossier(dossier, "Phòng Kinh tế"))
    two.store.run(refuse_dossier, RefuseDossier(dossier, "Sai nơi"))
    assert (one.status(dossier), two.status(dossier)) == (4, 3)
    first, second = one.sync(), two.sync()
    assert (first.sent, first.refused) == (1, 0)
    assert (second.sent, second.refused) == (0, 1)
    settle_down(one, two)
    assert (one.status(dossier), two.status(dossier)) == (4, 4)
    assert (one.attention(), two.attention()) == (0, 1)
    assert_converged(province, one, two)
    told = [(entry.type, entry.delivery, entry.code) for entry in two.store.view().dossier(dossier).timeline]
    assert ("DossierRefused", "refused", "stale") in told
    assert ("DossierForwarded", "stored", "") in told
    assert two.sync().agree
    # Other dossiers of the counter that was refused go on.
    other = receive(two.store).dossier
    assert two.sync().sent == 1
    one.sync()
    assert one.status(other) == 2


def test_two_offline_acts_that_both_hold(one: CounterMachine, two: CounterMachine, province: Province) -> None:
    dossier = receive(one.store).dossier
    settle_down(one, two)
    one.store.run(forward_dossier, ForwardDossier(dossier))
    two.store.run(extend_due_date, ExtendDueDate(dossier, "Bận", at("2026-12-04 17:00")))
    settle_down(one, two)
    assert (one.status(dossier), one.attention(), two.attention()) == (4, 0, 0)
    assert_converged(province, one, two)


def test_both_extend_offline_and_the_first_promise_stands(
    one: CounterMachine, two: CounterMachine, province: Province
) -> None:
    dossier = receive(one.store).dossier
    settle_down(one, two)
    one.store.run(extend_due_date, ExtendDueDate(dossier, "Bận", at("2026-12-04 17:00")))
    two.store.run(extend_due_date, ExtendDueDate(dossier, "Bận", at("2026-12-11 17:00")))
    settle_down(one, two)
    assert one.store.view().dossier(dossier).dossier.due_at == at("2026-12-04 17:00")
    assert_converged(province, one, two)


@pytest.fixture
def proxy(province: Province) -> Iterator[CuttingProxy]:
    made = CuttingProxy(province.url)
    yield made
    made.close()


@pytest.mark.faults
def test_answers_cut_anywhere(
    one: CounterMachine, two: CounterMachine, province: Province, proxy: CuttingProxy
) -> None:
    assert one.sync().ok
    receive(one.store)
    assert one.sync(proxy.url).ok
    length = proxy.answered
    assert length > 200
    cuts = [0, 1, 8, 15, *range(20, length, length // 25), length - 2, length - 1]
    for number, cut in enumerate(cuts, 2):
        receive(one.store)
        proxy.cut_answer = cut
        outcome = one.sync(proxy.url)
        assert not outcome.ok
        assert outcome.code == "offline"
        assert one.store.view().sync_standing().unsent == 1
        proxy.cut_answer = None
        again = one.sync(proxy.url)
        assert (again.refused, again.agree) == (0, True), cut
        assert province.audit().events == number
    settle_down(one, two)
    assert len(two.state()) == len(cuts) + 1
    assert_converged(province, one, two)


@pytest.mark.faults
def test_requests_cut_anywhere(
    one: CounterMachine, two: CounterMachine, province: Province, proxy: CuttingProxy
) -> None:
    assert one.sync().ok
    for received, cut in enumerate((0, 1, 10, 50, 100, 150, 200, 250, 300, 400, 500, 600, 700, 800), 1):
        receive(one.store)
        proxy.cut_request = cut
        outcome = one.sync(proxy.url)
        assert outcome.ok or outcome.code == "offline"
        proxy.cut_request = None
        again = one.sync(proxy.url)
        assert (again.refused, again.agree) == (0, True), cut
        assert province.audit().events == received
    settle_down(one, two)
    assert_converged(province, one, two)


@pytest.mark.faults
def test_feed_pages_cut_anywhere(one: CounterMachine, two: CounterMachine, province: Province) -> None:
    for _ in range(5):
        receive(one.store)
    assert one.sync().ok
    proxy = CuttingProxy(province.url, b"GET /v1/feed")
    assert two.sync().ok
    for cut in range(0, 900, 60):
        receive(one.store)
        assert one.sync().ok
        before = two.store.view().journal.count()
        proxy.cut_answer = cut
        outcome = two.sync(proxy.url)
        if not outcome.ok:
            assert two.store.view().journal.count() == before
        proxy.cut_answer = None
        assert two.sync(proxy.url).ok
        assert two.state() == one.state()
    proxy.close()
    assert_converged(province, one, two)


def test_a_province_put_back_to_yesterday_heals_by_itself(
    one: CounterMachine, two: CounterMachine, province: Province, tmp_path: Path
) -> None:
    mine = [receive(one.store).dossier for _ in range(3)]
    receive(two.store)
    settle_down(one, two)
    province.copy(tmp_path / "yesterday.db")
    for machine in (one, two):
        for _ in range(2):
            receive(machine.store)
    one.store.run(forward_dossier, ForwardDossier(mine[0]))
    settle_down(one, two)
    two.store.run(record_result, RecordResult(mine[0]))
    settle_down(one, two)
    before, events = one.state(), province.audit().events
    assert before == two.state()
    province.put_back(tmp_path / "yesterday.db")
    assert province.audit().events < events
    again = one.sync().again
    assert again == 3
    settle_down(one, two)
    settle_down(one, two)
    assert province.audit().events == events
    assert one.state() == before
    assert_converged(province, one, two)
    for machine in (one, two):
        outcome = machine.sync()
        assert (outcome.again, outcome.sent, outcome.agree) == (0, 0, True)


def test_what_was_refused_stays_refused_after_a_restore(
    one: CounterMachine, two: CounterMachine, province: Province, tmp_path: Path
) -> None:
    dossier = receive(one.store).dossier
    settle_down(one, two)
    province.copy(tmp_path / "yesterday.db")
    one.store.run(forward_dossier, ForwardDossier(dossier))
    assert one.sync().ok
    two.store.run(refuse_dossier, RefuseDossier(dossier, "Sai nơi"))
    receive(two.store)
    settle_down(two, one)
    assert (one.status(dossier), two.status(dossier)) == (4, 4)
    province.put_back(tmp_path / "yesterday.db")
    settle_down(two, one)
    settle_down(two, one)
    assert (one.status(dossier), two.status(dossier)) == (4, 4)
    assert_converged(province, one, two)
    for machine in (one, two):
        outcome = machine.sync()
        assert (outcome.again, outcome.agree) == (0, True)


def test_another_province_under_the_same_address_gets_nothing(
    one: CounterMachine, province: Province, tmp_path: Path
) -> None:
    receive(one.store)
    assert one.sync().ok
    (tmp_path / "stranger").mkdir()
    stranger = Province(tmp_path / "stranger")
    receive(one.store)
    outcome = one.sync(stranger.url)
    assert not outcome.ok
    assert stranger.audit().events == 0
    stranger.stop()
    assert one.sync().agree


def test_events_of_the_future_and_of_another_shape_stop_nobody(
    one: CounterMachine, two: CounterMachine, province: Province
) -> None:
    dossier = receive(one.store).dossier
    other = receive(one.store).dossier
    settle_down(one, two)
    with Counter(province.url, province.code()) as newer:
        assert newer.centre == CENTRE
        newer.push(
            newer.event("SealBroken", stream=dossier, base=1),
            newer.event("DossierForwarded", stream=other, base=1, body=b'{"to":["a","b"]}'),
            newer.event("DossierReceived", body=b'{"number":7}'),
            newer.event("DossierReceived", body=b"[]", v=2),
            newer.event("DayClosed", body=b'"?"'),
        )
    mine = receive(two.store).dossier
    settle_down(one, two)
    assert one.store.view().journal.count() == 8
    assert (one.attention(), two.attention()) == (2, 2)
    assert one.status(mine) == 2
    assert (one.status(dossier), one.status(other)) == (2, 2)
    assert_converged(province, one, two)
    for machine in (one, two):
        assert machine.sync().agree
