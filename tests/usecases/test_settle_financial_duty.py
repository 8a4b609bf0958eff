"""The duty was met (6 to 4); the clock goes on (convention 14.4)."""

from __future__ import annotations

from desktop.app.clock import SetClock
from desktop.store.store import Store
from desktop.usecases.settle_financial_duty import SettleFinancialDuty, settle_financial_duty
from tests.store.stores import at
from tests.usecases.steps import bring, check_common


def test_common(store: Store) -> None:
    check_common(store, settle_financial_duty, SettleFinancialDuty, {6})


def test_the_promise_moves(store: Store, clock: SetClock) -> None:
    clock.set(at("2026-11-25 09:00"))
    dossier = bring(store, 6)
    clock.set(at("2026-11-26 09:00"))
    after, _ = store.run(settle_financial_duty, SettleFinancialDuty(dossier))
    # Three working days from Wednesday are Monday 30/11; one working day was waited.
    assert (after.status, after.due_at, after.paused_at) == (4, at("2026-12-01 17:00"), None)
