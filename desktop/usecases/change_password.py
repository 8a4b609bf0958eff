"""Change one's own password."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.passwords import check_password
from desktop.store.work import Work


@dataclass(frozen=True)
class ChangePassword:
    """The password until now, and the new one."""

    old: str = field(repr=False)
    new: str = field(repr=False)


def change_password(work: Work, request: ChangePassword) -> None:
    """Give oneself a new password; only one's own slot is wrapped anew, nothing is encrypted again.

    Args:
        work: open transaction of the store; this function never commits.
        request: old and new.

    Returns:
        Nothing.

    Raises:
        WrongPassword, SignInDelayed: the old password is not right; waits grow as at sign-in.
        PasswordRefused: the new one would be guessed at once.
    """
    work.keys.check(work.user.id, request.old)
    check_password(request.new, work.user.id, work.user.name)
    work.keys.give(work.user.id, work.user.name, request.new)
    work.changes.users = True
