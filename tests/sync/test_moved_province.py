"""The same province at another address: kept once a round came through there, never before."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.app.province_link import joined_round, run_round
from desktop.usecases.explain_error import explain_error
from tests.store.stores import receive
from tests.sync.counters_of_a_centre import CounterMachine, CuttingProxy, Province


@pytest.mark.parametrize(
    ("address", "code", "reason"),
    [
        ("http://10.0.0.1:1", "device_not_allowed", "address"),
        ("ftp://127.0.0.1", "device_not_allowed", "address"),
        ("không phải địa chỉ", "device_not_allowed", "address"),
        ("http://127.0.0.1:9", "offline", ""),
    ],
)
def test_an_address_that_does_not_work_leaves_the_one_that_does(
    clock: SetClock, tmp_path: Path, address: str, code: str, reason: str
) -> None:
    province = Province(tmp_path)
    one = CounterMachine(tmp_path / "1", "1", clock, province)
    assert one.sync().agree
    receive(one.store)
    outcome = joined_round(one.port, address, "")
    assert (outcome.ok, outcome.code) == (False, code)
    if reason:
        assert outcome.reason == reason
        said = explain_error(outcome.code, {"reason": outcome.reason})
        assert said != explain_error(outcome.code)
    assert run_round(one.port).agree
    one.store.close()
    province.stop()


def test_an_address_is_kept_once_a_round_came_through_there(clock: SetClock, tmp_path: Path) -> None:
    province = Province(tmp_path)
    one = CounterMachine(tmp_path / "1", "1", clock, province)
    assert one.sync().agree
    line = CuttingProxy(province.url)
    assert joined_round(one.port, line.url, "").agree
    kept = one.port.enrolment()
    assert kept is not None
    assert kept[0] == line.url
    line.close()
    assert run_round(one.port).code == "offline"
    assert one.sync().agree
    one.store.close()
    province.stop()
