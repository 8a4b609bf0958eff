"""What a password must be. Own rule: long enough, not guessed at once; no rules of letters and digits."""

from __future__ import annotations

import unicodedata
from typing import Final

from desktop.domain.errors import PasswordRefused
from desktop.domain.vietnamese import fold

LEAST: Final = 8
"""Letters a password has at least; those of NIST SP 800-63B for passwords that stand alone."""

_FEWEST_DIFFERENT: Final = 4
_KNOWN: Final = frozenset(
    {"12345678", "123456789", "1234567890", "password", "matkhau", "motcuaxa", "motcua", "qwertyui"}
)


def check_password(password: str, *names: str) -> None:
    """Refuse a password that would be guessed at once.

    Args:
        password: as typed.
        names: user id and full name; a password may not be one of them.

    Raises:
        PasswordRefused: `short` (under 8 letters), `plain` (under four different ones), or `known` (a common one, or
            the user's own name).
    """
    letters = unicodedata.normalize("NFC", password)
    if len(letters) < LEAST:
        raise PasswordRefused(reason="short", least=LEAST)
    if len(set(letters)) < _FEWEST_DIFFERENT:
        raise PasswordRefused(reason="plain")
    plain = _plain(letters)
    if plain.rstrip("0123456789") in _KNOWN | {""} or plain in _KNOWN | {_plain(name) for name in names}:
        raise PasswordRefused(reason="known")


def _plain(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())
