"""The courier's desk on both databases: keys, and a bundle of a machine that the ledger has never seen."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.courier.answer_bundle import AnswerBundle, open_answer_bundle, read_answer_bundle
from sync.courier.carried_province import CarriedProvince
from sync.courier.counter_bundle import write_counter_bundle
from sync.courier.errors import BundleRefused, CourierKeyMissing
from sync.courier.manifest import CounterManifest
from sync.courier.sealing import new_key_pair
from sync.province import courier_desk
from sync.province.audit import audit
from sync.province.courier_desk import answer_bundle, take_bundle
from sync.province.courier_key import identities, make_key, published_key
from sync.province.ledger import Ledger
from sync.wire.batch import read_feed, write_batch
from sync.wire.envelope import GENESIS, Envelope, Header, seal
from sync.wire.ids import uuid7
from sync.wire.messages import Enrol, Hello
from tests.province.counters import AT, CENTRE, OTHER, open_ledger

DEVICE = "quay-9"
REPLY = new_key_pair()
KEY = Ed25519PrivateKey.generate()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def events(count: int) -> list[Envelope]:
    journal, last, made = uuid7(), GENESIS, []
    for seq in range(1, count + 1):
        header = Header(
            id=uuid7(),
            journal=journal,
            seq=seq,
            device=DEVICE,
            centre=CENTRE,
            stream=uuid7(),
            base=0,
            type="NoteAdded",
            v=1,
            at=AT,
            actor="diem",
        )
        made.append(seal(header, b'{"note":"x"}', last))
        last = made[-1].hash
    return made


def bundle(ledger: Ledger, sent: list[Envelope], code: str, cursor: int = 0) -> bytes:
    """As a machine writes it that has never reached its province."""
    journal = sent[0].header.journal
    batches = [write_batch(sent[start : start + 500]) for start in range(0, len(sent), 500)]
    manifest = CounterManifest(
        id=uuid7(),
        server=ledger.identity().id,
        centre=CENTRE,
        device=DEVICE,
        made_at=AT,
        reply_to=REPLY.recipient,
        batches=len(batches),
        events=len(sent),
        enrol=Enrol(code=code, public_key=_text(KEY.public_key().public_bytes_raw()), name="Quầy 9", device=DEVICE),
    )
    hello = Hello(protocols=[1], program="motcua test", clock=AT, cursor=cursor, unanswered={journal: 0})
    return write_counter_bundle(
        manifest,
        hello,
        {},
        batches,
        private_key=_text(KEY.private_bytes_raw()),
        recipient=published_key(ledger),
    )


def test_bundle_is_taken_in_and_answered_alike_every_time(where: str | Path) -> None:
    with open_ledger(where) as ledger:
        with pytest.raises(CourierKeyMissing):
            identities(ledger)
        assert published_key(ledger) == ""
        make_key(ledger)
        sent = events(3)
        data = bundle(ledger, sent, ledger.devices.issue_code(CENTRE))
        make_key(ledger)
        for counts in ({"accepted": 3}, {"duplicate": 3}):
            taken = take_bundle(ledger, data)
            assert taken.counts == counts
            opened, manifest = open_answer_bundle(answer_bundle(ledger, taken), [REPLY.identity])
            answer = read_answer_bundle(opened, manifest, ledger.signing_key())
            assert (manifest.enrolled, manifest.more, answer.end) == (True, False, 3)
            assert [envelope.hash for _, envelope in answer.pages[0][1]] == [envelope.hash for envelope in sent]
            assert answer.references["courier"].etag == answer.welcome.reference["courier"]
        assert audit(ledger).faults == []


def test_code_of_another_centre_or_none_enrols_nobody(where: str | Path) -> None:
    with open_ledger(where) as ledger:
        make_key(ledger)
        other, good = ledger.devices.issue_code(OTHER), ledger.devices.issue_code(CENTRE)
        for code, reason in ((other, "other_centre"), ("AAAA-BBBB-CCCC", "enrol_code")):
            with pytest.raises(BundleRefused, match=reason):
                take_bundle(ledger, bundle(ledger, events(1), code))
            assert ledger.devices.find(DEVICE) is None
        assert take_bundle(ledger, bundle(ledger, events(1), good)).counts == {"accepted": 1}
        ledger.devices.revoke(DEVICE)
        with pytest.raises(BundleRefused, match="device_revoked"):
            take_bundle(ledger, bundle(ledger, events(1), ledger.devices.issue_code(CENTRE)))


def test_numbers_that_no_feed_reaches_are_refused_before_the_first_event(where: str | Path) -> None:
    with open_ledger(where) as ledger:
        make_key(ledger)
        for cursor in (-1, 2**53 + 1, 2**63 - 1, 2**63):
            with pytest.raises(BundleRefused, match="damaged"):
                take_bundle(ledger, bundle(ledger, events(1), ledger.devices.issue_code(CENTRE), cursor))
            assert (ledger.devices.find(DEVICE), ledger.feed_end(CENTRE)) == (None, 0)


def test_feed_in_an_answer_has_pages_and_goes_on_in_the_next(
    where: str | Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(where) as ledger:
        make_key(ledger)
        sent, code = events(1500), ledger.devices.issue_code(CENTRE)

        def answered(cursor: int) -> AnswerBundle:
            data = answer_bundle(ledger, take_bundle(ledger, bundle(ledger, sent, code, cursor)))
            opened, manifest = open_answer_bundle(data, [REPLY.identity])
            return read_answer_bundle(opened, manifest, ledger.signing_key())

        whole = answered(0)
        assert (whole.manifest.pages, whole.manifest.more, whole.end) == (2, False, 1500)
        province = CarriedProvince(whole)
        for after, first, following, more in ((0, 1, 1000, True), (400, 401, 1000, True), (1000, 1001, 1500, False)):
            head, items = read_feed(province.feed(after))
            assert (items[0][0], items[-1][0], head.more) == (first, following, more)
        assert read_feed(province.feed(1500))[1] == []
        assert read_feed(CarriedProvince(answered(1200)).feed(0))[1] == [], "a gap is never bridged"
        monkeypatch.setattr(courier_desk, "_FEED_BYTES", 1)
        part = answered(0)
        assert (part.manifest.pages, part.manifest.more, part.end) == (1, True, 1000)
        assert answered(part.end).end == 1500
