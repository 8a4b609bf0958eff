"""Reception taken back (status 3, Mẫu 03; convention 14.6)."""

from __future__ import annotations

import pytest

from desktop.domain.errors import ReasonMissing
from desktop.store.store import Store
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from tests.usecases.steps import bring, check_common, check_text, newest, state


def test_common(store: Store) -> None:
    check_common(store, refuse_dossier, lambda d: RefuseDossier(d, "Sai nơi"), {2})


def test_a_refused_dossier_owes_nothing_more(store: Store) -> None:
    dossier = bring(store, 2)
    after, _ = store.run(refuse_dossier, RefuseDossier(dossier, " Sai   thẩm quyền "))
    assert (after.status, after.reason, after.open, after.settled_at) == (3, "Sai thẩm quyền", False, None)
    assert newest(store, dossier) == "DossierRefused"
    assert state(store, dossier) == after
    figures = store.view().figures(store.view().today(), store.view().today())
    assert figures[0].fee_vnd == 0


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_a_reason_is_needed(store: Store, reason: str) -> None:
    with pytest.raises(ReasonMissing):
        store.run(refuse_dossier, RefuseDossier(bring(store, 2), reason))


def test_text(store: Store) -> None:
    check_text(store, refuse_dossier, RefuseDossier, 2, "reason")
