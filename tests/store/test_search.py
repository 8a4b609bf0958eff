"""Finding dossiers by typed text (architecture trap 4: đ, marks, prefixes)."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.people import Applicant
from desktop.domain.read_models import DossierFilter
from desktop.store.dossiers import search_expression
from desktop.store.store import Store
from tests.store.stores import CERTIFIED_COPY, receive

PEOPLE = [
    Applicant(name="Đặng Thị Ửng", id_number="087185004321", phone="0912 345 678"),
    Applicant(name="Y Bhiŏ Niê", id_number="066201004567", phone="+84 (905) 111-222"),
    Applicant(name="H'Hen Niê", id_number="066301004567"),
    Applicant(name="Nguyễn Thị Thu Hằng", id_number="087185009999"),
]


@pytest.fixture
def filled(store: Store) -> Store:
    for person in PEOPLE:
        receive(store, applicant=person)
    receive(store, applicant=PEOPLE[0], procedure=CERTIFIED_COPY)
    return store


def found(store: Store, text: str, **more: Any) -> list[str]:
    """Sequence numbers of the dossiers found."""
    wanted = DossierFilter(view="all", text=text, sort="number", **more)
    page = store.view().page(wanted)
    assert page.total == len(page.rows)
    return [row.number[-4:] for row in page.rows]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("đặng", ["2001", "2005"]),
        ("Đặng Thị Ửng", ["2001", "2005"]),
        ("dang thi ung", ["2001", "2005"]),
        ("DANG UNG", ["2001", "2005"]),
        ("ung dang", ["2001", "2005"]),
        (unicodedata.normalize("NFD", "Đặng"), ["2001", "2005"]),
        ("da", ["2001", "2005"]),
        ("d", ["2001", "2005"]),
        ("nie", ["2002", "2003"]),
        ("Niê", ["2002", "2003"]),
        ("bhio", ["2002"]),
        ("hen", ["2003"]),
        ("H'Hen", ["2003"]),
        ("h'hen niê", ["2003"]),
        ("thi hang", ["2004"]),
        ("H20.126.05-261123-2003", ["2003"]),
        ("h20.126.05-261123-2003", ["2003"]),
        ("H20.126.05", ["2001", "2002", "2003", "2004", "2005"]),
        ("261123-2003", ["2003"]),
        ("2003", ["2003"]),
        ("261123", ["2001", "2002", "2003", "2004", "2005"]),
        ("087185004321", ["2001", "2005"]),
        ("0871850", ["2001", "2004", "2005"]),
        ("0912345678", ["2001", "2005"]),
        ("0912", ["2001", "2005"]),
        ("84905", ["2002"]),
        ("dang 2005", ["2005"]),
        ("dang chung thuc", ["2005"]),
        ("dang hon nhan", ["2001"]),
        ("khong co ai", []),
        ("dangg", []),
        ("", ["2001", "2002", "2003", "2004", "2005"]),
        ("   ", ["2001", "2002", "2003", "2004", "2005"]),
    ],
)
def test_found(filled: Store, text: str, numbers: list[str]) -> None:
    assert found(filled, text) == numbers


HOSTILE = [
    *('"', '"*', "*", "NEAR(", "NEAR(a b, 1)", "-", "--", "- -", "a AND", "OR", "NOT", "AND OR", "^a", "a:b", "{a}: b"),
    *("'", "';DROP TABLE dossier;--", "(", ")", "((((", "a*b", "\\", "%", "_", "\x00", "a\x00b", "🙂", "...", ".-."),
    *('""""', 'rowid:"1"', "words:", "+", "a + b", "\u202e", "\ud800", "x" * 5000, "a " * 500),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_finds_nothing_or_something_but_never_fails(filled: Store, text: str) -> None:
    assert len(found(filled, text)) <= 5
    assert filled.view().page(DossierFilter(view="all")).total == 5


@pytest.mark.parametrize("text", ["AND", "NOT dang", "NEAR dang"])
def test_words_of_the_index_language_are_only_words(filled: Store, text: str) -> None:
    assert found(filled, text) == []


@given(st.one_of(st.text(max_size=80), st.sampled_from(["dang", "chun", "h20.126.05-2611", 'a" OR "b', "(nie)"])))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_expression_is_made_of_quoted_words_only(filled: Store, text: str) -> None:
    with filled.write() as work:
        expression = search_expression(work._db, text)
    outside = re.sub(r'"[^"]*"', "", expression)
    assert set(outside.replace(" AND ", "").replace(" OR ", "")) <= set("*()")


def test_text_and_filters_together(filled: Store) -> None:
    assert found(filled, "dang", field="G15-TP03") == ["2005"]
    assert found(filled, "dang", channel="post") == []
    assert found(filled, "dang", received_from="2026-11-23") == ["2001", "2005"]
    assert found(filled, "dang", received_from="2026-11-24") == []


def test_a_changed_number_is_found_by_both(store: Store) -> None:
    from desktop.domain.events import OfficialNumberGiven

    receipt = receive(store)
    with store.write() as work:
        work.record(receipt.dossier, OfficialNumberGiven(number="H20.126.05-261123-0007"), work.clock.now())
    for text in ("0007", "2001", "H20.126.05-261123-0007", receipt.number):
        assert store.view().page(DossierFilter(view="all", text=text)).total == 1
    for number in ("H20.126.05-261123-0007", f" {receipt.number}\n"):
        assert store.view().find_number(number) == receipt.dossier
    assert store.view().find_number("H20.126.05-261123-9999") is None
