"""Papers that are offered at once for what was not taken."""

from __future__ import annotations

from desktop.domain.papers import REFUSAL, SUPPLEMENT, AskedFirst, AskedPaper, PaperWanted
from desktop.domain.procedures import Procedure
from desktop.ui.intake.form import IntakeForm
from desktop.usecases.receive_dossier import Receipt


def asked_paper(form: IntakeForm, procedure: Procedure | None) -> PaperWanted:
    """Mẫu 02 for a form that waits: it has no number yet."""
    items = tuple(AskedPaper(name=one.name, reason=one.reason) for one in form.asked)
    content = procedure.name if procedure is not None else form.title
    return PaperWanted(form=SUPPLEMENT, asked=AskedFirst(applicant=form.applicant, content=content, items=items))


def refusal_paper(receipt: Receipt) -> PaperWanted:
    """Mẫu 03 of a dossier that was refused just now."""
    return PaperWanted(form=REFUSAL, dossier=receipt.dossier)
