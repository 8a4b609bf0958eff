"""What is wrong with a page: blank, dark, leaning and small ones are told, good ones are left alone."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.page_quality import (
    BLANK,
    DARK,
    FINDINGS,
    LEANS_FROM,
    SKEWED,
    SMALL,
    Grey,
    judge,
    lean,
    resolution,
)

WIDTH, HEIGHT = 283, 400
A4_200 = (1654, 2339)


def page(angle: float = 0.0, lines: int = 38, paper: int = 245, ink: int = 60, seed: int = 1, noise: int = 0) -> Grey:
    """Lines of words, as seen from afar, turned about the middle of the sheet."""
    chance, slope = random.Random(seed), math.tan(math.radians(angle))
    rows = [bytearray([paper]) * WIDTH for _ in range(HEIGHT)]
    for line in range(lines):
        base, x = 30 + line * 9, 30
        end = WIDTH - 30 if line % 5 else WIDTH // 2
        while x < end:
            word = chance.randint(5, 22)
            for place in range(x, min(x + word, end)):
                y = round(base + (place - WIDTH / 2) * slope)
                for up in range(chance.choice((2, 3, 3, 4))):
                    if 0 <= y - up < HEIGHT:
                        rows[y - up][place] = ink
            x += word + 4
    data = bytearray(b"".join(rows))
    for place in range(0, len(data), 1) if noise else ():
        data[place] = min(255, max(0, data[place] + chance.randint(-noise, noise)))
    return Grey(WIDTH, HEIGHT, bytes(data))


def on_its_side(grey: Grey) -> Grey:
    turned = bytearray(len(grey.data))
    for y in range(grey.height):
        for x in range(grey.width):
            turned[x * grey.height + grey.height - 1 - y] = grey.data[y * grey.width + x]
    return Grey(grey.height, grey.width, bytes(turned))


@settings(max_examples=40, deadline=None)
@given(angle=st.floats(-8, 8), seed=st.integers(0, 999), noise=st.sampled_from((0, 12)))
def test_how_much_a_page_leans_is_found(angle: float, seed: int, noise: int) -> None:
    found = lean(page(angle, seed=seed, noise=noise))
    assert abs(found - angle) <= 0.6


@settings(max_examples=25, deadline=None)
@given(angle=st.floats(-0.8, 0.8), seed=st.integers(0, 999), paper=st.integers(190, 255))
def test_a_good_page_is_left_alone(angle: float, seed: int, paper: int) -> None:
    assert judge(page(angle, seed=seed, paper=paper), A4_200) == ()


@settings(max_examples=25, deadline=None)
@given(angle=st.floats(2.2, 8), seed=st.integers(0, 999), left=st.booleans(), lies=st.booleans())
def test_a_leaning_page_is_told_however_it_lies(angle: float, seed: int, left: bool, lies: bool) -> None:
    leaning = page(-angle if left else angle, seed=seed)
    assert judge(on_its_side(leaning) if lies else leaning, A4_200) == (SKEWED,)


@settings(max_examples=30, deadline=None)
@given(paper=st.integers(130, 255), noise=st.integers(0, 15), specks=st.integers(0, 8), seed=st.integers(0, 99))
def test_a_blank_page_is_told_and_nothing_else_of_it(paper: int, noise: int, specks: int, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(max(0, min(255, paper + chance.randint(-noise, noise))) for _ in range(WIDTH * HEIGHT))
    for _ in range(specks):
        data[chance.randrange(len(data))] = 0
    assert judge(Grey(WIDTH, HEIGHT, bytes(data)), (400, 500)) == (BLANK,)


def test_a_shadow_along_the_edge_is_no_writing() -> None:
    data = bytearray([240]) * (WIDTH * HEIGHT)
    for y in range(HEIGHT):
        data[y * WIDTH : y * WIDTH + 6] = bytes(6)
    assert judge(Grey(WIDTH, HEIGHT, bytes(data)), A4_200) == (BLANK,)


@pytest.mark.parametrize("lines", [1, 2, 5])
def test_a_page_of_few_lines_is_not_blank(lines: int) -> None:
    assert BLANK not in judge(page(lines=lines), A4_200)


@settings(max_examples=20, deadline=None)
@given(paper=st.integers(40, 115), seed=st.integers(0, 99))
def test_a_dark_page_is_told(paper: int, seed: int) -> None:
    assert DARK in judge(page(paper=paper, ink=max(0, paper - 60), seed=seed), A4_200)


def test_a_black_page_is_dark_and_not_blank() -> None:
    assert judge(Grey(WIDTH, HEIGHT, bytes(WIDTH * HEIGHT)), A4_200) == (DARK,)


def test_what_has_no_lines_does_not_lean() -> None:
    chance = random.Random(3)
    photo = Grey(WIDTH, HEIGHT, bytes(chance.randrange(256) for _ in range(WIDTH * HEIGHT)))
    assert lean(photo) == 0.0
    disc = bytes(40 if (x - 140) ** 2 + (y - 200) ** 2 < 70**2 else 245 for y in range(HEIGHT) for x in range(WIDTH))
    assert abs(lean(Grey(WIDTH, HEIGHT, disc))) < LEANS_FROM


@pytest.mark.parametrize(
    ("pixels", "dpi", "small"),
    [
        (A4_200, 0, False),
        (A4_200, 200, False),
        ((1620, 2290), 0, False),
        ((2339, 1654), 0, False),
        ((1240, 1754), 0, True),
        ((1240, 1754), 150, True),
        ((640, 480), 0, True),
        # A card scanned at 300 dpi is small and fine; the same without its dpi is a small picture of a sheet.
        ((1012, 638), 300, False),
        ((1012, 638), 0, True),
    ],
)
def test_too_few_dots_are_told(pixels: tuple[int, int], dpi: int, small: bool) -> None:
    assert (SMALL in judge(page(), pixels, dpi)) is small


@given(st.integers(1, 20_000), st.integers(1, 20_000), st.sampled_from((0, 100, 200, 600)))
def test_resolution_does_not_depend_on_how_a_sheet_lies(width: int, height: int, dpi: int) -> None:
    assert resolution((width, height), dpi) == resolution((height, width), dpi)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 40), st.integers(0, 40), st.data())
def test_anything_is_judged_without_failing(width: int, height: int, data: st.DataObject) -> None:
    grey = Grey(width, height, data.draw(st.binary(min_size=width * height, max_size=width * height)))
    found = judge(grey, (width, height))
    assert list(found) == [code for code in FINDINGS if code in found]
