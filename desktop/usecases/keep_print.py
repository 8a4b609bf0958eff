"""Keep a paper until it is printed."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.errors import FieldRefused
from desktop.domain.papers import PaperWanted
from desktop.store.work import Work

MOST_COPIES = 99


@dataclass(frozen=True)
class KeepPrint:
    """A paper, and how many copies of it."""

    wanted: PaperWanted
    copies: int = 1


def keep_print(work: Work, request: KeepPrint) -> int:
    """Remember on this machine that a paper is to be printed, so that a printer without paper cannot lose it.

    Args:
        work: open transaction of the store; this function never commits.
        request: which paper.

    Returns:
        Id of the job; it waits until `settle_print`.

    Raises:
        FieldRefused: no number of copies.
    """
    if not 1 <= request.copies <= MOST_COPIES:
        raise FieldRefused(field="copies", reason="range", least=1, most=MOST_COPIES)
    return work.papers.keep(request.wanted, request.copies, work.user.id, work.view.now())
