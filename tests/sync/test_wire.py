"""Batches, feed pages and the hashes that chain a journal (sync/README.md)."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import BadMessage, ChainBroken, SyncError, TooLarge
from sync.transport.compression import dictionary
from sync.wire.answers import EventAnswer, HeldEvent, Run, runs
from sync.wire.batch import BatchHead, BatchSplitter, read_batch, read_feed, write_batch, write_feed
from sync.wire.canonical import canonical, sha256_hex
from sync.wire.codes import ENCODING, EVENT_BYTES, Answer
from sync.wire.envelope import GENESIS, Envelope, Header, chain_hash, seal, verify
from sync.wire.feed_chain import EMPTY, extend_chain
from sync.wire.ids import uuid7
from sync.wire.messages import Hello, PushAnswer, Welcome

README = (Path(__file__).resolve().parents[2] / "sync" / "README.md").read_text(encoding="utf-8")
BODIES = [
    b"{}",
    b'{"a": 1}',
    b'{ "a" :\t[1,  2]}',
    '{"tên":"Đặng Thị Ửng","ghi chú":"\\n\\u0110"}'.encode(),
    '{"nfd":"Đặng Thị Ửng"}'.encode(),
    '{"🙂":"H\'Hen Niê \u202e"}'.encode(),
    b'{"n":1.0,"m":1e3,"z":-0,"big":123456789012345678901234567890}',
    b'{"b":1,"a":2,"b":3}',
    b"null",
    b'"a \\" quote"',
]


def journal_of(bodies: list[bytes], **header: Any) -> list[Envelope]:
    """A chained journal with these bodies."""
    journal, prev = uuid7(), GENESIS
    found = []
    for seq, body in enumerate(bodies, 1):
        fields: dict[str, Any] = {
            "id": uuid7(), "journal": journal, "seq": seq, "device": "may-1", "centre": "H20.126.05", "stream": uuid7(),
            "base": 0, "type": "DossierReceived", "v": 1, "at": "2026-11-23T08:02:11+07:00", "actor": "diem",
        }  # fmt: skip
        found.append(seal(Header(**{**fields, **header}), body, prev))
        prev = found[-1].hash
    return found


def test_a_batch_comes_back_byte_for_byte() -> None:
    sent = journal_of(BODIES)
    head, got = read_batch(write_batch(sent))
    assert got == sent
    assert (head.count, head.first, head.journal) == (len(BODIES), 1, sent[0].header.journal)
    for body in BODIES:
        assert body in write_batch(sent)


def test_a_batch_with_held_back_events_comes_back() -> None:
    whole = journal_of(BODIES)
    sent = [whole[1], whole[2], whole[5], whole[9]]
    assert read_batch(write_batch(sent))[1] == sent


def test_a_feed_comes_back_byte_for_byte() -> None:
    items = list(zip([3, 4, 9, 10, 11, 12, 13, 20, 21, 22], journal_of(BODIES), strict=True))
    head, got = read_feed(write_feed(2, items, more=True))
    assert got == items
    assert (head.after, head.next, head.more, head.count) == (2, 22, True, 10)
    empty, nothing = read_feed(write_feed(7, [], more=False))
    assert (empty.after, empty.next, nothing) == (7, 7, [])


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.tuples(values, st.sampled_from([None, 0, 1])), min_size=1, max_size=6), st.data())
def test_any_json_travels_unaltered(written: list[tuple[Any, int | None]], data: st.DataObject) -> None:
    bodies = []
    for value, spaces in written:
        separators = (",", ":") if spaces is None else (" ,  ", " :\t")
        ascii_only = data.draw(st.booleans())
        text = json.dumps(value, ensure_ascii=ascii_only, separators=separators)
        bodies.append(text.encode("utf-8", "replace").replace(b"\n", b" "))
    sent = journal_of(bodies)
    assert read_batch(write_batch(sent))[1] == sent
    assert [e for _, e in read_feed(write_feed(0, enumerate(sent, 1), more=False))[1]] == sent


def test_hash_as_the_readme_says() -> None:
    (envelope,) = journal_of([b'{"a": 1}'])
    h = envelope.header
    fields = [h.id, h.journal, h.seq, h.device, h.centre, h.stream, h.base, h.type, h.v, h.at, h.actor]
    text = json.dumps([*fields, hashlib.sha256(b'{"a": 1}').hexdigest()], ensure_ascii=False, separators=(",", ":"))
    assert envelope.hash == hashlib.sha256(bytes(32) + text.encode()).hexdigest()


def test_canonical_json() -> None:
    assert canonical({"b": 1, "a": ["Đ", '"', "/", "\n"]}) == '{"a":["Đ","\\"","/","\\n"],"b":1}'.encode()


def changes(envelope: Envelope) -> list[Envelope]:
    """The envelope with each field changed and the hash left as it was."""
    header = envelope.header
    found = []
    for name in header.__struct_fields__:
        value = getattr(header, name)
        other = value + 1 if isinstance(value, int) else value[:-1] + ("x" if value[-1] != "x" else "y")
        found.append(msgspec.structs.replace(envelope, header=msgspec.structs.replace(header, **{name: other})))
    found.append(msgspec.structs.replace(envelope, body=b'{"a": 2}'))
    found.append(msgspec.structs.replace(envelope, body=b'{"a":1}'))
    found.append(msgspec.structs.replace(envelope, prev="ab" * 32))
    found.append(msgspec.structs.replace(envelope, body_hash=sha256_hex(b"x")))
    return found


def test_every_changed_field_is_found() -> None:
    (envelope,) = journal_of([b'{"a": 1}'])
    verify(envelope)
    verify(msgspec.structs.replace(envelope, body=None))
    for changed in changes(envelope):
        with pytest.raises(BadMessage):
            verify(changed)


def test_a_changed_feed_line_is_found() -> None:
    sent = journal_of([b'{"a": 1}', b'{"b": "Ng\xe1\xbb\xadi"}'])
    page = write_feed(0, enumerate(sent, 1), more=False)
    fine = read_feed(page)[1]
    unnoticed = []
    for place in range(page.index(b"\n"), len(page)):
        changed = page[:place] + bytes([page[place] ^ 1]) + page[place + 1 :]
        try:
            got = read_feed(changed)[1]
        except SyncError:
            continue
        # A position is not part of the event; everything else is.
        if [e for _, e in got] != [e for _, e in fine]:
            unnoticed.append(place)
    assert unnoticed == []


def test_a_batch_cut_at_any_byte_is_no_batch() -> None:
    data = write_batch(journal_of(BODIES[:3]))
    for length in range(len(data)):
        with pytest.raises(SyncError):
            read_batch(data[:length])
    page = write_feed(0, enumerate(journal_of(BODIES[:3]), 1), more=False)
    for length in range(len(page)):
        with pytest.raises(BadMessage):
            read_feed(page[:length])


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    for read in (read_batch, read_feed):
        try:
            read(data)
        except SyncError:
            continue


@given(st.integers(0, 10**6), st.binary(max_size=6), st.integers(0, 6))
def test_any_damage_to_a_batch_is_refused_or_gives_other_hashes(place: int, put: bytes, dropped: int) -> None:
    sent = journal_of([b'{"a": 1}', b'{"b": 2}'])
    data = write_batch(sent)
    place %= len(data)
    damaged = data[:place] + put + data[place + dropped :]
    try:
        _, got = read_batch(damaged)
    except SyncError:
        return
    if damaged != data and [e.hash for e in got] == [e.hash for e in sent]:
        assert got == sent


def test_lines_that_do_not_follow() -> None:
    one, two, three = journal_of(BODIES[:3])
    lines = write_batch([one, two, three]).split(b"\n")
    swapped = b"\n".join([lines[0], lines[2], lines[1], lines[3], b""])
    left_out = b"\n".join([lines[0].replace(b'"count":3', b'"count":2'), lines[1], lines[3], b""])
    twice = b"\n".join([lines[0], lines[1], lines[2], lines[2], b""])
    miscounted = b"\n".join([lines[0], lines[1], lines[2], b""])
    for bad in (swapped, left_out, twice):
        with pytest.raises((ChainBroken, BadMessage)):
            read_batch(bad)
    with pytest.raises(BadMessage):
        read_batch(miscounted)
    with pytest.raises(BadMessage):
        read_feed(write_feed(0, [(2, one), (2, two)], more=False))
    with pytest.raises(BadMessage):
        read_feed(write_feed(5, [(4, one)], more=False))


def test_limits() -> None:
    long = journal_of([b'"' + b"x" * EVENT_BYTES + b'"'])
    with pytest.raises(BadMessage) as raised:
        read_batch(write_batch(long))
    assert raised.value.facts["reason"] == "event_too_long"
    with pytest.raises(BadMessage):
        write_batch([msgspec.structs.replace(long[0], body=None)])


def test_unknown_words_mean_later_and_unknown_members_are_passed_over() -> None:
    data = b'{"answers":[{"journal":"j","events":[{"id":"a","answer":"t\xe1\xbb\x91t","new":1}],"hint":1}],'
    data += b'"figures":{"state":"s","journals":[],"feed_end":0,"open_dossiers":0,"more":[]},"hint":"x"}'
    (given,) = msgspec.json.decode(data, type=PushAnswer).answers
    (answer,) = given.events
    assert answer.word is Answer.LATER
    assert EventAnswer(id="a", answer="refused").word is Answer.REFUSED


def example(kind: str) -> bytes:
    found = re.search(rf"```json {kind}\n(.*?)```", README, re.DOTALL)
    assert found, kind
    return found.group(1).encode()


def test_examples_of_the_readme() -> None:
    head, (envelope,) = read_batch(example("batch"))
    assert isinstance(head, BatchHead)
    assert envelope.prev == GENESIS
    assert write_batch([envelope]) == example("batch")
    answer = msgspec.json.decode(example("answer"), type=PushAnswer)
    (given,), (known,) = answer.answers, answer.figures.journals
    assert given.accepted == [Run(1, 1, 1, envelope.hash)]
    assert given.journal == known.journal == head.journal
    assert known.last_hash == envelope.hash == chain_hash(envelope.header, envelope.body_hash, GENESIS)
    msgspec.json.decode(example("hello"), type=Hello)
    welcome = msgspec.json.decode(example("welcome"), type=Welcome)
    assert welcome.feed_hash == extend_chain(EMPTY, [envelope.hash])
    assert welcome.figures.journals == [known]


HELD = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.booleans()).map(lambda t: (t[0] + 1, t[1] + 1, t[2])),
    max_size=30,
)


@given(steps=HELD)
def test_runs_say_of_each_event_what_was_said(steps: list[tuple[int, int, bool]]) -> None:
    held, seq, position, last = [], 0, 0, "0"
    for n, (by, on, chained) in enumerate(steps):
        seq, position = seq + by, position + on
        held.append(HeldEvent(seq, position, last if chained else "khac", str(n)))
        last = str(n)
    found = runs(held)
    spread = [(run.seq + n, run.position + n) for run in found for n in range(run.count)]
    assert spread == [(event.seq, event.position) for event in held]
    by_seq = {event.seq: event for event in held}
    for run in found:
        assert run.hash == by_seq[run.last].hash
        for n in range(1, run.count):
            assert by_seq[run.seq + n].prev == by_seq[run.seq + n - 1].hash


@given(sizes=st.lists(st.integers(1, 400), min_size=1, max_size=12), data=st.data())
def test_batches_in_a_stream_are_found_wherever_it_is_cut(sizes: list[int], data: st.DataObject) -> None:
    batches = [write_batch(journal_of([b'{"n":"' + b"x" * size + b'"}'] * (size % 3 + 1))) for size in sizes]
    whole = b"".join(batches)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(whole)), max_size=20)) | {0, len(whole)})
    splitter = BatchSplitter()
    found = [batch for start, end in pairwise(cuts) for batch in splitter.feed(whole[start:end])]
    splitter.finish()
    assert found == batches


def test_very_many_small_batches_in_one_piece_cost_no_more_than_one_by_one() -> None:
    """They are split on the event loop, which serves every other counter meanwhile."""
    batch = b'{"journal":"","device":"","centre":"","count":1,"first":1}\n\n'
    number = 60_000

    def seconds(pieces: Iterable[bytes]) -> float:
        splitter, started = BatchSplitter(), time.perf_counter()
        assert sum(len(splitter.feed(piece)) for piece in pieces) == number
        return time.perf_counter() - started

    assert seconds([batch * number]) < 5 * seconds([batch] * number)


def test_what_is_no_batch_in_a_stream_is_refused_early() -> None:
    head = b'{"journal":"j","device":"d","centre":"c","count":%d,"first":1}\n'
    for data in (b"x\n", head % 0, head % -1, b"null\n"):
        with pytest.raises(BadMessage):
            BatchSplitter().feed(data)
    for data in (head % 501, b"\0" * 400_000, head % 3 + b"x" * 200_000 + b"\n" + b"y" * 200_000):
        with pytest.raises(TooLarge):
            BatchSplitter().feed(data)
    splitter = BatchSplitter()
    assert splitter.feed(head % 1 + b"{}") == []
    with pytest.raises(BadMessage):
        splitter.finish()


def test_the_dictionary_is_the_one_of_this_encoding() -> None:
    """Whoever changes it makes another encoding: what stands in the specification is what both ends have."""
    assert f"`{sha256_hex(dictionary())}`" in README
    assert ENCODING == "motcua1"
