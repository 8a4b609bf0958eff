"""The examples of the USB courier in sync/README.md: bundles that were written once are read for ever."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sync.courier.answer_bundle import open_answer_bundle, read_answer_bundle
from sync.courier.bundle_file import FILE_BYTES
from sync.courier.container import BODY_BYTES, check_signature
from sync.courier.counter_bundle import open_counter_bundle, read_counter_bundle
from sync.courier.errors import BundleRefused
from sync.courier.sealing import decrypt, encrypt, new_key_pair
from sync.errors import BadMessage
from sync.wire.batch import read_batch
from sync.wire.courier import CourierKey, check_recipient
from tests.sync.test_carried_files import README, example

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "bundles"
KEYS: dict[str, Any] = json.loads((FIXTURES / "keys.json").read_text(encoding="utf-8"))


def test_bundle_of_a_counter_is_read_as_it_is_written_down() -> None:
    data = (FIXTURES / "counter.age").read_bytes()
    opened, manifest = open_counter_bundle(data, [KEYS["province"]["identity"]])
    check_signature(opened, KEYS["device_public_key"])
    bundle = read_counter_bundle(opened, manifest)
    assert opened.manifest == example("counter-manifest")
    assert msgspec.json.encode(manifest) == example("counter-manifest")
    assert bundle.batches == [read_batch(example("batch") + b"\n")]
    assert (bundle.hello.waiting, bundle.holds) == (1, {})


def test_answer_is_read_as_it_is_written_down() -> None:
    data = (FIXTURES / "answer.age").read_bytes()
    opened, manifest = open_answer_bundle(data, [KEYS["reply"]["identity"]])
    answer = read_answer_bundle(opened, manifest, KEYS["signing_public_key"])
    assert opened.manifest == example("answer-manifest")
    assert msgspec.json.encode(manifest) == example("answer-manifest")
    assert (answer.after, answer.end) == (0, 1)
    assert answer.answers[0].accepted == answer.welcome.answered[0].duplicate
    assert answer.references["courier"].data == example("courier")
    with pytest.raises(BundleRefused, match="signature"):
        read_answer_bundle(opened, manifest, KEYS["device_public_key"])


def test_key_of_the_examples_is_one() -> None:
    key = msgspec.json.decode(example("courier"), type=CourierKey)
    check_recipient(key.recipient)
    assert key.recipient == KEYS["province"]["recipient"]


@pytest.mark.parametrize("text", ["", "age1", "AGE1" + "q" * 58, "age1" + "b" * 58, "age1" + "q" * 57])
def test_what_is_no_recipient_is_refused(text: str) -> None:
    with pytest.raises(BadMessage, match="courier_key"):
        check_recipient(text)


def test_recipient_with_a_slip_in_it_is_refused() -> None:
    recipient = new_key_pair().recipient
    swapped = recipient[:-1] + ("q" if recipient[-1] != "q" else "p")
    with pytest.raises(BadMessage, match="courier_key"):
        encrypt(b"x", swapped)


def test_any_of_several_keys_opens() -> None:
    old, new = new_key_pair(), new_key_pair()
    assert decrypt(encrypt(b"bundle", old.recipient), [new.identity, old.identity]) == b"bundle"


def test_limits_are_the_ones_that_are_written() -> None:
    assert FILE_BYTES == BODY_BYTES == 64 << 20
    assert README.count("at most 64 MiB") == 2
