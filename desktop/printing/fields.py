"""Lines of a form: a label and its value, or dots to write on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from desktop.printing.flow import Piece, beside, stacked, together
from desktop.printing.forms import FormLine, Signature
from desktop.printing.page import MM
from desktop.printing.text import MIDDLE, Run, dots, paragraph, text_width

Value = str | tuple[str, ...]

GAP: Final = 1.3 * MM
_BETWEEN: Final = 6 * MM
_SIGNING_ROOM: Final = 22 * MM


def field_lines(
    lines: Sequence[FormLine], values: Mapping[str, Value], width: float, size_pt: float
) -> tuple[Piece, ...]:
    """The lines of a form with their values.

    Args:
        lines: in the order of the form.
        values: by key; a tuple is a numbered list, an empty or missing value gives dots.
        width: width to fill.
        size_pt: size of the face.
    """
    shown = [line for line in lines if not line.optional or values.get(line.key)]
    pieces: list[Piece] = []
    place = 0
    while place < len(shown):
        line = shown[place]
        follower = shown[place + 1] if place + 1 < len(shown) else None
        value = values.get(line.key, "")
        if follower is not None and follower.beside and isinstance(value, str):
            pieces += _row(line, value, follower, _text(values.get(follower.key, "")), width, size_pt)
            place += 2
            continue
        if isinstance(value, tuple):
            pieces += _listed(line, value, width, size_pt)
        else:
            pieces += _line(line, value, width, size_pt)
        place += 1
    return tuple(pieces)


def signature_block(signatures: Sequence[Signature], names: Sequence[str], width: float, size_pt: float) -> Piece:
    """Signatures side by side with room to sign and the names below, as one piece."""
    column = width / len(signatures)
    columns = []
    for place, (signature, name) in enumerate(zip(signatures, names, strict=True)):
        upper = [
            *paragraph([Run(signature.title, bold=True)], column, size_pt, align=MIDDLE),
            *paragraph([Run(signature.small, italic=True)], column, size_pt - 1, align=MIDDLE, after=_SIGNING_ROOM),
            *paragraph([Run(name, bold=True)], column, size_pt, align=MIDDLE),
        ]
        columns.append((place * column, stacked(upper)))
    return beside(columns)


def _line(line: FormLine, value: str, width: float, size_pt: float) -> tuple[Piece, ...]:
    return paragraph(_runs(line, value, width, size_pt), width, size_pt, after=GAP)


def _listed(line: FormLine, values: tuple[str, ...], width: float, size_pt: float) -> tuple[Piece, ...]:
    head = paragraph([Run(f"{line.label}:")], width, size_pt, after=GAP / 2)
    indent = 5 * MM
    items: list[Piece] = []
    for number, value in enumerate(values, 1):
        lead = f"{number}. "
        room = width - indent
        lines = paragraph([Run(lead + value)], room, size_pt, hanging=text_width(Run(lead), size_pt))
        items += (_moved(piece, indent) for piece in lines)
    items[-1] = replace(items[-1], height=items[-1].height + GAP)
    # A list never begins at the very foot of a page, apart from its label.
    return together([*head, items[0]]) + tuple(items[1:])


def _row(line: FormLine, value: str, follower: FormLine, other: str, width: float, size_pt: float) -> tuple[Piece, ...]:
    """Two lines in one row; below one another when a value is too long for its half."""
    half = (width - _BETWEEN) / 2
    needed = [_needed(line, value, size_pt), _needed(follower, other, size_pt)]
    least = sum(needed) + _BETWEEN
    if least > width:
        return _line(line, value, width, size_pt) + _line(follower, other, width, size_pt)
    first = min(max(half, needed[0]), width - _BETWEEN - needed[1])
    second = width - _BETWEEN - first
    left = stacked(_line(line, value, first, size_pt))
    right = stacked(_line(follower, other, second, size_pt))
    return (beside([(0.0, left), (first + _BETWEEN, right)]),)


def _needed(line: FormLine, value: str, size_pt: float) -> float:
    shown = value or "." * 16
    return sum(text_width(run, size_pt) for run in (_label(line), Run(shown, bold=line.strong))) + 0.5 * MM


def _runs(line: FormLine, value: str, width: float, size_pt: float) -> list[Run]:
    label = _label(line)
    if value:
        return [run for run in (label, Run(value, bold=line.strong)) if run.text]
    return [label, Run(dots(width - text_width(label, size_pt) - 0.5 * MM, size_pt))]


def _label(line: FormLine) -> Run:
    return Run(f"{line.label}: " if line.label else "")


def _moved(piece: Piece, right: float) -> Piece:
    return replace(beside([(right, piece)]), with_next=piece.with_next)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ", ".join(value)
