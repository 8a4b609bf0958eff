"""Figures agree, and the journal says so (control sum of II.06a)."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.app.clock import SetClock
from desktop.domain.errors import CountsDisagree, FieldRefused, NotPermitted
from desktop.store.store import Store
from desktop.usecases.close_day import CloseDay, close_day
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from tests.store.stores import CERTIFIED_COPY, at, receive
from tests.usecases.steps import ADMINISTRATOR, bring

DAY = date(2026, 11, 23)


def test_an_empty_day(store: Store) -> None:
    closed, changes = store.run(close_day, CloseDay(DAY))
    assert (closed.received, closed.settled, closed.fees_vnd, closed.head) == (0, 0, 0, "0" * 64)
    assert changes.days


def test_figures_of_the_day(store: Store, clock: SetClock) -> None:
    receive(store, procedure=CERTIFIED_COPY, pages=3, copies=2)
    store.run(record_result, RecordResult(bring(store, 4)))
    store.run(refuse_dossier, RefuseDossier(receive(store, procedure=CERTIFIED_COPY).dossier, "Sai"))
    head = store.view().journal.head()[1]
    clock.set(at("2026-11-23 16:45"))
    closed, _ = store.run(close_day, CloseDay(DAY))
    assert (closed.received, closed.settled, closed.fees_vnd) == (3, 1, 10_000)
    assert closed.head == head
    assert store.view().day_closed_at(DAY) == at("2026-11-23 16:45")
    assert store.view().day_closed_at(date(2026, 11, 22)) is None
    assert store.verify() == 6 + 1


def test_closing_again_counts_anew(store: Store, clock: SetClock) -> None:
    store.run(close_day, CloseDay(DAY))
    receive(store)
    clock.set(at("2026-11-23 17:30"))
    closed, _ = store.run(close_day, CloseDay(DAY))
    assert closed.received == 1
    assert store.view().day_closed_at(DAY) == at("2026-11-23 17:30")


def test_counts_that_disagree_need_a_note(store: Store) -> None:
    receive(store)
    receive(store)
    store._db.conn.execute("DELETE FROM dossier WHERE rowid = 1")
    with pytest.raises(CountsDisagree) as raised:
        store.run(close_day, CloseDay(DAY))
    assert (raised.value.facts["journal"], raised.value.facts["register"]) == (2, 1)
    store.run(close_day, CloseDay(DAY, "Chờ dựng lại bảng"))
    assert store.view().day_closed_at(DAY) is not None


def test_not_an_administrator(store: Store) -> None:
    store.user = ADMINISTRATOR
    with pytest.raises(NotPermitted):
        store.run(close_day, CloseDay(DAY))


def test_text(store: Store) -> None:
    with pytest.raises(FieldRefused) as raised:
        store.run(close_day, CloseDay(DAY, "a\x00"))
    assert raised.value.facts["field"] == "note"
