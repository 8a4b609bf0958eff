"""What the province publishes carries its signature, on new ledgers and on those that were made before."""

from __future__ import annotations

import base64

import pytest
import requests
from sqlalchemy import text

from sync.errors import BadMessage, SignatureWrong
from sync.province.ledger import Ledger
from sync.province.recovery import publish_key
from sync.wire.canonical import sha256_hex
from sync.wire.messages import Snapshot
from sync.wire.signing import SIGNATURE_HEADER, new_key, read_key, sign_reference, verify_reference
from tests.province.counters import CENTRE, OTHER, Counter, open_ledger

DATA = b'[{"fee":1}]'


def is_signed(ledger: Ledger, name: str, centre: str, snapshot: Snapshot) -> bool:
    try:
        verify_reference(
            snapshot.signature,
            ledger.signing_key(),
            server=ledger.identity().id,
            name=name,
            centre=centre,
            etag=snapshot.etag,
            data=snapshot.data,
        )
    except SignatureWrong:
        return False
    return True


def test_snapshot_comes_with_a_signature_for_its_readers(ledger: Ledger, counter: Counter) -> None:
    ledger.reference.publish("fees", DATA)
    ledger.reference.publish("blocks", DATA, CENTRE)
    assert counter.enrolled.signing_key == ledger.signing_key()
    for name, readers in (("fees", {CENTRE, OTHER}), ("blocks", {CENTRE})):
        answer = requests.get(
            f"{counter.http._url}/v1/reference/{name}",
            headers={"Authorization": f"Bearer {counter.enrolled.token}"},
            timeout=30,
        )
        came = Snapshot(answer.headers["ETag"].strip('"'), answer.content, answer.headers[SIGNATURE_HEADER])
        assert {centre for centre in (CENTRE, OTHER, "") if is_signed(ledger, name, centre, came)} - {""} == readers
        for change in ({"data": DATA + b" "}, {"etag": "0" * 64}, {"signature": ""}, {"signature": "?"}):
            assert not is_signed(ledger, name, CENTRE, came._replace(**change))
        assert not is_signed(ledger, "catalogue", CENTRE, came)


def test_signature_of_another_province_or_key_is_none(ledger: Ledger) -> None:
    etag = ledger.reference.publish("fees", DATA)
    mine = ledger.reference.fetch("fees", CENTRE)
    strange, _ = new_key()
    forged = sign_reference(strange, ledger.identity().id, "fees", "", etag)
    assert is_signed(ledger, "fees", CENTRE, mine)
    assert not is_signed(ledger, "fees", CENTRE, mine._replace(signature=forged))
    with pytest.raises(SignatureWrong):
        verify_reference(
            mine.signature, ledger.signing_key(), server="x", name="fees", centre=CENTRE, etag=etag, data=DATA
        )


@pytest.mark.parametrize("key", ["", "x", base64.b64encode(bytes(31)).decode(), "ê"])
def test_key_that_is_none(key: str) -> None:
    with pytest.raises(BadMessage):
        read_key(key)


def test_recovery_key_is_signed_like_every_snapshot(ledger: Ledger) -> None:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    publish_key(ledger, X25519PrivateKey.generate().public_key())
    assert is_signed(ledger, "recovery", CENTRE, ledger.reference.fetch("recovery", CENTRE))


def test_ledger_made_before_signing_gets_a_key_and_signatures(where: str) -> None:
    with open_ledger(where) as ledger:
        ledger.reference.publish("fees", DATA)
        ledger.reference.publish("fees", b"[2]", OTHER)
        identity, first = ledger.identity(), ledger.signing_key()
        with ledger.database.engine.begin() as conn:
            for change in (
                "DROP TABLE signing_key",
                "ALTER TABLE reference DROP COLUMN signature",
                "DROP INDEX uq_device_next_token",
                "ALTER TABLE device DROP COLUMN next_token_hash",
                "DELETE FROM migration WHERE name IN ('0003_signed_references', '0004_two_tokens')",
            ):
                conn.execute(text(change))
    keys = set()
    for _ in range(2):
        with Ledger(where) as ledger:
            assert ledger.identity() == identity
            assert ledger.signing_key() != first
            for centre, data in ((CENTRE, DATA), (OTHER, b"[2]")):
                snapshot = ledger.reference.fetch("fees", centre)
                assert (snapshot.data, snapshot.etag) == (data, sha256_hex(data))
                assert is_signed(ledger, "fees", centre, snapshot)
            keys.add(ledger.signing_key())
    assert len(keys) == 1
