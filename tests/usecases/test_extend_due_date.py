"""A promise moved once, with an apology (Mẫu 04; domain facts 5.1)."""

from __future__ import annotations

import pytest

from desktop.app.clock import SetClock
from desktop.domain.errors import AlreadyExtended, DueDateNotLater, ReasonMissing
from desktop.store.store import Store
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from tests.store.stores import at
from tests.usecases.steps import bring, check_common, check_text, state

LATER = at("2026-12-04 17:00")


def test_common(store: Store) -> None:
    check_common(store, extend_due_date, lambda d: ExtendDueDate(d, "Bận", LATER), {2, 4, 5, 6})


@pytest.mark.parametrize(
    ("wanted", "promised"),
    [
        ("2026-12-04 17:00", "2026-12-04 17:00"),
        ("2026-12-04 09:15", "2026-12-04 09:15"),
        ("2026-12-04 12:00", "2026-12-04 13:30"),
        ("2026-12-04 22:00", "2026-12-07 07:30"),
        ("2026-12-05 10:00", "2026-12-07 07:30"),
        ("2027-02-06 10:00", "2027-02-11 07:30"),
    ],
)
def test_the_new_promise_lies_in_working_time(store: Store, wanted: str, promised: str) -> None:
    dossier = bring(store, 4)
    after, _ = store.run(extend_due_date, ExtendDueDate(dossier, "Chờ xác minh", at(wanted)))
    assert (after.status, after.due_at, after.extended) == (4, at(promised), True)
    assert store.view().figures(store.view().today(), store.view().today())[0].apologies == 1


def test_once_only(store: Store) -> None:
    dossier = bring(store, 4)
    store.run(extend_due_date, ExtendDueDate(dossier, "Bận", LATER))
    with pytest.raises(AlreadyExtended):
        store.run(extend_due_date, ExtendDueDate(dossier, "Bận", at("2026-12-11 17:00")))
    assert state(store, dossier).due_at == LATER


@pytest.mark.parametrize("wanted", ["2026-11-27 17:00", "2026-11-27 16:59", "2026-11-20 09:00", "2020-01-01 08:00"])
def test_earlier_or_the_same_is_no_extension(store: Store, wanted: str) -> None:
    dossier = bring(store, 4)
    assert state(store, dossier).due_at == at("2026-11-27 17:00")
    with pytest.raises(DueDateNotLater):
        store.run(extend_due_date, ExtendDueDate(dossier, "Bận", at(wanted)))


def test_a_reason_is_needed(store: Store) -> None:
    with pytest.raises(ReasonMissing):
        store.run(extend_due_date, ExtendDueDate(bring(store, 4), "", LATER))


def test_an_extension_of_a_waiting_dossier_moves_on_with_the_pause(store: Store, clock: SetClock) -> None:
    from desktop.usecases.receive_supplement import ReceiveSupplement, receive_supplement

    clock.set(at("2026-11-25 08:00"))
    dossier = bring(store, 5)
    store.run(extend_due_date, ExtendDueDate(dossier, "Bận", LATER))
    clock.set(at("2026-11-25 09:00"))
    after, _ = store.run(receive_supplement, ReceiveSupplement(dossier))
    assert after.due_at == at("2026-12-07 08:30")


def test_text(store: Store) -> None:
    check_text(store, extend_due_date, lambda d, text: ExtendDueDate(d, text, LATER), 4, "reason")
