"""Official forms as data: titles, lines, tables and their order come from `resources/forms`."""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from desktop.store.shipped import shipped

A4: Final = "A4"
A5: Final = "A5"
A4_LANDSCAPE: Final = "A4-landscape"


class FormLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of a form: a label with its value, or a sentence.

    Attributes:
        key: which value stands here; of a sentence, the value it depends on where it is optional.
        label: official wording before the value; may be empty.
        strong: whether the value is bold.
        beside: whether it shares a row with the line before it, if both fit.
        optional: whether the line is left out without a value; others get dots to write on.
        text: a sentence instead of label and value; `{key}` are filled in, with dots where nothing is known.
        italic: whether the sentence is italic.
        centred: whether the sentence stands in the middle.
        blanks: numbered lines of dots in place of an empty list.
    """

    key: str = ""
    label: str = ""
    strong: bool = False
    beside: bool = False
    optional: bool = False
    text: str = ""
    italic: bool = False
    centred: bool = False
    blanks: int = 0


class FormCell(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A cell of a form's table.

    Attributes:
        text: wording; `{key}` are filled in. Each line of it begins a new one in the cell.
        blank: said where none of its values is known.
        bold: whether it is bold.
        left: whether its lines begin at the left.
        columns: number of columns it spans.
        rows: number of rows it spans.
    """

    text: str
    blank: str = ""
    bold: bool = False
    left: bool = False
    columns: int = 1
    rows: int = 1


class FormTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A ruled table whose head returns on each page.

    Attributes:
        widths: of the columns, as parts of the whole.
        head: rows of the head, as the circular words them.
        entry: rows that one entry takes.
        size: of the face, in points.
        least: entries at least; those that are missing are blank, to be written on.
    """

    widths: tuple[float, ...]
    head: tuple[tuple[FormCell, ...], ...]
    entry: tuple[tuple[FormCell, ...], ...]
    size: float = 10.0
    least: int = 0


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who signs, the small line under it, and which value names them."""

    title: str
    small: str = ""
    name: str = ""


class FormDescription(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A form as the circular in force words it.

    Attributes:
        form: number of the form, or a word for a sheet of our own.
        basis: the text that sets it.
        own_layout: whether the layout is our own, because no source shows one.
        wording: where sentences come from, if not from the basis itself.
        name: what it is called in full.
        short: the same for lists and buttons.
        title: lines of the title.
        titles: other titles that some authorities use, by a word for each.
        number: pattern of the number line; `{number}` and `{mark}` are filled in.
        papers: sizes it may be printed on, the usual one first.
        code: whether the dossier's number stands beside the title as a QR code.
        payment: whether the fee's payment code stands above the signatures, where there is one.
        lines: official lines, in their order.
        table: below them; None for none.
        small_lines: what the centre adds below, smaller.
        signatures: from left to right; one alone stands at the right.
    """

    form: str
    basis: str
    own_layout: bool = False
    wording: str = ""
    name: str
    short: str
    title: tuple[str, ...]
    titles: dict[str, tuple[str, ...]] = {}
    number: str = ""
    papers: tuple[str, ...] = (A4,)
    code: bool = False
    payment: bool = False
    lines: tuple[FormLine, ...] = ()
    table: FormTable | None = None
    small_lines: tuple[FormLine, ...] = ()
    signatures: tuple[Signature, ...] = ()

    def title_of(self, word: str) -> tuple[str, ...]:
        """Its title, or the other one by its word."""
        return self.titles.get(word, self.title)


class FormWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Wording of values that several forms share.

    Attributes:
        represented: pattern of an organisation with who acts for it; `{name}` and `{person}` are filled in.
        elsewhere: pattern of another centre; `{name}` and `{code}` are filled in.
        no_documents: said in place of an empty list of papers.
        sets: pattern of the number of sets.
        return_places: where the result is received, by way of return; `{centre}` is filled in.
        return_ways: the same in a narrow column.
        fee: pattern of a known fee; `{figures}` and `{words}` are filled in.
        fee_unknown: said while the fee is not set.
        provisional_mark: mark of a number that is not official.
        standings: how a result stands to its promise: `before`, `on_time`, `late`.
        reprint: mark of a paper that was printed before; `{at}` is filled in.
        pay: lines beside a payment code; `{fee}`, `{bank}`, `{account}`, `{holder}`, `{reference}` are filled in.
        asked: pattern of a paper that is asked for, with why; `{name}` and `{reason}` are filled in.
        reason_above: reason of a supplement whose contents are the reason themselves.
    """

    represented: str
    elsewhere: str
    no_documents: str
    sets: str
    return_places: dict[str, str]
    return_ways: dict[str, str]
    fee: str
    fee_unknown: str
    provisional_mark: str
    standings: dict[str, str]
    reprint: str
    asked: str
    reason_above: str
    pay: tuple[str, ...]


@cache
def form(name: str) -> FormDescription:
    """A form that is shipped, by its number or word.

    Raises:
        FileNotFoundError: no such form.
    """
    return msgspec.json.decode(shipped(f"forms/form_{name}.json"), type=FormDescription)


@cache
def banks() -> dict[str, str]:
    """Names of banks by the six digits NAPAS knows them by."""
    return msgspec.json.decode(shipped("banks/banks.json"), type=dict[str, str])


@cache
def form_words() -> FormWords:
    """Wording that forms share."""
    return msgspec.json.decode(shipped("forms/words.json"), type=FormWords)
