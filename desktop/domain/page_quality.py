"""What is wrong with the picture of a page, told from a small greyscale copy: a second trip comes from a bad scan."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

A4_INCHES: Final = (8.27, 11.69)
LEAST_DPI: Final = 190
"""Below this an ordinary paper is too small; 200 dpi are asked for, and scanners cut a few pixels off the edges."""

SMALL_SIDE: Final = 400
"""Pixels of the longer side of the copy that is judged."""

LEANS_FROM: Final = 1.5
"""Degrees from which a page is told to lean; less is not seen on paper."""

_MOST_LEAN: Final = 10.0
_BORDER: Final = 0.04
_PAPER_AT: Final = 0.8
_DARK_PAPER: Final = 125
_INK: Final = 45
_FAINT: Final = 25
_BLANK: Final = 0.0004
_POINTS: Final = 2000
_LEAST_POINTS: Final = 40
_COARSE: Final = [float(angle) for angle in range(-int(_MOST_LEAN), int(_MOST_LEAN) + 1)]
_CLEAR: Final = 1.3
"""How much sharper lines must be at the angle found than at most others; photographs and seals have none."""

BLANK: Final = "blank"
SKEWED: Final = "skewed"
DARK: Final = "dark"
SMALL: Final = "small"
FINDINGS: Final = (BLANK, DARK, SKEWED, SMALL)
"""In the order they are told; a blank page has nothing else wrong with it that matters."""


@dataclass(frozen=True)
class Grey:
    """A small greyscale picture.

    Attributes:
        width: in pixels.
        height: in pixels.
        data: row by row without padding, one byte a pixel, 0 black.
    """

    width: int
    height: int
    data: bytes


def judge(grey: Grey, pixels: tuple[int, int], dpi: int = 0) -> tuple[str, ...]:
    """What is wrong with a page; never a reason to refuse it.

    Args:
        grey: its copy, the longer side `SMALL_SIDE` pixels or less.
        pixels: width and height of the page itself.
        dpi: as the scanner says; 0 if unknown, then the page is taken for an A4 sheet.

    Returns:
        Codes of `FINDINGS`, in their order; empty for a good page.

    Source:
        Thông tư 01/2023/TT-VPCP art. 8 (whole text readable); 200 dpi: guidance of 2025 (domain facts 9).
    """
    paper, ink = _inked(grey)
    found = []
    if len(ink) < max(12, _BLANK * grey.width * grey.height):
        # A sheet as dark as its writing is not blank: nobody can tell.
        if paper >= _DARK_PAPER:
            return (BLANK,)
        found.append(DARK)
    else:
        if paper < _DARK_PAPER:
            found.append(DARK)
        if abs(lean(grey, ink)) >= LEANS_FROM:
            found.append(SKEWED)
    if resolution(pixels, dpi) < LEAST_DPI:
        found.append(SMALL)
    return tuple(found)


def resolution(pixels: tuple[int, int], dpi: int = 0) -> int:
    """Dots per inch of a page; an unknown one is what an A4 sheet that fills the picture has."""
    if dpi:
        return dpi
    short, long = sorted(pixels)
    return int(max(short / A4_INCHES[0], long / A4_INCHES[1]))


def lean(grey: Grey, ink: Sequence[int] | None = None) -> float:
    """How far lines of writing lean, in degrees, positive when they go down to the right; 0 where there are none.

    Args:
        grey: the copy of a page.
        ink: positions of its dark pixels, if they are known.
    """
    places = set(_inked(grey)[1] if ink is None else ink)
    # Lower edges of letters stand on a line, whatever the letters are; of a photograph or a seal only few are edges.
    below = sorted(place for place in places if place + grey.width not in places)
    beside = sorted(place for place in places if place + 1 not in places)
    upright = _thinned([(place % grey.width, place // grey.width) for place in below])
    # A page that lies on its side has its lines in columns.
    lying = _thinned([(place // grey.width, -(place % grey.width)) for place in beside])
    lines = max((upright, lying), key=_clearness)
    if len(lines) < _LEAST_POINTS or _clearness(lines) < _CLEAR:
        return 0.0
    rough = _best(lines, _COARSE)
    angle = _best(lines, [rough + step / 4 for step in range(-3, 4)])
    # What is sharpest at the very edge is no line of writing.
    return angle if abs(angle) < _MOST_LEAN else 0.0


def _thinned(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return points[:: -(-len(points) // _POINTS) or 1]


def _best(points: list[tuple[int, int]], angles: list[float]) -> float:
    """The angle at which lines are sharpest; of equal ones the smallest."""
    return max(angles, key=lambda angle: (_sharpness(points, angle), -abs(angle)))


def _clearness(points: list[tuple[int, int]]) -> float:
    """How much sharper lines are at the best angle than at others: 1 for what has no lines at all."""
    if len(points) < _LEAST_POINTS:
        return 0.0
    sharp = sorted(_sharpness(points, angle) for angle in _COARSE)
    return sharp[-1] / sharp[len(sharp) // 2]


def _sharpness(points: list[tuple[int, int]], angle: float) -> float:
    """How unevenly ink lies on lines of this angle: high where lines of writing and gaps take turns."""
    slope = math.tan(math.radians(angle))
    rows = Counter([int(y - x * slope) for x, y in points])
    return sum([count * count for count in rows.values()]) / max(1, len(points))


def _inked(grey: Grey) -> tuple[int, list[int]]:
    """Brightness of the paper, and positions of pixels clearly darker; edges are left out, lids cast shadows there."""
    total = grey.width * grey.height
    if not total:
        return 255, []
    counts, seen, paper = Counter(grey.data), 0, 255
    for value in range(256):
        seen += counts.get(value, 0)
        if seen >= _PAPER_AT * total:
            paper = value
            break
    limit = paper - (_INK if paper >= _DARK_PAPER else _FAINT)
    across, down = int(grey.width * _BORDER), int(grey.height * _BORDER)
    found: list[int] = []
    for y in range(down, grey.height - down):
        start = y * grey.width
        line = grey.data[start + across : start + grey.width - across]
        if line and min(line) < limit:
            found += [start + across + x for x, value in enumerate(line) if value < limit]
    return paper, found
