"""Make the code of a recovery sheet."""

from __future__ import annotations

from desktop.store.recovery import new_sheet_code
from desktop.store.users import Role
from desktop.store.work import Work


def make_recovery_sheet(work: Work) -> str:
    """Make a code that opens the store when every password is forgotten; it is shown and printed once, never kept.

    Args:
        work: open transaction of the store; this function never commits.

    Returns:
        The code, in groups of five. An older sheet is good no longer.

    Raises:
        NotPermitted: only an administrator or a leader makes one.
    """
    work.need(Role.ADMINISTRATOR, Role.LEADER)
    code = new_sheet_code()
    work.keys.give_sheet(code)
    work.changes.users = True
    return code
