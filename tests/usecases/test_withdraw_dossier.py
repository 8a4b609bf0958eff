"""Given back at the applicant's request (status 7); counts as settled on time (convention 14.5)."""

from __future__ import annotations

import pytest

from desktop.app.clock import SetClock
from desktop.domain.reports import period_report
from desktop.store.store import Store
from desktop.usecases.withdraw_dossier import WithdrawDossier, withdraw_dossier
from tests.store.stores import at
from tests.usecases.steps import bring, check_common, check_text


def test_common(store: Store) -> None:
    check_common(store, withdraw_dossier, WithdrawDossier, {2, 4, 5, 6, 8})


@pytest.mark.parametrize("status", [2, 4, 5, 6, 8])
def test_withdrawn_is_settled_on_time(store: Store, clock: SetClock, status: int) -> None:
    dossier = bring(store, status)
    clock.set(at("2026-12-15 10:00"))
    after, _ = store.run(withdraw_dossier, WithdrawDossier(dossier))
    assert (after.status, after.settled_at, after.paused_at, after.open) == (7, at("2026-12-15 10:00"), None, False)
    today = store.view().today()
    total = period_report(store.view().figures(today, today), today, today).total
    assert (total.carried, total.on_time, total.late) == (1, 1, 0)


def test_text(store: Store) -> None:
    check_text(store, withdraw_dossier, WithdrawDossier, 4, "reason")
