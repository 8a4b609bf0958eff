"""The QR text of identity cards, as keyboard-wedge scanners really deliver it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import CardUnreadable
from desktop.domain.people import FEMALE, MALE, Applicant, day_exists, sex_of_number

MOST_CHARACTERS: Final = 4096
"""Longer text is no card; scanners may deliver other codes of up to 64 KB."""

_CARD_FIELDS: Final = 7
_AIM: Final = re.compile(r"^\][A-Za-z]\d")
_NUMBER: Final = re.compile(r"[0-9]{12}")
_OLD_NUMBER: Final = re.compile(r"[0-9]{9}")
_DAY: Final = re.compile(r"[0-9]{8}")
_NEXT_SCAN: Final = re.compile(r"(?:\][A-Za-z][0-9])?[0-9]{12}\Z")
_VNI: Final = re.compile(r"[a-z][aeiouy][0-9]|[aeiouy][0-9]+[a-z]|d9[a-z]")
_TELEX_VOWELS: Final = re.compile(r"aa|ee|dd|[aou]w")
_TELEX_TONE: Final = re.compile(r"[a-z]*[aeiouy][a-z]*[fjxz]$")
_TELEX_BOTH: Final = re.compile(r"[a-z]*(?:aa|ee|oo|dd|[aou]w)[a-z]*[sfrxjz]$")
_SEXES: Final = {"nam": MALE, "nữ": FEMALE, "nu": FEMALE}
"""As cards have it, and as scanners without Vietnamese letters send it."""
_CAPS_LOCK: Final = frozenset({"nAM", "nỮ"})
"""How Caps Lock turns the sex that every card has; nobody writes it so."""


@dataclass(frozen=True)
class CardScan:
    """The sound fields of one scan.

    Attributes:
        id_number: 12 digits, always sound.
        old_number: 9 digits, or empty (most cards).
        name: as printed; empty if unread.
        birth_date: ISO day, the year alone where the card gives no day, empty if unread.
        sex: "Nam" or "Nữ"; taken from the number when the field is unread.
        address: residence as printed; empty if unread.
        issued_on: ISO day; empty if unread.
        unread: names of the fields that were missing or damaged, in card order.
    """

    id_number: str
    old_number: str = ""
    name: str = ""
    birth_date: str = ""
    sex: str = ""
    address: str = ""
    issued_on: str = ""
    unread: tuple[str, ...] = ()

    @property
    def warnings(self) -> list[str]:
        """One code for each field that could not be used: `card_<field>_unread`."""
        return [f"card_{field}_unread" for field in self.unread]

    def applicant(self) -> Applicant:
        """The applicant this card describes, open fields marked unread."""
        return Applicant(
            name=self.name,
            id_number=self.id_number,
            birth_date=self.birth_date,
            sex=self.sex,
            address=self.address,
            unread=self.unread,
            source="card",
        )


def parse_card(text: str) -> CardScan:
    """Read the QR text of a card of 2021 or 2024.

    Fields are number, old number, name, birth date, sex, residence, issue date, divided by `|`. Further
    fields are dropped unread. A QR code is not proof of identity: it is plain, unsigned text.

    Args:
        text: as the scanner delivered it, with or without AIM prefix and line end.

    Raises:
        CardUnreadable: no sound personal number, or two different cards in one scan; carries `reason`
            (`empty`, `too_long`, `not_a_card`, `number`, `two_cards`).

    Source:
        Field order and tolerance: domain facts 7.1, 7.3, convention 14.7.
    """
    fields = _upright(_fields(undo_double_encoding(_one_scan(text))))
    number = fields[0]
    if not _NUMBER.fullmatch(number):
        raise CardUnreadable(reason="number")
    unread: list[str] = []

    def take(index: int, name: str, value: str | None) -> str:
        if value is None or (not value and index >= len(fields)):
            unread.append(name)
            return ""
        return value

    def part(index: int) -> str:
        return fields[index] if index < len(fields) else ""

    old_number = take(1, "old_number", _old_number(part(1)))
    # The last field of a scan that broke off may lack its end: text that may be cut is not used.
    cut = len(fields) - 1 if len(fields) < _CARD_FIELDS else -1
    name = take(2, "name", _words(part(2), digits=False) if cut != 2 else None)
    birth = take(3, "birth_date", _day(part(3)))
    sex = take(4, "sex", _SEXES.get(unicodedata.normalize("NFC", part(4)).lower()))
    address = take(5, "address", _words(part(5), digits=True) if cut != 5 else None)
    issued = take(6, "issued_on", _day(part(6)))
    return CardScan(
        id_number=number,
        old_number=old_number,
        name=name,
        birth_date=birth,
        sex=sex or sex_of_number(number),
        address=address,
        issued_on=issued,
        unread=tuple(unread),
    )


def undo_double_encoding(text: str) -> str:
    """Text whose UTF-8 was taken for a Windows code page (`Nguyá»…n`) as it was before; other text as it is.

    Certain, not a guess: text of any language that is no such accident does not come out as whole UTF-8.
    """
    if text.isascii():
        return text
    for letters in _CODE_PAGES:
        try:
            return bytes(letters[letter] for letter in text).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            continue
    return text


def _code_page(name: str) -> dict[str, int]:
    """The byte of each letter; those without a letter stand for themselves."""
    letters = {chr(byte): byte for byte in range(256)}
    return letters | {bytes([b]).decode(name): b for b in range(256) if bytes([b]).decode(name, "ignore")}


_CODE_PAGES: Final = tuple(_code_page(name) for name in ("cp1252", "cp1258"))


def _upright(fields: list[str]) -> list[str]:
    """Fields as they are without Caps Lock."""
    if len(fields) > 4 and unicodedata.normalize("NFC", fields[4]) in _CAPS_LOCK:
        return [field.swapcase() for field in fields]
    return fields


def _one_scan(text: str) -> str:
    """The text of the single card in it; the same card scanned twice counts as one."""
    if len(text) > MOST_CHARACTERS:
        raise CardUnreadable(reason="too_long")
    scans = []
    for line in re.split(r"[\r\n]+", text):
        for part in _unglued(line):
            scan = _AIM.sub("", part.strip("\t \x00\x02\x03")).strip("\t ")
            if scan:
                scans.append(scan)
    if not scans:
        raise CardUnreadable(reason="empty")
    numbers = {scan.split("|", 1)[0] for scan in scans}
    if len(numbers) > 1:
        raise CardUnreadable(reason="two_cards")
    return max(scans, key=len)


def _unglued(line: str) -> list[str]:
    """Scans that ran together without a line end, whole or broken off anywhere.

    A personal number at the end of a later field begins the next scan. An old number of twelve digits is none
    as long as no empty or old number follows it.
    """
    scans: list[str] = []
    fields = line.split("|")
    index = 1
    while index < min(len(fields) - 1, _CARD_FIELDS):
        match = _NEXT_SCAN.search(fields[index].rstrip())
        if match and (index > 1 or _OLD_NUMBER.fullmatch(fields[2].strip()) or not fields[2].strip()):
            scans.append("|".join([*fields[:index], fields[index][: match.start()]]))
            fields = [match.group(), *fields[index + 1 :]]
            index = 0
        index += 1
    return [*scans, "|".join(fields)]


def _fields(scan: str) -> list[str]:
    if "|" not in scan:
        raise CardUnreadable(reason="not_a_card")
    return [field.strip() for field in scan.split("|")]


def _old_number(text: str) -> str | None:
    return text if not text or _OLD_NUMBER.fullmatch(text) else None


def _day(text: str) -> str | None:
    """ISO day of `ddMMyyyy`; the year alone when day or month are 00; None if unsound."""
    if not _DAY.fullmatch(text):
        return None
    day, month, year = int(text[:2]), int(text[2:4]), int(text[4:])
    if not 1850 <= year <= 2150:
        return None
    if day == 0 or month == 0:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if day_exists(year, month, day) else None


def _words(text: str, *, digits: bool) -> str | None:
    """The text if nothing in it looks damaged by a code page or an input method, else None.

    Names of every people of Viet Nam pass (Y Bhiŏ Niê, H'Hen Niê, Ksor): letters with any mark,
    apostrophe, hyphen, dot. Addresses may also hold digits and the signs that occur in them.
    """
    text = unicodedata.normalize("NFC", text)
    if not any(char.isalpha() for char in text) or undo_double_encoding(text) != text:
        return None
    signs = " '’`.-" + ("0123456789,/()&+:;°" if digits else "")
    for char in text:
        if not (char in signs or unicodedata.category(char).startswith(("L", "M"))):
            return None
    if any(_mangled(word) for word in text.lower().split()):
        return None
    return re.sub(r"\s+", " ", text).strip()


def _mangled(word: str) -> bool:
    """Whether a word is typing that no input method turned into letters ("nguyeenx", "thij", "nguye6n4")."""
    letters = word.strip("'’`.,-()")
    if not letters.isascii():
        return False
    telex = _TELEX_VOWELS.search(letters) or _TELEX_TONE.fullmatch(letters) or _TELEX_BOTH.fullmatch(letters)
    return bool(telex or _VNI.search(letters))
