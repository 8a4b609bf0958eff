"""How events stand with the province: what is owed, what its words change, what both ends compare.

Every function runs inside a transaction that the caller owns.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, NamedTuple

from sync.journal import moving
from sync.journal.journal import ANEW, HOLES, Journal
from sync.journal.rows import E_COLUMNS, envelope_of
from sync.ports import Batch, Comparison, Settled
from sync.wire.answers import EventAnswer, JournalAnswers, Run
from sync.wire.codes import Answer, Refusal
from sync.wire.envelope import GENESIS, Envelope
from sync.wire.messages import Figures, JournalHead

KNOWN: Final = "known"
"""State of the province that both ends last agreed on (`Figures.state`)."""

_HEADER_BYTES: Final = 300
"""Allowance for everything of a batch line but the body."""


_NOT_HELD_BACK: Final = (
    "NOT EXISTS (SELECT 1 FROM delivery r"
    " WHERE r.stream = d.stream AND r.state = 'refused' AND r.settled = 0 AND r.ord < d.ord)"
)
"""Of a `delivery d`: no refusal of its dossier waits for a person."""


class Touched(NamedTuple):
    """Streams that answers changed.

    Attributes:
        refold: their order or standing may be another one.
        answered: of these events only the standing with the province changed, and none waits any more.
    """

    refold: set[str]
    answered: set[str]


def next_batch(journal: Journal, after: int, *, max_events: int, max_bytes: int) -> Batch | None:
    """As `CounterSide.next_batch`: what waits and whose dossier is not held back by a refusal."""
    rows = journal.db.execute(
        f"SELECT {E_COLUMNS}, d.ord FROM delivery d JOIN event USING (ord)"
        f" WHERE d.state = 'waiting' AND d.ord > ? AND event.body IS NOT NULL AND {_NOT_HELD_BACK}"
        " ORDER BY d.ord LIMIT ?",
        (after, max_events),
    )
    events: list[Envelope] = []
    size, end = 0, after
    for row in rows:
        envelope = envelope_of(row)
        if events and envelope.header.journal != events[0].header.journal:
            break
        if events and envelope.header.seq < events[-1].header.seq:
            # It moved behind what was recorded later; numbers rise within a batch.
            break
        size += len(envelope.body or b"") + _HEADER_BYTES
        if events and size > max_bytes:
            break
        events.append(envelope)
        end = row[15]
    return Batch(events, end) if events else None


def unanswered(journal: Journal) -> dict[str, int]:
    """For each journal with events to be sent, the number after which they begin.

    What a refusal holds back was answered with it, and may wait for a person for weeks.
    """
    rows = journal.db.execute(
        "SELECT event.journal, min(event.seq) FROM delivery d JOIN event USING (ord)"
        f" WHERE d.state = 'waiting' AND {_NOT_HELD_BACK} GROUP BY event.journal"
    )
    return {name: seq - 1 for name, seq in rows}


def settle(journal: Journal, answers: Sequence[JournalAnswers], at: str = "") -> tuple[Settled, Touched]:
    """Record the province's words, which came at an instant (RFC 3339; empty if unknown).

    A run counts as far back from its hash as our events chain. Where an event's place is taken by another one at the
    province, this store was put back to an older copy as a whole and worked on: what waits in that journal moves to a
    new one, with the same ids.
    """
    # What both ends agreed on is past, even if the round ends before it compares.
    journal.set_state(KNOWN, "")
    total = Settled()
    refold: set[str] = set()
    answered: set[str] = set()
    for given in answers:
        for run in sorted((*given.accepted, *given.duplicate), key=lambda run: run.position):
            stored, plain, others = _store(journal, given.journal, run, at)
            total += Settled(stored=stored)
            answered |= plain
            refold |= others
        for answer in given.events:
            one, streams = _word(journal, given.journal, answer)
            total += one
            refold |= streams
    return total, Touched(refold, answered - refold)


def _store(journal: Journal, name: str, run: Run, at: str) -> tuple[int, set[str], set[str]]:
    """Note a run as held; returns how many events were waiting, and their streams by what is left to do for them.

    What is known already is said again for as long as one event before it waits: it costs nothing.
    """
    run = _ours(journal, name, run)
    if not run.count:
        return 0, set(), set()
    db = journal.db
    within = "ord IN (SELECT ord FROM event WHERE journal = ? AND seq BETWEEN ? AND ?)"
    place = (name, run.seq, run.last)
    waited = db.execute(f"SELECT stream FROM delivery WHERE {within} AND state = 'waiting'", place).fetchall()
    last = db.execute("SELECT max(position) FROM delivery WHERE position IS NOT NULL").fetchone()[0] or 0
    off = run.position - run.seq
    changed = db.execute(
        "SELECT d.stream FROM event JOIN delivery d USING (ord) WHERE journal = ? AND seq BETWEEN ? AND ?"
        " AND (d.state <> 'stored' OR d.position IS NOT seq + ?)",
        (*place, off),
    ).fetchall()
    if changed:
        db.execute(
            "UPDATE delivery SET state = 'stored', attempts = attempts + 1, code = '', facts = '{}', position ="
            " (SELECT seq FROM event WHERE event.ord = delivery.ord) + ?,"
            f" answered_at = CASE WHEN state = 'waiting' THEN ? ELSE answered_at END WHERE {within}",
            (off, at, *place),
        )
    if journal.cursor() + 1 == run.position:
        hashes = db.execute("SELECT hash FROM event WHERE journal = ? AND seq BETWEEN ? AND ? ORDER BY seq", place)
        journal.move_cursor(run.position + run.count - 1, (row[0] for row in hashes))
    streams = {row[0] for row in waited}
    # Positions above all that are known keep the order of events: nothing is to be folded anew unless more waits.
    keeps_order = run.position > last and len(waited) == run.count
    if not keeps_order:
        return len(waited), set(), {row[0] for row in changed}
    left = db.execute("SELECT DISTINCT stream FROM delivery WHERE state = 'waiting'").fetchall()
    more = streams & {row[0] for row in left}
    return len(waited), streams - more, more


def _ours(journal: Journal, name: str, run: Run) -> Run:
    """The end of a run that is surely ours: back from its hash as far as our events chain without a gap.

    A restored store may hold the end of it, saved from the replaced file, and another event at its beginning.
    """
    rows = journal.db.execute(
        "SELECT seq, prev, hash FROM event WHERE journal = ? AND seq BETWEEN ? AND ? ORDER BY seq DESC",
        (name, run.seq, run.last),
    ).fetchall()
    count, wanted = 0, run.hash
    for seq, prev, found in rows:
        if seq != run.last - count or found != wanted:
            break
        count, wanted = count + 1, prev
    skipped = run.count - count
    return Run(run.seq + skipped, run.position + skipped, count, run.hash)


def _word(journal: Journal, name: str, answer: EventAnswer) -> tuple[Settled, set[str]]:
    word = answer.word
    row = journal.db.execute(
        "SELECT ord, event.stream, state FROM event JOIN delivery USING (ord) WHERE id = ? AND journal = ?",
        (answer.id, name),
    ).fetchone()
    if row is None or row[2] != "waiting":
        return Settled(), set()
    if word is Answer.REFUSED and answer.code == Refusal.FORKED and answer.facts.get("reason") != "id":
        moved = moving.move_waiting(journal, name)
        return Settled(moved=len(moved)), set(moved)
    if word is Answer.REFUSED:
        journal.db.execute(
            "UPDATE delivery SET state = 'refused', code = ?, facts = ?, settled = 0, attempts = attempts + 1"
            " WHERE ord = ?",
            (answer.code, json.dumps(answer.facts), row[0]),
        )
        return Settled(refused=1), {row[1]}
    journal.db.execute("UPDATE delivery SET attempts = attempts + 1 WHERE ord = ?", (row[0],))
    return Settled(later=1), set()


def heads(journal: Journal) -> list[JournalHead]:
    """Where this machine's journals end; `held` counts events the province has accepted."""
    return [_head(journal, name) for name in journal.own()]


def _head(journal: Journal, name: str) -> JournalHead:
    db = journal.db
    row = db.execute("SELECT seq, hash FROM event WHERE journal = ? ORDER BY seq DESC LIMIT 1", (name,)).fetchone() or (
        0,
        GENESIS,
    )
    held = row[0]
    if name != journal.id or journal.state(HOLES):
        # What the province refused does not come back to a store that was put back: numbers may be missing.
        held = db.execute("SELECT count(*) FROM event WHERE journal = ?", (name,)).fetchone()[0]
    for state in ("waiting", "refused"):
        held -= db.execute(
            f"SELECT count(*) FROM delivery CROSS JOIN event USING (ord) WHERE state = '{state}' AND journal = ?",
            (name,),
        ).fetchone()[0]
    return JournalHead(journal=name, count=row[0], last_hash=row[1], held=held)


def lacks_own(journal: Journal, theirs: Figures) -> bool:
    """Whether the province holds events of this machine that are not here: this store is an older copy.

    Journals of this machine that the copy knows nothing of count as its own from now on.
    """
    journal.adopt(head.journal for head in theirs.journals)
    for own, head in zip(heads(journal), _matched(journal, theirs), strict=True):
        if own.held < head.held or not _same_at(journal, head):
            return True
    return False


def rewind(journal: Journal, theirs: Figures) -> int:
    """Owe again what a province put back to an older state no longer holds.

    Returns:
        Number of events owed again; 0 when the province holds all that it acknowledged.
    """
    again = 0
    for own, head in zip(heads(journal), _matched(journal, theirs), strict=True):
        if head.held < own.held:
            again += journal.db.execute(
                "UPDATE delivery SET state = 'waiting', position = NULL WHERE state = 'stored' AND ord IN"
                " (SELECT ord FROM event WHERE journal = ? AND seq > ?)",
                (own.journal, head.count),
            ).rowcount
    return again


def read_anew(journal: Journal) -> None:
    """Read the feed from its beginning: positions were given anew, and what has none in the end is not in it."""
    journal.begin_feed()
    journal.set_state(ANEW, "1")
    journal.db.execute("UPDATE delivery SET position = NULL WHERE position IS NOT NULL")


def leave_out(journal: Journal) -> set[str]:
    """After the feed was read to its end: what others recorded and it no longer holds does not count here.

    Their machines send it again, or it is refused now; when it is in the feed, it counts. Returns their streams.
    """
    if not journal.state(ANEW):
        return set()
    journal.set_state(ANEW, "")
    gone = "state = 'stored' AND position IS NULL AND own = 0"
    streams = {row[0] for row in journal.db.execute(f"SELECT stream FROM delivery WHERE {gone}")}
    journal.db.execute(
        f"UPDATE delivery SET state = 'refused', settled = 1, code = '{moving.NOT_IN_FEED}' WHERE {gone}"
    )
    return streams


def compare(journal: Journal, theirs: Figures | None, open_ours: int | None) -> Comparison:
    """Hold the province's figures against ours; None: nothing changed since both agreed.

    Open dossiers are compared only where both ends know the same events, and this program understands them: then
    their number is given.
    """
    ours = tuple(heads(journal))
    waiting = journal.waiting()
    if theirs is None:
        return Comparison(ours, ours, True, waiting, open_ours or 0, open_ours or 0)
    matched = tuple(_matched(journal, theirs))
    agree = all(head.held == own.held and _same_at(journal, head) for own, head in zip(ours, matched, strict=True))
    held_back = waiting or journal.db.execute("SELECT 1 FROM delivery WHERE state = 'refused' LIMIT 1").fetchone()
    if open_ours is not None and not held_back and journal.cursor() == theirs.feed_end:
        agree = agree and open_ours == theirs.open_dossiers
    return Comparison(ours, matched, agree, waiting, open_ours or 0, theirs.open_dossiers)


def stands_at_cursor(journal: Journal, feed_hash: str) -> bool:
    """Whether the feed that the province has up to our cursor is the one that was read here."""
    return journal.feed_hash() == feed_hash


def _same_at(journal: Journal, head: JournalHead) -> bool:
    """Whether our event at the province's head is its own; one that is not here says nothing, numbers do."""
    return journal.hash_at(head.journal, head.count) in {None, head.last_hash}


def _matched(journal: Journal, theirs: Figures) -> list[JournalHead]:
    """The province's heads of our journals; one it never heard of has count 0."""
    known = {head.journal: head for head in theirs.journals}
    return [known.get(name) or JournalHead(journal=name, count=0, last_hash=GENESIS, held=0) for name in journal.own()]
