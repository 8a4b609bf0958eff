"""A scan over the poor line, cut five times: what travels, over what it weighs.

No row of the table yet: it is measured once a counter sends files. `measure_scan` takes whatever sends one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from tests.benchmarks.measure import Row
from tests.support.line import POOR, Line, Shape

SCAN_BYTES: Final = 4 * 1024 * 1024
CUTS: Final = 5
_TRIES: Final = 4 * CUTS

Send = Callable[[str], bool]
"""Goes on sending the scan to a province at an address; whether the province now holds it whole."""


def measure_scan(url: str, send: Send, size: int = SCAN_BYTES, shape: Shape = POOR) -> Row:
    """Send a scan that the province does not hold, over a line that is cut at five places.

    Args:
        url: of the province.
        send: called again at once whenever it ended early.
        size: bytes of the scan.
        shape: of the line.
    """
    begun = time.monotonic()
    with Line(url, shape) as line:
        whole, tries = False, 0
        while not whole and tries < _TRIES:
            # Places that fall on no border of anything.
            line.cut_after = (tries + 1) * size // (CUTS + 1) + 777 * tries if tries < CUTS else None
            whole, tries = send(line.url), tries + 1
        over = line.flow.both / size
    words = f"{line.flow.cuts} cuts, {tries} tries, {time.monotonic() - begun:.0f} s"
    return Row(f"a scan of {size / 2**20:.0f} MB over the poor line, bytes over its size", over, unit="x", goal="1.05",
               met=whole and over <= 1.05, note=words if whole else f"NOT whole; {words}")  # fmt: skip
