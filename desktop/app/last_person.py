"""Who signed in last at this machine, kept in a small file beside the language's; a convenience, never needed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from desktop.ui.kept_file import read_kept, write_kept

FILE: Final = "signed-in.json"


def last_person(file: Path, store: Path) -> str:
    """User id of whoever signed in last to a store; empty where nothing tells."""
    user = read_kept(file).get(str(store))
    return user if isinstance(user, str) else ""


def keep_person(file: Path, store: Path, user: str) -> None:
    """Remember who signed in to a store; where that cannot be written, the next start has nobody chosen."""
    known = read_kept(file)
    if known.get(str(store)) != user:
        write_kept(file, known | {str(store): user})
