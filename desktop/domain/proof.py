"""The short code by which a slip proves when its dossier was taken in."""

from __future__ import annotations

import base64
from typing import Final

LENGTH: Final = 8


def proof_code(event_hash: str) -> str:
    """Short code of an event's hash, in letters and digits that are not confused when read aloud."""
    text = base64.b32encode(bytes.fromhex(event_hash)).decode("ascii")[:LENGTH]
    return f"{text[:4]}-{text[4:]}"
