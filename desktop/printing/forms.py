"""Official forms as data: titles, labels and their order come from `resources/forms`."""

from __future__ import annotations

from functools import cache

import msgspec

from desktop.store.snapshots import shipped


class FormLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of a form.

    Attributes:
        key: which value stands here.
        label: official wording before the value; may be empty.
        strong: whether the value is bold.
        beside: whether it shares a row with the line before it, if both fit.
        optional: whether the line is left out without a value; others get dots to write on.
    """

    key: str
    label: str
    strong: bool = False
    beside: bool = False
    optional: bool = False


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who signs, and the small line under it."""

    title: str
    small: str = ""


class ReceiptForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Mẫu 01 as the circular in force words it.

    Attributes:
        form: number of the form.
        basis: the text that sets it.
        title: lines of the title.
        number: pattern of the number line; `{number}` and `{mark}` are filled in.
        lines: official lines, in their order.
        small_lines: what the centre adds below them.
        represented: pattern of an organisation with who acts for it; `{name}` and `{person}` are filled in.
        elsewhere: pattern of another centre; `{name}` and `{code}` are filled in.
        no_documents: said in place of an empty list of papers.
        sets: pattern of the number of sets.
        return_places: where the result is received, by way of return; `{centre}` is filled in.
        fee: pattern of a known fee; `{figures}` and `{words}` are filled in.
        fee_unknown: said while the fee is not set.
        provisional_mark: mark of a number that is not official.
        provisional_note: sentence that explains it.
        signatures: left and right.
    """

    form: str
    basis: str
    title: tuple[str, ...]
    number: str
    lines: tuple[FormLine, ...]
    small_lines: tuple[FormLine, ...]
    represented: str
    elsewhere: str
    no_documents: str
    sets: str
    return_places: dict[str, str]
    fee: str
    fee_unknown: str
    provisional_mark: str
    provisional_note: str
    signatures: tuple[Signature, Signature]


@cache
def receipt_form() -> ReceiptForm:
    """The description of Mẫu 01 that is shipped."""
    return msgspec.json.decode(shipped("forms/form_01.json"), type=ReceiptForm)
