"""A dossier in every state that steps start from, and its page."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.dossier import Dossier
from desktop.ui.dossier.page import DossierPage
from desktop.ui.widgets.parts import IconButton
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.request_financial_duty import RequestFinancialDuty, request_financial_duty
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.view_dossier import view_dossier
from tests.ui.services_for_pages import Counter, Seeds, says

TODAY = "2026-11-23 08:30"


def one_of_each(seeds: Seeds) -> dict[str, str]:
    """A dossier in every state that steps start from; `late` is three working days late."""
    made = {name: seeds.receive(TODAY, i) for i, name in enumerate(("received", "work", "papers", "money", "ready"))}
    for name in ("work", "papers", "money", "ready"):
        seeds.do("2026-11-23 09:00", forward_dossier, ForwardDossier(made[name], "Bộ phận Tư pháp"))
    seeds.do("2026-11-23 10:00", request_supplement, RequestSupplement(made["papers"], "Thiếu giấy chứng sinh"))
    seeds.do(
        "2026-11-23 10:00", request_financial_duty, RequestFinancialDuty(made["money"], "Lệ phí trước bạ", 1_500_000)
    )
    seeds.do("2026-11-23 11:00", record_result, RecordResult(made["ready"], "112/XN"))
    made["late"] = seeds.receive("2026-11-13 08:30", 0)
    seeds.do("2026-11-13 10:00", forward_dossier, ForwardDossier(made["late"]))
    return made


def shown(qtbot: QtBot, counter: Counter, state: str) -> DossierPage:
    """The page of the dossier in a state, with the focus on its way on."""
    window = counter.shown(qtbot, "worklist")
    window.open_dossier(counter.made[state])
    page = window.page
    assert isinstance(page, DossierPage)
    number = counter.read(view_dossier, counter.made[state]).dossier.number
    qtbot.waitUntil(lambda: says(page, number) and page.isAncestorOf(QApplication.focusWidget() or page))
    return page


def dossier(counter: Counter, state: str) -> Dossier:
    found: Dossier = counter.read(view_dossier, counter.made[state]).dossier
    return found


def other_work(page: DossierPage) -> list[str]:
    """The name of the button for other work, if there is one."""
    names = [b.accessibleName() for b in page.findChildren(IconButton) if b.isVisibleTo(page)]
    return [name for name in names if name.startswith("Việc khác")]


def until_says(qtbot: QtBot, page: DossierPage, text: str) -> None:
    qtbot.waitUntil(lambda: says(page, text))
