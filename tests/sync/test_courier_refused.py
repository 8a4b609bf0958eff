"""Bundles that are refused, at both ends: cut, altered, of somebody else, too large; and sticks that fail."""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from sqlalchemy import select

from desktop.app.clock import SetClock
from sync.courier import bundle_file, container
from sync.courier.container import Part, open_container, write_container
from sync.courier.counter_bundle import BATCHES, HELLO
from sync.courier.errors import BundleNotWritten, BundleRefused, BundleUnreadable
from sync.courier.manifest import CounterManifest
from sync.courier.sealing import decrypt, encrypt
from sync.province import schema
from sync.province.courier_desk import take_bundle
from sync.province.courier_key import identities, make_key, published_key
from sync.transport.compression import compress
from sync.wire.canonical import sha256_hex
from sync.wire.codes import ENCODING
from sync.wire.signing import new_key, sign_bundle
from tests.province.counters import OTHER
from tests.store.stores import receive
from tests.sync.bundles import Courier, at_the_province, ledger_rows, memory, with_key
from tests.sync.counters_of_a_centre import CENTRE, CounterMachine, Province
from tests.sync.test_trust import set_state, state

DAMAGED: Final = {"damaged", "other_key"}
"""What damage anywhere in the file may be called; the first lines of a file name the key it is encrypted to."""


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    opened = with_key(Province(tmp_path))
    yield opened
    opened.stop()


@pytest.fixture
def stick(tmp_path: Path, clock: SetClock, province: Province) -> Iterator[Courier]:
    machine = CounterMachine(tmp_path / "one", "1", clock, province)
    assert machine.sync().agree
    receive(machine.store)
    yield Courier(machine, tmp_path / "usb")
    machine.store.close()


def reason_at_the_province(province: Province, data: bytes) -> str:
    """Why the province refuses this; nothing changed there."""
    before = ledger_rows(province.ledger)
    with pytest.raises(BundleRefused) as caught:
        take_bundle(province.ledger, data)
    assert ledger_rows(province.ledger) == before
    return str(caught.value.facts["reason"])


def reason_at_the_counter(stick: Courier, data: bytes) -> str:
    """Why the counter refuses this; nothing changed there."""
    before = memory(stick.machine)
    outcome = stick.back(data)
    assert (outcome.ok, outcome.code) == (False, "bundle_refused")
    assert memory(stick.machine) == before
    return outcome.reason


def device_key(stick: Courier) -> str:
    return base64.b64encode(bytes.fromhex(state(stick.machine, "device_key"))).decode()


def province_key(province: Province) -> str:
    query = select(schema.signing_key.c.private_key)
    return str(province.ledger.database.read(lambda conn: conn.scalar(query)))


class Opened:
    """A genuine bundle taken apart, to be put together anew with something changed."""

    def __init__(self, plain: bytes) -> None:
        self.opened = open_container(plain)
        self.manifest: dict[str, Any] = json.loads(self.opened.manifest)

    def signed(self, private_key: str, *, body: bytes | None = None, **changes: Any) -> bytes:
        """The same with changes, signed by a key; `sha256` follows the body unless it is changed itself."""
        body = self.opened.body if body is None else body
        line = json.dumps({**self.manifest, "sha256": sha256_hex(body), **changes}).encode()
        return b"\n".join((b"motcua-bundle 1", line, sign_bundle(private_key, line).encode(), body))


class Genuine:
    """The parts of a genuine bundle, to be changed, and signed by the machine itself."""

    def __init__(self, stick: Courier, province: Province) -> None:
        opened = of_counter(stick, province).opened
        self.manifest = msgspec.json.decode(opened.manifest, type=CounterManifest)
        self.parts = {part.part: data for part, data in container.read_parts(opened)}
        self._key, self._province = device_key(stick), province

    def bundle(self) -> bytes:
        pieces = [(Part(part=name, bytes=len(data)), data) for name, data in self.parts.items()]
        return to_province(self._province, write_container(self.manifest, pieces, self._key))


def of_counter(stick: Courier, province: Province) -> Opened:
    return Opened(decrypt(stick.out().read_bytes(), identities(province.ledger)))


def to_province(province: Province, plain: bytes) -> bytes:
    return encrypt(plain, published_key(province.ledger))


def to_counter(stick: Courier, plain: bytes) -> bytes:
    return encrypt(plain, state(stick.machine, "courier_identity").split()[1])


def test_a_bundle_cut_anywhere_is_refused_whole(stick: Courier, province: Province) -> None:
    bundle = stick.out()
    whole = bundle.read_bytes()
    answer = at_the_province(province.ledger, bundle).read_bytes()
    for part in range(50):
        assert reason_at_the_province(province, whole[: len(whole) * part // 50]) in DAMAGED
        assert reason_at_the_counter(stick, answer[: len(answer) * part // 50]) in DAMAGED
    for end in range(1, 40):
        assert reason_at_the_province(province, whole[:-end]) in DAMAGED
        assert reason_at_the_counter(stick, answer[:-end]) in DAMAGED
    assert stick.back(answer).agree


def test_a_bundle_altered_anywhere_is_refused_whole(stick: Courier, province: Province) -> None:
    bundle = stick.out()
    whole = bundle.read_bytes()
    answer = at_the_province(province.ledger, bundle).read_bytes()
    ends: list[tuple[bytes, Callable[[bytes], str]]] = [
        (whole, partial(reason_at_the_province, province)),
        (answer, partial(reason_at_the_counter, stick)),
    ]
    for data, reason in ends:
        # Every byte of the header, then one byte in each of fifty regions.
        for place in [*range(0, 230, 3), *range(230, len(data), len(data) // 50)]:
            altered = bytearray(data)
            altered[place] ^= 0x01
            assert reason(bytes(altered)) in DAMAGED, place
        assert reason(data + b"x") in DAMAGED
    assert stick.back(answer).agree


def test_altered_and_encrypted_anew_it_lacks_the_signature(stick: Courier, province: Province) -> None:
    """The province's key is public: anybody can encrypt to it, nobody else can sign."""
    genuine = of_counter(stick, province)
    stranger = new_key()[0]
    assert reason_at_the_province(province, to_province(province, genuine.signed(stranger))) == "signature"
    plain = bytearray(genuine.signed(device_key(stick)))
    plain[-10] ^= 0x01
    assert reason_at_the_province(province, to_province(province, bytes(plain))) == "damaged"
    line = plain.index(b'"events": 1')
    plain[line + 10 : line + 11] = b"2"
    assert reason_at_the_province(province, to_province(province, bytes(plain))) == "signature"
    answer = at_the_province(province.ledger, stick.out()).read_bytes()
    back = Opened(decrypt(answer, [stick.port.identity()]))
    assert reason_at_the_counter(stick, to_counter(stick, back.signed(stranger))) == "signature"
    forged = back.signed(stranger, signing_key=new_key()[1])
    assert reason_at_the_counter(stick, to_counter(stick, forged)) == "signature"
    assert stick.back(answer).agree


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"events": 2}, "damaged"),
        ({"batches": 0}, "damaged"),
        ({"centre": OTHER}, "other_centre"),
        ({"device": "quay-9"}, "device_unknown"),
        ({"server": "0199d9c2-7e0a-7c11-8a55-0d2f5b8a3c00"}, "other_province"),
        ({"v": 2}, "version"),
        ({"v": True}, "version"),
        ({"kind": "motcua-bundle-answer"}, "kind"),
        ({"bytes": 10}, "too_large"),
        ({"bytes": 1_000_000}, "damaged"),
        ({"bytes": -1}, "too_large"),
        ({"sha256": "0" * 64}, "damaged"),
        ({"made_at": None}, "damaged"),
        ({"reply_to": "age1nobody"}, "damaged"),
    ],
)
def test_what_a_signed_bundle_claims_must_hold(
    stick: Courier, province: Province, changes: dict[str, Any], reason: str
) -> None:
    data = of_counter(stick, province).signed(device_key(stick), **changes)
    assert reason_at_the_province(province, to_province(province, data)) == reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"pages": 2}, "damaged"),
        ({"centre": OTHER}, "other_centre"),
        ({"device": "quay-9"}, "other_device"),
        ({"server": {"id": "0199d9c2-7e0a-7c11-8a55-0d2f5b8a3c00", "epoch": "x"}}, "other_province"),
        ({"answers": "0199d9c2-7e0a-7c11-8a55-0d2f5b8a3c00"}, "unasked"),
        ({"v": 2}, "version"),
        ({"kind": "motcua-bundle-counter"}, "kind"),
        ({"bytes": 10}, "too_large"),
    ],
)
def test_what_a_signed_answer_claims_must_hold(
    stick: Courier, province: Province, changes: dict[str, Any], reason: str
) -> None:
    answer = at_the_province(province.ledger, stick.out()).read_bytes()
    back = Opened(decrypt(answer, [stick.port.identity()])).signed(province_key(province), **changes)
    assert reason_at_the_counter(stick, to_counter(stick, back)) == reason


def test_bombs_are_refused_before_they_unpack(
    stick: Courier, province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    zeros = b"\0" * (1 << 20)
    bomb = compress(zeros * 80, ENCODING)
    assert len(bomb) < 1 << 20
    genuine = of_counter(stick, province)
    for size in (80 << 20, 100):
        data = genuine.signed(device_key(stick), body=bomb, bytes=size)
        assert reason_at_the_province(province, to_province(province, data)) == "too_large"
    back = Opened(decrypt(at_the_province(province.ledger, stick.out()).read_bytes(), [stick.port.identity()]))
    data = back.signed(province_key(province), body=bomb, bytes=80 << 20)
    assert reason_at_the_counter(stick, to_counter(stick, data)) == "too_large"
    monkeypatch.setattr(bundle_file, "FILE_BYTES", 1000)
    huge = stick.folder / "huge.age"
    huge.write_bytes(zeros)
    assert len(bundle_file.read_bundle_file(huge)) == 1001


@pytest.mark.parametrize(
    ("hello", "reason"),
    [
        ({}, ""),
        ({"protocols": [9]}, "version"),
        ({"cursor": -1}, "damaged"),
        ({"cursor": 1 << 70}, "damaged"),
        ({"unanswered": {"x": 1 << 63}}, "damaged"),
        ({"cursor": "1"}, "damaged"),
    ],
)
def test_hello_that_cannot_be_answered_is_refused_before_any_event(
    stick: Courier, province: Province, hello: dict[str, Any], reason: str
) -> None:
    genuine = Genuine(stick, province)
    genuine.parts[HELLO] = json.dumps({**json.loads(genuine.parts[HELLO]), **hello}).encode()
    if reason:
        assert reason_at_the_province(province, genuine.bundle()) == reason
    else:
        assert take_bundle(province.ledger, genuine.bundle()).counts == {"accepted": 1}


def test_events_of_another_machine_or_centre_are_no_part_of_a_bundle(stick: Courier, province: Province) -> None:
    for ours, theirs in ((CENTRE, OTHER), (state(stick.machine, "device"), "quay-9")):
        genuine = Genuine(stick, province)
        genuine.parts[BATCHES] = genuine.parts[BATCHES].replace(ours.encode(), theirs.encode(), 1)
        assert reason_at_the_province(province, genuine.bundle()) == "damaged"


def test_journal_of_another_machine_is_refused_before_any_event(
    stick: Courier, province: Province, tmp_path: Path, clock: SetClock
) -> None:
    other = CounterMachine(tmp_path / "two", "2", clock, province)
    receive(other.store)
    assert other.sync().agree
    journals = [state(machine, "journal") for machine in (stick.machine, other)]
    genuine = Genuine(stick, province)
    again = genuine.parts[BATCHES].replace(journals[0].encode(), journals[1].encode(), 1)
    genuine.parts[BATCHES] += again
    genuine.manifest = msgspec.structs.replace(genuine.manifest, batches=2, events=2)
    assert reason_at_the_province(province, genuine.bundle()) == "other_device"
    other.store.close()


def test_bundle_of_another_province_opens_nothing(
    stick: Courier, province: Province, tmp_path: Path, clock: SetClock
) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = with_key(Province(tmp_path / "elsewhere"))
    machine = CounterMachine(tmp_path / "far", "2", clock, other)
    assert machine.sync().agree
    far = Courier(machine, tmp_path / "far-usb")
    assert reason_at_the_province(province, far.out().read_bytes()) == "other_key"
    assert reason_at_the_province(other, stick.out().read_bytes()) == "other_key"
    answer = at_the_province(other.ledger, far.out()).read_bytes()
    assert reason_at_the_counter(stick, answer) == "other_key"
    machine.store.close()
    other.stop()


def test_revoked_machine_is_refused(stick: Courier, province: Province) -> None:
    bundle = stick.out().read_bytes()
    province.ledger.devices.revoke(state(stick.machine, "device"))
    assert reason_at_the_province(province, bundle) == "device_revoked"


def test_the_wrong_file_is_told_from_a_bundle(stick: Courier, province: Province) -> None:
    bundle = stick.out().read_bytes()
    assert reason_at_the_province(province, b"PK\x03\x04") == "damaged"
    assert reason_at_the_counter(stick, bundle) == "other_key"
    answer = at_the_province(province.ledger, stick.folder / "out-1.age").read_bytes()
    assert reason_at_the_province(province, answer) == "other_key"


def test_without_a_key_of_the_province_nothing_is_written(stick: Courier, province: Province) -> None:
    stick.machine.store.run(lambda work: work._db.execute("DELETE FROM snapshot WHERE name = 'courier'"))
    with pytest.raises(Exception, match="courier_key_missing"):
        stick.out()
    assert list(stick.folder.iterdir()) == []
    set_state(stick.machine, "token", "")
    with pytest.raises(Exception, match="not_enrolled"):
        stick.out()


@contextlib.contextmanager
def no_room_beyond(size: int) -> Iterator[None]:
    """The system itself lets no file grow beyond this."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_stick_that_fails_leaves_no_half_bundle(stick: Courier) -> None:
    usb = stick.folder
    with pytest.raises(BundleUnreadable):
        bundle_file.read_bundle_file(usb / "nothing.age")
    with pytest.raises(BundleUnreadable):
        bundle_file.read_bundle_file(usb)
    with pytest.raises(BundleNotWritten) as gone:
        bundle_file.write_bundle_file(usb / "away" / "b.age", b"x")
    assert gone.value.facts["reason"] == "gone"
    letter = usb / "letter.docx"
    letter.write_bytes(b"something of the officer's")
    with pytest.raises(BundleNotWritten) as taken:
        bundle_file.write_bundle_file(letter, b"x")
    assert taken.value.facts["reason"] == "in_the_way"
    assert letter.read_bytes() == b"something of the officer's"
    letter.unlink()
    earlier = stick.out()
    held = earlier.read_bytes()
    with no_room_beyond(len(held) - 100), pytest.raises(BundleNotWritten) as caught:
        bundle_file.write_bundle_file(earlier, held + b"more")
    assert caught.value.facts["reason"] == "full"
    assert earlier.read_bytes() == held
    assert [path.name for path in usb.iterdir()] == [earlier.name]


def test_a_key_is_published_for_everybody_and_older_ones_are_kept(province: Province) -> None:
    first = published_key(province.ledger)
    second = make_key(province.ledger)
    assert first != second
    assert published_key(province.ledger) == second
    assert len(identities(province.ledger)) == 2
