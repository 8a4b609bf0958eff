"""Reading without writing: everything a screen or a paper asks for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from desktop.domain.attention import GROUPS, Bounds, Concerns
from desktop.domain.deadlines import Limit, of_a_dossier
from desktop.domain.dossier import Dossier
from desktop.domain.errors import DossierRemoved, DossierUnknown
from desktop.domain.health import StoreCheck
from desktop.domain.ports import Clock
from desktop.domain.procedures import Procedure
from desktop.domain.proof import proof_code
from desktop.domain.read_models import (
    DossierDetail,
    DossierFilter,
    DossierPage,
    DossierRow,
    FileLine,
    SavedView,
    SyncStanding,
)
from desktop.domain.scanned_pages import ScanTray
from desktop.domain.vietnamese import fold
from desktop.store import (
    attention,
    dossier_counts,
    dossiers,
    drafts,
    machine_notes,
    projections,
    reference_edits,
    retention,
    saved_views,
    scan_trays,
    settings,
)
from desktop.store.attachments import Attachments
from desktop.store.named_files import NamedFile, named_files
from desktop.store.paper_jobs import Papers
from desktop.store.province_files import held_files, waiting_files
from desktop.store.reference import Reference
from desktop.store.report_view import ReportView
from desktop.store.timeline import timeline_of
from desktop.store.user_names import names_of
from desktop.store.users import User
from sync.journal.journal import Connection, Journal


class View(ReportView):
    """Queries of one connection. Values it returns are frozen and may cross threads."""

    def __init__(self, db: Connection, reference: Reference, clock: Clock, user: User, files: Attachments) -> None:
        self._db = db
        super().__init__(reference)
        self.clock = clock
        self.user = user
        self.files = files
        self.journal = Journal(db)

    def forget(self) -> None:
        """Read snapshots anew at next use."""
        self._reference.forget()

    def now(self) -> datetime:
        """The present instant in the centre's zone."""
        return self.calendar.local(self.clock.now())

    def today(self) -> date:
        """The present day in the centre's zone."""
        return self.now().date()

    def soon(self) -> date:
        """Last day that counts as soon: two working days from today."""
        return self.calendar.add_working_days(self.today(), 2)

    def page(self, wanted: DossierFilter, offset: int = 0, limit: int = dossiers.PAGE) -> DossierPage:
        """One page of a list."""
        own = self._own(wanted)
        if own is None:
            return DossierPage((), 0, 0)
        return dossiers.page(
            self._db,
            own,
            offset=offset,
            limit=limit,
            today=self.today(),
            soon=self.soon(),
            zone=self.calendar.zone,
        )

    def count(self, view: str) -> int:
        """Number of dossiers of a saved view."""
        return self.count_of(DossierFilter(view=view))

    def count_of(self, wanted: DossierFilter) -> int:
        """Number of dossiers of a list; of a search as far as matches are counted."""
        own = self._own(wanted)
        if own is None:
            return 0
        if own.text.strip():
            return self.page(own, limit=0).total
        return dossiers.count(self._db, own, self.today(), self.soon())

    def every(self, wanted: DossierFilter) -> tuple[str, ...]:
        """Ids of all dossiers of a list, in its order."""
        own = self._own(wanted)
        return dossiers.every(self._db, own, today=self.today(), soon=self.soon()) if own is not None else ()

    def rows(self, ids: Sequence[str]) -> tuple[DossierRow, ...]:
        """Rows of some dossiers, in the order of their ids."""
        return dossiers.of_ids(self._db, ids, self.calendar.zone)

    def officers(self) -> dict[str, str]:
        """Names of those who received dossiers, by user id; the id where no name is known."""
        officers = dossiers.officers(self._db)
        names = self._names(officers)
        found = {one: names.get(one, one) for one in officers}
        return dict(sorted(found.items(), key=lambda one: fold(one[1])))

    def saved_views(self) -> tuple[SavedView, ...]:
        """The user's own lists, by name."""
        return saved_views.load(self._db, self.user.id)

    def _names(self, wanted: Iterable[str]) -> dict[str, str]:
        return names_of(self._db, self.journal, self.centre.agency_code, wanted)

    def _own(self, wanted: DossierFilter) -> DossierFilter | None:
        """A list with "mine" put as what it means; None where another officer's are asked for at the same time."""
        if wanted.view != "mine":
            return wanted
        return replace(wanted, view="open", officer=self.user.id) if wanted.officer in {"", self.user.id} else None

    def concerns(self, group: str, most: int) -> Concerns:
        """What waits for a person, of one group; the counts are of every kind."""
        bounds = Bounds.of(self.today(), self.calendar)
        zone, wanted = self.calendar.zone, GROUPS[group]
        found = attention.concerns(self._db, wanted, most, bounds, zone, self.files.path)
        return Concerns(found, attention.counts(self._db, bounds, zone), bounds.today)

    def concern_counts(self) -> dict[str, int]:
        """How much waits for a person, by kind."""
        return attention.counts(self._db, Bounds.of(self.today(), self.calendar), self.calendar.zone)

    def recent(self, limit: int = 5) -> tuple[DossierRow, ...]:
        """Dossiers last touched, newest first."""
        newest = ", ".join(f"d.{column} DESC" for column in dossiers.SORTS["updated"][1])
        return dossiers.rows(self._db, "1 = 1", (), newest, limit, self.calendar.zone)

    def urgent(self, limit: int = 5) -> tuple[DossierRow, ...]:
        """Dossiers whose clock runs and is due or overdue, oldest date first."""
        return dossiers.rows(
            self._db,
            "d.open = 1 AND d.turn = 0 AND d.due_on <= ?",
            (self.soon().isoformat(),),
            "d.due_at, d.rowid",
            limit,
            self.calendar.zone,
        )

    def of_person(self, id_number: str, besides: str = "", limit: int = 20) -> tuple[DossierRow, ...]:
        """Dossiers of one personal number, newest first; empty for an empty number."""
        if not id_number:
            return ()
        return dossiers.rows(
            self._db,
            "d.id_number = ? AND d.id <> ?",
            (id_number, besides),
            "d.received_at DESC, d.rowid DESC",
            limit,
            self.calendar.zone,
        )

    def find_number(self, number: str) -> str | None:
        """Id of the dossier with this number, official or provisional; None if unknown."""
        return dossiers.by_number(self._db, number.strip())

    def dossier(self, dossier_id: str) -> DossierDetail:
        """One dossier with its timeline.

        Raises:
            DossierUnknown: no such dossier.
            DossierRemoved: its bodies were removed at this machine; the province has them.
        """
        events = self.journal.stream(dossier_id)
        dossier, unknown = projections.fold_dossier(dossier_id, events)
        if dossier is None:
            if retention.is_removed(self._db, dossier_id):
                raise DossierRemoved
            raise DossierUnknown(id=dossier_id)
        actors = {envelope.header.id: envelope.header.actor for envelope, _ in events}
        names = self._names(actors.values())
        own = {envelope.header.id for envelope, _ in events if envelope.header.device == self.journal.device}
        held = held_files(self._db, dossier_id)
        first = events[0][0]
        return DossierDetail(
            dossier=dossier,
            timeline=timeline_of(events, names, self.calendar),
            proof=proof_code(first.hash),
            catalogue=dossier.received.catalogue,
            field_name=self.catalogue.field_name(dossier.received.field),
            # Papers of a dossier name the commune as on the day it was received.
            commune=self.units.commune_name(dossier.applicant.commune, self.calendar.local(dossier.received_at).date())
            if dossier.applicant.commune
            else "",
            officer=names.get(first.header.actor, first.header.actor),
            province_has=sum(d.state == "stored" for _, d in events),
            unknown=unknown,
            files=tuple(
                FileLine(
                    one,
                    self.calendar.local(one.at),
                    names.get(actors[one.id], actors[one.id]),
                    own=one.id in own,
                    at_province=one.file.sha256 in held,
                )
                for one in dossier.files
            ),
            prior=self.of_person(dossier.applicant.id_number, besides=dossier_id, limit=10),
        )

    def received_under(self, dossier: Dossier) -> Procedure | None:
        """The entry of the catalogue that a dossier was received under; None where there is none."""
        received = dossier.received
        day = self.calendar.local(dossier.received_at).date()
        return reference_edits.received_under(self._db, self.catalogue, received.procedure, received.catalogue, day)

    def limit_under(self, dossier: Dossier) -> Limit:
        """The time that a dossier was given, with the rules of the procedure as it was received under."""
        received, procedure = dossier.received, self.received_under(dossier)
        published = None
        if procedure is not None:
            on = self.calendar.local(dossier.received_at).date()
            case = next((one for one in procedure.cases_on(on) if one.code == received.case), None)
            published = procedure.limit_of(case, on)
        return of_a_dossier(published, *received.limit)

    def day_closed_at(self, day: date) -> datetime | None:
        """When this counter last closed a day, or None."""
        stream = self.centre.day_stream(day)
        row = self._db.execute("SELECT at FROM day_closing WHERE stream = ?", (stream,)).fetchone()
        return self.calendar.local(datetime.fromisoformat(row[0])) if row else None

    def last_closed_day(self) -> date | None:
        """The latest day that was closed here, or None."""
        row = self._db.execute("SELECT max(day) FROM day_closing WHERE own = 1").fetchone()
        return date.fromisoformat(row[0]) if row[0] else None

    def procedure_uses(self) -> dict[str, int]:
        """How often each procedure was received of late, for ordering the search."""
        return dossier_counts.procedure_uses(self._db, self.today() - timedelta(days=dossier_counts.LATELY_DAYS))

    @property
    def papers(self) -> Papers:
        """Papers this machine printed or has still to print, and lists of dossiers as papers show them."""
        return Papers(self._db, self)

    def drafts(self) -> list[drafts.Draft]:
        """The user's half-filled forms, newest first."""
        return drafts.load(self._db, self.user.id)

    def scan_trays(self, dossier: str) -> tuple[ScanTray, ...]:
        """Pages that wait to be attached to the papers of a dossier."""
        return scan_trays.of_dossier(self._db, dossier)

    def waiting_scans(self) -> frozenset[str]:
        """Addresses of files that wait to be attached to any dossier."""
        return scan_trays.waiting_files(self._db)

    def setting(self, name: str, default: str = "") -> str:
        """A setting of this machine."""
        return settings.setting(self._db, name, default)

    def number_setting(self, name: str) -> int:
        """A setting of this machine that is a number."""
        return settings.number(self._db, name)

    def removable(self, before: datetime) -> int:
        """Closed dossiers, wholly at the province, that nothing touched since before an instant."""
        return retention.due(self._db, before)

    def named_files(self) -> list[NamedFile]:
        """Every file that events name."""
        return named_files(self._db)

    def counts(self) -> dict[str, int]:
        """Counts that must agree: dossiers begun in the journal, and dossiers in the read table."""
        begun = self._db.execute("SELECT count(*) FROM event WHERE type = 'DossierReceived'").fetchone()[0]
        listed = self._db.execute("SELECT count(*) FROM dossier").fetchone()[0]
        return {"journal": int(begun), "register": int(listed)}

    def sync_standing(self) -> SyncStanding:
        """How this machine stands with the province."""

        def at(name: str) -> datetime | None:
            text = self.journal.state(name)
            return self.calendar.local(datetime.fromisoformat(text)) if text else None

        oldest = self.journal.oldest_waiting_at()
        files, file_bytes = waiting_files(self._db)
        return SyncStanding(
            unsent=self.journal.waiting(),
            oldest_unsent_at=self.calendar.local(datetime.fromisoformat(oldest)) if oldest else None,
            refused=self.count("attention"),
            last_contact_at=at("last_contact_at"),
            agreed_at=at("agreed_at"),
            clock_offset_s=int(self.journal.state("clock_offset_s") or 0),
            events=self.journal.count(),
            files_waiting=files,
            file_bytes_waiting=file_bytes,
            log=tuple(json.loads(self.journal.state("log") or "[]")),
            shut_out_at=at("shut_out_at"),
        )

    def last_own_event_at(self) -> datetime | None:
        """Instant of the newest event that was recorded here, or None."""
        at = machine_notes.last_own_event_at(self._db, self.journal.id)
        return self.calendar.local(at) if at else None

    def last_check(self) -> StoreCheck | None:
        """The last whole check of this store, or None."""
        return machine_notes.last_check(self._db)

    def province_host(self) -> str:
        """Host of the province this machine is enrolled at; empty before."""
        url = self.journal.state("province_url") if self.journal.state("token") else ""
        return urlsplit(url or "").hostname or ""
