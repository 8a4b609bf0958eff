"""What a counter keeps of its seal to the province; `recovery` makes and opens it."""

from __future__ import annotations

import msgspec


class Seal(msgspec.Struct, frozen=True, kw_only=True):
    """A store key sealed to the province.

    Attributes:
        key_id: which recovery key, see `key_id`.
        sealed: base64 of the HPKE encapsulation and ciphertext.
    """

    key_id: str
    sealed: str
