"""A release is believed by its signature alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.updates.errors import UpdateRefused
from desktop.updates.release import order, read_release, trusted_keys
from tests.updates.releases import KEY, KEYS, publish


def refused(data: bytes, signature: bytes | None = None, keys: tuple[bytes, ...] = KEYS, running: str = "0.5.0") -> Any:
    with pytest.raises(UpdateRefused) as caught:
        read_release(data, KEY.sign(data) if signature is None else signature, keys, running)
    return caught.value.facts["reason"]


def test_a_signed_newer_release_is_believed(tmp_path: Path) -> None:
    data = publish(tmp_path, b"program")
    release = read_release(data, KEY.sign(data), KEYS, "0.5.0")
    assert (release.version, release.package.size, release.notes["vi"]) == ("99.0.1", 7, "Sửa lỗi in giấy hẹn.")


def test_what_is_not_signed_by_a_trusted_key_is_refused(tmp_path: Path) -> None:
    data = publish(tmp_path, b"program")
    stranger = Ed25519PrivateKey.generate()
    assert refused(data, b"") == "unsigned"
    assert refused(data, stranger.sign(data)) == "key"
    assert refused(data, keys=()) == "key", "a copy that trusts nobody takes nothing"
    assert refused(data + b" ", KEY.sign(data)) == "key", "one byte more"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": 2}, "unreadable"),
        ({"version": "1.0"}, "unreadable"),
        ({"packages": {"linux": {"name": "../../bin/sh", "size": 1, "sha256": "0" * 64}}}, "unreadable"),
        ({"packages": {}}, "system"),
        ({"version": "0.5.0"}, "older"),
        ({"version": "0.4.9"}, "older"),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    assert refused(publish(tmp_path, b"program", **changes)) == reason


def test_a_later_program_may_add_fields(tmp_path: Path) -> None:
    data = publish(tmp_path, b"program", needs="0.4.0")
    assert read_release(data, KEY.sign(data), KEYS, "0.5.0").version == "99.0.1"


@given(st.binary(max_size=200))
def test_nothing_signed_breaks_the_reader(data: bytes) -> None:
    assert refused(data) == "unreadable"


@given(st.tuples(*[st.integers(0, 9999)] * 3), st.tuples(*[st.integers(0, 9999)] * 3))
def test_versions_are_compared_by_their_numbers(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    first, second = (".".join(map(str, numbers)) for numbers in (one, other))
    assert (order(first) < order(second)) == (one < other)


def test_a_checkout_trusts_nobody() -> None:
    assert trusted_keys() == ()


def test_a_built_copy_trusts_its_key(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text(f'["{KEYS[0].hex()}"]')
    assert trusted_keys(tmp_path / "keys.json") == KEYS
