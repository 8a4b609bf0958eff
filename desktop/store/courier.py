"""The store as the USB courier sees it: what a bundle is made from, and which answers still have anything to say.

An answer may be days old when it arrives, and another may have come before it. Nothing in it must then be taken for
a province that lost something. So each contact with the province is counted; a bundle remembers the count at which it
was written. Was there no contact since, its answer is newer than all that is known here, and counts as in any round.
Otherwise it counts only if it takes nothing back.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple, TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.store import province_trust, snapshots
from desktop.store.sync_port import REFERENCES
from desktop.store.training import refuse_training
from desktop.store.work import Work
from sync.courier.answer_bundle import AnswerBundle
from sync.courier.errors import BundleRefused, CourierKeyMissing
from sync.courier.manifest import AnswerManifest, CounterManifest
from sync.courier.sealing import new_key_pair
from sync.journal import delivery
from sync.wire.courier import CourierKey
from sync.wire.ids import uuid7
from sync.wire.messages import Enrol, Enrolled

_T = TypeVar("_T")
_REMEMBERED: Final = 50
"""Bundles whose answers are still taken; more are not under way at once."""


class Prepared(NamedTuple):
    """What a bundle is written with.

    Attributes:
        manifest: without sizes and counts.
        holds: ETags of the reference snapshots held.
        private_key: the device's, base64.
        recipient: the province's courier key.
        with_events: False while a store that was put back has not got its own events back.
    """

    manifest: CounterManifest
    holds: dict[str, str]
    private_key: str
    recipient: str
    with_events: bool


class CourierPort:
    """A counter's memory of its bundles.

    Args of the constructor:
        run: as for `SyncPort`.
    """

    def __init__(self, run: Callable[[Callable[[Work], Any]], Any]) -> None:
        self._run = run

    def prepare(self) -> Prepared | None:
        """Begin a bundle, and remember that it was begun.

        Returns:
            None when this machine is neither enrolled nor invited.

        Raises:
            CourierKeyMissing: the province has given no courier key.
        """
        return self._do(_prepare)

    def identity(self) -> str:
        """Private half of the key that answers are encrypted to; empty before the first bundle."""
        return self._do(lambda work: (work.journal.state("courier_identity") or "").partition(" ")[0])

    def province_key(self, manifest: AnswerManifest) -> str:
        """The key that must have signed an answer, and that the answer is meant for this machine.

        Raises:
            BundleRefused: `other_province`, `other_centre` or `other_device`.
        """
        return self._do(lambda work: _province_key(work, manifest))

    def admit(self, answer: AnswerBundle) -> bool:
        """Whether an answer is new here; it is refused where it would take something back.

        Returns:
            False when it was taken already, whole.

        Raises:
            BundleRefused: `unasked` or `outdated`.
        """
        return self._do(lambda work: _admit(work, answer))

    def enrolled(self, answer: AnswerBundle) -> None:
        """Keep that this machine was enrolled by its bundle; nothing when it is enrolled already."""
        self._do(lambda work: _enrolled(work, answer))

    def taken(self, manifest: AnswerManifest, *, agree: bool) -> None:
        """Remember that an answer was taken to its end; both ends agreed when it was written, not now."""
        self._do(lambda work: _taken(work, manifest, agree))

    def _do(self, action: Callable[[Work], _T]) -> _T:
        result: _T = self._run(action)
        return result


def _prepare(work: Work) -> Prepared | None:
    journal = work.journal
    enrolled = bool(journal.state("token") and journal.state("device_key"))
    server = journal.state("server_id") if enrolled else journal.state("invite_server")
    code = journal.state("invite_code")
    if not server or not (enrolled or code):
        return None
    found = snapshots.current(work.journal.db, snapshots.COURIER)
    if found is None:
        raise CourierKeyMissing
    key = snapshots.decode(snapshots.COURIER, found[1])
    assert isinstance(key, CourierKey)
    private = bytes.fromhex(_kept(work, "device_key" if enrolled else "courier_device_key", _new_device_key))
    identity = _kept(work, "courier_identity", lambda: " ".join(new_key_pair()))
    enrol = (
        None
        if enrolled
        else Enrol(code=code or "", public_key=_public(private), name=journal.device, device=journal.device)
    )
    manifest = CounterManifest(
        id=uuid7(),
        server=server,
        centre=journal.centre,
        device=journal.device,
        made_at=work.clock.now().isoformat(timespec="seconds"),
        reply_to=identity.split()[1],
        enrol=enrol,
    )
    _remember(work, "courier_sent", manifest.id, _moment(work))
    holds = {name: etag for name in REFERENCES if (etag := work.snapshot_etag(name))}
    return Prepared(
        manifest,
        holds,
        base64.b64encode(private).decode("ascii"),
        key.recipient,
        with_events=journal.state("pull_first") != "1",
    )


def _province_key(work: Work, manifest: AnswerManifest) -> str:
    journal = work.journal
    if manifest.server.id != (journal.state("server_id") or journal.state("invite_server")):
        raise BundleRefused(reason="other_province")
    if manifest.centre != journal.centre:
        raise BundleRefused(reason="other_centre")
    if manifest.device != journal.device:
        raise BundleRefused(reason="other_device")
    return journal.state("province_key") or journal.state("invite_key") or manifest.signing_key


def _admit(work: Work, answer: AnswerBundle) -> bool:
    journal, manifest = work.journal, answer.manifest
    if manifest.answers in _remembered(work, "courier_taken"):
        return False
    now, sent = _moment(work), _remembered(work, "courier_sent").get(manifest.answers)
    if sent is None or _Moment(*sent).restores != now.restores:
        raise BundleRefused(reason="unasked")
    if _Moment(*sent) == now:
        return True
    theirs = {head.journal: head.held for head in answer.welcome.figures.journals}
    takes_back = (
        journal.state("server_epoch") not in {None, answer.manifest.server.epoch}
        or journal.cursor() > answer.end
        or any(theirs.get(head.journal, 0) < head.held for head in delivery.heads(journal))
    )
    if takes_back:
        raise BundleRefused(reason="outdated")
    return True


def _taken(work: Work, manifest: AnswerManifest, agree: bool) -> None:
    journal, now = work.journal, work.clock.now()
    _remember(work, "courier_taken", manifest.answers, _moment(work))
    said = min(now, datetime.fromisoformat(manifest.made_at).astimezone(now.tzinfo))
    if agree:
        journal.set_state("agreed_at", said.isoformat())
    before = journal.state("last_contact_at")
    if before is None or datetime.fromisoformat(before) < said:
        journal.set_state("last_contact_at", said.isoformat())


def _enrolled(work: Work, answer: AnswerBundle) -> None:
    journal = work.journal
    refuse_training(journal)
    private = journal.state("courier_device_key")
    if not answer.manifest.enrolled or journal.state("token") or not private:
        return
    # The token was never told to anybody: the first request over a link is refused, and the key gets a new one.
    given = Enrolled(
        device=journal.device,
        token=secrets.token_urlsafe(32),
        server=answer.manifest.server,
        centre=msgspec.Raw(b"{}"),
        signing_key=answer.manifest.signing_key,
    )
    province_trust.keep_enrolment(work, given)
    for name, value in (
        ("province_url", journal.state("invite_url") or ""),
        ("device_key", private),
        ("courier_device_key", ""),
        ("server_id", given.server.id),
        ("server_epoch", given.server.epoch),
    ):
        journal.set_state(name, value)


class _Moment(NamedTuple):
    """How often this store was put back, and contacts with the province until then."""

    restores: int
    contacts: int


def _moment(work: Work) -> _Moment:
    return _Moment(work.journal.restores(), int(work.journal.state("contacts") or 0))


def _remembered(work: Work, name: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = json.loads(work.journal.state(name) or "{}")
    return found


def _remember(work: Work, name: str, bundle: str, value: Sequence[int]) -> None:
    kept = [(key, held) for key, held in _remembered(work, name).items() if key != bundle]
    work.journal.set_state(name, json.dumps(dict([*kept, (bundle, value)][-_REMEMBERED:])))


def _kept(work: Work, name: str, make: Callable[[], str]) -> str:
    value = work.journal.state(name)
    if not value:
        value = make()
        work.journal.set_state(name, value)
    return value


def _new_device_key() -> str:
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def _public(private: bytes) -> str:
    raw = Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
    return base64.b64encode(raw).decode("ascii")
