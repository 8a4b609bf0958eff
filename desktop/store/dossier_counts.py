"""How many: the counts behind charts, summaries and reports."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from desktop.domain.dossier import Status
from desktop.domain.read_models import DayCount
from desktop.domain.reports import DossierFigures
from sync.journal.journal import Connection

LATELY_DAYS: Final = 60
"""Days of which the use of procedures is counted: what the season asks for stands first."""


def days(db: Connection, first: date, last: date) -> dict[date, tuple[int, int]]:
    """Dossiers received (refused ones left out) and settled, by day."""
    counts: dict[date, tuple[int, int]] = {}
    day = first
    while day <= last:
        counts[day] = (0, 0)
        day += timedelta(days=1)
    span = (first.isoformat(), last.isoformat())
    received = "SELECT received_on, count(*) FROM dossier WHERE received_on BETWEEN ? AND ?"
    refused = dict(db.execute(f"{received} AND status = 3 GROUP BY 1", span).fetchall())
    for on, number in db.execute(f"{received} GROUP BY 1", span):
        counts[date.fromisoformat(on)] = (number - refused.get(on, 0), 0)
    for on, number in db.execute(
        "SELECT settled_on, count(*) FROM dossier WHERE settled_on BETWEEN ? AND ? GROUP BY 1", span
    ):
        counts[date.fromisoformat(on)] = (counts[date.fromisoformat(on)][0], number)
    return counts


def procedure_uses(db: Connection, since: date) -> dict[str, int]:
    """Dossiers received from a day on, by procedure; read within the index, at every key of somebody who searches."""
    found = db.execute(
        "SELECT procedure, count(*) FROM dossier WHERE received_on >= ? GROUP BY 1", (since.isoformat(),)
    )
    return dict(found.fetchall())


def settled_due(db: Connection, day: date) -> int:
    """Dossiers promised for a day and settled on it or since."""
    found = db.execute(
        "SELECT count(*) FROM dossier INDEXED BY dossier_settled WHERE settled_on >= ?1 AND due_on = ?1",
        (day.isoformat(),),
    )
    return int(found.fetchone()[0])


def figures(db: Connection, first: date, last: date) -> list[DossierFigures]:
    """Every dossier that matters for a period: received in it, settled in it, or open at its start."""
    columns = "field, channel, status, received_on, due_on, settled_on, fee_vnd, extended, papers, scanned, reused"
    # Three disjoint parts, each found by its own index: received in the period, settled since, and open from before.
    found = db.execute(
        f"SELECT {columns} FROM dossier INDEXED BY dossier_received WHERE received_on BETWEEN ?2 AND ?1"
        f" UNION ALL SELECT {columns} FROM dossier INDEXED BY dossier_settled"
        " WHERE settled_on >= ?2 AND received_on < ?2"
        f" UNION ALL SELECT {columns} FROM dossier INDEXED BY dossier_work"
        " WHERE open = 1 AND settled_on IS NULL AND received_on < ?2",
        (last.isoformat(), first.isoformat()),
    )
    return [
        DossierFigures(
            field=r[0],
            channel=r[1],
            status=Status(r[2]),
            received_on=date.fromisoformat(r[3]),
            due_on=date.fromisoformat(r[4]),
            settled_on=date.fromisoformat(r[5]) if r[5] else None,
            withdrawn=r[2] == Status.WITHDRAWN,
            fee_vnd=r[6],
            extended=bool(r[7]),
            papers=r[8],
            scanned=r[9],
            reused=r[10],
        )
        for r in found
    ]


def chart(counts: dict[date, tuple[int, int]], off: dict[date, str]) -> tuple[DayCount, ...]:
    """Days of the chart in order."""
    return tuple(DayCount(day, a, b, off.get(day, "")) for day, (a, b) in sorted(counts.items()))
