"""Vietnamese text: folding for search, tone placement, and what a field may hold."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from desktop.domain.errors import FieldRefused

_D: Final = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})
_SPACE: Final = re.compile(r"\s+")
_WORDS: Final = re.compile(r"[a-z0-9]+")
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"

# Invisible marks that turn or hide text; never typed on purpose at a counter.
_HIDDEN: Final = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case without any mark, đ as d, single spaces: what two spellings of a name share.

    The same few thousand words come again all day (names of units, procedures, families), so answers are kept.

    >>> fold("Đặng Thị Ửng")
    'dang thi ung'
    """
    if text.isascii():
        return _SPACE.sub(" ", text.lower()).strip()
    bare = unicodedata.normalize("NFD", text.translate(_D).lower())
    return _SPACE.sub(" ", "".join(c for c in bare if not unicodedata.combining(c))).strip()


def words(text: str) -> list[str]:
    """Folded words of a text, letters and digits only."""
    return _WORDS.findall(fold(text))


def tone_key(text: str) -> str:
    """Lower case with each syllable's tone mark moved to its end, so that "hoà" and "hòa" are equal.

    Letters keep their own marks (ă, â, ê, ô, ơ, ư, đ); only the place of the tone is forgotten.
    """
    syllables = []
    for word in _SPACE.sub(" ", unicodedata.normalize("NFD", text.lower())).strip().split(" "):
        tones = "".join(c for c in word if c in _TONES)
        syllables.append("".join(c for c in word if c not in _TONES) + tones)
    return " ".join(syllables)


def clean_line(text: str, *, field: str, most: int = 200) -> str:
    """One line as it may be kept: NFC, trimmed, single spaces.

    Args:
        text: as typed or pasted.
        field: name of the field, for the error.
        most: greatest number of characters.

    Raises:
        FieldRefused: control characters, hidden direction marks, unreadable characters, or too long;
            the text is refused whole rather than altered, since it may be evidence of a wrong paste.
    """
    text = unicodedata.normalize("NFC", text)
    if len(text) > most:
        raise FieldRefused(field=field, reason="too_long", most=most)
    for char in text:
        if char in _HIDDEN or char == "\ufffd":
            raise FieldRefused(field=field, reason="hidden_characters")
        if unicodedata.category(char) in {"Cc", "Cs", "Co", "Cn"} and char not in "\t\n\r":
            raise FieldRefused(field=field, reason="control_characters")
    return _SPACE.sub(" ", text).strip()
