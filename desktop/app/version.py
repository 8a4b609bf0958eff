"""Name and version of the program."""

from __future__ import annotations

from typing import Final

VERSION: Final = "0.7.0"
PROGRAM: Final = f"motcua/{VERSION}"
