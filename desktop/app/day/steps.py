"""From a step of a visitor file to its use-case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from desktop.domain.dossier import Dossier
from desktop.store.work import Work
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.receive_supplement import ReceiveSupplement, receive_supplement
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from desktop.usecases.request_financial_duty import RequestFinancialDuty, request_financial_duty
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.settle_financial_duty import SettleFinancialDuty, settle_financial_duty
from desktop.usecases.stop_dossier import StopDossier, stop_dossier
from desktop.usecases.withdraw_dossier import WithdrawDossier, withdraw_dossier

_UNSAID: Final = "Không ghi rõ"

_STEPS: Final[dict[str, tuple[Callable[[Work, Any], Dossier], type[Any], tuple[str, ...]]]] = {
    "refuse": (refuse_dossier, RefuseDossier, ("reason",)),
    "forward": (forward_dossier, ForwardDossier, ("to",)),
    "supplement": (request_supplement, RequestSupplement, ("reason", "documents")),
    "supplement_received": (receive_supplement, ReceiveSupplement, ()),
    "financial_duty": (request_financial_duty, RequestFinancialDuty, ("reason", "vnd")),
    "duty_settled": (settle_financial_duty, SettleFinancialDuty, ()),
    "result": (record_result, RecordResult, ("result",)),
    "return": (return_result, ReturnResult, ("by", "receiver")),
    "withdraw": (withdraw_dossier, WithdrawDossier, ("reason",)),
    "extend": (extend_due_date, ExtendDueDate, ("reason", "due_at")),
    "stop": (stop_dossier, StopDossier, ("reason",)),
}
_REASONED: Final = frozenset({"refuse", "supplement", "financial_duty", "extend", "stop"})


def take_step(work: Work, dossier: str, do: str, given: dict[str, Any]) -> Dossier:
    """Run the use-case of a step; a reason the file leaves out is recorded as unsaid.

    Raises:
        RuleBroken: as the use-case does.
    """
    action, request, names = _STEPS[do]
    values = {name: given[name] for name in names if name in given}
    if "documents" in values:
        values["documents"] = tuple(values["documents"])
    if do in _REASONED:
        values.setdefault("reason", _UNSAID)
    return action(work, request(dossier=dossier, **values))
