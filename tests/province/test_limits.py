"""Who asks too much is told so, and everybody else is served as before."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import NotAllowed, ServerBusy
from sync.province import limits as module
from sync.province.errors import TooMany
from sync.province.ledger import Ledger
from sync.province.limits import AT_ONCE, Buckets, Limits, Rate
from sync.province.serve import EmbeddedProvince
from sync.transport.http import HttpProvince, enrol
from sync.wire.messages import Enrol
from tests.province.counters import CENTRE, PUBLIC_KEY, Counter

SLOW = 1 / 1000
"""Fills up by one in a quarter of an hour: within a test it does not."""


class SetTime:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def small(ledger: Ledger) -> Iterator[EmbeddedProvince]:
    """A gateway that lets little through."""
    narrow = Limits(device=Rate(20, SLOW), stranger=Rate(12, SLOW))
    with EmbeddedProvince(ledger, limits=narrow) as province:
        yield province


def until_refused(ask: Callable[[], object], most: int = 100) -> int:
    refused: dict[str, object] = {}
    number = 0
    while not refused:
        assert number <= most
        try:
            ask()
            number += 1
        except ServerBusy as busy:
            refused = busy.facts
    assert refused["status"] == 429
    assert int(str(refused["retry_after_s"])) > 0
    return number


def test_device_that_asks_too_much_harms_no_other(ledger: Ledger, small: EmbeddedProvince) -> None:
    loud, quiet = (Counter(small.url, ledger.devices.issue_code(CENTRE)) for _ in range(2))
    with loud, quiet:
        loud.tell(loud.event())
        assert until_refused(lambda: loud.http.feed(0)) == 19
        assert quiet.tell(quiet.event()).answer == "accepted"
        assert until_refused(lambda: loud.http.feed(0)) == 0
        assert len(quiet.whole_feed()) == 2


def test_codes_and_tokens_cannot_be_tried_for_long(ledger: Ledger, small: EmbeddedProvince) -> None:
    with Counter(small.url, ledger.devices.issue_code(CENTRE)) as known:
        known.hello()

        def try_code() -> None:
            with pytest.raises(NotAllowed):
                enrol(small.url, Enrol(code="AAAA-AAAA-AAAA", public_key=PUBLIC_KEY, name="x"))

        assert until_refused(try_code) == 2
        with HttpProvince(small.url, "doan-mo") as guess:
            assert until_refused(lambda: guess.feed(0)) == 0
        # A device that was let in before is let in at the same address.
        assert len(known.whole_feed()) == 0
        assert known.tell(known.event()).answer == "accepted"


def test_wrong_tokens_cost_as_well(ledger: Ledger, small: EmbeddedProvince) -> None:
    codes = [ledger.devices.issue_code(CENTRE) for _ in range(2)]
    with HttpProvince(small.url, "doan-mo") as guess:

        def try_token() -> None:
            with pytest.raises(NotAllowed):
                guess.feed(0)

        assert until_refused(try_token) == 3
    with pytest.raises(ServerBusy):
        Counter(small.url, codes[0])


def test_revoked_token_is_known_no_longer(ledger: Ledger, small: EmbeddedProvince) -> None:
    with Counter(small.url, ledger.devices.issue_code(CENTRE)) as counter:
        counter.hello()
        ledger.devices.revoke(counter.device)
        with pytest.raises(NotAllowed):
            counter.hello()
        for _ in range(3):
            with pytest.raises((NotAllowed, ServerBusy)):
                counter.hello()
        with pytest.raises(ServerBusy):
            counter.hello()


def test_requests_at_one_time_are_counted_down_again(ledger: Ledger) -> None:
    with EmbeddedProvince(ledger, limits=Limits()) as province:
        with Counter(province.url, ledger.devices.issue_code(CENTRE)) as counter:
            refused: list[ServerBusy] = []

            def ask() -> None:
                with HttpProvince(province.url, counter.enrolled.token) as http:
                    for _ in range(5):
                        try:
                            http.feed(0)
                        except ServerBusy as busy:
                            refused.append(busy)

            threads = [threading.Thread(target=ask) for _ in range(AT_ONCE + 8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(60)
            assert all(busy.facts["status"] == 429 for busy in refused)
            for _ in range(3 * AT_ONCE):
                counter.http.feed(0)


def test_one_device_has_so_many_requests_at_one_time_and_no_more() -> None:
    """Each takes a thread while it is answered: one machine must not have them all."""
    limits = Limits(clock=SetTime())
    for _ in range(AT_ONCE):
        limits.admit("mot")
    for _ in range(3):
        with pytest.raises(TooMany):
            limits.admit("mot")
    limits.admit("hai")
    limits.leave("mot")
    limits.admit("mot")
    with pytest.raises(TooMany):
        limits.admit("mot")


def test_strangers_bodies_are_short(small: EmbeddedProvince) -> None:
    for path in ("enrol", "token"):
        answer = requests.post(
            f"{small.url}/v1/{path}", data=b" " * 20_000, headers={"Content-Type": "application/json"}, timeout=30
        )
        assert answer.status_code == 413


@given(
    rate=st.builds(Rate, burst=st.integers(1, 50), per_s=st.floats(0.01, 50)),
    steps=st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 20)), max_size=60),
)
def test_measure_gives_no_more_than_its_rate(rate: Rate, steps: list[tuple[str, float]]) -> None:
    clock = SetTime()
    buckets, taken, start = Buckets(rate, clock), {"a": 0, "b": 0}, clock.now
    for key, pause in steps:
        clock.now += pause
        wait_s = buckets.take(key)
        if wait_s:
            assert buckets.wait_s(key) == wait_s
            clock.now += wait_s + 1e-6
            assert buckets.take(key) == 0
        taken[key] += 1
        assert taken[key] <= rate.burst + (clock.now - start) * rate.per_s + 1e-3


def test_memory_is_bounded_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_KEYS", 100)
    buckets = Buckets(Rate(2, 1), SetTime())
    for number in range(1000):
        buckets.take(str(number))
    assert len(buckets) == 100


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("10.0.0.1", "10.0.0.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("khong-phai-dia-chi", "", False),
    ],
)
def test_whose_measure_an_address_takes_from(first: str, second: str, same: bool) -> None:
    limits = Limits(stranger=Rate(1, SLOW), clock=SetTime())
    limits.ask(first)
    if same:
        with pytest.raises(TooMany):
            limits.ask(second)
    else:
        limits.ask(second)
