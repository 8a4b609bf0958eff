"""Procedures by a few letters."""

from __future__ import annotations

import unicodedata

import pytest

from desktop.store.store import Store
from desktop.usecases.search_procedures import SearchProcedures, search_procedures
from tests.store.stores import receive


def codes(store: Store, text: str, limit: int = 12) -> list[str]:
    return [p.code for p in search_procedures(store.view(), SearchProcedures(text, limit))]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("khai sinh", "1.001193"),
        ("Khai Sinh", "1.001193"),
        ("KHAI SINH", "1.001193"),
        ("giay khai sinh", "1.001193"),
        ("1.001193", "1.001193"),
        ("1.0011", "1.001193"),
        ("sao y", "2.000815"),
        ("chung thuc ban sao", "2.000815"),
        ("photo cong chung", "2.000815"),
        ("độc thân", "1.004873"),
        ("doc than", "1.004873"),
        ("ho khau", "1.004222"),
        ("tam tru", "1.004194"),
        (unicodedata.normalize("NFD", "độc thân"), "1.004873"),
        ("đkkh", "1.000894"),
        ("  khai   sinh ", "1.001193"),
    ],
)
def test_best_first(store: Store, text: str, first: str) -> None:
    assert codes(store, text)[0] == first


def test_initials(store: Store) -> None:
    assert "1.001193" in codes(store, "ks")
    assert "1.001193" in codes(store, "đkks")
    assert "1.004873" in codes(store, "xn hon nhan")


def test_beginnings_of_words_in_any_order(store: Store) -> None:
    assert "1.001193" in codes(store, "sinh khai")
    assert "1.000656" in codes(store, "khai t")


@pytest.mark.parametrize("text", ["zzz", "khai sinh zzz", '"*', "%", "1.999999"])
def test_nothing(store: Store, text: str) -> None:
    assert codes(store, text) == []


def test_an_empty_text_offers_the_usual_ones_and_those_used_here(store: Store) -> None:
    usual = search_procedures(store.view(), SearchProcedures("", 5))
    assert len(usual) == 5
    assert all(p.popular for p in usual)
    for _ in range(3):
        receive(store, procedure="1.003622")
    assert codes(store, "")[0] == "1.003622"


def test_limit(store: Store) -> None:
    assert len(codes(store, "dang ky", 3)) == 3


def test_used_often_comes_first_within_a_rank(store: Store) -> None:
    before = codes(store, "tam tru", 12)
    assert before[0] != "1.010028"
    assert "1.010028" in before
