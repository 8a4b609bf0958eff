"""What the users of a centre are called, also those of its other machines."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.events import UserSet, decode
from desktop.store.users import user_stream
from sync.journal.journal import Connection, Journal


def names_of(db: Connection, journal: Journal, agency: str, wanted: Iterable[str]) -> dict[str, str]:
    """Full names by user id, also of those who sign in at other machines of the centre, as these told the province.

    Args:
        db: connection of the store.
        journal: journal of the store.
        agency: code of the centre.
        wanted: user ids; one of whom nothing is known is left out.
    """
    names: dict[str, str] = dict(db.execute("SELECT id, name FROM user").fetchall())
    for one in set(wanted) - names.keys():
        for envelope, _ in journal.stream(user_stream(agency, one)):
            if envelope.body is None:
                continue
            body = decode(envelope.header.type, envelope.header.v, envelope.body)
            if isinstance(body, UserSet):
                names[one] = body.name
    return names
