"""How much waits for a person at this machine."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.store.view import View


def count_attention(view: View) -> Mapping[str, int]:
    """Count what `list_attention` lists.

    Args:
        view: read access to the store.

    Returns:
        A number for each kind (`desktop.domain.attention.KINDS`).
    """
    return view.concern_counts()
