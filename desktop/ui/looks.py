"""Size of text and contrast, kept for this machine in a small file: whoever needs them large needs them every day."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from desktop.ui import theme
from desktop.ui.kept_file import read_kept, write_kept

FILE: Final = "looks.json"
USUAL: Final = ("light", 1.0)


class _Kept:
    """Where the choice is kept; nowhere until somebody says so."""

    file: Path | None = None


def keep_in(file: Path) -> None:
    """Where the choice of this machine is kept; nothing is written before somebody chooses."""
    _Kept.file = file


def kept() -> tuple[str, float]:
    """Scheme and scale chosen at this machine; the usual ones where there is no choice that can be read."""
    chosen = read_kept(_Kept.file)
    scheme, scale = chosen.get("scheme"), chosen.get("scale")
    return (scheme, scale) if scheme in theme.SCHEMES and scale in theme.SCALES else USUAL


def keep(scheme: str, scale: float) -> None:
    """Keep a choice for the next start; where that cannot be written it is good for this run."""
    write_kept(_Kept.file, {"scheme": scheme, "scale": scale})
