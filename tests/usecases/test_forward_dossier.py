"""To the unit that settles it (2 to 4)."""

from __future__ import annotations

from desktop.store.store import Store
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from tests.usecases.steps import bring, check_common, check_text, state


def test_common(store: Store) -> None:
    check_common(store, forward_dossier, ForwardDossier, {2})


def test_the_unit_stands_in_the_timeline(store: Store) -> None:
    dossier = bring(store, 2)
    due_at = state(store, dossier).due_at
    after, changes = store.run(forward_dossier, ForwardDossier(dossier, "Phòng Kinh tế"))
    assert (after.status, after.due_at) == (4, due_at)
    assert store.view().dossier(dossier).timeline[0].facts == {"to": "Phòng Kinh tế"}
    assert changes.dossiers == {dossier}


def test_text(store: Store) -> None:
    check_text(store, forward_dossier, ForwardDossier, 2, "to")
