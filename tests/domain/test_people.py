"""Applicants and their numbers (domain facts 7.2; bad input from the officer)."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import FieldRefused, PersonIncomplete
from desktop.domain.people import (
    Applicant,
    birth_date,
    clean_applicant,
    day_exists,
    number_warnings,
    sex,
    sex_of_number,
    year_of_number,
)


def person(**fields: Any) -> Applicant:
    return Applicant(**{"name": "Đặng Thị Ửng", **fields})


@pytest.mark.parametrize(
    ("number", "of_sex", "year"),
    [
        ("087085004321", "Nam", 1985),
        ("087185004321", "Nữ", 1985),
        ("066201004567", "Nam", 2001),
        ("066301004567", "Nữ", 2001),
        ("066400004567", "Nam", 2100),
        ("341234567", "", None),
        ("", "", None),
        ("08718500432x", "", None),
    ],
)
def test_what_a_number_says(number: str, of_sex: str, year: int | None) -> None:
    assert sex_of_number(number) == of_sex
    assert year_of_number(number) == year


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("1985", "1985"),
        ("1985-06-14", "1985-06-14"),
        ("14/06/1985", "1985-06-14"),
        ("14.6.1985", "1985-06-14"),
        ("4-6-1985", "1985-06-04"),
        (" 14/06/1985 ", "1985-06-14"),
        ("00/00/1985", "1985"),
        ("1985-00-00", "1985"),
        ("29/02/1984", "1984-02-29"),
    ],
)
def test_birth_dates_as_typed(typed: str, kept: str) -> None:
    assert birth_date(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["31/02/1985", "29/02/1985", "06/14/1985", "14061985", "85", "hôm qua", "0000", "9999", "1985-6-14x", "١٩٨٥"],
)
def test_days_that_do_not_exist(typed: str) -> None:
    with pytest.raises(FieldRefused) as raised:
        birth_date(typed)
    assert raised.value.facts == {"field": "birth_date", "reason": "date"}


@pytest.mark.parametrize(("typed", "kept"), [("nam", "Nam"), ("NỮ", "Nữ"), ("nu", "Nữ"), ("", ""), ("Male", "Nam")])
def test_sex_as_typed(typed: str, kept: str) -> None:
    assert sex(typed) == kept


def test_another_word_is_no_sex() -> None:
    with pytest.raises(FieldRefused):
        sex("khác thường")


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("name", "Đặng\u202eỬng", "hidden_characters"),
        ("name", "Đặng\u200bỬng", "hidden_characters"),
        ("name", "Đ\ufffdng", "hidden_characters"),
        ("name", "Đặng\x07", "control_characters"),
        ("name", "x" * 201, "too_long"),
        ("id_number", "12345", "digits"),
        ("id_number", "0871850043211", "digits"),
        ("id_number", "08718500432O", "digits"),
        ("id_number", "０８７１８５００４３２１", "digits"),
        ("phone", "gọi con trai", "digits"),
        ("phone", "12", "digits"),
        ("phone", "٠٩١٢٣٤٥٦٧٨", "digits"),
        ("address", "x" * 401, "too_long"),
        ("email", "a\x00b", "control_characters"),
    ],
)
def test_values_that_cannot_be_kept(field: str, value: str, reason: str) -> None:
    with pytest.raises(FieldRefused) as raised:
        clean_applicant(person(**{field: value}))
    assert (raised.value.facts["field"], raised.value.facts["reason"]) == (field, reason)


@pytest.mark.parametrize("name", ["", "   ", "\t\r\n"])
def test_a_name_is_needed(name: str) -> None:
    with pytest.raises(PersonIncomplete) as raised:
        clean_applicant(person(name=name))
    assert raised.value.facts == {"fields": ["name"]}


def test_a_name_the_scan_could_not_give_is_excused_until_it_is_typed() -> None:
    assert clean_applicant(person(name="", unread=("name", "address"))).unread == ("name", "address")
    assert clean_applicant(person(unread=("name", "address"))).unread == ("address",)


def test_values_are_kept_as_typed_but_normalised() -> None:
    hostile = "Robert'); DROP TABLE dossier;-- <b>=1+1</b> 🙂"
    kept = clean_applicant(
        person(
            name=unicodedata.normalize("NFD", "  Đặng   Thị\tỬng "),
            address=hostile,
            id_number="087 185 004 321",
            phone="+84 (912) 345-678",
            sex="nữ",
            birth_date="14/06/1985",
        )
    )
    assert kept.name == "Đặng Thị Ửng"
    assert kept.address == hostile
    assert kept.id_number == "087185004321"
    assert kept.phone == "+84 (912) 345-678"
    assert (kept.sex, kept.birth_date) == ("Nữ", "1985-06-14")


def test_an_organisation_has_another_kind_of_number() -> None:
    kept = clean_applicant(person(kind="organisation", name="HTX Mỹ Thọ", id_number="1400123456-001"))
    assert kept.id_number == "1400123456-001"
    assert number_warnings(kept) == []


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"id_number": "087185004321", "sex": "Nữ", "birth_date": "1985-06-14"}, []),
        ({"id_number": "087185004321", "sex": "Nam", "birth_date": "1985-06-14"}, ["id_sex_mismatch"]),
        ({"id_number": "087185004321", "sex": "Nữ", "birth_date": "1986"}, ["id_year_mismatch"]),
        ({"id_number": "087185004321", "sex": "Nam", "birth_date": "1986"}, ["id_sex_mismatch", "id_year_mismatch"]),
        ({"id_number": "341234567", "sex": "Nam"}, ["id_old_number"]),
        ({}, ["id_missing"]),
    ],
)
def test_warnings_never_refuse(fields: dict[str, str], codes: list[str]) -> None:
    assert number_warnings(clean_applicant(person(**fields))) == codes


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ((2000, 2, 29), True),
        ((1900, 2, 29), False),
        ((2024, 2, 29), True),
        ((2023, 2, 29), False),
        ((2023, 4, 31), False),
        ((2023, 0, 1), False),
        ((2023, 13, 1), False),
        ((1849, 12, 31), False),
    ],
)
def test_days(day: tuple[int, int, int], there: bool) -> None:
    assert day_exists(*day) is there


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30))
def test_cleaning_twice_is_cleaning_once_or_it_is_refused(name: str, phone: str, address: str) -> None:
    try:
        once = clean_applicant(person(name=name, phone=phone, address=address))
    except (FieldRefused, PersonIncomplete):
        return
    assert clean_applicant(once) == once
