"""When a machine needs attention."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from desktop.domain import health
from desktop.domain.health import IDLE, LATE, OK, WARN, Kept, Probe, Rehearsal, Scan, Space, StoreCheck, StoreHealth
from desktop.domain.read_models import SyncStanding

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=timezone(timedelta(hours=7)))
STORE = StoreHealth(NOW, "may-1", 10, NOW, "tinh.example", SyncStanding(last_contact_at=NOW, agreed_at=NOW), None, "")
PROBE = Probe((Space("store", 9_000_000_000),), 1, "HP", 1, NOW, None, "motcua/0", "Linux")


@pytest.mark.parametrize(
    ("free", "level"),
    [(None, WARN), (2_000_000_000, OK), (1_999_999_999, WARN), (500_000_000, WARN), (499_999_999, LATE), (0, LATE)],
)
def test_room_on_the_disk(free: int | None, level: str) -> None:
    assert health.of_space(Space("store", free)) == level


def test_the_tightest_disk_is_judged() -> None:
    spaces = (Space("store", 9_000_000_000), Space("backups", 400_000_000), Space("second", None))
    assert health.tightest(replace(PROBE, spaces=spaces)).place == "backups"


@pytest.mark.parametrize(
    ("offset", "level"), [(0, OK), (-300, OK), (301, WARN), (-3600, WARN), (3601, LATE), (-90_000, LATE)]
)
def test_the_clock_beside_the_province(offset: int, level: str) -> None:
    assert health.of_clock(replace(STORE, sync=replace(STORE.sync, clock_offset_s=offset))) == level


def test_the_clock_beside_what_was_recorded() -> None:
    waits = replace(STORE, sync=replace(STORE.sync, unsent=1))
    assert health.of_clock(replace(waits, last_event_at=NOW + timedelta(seconds=119))) == OK
    assert health.of_clock(replace(waits, last_event_at=NOW + timedelta(seconds=121))) == LATE
    assert health.of_clock(replace(STORE, sync=SyncStanding())) == IDLE


def test_a_clock_that_was_ahead_and_is_right_now_is_right() -> None:
    recorded_in_2030 = replace(STORE, last_event_at=NOW + timedelta(days=1500))
    assert not health.is_behind(recorded_in_2030), "the province has all of it, and agrees with the clock of today"
    for sync in (
        SyncStanding(),
        replace(STORE.sync, unsent=1),
        replace(STORE.sync, clock_offset_s=-301),
        replace(STORE.sync, last_contact_at=NOW + timedelta(days=1499)),
    ):
        assert health.wrong_clock(replace(recorded_in_2030, sync=sync))


@given(
    off_s=integers(-10 * 365 * 86_400, 10 * 365 * 86_400).filter(lambda s: abs(s) > health.CLOCK_LATE_S),
    later_s=integers(0, int(health.CLOCK_SET.total_seconds()) - 1),
)
def test_a_wrong_clock_is_told_until_it_is_certainly_set(off_s: int, later_s: int) -> None:
    off, later = timedelta(seconds=off_s), timedelta(seconds=later_s)
    told = replace(STORE, sync=replace(STORE.sync, clock_offset_s=off_s), last_event_at=None)
    assert health.wrong_clock(replace(told, now=NOW + later)), "however long there was no link"
    if off >= health.CLOCK_SET or later + health.CLOCK_SLACK < -off:
        # Nobody can tell the others without a link; they wait for the next round.
        assert not health.wrong_clock(replace(told, now=NOW + off + later))


@pytest.mark.parametrize(("days", "level"), [(0, OK), (3, OK), (4, WARN), (14, WARN), (15, LATE)])
def test_age_of_a_backup(days: int, level: str) -> None:
    assert health.of_backup(STORE, NOW - timedelta(days=days)) == level


def test_what_is_not_set_up_is_no_illness() -> None:
    assert health.of_second(STORE, PROBE) == IDLE
    assert health.of_second(replace(STORE, second_folder="/mnt/usb"), PROBE) == WARN
    assert health.of_check(STORE) == IDLE
    assert health.of_scanner(None) == IDLE
    assert health.of_scanner(Scan(NOW, False)) == WARN
    assert health.of_agreement(replace(STORE, sync=SyncStanding())) == IDLE


def test_the_last_whole_check() -> None:
    assert health.of_check(replace(STORE, check=StoreCheck(NOW, False, 0))) == LATE
    assert health.of_check(replace(STORE, check=StoreCheck(NOW - timedelta(days=91), True, 9))) == WARN


def test_being_offline_for_long_is_a_warning_and_no_more() -> None:
    long_ago = NOW - timedelta(days=60)
    sync = SyncStanding(unsent=900, oldest_unsent_at=long_ago, last_contact_at=long_ago, agreed_at=long_ago)
    store = replace(STORE, sync=sync)
    assert (health.of_unsent(store), health.of_agreement(store)) == (WARN, WARN)
    assert health.troubles(store, PROBE) == 0


def test_troubles_are_counted() -> None:
    probe = replace(PROBE, printer="", spaces=(Space("store", 1),))
    assert health.troubles(STORE, probe) == 2


@pytest.mark.parametrize(
    ("whole", "earlier", "pace", "level"),
    [(60, None, 1.0, OK), (59, None, 1.0, LATE), (60, 60, 1.0, OK), (60, 40, 1.0, LATE), (60, None, 0.001, WARN)],
)
def test_a_rehearsal(whole: int, earlier: int | None, pace: float, level: str) -> None:
    before = None if earlier is None else Kept(NOW, 60, earlier)
    assert health.of_rehearsal(Rehearsal(Kept(NOW, 60, whole), before, pace, pace)) == level


def test_a_province_that_takes_this_machine_no_more_is_trouble_and_a_missing_link_is_none() -> None:
    assert health.of_link(STORE) == IDLE
    assert health.of_link(replace(STORE, sync=replace(STORE.sync, shut_out_at=NOW))) == LATE
    assert health.troubles(replace(STORE, sync=replace(STORE.sync, shut_out_at=NOW)), PROBE) == 1
