"""Dossiers brought to a status, and what every step has in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest

from desktop.domain.dossier import Dossier
from desktop.domain.errors import DossierUnknown, FieldRefused, NotPermitted, StepNotAllowed
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from desktop.usecases.request_financial_duty import RequestFinancialDuty, request_financial_duty
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.stop_dossier import StopDossier, stop_dossier
from desktop.usecases.withdraw_dossier import WithdrawDossier, withdraw_dossier
from tests.store.stores import receive

ADMINISTRATOR: Final = User("qt", "Nguyễn Quản Trị", Role.ADMINISTRATOR)
MAY: Final = [User("a", "A", Role.RECEIVING), User("b", "B", Role.PROCESSING), User("c", "C", Role.LEADER)]
REACHED: Final = (2, 3, 4, 5, 6, 7, 8, 9, 10)
"""Statuses a counter can bring a dossier to; 1 comes from the portal."""

_PATHS: Final[dict[int, tuple[Callable[[Store, str], Any], ...]]] = {
    2: (),
    3: (lambda s, d: s.run(refuse_dossier, RefuseDossier(d, "Sai nơi")),),
    4: (lambda s, d: s.run(forward_dossier, ForwardDossier(d)),),
    5: (lambda s, d: s.run(request_supplement, RequestSupplement(d, "Thiếu")),),
    6: (lambda s, d: s.run(request_financial_duty, RequestFinancialDuty(d, "Thuế")),),
    7: (lambda s, d: s.run(withdraw_dossier, WithdrawDossier(d)),),
    8: (lambda s, d: s.run(stop_dossier, StopDossier(d, "Quá hạn")),),
    9: (lambda s, d: s.run(record_result, RecordResult(d)),),
    10: (
        lambda s, d: s.run(record_result, RecordResult(d)),
        lambda s, d: s.run(return_result, ReturnResult(d)),
    ),
}


def bring(store: Store, status: int, **changes: Any) -> str:
    """Receive a dossier and take it to a status; returns its id."""
    dossier = receive(store, **changes).dossier
    if status > 4:
        _PATHS[4][0](store, dossier)
    for step in _PATHS[status]:
        step(store, dossier)
    assert state(store, dossier).status == status
    return dossier


def state(store: Store, dossier: str) -> Dossier:
    """The dossier as the fold of its events."""
    return store.view().dossier(dossier).dossier


def newest(store: Store, dossier: str) -> str:
    """Type of its last event."""
    return store.view().dossier(dossier).timeline[0].type


def check_common(store: Store, action: Any, request: Callable[[str], Any], allowed: set[int]) -> None:
    """What every step after reception refuses: roles, unknown dossiers, statuses. Nothing is recorded by any."""
    with pytest.raises(DossierUnknown):
        store.run(action, request("0199d9c2-7e0b-7aaa-8bbb-2a1f3b4c5d6e"))
    for status in REACHED:
        dossier = bring(store, status)
        events = store.verify()
        officer, store.user = store.user, ADMINISTRATOR
        with pytest.raises(NotPermitted) as refused:
            store.run(action, request(dossier))
        assert refused.value.facts == {"role": "administrator"}
        store.user = officer
        if status in allowed:
            continue
        with pytest.raises(StepNotAllowed) as raised:
            store.run(action, request(dossier))
        assert raised.value.facts["status"] == status
        assert store.verify() == events
    for user in MAY:
        dossier = bring(store, min(allowed))
        officer, store.user = store.user, user
        store.run(action, request(dossier))
        store.user = officer
        assert store.view().dossier(dossier).timeline[0].actor == user.id


def check_text(store: Store, action: Any, request: Callable[[str, str], Any], status: int, field: str) -> None:
    """A text that cannot be kept is refused by name, and literal text is kept."""
    dossier = bring(store, status)
    for text in ("a\x00b", "a\u202eb", "x" * 1001):
        with pytest.raises(FieldRefused) as raised:
            store.run(action, request(dossier, text))
        assert raised.value.facts["field"] == field
    assert state(store, dossier).status == status
    store.run(action, request(dossier, "  <b>=1+1</b>  "))
