"""Folding, tone placement, and what a field may hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import FieldRefused
from desktop.domain.vietnamese import clean_line, fold, tone_key, words

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
vietnamese = st.text(st.sampled_from(LETTERS + LETTERS.upper() + "  ,."), max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Thị Ửng", "dang thi ung"),
        ("  NGUYỄN   Văn\tÁ ", "nguyen van a"),
        ("Đắk Lắk", "dak lak"),
        ("Y Bhiŏ Niê", "y bhio nie"),
        ("H'Hen Niê", "h'hen nie"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_every_letter_folds_to_a_plain_one() -> None:
    for letter in LETTERS:
        assert fold(letter) in set("abcdeghiklmnopqrstuvxy")
        assert fold(letter.upper()) == fold(letter)


@pytest.mark.parametrize(("one", "two"), [("hoà", "hòa"), ("Thuỷ", "thủy"), ("Hoá  An", "hóa an"), ("quý", "qúy")])
def test_place_of_the_tone_does_not_matter(one: str, two: str) -> None:
    assert tone_key(one) == tone_key(two)


@pytest.mark.parametrize(("one", "two"), [("hoa", "hòa"), ("an", "ân"), ("da", "đa"), ("mỹ", "mỳ"), ("lăng", "lang")])
def test_marks_matter(one: str, two: str) -> None:
    assert tone_key(one) != tone_key(two)


def test_words() -> None:
    assert words("Cư M'gar, xã 5A") == ["cu", "m", "gar", "xa", "5a"]


@given(vietnamese)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()


@given(vietnamese)
def test_equal_tone_keys_fold_alike(text: str) -> None:
    assert fold(tone_key(text)) == fold(text)


@pytest.mark.parametrize("text", ["a\u202eb", "a\u200fb", "a\u2066b", "\ufeffa", "a\u00adb", "a\ufffdb"])
def test_hidden_marks_are_refused(text: str) -> None:
    with pytest.raises(FieldRefused) as raised:
        clean_line(text, field="name")
    assert raised.value.facts == {"field": "name", "reason": "hidden_characters"}


@pytest.mark.parametrize("text", ["a\x00", "\x1b[31m", "a\x7f", "\ud800", "\ue000", "a\x08b"])
def test_control_characters_are_refused(text: str) -> None:
    with pytest.raises(FieldRefused) as raised:
        clean_line(text, field="name")
    assert raised.value.facts["reason"] == "control_characters"


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "=1+1", "'; DROP TABLE x; --", "🙂 vui", "{0.__class__}"]
)
def test_harmless_text_is_kept_literally(text: str) -> None:
    assert clean_line(text, field="note") == text


@given(st.text(max_size=250))
def test_a_kept_line_is_one_clean_line(text: str) -> None:
    try:
        kept = clean_line(text, field="note")
    except FieldRefused:
        return
    assert clean_line(kept, field="note") == kept
    assert len(kept) <= 200
    assert unicodedata.is_normalized("NFC", kept)
    assert not set(kept) & set("\r\n\t\x0b\x0c\x00")
    assert kept == kept.strip()
