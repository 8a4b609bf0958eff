"""Short ids of users."""

from __future__ import annotations

from typing import Final

from desktop.domain.vietnamese import words

LONGEST_ID: Final = 20


def usual_id(name: str) -> str:
    """As is usual: the given name, then the first letters of the others; room is left for a figure.

    Ids stand in events beside those of other machines: one that every machine gave would be everybody's.

    >>> usual_id("Trần Thị Ngọc Lan")
    'lanttn'
    """
    parts = [part for word in words(name) if (part := "".join(c for c in word if c.isascii()))]
    return (parts[-1] + "".join(part[0] for part in parts[:-1]))[: LONGEST_ID - 2] if parts else ""
