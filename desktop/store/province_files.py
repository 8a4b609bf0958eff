"""What the province holds of this machine's files, as far as it was asked; and what it is still owed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final, NamedTuple

from sync.journal.journal import Connection

# What the province has not accepted an event of, it has no use for yet; a refused one is nobody's any more.
_OWED: Final = (
    "FROM attachment a INDEXED BY attachment_owed JOIN event e ON e.id = a.event JOIN delivery v USING (ord)"
    " WHERE a.own = 1 AND a.held = 0 AND v.state = 'stored'"
)


class Owed(NamedTuple):
    """A file the province is owed; `size_bytes` is 0 if no event says it."""

    sha256: str
    size_bytes: int


class ProvinceFiles:
    """The local memory; every call is part of the caller's transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def owed(self, most: int, besides: Collection[str] = ()) -> list[Owed]:
        """Files that are owed, those of open dossiers with the nearest deadline first."""
        rows = self._db.execute(
            "SELECT o.sha256, max(o.size_bytes) FROM"
            f" (SELECT a.sha256, a.size_bytes, a.dossier {_OWED}) o LEFT JOIN dossier d ON d.id = o.dossier"
            " GROUP BY o.sha256 ORDER BY max(coalesce(d.open, 0)) DESC, min(coalesce(d.due_at, '9')), o.sha256 LIMIT ?",
            (most + len(besides),),
        )
        return [Owed(*row) for row in rows if row[0] not in besides][:most]

    def owed_in_all(self) -> tuple[int, int]:
        """Number of files owed, and of their bytes as far as events say."""
        return owed_in_all(self._db)

    def doubted(self, most: int) -> list[str]:
        """Files that are held, those that were asked about longest ago first."""
        rows = self._db.execute("SELECT sha256 FROM province_file ORDER BY asked_at, sha256 LIMIT ?", (most,))
        return [row[0] for row in rows]

    def note(self, held: Collection[str], lost: Collection[str], at: datetime) -> None:
        """Remember what the province said."""
        rows = [(sha256, at.isoformat()) for sha256 in held]
        self._db.executemany("INSERT OR REPLACE INTO province_file (sha256, asked_at) VALUES (?, ?)", rows)
        self._mark(held, 1)
        self._db.executemany("DELETE FROM province_file WHERE sha256 = ?", [(sha256,) for sha256 in lost])
        self._mark(lost, 0)

    def forget(self) -> None:
        """The province was put back to an older state: what it holds must be asked anew."""
        self._db.execute("DELETE FROM province_file")
        self._db.execute("UPDATE attachment SET held = 0 WHERE held = 1")

    def _mark(self, sha256: Iterable[str], held: int) -> None:
        rows = [(held, one) for one in sha256]
        self._db.executemany("UPDATE attachment SET held = ? WHERE sha256 = ?", rows)


def owed_in_all(db: Connection) -> tuple[int, int]:
    """Number of files owed, and of their bytes as far as events say."""
    count, size_bytes = db.execute(
        f"SELECT count(*), coalesce(sum(size), 0) FROM (SELECT max(a.size_bytes) AS size {_OWED} GROUP BY a.sha256)"
    ).fetchone()
    return int(count), int(size_bytes)


def waiting_files(db: Connection) -> tuple[int, int]:
    """As `owed_in_all`, with files whose events still wait themselves."""
    count, size_bytes = db.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM"
        " (SELECT max(size_bytes) AS size FROM attachment WHERE own = 1 AND held = 0 GROUP BY sha256)"
    ).fetchone()
    return int(count), int(size_bytes)


def held_files(db: Connection, dossier: str) -> set[str]:
    """Files of a dossier that the province is known to hold."""
    return {row[0] for row in db.execute("SELECT sha256 FROM attachment WHERE dossier = ? AND held = 1", (dossier,))}
