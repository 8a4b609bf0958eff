"""What a scanner delivers, whichever way it is connected: bytes to text, text to a card, a number, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import CardUnreadable
from desktop.domain.identity_card import MOST_CHARACTERS, parse_card, undo_double_encoding
from desktop.domain.numbers import is_dossier_number

CARD: Final = "card"
NUMBER: Final = "number"
OTHER: Final = "other"

LEAST_CHARACTERS: Final = 10
"""Shorter text with `|` is no card."""

AIM: Final = re.compile(r"^\][A-Za-z]\d")
"""Names the kind of code (`]Q1`); some scanners put it before every scan."""

_MOST_BYTES: Final = 4 * MOST_CHARACTERS + 4
"""More than the longest text that could be a card, so that what was cut is still seen to be too long."""

_ENDS: Final = re.compile(rb"[\r\n\x03]")
_FRAME: Final = "\r\n\t \x00\x02\x03"
_OTHER_DIVIDER: Final = re.compile(r"[0-9]{12}([^\w\s|.\-])(?:[^\w\s|.\-]|[0-9]{9}\1)")
_LETTERS: Final = re.compile(r"[^\W\d_]+")

LAYOUT: Final = "layout"
CAPITALS: Final = "capitals"
TWICE: Final = "twice"
LOST: Final = "lost"
METHOD: Final = "method"
HALF: Final = "half"
GLUED: Final = "glued"
TOO_LONG: Final = "too_long"
NO_NUMBER: Final = "no_number"


@dataclass(frozen=True)
class Scan:
    """One scan.

    Attributes:
        kind: `card`, `number` or `other`.
        text: without AIM prefix and line end.
    """

    kind: str
    text: str


def recognise(text: str) -> Scan:
    """Tell what a scan is; a card is told by its shape, whether or not it can be read."""
    scan = AIM.sub("", text.strip(_FRAME)).strip(_FRAME)
    if len(scan) >= LEAST_CHARACTERS and "|" in scan:
        return Scan(CARD, scan)
    return Scan(NUMBER if is_dossier_number(scan) else OTHER, scan)


def decode_scan(raw: bytes) -> str:
    """The text of a scan that came as bytes.

    UTF-8 is what cards hold. Bytes that are none become U+FFFD, so that their field counts as damaged: another
    code page would have to be guessed, and a wrong guess spoils names unseen.
    """
    return raw.decode("utf-8-sig", errors="replace")


class Frames:
    """Cuts a stream of bytes into scans: at CR, LF, CRLF or ETX, or where the stream falls silent."""

    def __init__(self) -> None:
        self._held = bytearray()

    @property
    def begun(self) -> bool:
        """Whether part of a scan has come."""
        return bool(self._held)

    def feed(self, raw: bytes) -> list[bytes]:
        """Take what has come.

        Returns:
            The scans that ended in it, none of them empty. Of one that is too long the beginning is kept.
        """
        *ended, rest = _ENDS.split(raw)
        whole = []
        for part in ended:
            self._hold(part)
            whole += self.silence()
        self._hold(rest)
        return whole

    def silence(self) -> list[bytes]:
        """Nothing came for a while: what is held was a scan without a line end."""
        scan = bytes(self._held)
        self._held.clear()
        return [scan] if scan.strip(b"\t \x00\x02") else []

    def _hold(self, part: bytes) -> None:
        self._held += part[: _MOST_BYTES - len(self._held)]


@dataclass(frozen=True)
class Diagnosis:
    """What a trial scan shows of the scanner.

    Attributes:
        scan: what it was taken for.
        fields: the sound fields of a card by name (`id_number`, `name`, …), in card order.
        unread: names of the fields that were missing or damaged.
        causes: why, most likely first: `layout` (keyboard layouts differ), `capitals` (Caps Lock is on), `twice`
            (encoded twice; undone), `lost` (letters with marks were lost), `method` (typed through an input method),
            `half` (broken off), `glued` (two cards), `too_long`, `no_number`. Empty when all is well.
    """

    scan: Scan
    fields: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()


_FIELDS: Final = ("id_number", "old_number", "name", "birth_date", "sex", "address", "issued_on")
_REASONS: Final = {"two_cards": GLUED, "too_long": TOO_LONG, "number": NO_NUMBER}


def diagnose(text: str) -> Diagnosis:
    """Look at a trial scan.

    Args:
        text: as the scanner delivered it.

    Returns:
        What was read and what is wrong with the way it came.
    """
    scan = recognise(text)
    if scan.kind != CARD:
        other = scan.kind == OTHER and _OTHER_DIVIDER.match(scan.text)
        return Diagnosis(scan, causes=(LAYOUT,) if other else ())
    damage = _damage(scan.text)
    try:
        card = parse_card(scan.text)
    except CardUnreadable as error:
        reason = _REASONS.get(str(error.facts["reason"]), NO_NUMBER)
        return Diagnosis(scan, causes=(reason, *damage))
    read = tuple((name, str(getattr(card, name))) for name in _FIELDS if getattr(card, name))
    if card.unread and not damage and scan.text.count("|") < len(_FIELDS) - 1:
        damage = (HALF,)
    if card.unread and not damage:
        # Letters that no rule knows a reason for: what is lost on the way is the usual one.
        damage = (METHOD,) if _typed(scan.text) else (LOST,)
    return Diagnosis(scan, read, card.unread, damage)


def _damage(text: str) -> tuple[str, ...]:
    """Damage that shows in the text itself."""
    causes = []
    if undo_double_encoding(text) != text:
        causes.append(TWICE)
    if "?" in text or "\ufffd" in text:
        causes.append(LOST)
    if _inverted(text):
        causes.append(CAPITALS)
    return tuple(causes)


def _inverted(text: str) -> bool:
    fields = text.split("|")
    return len(fields) > 4 and fields[4].strip() in {"nAM", "nỮ"}


def _typed(text: str) -> bool:
    """Whether the letters are all of the keyboard: an input method that is off leaves Telex and VNI as typed."""
    return all(word.isascii() for word in _LETTERS.findall(text))
