"""An open transaction, as use-cases see it: look up, record, remember."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from desktop.domain import events as ev
from desktop.domain.dossier import Dossier
from desktop.domain.errors import DossierUnknown, NotPermitted
from desktop.domain.numbers import DossierNumber, next_number
from desktop.domain.ports import Clock
from desktop.domain.procedures import Catalogue
from desktop.domain.read_models import SavedView
from desktop.domain.scanned_pages import ScanTray
from desktop.store import (
    drafts,
    projections,
    reference_edits,
    retention,
    saved_views,
    scan_trays,
    settings,
    snapshots,
    users,
)
from desktop.store.anew import RESTORED_ON, date_restore, note_restored
from desktop.store.attachments import Attachments
from desktop.store.keys import KeyDesk
from desktop.store.paper_jobs import PaperJobs
from desktop.store.province_files import ProvinceFiles
from desktop.store.reference import InForce, Reference
from desktop.store.users import Role, User
from desktop.store.view import View
from sync.journal import delivery, inbox
from sync.journal.journal import Connection, Journal
from sync.ports import Applied, Settled
from sync.wire.answers import JournalAnswers
from sync.wire.envelope import Envelope
from sync.wire.ids import uuid7
from sync.wire.messages import Figures


@dataclass
class ChangeSet:
    """What a transaction changed, for screens to decide whether to read again.

    Attributes:
        dossiers: ids of dossiers.
        days: whether a day was closed.
        drafts: whether drafts changed.
        reference: whether reference data changed.
        delivery: whether only the standing with the province changed.
        users: whether users or their passwords changed.
        settings: whether a setting of this machine changed.
        views: whether a person's own lists changed.
        papers: whether papers that wait for a printer changed.
    """

    dossiers: set[str] = field(default_factory=set)
    days: bool = False
    drafts: bool = False
    reference: bool = False
    delivery: bool = False
    users: bool = False
    settings: bool = False
    views: bool = False
    papers: bool = False


class Work(InForce):
    """One transaction of one user."""

    def __init__(
        self, db: Connection, reference: Reference, clock: Clock, user: User, keys: KeyDesk, files: Attachments
    ) -> None:
        self._db = db
        super().__init__(reference)
        self.clock = clock
        self.user = user
        self.keys = keys
        self.files = files
        self.journal = Journal(db)
        self.view = View(db, reference, clock, user, files)
        self.changes = ChangeSet()
        self._replaced: Catalogue | None = None
        self.recorded = 0

    @property
    def reference_changed(self) -> bool:
        """Whether a snapshot was replaced, or the centre changed anything of it."""
        return self.changes.reference

    def need(self, *roles: Role) -> None:
        """Refuse a user without one of these roles; an administrator has none of them by being one.

        Raises:
            NotPermitted: carries the role the user has.
        """
        if self.user.role not in roles:
            raise NotPermitted(role=self.user.role.value)

    def new_dossier_id(self) -> ev.DossierId:
        """Id of a dossier that begins now."""
        return ev.DossierId(uuid7())

    def dossier(self, dossier_id: str) -> Dossier:
        """A dossier as the fold of its events.

        Raises:
            DossierUnknown: no such dossier, or one that a newer program wrote.
        """
        found, _ = projections.fold_dossier(dossier_id, self.journal.stream(dossier_id))
        if found is None:
            raise DossierUnknown(id=dossier_id)
        return found

    def take_number(self, received_on: date) -> DossierNumber:
        """The next free number of this counter; taken for good when the transaction commits.

        After a restore, numbers of the days up to it may be on slips that this store knows nothing of any more; those
        days go on with provisional numbers of a mark that was never used before: the journal's, since a count of
        restores is taken back by the next one.
        """
        counter = mark = self.centre.counter
        block = self.centre.block
        if received_on.isoformat() <= self.setting(RESTORED_ON):
            block, mark = None, f"{counter}R{self.journal.id[-4:].upper()}"
        return next_number(
            agency_code=self.centre.agency_code,
            counter=mark,
            block=block,
            received_on=received_on,
            last_official=self._last_of(f"{self.centre.agency_code}-{received_on:%y%m%d}/{counter}"),
            last_provisional=self._last_of(f"TAM-{mark}-{received_on:%y%m%d}/{counter}"),
        )

    def record(self, stream: str, body: ev.EventBody, at: datetime) -> Envelope:
        """Append one event, owe it to the province, and refresh what screens read, all together."""
        envelope = self.journal.append(
            stream=stream,
            event_type=type(body).__name__,
            v=1,
            at=self.calendar.local(at).isoformat(),
            actor=self.user.id,
            body=ev.encode(body),
        )
        self.recorded = envelope.header.seq
        self._refresh({stream})
        if isinstance(body, ev.DayClosed):
            self.changes.days = True
        return envelope

    def done(self, key: str) -> bytes | None:
        """What an earlier run of the same request left, or None; makes a repeated save the same save."""
        row = self._db.execute("SELECT result FROM request_done WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def mark_done(self, key: str, result: bytes) -> None:
        """Remember a request as done, in the transaction that did it."""
        self._db.execute("INSERT INTO request_done (key, result) VALUES (?, ?)", (key, result))

    def save_draft(self, draft_id: str, data: bytes) -> None:
        """Keep a half-filled form."""
        drafts.save(self._db, draft_id, self.clock.now(), self.user.id, data)
        self.changes.drafts = True

    def drop_draft(self, draft_id: str) -> None:
        """Forget a half-filled form."""
        drafts.drop(self._db, draft_id)
        self.changes.drafts = True

    def keep_tray(self, tray: ScanTray) -> None:
        """Keep the pages scanned for a paper as they lie now; none forgets them."""
        scan_trays.keep(self._db, tray)
        self.changes.dossiers.add(tray.dossier)

    def replace_snapshot(self, name: str, data: bytes, etag: str = "") -> None:
        """Put reference data in force, whole."""
        self._before_reference_changes()
        snapshots.replace(self._db, name, data, etag)

    def keep_replaced(self) -> None:
        """At the end of the transaction: entries of the catalogue that went out of force stay for their dossiers."""
        if self._replaced is not None:
            reference_edits.keep_replaced(self._db, self._replaced, Reference(self._db).catalogue)

    def _before_reference_changes(self) -> None:
        if not self.changes.reference:
            self.changes.reference = True
            if snapshots.current(self._db, snapshots.CATALOGUE) is not None:
                self._replaced = self.catalogue

    def settle(self, answers: Sequence[JournalAnswers]) -> Settled:
        """Record the province's words and refresh what they touch."""
        before, at = self.journal.id, self.clock.now().astimezone(UTC).isoformat(timespec="seconds")
        settled, touched = delivery.settle(self.journal, answers, at)
        self._refresh(touched.refold)
        projections.mark_answered(self._db, touched.answered)
        self.changes.dossiers |= touched.answered
        self._note_anew(before)
        self.changes.delivery = True
        return settled

    def apply_page(self, cursor: int, items: Sequence[tuple[int, Envelope]]) -> Applied:
        """Take in a feed page with its cursor and refold what it touches."""
        before = self.journal.id
        applied, touched = inbox.apply_page(self.journal, cursor, items)
        self._refresh(touched)
        self._note_anew(before)
        parked = sum((e.header.type, e.header.v) not in ev.BODIES for _, e in items)
        return Applied(applied.new, applied.known, parked)

    def take_official_numbers(self, numbers: Mapping[str, str]) -> int:
        """Record official numbers that the province granted to dossiers of this machine; returns how many are new."""
        taken = 0
        for stream, number in sorted(numbers.items()):
            events = self.journal.stream(stream)
            dossier, _ = projections.fold_dossier(stream, events)
            # One that waits already is sent; the province grants nothing else before it has seen it.
            waits = any(d.state == "waiting" and e.header.type == ev.OfficialNumberGiven.__name__ for e, d in events)
            if dossier is not None and dossier.number != number and not waits:
                self.record(stream, ev.OfficialNumberGiven(number=number), self.clock.now())
                taken += 1
        return taken

    def leave_out(self) -> None:
        """After the feed was read anew: what it no longer holds of others does not count here."""
        self._refresh(delivery.leave_out(self.journal))

    def date_restore(self, offset_s: int) -> None:
        """After a whole round: a restore that a wrong clock dated keeps no days without official numbers."""
        date_restore(self._db, self.calendar.local(self.clock.now()), offset_s)

    def holds_unknown(self) -> bool:
        """Whether a dossier of this machine holds events that only a newer program understands."""
        return (
            self._db.execute(
                "SELECT 1 FROM dossier WHERE (refused > 0 OR unknown > 0) AND unknown > 0 AND own = 1"
            ).fetchone()
            is not None
        )

    def rewind(self, theirs: Figures) -> int:
        """Owe again what the province no longer holds; returns the number of events."""
        again = delivery.rewind(self.journal, theirs)
        if again:
            self._refresh(set(self.journal.streams()))
        return again

    def open_own_dossiers(self) -> int:
        """Dossiers this machine began that are not closed."""
        return int(self._db.execute("SELECT count(*) FROM dossier WHERE open = 1 AND own = 1").fetchone()[0])

    def snapshot_etag(self, name: str) -> str:
        """ETag of a snapshot in force; empty if there is none."""
        found = snapshots.current(self._db, name)
        return found[0] if found else ""

    @property
    def province_files(self) -> ProvinceFiles:
        """What the province holds of the files."""
        return ProvinceFiles(self._db)

    def setting(self, name: str, default: str = "") -> str:
        """A setting of this machine."""
        return self.view.setting(name, default)

    def number_setting(self, name: str) -> int:
        """A setting of this machine that is a number."""
        return settings.number(self._db, name)

    def removable(self, before: datetime) -> int:
        """Closed dossiers, wholly at the province, that nothing touched since before an instant."""
        return retention.due(self._db, before)

    def remove_bodies(self, before: datetime, most: int) -> tuple[retention.Removed, int]:
        """Remove bodies of the oldest of them; returns what was removed, and the number of files."""
        removed = retention.remove(self._db, before, most)
        self.changes.days = True
        return removed, 0

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting of this machine."""
        settings.set_setting(self._db, name, value)

    @property
    def papers(self) -> PaperJobs:
        """Papers to print; whoever asks for them changes them."""
        self.changes.papers = True
        return PaperJobs(self._db)

    def save_view(self, view: SavedView, before: str = "") -> None:
        """Keep a list of the user under its name, in place of the one of another name."""
        if before and before != view.name:
            saved_views.drop(self._db, self.user.id, before)
        saved_views.save(self._db, self.user.id, view)
        self.changes.views = True

    def drop_view(self, name: str) -> None:
        """Forget a list of the user."""
        saved_views.drop(self._db, self.user.id, name)
        self.changes.views = True

    def users(self) -> list[users.UserLine]:
        """All users of this machine, with whether they have a password."""
        having = {slot.user for slot in self.keys.file().slots}
        return [replace(line, has_password=line.user.id in having) for line in users.all_users(self._db)]

    def set_user(self, user: User, *, active: bool) -> None:
        """Add or change a user, or let them sign in no longer."""
        users.add_user(self._db, user)
        if not active:
            users.remove_user(self._db, user.id)
        self.changes.users = True

    def _note_anew(self, before: str) -> None:
        """A journal that ended because its folder had been put back is told of like any restore."""
        if self.journal.id != before:
            note_restored(self._db, self.journal, before, "", self.user.id, self.calendar.local(self.clock.now()))

    def _refresh(self, streams: set[str]) -> None:
        for stream in sorted(streams):
            if reference_edits.is_edit(stream):
                self._before_reference_changes()
            projections.refresh_stream(self._db, self.journal, stream, self.calendar.zone)
        self.changes.dossiers |= streams

    def _last_of(self, series: str) -> int:
        row = self._db.execute("SELECT last FROM number_series WHERE series = ?", (series,)).fetchone()
        return int(row[0]) if row else 0
