"""Remember how a whole check of the store ended."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.health import StoreCheck
from desktop.store.machine_notes import keep_check
from desktop.store.work import Work


@dataclass(frozen=True)
class NoteCheck:
    """Whether all was sound, and how many events were checked."""

    sound: bool
    events: int


def note_check(work: Work, request: NoteCheck) -> StoreCheck:
    """Remember a check that was made beside the writer.

    Args:
        work: open transaction of the store; this function never commits.
        request: how it ended.

    Returns:
        The check with its time.
    """
    return keep_check(work, StoreCheck(work.view.now(), request.sound, request.events))
