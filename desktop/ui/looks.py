"""Size of text and contrast, kept for this machine in a small file: whoever needs them large needs them every day."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Final

from desktop.ui import theme

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
    try:
        chosen = json.loads(_Kept.file.read_text(encoding="utf-8")) if _Kept.file is not None else {}
        scheme, scale = str(chosen["scheme"]), float(chosen["scale"])
    except (OSError, ValueError, TypeError, KeyError):
        return USUAL
    return (scheme, scale) if scheme in theme.SCHEMES and scale in theme.SCALES else USUAL


def keep(scheme: str, scale: float) -> None:
    """Keep a choice for the next start; where that cannot be written it is good for this run."""
    if _Kept.file is not None:
        with contextlib.suppress(OSError):
            _Kept.file.parent.mkdir(parents=True, exist_ok=True)
            _Kept.file.write_text(json.dumps({"scheme": scheme, "scale": scale}) + "\n", encoding="utf-8")
