"""What an audit of the ledger counted, and what it found wrong."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Finding:
    """What was counted and what is wrong.

    Attributes:
        centres: number of centres.
        journals: number of journals.
        events: number of events held.
        refused: of these, refused as stale and outside the feed.
        files: files that centres have sent whole.
        awaited: files that events name and that have not arrived; no fault.
        faults: one line each: what kind, and where; empty when the ledger is whole.
    """

    centres: int = 0
    journals: int = 0
    events: int = 0
    refused: int = 0
    files: int = 0
    awaited: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults
