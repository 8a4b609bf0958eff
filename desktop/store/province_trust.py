"""What a store knows its province by, and what the province knows it by: pinned keys, and the bearer token."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from desktop.domain.centre import Centre
from desktop.store import snapshots
from desktop.store.work import Work
from sync.errors import BadMessage, WrongServer
from sync.wire.canonical import sha256_hex
from sync.wire.messages import Enrolled
from sync.wire.renewal import Renew, Renewed
from sync.wire.signing import sign_token, verify_reference

TOKEN_LIFE: Final = timedelta(days=30)
"""After so long a token is replaced; also when the clock says that it was made so far in the future."""


def keep_enrolment(work: Work, answer: Enrolled) -> None:
    """Keep the token of an enrolment, and pin the key that snapshots are signed by."""
    journal = work.journal
    for name, value in (
        ("token", answer.token),
        ("token_at", work.clock.now().isoformat()),
        ("token_next", ""),
        ("province_key", answer.signing_key),
    ):
        journal.set_state(name, value)


def renewal(work: Work, *, refused: bool) -> Renew | None:
    """Ask for a new token; it is kept before it is asked for, so that a lost answer costs nothing.

    Args:
        work: open transaction.
        refused: whether the token was refused: then it is not looked at how old it is.

    Returns:
        The request, or None when none is due or this machine has no key.
    """
    journal = work.journal
    key, server = journal.state("device_key"), journal.state("server_id")
    now = work.clock.now()
    if not key or not server or not (refused or _is_due(journal.state("token_at"), now)):
        return None
    token = journal.state("token_next") or secrets.token_urlsafe(32)
    journal.set_state("token_next", token)
    digest, at = sha256_hex(token.encode()), now.isoformat()
    signature = sign_token(bytes.fromhex(key), server, journal.device, digest, at)
    return Renew(device=journal.device, token_hash=digest, at=at, signature=signature)


def adopt(work: Work, answer: Renewed) -> str:
    """Use the token that was asked for from now on; a counter that has no key of the province pins it.

    Raises:
        WrongServer: another province answered, or one with another key.
    """
    journal = work.journal
    if journal.state("server_id") != answer.server.id:
        raise WrongServer(reason="identity")
    pinned = journal.state("province_key")
    if pinned and pinned != answer.signing_key:
        raise WrongServer(reason="signing_key")
    token = journal.state("token_next") or ""
    if not token:
        raise BadMessage(reason="renewal")
    journal.set_state("province_key", answer.signing_key)
    journal.set_state("token", token)
    journal.set_state("token_next", "")
    journal.set_state("token_at", work.clock.now().isoformat())
    return token


def accept_snapshot(work: Work, name: str, etag: str, data: bytes, signature: str) -> None:
    """Put a snapshot in force if the province signed it for this centre.

    Raises:
        SignatureWrong: it did not; only a counter that knows no key of its province takes what is unsigned.
        BadMessage: a profile of another centre.
    """
    journal = work.journal
    key = journal.state("province_key")
    if key:
        server = journal.state("server_id") or ""
        verify_reference(signature, key, server=server, name=name, centre=journal.centre, etag=etag, data=data)
    work.replace_snapshot(name, _as_this_counter(work, data) if name == snapshots.CENTRE else data, etag)


def _as_this_counter(work: Work, data: bytes) -> bytes:
    """A centre's profile as this machine keeps it: which counter stands here is not the province's to change.

    Two machines that took numbers from one block would give the same number twice.
    """
    theirs = snapshots.decode(snapshots.CENTRE, data)
    assert isinstance(theirs, Centre)
    if theirs.agency_code != work.journal.centre:
        raise BadMessage(reason="centre")
    ours = work.centre
    profile: dict[str, Any] = msgspec.json.decode(data)
    return msgspec.json.encode({**profile, "counter": ours.counter, "counter_name": ours.counter_name})


def _is_due(made_at: str | None, now: datetime) -> bool:
    if not made_at:
        return True
    return abs(now - datetime.fromisoformat(made_at)) >= TOKEN_LIFE
