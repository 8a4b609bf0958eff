"""From an address as printed or typed to today's communes (convention 14.9; nothing is guessed)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.addresses import KINDS, LAND_ONLY, AddressReading, Certainty, Commune, OldCommune, Units
from desktop.domain.vietnamese import fold
from desktop.store.units import load_units

UNITS = load_units()


def codes(reading: AddressReading) -> set[str]:
    return {candidate.code for candidate in reading.candidates}


def targets(old: str) -> set[str]:
    """Where the residents of an old commune live today."""
    return {new for new, part in UNITS.successors[old] if part != LAND_ONLY}


def written(old: OldCommune, *, kind: bool = True) -> str:
    province, district = UNITS.old_districts[old.district]
    name = f"{KINDS[old.kind]} {old.name}" if kind else old.name
    return f"{name}, {district}, {UNITS.old_provinces[province][0]}"


def test_the_tables_are_whole() -> None:
    assert len(UNITS.communes) == 3321
    assert len(UNITS.old_communes) == 10035
    assert all(targets(code) for code in UNITS.old_communes)


WAYS: list[tuple[str, Callable[[str], str]]] = [
    ("as printed", lambda text: text),
    ("without accents and commas", lambda text: fold(text).replace(",", " ")),
    ("in capitals, decomposed", lambda text: unicodedata.normalize("NFD", text.upper())),
]


@pytest.mark.parametrize(("way", "write"), WAYS, ids=[way for way, _ in WAYS])
def test_every_old_commune_leads_to_everybody_who_lived_there(way: str, write: Callable[[str], str]) -> None:
    lost = {}
    for code, old in UNITS.old_communes.items():
        text = write(written(old))
        found = codes(UNITS.read(text))
        if not targets(code) <= found:
            lost[text] = (targets(code), found)
    assert lost == {}, way


def test_every_named_old_commune_is_found_without_its_kind() -> None:
    lost = {}
    wrongly_certain = {}
    for code, old in UNITS.old_communes.items():
        text = written(old, kind=False)
        reading = UNITS.read(text)
        if old.name.isdigit():
            # "2, Thành phố Đà Lạt": a bare number may be a house.
            if reading.certainty is Certainty.CERTAIN:
                wrongly_certain[text] = codes(reading)
        elif not targets(code) <= codes(reading):
            lost[text] = (targets(code), codes(reading))
    assert lost == {}
    assert wrongly_certain == {}


def test_every_commune_of_today_is_found() -> None:
    lost = {}
    for code, commune in UNITS.communes.items():
        text = f"{KINDS[commune.kind]} {commune.name}, {UNITS.provinces[commune.province][0]}"
        if code not in codes(UNITS.read(text)):
            lost[text] = codes(UNITS.read(text))
    assert lost == {}


@pytest.mark.parametrize(
    "text",
    [
        "Ấp Bình Dân, xã Mỹ Xương, huyện Cao Lãnh, tỉnh Đồng Tháp",
        "Ấp Bình Dân, Mỹ Xương, Cao Lãnh, Đồng Tháp",
        "ấp bình dân mỹ xương cao lãnh đồng tháp",
        "Ap Binh Dan, My Xuong, Cao Lanh, Dong Thap",
        "  Ấp Bình Dân ,Mỹ Xương,Cao Lãnh , Đồng Tháp. ",
        "Xã Mỹ Thọ, tỉnh Đồng Tháp",
        "X. Mỹ Thọ, T. Đồng Tháp",
    ],
)
def test_one_place_written_in_many_ways(text: str) -> None:
    reading = UNITS.read(text)
    assert reading.certainty is Certainty.CERTAIN
    assert [candidate.name for candidate in reading.candidates] == ["Xã Mỹ Thọ"]
    assert reading.candidates[0].code == "30076"
    assert reading.candidates[0].province == "Tỉnh Đồng Tháp"


def test_an_old_name_says_where_it_came_from_and_by_what() -> None:
    (candidate,) = UNITS.read("Mỹ Xương, Cao Lãnh, Đồng Tháp").candidates
    assert candidate.from_old == "Xã Mỹ Xương, Huyện Cao Lãnh"
    assert candidate.resolution
    assert candidate.clause
    (today,) = UNITS.read("Xã Mỹ Thọ, tỉnh Đồng Tháp").candidates
    assert candidate.code == today.code


def test_a_split_commune_stays_a_choice() -> None:
    split = [code for code in UNITS.old_communes if len(targets(code)) > 1]
    assert split
    for code in split:
        reading = UNITS.read(written(UNITS.old_communes[code]))
        assert reading.certainty is Certainty.CHOICE
        assert targets(code) <= codes(reading)


def test_land_without_residents_leads_nobody_there() -> None:
    moved = [(old, new) for old, pairs in UNITS.successors.items() for new, part in pairs if part == LAND_ONLY]
    assert moved
    for old, new in moved:
        if new not in targets(old):
            assert new not in codes(UNITS.read(written(UNITS.old_communes[old])))


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("", Certainty.UNKNOWN),
        ("Hoa Kỳ", Certainty.UNKNOWN),
        ("12345", Certainty.UNKNOWN),
        ("Đồng Tháp", Certainty.CHOICE),
        ("Mỹ Xương", Certainty.CHOICE),
        ("Tân Lập", Certainty.UNKNOWN),
        ("Quận Đống Đa, Thành phố Hà Nội", Certainty.UNKNOWN),
        ("2, Thành phố Đà Lạt, Tỉnh Lâm Đồng", Certainty.UNKNOWN),
    ],
)
def test_a_name_without_place_is_never_certain(text: str, certainty: Certainty) -> None:
    reading = UNITS.read(text)
    assert reading.certainty is not Certainty.CERTAIN
    if text != "Đồng Tháp":
        assert reading.certainty is certainty


def test_wrong_marks_are_offered_but_never_certain() -> None:
    reading = UNITS.read("Xã Mỷ Xương, huyện Cao Lãnh, tỉnh Đồng Tháp")
    assert reading.certainty is Certainty.CHOICE
    assert codes(reading) == {"30076"}


def test_place_of_the_tone_does_not_matter() -> None:
    one = UNITS.read("Hoà An, thành phố Cao Lãnh, Đồng Tháp")
    two = UNITS.read("Hòa An, thành phố Cao Lãnh, Đồng Tháp")
    assert codes(one) == codes(two)
    assert one.certainty is Certainty.CERTAIN


def tiny() -> Units:
    """Two old communes of one name apart by marks, merged into different ones."""
    return Units(
        communes={"1": Commune("1", "P", "X", "An Phú", "3"), "2": Commune("2", "P", "X", "Bình Hòa", "4")},
        provinces={"P": ("Tỉnh Thử", "1")},
        old_communes={"a": OldCommune("a", "d", "X", "Lang"), "b": OldCommune("b", "d", "X", "Lăng")},
        old_districts={"d": ("o", "Huyện Một")},
        old_provinces={"o": ("Tỉnh Thử", "P")},
        successors={"a": (("1", "A"), ("2", LAND_ONLY)), "b": (("2", "A"),)},
    )


def test_marks_tell_two_communes_apart_and_their_absence_does_not() -> None:
    units = tiny()
    assert codes(units.read("Lăng, Một, Thử")) == {"2"}
    assert codes(units.read("Lang, Một, Thử")) == {"1"}
    plain = units.read("Lang, Mot, Thu")
    assert codes(plain) == {"1", "2"}
    assert plain.certainty is Certainty.CHOICE


def test_names_in_words() -> None:
    assert UNITS.commune_name("30076") == "Xã Mỹ Thọ, Tỉnh Đồng Tháp"
    assert UNITS.commune_name("xxxxx") == ""


@given(st.text(max_size=200))
def test_no_text_is_an_error(text: str) -> None:
    reading = UNITS.read(text)
    assert (reading.certainty is Certainty.UNKNOWN) == (not reading.candidates)
    assert reading.certainty is not Certainty.CERTAIN or len(reading.candidates) == 1


pieces = st.sampled_from(
    ["Mỹ Xương", "xã", "huyện", "Cao Lãnh", "TP", "tỉnh", "Đồng Tháp", ",", "12", "Tân Lập", "phường"]
)


@given(st.lists(pieces, max_size=12))
def test_no_heap_of_names_is_an_error(names: list[str]) -> None:
    reading = UNITS.read(" ".join(names))
    assert reading.certainty is not Certainty.CERTAIN or len(reading.candidates) == 1
