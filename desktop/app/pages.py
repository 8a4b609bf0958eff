"""Pages by name; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from desktop.ui.frame import Page
from desktop.ui.services import Services


def page_factories() -> dict[str, Callable[[Services], Page]]:
    """How to make each page of the rail, in its order."""
    return {
        "today": _today,
        "intake": _intake,
        "worklist": _worklist,
        "dossier": _dossier,
        "scans": _scans,
        "papers": _papers,
        "handover": _handover,
        "summary": _summary,
        "sync": _sync,
        "attention": _attention,
        "admin": _admin,
        "health": _health,
        "help": _help,
    }


def _today(services: Services) -> Page:
    from desktop.ui.today.page import TodayPage

    return TodayPage(services)


def _intake(services: Services) -> Page:
    from desktop.ui.intake.page import IntakePage

    return IntakePage(services)


def _worklist(services: Services) -> Page:
    from desktop.ui.worklist.page import WorklistPage

    return WorklistPage(services)


def _dossier(services: Services) -> Page:
    from desktop.ui.dossier.page import DossierPage

    return DossierPage(services)


def _scans(services: Services) -> Page:
    from desktop.ui.scans.page import ScansPage

    return ScansPage(services)


def _papers(services: Services) -> Page:
    from desktop.ui.papers.page import PapersPage

    return PapersPage(services)


def _handover(services: Services) -> Page:
    from desktop.ui.handover.page import ReturnPage

    return ReturnPage(services)


def _summary(services: Services) -> Page:
    from desktop.ui.summary.page import SummaryPage

    return SummaryPage(services)


def _sync(services: Services) -> Page:
    from desktop.ui.sync_page.page import SyncPage

    return SyncPage(services)


def _attention(services: Services) -> Page:
    from desktop.ui.attention.page import AttentionPage

    return AttentionPage(services)


def _admin(services: Services) -> Page:
    from desktop.ui.admin.page import AdminPage

    return AdminPage(services)


def _health(services: Services) -> Page:
    from desktop.ui.health.page import HealthPage

    return HealthPage(services)


def _help(services: Services) -> Page:
    from desktop.ui.help.page import HelpPage

    return HelpPage(services)
