"""Pieces of a paper and how they fall onto pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtGui import QPainter

from desktop.printing.page import Paper

Draw = Callable[[QPainter, float, float], None]
"""Paints at a left and an upper edge."""


@dataclass(frozen=True)
class Piece:
    """Something of known height that is never cut.

    Attributes:
        height: in layout units, spacing included.
        draw: paints it.
        with_next: whether it stays on one page with the piece after it.
        again: piece painted once more above this one when this one begins a page (head of a table).
    """

    height: float
    draw: Draw
    with_next: bool = False
    again: Piece | None = None


class Placed(NamedTuple):
    """A piece and its distance from the upper margin."""

    y: float
    piece: Piece


@dataclass(frozen=True)
class Pages:
    """A laid-out document.

    Attributes:
        title: title in the PDF's properties and of the print job.
        sheets: pieces of each page, at least one page.
        foot: text at the foot of each page, beside the page number, if there is more than one page.
        mark: text at the head of every page; empty for none.
        parts: pages of each part that is a document by itself, with page numbers of its own; empty for one part.
    """

    paper: Paper
    title: str
    sheets: tuple[tuple[Placed, ...], ...]
    foot: str = ""
    mark: str = ""
    parts: tuple[int, ...] = ()

    def numbered(self, sheet: int) -> tuple[int, int]:
        """Number of a page within its part, from 1, and how many pages the part has."""
        before = 0
        for size in self.parts:
            if sheet < before + size:
                return sheet - before + 1, size
            before += size
        return sheet - before + 1, len(self.sheets) - before


def in_one(documents: Sequence[Pages]) -> Pages:
    """Documents of one kind one after the other, as one print."""
    first, *others = documents
    if not others:
        return first
    sheets = tuple(sheet for one in documents for sheet in one.sheets)
    return replace(first, sheets=sheets, parts=tuple(len(one.sheets) for one in documents))


def space(height: float) -> Piece:
    """Empty height that stays with what follows."""
    return Piece(height, _nothing, with_next=True)


def together(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces, each bound to the next one; the last keeps its own binding."""
    bound = list(pieces)
    return tuple(replace(piece, with_next=True) for piece in bound[:-1]) + tuple(bound[-1:])


def stacked(pieces: Sequence[Piece]) -> Piece:
    """Several pieces as one that cannot be cut."""

    def draw(painter: QPainter, x: float, y: float) -> None:
        for piece in pieces:
            piece.draw(painter, x, y)
            y += piece.height

    return Piece(sum(piece.height for piece in pieces), draw)


def beside(columns: Sequence[tuple[float, Piece]]) -> Piece:
    """Pieces side by side, each at its distance from the left edge."""

    def draw(painter: QPainter, x: float, y: float) -> None:
        for distance, piece in columns:
            piece.draw(painter, x + distance, y)

    return Piece(max(piece.height for _, piece in columns), draw)


def paginate(pieces: Iterable[Piece], room: float) -> tuple[tuple[Placed, ...], ...]:
    """Pieces by page; what belongs together moves to the next page together.

    Args:
        pieces: in order.
        room: height of a page between its margins.

    Returns:
        At least one page. A group higher than a whole page is cut between its pieces, since it must be.
    """
    pages: list[list[Placed]] = [[]]
    y = 0.0
    for group in _groups(pieces):
        fits = y + sum(piece.height for piece in group) <= room
        for place, piece in enumerate(group):
            full = y + piece.height > room if place or fits else True
            if full and pages[-1]:
                pages.append([])
                y = 0.0
                if piece.again is not None:
                    pages[-1].append(Placed(0.0, piece.again))
                    y = piece.again.height
            pages[-1].append(Placed(y, piece))
            y += piece.height
    return tuple(tuple(page) for page in pages)


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.with_next:
            yield group
            group = []
    if group:
        yield group


def _nothing(painter: QPainter, x: float, y: float) -> None:
    """Paint nothing."""
