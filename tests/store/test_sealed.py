"""Sealed files open to what was sealed, or not at all."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store.errors import AttachmentDamaged, FileSourceChanged
from desktop.store.sealed import CHUNK_BYTES, HEADER_BYTES, TAG_BYTES, chunk_at, seal, sealed_size, stated_size, unseal

KEY = bytes(range(32))
STEP = CHUNK_BYTES + TAG_BYTES
NEAR_BORDERS = st.builds(
    lambda chunks, off: max(1, chunks * CHUNK_BYTES + off), st.integers(0, 3), st.integers(-2, 2)
) | st.integers(1, 300)


def pieces(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), CHUNK_BYTES):
        yield content[start : start + CHUNK_BYTES]


def digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def sealed(content: bytes, key: bytes = KEY) -> bytes:
    writing = io.BytesIO()
    seal(pieces(content), writing, key, digest(content), len(content))
    return writing.getvalue()


def opened(data: bytes, content: bytes, key: bytes = KEY) -> bytes:
    return b"".join(unseal(io.BytesIO(data), key, digest(content)))


def refused(data: bytes, content: bytes, key: bytes = KEY) -> AttachmentDamaged:
    with pytest.raises(AttachmentDamaged) as raised:
        opened(data, content, key)
    return raised.value


@given(NEAR_BORDERS, st.integers(0, 2**32))
def test_what_was_sealed_comes_out(size_bytes: int, seed: int) -> None:
    content = random.Random(seed).randbytes(size_bytes)
    data = sealed(content)
    assert len(data) == sealed_size(size_bytes)
    assert stated_size(data[:HEADER_BYTES]) == size_bytes
    assert opened(data, content) == content


def test_every_flipped_bit_is_found_and_placed() -> None:
    content = b"087185004321 Ho so"
    data = sealed(content)
    for bit in range(len(data) * 8):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        assert refused(bytes(changed), content).facts["chunk"] == 1


def test_damage_is_placed_in_its_chunk_and_what_came_before_is_sound() -> None:
    content = random.Random(2).randbytes(3 * CHUNK_BYTES + 100)
    data = bytearray(sealed(content))
    offset = HEADER_BYTES + 2 * STEP + 5
    data[offset] ^= 1
    reading = unseal(io.BytesIO(bytes(data)), KEY, digest(content))
    assert next(reading) + next(reading) == content[: 2 * CHUNK_BYTES]
    with pytest.raises(AttachmentDamaged) as raised:
        next(reading)
    assert raised.value.facts == {"chunk": 3, "chunks": 4}
    assert chunk_at(offset) == 3


@pytest.mark.parametrize("size_bytes", [3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 1, 100])
def test_a_cut_anywhere_near_a_border_is_found(size_bytes: int) -> None:
    content = random.Random(3).randbytes(size_bytes)
    data = sealed(content)
    borders = [HEADER_BYTES + i * STEP for i in range(4)]
    for length in {b + off for b in (*borders, len(data)) for off in (-1, 0, 1)} | {0, 1, HEADER_BYTES}:
        if length < len(data):
            refused(data[:length], content)


def test_a_cut_at_a_border_with_its_size_made_to_fit_is_found() -> None:
    content = random.Random(4).randbytes(3 * CHUNK_BYTES)
    data = bytearray(sealed(content)[: HEADER_BYTES + 2 * STEP])
    data[HEADER_BYTES - 8 : HEADER_BYTES] = (2 * CHUNK_BYTES).to_bytes(8, "big")
    refused(bytes(data), content)


def test_added_moved_and_repeated_chunks_are_found() -> None:
    content = random.Random(5).randbytes(3 * CHUNK_BYTES)
    data = sealed(content)
    head, chunks = (
        data[:HEADER_BYTES],
        [data[HEADER_BYTES + i * STEP : HEADER_BYTES + (i + 1) * STEP] for i in range(3)],
    )
    refused(data + b"\0", content)
    refused(data + chunks[2], content)
    assert refused(head + chunks[1] + chunks[0] + chunks[2], content).facts["chunk"] == 1
    assert refused(head + chunks[0] + chunks[0] + chunks[2], content).facts["chunk"] == 2


def test_another_file_or_key_opens_nothing() -> None:
    one, other = b"A" * 50, b"B" * 50
    refused(sealed(one), other)
    refused(sealed(one), one, bytes(32))
    # Chunks of the same place in two files of the same content: each has a key of its own.
    twice = sealed(one), sealed(one)
    assert twice[0][HEADER_BYTES:] != twice[1][HEADER_BYTES:]
    refused(twice[0][:HEADER_BYTES] + twice[1][HEADER_BYTES:], one)


@pytest.mark.parametrize("change", [b"", b"x", b"y" * CHUNK_BYTES])
def test_content_that_is_no_longer_what_was_measured_is_not_sealed(change: bytes) -> None:
    content = random.Random(6).randbytes(CHUNK_BYTES + 100)
    now = change + content[len(change) :] if len(change) == 1 else content[:CHUNK_BYTES] + change
    with pytest.raises(FileSourceChanged):
        seal(pieces(now), io.BytesIO(), KEY, digest(content), len(content))


@pytest.mark.parametrize("header", [b"", b"MCF1", b"PK\x03\x04" + bytes(40), b"MCF1" + bytes(40)])
def test_no_sealed_file_states_no_size(header: bytes) -> None:
    assert stated_size(header) is None
