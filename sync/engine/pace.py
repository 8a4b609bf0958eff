"""How much of a file goes into one request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LEAST_BYTES: Final = 20 * 1024
"""Headers of a request are about a sixtieth of this."""

MOST_BYTES: Final = 1024 * 1024
TRUST: Final = 64
"""A part is at most this fraction of what passed since the last cut, so that cuts cost little of the whole."""

LONGEST_S: Final = 2.0
"""A part takes about this long at most: after a stop, the officer waits for one part."""


@dataclass
class Pace:
    """Grows while a link holds, starts anew when it was cut.

    Attributes:
        passed: bytes that arrived since the last cut.
        bytes_per_s: as the last part went.
    """

    passed: int = 0
    bytes_per_s: float = 0.0

    def part(self) -> int:
        """Bytes for the next request."""
        most = min(MOST_BYTES, self.passed // TRUST, int(self.bytes_per_s * LONGEST_S))
        return max(LEAST_BYTES, most)

    def arrived(self, count: int, seconds: float) -> None:
        """A part went through."""
        self.passed += count
        self.bytes_per_s = count / max(seconds, 0.001)

    def cut(self) -> None:
        """The link was cut."""
        self.passed = 0
