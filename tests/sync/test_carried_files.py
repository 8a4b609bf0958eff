"""The examples of carried files in sync/README.md: they are read, and opened with the keys that are named there."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.wire.carried import CARRIED_BYTES, read_carried
from sync.wire.enrolment import EnrolmentFile, read_enrolment_file, write_enrolment_file
from sync.wire.recovery import RecoveryAnswer, RecoveryKey, RecoveryRequest, check_code, key_id, unseal

README = (Path(__file__).resolve().parents[2] / "sync" / "README.md").read_text(encoding="utf-8")
PROVINCE = X25519PrivateKey.from_private_bytes(bytes(range(0x20)))
REPLY = X25519PrivateKey.from_private_bytes(bytes(range(0x20, 0x40)))
STORE_KEY = bytes(range(0x40, 0x60))


def example(kind: str) -> bytes:
    found = re.search(rf"```json {kind}\n(.*?)\n```", README, re.DOTALL)
    assert found, kind
    return found.group(1).encode()


def test_seal_of_the_request_opens_with_the_recovery_key() -> None:
    request = read_carried(example("recovery-request"), RecoveryRequest)
    published = msgspec.json.decode(example("recovery"), type=RecoveryKey)
    assert request.seal.key_id == key_id(published.key)
    assert unseal(request.seal.sealed, PROVINCE, request.store, request.device) == STORE_KEY
    assert msgspec.json.encode(request) == example("recovery-request")


def test_check_code_is_the_one_that_is_written() -> None:
    assert f"here `{check_code(example('recovery-request'))}`" in README


def test_answer_opens_with_the_key_of_the_request() -> None:
    answer = read_carried(example("recovery-answer"), RecoveryAnswer)
    assert unseal(answer.sealed, REPLY, answer.store, answer.device) == STORE_KEY
    assert msgspec.json.encode(answer) == example("recovery-answer")


def test_enrolment_file_is_read() -> None:
    carried = read_enrolment_file(example("enrolment"))
    assert isinstance(carried, EnrolmentFile)
    assert write_enrolment_file(carried) == example("enrolment")
    assert carried.recovery_key == msgspec.json.decode(example("recovery"), type=RecoveryKey).key


def test_limit_is_the_one_that_is_written() -> None:
    assert f"at most {CARRIED_BYTES // 1024} KiB" in README
