"""Papers of a counter, from what was read to laid-out pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from desktop.domain.centre import Centre
from desktop.domain.numbers import short_number
from desktop.domain.papers import CONTROL, HANDOVER, RECEIPT, SLIP, PaperFacts, PaperWanted, RegisterLine, by_receiver
from desktop.domain.read_models import DossierDetail
from desktop.domain.words import instant_words
from desktop.printing.flow import Pages, in_one
from desktop.printing.form_pages import Filled, form_pages
from desktop.printing.forms import form, form_words
from desktop.printing.paint import write_pdf
from desktop.printing.values import (
    Entry,
    asked_values,
    dossier_values,
    hand_overs,
    list_values,
    printed_at,
    provisional,
    register_entries,
    step_values,
)


def paper_pages(facts: PaperFacts, centre: Centre, size: str = "") -> Pages:
    """A paper laid out, for the PDF, the printer and the picture alike.

    Args:
        facts: what is wanted and what was read for it.
        centre: profile of the centre that issues it.
        size: paper that is wanted, `A4` or `A5`; a form that does not fit it keeps its usual one.

    Source:
        Thông tư 03/2025/TT-VPCP, Phụ lục I (domain facts 2).
    """
    wanted = facts.wanted
    if facts.detail is not None:
        content = _of_dossier(facts, facts.detail, centre)
    elif wanted.asked is not None:
        content = Filled(asked_values(wanted.asked, centre, facts.officer), facts.now.date())
    elif wanted.form == HANDOVER:
        return in_one([_listed(facts, lines, centre, size) for lines in by_receiver(facts.lines)])
    else:
        return _listed(facts, facts.lines, centre, size)
    return form_pages(form(wanted.form), content, centre, size)


def _listed(facts: PaperFacts, lines: Sequence[RegisterLine], centre: Centre, size: str) -> Pages:
    values = list_values(lines, facts.wanted, centre, facts.officer)
    values["handed_at"] = instant_words(facts.now)
    content = Filled(values, facts.now.date(), entries=register_entries(lines))
    return form_pages(form(facts.wanted.form), content, centre, size)


def slip_pages(detail: DossierDetail, centre: Centre, size: str = "") -> Pages:
    """Mẫu 01 of a dossier laid out; it shows the number and the promise in force."""
    wanted = PaperWanted(form=SLIP, dossier=detail.dossier.id)
    now = detail.dossier.received_at.astimezone(centre.zone_info)
    return paper_pages(PaperFacts(wanted, now, detail.officer, detail), centre, size)


def render_slip(detail: DossierDetail, centre: Centre, path: Path) -> None:
    """Write the slip as an A4 PDF with embedded fonts.

    Args:
        detail: the dossier.
        centre: profile of the centre that issues it.
        path: file to write; an older one is replaced only by a whole new one.

    Raises:
        PaperNotWritten: full disk, missing or read-only folder; an older file stays.

    Source:
        Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu 01 (domain facts 2.2 and 2.3).
    """
    write_pdf(slip_pages(detail, centre), path)


def _of_dossier(facts: PaperFacts, detail: DossierDetail, centre: Centre) -> Filled:
    wanted, number = facts.wanted, detail.dossier.number
    values: Entry = dossier_values(detail, centre) | step_values(detail, wanted, centre) | {"maker": facts.officer}
    again = form_words().reprint.format(at=printed_at(facts.now)) if facts.printed else ""
    return Filled(
        values,
        _day(detail, wanted, centre, facts.now),
        number=short_number(number),
        code=number,
        code_mark=form_words().provisional_mark if provisional(number) else "",
        entries=hand_overs(detail, centre) if wanted.form == CONTROL else (),
        payment=facts.payment,
        title=wanted.title,
        mark=again,
    )


def _day(detail: DossierDetail, wanted: PaperWanted, centre: Centre, now: datetime) -> date:
    """Day of the date line: of the step, of the reception, or today for a paper that follows the dossier."""
    if wanted.form in {CONTROL, RECEIPT}:
        return now.date()
    at = datetime.fromisoformat(wanted.at) if wanted.at else detail.dossier.received_at
    return at.astimezone(centre.zone_info).date()
