"""Mẫu 01: Giấy tiếp nhận hồ sơ và hẹn trả kết quả."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from desktop.domain.centre import Centre
from desktop.domain.numbers import PROVISIONAL, short_number
from desktop.domain.people import Applicant
from desktop.domain.read_models import DossierDetail
from desktop.domain.words import amount, amount_words, instant_words, limit_words, paper_words
from desktop.printing.fields import Value, field_lines, signature_block
from desktop.printing.flow import Pages, Piece, beside, paginate, space, stacked, together
from desktop.printing.forms import ReceiptForm, receipt_form
from desktop.printing.letterhead import letterhead
from desktop.printing.page import A4_PORTRAIT, MM, ensure_gui
from desktop.printing.paint import write_pdf
from desktop.printing.qr import qr_piece
from desktop.printing.text import MIDDLE, Run, boxed, paragraph

SIZES: Final = (13.5, 13.0, 12.5, 12.0)
"""Sizes to try; the greatest that brings the slip onto one page is taken, else the last."""

TITLE_SIZE: Final = 14.0
QR_SIDE: Final = 27 * MM
QR_COLUMN: Final = 38 * MM
QR_TEXT_SIZE: Final = 9.0


def render_form_01(detail: DossierDetail, centre: Centre, path: Path) -> None:
    """Write the slip as an A4 PDF with embedded fonts.

    Args:
        detail: the dossier; the slip shows the number and the promise in force.
        centre: profile of the centre that issues it.
        path: file to write; an older one is replaced only by a whole new one.

    Raises:
        PaperNotWritten: full disk, missing or read-only folder; an older file stays.

    Source:
        Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu 01 (domain facts 2.2 and 2.3).
    """
    write_pdf(form_01_pages(detail, centre), path)


def form_01_pages(detail: DossierDetail, centre: Centre) -> Pages:
    """The slip laid out, for the PDF, the printer and the picture alike."""
    ensure_gui()
    form = receipt_form()
    number = detail.dossier.number
    sheets = paginate(_pieces(detail, centre, form, SIZES[-1]), A4_PORTRAIT.height)
    for size in SIZES:
        tried = paginate(_pieces(detail, centre, form, size), A4_PORTRAIT.height)
        if len(tried) == 1:
            sheets = tried
            break
    title = " ".join(form.title).capitalize()
    return Pages(A4_PORTRAIT, f"{title} {number}", sheets, foot=f"{form.lines[0].label}: {number}")


def _pieces(detail: DossierDetail, centre: Centre, form: ReceiptForm, size_pt: float) -> list[Piece]:
    """The whole slip at one size of the body."""
    width = A4_PORTRAIT.width
    number = detail.dossier.number
    received_at = detail.dossier.received_at.astimezone(ZoneInfo(centre.zone))
    values = form_01_values(detail, centre)
    closing = list(field_lines(form.small_lines, values, width, size_pt - 1.5))
    if provisional(number):
        closing += paragraph([Run(form.provisional_note, italic=True)], width, size_pt - 1.5)
    return [
        *letterhead(
            width,
            authority=centre.authority,
            centre=centre.name,
            number=form.number.format(number=short_number(number), mark=centre.issuer_mark),
            place=centre.place,
            day=received_at.date(),
        ),
        space(2 * MM),
        _title_row(form, number, width),
        space(2 * MM),
        *field_lines(form.lines, values, width, size_pt),
        # The signatures never stand alone on a page: the lines above them come along.
        *together(
            [
                space(1.5 * MM),
                *closing,
                space(4 * MM),
                signature_block(form.signatures, ("", detail.officer), width, size_pt),
            ]
        ),
    ]


def form_01_values(detail: DossierDetail, centre: Centre) -> dict[str, Value]:
    """What stands on the lines of the form, by key; nothing known is an empty text.

    With an authorisation the upper lines name who hands in and signs, those of the principal the applicant.
    """
    form = receipt_form()
    dossier = detail.dossier
    received, applicant = dossier.received, dossier.applicant
    zone = ZoneInfo(centre.zone)
    documents = tuple(
        ": ".join(part for part in (paper.name, paper_words(paper)) if part) for paper in received.documents
    )
    mark = f" ({form.provisional_mark})" if provisional(dossier.number) else ""
    return {
        "number": dossier.number + mark,
        "centre": centre.name,
        **_people(applicant, form),
        "content": received.title,
        "documents": documents or form.no_documents,
        "sets": form.sets.format(sets=received.sets),
        "limit": limit_words(received.limit),
        "received_at": instant_words(dossier.received_at.astimezone(zone)),
        "due_at": instant_words(dossier.due_at.astimezone(zone)),
        "returned_at_place": form.return_places.get(received.return_by, "").format(centre=centre.name),
        "proof": detail.proof,
        "fee": _fee(detail, form),
        "settles": form.elsewhere.format(name=received.settles_name, code=received.settles)
        if received.settles_name
        else received.settles,
    }


def _people(applicant: Applicant, form: ReceiptForm) -> dict[str, Value]:
    """Who hands in, and for whom."""
    name, agent = applicant.name, applicant.agent
    if applicant.representative is not None:
        name = form.represented.format(name=name, person=applicant.representative.name)
    own: dict[str, Value] = {
        "name": name,
        "id_number": applicant.id_number,
        "address": applicant.address,
        "phone": applicant.phone,
        "email": applicant.email,
    }
    if agent is None:
        return own
    return {
        "name": agent.name,
        "id_number": agent.id_number,
        "address": agent.address,
        "phone": agent.phone,
        "email": agent.email,
        **{f"principal_{key}": value for key, value in own.items()},
        "authorisation": agent.authority,
    }


def provisional(number: str) -> bool:
    """Whether the number in force is not an official one yet."""
    return PROVISIONAL.fullmatch(number) is not None


def _fee(detail: DossierDetail, form: ReceiptForm) -> str:
    charge = detail.dossier.received.charge
    if not charge.known:
        return form.fee_unknown
    if charge.vnd == 0:
        return ""
    return form.fee.format(figures=amount(charge.vnd), words=amount_words(charge.vnd).lower())


def _title_row(form: ReceiptForm, number: str, width: float) -> Piece:
    """Title in the middle of the page; at its right the code, the number and the mark of a provisional one."""
    code = [
        beside([((QR_COLUMN - QR_SIDE) / 2, qr_piece(number, QR_SIDE))]),
        *paragraph([Run(number)], QR_COLUMN, QR_TEXT_SIZE, align=MIDDLE),
    ]
    if provisional(number):
        code.append(boxed(form.provisional_mark, QR_COLUMN, SIZES[-1]))
    column = stacked(code)
    title = stacked(
        [p for line in form.title for p in paragraph([Run(line, bold=True)], width, TITLE_SIZE, align=MIDDLE)]
    )
    down = (QR_SIDE - title.height) / 2
    lowered = stacked([space(down), title])
    row = beside([(0.0, lowered), (width - QR_COLUMN, column)])
    return replace(row, with_next=True)
