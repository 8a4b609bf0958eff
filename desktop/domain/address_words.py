"""Words of an address: tokens, kind words full or short, and how far two spellings agree."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from desktop.domain.vietnamese import fold, tone_key

_PART: Final = re.compile(
    r"(?P<word>[^\W_]+(?:['’‘`´ʼ]\s?[^\W_]+)*)|(?P<wall>[,;|()\n\r]+)|(?P<step>\s+[-–—/]+\s+|\.(?:\s|$))",
    re.UNICODE,
)
_APOSTROPHES: Final = re.compile(r"['’‘`´ʼ]\s?")
_ETH: Final = str.maketrans({"ð": "đ", "Ð": "Đ"})
_GLUED: Final = re.compile(r"(p|q|f|tt|kp|phuong|quan|ap|to)(\d{1,2})")
_RUN_TOGETHER: Final = re.compile(r"(tp|tx)(?=[^\W\d_]{3})")
_LABELS: Final = "xã|phường|thị trấn|tt|quận|huyện|thị xã|tx|thành phố|tp|tỉnh"
_LABEL: Final = re.compile(rf"\b(?:{_LABELS})(?:\s*/\s*(?:{_LABELS}))+\b\s*[:.]?", re.IGNORECASE)
"""What a form prints before its blanks: "Xã/Phường:"."""

_Y: Final = re.compile(r"y(?=[\u0300-\u0323]?$)")
_SHORT: Final = 3
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7"}


class Token(NamedTuple):
    """A word of an address.

    Attributes:
        plain: folded, without apostrophes; digits without leading zeros.
        loose: plain with what is spelled either way made equal (y and i, đắk and đắc).
        marks: lower case with the tone at the end: what an exact spelling shares.
        wall: number of the stretch no name crosses: between commas, semicolons, brackets and lines.
        segment: like `wall`, but hyphens between blanks and full stops count too.
        number: starts with a digit.
    """

    plain: str
    loose: str
    marks: str
    wall: int
    segment: int
    number: bool

    @property
    def bare(self) -> bool:
        """Written without any mark."""
        return self.marks.isascii()


class Spelling(IntEnum):
    """How well a name as typed agrees with a name of the tables; less is better."""

    EXACT = 0
    UNMARKED = 1
    VARIANT = 2
    WRONG = 3


class Level(Enum):
    """What a kind word is a kind of."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    CITY = "city"
    HAMLET = "hamlet"
    STREET = "street"
    HOUSE = "house"


class Kind(NamedTuple):
    """A kind word: its level, and the letters of the kinds it may state."""

    level: Level
    code: str


COMMUNE_KINDS: Final = {"X": "Xã", "P": "Phường", "T": "Thị trấn", "Đ": "Đặc khu"}
"""Kinds of communes by their letter in the tables."""

UPPER_KINDS: Final = {"Huyện": "H", "Quận": "Q", "Thị xã": "TX", "Thành phố": "TP", "Tỉnh": "PR"}
"""Kinds of districts and provinces as their names start; no letter is that of a commune."""

_SPELLED: Final[dict[Kind, str]] = {
    Kind(Level.COMMUNE, "X"): "xã x",
    Kind(Level.COMMUNE, "P"): "phường p ph f",
    Kind(Level.COMMUNE, "T"): "thị_trấn tt t_t ttr",
    Kind(Level.COMMUNE, "Đ"): "đặc_khu đk",
    Kind(Level.DISTRICT, "H"): "huyện h huyện_đảo",
    Kind(Level.DISTRICT, "Q"): "quận q",
    Kind(Level.DISTRICT, "TX"): "thị_xã tx t_x",
    Kind(Level.CITY, "TP"): "thành_phố tp t_p",
    Kind(Level.PROVINCE, "PR"): "tỉnh t",
    Kind(Level.HAMLET, ""): "ấp thôn xóm tổ khu_phố kp khóm khu làng bản buôn bon plei tổ_dân_phố tdp đội cụm "
    "tiểu_khu chợ trường ubnd chung_cư kđt kdc sóc phum cầu bệnh_viện",
    Kind(Level.HOUSE, ""): "số số_nhà sn",
    Kind(Level.STREET, ""): "đường đ phố ngõ ngách hẻm kiệt đại_lộ quốc_lộ tỉnh_lộ hương_lộ ql tl",
}


def _kind_words() -> dict[tuple[str, ...], Kind]:
    found: dict[tuple[str, ...], Kind] = {}
    for kind, spelled in _SPELLED.items():
        for words in spelled.split():
            parts = words.split("_")
            found[tuple(_marks(part) for part in parts)] = kind
            found.setdefault(tuple(fold(part) for part in parts), kind)
    return found


def kind_before(tokens: list[Token], start: int) -> tuple[Kind, int] | None:
    """Kind stated just before a name within the same wall, with where it starts; the longest one."""
    if start == 0:
        return None
    wall = tokens[start - 1].wall
    if start < len(tokens) and tokens[start].wall != wall:
        return None
    for width in (3, 2, 1):
        if start >= width and tokens[start - width].wall == wall:
            kind = _KINDS.get(tuple(token.marks for token in tokens[start - width : start]))
            if kind is not None:
                return kind, start - width
    return None


def tokens_of(text: str) -> list[Token]:
    """Words of an address in order."""
    found: list[Token] = []
    wall = segment = 0
    for match in _PART.finditer(_LABEL.sub(",", unicodedata.normalize("NFC", text.translate(_ETH)))):
        if match["wall"]:
            wall += 1
            segment += 1
        elif match["step"]:
            # "TP. Cao Lãnh" is one name, "Mỹ Xương. Cao Lãnh" two.
            if match["step"].strip() != "." or (found and len(found[-1].plain) > _SHORT):
                segment += 1
        else:
            found.extend(Token(*spelled, wall, segment, spelled[0][0].isdigit()) for spelled in _spelled(match["word"]))
    return found


def words_of(name: str) -> tuple[Token, ...]:
    """Words of a name of the tables; alike names share them."""
    found: tuple[Token, ...] = ()
    for word in name.replace("-", " ").split():
        found += _words_of(word)
    return found


@lru_cache(maxsize=4096)
def _words_of(word: str) -> tuple[Token, ...]:
    return tuple(Token(*spelled, 0, 0, spelled[0][0].isdigit()) for spelled in _spelled(word.replace("'", "")))


@lru_cache(maxsize=8192)
def _spelled(word: str) -> tuple[tuple[str, str, str], ...]:
    """Plain, loose and marked form of a word; of two if a kind word stands close before ("P5", "TPHuế")."""
    word = _APOSTROPHES.sub("", word.lower())
    plain = fold(word)
    glued = _GLUED.fullmatch(plain)
    if glued:
        return (*_spelled(glued[1]), *_spelled(glued[2]))
    together = _RUN_TOGETHER.match(plain)
    if together:
        return (*_spelled(together[1]), *_spelled(word[2:]))
    if plain.isdecimal():
        plain = plain.lstrip("0") or "0"
        return ((plain, plain, plain),)
    if not plain:
        # A letter that is nothing but a mark.
        plain = word
    return ((plain, _loose(plain), _marks(word)),)


def _marks(word: str) -> str:
    return tone_key(word)


def _loose(plain: str) -> str:
    """Folded syllable with y as i where both are written, and đắc as đắk."""
    if plain == "dac":
        return "dak"
    if plain == "quy" or (len(plain) > 1 and plain[-1] == "y" and plain[-2] not in "aeou"):
        return plain[:-1] + "i"
    return plain


def _loose_marks(token: Token) -> str:
    if token.loose.endswith("k") or token.loose.startswith("kr"):
        # Not Vietnamese syllables; Đắk, Đăk and Đak, Krông and Krong are written as one likes.
        return token.loose
    return _Y.sub("i", token.marks)


def spelling(typed: list[Token], name: tuple[Token, ...]) -> Spelling | None:
    """How well typed words agree with a name of the same letters; None if they divide otherwise."""
    if len(typed) == len(name):
        worst = Spelling.EXACT
        for one, other in zip(typed, name, strict=True):
            if one.loose != other.loose:
                return None
            worst = max(worst, _word_spelling(one, other))
        return worst
    if not _refines(typed, name):
        return None
    if all(token.bare for token in typed):
        return Spelling.VARIANT
    same = sorted("".join(t.marks for t in typed)) == sorted("".join(t.marks for t in name))
    return Spelling.VARIANT if same else Spelling.WRONG


def _word_spelling(typed: Token, name: Token) -> Spelling:
    if typed.marks == name.marks:
        return Spelling.EXACT
    if typed.plain == name.plain and typed.bare:
        return Spelling.UNMARKED
    if typed.bare or _loose_marks(typed) == _loose_marks(name):
        return Spelling.VARIANT
    return Spelling.WRONG


def _refines(typed: list[Token], name: tuple[Token, ...]) -> bool:
    """Whether one division into words only cuts the other finer: "Plei Ku" and "Pleiku"."""
    if any(token.number for token in typed) or any(token.number for token in name):
        return False
    one, other = _cuts(typed), _cuts(name)
    return one <= other or other <= one


def _cuts(tokens: list[Token] | tuple[Token, ...]) -> set[int]:
    cuts, at = set(), 0
    for token in tokens:
        at += len(token.loose)
        cuts.add(at)
    return cuts


@lru_cache(maxsize=4096)
def _letters_of(word: str) -> str:
    return joined(_words_of(word))


def letters_of(name: str) -> str:
    """What a name of the tables is looked up by."""
    return "".join(_letters_of(word) for word in name.replace("-", " ").split())


def joined(tokens: list[Token] | tuple[Token, ...]) -> str:
    """What names are looked up by: their letters without blanks, numbers kept apart."""
    return "".join(f"#{token.plain}#" if token.number else token.loose for token in tokens)


def in_digits(name: str) -> str:
    """A name whose Roman number is written in digits; empty if it has none."""
    head, _, number = name.rpartition(" ")
    return f"{head} {_ROMAN[number.lower()]}" if head and number.lower() in _ROMAN and number.isupper() else ""


_KINDS: Final = _kind_words()
