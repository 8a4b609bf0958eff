"""Who may work on this machine."""

from __future__ import annotations

from desktop.store.users import Role, UserLine
from desktop.store.work import Work


def list_users(work: Work) -> tuple[UserLine, ...]:
    """List the users of this machine, active ones first.

    Args:
        work: open transaction of the store; nothing is written.

    Returns:
        Users with their role, whether they may sign in, and whether they have a password.

    Raises:
        NotPermitted: only an administrator or a leader sees users.
    """
    work.need(Role.ADMINISTRATOR, Role.LEADER)
    return tuple(work.users())
