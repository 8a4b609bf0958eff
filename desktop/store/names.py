"""What the files of a store are called."""

from __future__ import annotations

from typing import Final

DATABASE: Final = "motcua.db"
SLOTS: Final = "keys.json"
READY: Final = f"{DATABASE}.da-khoi-phuc"
"""A restored database that is finished; at most one rename away from its place."""
