"""What waits for a person at this machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.attention import Concerns
from desktop.store.view import View

MOST: Final = 500


@dataclass(frozen=True)
class ListAttention:
    """Which group (`desktop.domain.attention.GROUPS`), and how many of it at most."""

    group: str = "all"
    most: int = MOST


def list_attention(view: View, request: ListAttention) -> Concerns:
    """List what a person must see to, with the counts of every kind.

    Args:
        view: read access to the store.
        request: group and length.

    Returns:
        A machine that the province does not take any more, refused and conflicting dossiers, files that do not get
        through, promises that need an apology, supplements that are about to lapse, results nobody fetched; what stops
        a dossier first. One dossier may stand there more than once, for different reasons.
    """
    return view.concerns(request.group, request.most)
