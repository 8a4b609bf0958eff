"""The order of pages: what is moved stays whole, and what is turned comes round."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.scanned_pages import ScannedPage, moved, turned

PAGES = tuple(ScannedPage(str(number) * 64, "image/jpeg", 1000) for number in range(7))


@given(st.integers(1, 7), st.data())
def test_a_page_moves_as_far_as_there_is_room(count: int, data: st.DataObject) -> None:
    pages, place = PAGES[:count], data.draw(st.integers(0, count - 1))
    by = data.draw(st.integers(-9, 9))
    after, to = moved(pages, place, by)
    assert after[to] == pages[place]
    assert to == min(max(place + by, 0), count - 1)
    assert [one for one in after if one != pages[place]] == [one for one in pages if one != pages[place]]
    back, home = moved(after, to, place - to)
    assert (back, home) == (pages, place)


@given(st.lists(st.integers(-3, 3), max_size=8))
def test_a_page_turns_by_quarters(quarters: list[int]) -> None:
    page = PAGES[0]
    for one in quarters:
        page = turned(page, one)
    assert page.turned == sum(quarters) * 90 % 360


def test_a_document_is_not_turned() -> None:
    document = ScannedPage("a" * 64, "application/pdf", 1000)
    assert turned(document, 1) == document
