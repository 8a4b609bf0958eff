"""Small choices of this machine, a file each: read where they can be, conveniences all of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def read_kept(file: Path | None) -> dict[str, Any]:
    """What was kept; nothing where there is no file that can be read as that."""
    try:
        found = json.loads(file.read_text(encoding="utf-8")) if file is not None else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_kept(file: Path | None, values: Mapping[str, object]) -> bool:
    """Keep it for the next start; whether that was possible."""
    if file is None:
        return False
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values) + "\n", encoding="utf-8")
    except OSError:
        return False
    return True
