"""Every store that was ever released opens, with everything that was in it (architecture, law 9)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from desktop.app.clock import SetClock
from desktop.app.version import VERSION
from desktop.domain.read_models import DossierFilter
from desktop.store.place import MIGRATIONS
from desktop.store.store import BEFORE_MIGRATION, Store
from tests.store.stores import CHEAP, at, dump, receive
from tests.support.store_fixture import PASSWORD

NOTHING_SINCE = frozenset({"0.5.0", "0.6.0", VERSION})
"""Releases whose tables are those of today; read tables made anew need no copy, the journal is what it was."""

RELEASES = Path(__file__).resolve().parents[1] / "fixtures" / "stores"


def released() -> list[str]:
    return sorted(path.name for path in RELEASES.iterdir())


def opened(folder: Path) -> Store:
    clock = SetClock(at("2026-11-23 16:00"))
    return Store.open(folder, user="diem", password=PASSWORD, clock=clock, cost=CHEAP)


def expected(release: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RELEASES / release / "expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(params=released())
def release(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(release: str, tmp_path: Path) -> Path:
    return Path(shutil.copytree(RELEASES / release / "store", tmp_path / "store"))


def test_this_release_has_its_store() -> None:
    assert VERSION in released()


def test_everything_is_there_and_work_goes_on(release: str, folder: Path) -> None:
    was = expected(release)
    store = opened(folder)
    view = store.view()
    assert store.verify() == was["events"]
    for one in was["dossiers"]:
        found = view.find_number(one["number"])
        assert found is not None
        dossier = view.dossier(found).dossier
        assert (dossier.applicant.name, int(dossier.status)) == (one["name"], one["status"])
        assert dossier.due_at.isoformat() == one["due_at"]
    assert [draft.data for draft in view.drafts()] == [b'{"name":"dang go do"}']
    assert view.page(DossierFilter(view="all", text="ung")).total == 1
    assert receive(store).number == was["next_number"]
    store.close()


def test_every_migration_is_applied_once_and_the_second_opening_changes_nothing(folder: Path) -> None:
    first = opened(folder)
    assert not any(known.pending(first._db) for known in MIGRATIONS)
    written = dump(first)
    first.close()
    second = opened(folder)
    assert dump(second) == written
    second.close()


def test_what_was_there_is_kept_before_a_migration(release: str, folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    store = opened(folder)
    store.close()
    kept = list((folder / BEFORE_MIGRATION).glob("*.db")) if (folder / BEFORE_MIGRATION).exists() else []
    if release in NOTHING_SINCE:
        assert kept == []
        return
    assert len(kept) == 1, before
    copy = folder.with_name("copy")
    copy.mkdir()
    shutil.copy(kept[0], copy / "motcua.db")
    shutil.copy(kept[0].with_suffix(".keys.json"), copy / "keys.json")
    again = opened(copy)
    assert again.verify() == expected(release)["events"]
    again.close()
