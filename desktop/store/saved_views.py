"""Lists that people named for themselves: settings of this machine, each person's own, never synced."""

from __future__ import annotations

from typing import Final

import msgspec

from desktop.domain.read_models import DossierFilter, SavedView
from desktop.store import settings
from sync.journal.journal import Connection

_NAMED: Final = "view:{user}:"


def load(db: Connection, user: str) -> tuple[SavedView, ...]:
    """Lists of a user, by name; one that this program cannot read is left where it is."""
    beginning = _NAMED.format(user=user)
    found = []
    for name, value in settings.settings_of(db, beginning).items():
        try:
            found.append(SavedView(name.removeprefix(beginning), msgspec.json.decode(value, type=DossierFilter)))
        except msgspec.MsgspecError:
            continue
    return tuple(found)


def save(db: Connection, user: str, view: SavedView) -> None:
    """Keep a list; one of the same name is replaced."""
    settings.set_setting(db, f"{_NAMED.format(user=user)}{view.name}", encoded(view.wanted))


def drop(db: Connection, user: str, name: str) -> None:
    """Forget a list."""
    settings.drop_setting(db, f"{_NAMED.format(user=user)}{name}")


def encoded(wanted: DossierFilter) -> str:
    """A filter as it is kept."""
    return msgspec.json.encode(wanted).decode()
