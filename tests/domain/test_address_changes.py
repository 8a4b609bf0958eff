"""An address written otherwise is never certain of another place."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.address_index import upper
from desktop.domain.addresses import KINDS, Certainty, Commune, OldCommune
from desktop.domain.vietnamese import fold
from tests.domain.test_addresses import UNITS, codes, old_namesakes, reversed_order, short, written

MOVED = {
    "òa": "oà",
    "óa": "oá",
    "ỏa": "oả",
    "õa": "oã",
    "ọa": "oạ",
    "úy": "uý",
    "ùy": "uỳ",
    "ủy": "uỷ",
    "ũy": "uỹ",
    "ụy": "uỵ",
}


def moved_tones(text: str) -> str:
    for one, other in MOVED.items():
        text = text.replace(one, other)
    return text


CHANGES: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "no accents": fold,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "tones moved": moved_tones,
    "no commas": lambda text: text.replace(",", " "),
    "hyphens": lambda text: text.replace(", ", " - "),
    "dots": lambda text: text.replace(", ", ". "),
    "wide": lambda text: text.replace(" ", "   "),
    "short": short,
    "turned": reversed_order,
    "house": lambda text: "Số 7 hẻm 12 đường Lê Lợi, tổ 3, " + text,
    "country": lambda text: text + ", Việt Nam",
    "code": lambda text: text + " 810000",
    "zero": lambda text: (
        text.replace("Phường ", "Phường 0") if text.startswith("Phường ") and text[7].isdigit() else text
    ),
    "no province": lambda text: ", ".join(text.split(", ")[:-1]),
    "no district": lambda text: ", ".join(text.split(", ")[::2]),
    "no kinds": lambda text: ", ".join(upper(part)[1] for part in text.split(", ")),
    "typo": lambda text: text.replace("n", "m", 1),
    "another tone": lambda text: text.replace("à", "á"),
}


@settings(max_examples=600)
@given(
    st.sampled_from(list(UNITS.old_communes.values())),
    st.lists(st.sampled_from(sorted(CHANGES)), max_size=4, unique=True),
)
def test_however_it_is_written_certain_never_becomes_another_certain(old: OldCommune, ways: list[str]) -> None:
    text = written(old)
    before = UNITS.read(text)
    for way in ways:
        text = CHANGES[way](text)
    after = UNITS.read(text)
    if after.certainty is Certainty.CERTAIN:
        assert codes(after) == codes(before), text


@settings(max_examples=300)
@given(
    st.sampled_from(list(UNITS.communes.values())), st.lists(st.sampled_from(sorted(CHANGES)), max_size=4, unique=True)
)
def test_a_commune_of_today_never_becomes_another(commune: Commune, ways: list[str]) -> None:
    text = f"{KINDS[commune.kind]} {commune.name}, {UNITS.provinces[commune.province][0]}"
    for way in set(ways) - {"no province", "no district"}:
        text = CHANGES[way](text)
    after = UNITS.read(text)
    if after.certainty is Certainty.CERTAIN:
        assert codes(after) <= {commune.code} | old_namesakes(commune), text


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.sampled_from(["", "xã ", "huyện ", "P.", "TP. "])
)
def test_junk_is_never_certain(text: str, kind: str) -> None:
    assert UNITS.read(kind + text).certainty is not Certainty.CERTAIN


def test_a_long_line_of_names_is_read_at_once() -> None:
    line = ("tan lap tan phu chau thanh thanh an hoa binh tan thanh an phu " * 4)[:200]
    UNITS.read("Mỹ Xương")
    spent = []
    for at in range(5):
        start = time.process_time()
        UNITS.read(f"{at} {line}"[:200])
        spent.append(time.process_time() - start)
    assert min(spent) < 0.02
