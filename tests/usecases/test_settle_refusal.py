"""A person has read a refusal: what was held back goes on (protocol rule 3)."""

from __future__ import annotations

import pytest

from desktop.domain.errors import DossierUnknown, NothingRefused, NotPermitted
from desktop.store.store import Store
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.settle_refusal import SettleRefusal, settle_refusal
from tests.store.stores import receive
from tests.support import words
from tests.usecases.steps import ADMINISTRATOR


def refused(store: Store) -> str:
    """A dossier whose second entry was refused, with a third behind it."""
    dossier = receive(store).dossier
    other = receive(store).dossier
    store.run(forward_dossier, ForwardDossier(dossier))
    with store.write() as work:
        first, between, second = words.waiting(work.journal)
        work.settle([*words.accepted([first, between]), words.answer(second, "refused", code="stale")])
    assert other != dossier
    return dossier


def test_what_was_held_back_is_sent_and_nobody_is_asked_any_more(store: Store) -> None:
    dossier = refused(store)
    store.run(forward_dossier, ForwardDossier(dossier))
    with store.write() as work:
        assert words.waiting(work.journal) == []
    assert store.view().count("attention") == 1
    store.run(settle_refusal, SettleRefusal(dossier))
    assert store.view().count("attention") == 0
    with store.write() as work:
        types = [envelope.header.type for envelope in words.waiting(work.journal)]
    assert types == ["DossierForwarded", "RefusalSettled"]
    line = store.view().dossier(dossier).timeline
    assert [(e.type, e.delivery, e.settled) for e in line if e.delivery == "refused"] == [
        ("DossierForwarded", "refused", True)
    ]
    assert store.verify() == 5
    with pytest.raises(NothingRefused):
        store.run(settle_refusal, SettleRefusal(dossier))


def test_it_is_refused_where_nothing_was(store: Store) -> None:
    dossier = receive(store).dossier
    with pytest.raises(NothingRefused):
        store.run(settle_refusal, SettleRefusal(dossier))
    with pytest.raises(DossierUnknown):
        store.run(settle_refusal, SettleRefusal("khong-co"))
    store.user = ADMINISTRATOR
    with pytest.raises(NotPermitted):
        store.run(settle_refusal, SettleRefusal(dossier))
