"""Lines of a form: a label and its value, a sentence, or dots to write on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from desktop.printing.flow import Piece, beside, stacked, together
from desktop.printing.forms import FormLine, Signature
from desktop.printing.page import MM
from desktop.printing.text import LEFT, MIDDLE, Run, dots, paragraph, text_width

Value = str | tuple[str, ...]

GAP: Final = 1.3 * MM
SIGNING_ROOM: Final = 22 * MM
UNKNOWN: Final = "…" * 12
"""Dots within a sentence, long enough to write a name on."""

_BETWEEN: Final = 6 * MM
_ALONE: Final = 0.55
_LEAST_TITLE: Final = 0.85
_KEY: Final = re.compile(r"\{(\w+)\}")


def field_lines(
    lines: Sequence[FormLine], values: Mapping[str, Value], width: float, size_pt: float, gap: float = GAP
) -> tuple[Piece, ...]:
    """The lines of a form with their values.

    Args:
        lines: in the order of the form.
        values: by key; a tuple is a numbered list, an empty or missing value gives dots.
        width: width to fill.
        size_pt: size of the face.
        gap: space below each line.
    """
    shown = [line for line in lines if not line.optional or values.get(line.key)]
    pieces: list[Piece] = []
    place = 0
    while place < len(shown):
        line = shown[place]
        follower = shown[place + 1] if place + 1 < len(shown) else None
        value: Value = values.get(line.key, "") or tuple([""] * line.blanks) or ""
        if line.text:
            pieces += _sentence(line, values, width, size_pt, gap)
        elif follower is not None and follower.beside and isinstance(value, str):
            pieces += _row(line, value, follower, as_text(values.get(follower.key, "")), width, size_pt, gap)
            place += 1
        elif isinstance(value, tuple):
            pieces += _listed(line, value, width, size_pt, gap)
        else:
            pieces += _line(line, value, width, size_pt, gap)
        place += 1
    return tuple(pieces)


def signature_block(
    signatures: Sequence[Signature],
    names: Sequence[str],
    width: float,
    size_pt: float,
    room: float = SIGNING_ROOM,
) -> Piece:
    """Signatures side by side with room to sign and the names below, as one piece; one alone stands at the right."""
    column = width / len(signatures) if len(signatures) > 1 else _ALONE * width
    first = width - column * len(signatures)
    widest = max(text_width(Run(signature.title, bold=True), size_pt) for signature in signatures) + MM
    # A title that would leave one word to a second line is written a little smaller.
    title_pt = size_pt * max(min(1.0, column / widest), _LEAST_TITLE)
    columns = []
    for place, (signature, name) in enumerate(zip(signatures, names, strict=True)):
        upper = [
            *paragraph([Run(signature.title, bold=True)], column, title_pt, align=MIDDLE),
            *paragraph([Run(signature.small, italic=True)], column, size_pt - 1, align=MIDDLE, after=room),
            *paragraph([Run(name, bold=True)], column, size_pt, align=MIDDLE),
        ]
        columns.append((first + place * column, stacked(upper)))
    return beside(columns)


def filled(pattern: str, values: Mapping[str, Value], unknown: str = UNKNOWN) -> str:
    """A pattern with its `{key}` filled in; what is not known is left to be written."""
    return _KEY.sub(lambda found: as_text(values.get(found[1], "")) or unknown, pattern)


def keys_of(pattern: str) -> list[str]:
    """The values a pattern asks for."""
    return _KEY.findall(pattern)


def as_text(value: Value) -> str:
    """A value on one line."""
    return value if isinstance(value, str) else "; ".join(value)


def _sentence(
    line: FormLine, values: Mapping[str, Value], width: float, size_pt: float, gap: float
) -> tuple[Piece, ...]:
    run = Run(filled(line.text, values), bold=line.strong, italic=line.italic)
    return paragraph([run], width, size_pt, align=MIDDLE if line.centred else LEFT, after=gap)


def _line(line: FormLine, value: str, width: float, size_pt: float, gap: float) -> tuple[Piece, ...]:
    return paragraph(_runs(line, value, width, size_pt), width, size_pt, after=gap)


def _listed(line: FormLine, values: tuple[str, ...], width: float, size_pt: float, gap: float) -> tuple[Piece, ...]:
    head = paragraph([Run(f"{line.label}:")], width, size_pt, after=gap / 2)
    indent = 5 * MM
    items: list[Piece] = []
    for number, value in enumerate(values, 1):
        lead = f"{number}. "
        room = width - indent
        hanging = text_width(Run(lead), size_pt)
        said = value or dots(room - hanging - 0.5 * MM, size_pt)
        lines = paragraph([Run(lead + said)], room, size_pt, hanging=hanging)
        items += (_moved(piece, indent) for piece in lines)
    items[-1] = replace(items[-1], height=items[-1].height + gap)
    # A list never begins at the very foot of a page, apart from its label.
    return together([*head, items[0]]) + tuple(items[1:])


def _row(
    line: FormLine, value: str, follower: FormLine, other: str, width: float, size_pt: float, gap: float
) -> tuple[Piece, ...]:
    """Two lines in one row; below one another when a value is too long for its half."""
    half = (width - _BETWEEN) / 2
    needed = [_needed(line, value, size_pt), _needed(follower, other, size_pt)]
    least = sum(needed) + _BETWEEN
    if least > width:
        return _line(line, value, width, size_pt, gap) + _line(follower, other, width, size_pt, gap)
    first = min(max(half, needed[0]), width - _BETWEEN - needed[1])
    second = width - _BETWEEN - first
    left = stacked(_line(line, value, first, size_pt, gap))
    right = stacked(_line(follower, other, second, size_pt, gap))
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
