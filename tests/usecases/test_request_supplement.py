"""Papers asked for once more (4 to 5, Mẫu 02); the clock stops."""

from __future__ import annotations

import pytest

from desktop.app.clock import SetClock
from desktop.domain.errors import FieldRefused, ReasonMissing
from desktop.store.store import Store
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from tests.store.stores import at
from tests.usecases.steps import bring, check_common, check_text


def test_common(store: Store) -> None:
    check_common(store, request_supplement, lambda d: RequestSupplement(d, "Thiếu"), {4})


def test_the_clock_stops(store: Store, clock: SetClock) -> None:
    dossier = bring(store, 4)
    clock.set(at("2026-11-25 09:00"))
    after, _ = store.run(request_supplement, RequestSupplement(dossier, "Thiếu tờ khai", (" Tờ khai ",)))
    assert (after.status, after.paused, after.paused_at) == (5, True, at("2026-11-25 09:00"))
    clock.set(at("2027-01-11 09:00"))
    assert store.view().count("late") == 0
    assert store.view().count("waiting") == 1


def test_a_reason_is_needed(store: Store) -> None:
    with pytest.raises(ReasonMissing):
        store.run(request_supplement, RequestSupplement(bring(store, 4), " "))


def test_text(store: Store) -> None:
    check_text(store, request_supplement, RequestSupplement, 4, "reason")


def test_names_of_papers_that_cannot_be_kept(store: Store) -> None:
    with pytest.raises(FieldRefused) as raised:
        store.run(request_supplement, RequestSupplement(bring(store, 4), "Thiếu", ("a\x00",)))
    assert raised.value.facts["field"] == "documents"
