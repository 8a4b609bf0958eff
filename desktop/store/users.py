"""Users of this machine and their roles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.journal.journal import Connection


class Role(StrEnum):
    """What a user may do is decided by role, in the use-cases."""

    RECEIVING = "receiving"
    PROCESSING = "processing"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class User:
    """A user.

    Attributes:
        id: short ASCII name; stands in events as actor.
        name: full name, for slips and the sign-in page.
        role: what they may do.
    """

    id: str
    name: str
    role: Role


@dataclass(frozen=True)
class UserLine:
    """A user in the administrator's list.

    Attributes:
        active: whether they may sign in.
        has_password: whether there is a key slot for them.
    """

    user: User
    active: bool
    has_password: bool = False


def add_user(db: Connection, user: User) -> None:
    """Add or change a user."""
    db.execute(
        "INSERT OR REPLACE INTO user (id, name, role, active) VALUES (?, ?, ?, 1)",
        (user.id, user.name, user.role),
    )


def remove_user(db: Connection, user_id: str) -> None:
    """Let a user sign in no longer; the name stays, since events carry it."""
    db.execute("UPDATE user SET active = 0 WHERE id = ?", (user_id,))


def all_users(db: Connection) -> list[UserLine]:
    """All users, active ones first, then by name."""
    rows = db.execute("SELECT id, name, role, active FROM user ORDER BY active DESC, name, id")
    return [UserLine(User(row[0], row[1], Role(row[2])), bool(row[3])) for row in rows]


def find_user(db: Connection, user_id: str) -> User | None:
    """An active user, or None."""
    row = db.execute("SELECT id, name, role FROM user WHERE id = ? AND active = 1", (user_id,)).fetchone()
    return User(row[0], row[1], Role(row[2])) if row else None


def user_stream(agency: str, user_id: str) -> str:
    """Stream of the events about a user; one for all machines of a centre."""
    return f"user:{agency}:{user_id}"
