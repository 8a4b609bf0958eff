"""What the page reads, in one go on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.domain.attention import Concerns
from desktop.ui.dossier.moment import Moment
from desktop.usecases.list_attention import ListAttention, list_attention


@dataclass(frozen=True)
class Listed:
    """A group of the list, and the moment it is of."""

    group: str
    concerns: Concerns
    moment: Moment


def read_group(view: Any, group: str) -> Listed:
    """One group, with the counts of all."""
    return Listed(group, list_attention(view, ListAttention(group)), Moment.of(view))
