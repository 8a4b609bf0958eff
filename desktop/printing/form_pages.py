"""Any form laid out from its description: letterhead, title with code, lines, table, signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from desktop.domain.centre import Centre
from desktop.domain.vietqr import Payment
from desktop.domain.words import amount
from desktop.printing import page
from desktop.printing.fields import GAP, SIGNING_ROOM, Value, as_text, field_lines, filled, keys_of, signature_block
from desktop.printing.flow import Pages, Piece, beside, paginate, space, stacked, together
from desktop.printing.forms import A4, A4_LANDSCAPE, A5, FormCell, FormDescription, FormTable, banks, form_words
from desktop.printing.letterhead import MOTTO_SIZE, STATE_SIZE, letterhead
from desktop.printing.page import MM, Paper, ensure_gui
from desktop.printing.qr import qr_piece
from desktop.printing.table import Cell, table, table_head
from desktop.printing.text import LEFT, MIDDLE, Run, boxed, paragraph

MOST_A5: Final = 2
"""A form that needs more A5 pages than this is printed on A4."""


@dataclass(frozen=True)
class Measures:
    """Sizes on one kind of paper; faces in points, the rest in layout units.

    Attributes:
        sizes: of the body to try; the greatest that brings the form onto one page is taken, else the last.
        small: how much smaller the centre's own lines are.
    """

    paper: Paper
    sizes: tuple[float, ...]
    small: float
    title: float
    state: float
    motto: float
    code: float
    code_column: float
    code_text: float
    signing: float
    gap: float = GAP


MEASURES: Final[Mapping[str, Measures]] = {
    A4: Measures(
        page.A4_PORTRAIT,
        (13.5, 13.0, 12.5, 12.0),
        small=1.5,
        title=14.0,
        state=STATE_SIZE,
        motto=MOTTO_SIZE,
        code=27 * MM,
        code_column=38 * MM,
        code_text=9.0,
        signing=SIGNING_ROOM,
    ),
    A4_LANDSCAPE: Measures(
        page.A4_LANDSCAPE,
        (12.0,),
        small=1.0,
        title=14.0,
        state=STATE_SIZE,
        motto=MOTTO_SIZE,
        code=27 * MM,
        code_column=38 * MM,
        code_text=9.0,
        signing=SIGNING_ROOM,
    ),
    A5: Measures(
        page.A5_PORTRAIT,
        (11.5, 11.0, 10.5, 10.0, 9.5),
        small=0.5,
        title=11.5,
        state=8.5,
        motto=9.5,
        code=20 * MM,
        code_column=26 * MM,
        code_text=6.5,
        signing=13 * MM,
        gap=0.7 * MM,
    ),
}


@dataclass(frozen=True)
class Filled:
    """What stands on one copy of a form.

    Attributes:
        values: by key; nothing known is an empty text.
        day: day of the date line.
        number: what its number line is filled with; empty for dots.
        code: what the QR code holds; empty for none.
        code_mark: boxed word below the code; empty for none.
        entries: values of each entry of its table.
        payment: how the fee can be paid; None for none.
        title: word of another title; empty for the usual one.
        mark: said at the head of every page.
    """

    values: Mapping[str, Value]
    day: date
    number: str = ""
    code: str = ""
    code_mark: str = ""
    entries: Sequence[Mapping[str, Value]] = field(default=())
    payment: Payment | None = None
    title: str = ""
    mark: str = ""


def form_pages(form: FormDescription, content: Filled, centre: Centre, size: str = "") -> Pages:
    """A form laid out, for the PDF, the printer and the picture alike.

    Args:
        form: its description.
        content: what stands on it.
        centre: profile of the centre that issues it.
        size: paper that is wanted; the form's usual one if it is not to be printed on that, or grows too long for it.
    """
    ensure_gui()
    if size == A5 and A5 in form.papers:
        pages = _on(MEASURES[A5], form, content, centre)
        if len(pages.sheets) > 1 and content.payment is not None:
            # A second sheet only for the payment code is not worth it: the screen shows it too.
            without = _on(MEASURES[A5], form, replace(content, payment=None), centre)
            pages = without if len(without.sheets) == 1 else pages
        if len(pages.sheets) <= MOST_A5:
            return pages
    return _on(MEASURES[form.papers[0]], form, content, centre)


def _on(measures: Measures, form: FormDescription, content: Filled, centre: Centre) -> Pages:
    paper = measures.paper
    sheets = paginate(_pieces(measures, form, content, centre, measures.sizes[-1]), paper.height)
    for size in measures.sizes:
        tried = paginate(_pieces(measures, form, content, centre, size), paper.height)
        if len(tried) == 1:
            sheets = tried
            break
    number = as_text(content.values.get("document_number", ""))
    foot = " – ".join(part for part in (form.name, number) if part)
    return Pages(paper, " ".join(part for part in (form.name, number) if part), sheets, foot=foot, mark=content.mark)


def _pieces(measures: Measures, form: FormDescription, content: Filled, centre: Centre, size_pt: float) -> list[Piece]:
    """The whole form at one size of the body."""
    width, values = measures.paper.width, content.values
    pieces = [
        *letterhead(
            width,
            authority=centre.authority,
            centre=centre.name,
            number=form.number.format(number=content.number or "…………", mark=centre.issuer_mark),
            place=centre.place,
            day=content.day,
            state_size=measures.state,
            motto_size=measures.motto,
        ),
        space((2 if form.code and content.code else 5) * MM),
        _title_row(measures, form, content),
        space(2 * MM),
        *field_lines(form.lines, values, width, size_pt, measures.gap),
    ]
    if form.table is not None:
        pieces += [space(1 * MM), *_table(form.table, content.entries, width)]
    closing = list(field_lines(form.small_lines, values, width, size_pt - measures.small, measures.gap))
    if form.payment and content.payment is not None:
        closing += [space(1.5 * MM), _payment(measures, content.payment, width)]
    if not form.signatures:
        return [*pieces, space(1.5 * MM), *closing]
    names = [as_text(values.get(signature.name, "")) for signature in form.signatures]
    # The signatures never stand alone on a page: the lines above them come along.
    pieces[-1] = replace(pieces[-1], with_next=True)
    return [
        *pieces,
        *together(
            [
                space(1.5 * MM),
                *closing,
                space(4 * MM),
                signature_block(form.signatures, names, width, size_pt, measures.signing),
            ]
        ),
    ]


def _title_row(measures: Measures, form: FormDescription, content: Filled) -> Piece:
    """Title in the middle of the page; at its right the code, the number and the mark of a provisional one."""
    width, coded = measures.paper.width, form.code and bool(content.code)
    room = width - 2 * measures.code_column if coded else width
    lines = form.title_of(content.title)
    title = stacked(
        [p for line in lines for p in paragraph([Run(line, bold=True)], room, measures.title, align=MIDDLE)]
    )
    if not coded:
        return replace(title, with_next=True)
    column = [
        beside([((measures.code_column - measures.code) / 2, qr_piece(content.code, measures.code))]),
        *paragraph([Run(content.code)], measures.code_column, measures.code_text, align=MIDDLE),
    ]
    if content.code_mark:
        column.append(boxed(content.code_mark, measures.code_column, measures.sizes[-1]))
    lowered = stacked([space(max(measures.code - title.height, 0.0) / 2), title])
    row = beside([(measures.code_column, lowered), (width - measures.code_column, stacked(column))])
    return replace(row, with_next=True)


def _payment(measures: Measures, payment: Payment, width: float) -> Piece:
    """The code at the left, away from the dossier's own, and beside it what it says."""
    account = payment.account
    values = {
        "fee": amount(payment.vnd),
        "bank": banks().get(account.bank, account.bank),
        "account": account.number,
        "holder": f"({account.holder})" if account.holder else "",
        "reference": payment.reference,
    }
    size, room = measures.sizes[-1] - 1, width - measures.code - 2 * MM
    said = [
        piece
        for number, line in enumerate(form_words().pay)
        for piece in paragraph([Run(line.format_map(values).strip(), bold=number == 0)], room, size, after=0.4 * MM)
    ]
    words = stacked(said)
    lowered = stacked([space(max(measures.code - words.height, 0.0) / 2), words])
    return beside([(0.0, qr_piece(payment.code, measures.code)), (measures.code + 2 * MM, lowered)])


def _table(shape: FormTable, entries: Sequence[Mapping[str, Value]], width: float) -> tuple[Piece, ...]:
    whole = sum(shape.widths)
    widths = [part / whole * width for part in shape.widths]
    blanks: list[Mapping[str, Value]] = [{}] * (shape.least - len(entries))
    head = table_head([[_cell(cell, {}) for cell in row] for row in shape.head], widths, shape.size)
    rows = [
        table_head([[_cell(cell, entry) for cell in row] for row in shape.entry], widths, shape.size)
        for entry in (*entries, *blanks)
    ]
    return table(head, rows)


def _cell(cell: FormCell, values: Mapping[str, Value]) -> Cell:
    wanted = keys_of(cell.text)
    empty = wanted and not any(values.get(key) for key in wanted)
    text = cell.blank if empty else "\n".join(filled(line, values, "") for line in cell.text.split("\n"))
    return Cell(text, LEFT if cell.left else MIDDLE, cell.bold, cell.columns, cell.rows)
