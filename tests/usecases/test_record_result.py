"""The result is back at the desk (4 to 9); the dossier is settled (convention 14.5)."""

from __future__ import annotations

from desktop.app.clock import SetClock
from desktop.store.store import Store
from desktop.usecases.record_result import RecordResult, record_result
from tests.store.stores import at
from tests.usecases.steps import bring, check_common, check_text


def test_common(store: Store) -> None:
    check_common(store, record_result, RecordResult, {4})


def test_settled_now(store: Store, clock: SetClock) -> None:
    dossier = bring(store, 4)
    clock.set(at("2026-11-26 10:00"))
    after, _ = store.run(record_result, RecordResult(dossier, "12/GXN-UBND"))
    assert (after.status, after.settled_at, after.open) == (9, at("2026-11-26 10:00"), True)
    clock.set(at("2026-12-26 10:00"))
    assert store.view().count("late") == 0
    assert store.view().count("to_return") == 1


def test_text(store: Store) -> None:
    check_text(store, record_result, RecordResult, 4, "result")
