"""The papers came (5 to 4): the promise moves by the working time that passed (convention 14.4)."""

from __future__ import annotations

import pytest

from desktop.app.clock import SetClock
from desktop.store.store import Store
from desktop.usecases.receive_supplement import ReceiveSupplement, receive_supplement
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from tests.store.stores import at
from tests.usecases.steps import bring, check_common, state


def test_common(store: Store) -> None:
    check_common(store, receive_supplement, ReceiveSupplement, {5})


@pytest.mark.parametrize(
    ("asked", "came", "due"),
    [
        # Received on Monday 23/11/2026, three working days: due 27/11 at 17:00.
        ("2026-11-25 09:00", "2026-11-25 10:30", "2026-11-30 09:00"),
        ("2026-11-25 09:00", "2026-11-26 09:00", "2026-11-30 17:00"),
        ("2026-11-25 17:00", "2026-11-26 07:30", "2026-11-27 17:00"),
        ("2026-11-25 12:00", "2026-11-25 13:00", "2026-11-27 17:00"),
        ("2026-11-27 18:00", "2026-11-29 10:00", "2026-11-27 17:00"),
        ("2027-02-03 15:00", "2027-02-11 09:30", "2026-11-30 11:30"),
    ],
)
def test_the_promise_moves(store: Store, clock: SetClock, asked: str, came: str, due: str) -> None:
    dossier = bring(store, 4)
    assert state(store, dossier).due_at == at("2026-11-27 17:00")
    clock.set(at(asked))
    store.run(request_supplement, RequestSupplement(dossier, "Thiếu"))
    clock.set(at(came))
    after, _ = store.run(receive_supplement, ReceiveSupplement(dossier))
    assert after.due_at == at(due)
    assert (after.status, after.paused_at) == (4, None)
    assert state(store, dossier) == after


def test_two_pauses_add_up(store: Store, clock: SetClock) -> None:
    dossier = bring(store, 4)
    for day in ("25", "26"):
        clock.set(at(f"2026-11-{day} 08:00"))
        store.run(request_supplement, RequestSupplement(dossier, "Thiếu"))
        clock.set(at(f"2026-11-{day} 09:00"))
        store.run(receive_supplement, ReceiveSupplement(dossier))
    assert state(store, dossier).due_at == at("2026-11-30 09:30")
