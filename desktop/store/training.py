"""The mark of a training store: it belongs to no province, and never will."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.domain.errors import MotCuaError
from sync.journal.journal import Journal

if TYPE_CHECKING:
    from desktop.store.work import Work

_STATE: Final = "training"


class TrainingStore(MotCuaError):
    """A training store has no province."""

    code = "training_store"


def mark_training(work: Work) -> None:
    """Mark a new store; there is no way back."""
    work.journal.set_state(_STATE, "1")


def refuse_training(journal: Journal) -> None:
    """Before anything that ties a store to a province.

    Raises:
        TrainingStore: this is a training store.
    """
    if journal.state(_STATE) == "1":
        raise TrainingStore
