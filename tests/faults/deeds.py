"""Every use-case that writes, and how to call each once: the faults are searched inside all of them.

`writing_use_cases` looks at the folder, so that a use-case that was added cannot be forgotten: a test fails until it
stands in `CALLS`.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import msgspec

import desktop.usecases
from desktop.domain.calendar import OFF
from desktop.domain.catalogue_layers import CatalogueImport, ImportedProcedure, ProcedureEdit
from desktop.domain.dossier import STEPS
from desktop.domain.papers import PaperWanted
from desktop.domain.procedures import HandedDocument
from desktop.domain.read_models import DossierFilter, SavedView
from desktop.domain.scanned_pages import ScannedPage, ScanTray
from desktop.store.saved_views import encoded
from desktop.store.settings import RETENTION_MONTHS
from desktop.store.users import Role, User
from desktop.usecases.attach_file import AttachFile
from desktop.usecases.attach_scan import AttachScan
from desktop.usecases.change_password import ChangePassword
from desktop.usecases.change_setting import ChangeSetting
from desktop.usecases.close_day import CloseDay
from desktop.usecases.correct_reception import CorrectReception
from desktop.usecases.count_cash import CountCash
from desktop.usecases.detach_file import DetachFile
from desktop.usecases.edit_procedure import EditProcedure
from desktop.usecases.extend_due_date import ExtendDueDate
from desktop.usecases.forward_dossier import ForwardDossier
from desktop.usecases.import_catalogue import ImportCatalogue
from desktop.usecases.keep_print import KeepPrint
from desktop.usecases.note_check import NoteCheck
from desktop.usecases.rate_service import RateService
from desktop.usecases.receive_supplement import ReceiveSupplement
from desktop.usecases.record_result import RecordResult
from desktop.usecases.refuse_at_intake import RefuseAtIntake
from desktop.usecases.refuse_dossier import RefuseDossier
from desktop.usecases.remove_old_bodies import RemoveOldBodies
from desktop.usecases.remove_user import RemoveUser
from desktop.usecases.request_financial_duty import RequestFinancialDuty
from desktop.usecases.request_supplement import RequestSupplement
from desktop.usecases.return_result import ReturnResult
from desktop.usecases.save_view import SaveView
from desktop.usecases.set_day import SetDay
from desktop.usecases.set_hours import SetHours
from desktop.usecases.set_user import SetUser
from desktop.usecases.settle_financial_duty import SettleFinancialDuty
from desktop.usecases.settle_print import SettlePrint
from desktop.usecases.settle_refusal import SettleRefusal
from desktop.usecases.stop_dossier import StopDossier
from desktop.usecases.take_back_step import TakeBackStep
from desktop.usecases.withdraw_dossier import WithdrawDossier
from tests.store.stores import DIEM, HANG, MONDAY, at, request

BOSS: Final = User("thanh", "Lê Văn Thành", Role.ADMINISTRATOR)
CHIEF: Final = User("hai", "Đỗ Minh Hải", Role.LEADER)
LONG_AFTER: Final = "2029-03-01 08:00"

TAKING_FILES: Final = frozenset({"attach_file", "attach_scan", "keep_scan_pages"})
"""Actions that name a scan which the store has taken in."""

PARTS: Final = {"begin_step", "settle_address"}
"""Files of the folder that take `work` and are no actions of their own: others call them. They record nothing."""


@dataclass(frozen=True)
class Turn:
    """What one call works with; empty where it needs none.

    Attributes:
        token: stands in the text of the event, so that one action recorded twice is seen.
        key: key of a reception, or id of a draft to be saved.
        dossier: id of a dossier of the right status.
        last_step: its newest step.
        return_by: its way of return.
        draft: id of a draft that is there.
        view: name of a list that is there.
        user: id of a user who is there and was added by `set_user`.
        password: of the administrator until now.
        sha256: address of a scan that the store has taken in.
        file: id of a file that the dossier has.
    """

    token: str
    key: str = ""
    dossier: str = ""
    last_step: str = ""
    return_by: str = ""
    draft: str = ""
    view: str = ""
    user: str = ""
    password: str = ""
    sha256: str = ""
    file: str = ""


@dataclass(frozen=True)
class Call:
    """How one use-case is called.

    Attributes:
        arguments: what follows `work`.
        statuses: of the dossier it is for; empty where it is for none.
        user: who may.
        events: events it records.
        sides: what it leaves besides events once it is done; None for a thing that is gone.
        at: the clock while it runs.
    """

    arguments: Callable[[Turn], tuple[Any, ...]]
    statuses: frozenset[int] = frozenset()
    user: User = DIEM
    events: int = 1
    sides: Callable[[Turn], dict[str, str | None]] = lambda _turn: {}
    at: str = MONDAY


def _step(name: str, make: Callable[[Turn], object]) -> Call:
    return Call(lambda turn: (make(turn),), frozenset(int(status) for status in STEPS[name].allowed - {1}))


def _months(turn: Turn) -> str:
    return str(12 + crc32(turn.token.encode()) % 13)


def _hours(turn: Turn) -> SetHours:
    """Hours that no other turn gives: the same again would record nothing."""
    last, cut = divmod(crc32(turn.token.encode()) % 3600, 60)
    return SetHours((("07:30", "11:30"), ("13:30", f"17:{last:02d}")), f"14:{cut:02d}")


def _paper(turn: Turn) -> HandedDocument:
    return HandedDocument(name=f"Tờ {turn.token}")


def _file(token: str) -> CatalogueImport:
    told = ImportedProcedure(code="9.000001", name=f"Thủ tục {token}")
    return CatalogueImport(version=f"nhap-{crc32(token.encode())}", source=f"{token}.xlsx", procedures=(told,))


CALLS: Final[dict[str, Call]] = {
    "receive_dossier": Call(
        lambda t: (request(applicant=msgspec.structs.replace(HANG, name=f"Người {t.token}"), key=t.key),),
        sides=lambda t: {f"draft:{t.key}": None},
    ),
    "refuse_at_intake": Call(
        lambda t: (
            RefuseAtIntake(
                request(applicant=msgspec.structs.replace(HANG, name=f"Người {t.token}"), key=t.key), "Thiếu giấy tờ"
            ),
        ),
        events=2,
        sides=lambda t: {f"draft:{t.key}": None},
    ),
    "correct_reception": Call(
        lambda t: (CorrectReception(t.dossier, t.token, return_by="desk" if t.return_by == "post" else "post"),),
        frozenset({2, 4}),
    ),
    "attach_file": Call(lambda t: (AttachFile(t.dossier, f"Tờ {t.token}", t.sha256),), frozenset({2, 4})),
    "keep_scan_pages": Call(
        lambda t: (ScanTray(t.dossier, _paper(t), (ScannedPage(t.sha256, "application/pdf", 1),)),),
        frozenset({2, 4}),
        events=0,
    ),
    "attach_scan": Call(lambda t: (AttachScan(t.dossier, _paper(t), (t.sha256,)),), frozenset({2, 4})),
    "detach_file": Call(lambda t: (DetachFile(t.dossier, t.file, t.token),), frozenset({2, 4})),
    "settle_refusal": Call(lambda t: (SettleRefusal(t.dossier),)),
    "take_back_step": Call(lambda t: (TakeBackStep(t.dossier, t.last_step, t.token),), frozenset({4, 5, 9})),
    "forward_dossier": _step("forward", lambda t: ForwardDossier(t.dossier, t.token)),
    "refuse_dossier": _step("refuse", lambda t: RefuseDossier(t.dossier, t.token)),
    "request_supplement": _step("supplement", lambda t: RequestSupplement(t.dossier, t.token, ("Đơn",))),
    "receive_supplement": _step("supplement_received", lambda t: ReceiveSupplement(t.dossier)),
    "request_financial_duty": _step("financial_duty", lambda t: RequestFinancialDuty(t.dossier, t.token, 20_000)),
    "settle_financial_duty": _step("duty_settled", lambda t: SettleFinancialDuty(t.dossier)),
    "record_result": _step("result", lambda t: RecordResult(t.dossier, t.token)),
    "return_result": _step("return", lambda t: ReturnResult(t.dossier, "", t.token)),
    "rate_service": Call(lambda t: (RateService(t.dossier, 2, (t.token,)),), frozenset({9})),
    "withdraw_dossier": _step("withdraw", lambda t: WithdrawDossier(t.dossier, t.token)),
    "stop_dossier": _step("stop", lambda t: StopDossier(t.dossier, t.token)),
    "extend_due_date": _step("extend", lambda t: ExtendDueDate(t.dossier, t.token, at("2027-06-01 10:00"))),
    "close_day": Call(lambda t: (CloseDay(at(MONDAY).date(), t.token),)),
    "count_cash": Call(lambda t: (CountCash(at(MONDAY).date(), ((10_000, 2),), 1_000, t.token),)),
    "remove_old_bodies": Call(lambda t: (RemoveOldBodies(date(2027, 1, 1), 3),), user=CHIEF, at=LONG_AFTER),
    "save_draft": Call(
        lambda t: (t.key, t.token.encode() * 300), events=0, sides=lambda t: {f"draft:{t.key}": t.token * 300}
    ),
    "drop_draft": Call(lambda t: (t.draft,), events=0, sides=lambda t: {f"draft:{t.draft}": None}),
    "save_view": Call(
        lambda t: (SaveView(SavedView(t.token, DossierFilter(text=t.token)), t.view),),
        events=0,
        sides=lambda t: {
            **({f"setting:view:{DIEM.id}:{t.view}": None} if t.view else {}),
            f"setting:view:{DIEM.id}:{t.token}": encoded(DossierFilter(text=t.token)),
        },
    ),
    "drop_view": Call(lambda t: (t.view,), events=0, sides=lambda t: {f"setting:view:{DIEM.id}:{t.view}": None}),
    "change_setting": Call(
        lambda t: (ChangeSetting(RETENTION_MONTHS, _months(t)),),
        user=CHIEF,
        events=0,
        sides=lambda t: {f"setting:{RETENTION_MONTHS}": _months(t)},
    ),
    "edit_procedure": Call(lambda t: (EditProcedure("2.000815", ProcedureEdit(note=t.token)),), user=CHIEF),
    "import_catalogue": Call(lambda t: (ImportCatalogue(_file(t.token)),), user=CHIEF),
    "set_day": Call(lambda t: (SetDay(date(2028, 5, 5), OFF, t.token),), user=CHIEF),
    "set_hours": Call(lambda t: (_hours(t),), user=CHIEF),
    "set_user": Call(
        lambda t: (SetUser(t.token, f"Người {t.token}", "receiving", f"mat khau {t.token}"),),
        user=BOSS,
        sides=lambda t: {f"slot:{t.token}": f"mat khau {t.token}"},
    ),
    "remove_user": Call(lambda t: (RemoveUser(t.user),), user=BOSS, sides=lambda t: {f"slot:{t.user}": None}),
    "change_password": Call(
        lambda t: (ChangePassword(t.password, f"mat khau {t.token}"),),
        user=BOSS,
        events=0,
        sides=lambda t: {f"slot:{BOSS.id}": f"mat khau {t.token}"},
    ),
    "keep_print": Call(
        lambda t: (KeepPrint(PaperWanted(form="02", dossier=t.dossier, at=t.token)),), frozenset({2}), events=0
    ),
    "settle_print": Call(lambda t: (SettlePrint(1 + crc32(t.token.encode()) % 5, "printed"),), events=0),
    "note_check": Call(lambda t: (NoteCheck(sound=True, events=crc32(t.token.encode()) % 1000),), events=0),
    "make_recovery_sheet": Call(lambda t: (), user=CHIEF, events=0, sides=lambda t: {"sheet": ""}),
    "view_recovery": Call(lambda t: (), user=CHIEF, events=0),
    "list_users": Call(lambda t: (), user=CHIEF, events=0),
}
"""How each is called; the same turn always gives the same call."""

BEFORE: Final[dict[int, tuple[str, ...]]] = {
    2: ("receive_dossier",),
    4: ("receive_dossier", "forward_dossier"),
    5: ("receive_dossier", "forward_dossier", "request_supplement"),
    6: ("receive_dossier", "forward_dossier", "request_financial_duty"),
    9: ("receive_dossier", "forward_dossier", "record_result"),
}
"""Actions that bring a dossier to a status."""


def writing_use_cases() -> set[str]:
    """Names of the files of `desktop/usecases` whose function takes `work`, as the folder has them now."""
    found = set()
    for path in Path(desktop.usecases.__path__[0]).glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name == path.stem:
                first = node.args.args[0].arg if node.args.args else ""
                if first == "work":
                    found.add(path.stem)
    return found


def use_case(name: str) -> Callable[..., Any]:
    """The function of a use-case."""
    function: Callable[..., Any] = getattr(importlib.import_module(f"desktop.usecases.{name}"), name)
    return function
