"""Between the store and a USB stick: a bundle out, an answer in; one ordinary round over what was carried."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec

from desktop.app.province_link import NotEnrolled, Tell, in_figures
from desktop.domain.read_models import BundleWritten, RoundOutcome
from desktop.store.courier import CourierPort
from desktop.store.sync_port import SyncPort
from sync.courier.answer_bundle import open_answer_bundle, read_answer_bundle
from sync.courier.bundle_file import FILE_BYTES, check_target, read_bundle_file, write_bundle_file
from sync.courier.carried_province import CarriedProvince
from sync.courier.container import BODY_BYTES
from sync.courier.counter_bundle import write_counter_bundle
from sync.courier.errors import BundleRefused
from sync.engine.engine import Engine
from sync.errors import SyncError
from sync.wire.batch import write_batch
from sync.wire.codes import BATCH_BYTES, BATCH_EVENTS

_EVENT_BYTES = BODY_BYTES // 2
"""Batches in one bundle stop before this; the next one goes on after the answer."""


def write_bundle(port: SyncPort, courier: CourierPort, path: Path) -> BundleWritten:
    """Write what waits into a bundle; what is sent stays waiting until the province's answer is back.

    Raises:
        NotEnrolled: this machine belongs to no province yet.
        CourierKeyMissing: the province has given no courier key.
        BundleNotWritten: the stick did not take it; nothing is left behind.
    """
    check_target(path)
    prepared = courier.prepare()
    if prepared is None:
        raise NotEnrolled
    hello = port.hello()
    batches, events = _batches(port) if prepared.with_events else ([], 0)
    manifest = msgspec.structs.replace(prepared.manifest, batches=len(batches), events=events)
    data = write_counter_bundle(
        manifest,
        hello,
        prepared.holds,
        batches,
        private_key=prepared.private_key,
        recipient=prepared.recipient,
    )
    write_bundle_file(path, data)
    return BundleWritten(path, events, hello.waiting - events)


def _batches(port: SyncPort) -> tuple[list[bytes], int]:
    batches: list[bytes] = []
    size = events = after = 0
    while size < _EVENT_BYTES:
        batch = port.next_batch(after, max_events=BATCH_EVENTS, max_bytes=BATCH_BYTES)
        if batch is None:
            break
        batches.append(write_batch(batch.events))
        size += len(batches[-1])
        events += len(batch.events)
        after = batch.end
    return batches, events


def take_answer(
    port: SyncPort,
    courier: CourierPort,
    path: Path,
    progress: Tell = lambda _: None,
    stop: threading.Event | None = None,
) -> RoundOutcome:
    """Take an answer in; every ending is an outcome, and a line in the store's log of rounds.

    Nothing is applied before all of the bundle was read and proved; then each step is one transaction, and a bundle
    that was taken to its end changes nothing a second time.
    """
    try:
        outcome = _take(port, courier, path, progress, stop or threading.Event())
    except SyncError as error:
        outcome = RoundOutcome(ok=False, code=error.code, reason=str(error.facts.get("reason", "")))
    if not outcome.repeated:
        port.log_round(
            {
                "ok": "1" if outcome.ok else "0",
                "code": outcome.code,
                "reason": outcome.reason,
                "sent": str(outcome.sent),
                "refused": str(outcome.refused),
                "received": str(outcome.received),
                "by": "usb",
            }
        )
    return outcome


def _take(port: SyncPort, courier: CourierPort, path: Path, progress: Tell, stop: threading.Event) -> RoundOutcome:
    data = read_bundle_file(path)
    if len(data) > FILE_BYTES:
        raise BundleRefused(reason="too_large")
    identity = courier.identity()
    opened, manifest = open_answer_bundle(data, [identity] if identity else [])
    answer = read_answer_bundle(opened, manifest, courier.province_key(manifest))
    if not courier.admit(answer):
        return RoundOutcome(ok=True, repeated=True)
    courier.enrolled(answer)
    report = Engine(port, CarriedProvince(answer), progress, stop).round()
    outcome = in_figures(report)
    if not report.stopped:
        courier.taken(manifest, agree=outcome.agree)
    return outcome
