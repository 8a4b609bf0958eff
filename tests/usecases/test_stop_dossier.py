"""Settling stopped (status 8, Mẫu 05); the clock stops (convention 14.4)."""

from __future__ import annotations

import pytest

from desktop.app.clock import SetClock
from desktop.domain.errors import ReasonMissing
from desktop.store.store import Store
from desktop.usecases.stop_dossier import StopDossier, stop_dossier
from tests.store.stores import at
from tests.usecases.steps import bring, check_common, check_text


def test_common(store: Store) -> None:
    check_common(store, stop_dossier, lambda d: StopDossier(d, "Quá hạn"), {4, 5, 6})


def test_a_stopped_dossier_is_never_late(store: Store, clock: SetClock) -> None:
    after, _ = store.run(stop_dossier, StopDossier(bring(store, 4), "Không bổ sung"))
    assert (after.status, after.paused, after.reason) == (8, True, "Không bổ sung")
    clock.set(at("2027-03-01 10:00"))
    assert store.view().count("late") == 0


def test_a_reason_is_needed(store: Store) -> None:
    with pytest.raises(ReasonMissing):
        store.run(stop_dossier, StopDossier(bring(store, 4), ""))


def test_text(store: Store) -> None:
    check_text(store, stop_dossier, StopDossier, 4, "reason")
