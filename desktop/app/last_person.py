"""Who signed in last at this machine, kept in a small file beside the language's; a convenience, never needed."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Final

FILE: Final = "signed-in.json"


def last_person(file: Path, store: Path) -> str:
    """User id of whoever signed in last to a store; empty where nothing tells."""
    user = _read(file).get(str(store))
    return user if isinstance(user, str) else ""


def keep_person(file: Path, store: Path, user: str) -> None:
    """Remember who signed in to a store; where that cannot be written, the next start has nobody chosen."""
    known = _read(file)
    if known.get(str(store)) != user:
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(known | {str(store): user}) + "\n", encoding="utf-8")


def _read(file: Path) -> dict[str, object]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
