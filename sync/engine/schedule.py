"""When the next round is due."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Final

EVERY_S: Final = 120.0
"""After a good round."""

SOON_S: Final = 8.0
"""After something was recorded, so that a visitor's several actions travel together."""

FIRST_RETRY_S: Final = 10.0
LONGEST_RETRY_S: Final = 90.0
"""A province sees the records of an outage within two minutes of the link's return."""


@dataclass
class Schedule:
    """Waiting times between rounds: doubling after failures, capped, with jitter.

    Jitter keeps all counters from asking in the same second when a province's link returns.

    Attributes:
        failures: rounds that failed in a row.
    """

    failures: int = 0
    rng: random.Random = field(default_factory=random.Random)

    def after(self, *, ok: bool) -> float:
        """Seconds until the next round, after one that ended."""
        self.failures = 0 if ok else self.failures + 1
        if ok:
            return EVERY_S * self.rng.uniform(0.9, 1.1)
        wait: float = min(FIRST_RETRY_S * 2 ** (self.failures - 1), LONGEST_RETRY_S)
        return wait * self.rng.uniform(0.5, 1.0)

    def reset(self) -> None:
        """Forget failures: the officer pressed the button."""
        self.failures = 0
