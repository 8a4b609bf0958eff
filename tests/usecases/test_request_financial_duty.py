"""A fee or tax to be paid first (4 to 6; convention 14.6)."""

from __future__ import annotations

import pytest

from desktop.domain.errors import ReasonMissing
from desktop.store.store import Store
from desktop.usecases.request_financial_duty import RequestFinancialDuty, request_financial_duty
from tests.usecases.steps import bring, check_common, check_text


def test_common(store: Store) -> None:
    check_common(store, request_financial_duty, lambda d: RequestFinancialDuty(d, "Thuế"), {4})


def test_the_clock_stops(store: Store) -> None:
    after, _ = store.run(request_financial_duty, RequestFinancialDuty(bring(store, 4), "Lệ phí trước bạ", 500_000))
    assert (after.status, after.paused, after.reason) == (6, True, "Lệ phí trước bạ")


def test_a_reason_is_needed(store: Store) -> None:
    with pytest.raises(ReasonMissing):
        store.run(request_financial_duty, RequestFinancialDuty(bring(store, 4), ""))


def test_text(store: Store) -> None:
    check_text(store, request_financial_duty, RequestFinancialDuty, 4, "reason")
