"""Papers this machine printed, or has still to print: machine-local, never synced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

import msgspec

from desktop.domain import events as ev
from desktop.domain.papers import PaperJob, PaperWanted, RegisterLine
from desktop.domain.read_models import DossierRow
from desktop.store import projections
from desktop.store.bodies import read_body
from sync.journal.journal import Connection

if TYPE_CHECKING:
    from desktop.store.view import View

WAITING: Final = "waiting"
PRINTED: Final = "printed"
SAVED: Final = "saved"
DROPPED: Final = "dropped"
ENDS: Final = frozenset({PRINTED, SAVED, DROPPED})
"""How a job may end: on paper, as a file where there is no printer, or given up by a person."""


class PaperJobs:
    """Jobs as an open transaction changes them."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def keep(self, wanted: PaperWanted, copies: int, user: str, at: datetime) -> int:
        """Keep a job until it is settled; returns its id."""
        row = self._db.execute(
            "INSERT INTO paper_job (form, dossier, subject, wanted, copies, user, at, day, state, code)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id",
            (
                *(wanted.form, wanted.dossier, wanted.subject, msgspec.json.encode(wanted), copies, user),
                *(at.isoformat(), at.date().isoformat(), WAITING),
            ),
        ).fetchone()
        return int(row[0])

    def settle(self, job: int, end: str) -> None:
        """End a job; what it was made from is forgotten, since it may name a person."""
        self._db.execute(
            "UPDATE paper_job SET state = ?, code = '', wanted = x'' WHERE id = ? AND state = ?", (end, job, WAITING)
        )

    def note_failure(self, job: int, code: str) -> None:
        """Say why the last try failed; the job goes on waiting."""
        self._db.execute("UPDATE paper_job SET code = ? WHERE id = ? AND state = ?", (code, job, WAITING))


class Papers:
    """Jobs and lists as they are read."""

    def __init__(self, db: Connection, view: View) -> None:
        self._db, self._view = db, view

    def waiting(self) -> tuple[PaperJob, ...]:
        """Jobs that wait for a printer, oldest first."""
        found = self._db.execute(
            "SELECT p.id, p.wanted, p.copies, p.at, p.code, coalesce(d.number, ''), coalesce(d.name, '')"
            " FROM paper_job p LEFT JOIN dossier d ON d.id = p.dossier WHERE p.state = 'waiting' ORDER BY p.id"
        )
        return tuple(
            PaperJob(job, msgspec.json.decode(data, type=PaperWanted), copies, datetime.fromisoformat(at), code, *told)
            for job, data, copies, at, code, *told in found
        )

    def times_printed(self, wanted: PaperWanted) -> int:
        """How often a paper was printed here; 0 for one that is made anew each time."""
        if not wanted.subject:
            return 0
        row = self._db.execute(
            "SELECT count(*) FROM paper_job WHERE subject = ? AND state = 'printed'", (wanted.subject,)
        ).fetchone()
        return int(row[0])

    def printed_on(self, day: date) -> dict[str, tuple[int, int]]:
        """Papers printed here on a day: by form how many, and how many of them had been printed before."""
        found = self._db.execute(
            "SELECT form, count(*), count(*) - sum(first) FROM ("
            " SELECT p.form, p.subject = '' OR NOT EXISTS (SELECT 1 FROM paper_job e WHERE e.subject = p.subject"
            "  AND e.state = 'printed' AND e.id < p.id) AS first"
            " FROM paper_job p WHERE p.day = ? AND p.state = 'printed') GROUP BY form ORDER BY form",
            (day.isoformat(),),
        )
        return {form: (count, again) for form, count, again in found}

    def lines(self, ids: Sequence[str]) -> tuple[RegisterLine, ...]:
        """Dossiers as a register shows them, in the order of their ids.

        A dossier whose bodies were removed stands there with what its row still tells.
        """
        rows = {row.id: row for row in self._view.rows(ids)}
        return tuple(_line(self._view, rows[one]) for one in ids if one in rows)


def _line(view: View, row: DossierRow) -> RegisterLine:
    events = view.journal.stream(row.id)
    dossier, _ = projections.fold_dossier(row.id, events)
    address = unit = receiver = ""
    returned: datetime | None = None
    way, papers = row.return_by, 0
    if dossier is not None:
        address, papers = dossier.applicant.address, len(dossier.received.documents)
        unit = dossier.received.settles_name
        returned = dossier.returned_at
        for envelope, _delivery in events:
            body = read_body(envelope)
            if isinstance(body, ev.DossierForwarded):
                unit = body.to or unit
            elif isinstance(body, ev.ResultReturned) and returned is not None:
                way, receiver = body.by or way, body.receiver
    return RegisterLine(
        number=row.number,
        content=row.title,
        name=row.name,
        address=address,
        phone=row.phone,
        settled_by=unit,
        received_at=row.received_at,
        due_at=row.due_at,
        returned_at=view.calendar.local(returned) if returned else None,
        return_by=way,
        receiver=receiver,
        papers=papers,
    )
