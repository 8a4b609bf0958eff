"""Add a user, or change name or role of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.domain.errors import FieldRefused
from desktop.domain.events import UserSet
from desktop.domain.passwords import check_password
from desktop.domain.vietnamese import clean_line
from desktop.store.users import Role, User, user_stream
from desktop.store.work import Work
from desktop.usecases.remove_user import keep_one_administrator

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,19}", re.ASCII)


@dataclass(frozen=True)
class SetUser:
    """A user as they should be.

    Attributes:
        user: user id; stands in events.
        name: full name.
        role: value of the role.
        password: a new one, or empty to leave it; a new user needs one to sign in.
    """

    user: str
    name: str
    role: str
    password: str = field(default="", repr=False)


def set_user(work: Work, request: SetUser) -> User:
    """Add a user or change one; the change is an event, so that it can be told who gave which right.

    Args:
        work: open transaction of the store; this function never commits.
        request: the user as they should be.

    Returns:
        The user.

    Raises:
        NotPermitted: only an administrator sets users.
        FieldRefused: id, name or role cannot be kept.
        PasswordRefused: the password would be guessed at once.
        LastAdministrator: the only administrator would become something else.
    """
    work.need(Role.ADMINISTRATOR)
    if not _ID.fullmatch(request.user):
        raise FieldRefused(field="user", reason="shape")
    name = clean_line(request.name, field="name", most=100)
    if not name:
        raise FieldRefused(field="name", reason="empty")
    if request.role not in set(Role):
        raise FieldRefused(field="role", reason="choice")
    user = User(request.user, name, Role(request.role))
    if user.role is not Role.ADMINISTRATOR:
        keep_one_administrator(work, user.id)
    if request.password:
        check_password(request.password, user.id, name)
        work.keys.give(user.id, name, request.password)
    else:
        work.keys.rename(user.id, name)
    work.set_user(user, active=True)
    event = UserSet(user=user.id, name=name, role=user.role.value)
    work.record(user_stream(work.centre.agency_code, user.id), event, work.clock.now())
    return user
