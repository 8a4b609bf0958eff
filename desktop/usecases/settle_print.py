"""Say how the printing of a paper went."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.errors import FieldRefused
from desktop.store.paper_jobs import ENDS
from desktop.store.work import Work


@dataclass(frozen=True)
class SettlePrint:
    """A job and how it went.

    Attributes:
        job: its id.
        end: `printed`, `saved` (as a file, where there is no printer) or `dropped`; empty while it goes on waiting.
        code: of the error that kept it back.
    """

    job: int
    end: str = ""
    code: str = ""


def settle_print(work: Work, request: SettlePrint) -> None:
    """End a job, or say why it goes on waiting; one that has ended already stays as it is.

    Args:
        work: open transaction of the store; this function never commits.
        request: which job.

    Returns:
        Nothing.

    Raises:
        FieldRefused: no such end.
    """
    if request.end and request.end not in ENDS:
        raise FieldRefused(field="end", reason="choice")
    if request.end:
        work.papers.settle(request.job, request.end)
    else:
        work.papers.note_failure(request.job, request.code)
