"""From an address as printed or typed to today's communes (convention 14.9; nothing is guessed)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

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


def folded(name: str) -> str:
    return fold(name).replace("'", "")


def short(text: str) -> str:
    """Kinds as people shorten them."""
    for word, letters in SHORT.items():
        text = text.replace(word + " ", letters)
    return text


SHORT = {
    "Thị trấn": "TT. ", "Phường": "P.", "Xã": "X. ", "Huyện": "H. ", "Quận": "Q.", "Thị xã": "TX. ",
    "Thành phố": "TP.", "Tỉnh": "T. ",
}  # fmt: skip


def reversed_order(text: str) -> str:
    return ", ".join(reversed(text.split(", ")))


NAMESAKES: dict[tuple[str, str, str], set[str]] = {}
"""Where the people of all communes of a district live whose kind and name are equal without marks."""
for _code, _old in UNITS.old_communes.items():
    NAMESAKES.setdefault((_old.kind, folded(_old.name), _old.district), set()).update(targets(_code))

WAYS: list[tuple[str, bool, Callable[[str], str]]] = [
    ("as printed", True, lambda text: text),
    ("without accents and commas", False, lambda text: fold(text).replace(",", "")),
    ("in capitals, decomposed, with more around", True, lambda text: (
        unicodedata.normalize("NFD", f"Số 12/3a đường Nguyễn Trãi, tổ 5, ấp 3, {text} 81000, Việt Nam".upper()))),
    ("shortened", True, short),
    ("province first", True, reversed_order),
    ("province first without accents and commas", False, lambda text: fold(reversed_order(text)).replace(",", "")),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "write"), [way[1:] for way in WAYS], ids=[way[0] for way in WAYS])
def test_every_old_commune_leads_exactly_to_those_who_lived_there(marked: bool, write: Callable[[str], str]) -> None:
    wrong = {}
    for at, (code, old) in enumerate(UNITS.old_communes.items()):
        if write is not WAYS[0][2] and at % 3 and len(targets(code)) == 1:
            # A third of the plain ones is enough for the other ways; the split ones are all read.
            continue
        text = write(written(old))
        expected = targets(code) if marked else NAMESAKES[old.kind, folded(old.name), old.district]
        reading = UNITS.read(text)
        certainty = Certainty.CERTAIN if len(expected) == 1 else Certainty.CHOICE
        if codes(reading) != expected or reading.certainty is not certainty:
            wrong[text] = (expected, reading)
    assert wrong == {}


def test_without_its_province_a_district_of_one_name_is_enough() -> None:
    same: dict[tuple[str, str, str], set[str]] = {}
    for code, old in UNITS.old_communes.items():
        district = UNITS.old_districts[old.district][1]
        same.setdefault((old.kind, old.name, district), set()).update(targets(code))
    wrong = {}
    for (kind, name, district), expected in same.items():
        text = f"{KINDS[kind]} {name}, {district}"
        reading = UNITS.read(text)
        if codes(reading) != expected or (reading.certainty is Certainty.CERTAIN) != (len(expected) == 1):
            wrong[text] = (expected, reading)
    assert wrong == {}


def test_without_its_district_a_name_must_be_the_only_one_of_its_province() -> None:
    same: dict[tuple[str, str, str], set[str]] = {}
    today: dict[tuple[str, str, str], str] = {}
    for code, old in UNITS.old_communes.items():
        province = UNITS.old_districts[old.district][0]
        same.setdefault((old.kind, old.name, province), set()).update(targets(code))
    for code, commune in UNITS.communes.items():
        today[commune.kind, commune.name, commune.province] = code
    wrong = {}
    for (kind, name, province), expected in same.items():
        old_name, new = UNITS.old_provinces[province]
        text = f"{KINDS[kind]} {name}, {old_name}"
        reading = UNITS.read(text)
        certain = reading.certainty is Certainty.CERTAIN
        if not expected <= codes(reading) or (certain and codes(reading) != expected):
            wrong[text] = (expected, reading)
        if certain and old_name == UNITS.provinces[new][0] and {today.get((kind, name, new))} - expected - {None}:
            wrong[text] = (expected, reading)
    assert wrong == {}


def test_every_named_old_commune_is_found_without_its_kind() -> None:
    lost = {}
    wrongly_certain = {}
    for code, old in UNITS.old_communes.items():
        text = written(old, kind=False)
        reading = UNITS.read(text)
        if old.name.isdigit():
            # "2, Thành phố Đà Lạt": a bare number may be a house; only Thị xã Quảng Trị is one commune today.
            if reading.certainty is Certainty.CERTAIN and old.district != "462":
                wrongly_certain[text] = codes(reading)
        elif not targets(code) <= codes(reading):
            lost[text] = (targets(code), codes(reading))
        elif reading.certainty is Certainty.CERTAIN and codes(reading) != targets(code):
            wrongly_certain[text] = codes(reading)
    assert lost == {}
    assert wrongly_certain == {}


def old_namesakes(commune: Commune) -> set[str]:
    """Where people live today who lived in an old commune of this kind and name within today's province."""
    return SAME_IN_PROVINCE.get((commune.kind, commune.name, commune.province), set())


SAME_IN_PROVINCE: dict[tuple[str, str, str], set[str]] = {}
for _code, _old in UNITS.old_communes.items():
    _province = UNITS.old_provinces[UNITS.old_districts[_old.district][0]][1]
    SAME_IN_PROVINCE.setdefault((_old.kind, _old.name, _province), set()).update(targets(_code))


@pytest.mark.parametrize("reverse", [False, True])
def test_every_commune_of_today_is_certain_unless_an_old_one_of_its_name_went_elsewhere(reverse: bool) -> None:
    wrong = {}
    asked = 0
    for code, commune in UNITS.communes.items():
        text = f"{KINDS[commune.kind]} {commune.name}, {UNITS.provinces[commune.province][0]}"
        reading = UNITS.read(reversed_order(text) if reverse else text)
        expected = {code} | old_namesakes(commune)
        asked += len(expected) > 1
        certain = reading.certainty is Certainty.CERTAIN
        if reading.candidates[0].code != code or codes(reading) != expected or certain != (len(expected) == 1):
            wrong[text] = (expected, reading)
    assert wrong == {}
    assert asked == 208


def test_clause_and_resolution_are_those_of_the_commune() -> None:
    seen = set()
    for commune in UNITS.communes.values():
        text = f"{KINDS[commune.kind]} {commune.name}, {UNITS.provinces[commune.province][0]}"
        for candidate in UNITS.read(text).candidates:
            place = UNITS.communes[candidate.code]
            assert (candidate.clause, candidate.resolution) == (place.clause, UNITS.provinces[place.province][1])
            seen.add(candidate.code)
    assert len(seen) == 3321


AFTER = date(2026, 4, 30)
BEFORE = date(2026, 4, 29)


@pytest.mark.parametrize("code", [code for code in UNITS.changes if code in UNITS.communes])
def test_a_commune_that_became_a_ward_is_understood_by_both_names_and_shown_by_that_of_the_day(code: str) -> None:
    name = UNITS.communes[code].name
    for text in (f"Xã {name}, tỉnh Đồng Nai", f"Phường {name}, TP Đồng Nai", f"Phường {name}, tỉnh Đồng Nai"):
        before, *_ = UNITS.read(text, BEFORE).candidates
        after, *others = UNITS.read(text, AFTER).candidates
        assert (before.name, before.province) == (f"Xã {name}", "Tỉnh Đồng Nai")
        assert (after.name, after.province) == (f"Phường {name}", "Thành phố Đồng Nai")
        assert UNITS.read(text).candidates[0] == after
        # There was a Phường Tân Phú in Đồng Xoài as well.
        assert (UNITS.read(text, AFTER).certainty is Certainty.CERTAIN) == (not others)
        assert not others or text.startswith("Phường Tân Phú")
    assert UNITS.commune_name(code, BEFORE) == f"Xã {name}, Tỉnh Đồng Nai"
    assert UNITS.commune_name(code, AFTER) == UNITS.commune_name(code) == f"Phường {name}, Thành phố Đồng Nai"


def test_there_are_ten_such_communes() -> None:
    assert sum(code in UNITS.communes for code in UNITS.changes) == 10


def test_a_name_gone_before_the_reform_is_offered_and_never_certain() -> None:
    lost = {}
    known = {(old.kind, folded(old.name), old.district) for old in UNITS.old_communes.values()}
    districts = {known: code for code, known in UNITS.old_districts.items()}
    for one in UNITS.earlier:
        if one.old_commune not in UNITS.old_communes:
            continue
        text = f"{one.kind} {one.name}, {one.district}, {one.province}"
        reading = UNITS.read(text)
        province = UNITS.old_districts[UNITS.old_communes[one.old_commune].district][0]
        letter = next(letter for letter, words in KINDS.items() if words == one.kind)
        if (letter, folded(one.name).lstrip("0"), districts.get((province, one.district))) in known:
            # Another commune of that district had the name after it.
            continue
        revived = {code for code in targets(one.old_commune) if UNITS.communes[code].name == one.name}
        if reading.certainty is Certainty.CERTAIN and revived == targets(one.old_commune) == codes(reading):
            # Today's commune took the name up again, and people of both live there.
            continue
        if reading.certainty is Certainty.CERTAIN or not targets(one.old_commune) <= codes(reading):
            lost[text] = (targets(one.old_commune), reading)
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
        ("Đồng Tháp", Certainty.UNKNOWN),
        ("Mỹ Xương", Certainty.CHOICE),
        ("Tân Lập", Certainty.UNKNOWN),
        ("Quận Đống Đa, Thành phố Hà Nội", Certainty.UNKNOWN),
        ("2, Thành phố Đà Lạt, Tỉnh Lâm Đồng", Certainty.UNKNOWN),
    ],
)
def test_a_name_without_place_is_never_certain(text: str, certainty: Certainty) -> None:
    reading = UNITS.read(text)
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
