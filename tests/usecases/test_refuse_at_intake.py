"""Refused at the counter: a number, a reason and status 3 in one transaction."""

from __future__ import annotations

import pytest

from desktop.domain.errors import NotPermitted, PersonIncomplete, ReasonMissing
from desktop.domain.people import Applicant
from desktop.store.store import Store
from desktop.usecases.load_drafts import load_drafts
from desktop.usecases.refuse_at_intake import RefuseAtIntake, refuse_at_intake
from desktop.usecases.save_draft import save_draft
from tests.store.stores import request
from tests.usecases.steps import ADMINISTRATOR, newest, state

REASON = "Không thuộc thẩm quyền của xã"


def test_it_has_a_number_and_owes_nothing(store: Store) -> None:
    receipt, _ = store.run(refuse_at_intake, RefuseAtIntake(request(documents=()), f" {REASON} "))
    dossier = state(store, receipt.dossier)
    assert (dossier.status, dossier.reason, dossier.open, dossier.number) == (3, REASON, False, receipt.number)
    assert dossier.received.documents == ()
    assert newest(store, receipt.dossier) == "DossierRefused"
    assert store.view().figures(store.view().today(), store.view().today())[0].fee_vnd == 0


def test_a_repeated_save_refuses_once_and_drops_the_draft(store: Store) -> None:
    store.run(save_draft, "k", b"{}")
    first, _ = store.run(refuse_at_intake, RefuseAtIntake(request(documents=(), key="k"), REASON))
    second, _ = store.run(refuse_at_intake, RefuseAtIntake(request(documents=(), key="k"), REASON))
    assert first == second
    assert load_drafts(store.view()) == []
    assert state(store, first.dossier).events == 2


@pytest.mark.parametrize(
    ("intake", "reason", "error"),
    [({}, "  ", ReasonMissing), ({"applicant": Applicant(name="")}, REASON, PersonIncomplete)],
)
def test_what_is_wrong_leaves_no_trace(store: Store, intake: dict[str, object], reason: str, error: type) -> None:
    events = store.verify()
    with pytest.raises(error):
        store.run(refuse_at_intake, RefuseAtIntake(request(documents=(), **intake), reason))
    assert store.verify() == events


def test_an_administrator_does_not_refuse(store: Store) -> None:
    store.user = ADMINISTRATOR
    with pytest.raises(NotPermitted):
        store.run(refuse_at_intake, RefuseAtIntake(request(), REASON))
