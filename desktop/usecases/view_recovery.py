"""Which ways back there are should every password be forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.store.users import Role
from desktop.store.work import Work


@dataclass(frozen=True)
class RecoveryWays:
    """Ways back into the store.

    Attributes:
        sheet: whether the code of a printed sheet opens it.
        province: whether the province can open it.
    """

    sheet: bool
    province: bool


def view_recovery(work: Work) -> RecoveryWays:
    """Say which ways back there are; which code or key they need is not told.

    Args:
        work: open transaction of the store; nothing is written.

    Returns:
        The ways.

    Raises:
        NotPermitted: only an administrator or a leader sees them.
    """
    work.need(Role.ADMINISTRATOR, Role.LEADER)
    file = work.keys.file()
    return RecoveryWays(file.sheet is not None, file.seal is not None)
