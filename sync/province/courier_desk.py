"""Where counters' bundles come in, exactly as pushes do, and answers to them are made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import msgspec
from sqlalchemy import Connection, Row, select

from sync.courier.answer_bundle import write_answer_bundle
from sync.courier.bundle_file import FILE_BYTES
from sync.courier.container import BODY_BYTES, Opened, check_signature
from sync.courier.counter_bundle import CounterBundle, open_counter_bundle, read_counter_bundle
from sync.courier.errors import BundleRefused
from sync.courier.manifest import AnswerManifest, CounterManifest
from sync.errors import BadMessage
from sync.province import courier_key, figures, schema, signing
from sync.province.devices import Device
from sync.province.errors import EnrolCodeRefused
from sync.province.ledger import FURTHEST, Ledger
from sync.province.well_formed import is_uuid
from sync.wire.batch import write_feed
from sync.wire.codes import PROTOCOL
from sync.wire.courier import check_recipient
from sync.wire.messages import PushAnswer, Snapshot, Unchanged, Welcome

_FEED_BYTES = BODY_BYTES // 2
"""Feed pages in one answer stop before this; the next bundle goes on from there."""


@dataclass(frozen=True)
class Taken:
    """What one bundle changed.

    Attributes:
        bundle: as it came.
        device: who wrote it.
        counts: events by word.
        enrolled: whether the machine is enrolled by this bundle.
        pushed: words on its events.
        welcome: answer to its hello, after its events.
    """

    bundle: CounterBundle
    device: Device
    counts: dict[str, int]
    enrolled: bool
    pushed: PushAnswer
    welcome: Welcome


def take_bundle(ledger: Ledger, data: bytes) -> Taken:
    """Take a counter's bundle in; a second time changes nothing and is answered alike.

    Args:
        ledger: whose courier key opens it.
        data: the file's bytes.

    Raises:
        BundleRefused: with its reason; nothing was applied.
        CourierKeyMissing: no courier key was made yet.
    """
    if len(data) > FILE_BYTES:
        raise BundleRefused(reason="too_large")
    opened, manifest = open_counter_bundle(data, courier_key.identities(ledger))
    if manifest.server != ledger.identity().id:
        raise BundleRefused(reason="other_province")
    device = _known(ledger, opened, manifest)
    if device is None:
        # A machine that has never reached its province proves itself by the key it asks to be enrolled with.
        check_signature(opened, _enrol_key(manifest))
    bundle = read_counter_bundle(opened, manifest)
    _check_contents(ledger, bundle)
    if device is None:
        device = _enrol(ledger, manifest)
    intake = ledger.intake(device)
    for head, envelopes in bundle.batches:
        intake.take(head, envelopes)
    # How old the bundle is would look like a clock that is wrong.
    hello = msgspec.structs.replace(bundle.hello, known="", clock="")
    welcome = ledger.welcome(device, hello)
    assert not isinstance(welcome, Unchanged)
    return Taken(bundle, device, intake.counts, manifest.enrol is not None, intake.answer(), welcome)


def answer_bundle(ledger: Ledger, taken: Taken) -> bytes:
    """The file to be carried back."""
    bundle, centre = taken.bundle, taken.device.centre
    pages, more = _pages(ledger, centre, bundle.hello.cursor)
    manifest = AnswerManifest(
        answers=bundle.manifest.id,
        server=taken.welcome.server,
        centre=centre,
        device=taken.device.id,
        made_at=taken.welcome.clock,
        signing_key=ledger.signing_key(),
        enrolled=taken.enrolled,
        more=more,
        pages=len(pages),
    )
    return write_answer_bundle(
        manifest,
        taken.welcome,
        taken.pushed.answers,
        pages,
        _snapshots(ledger, centre, bundle.holds, taken.welcome.reference),
        private_key=ledger.database.read(signing.private_key),
        recipient=bundle.manifest.reply_to,
    )


def _known(ledger: Ledger, opened: Opened, manifest: CounterManifest) -> Device | None:
    """The device that signed, or None if it asks to be enrolled with this key."""
    table = schema.device
    query = select(table).where(table.c.id == manifest.device)

    def work(conn: Connection) -> Row[tuple[str, ...]] | None:
        return conn.execute(query).one_or_none()

    row = ledger.database.read(work)
    if row is None:
        if manifest.enrol is None:
            raise BundleRefused(reason="device_unknown")
        return None
    if row.centre != manifest.centre:
        raise BundleRefused(reason="other_centre")
    if row.revoked_at is not None:
        raise BundleRefused(reason="device_revoked")
    if manifest.enrol is not None and manifest.enrol.public_key != row.public_key:
        # Enrolled anew: its store lost the key, and a new code says that this is known.
        return None
    check_signature(opened, row.public_key)
    return Device(id=row.id, centre=row.centre, name=row.name)


def _check_contents(ledger: Ledger, bundle: CounterBundle) -> None:
    """Refuse before the first batch what would be refused at a later one, or when the answer is made."""
    if PROTOCOL not in bundle.hello.protocols:
        raise BundleRefused(reason="version")
    numbers = (bundle.hello.cursor, *bundle.hello.unanswered.values())
    if not all(0 <= number <= FURTHEST for number in numbers):
        raise BundleRefused(reason="damaged", detail="numbers")
    try:
        check_recipient(bundle.manifest.reply_to)
    except BadMessage as error:
        raise BundleRefused(reason="damaged", detail="reply_to") from error
    for name in {head.journal for head, _ in bundle.batches}:
        if not is_uuid(name):
            raise BundleRefused(reason="damaged", detail="journal")
        owner = ledger.database.read(partial(figures.journal_owner, journal=name))
        if owner not in {None, bundle.manifest.device}:
            raise BundleRefused(reason="other_device")


def _enrol_key(manifest: CounterManifest) -> str:
    enrol = manifest.enrol
    if enrol is None or enrol.device != manifest.device:
        raise BundleRefused(reason="damaged", detail="enrol")
    return enrol.public_key


def _enrol(ledger: Ledger, manifest: CounterManifest) -> Device:
    """Enrol who signed; the centre that the code was issued for must be the one it records for."""
    assert manifest.enrol is not None
    if ledger.devices.centre_of_code(manifest.enrol.code) not in {None, manifest.centre}:
        raise BundleRefused(reason="other_centre")
    try:
        device, _ = ledger.devices.redeem(manifest.enrol)
    except (EnrolCodeRefused, BadMessage) as error:
        raise BundleRefused(reason="enrol_code") from error
    return device


def _pages(ledger: Ledger, centre: str, after: int) -> tuple[list[bytes], bool]:
    pages: list[bytes] = []
    size = 0
    while True:
        page = ledger.feed(centre, after)
        data = write_feed(after, page.items, more=page.more)
        if pages and size + len(data) > _FEED_BYTES:
            return pages, True
        pages.append(data)
        size += len(data)
        if not page.more:
            return pages, False
        after = page.items[-1][0]


def _snapshots(ledger: Ledger, centre: str, held: dict[str, str], current: dict[str, str]) -> dict[str, Snapshot]:
    every = {name: ledger.reference.fetch(name, centre) for name in sorted(current)}
    return {name: snapshot for name, snapshot in every.items() if held.get(name) != snapshot.etag}
