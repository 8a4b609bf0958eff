"""How many: the counts behind charts, summaries and reports."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from desktop.domain.dossier import Status
from desktop.domain.read_models import DayCount
from desktop.domain.report_models import HourCount
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


_PROMISE: Final = "FROM promise p WHERE p.dossier = id AND p.since <= :last ORDER BY p.since DESC LIMIT 1"
_COLUMNS: Final = (
    "rowid AS place, id, field, actor, channel, status, received_on, due_on, settled_on, extended_on, undone_on, moved,"
    " paused, fee_vnd, papers, scanned, reused, digitised"
)
SEEN: Final = f"""
    SELECT *,
        CASE WHEN settled_on <= :last THEN settled_on END AS done_on,
        CASE WHEN moved AND coalesce(settled_on, :after) > :last
            THEN coalesce((SELECT p.due_on {_PROMISE}), due_on) ELSE due_on END AS due_then,
        CASE WHEN moved AND coalesce(settled_on, :after) > :last
            THEN coalesce((SELECT p.paused {_PROMISE}), paused) ELSE 0 END AS paused_then
    FROM (
        SELECT {_COLUMNS} FROM dossier INDEXED BY dossier_received WHERE received_on BETWEEN :first AND :last
        UNION ALL SELECT {_COLUMNS} FROM dossier INDEXED BY dossier_settled
        WHERE settled_on >= :first AND received_on < :first
        UNION ALL SELECT {_COLUMNS} FROM dossier INDEXED BY dossier_work
        WHERE open = 1 AND settled_on IS NULL AND received_on < :first
    )
"""
"""What matters for a period, as it stood at its end: received in it, settled since it began, or open from before.

Three disjoint parts, each found by its own index.
"""

_ALIKE: Final = f"""
    SELECT field, actor, channel, status,
        CASE WHEN received_on < :first THEN :before ELSE :first END,
        CASE WHEN done_on IS NOT NULL THEN :last END,
        CASE WHEN due_then < coalesce(done_on, :last) THEN :late
            WHEN due_then = coalesce(done_on, :last) THEN :last ELSE :early END,
        paused_then,
        count(*), sum(fee_vnd), sum(fee_vnd > 0), sum(papers), sum(scanned), sum(reused), sum(digitised),
        sum(coalesce(extended_on BETWEEN :first AND :last, 0)), sum(coalesce(undone_on BETWEEN :first AND :last, 0))
    FROM ({SEEN})
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
"""


def period_days(first: date, last: date) -> dict[str, str]:
    """The days that `SEEN` and what is built on it are asked with."""
    one = timedelta(days=1)
    days_ = {"first": first, "last": last, "before": first - one, "late": last - one, "early": last + one}
    return {**{name: day.isoformat() for name, day in days_.items()}, "after": "9999-12-31"}


def figures(db: Connection, first: date, last: date) -> list[DossierFigures]:
    """Every dossier that matters for a period: received in it, settled in it, or open at its start.

    Dossiers that the reports cannot tell apart are one line with their number. Each day is brought to the nearest one
    that makes no difference: the rules compare it with the ends of the period and with the promise, never for itself.
    """
    found = db.execute(_ALIKE, period_days(first, last))
    return [
        DossierFigures(
            field=r[0],
            officer=r[1],
            channel=r[2],
            status=Status(r[3]),
            received_on=date.fromisoformat(r[4]),
            settled_on=date.fromisoformat(r[5]) if r[5] else None,
            due_on=date.fromisoformat(r[6]),
            paused=bool(r[7]),
            withdrawn=r[3] == Status.WITHDRAWN,
            count=r[8],
            fee_vnd=r[9],
            paying=r[10],
            papers=r[11],
            scanned=r[12],
            reused=r[13],
            digitised=r[14],
            apologies=r[15],
            undone=r[16],
        )
        for r in found
    ]


def hours(db: Connection, day: date, zone: ZoneInfo) -> tuple[HourCount, ...]:
    """Dossiers received (refused ones left out) and settled on a day, by hour of the zone, from first to last."""
    counts: dict[int, list[int]] = {}
    for place, sql in enumerate(
        (
            "SELECT received_at FROM dossier WHERE received_on = ? AND status <> 3",
            "SELECT settled_at FROM dossier WHERE settled_on = ?",
        )
    ):
        for (at,) in db.execute(sql, (day.isoformat(),)):
            counts.setdefault(datetime.fromisoformat(at).astimezone(zone).hour, [0, 0])[place] += 1
    if not counts:
        return ()
    return tuple(HourCount(hour, *counts.get(hour, (0, 0))) for hour in range(min(counts), max(counts) + 1))


def chart(counts: dict[date, tuple[int, int]], off: dict[date, str]) -> tuple[DayCount, ...]:
    """Days of the chart in order."""
    return tuple(DayCount(day, a, b, off.get(day, "")) for day, (a, b) in sorted(counts.items()))
