"""Addresses as people write them, one by one: what each means, and what has to be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.store.units import load_units

UNITS = load_units()

TABLE = Path(__file__).with_name("address_spellings.tsv").read_text(encoding="utf-8").splitlines()[1:]
"""Text, certainty, and the codes of the candidates, best first."""


@pytest.mark.parametrize("line", TABLE)
def test_what_people_write(line: str) -> None:
    text, certainty, codes = line.split("\t")
    reading = UNITS.read(text)
    assert (reading.certainty, " ".join(candidate.code for candidate in reading.candidates)) == (certainty, codes)


@pytest.mark.parametrize("text", ["", "   ", "!!!", ",,,", "'", "-"])
def test_nothing_names_no_commune(text: str) -> None:
    assert UNITS.read(text).candidates == ()


def test_the_table_has_all_three_answers() -> None:
    answers = [line.split("\t")[1] for line in TABLE]
    assert len(answers) >= 250
    assert {answer: answers.count(answer) >= 10 for answer in set(answers)} == dict.fromkeys(
        ("certain", "choice", "unknown"), True
    )
