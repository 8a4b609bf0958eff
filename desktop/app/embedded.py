"""The provincial gateway inside this program, on a loopback address, for trying out and for tests."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from desktop.app.demonstration import demonstration_centre


@contextlib.contextmanager
def embedded_province(folder: Path) -> Iterator[str]:
    """Serve the demonstration province from a ledger in `folder`; yields its base URL."""
    from sync.province import demonstration
    from sync.province.ledger import Ledger
    from sync.province.serve import EmbeddedProvince

    folder.mkdir(parents=True, exist_ok=True)
    with Ledger(folder / "province.db") as ledger:
        demonstration.fill(ledger, demonstration_centre())
        with EmbeddedProvince(ledger) as province:
            yield province.url
