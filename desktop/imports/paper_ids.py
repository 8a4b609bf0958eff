"""Names by which a centre's clean-up finds a paper again after the next import."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Final

from desktop.domain.vietnamese import words

_LONGEST: Final = 48


def paper_ids(names: Iterable[str]) -> list[str]:
    """An id for each paper of a procedure, from its name, so that the same name has the same id next time."""
    taken: set[str] = set()
    ids = []
    for name in names:
        short = "-".join(words(name))[:_LONGEST].strip("-") or "giay-to"
        chosen = next(each for n in count(1) if (each := short if n == 1 else f"{short}-{n}") not in taken)
        taken.add(chosen)
        ids.append(chosen)
    return ids
