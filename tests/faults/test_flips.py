"""Damaged files in every run, and proofs that content which was not recorded is not taken for right."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.store.store import Store
from tests.faults import flips
from tests.faults.figures import Figures
from tests.store.stores import DIEM, open_store, receive

pytestmark = pytest.mark.faults


def test_damage_is_told_or_harmless() -> None:
    found = flips.search(seed=5, flips=40)
    assert found.good, found.broken
    assert found.survived + found.met == found.tried == 40
    assert found.seen["store_damaged"] > 5


@pytest.fixture
def whole(store: Store, clock: SetClock) -> flips.Content:
    """A closed store with a dossier, and what it holds."""
    receive(store)
    content = flips.content_of(store)
    store.close()
    return content


def read(store: Store, whole: flips.Content) -> tuple[list[str], Figures]:
    found = Figures("flips")
    return flips.read_again(store.folder, whole, (), found).broken, found


def test_what_was_not_touched_is_harmless(store: Store, whole: flips.Content) -> None:
    broken, found = read(store, whole)
    assert broken == []
    assert found.seen == {"harmless": 1}


def test_a_changed_value_outside_the_journal_is_seen(store: Store, whole: flips.Content, clock: SetClock) -> None:
    again = open_store(store.folder, clock)
    with again.write() as work:
        work._db.execute("UPDATE user SET name = 'Phạm Ngọc Diệu' WHERE id = ?", (DIEM.id,))
    again.close()
    assert read(store, whole)[0] == ["other content than was recorded, shown as right"]


def test_a_changed_event_is_told_by_its_chain(store: Store, whole: flips.Content, clock: SetClock) -> None:
    again = open_store(store.folder, clock)
    with again.write() as work:
        work._db.execute("DROP TRIGGER event_never_changed")
        work._db.execute("UPDATE event SET actor = 'khac'")
    again.close()
    broken, found = read(store, whole)
    assert broken == []
    assert found.seen["chain_broken"] == 1


def test_an_event_that_is_missing_is_seen(store: Store, whole: flips.Content, clock: SetClock) -> None:
    again = open_store(store.folder, clock)
    with again.write() as work:
        work._db.execute("DROP TRIGGER event_never_deleted")
        work._db.execute("DELETE FROM delivery")
        work._db.execute("DELETE FROM event")
    again.close()
    verdict = flips.read_again(store.folder, whole, (), Figures("flips"))
    assert (verdict.lost, len(verdict.broken)) == (1, 1)


def test_every_way_of_damage_is_used(tmp_path: Path) -> None:
    ways = set()
    for seed in range(60):
        (tmp_path / "f").write_bytes(bytes(range(256)) * 64)
        ways.add(flips.damage(tmp_path / "f", random.Random(seed)).translate(str.maketrans("", "", "0123456789")))
    assert len(ways) == 5
