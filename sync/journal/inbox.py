"""What comes from the province: feed pages, taken in together with the cursor, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sync.errors import ChainBroken, JournalForked
from sync.journal import moving
from sync.journal.delivery import KNOWN
from sync.journal.journal import HOLES, Journal
from sync.ports import Applied
from sync.wire.envelope import GENESIS, Envelope


def apply_page(journal: Journal, cursor: int, items: Sequence[tuple[int, Envelope]]) -> tuple[Applied, set[str]]:
    """Take in a feed page and move the cursor; nothing is applied twice.

    Where the province holds another event at the place of one that waits here, this store was put back to an older
    copy and worked on: what waits there moves to a new journal.

    Returns:
        What changed, and the streams to be folded anew.

    Raises:
        JournalForked: an event of this id is here with another hash, or its place holds an acknowledged one.
        ChainBroken: an event does not follow what is here of its journal.
    """
    journal.set_state(KNOWN, "")
    new = known = 0
    touched: set[str] = set()
    for position, envelope in items:
        row = journal.db.execute(
            "SELECT ord, hash, body_hash, state FROM event JOIN delivery USING (ord) WHERE id = ?",
            (envelope.header.id,),
        ).fetchone()
        if row is not None:
            if row[1] != envelope.hash:
                _take_theirs(journal, row, envelope)
            known += 1
            journal.db.execute(
                "UPDATE delivery SET state = 'stored', position = ?, code = '', facts = '{}', settled = 0"
                " WHERE ord = ?",
                (position, row[0]),
            )
        else:
            touched |= _make_way(journal, envelope)
            journal.insert(envelope, own=False, state="stored", position=position)
            new += 1
        touched.add(envelope.header.stream)
    read = journal.cursor()
    journal.move_cursor(cursor, (envelope.hash for position, envelope in items if position > read))
    return Applied(new, known), touched


def _make_way(journal: Journal, envelope: Envelope) -> set[str]:
    """See that an event of others fits; streams whose events moved for it are returned."""
    header = envelope.header
    moved: set[str] = set()
    taken = _at(journal, header.journal, header.seq)
    before = _at(journal, header.journal, header.seq - 1)
    if taken is not None or (before is not None and before[0] != envelope.prev):
        if "waiting" in {place[1] for place in (taken, before) if place is not None}:
            moved = set(moving.move_waiting(journal, header.journal))
        moved |= set(moving.displace(journal, header.journal, header.seq, envelope.prev))
        if _at(journal, header.journal, header.seq) is not None:
            raise JournalForked(journal=header.journal, seq=header.seq)
        before = _at(journal, header.journal, header.seq - 1)
    expected = GENESIS if header.seq == 1 else before[0] if before else envelope.prev
    if envelope.prev != expected:
        raise ChainBroken(journal=header.journal, seq=header.seq)
    return moved


def _at(journal: Journal, name: str, seq: int) -> tuple[str, str] | None:
    """Hash and standing of the event at a place."""
    found: tuple[str, str] | None = journal.db.execute(
        "SELECT hash, state FROM event JOIN delivery USING (ord) WHERE journal = ? AND seq = ?", (name, seq)
    ).fetchone()
    return found


def _take_theirs(journal: Journal, row: tuple[int, str, str, str], envelope: Envelope) -> None:
    """The province holds one of our events where it stood before it moved: there it is.

    Raises:
        JournalForked: it is another event, or ours was acknowledged.
    """
    ord_, _, body_hash, state = row
    if body_hash != envelope.body_hash or state not in {"waiting", "refused"}:
        raise JournalForked(id=envelope.header.id)
    if _at(journal, envelope.header.journal, envelope.header.seq) is not None:
        raise JournalForked(journal=envelope.header.journal, seq=envelope.header.seq)
    moving.put_at(journal, ord_, envelope)
    # It leaves its number in the journal that goes on.
    journal.set_state(HOLES, "1")
