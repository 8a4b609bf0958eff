"""The hash of a whole feed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sync.wire.canonical import sha256_hex
from sync.wire.feed_chain import EMPTY, extend_chain

HASHES = st.lists(st.binary(max_size=4).map(sha256_hex), max_size=12)


@given(hashes=HASHES, cut=st.integers(0, 12))
def test_read_in_pieces_it_is_the_same(hashes: list[str], cut: int) -> None:
    whole = extend_chain(EMPTY, hashes)
    assert extend_chain(extend_chain(EMPTY, hashes[:cut]), hashes[cut:]) == whole


@given(one=HASHES, other=HASHES)
def test_only_the_same_events_in_the_same_order_have_one_hash(one: list[str], other: list[str]) -> None:
    assert (extend_chain(EMPTY, one) == extend_chain(EMPTY, other)) == (one == other)


def test_as_the_specification_says_it() -> None:
    first = sha256_hex(b"a")
    assert extend_chain(EMPTY, [first]) == sha256_hex(bytes(32) + bytes.fromhex(first))
