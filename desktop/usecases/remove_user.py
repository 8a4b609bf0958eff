"""Let a user sign in no longer."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.errors import LastAdministrator
from desktop.domain.events import UserSet
from desktop.store.errors import UserUnknown
from desktop.store.users import Role, user_stream
from desktop.store.work import Work


@dataclass(frozen=True)
class RemoveUser:
    """Whom, by user id."""

    user: str


def remove_user(work: Work, request: RemoveUser) -> None:
    """Take a user off this machine: the password opens nothing any more, the name stays in the records.

    Args:
        work: open transaction of the store; this function never commits.
        request: whom.

    Returns:
        Nothing.

    Raises:
        NotPermitted: only an administrator removes users.
        UserUnknown: no such user.
        LastAdministrator: nobody could administer this machine any more.
    """
    work.need(Role.ADMINISTRATOR)
    user = next((line.user for line in work.users() if line.user.id == request.user and line.active), None)
    if user is None:
        raise UserUnknown(user=request.user)
    keep_one_administrator(work, user.id)
    work.keys.take(user.id)
    work.set_user(user, active=False)
    event = UserSet(user=user.id, name=user.name, role=user.role.value, active=False)
    work.record(user_stream(work.centre.agency_code, user.id), event, work.clock.now())


def keep_one_administrator(work: Work, leaving: str) -> None:
    """Refuse to lose the last one who can administer this machine.

    Args:
        work: open transaction of the store.
        leaving: user id of whoever would no longer be an administrator.

    Returns:
        Nothing.

    Raises:
        LastAdministrator: no other active user with a password is one.
    """
    lines = [line for line in work.users() if line.active and line.user.role is Role.ADMINISTRATOR]
    others = [line for line in lines if line.user.id != leaving and line.has_password]
    if any(line.user.id == leaving for line in lines) and not others:
        raise LastAdministrator
