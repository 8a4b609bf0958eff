"""Queries over the read tables; every list query has an index in its plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from desktop.domain.dossier import Status
from desktop.domain.read_models import DossierFilter, DossierPage, DossierRow
from desktop.domain.vietnamese import fold
from desktop.store.search import ATTENTION_WORD, OPEN_WORD
from sync.journal.journal import Connection

_ROW: Final = (
    "d.id, d.number, d.name, d.phone, d.procedure, d.title, d.short, d.field, d.channel, d.return_by, d.status,"
    " d.received_at, d.due_at, d.updated_at, d.settled_at, d.open, d.paused, d.reason, d.fee_vnd, d.waiting,"
    " d.refused, d.unknown, d.priority"
)
_BESIDE: Final = ("open", "channel", "field", "received_on", "actor", "rowid")
SORTS: Final = {
    "due": ("dossier_due", ("due_at", *_BESIDE)),
    "received": (
        "dossier_received",
        ("received_on", "received_at", "open", "channel", "field", "actor", "procedure", "rowid"),
    ),
    "number": ("dossier_number", ("number", *_BESIDE)),
    "name": ("dossier_name", ("name_key", *_BESIDE)),
    "procedure": ("dossier_procedure", ("procedure_key", *_BESIDE)),
    "status": ("dossier_status", ("status", *_BESIDE)),
    "updated": ("dossier_updated", ("updated_at", *_BESIDE)),
}
"""Index and columns of each order; the columns are those of the index, so that nothing is sorted."""

PAGE: Final = 50
COUNTED: Final = 1000
"""Matches of a search that are counted; beyond, a page says "more than"."""

_SORTED_AT_ONCE: Final = 1000
"""Rows that are looked up and sorted without anybody noticing; above, an order is followed instead."""

_SORTED_OF_DAYS: Final = 5000
"""The same for dossiers of neighbouring days: their rows lie together. An order would first pass all other days."""

_VIEW_INDEX: Final = {
    "open": "dossier_work",
    "late": "dossier_work",
    "due_today": "dossier_work",
    "soon": "dossier_work",
    "waiting": "dossier_work",
    "to_return": "dossier_work",
    "attention": "dossier_attention",
}
"""Views that hold a small part of the store, by the index that holds just that part."""


_PREFIXES: Final = 3
"""Longest beginning that the search has an index for (`projections`)."""

_FEW_WORDS: Final = 6
_NUMBER: Final = re.compile(r"(?:(?P<agency>[a-z0-9.-]+)-)?(?P<rest>\d{6}-\d*)")

_VIEW_WORD: Final = {view: ATTENTION_WORD if view == "attention" else OPEN_WORD for view in _VIEW_INDEX}
_VIEWS_OF_WORD: Final = {OPEN_WORD: "open", ATTENTION_WORD: "attention"}
"""The view that a word stands for by itself."""


class _Query(NamedTuple):
    """Which dossiers, and the index that finds them; `where` is never empty."""

    where: str
    values: list[Any]
    by: str


def view_condition(view: str, today: date, soon: date) -> tuple[str, list[Any]]:
    """SQL condition of a saved view.

    Args:
        view: name as in DossierFilter.
        today: the day in the centre's zone.
        soon: last day that counts as soon.
    """
    running = "d.open = 1 AND d.turn = 0"
    match view:
        case "open":
            return "d.open = 1", []
        case "late":
            return f"{running} AND d.due_on < ?", [today.isoformat()]
        case "due_today":
            return f"{running} AND d.due_on = ?", [today.isoformat()]
        case "soon":
            return f"{running} AND d.due_on > ? AND d.due_on <= ?", [today.isoformat(), soon.isoformat()]
        case "waiting":
            return "d.open = 1 AND d.turn = 2 AND d.status IN (5, 6)", []
        case "to_return":
            return "d.open = 1 AND d.turn = 1", []
        case "closed":
            return "d.open = 0", []
        case "attention":
            return "(d.refused > 0 OR d.unknown > 0)", []
    return "1 = 1", []


def page(
    db: Connection, wanted: DossierFilter, *, offset: int, limit: int, today: date, soon: date, zone: ZoneInfo
) -> DossierPage:
    """One page of a list, with the number of dossiers that match.

    A small part of the store is found by its index and sorted; a large one is followed in the order of an index, so
    that no page costs more than the rows it turns over.
    """
    expression = search_expression(db, wanted.text)
    if wanted.text.strip() and not expression:
        return DossierPage((), 0, 0)
    query = _query(wanted, today, soon)
    index, order = _order(wanted)
    if expression:
        return _found(db, query, expression, order, wanted.view, offset=offset, limit=limit, zone=zone)
    total = _total(db, query)
    if offset >= total:
        return DossierPage((), total, offset)
    by = _followed(query, index, wanted.view, total)
    numbers = db.execute(
        f"SELECT d.rowid FROM dossier d INDEXED BY {by} WHERE {query.where} ORDER BY {order} LIMIT ? OFFSET ?",
        [*query.values, limit, offset],
    )
    return DossierPage(rows_of(db, [row[0] for row in numbers], zone), total, offset)


def every(db: Connection, wanted: DossierFilter, *, today: date, soon: date) -> tuple[str, ...]:
    """Ids of all dossiers of a list, in its order."""
    expression = search_expression(db, wanted.text)
    if wanted.text.strip() and not expression:
        return ()
    query = _query(wanted, today, soon)
    index, order = _order(wanted)
    if expression:
        found = db.execute(
            "SELECT d.id FROM dossier d WHERE d.rowid IN (SELECT rowid FROM dossier_search WHERE dossier_search MATCH"
            f" ?) AND {query.where} ORDER BY {order}",
            [expression, *query.values],
        )
    else:
        by = _followed(query, index, wanted.view, _total(db, query))
        found = db.execute(
            f"SELECT d.id FROM dossier d INDEXED BY {by} WHERE {query.where} ORDER BY {order}", query.values
        )
    return tuple(row[0] for row in found)


def of_ids(db: Connection, ids: Sequence[str], zone: ZoneInfo) -> tuple[DossierRow, ...]:
    """Rows of these dossiers, in the order of their ids; those that are not there are left out."""
    marks = ", ".join("?" * len(ids))
    found = db.execute(f"SELECT {_ROW} FROM dossier d WHERE d.id IN ({marks})", list(ids))
    by_id = {row[0]: _row(row, zone) for row in found}
    return tuple(by_id[one] for one in ids if one in by_id)


def officers(db: Connection) -> tuple[str, ...]:
    """Ids of the users who received dossiers; one step in the index for each."""
    found = db.execute(
        "WITH RECURSIVE one (actor) AS (SELECT min(actor) FROM dossier UNION ALL"
        " SELECT (SELECT min(d.actor) FROM dossier d WHERE d.actor > one.actor) FROM one WHERE one.actor IS NOT NULL)"
        " SELECT actor FROM one WHERE actor IS NOT NULL"
    )
    return tuple(row[0] for row in found)


def _order(wanted: DossierFilter) -> tuple[str, str]:
    """The index of an order, and the order in SQL."""
    index, columns = SORTS[wanted.sort]
    if wanted.sort == "procedure" and wanted.field:
        # The procedures of a field stand together there; in the order of all, others would be passed first.
        index = "dossier_field"
    direction = "DESC" if wanted.descending else "ASC"
    order = ", ".join(f"d.{column} {direction}" for column in columns)
    # What still runs comes first, then what only has to be fetched, then what waits for somebody else.
    if wanted.sort == "due" and wanted.view == "open":
        order = f"d.turn, {order}"
    return index, order


def _followed(query: _Query, index: str, view: str, total: int) -> str:
    """The index to go by: the one that finds the dossiers while they are few, else the one that has their order."""
    if view in _VIEW_INDEX:
        return query.by
    few = _SORTED_OF_DAYS if " AND d.received_on" in query.where else _SORTED_AT_ONCE
    return query.by if query.by and total <= few else index


def _query(wanted: DossierFilter, today: date, soon: date) -> _Query:
    """Conditions of a list. Of several indexes that could find it, the one that has all its columns is taken."""
    where, values = view_condition(wanted.view, today, soon)
    index = _VIEW_INDEX.get(wanted.view, "")
    for condition, value, by in (
        ("channel =", wanted.channel, "dossier_channel"),
        ("received_on >=", wanted.received_from, "dossier_received"),
        ("received_on <=", wanted.received_to, "dossier_received"),
        ("field =", wanted.field, "dossier_field"),
        ("actor =", wanted.officer, "dossier_officer"),
    ):
        if value:
            where += f" AND d.{condition} ?"
            values.append(value)
            if wanted.view not in _VIEW_INDEX:
                index = by
    return _Query(where, values, index)


def _total(db: Connection, query: _Query) -> int:
    if query.where in {"1 = 1", "d.open = 0"}:
        # Rows are numbered without gaps and never deleted: the last number is their count.
        every = db.execute("SELECT coalesce(max(rowid), 0) FROM dossier").fetchone()[0]
        still_open = db.execute("SELECT count(*) FROM dossier INDEXED BY dossier_work WHERE open = 1").fetchone()[0]
        return int(every) - (int(still_open) if query.where == "d.open = 0" else 0)
    hint = f" INDEXED BY {query.by}" if query.by else ""
    return int(db.execute(f"SELECT count(*) FROM dossier d{hint} WHERE {query.where}", query.values).fetchone()[0])


def _found(
    db: Connection, query: _Query, expression: str, order: str, view: str, *, offset: int, limit: int, zone: ZoneInfo
) -> DossierPage:
    """Matches of a search: in the wanted order while they can be counted at a glance, else the newest first."""
    word = _VIEW_WORD.get(view, "")
    if word:
        # Within what is open a search meets some thousand dossiers at most: both sets are taken whole.
        matches = _matches(db, f'"{word}" AND {expression}', -1)
        if view != _VIEWS_OF_WORD[word] or " AND d." in query.where:
            matches = sorted(set(matches).intersection(_numbers(db, query)), reverse=True)
        more = False
    else:
        matches = _matches(db, expression, _SORTED_AT_ONCE + 1)
        more = len(matches) > _SORTED_AT_ONCE
    if more:
        most = max(offset + limit, COUNTED) + 1
        matches = [
            row[0]
            for row in db.execute(
                "SELECT d.rowid FROM dossier_search CROSS JOIN dossier d ON d.rowid = dossier_search.rowid"
                f" WHERE dossier_search MATCH ? AND {query.where} ORDER BY dossier_search.rowid DESC LIMIT ?",
                [expression, *query.values, most],
            )
        ]
        more = len(matches) == most
    elif len(matches) <= _SORTED_AT_ONCE:
        marks = ", ".join("?" * len(matches))
        matches = [
            row[0]
            for row in db.execute(
                f"SELECT d.rowid FROM dossier d WHERE d.rowid IN ({marks}) AND {query.where} ORDER BY {order}",
                [*matches, *query.values],
            )
        ]
    rows = rows_of(db, matches[offset : offset + limit], zone)
    return DossierPage(rows, len(matches), offset, more=more)


def _matches(db: Connection, expression: str, most: int) -> list[int]:
    """Numbers of rows that a search finds, newest first; all of them with -1."""
    found = db.execute(
        "SELECT rowid FROM dossier_search WHERE dossier_search MATCH ? ORDER BY rowid DESC LIMIT ?", (expression, most)
    )
    return [row[0] for row in found]


def _numbers(db: Connection, query: _Query) -> list[int]:
    """Numbers of all rows of a small part of the store."""
    found = db.execute(f"SELECT d.rowid FROM dossier d INDEXED BY {query.by} WHERE {query.where}", query.values)
    return [row[0] for row in found]


def rows_of(db: Connection, numbers: list[int], zone: ZoneInfo) -> tuple[DossierRow, ...]:
    """Rows by their number, in that order."""
    if not numbers:
        return ()
    marks = ", ".join("?" * len(numbers))
    found = db.execute(f"SELECT d.rowid, {_ROW} FROM dossier d WHERE d.rowid IN ({marks})", numbers)
    by_number = {row[0]: _row(row[1:], zone) for row in found}
    return tuple(by_number[number] for number in numbers)


def search_expression(db: Connection, text: str) -> str:
    """FTS5 expression: every word by its beginning; empty if the text holds no word.

    A beginning that is no prefix of the index makes SQLite merge the lists of all words it may mean, however short the
    page. The vocabulary says which they are: of a few, each list is followed only as far as the page needs.
    """
    kept = "".join(c if c.isalnum() or c in ".-" else " " for c in fold(text)).split()
    words = [part for word in kept for part in _number_parts(word) if part.strip(".-")]
    return " AND ".join(_beginning(db, word) for word in words)


def _number_parts(word: str) -> list[str]:
    """A typed number, or the beginning of one, as `number_words` keeps it."""
    found = _NUMBER.fullmatch(word)
    if found is None:
        return word.split("-")
    return [part for part in (*(found["agency"] or "").split("-"), found["rest"]) if part]


def _beginning(db: Connection, word: str) -> str:
    if len(word) <= _PREFIXES:
        return f'"{word}"*'
    meant = db.execute(
        "SELECT term FROM dossier_vocabulary WHERE term >= ? AND term < ? LIMIT ?",
        (word, word + "\U0010ffff", _FEW_WORDS + 1),
    ).fetchall()
    if not meant or len(meant) > _FEW_WORDS:
        return f'"{word}"*'
    return "(" + " OR ".join(f'"{term}"' for (term,) in meant) + ")"


def count(db: Connection, wanted: DossierFilter, today: date, soon: date) -> int:
    """Number of dossiers of a list without a text."""
    return _total(db, _query(wanted, today, soon))


def rows(
    db: Connection, condition: str, values: Sequence[Any], order: str, limit: int, zone: ZoneInfo
) -> tuple[DossierRow, ...]:
    """Dossiers of a fixed condition of this room."""
    found = db.execute(f"SELECT {_ROW} FROM dossier d WHERE {condition} ORDER BY {order} LIMIT ?", [*values, limit])
    return tuple(_row(r, zone) for r in found)


def by_number(db: Connection, number: str) -> str | None:
    """Id of the dossier with this number, official or provisional, now or before."""
    row = db.execute(
        "SELECT id, own FROM dossier WHERE number = ?1 UNION SELECT id, own FROM dossier"
        " WHERE first_number = ?1 AND first_number <> number ORDER BY own DESC",
        (number,),
    ).fetchone()
    return row[0] if row else None


def _row(r: Sequence[Any], zone: ZoneInfo) -> DossierRow:
    def at(text: str | None) -> datetime | None:
        return datetime.fromisoformat(text).astimezone(zone) if text else None

    received, due, updated = at(r[11]), at(r[12]), at(r[13])
    assert received
    assert due
    assert updated
    return DossierRow(
        id=r[0],
        number=r[1],
        name=r[2],
        phone=r[3],
        procedure=r[4],
        title=r[5],
        short=r[6],
        field=r[7],
        channel=r[8],
        return_by=r[9],
        status=Status(r[10]),
        received_at=received,
        due_at=due,
        updated_at=updated,
        settled_at=at(r[14]),
        open=bool(r[15]),
        paused=bool(r[16]),
        reason=r[17],
        fee_vnd=r[18],
        waiting=r[19],
        refused=r[20],
        unknown=r[21],
        priority=r[22],
    )
