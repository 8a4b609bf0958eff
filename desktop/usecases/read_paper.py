"""What a paper shows."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from desktop.domain.errors import NoSlip
from desktop.domain.papers import SLIP, STEPS, PaperFacts, PaperWanted, has_slip, newest_paper, papers_of
from desktop.domain.read_models import DossierFilter
from desktop.store.view import View
from desktop.usecases.view_settings import view_settings


@dataclass(frozen=True)
class PaperChoice:
    """A paper, and the others that its dossier has.

    Attributes:
        facts: what was read for it.
        papers: papers of the dossier, in the order of the forms; the paper alone where there is no dossier.
    """

    facts: PaperFacts
    papers: tuple[PaperWanted, ...]


def read_paper(view: View, wanted: PaperWanted) -> PaperChoice:
    """Everything that stands on a paper, as of now.

    Args:
        view: read access to the store.
        wanted: which paper; of a form that goes with a step the newest, where it names none.

    Returns:
        The facts, with how often the paper was printed here, and the papers of the same dossier.

    Raises:
        DossierUnknown: no such dossier.
        DossierRemoved: its bodies were removed at this machine; the province has them.
        NoSlip: the slip of a dossier that was refused.

    Source:
        Thông tư 03/2025/TT-VPCP annex I, Mẫu 01 to 07 (domain facts 2).
    """
    now, officer = view.now(), view.user.name
    if wanted.dossier:
        detail = view.dossier(wanted.dossier)
        if wanted.form == SLIP and not has_slip(detail.dossier):
            raise NoSlip(number=detail.dossier.number)
        if wanted.form in STEPS.values() and not wanted.at:
            newest = newest_paper(detail, wanted.form)
            wanted = replace(newest, title=wanted.title) if newest is not None else wanted
        facts = PaperFacts(
            wanted,
            now,
            officer,
            detail,
            printed=view.papers.times_printed(wanted),
            account=view_settings(view).fee_account,
        )
        return PaperChoice(facts, papers_of(detail))
    ids = wanted.dossiers
    if wanted.first:
        days = DossierFilter(view="all", received_from=wanted.first, received_to=wanted.last)
        rows = sorted(view.rows(view.every(days)), key=lambda row: (row.received_at, row.number))
        ids = tuple(row.id for row in rows)
    return PaperChoice(PaperFacts(wanted, now, officer, lines=view.papers.lines(ids)), (wanted,))
