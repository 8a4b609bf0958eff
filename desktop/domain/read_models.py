"""What screens and papers read: frozen values that may cross threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from desktop.domain.dossier import AttachedFile, Dossier, Status


@dataclass(frozen=True)
class DossierRow:
    """A dossier in a list. Instants are in the centre's zone.

    Attributes:
        waiting: events of it the province has not answered.
        refused: events of it the province refused.
        unknown: events of it that need a newer program.
        priority: why the visitor was served first; empty for no reason.
    """

    id: str
    number: str
    name: str
    phone: str
    procedure: str
    title: str
    short: str
    field: str
    channel: str
    return_by: str
    status: Status
    received_at: datetime
    due_at: datetime
    updated_at: datetime
    settled_at: datetime | None
    open: bool
    paused: bool
    reason: str
    fee_vnd: int
    waiting: int
    refused: int
    unknown: int
    priority: str = ""


@dataclass(frozen=True)
class DossierPage:
    """A page of a list.

    Attributes:
        rows: dossiers of this page, in order.
        total: dossiers that match in all.
        offset: number of dossiers before this page.
        more: whether there are more than `total`; then the newest come first, whatever order was wanted.
    """

    rows: tuple[DossierRow, ...]
    total: int
    offset: int
    more: bool = False


@dataclass(frozen=True)
class DossierFilter:
    """What a list shows.

    Attributes:
        view: `open`, `mine`, `late`, `due_today`, `soon`, `waiting`, `to_return`, `closed`, `attention` or `all`.
        text: typed search text; words match by their beginnings, without accents.
        field: code of a field, or empty.
        channel: channel, or empty.
        received_from: first ISO day of reception, or empty.
        received_to: last ISO day of reception, or empty.
        officer: id of the user who received them, or empty.
        sort: `due`, `received`, `number`, `name`, `procedure`, `status` or `updated`.
        descending: whether the greatest come first.
    """

    view: str = "open"
    text: str = ""
    field: str = ""
    channel: str = ""
    received_from: str = ""
    received_to: str = ""
    officer: str = ""
    sort: str = "due"
    descending: bool = False


@dataclass(frozen=True)
class SavedView:
    """A person's own list: a name, and what it shows."""

    name: str
    wanted: DossierFilter


@dataclass(frozen=True)
class TimelineEntry:
    """One event of a dossier.

    Attributes:
        type: event type.
        at: instant, in the centre's zone.
        actor: full name of who did it; the user id where no name is known.
        facts: what the line says beyond its type (reason, due_at, by, to, number; step: type of what it took back;
            paper: name of the paper a file belongs to; documents: papers asked for, one a line; lapses_on).
        delivery: `waiting`, `stored` or `refused`.
        code: reason of a refusal.
        taken_back: whether a later event took it back.
        settled: whether a person has read its refusal.
    """

    type: str
    at: datetime
    actor: str
    facts: Mapping[str, str]
    delivery: str
    code: str = ""
    taken_back: bool = False
    settled: bool = False


@dataclass(frozen=True)
class FileLine:
    """A file of a dossier as its page lists it.

    Attributes:
        file: what it is, and of which paper.
        at: when it was attached, in the centre's zone.
        actor: full name of who attached it; the user id where no name is known.
        own: whether this machine attached it, and so is the one to send it.
        at_province: whether the province is known to hold it.
    """

    file: AttachedFile
    at: datetime
    actor: str
    own: bool = False
    at_province: bool = False


@dataclass(frozen=True)
class DossierDetail:
    """One dossier with everything its page shows.

    Attributes:
        dossier: its state.
        timeline: newest first.
        proof: short code from the journal's hash chain, printed on the slip.
        catalogue: version of the catalogue it was received under.
        field_name: name of the field.
        commune: new commune of the applicant, in words; empty if open.
        officer: full name of who received it.
        province_has: events the province has stored.
        unknown: events that need a newer program.
        prior: other dossiers of the same person, newest first.
        files: scans of its papers, oldest first.
    """

    dossier: Dossier
    timeline: tuple[TimelineEntry, ...]
    proof: str
    catalogue: str
    field_name: str
    commune: str
    officer: str
    province_has: int
    unknown: int
    prior: tuple[DossierRow, ...] = ()
    files: tuple[FileLine, ...] = ()


@dataclass(frozen=True)
class DayCount:
    """One day of the chart; `off` names a day without work."""

    day: date
    received: int
    settled: int
    off: str = ""


@dataclass(frozen=True)
class TodayFigures:
    """Figures of the Today page; each opens the list behind it.

    Attributes:
        oldest_late_days: delay of the oldest late dossier, in working days.
        unsent: events the province has not answered.
        oldest_unsent_at: instant of the oldest of them.
        attention: dossiers with a refused or unreadable event.
        recent: dossiers last touched, newest first.
        urgent: what the clock punishes first, at most five.
        late_days: delay of each of them in working days, by id.
        notice: name of a day off within the next two days, with its day; None if there is none.
        to_close: whether today is open and a day of work, by the calendar or by what was done.
        not_settled: the coming year, if its swap days should be in and are not.
        concerns: how much waits for a person, by kind (`desktop.domain.attention.KINDS`).
    """

    now: datetime
    late: int
    oldest_late_days: int
    due_today: int
    due_today_settled: int
    soon: int
    waiting: int
    to_return: int
    unsent: int
    oldest_unsent_at: datetime | None
    attention: int
    days: tuple[DayCount, ...]
    recent: tuple[DossierRow, ...]
    urgent: tuple[DossierRow, ...]
    late_days: Mapping[str, int]
    notice: tuple[date, str] | None
    to_close: bool
    not_settled: int | None = None
    concerns: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class SyncStanding:
    """How this machine stands with the province.

    Attributes:
        unsent: own events without an answer.
        oldest_unsent_at: instant of the oldest of them.
        refused: dossiers with refused events.
        last_contact_at: end of the last round that reached the province.
        agreed_at: when both ends last agreed; None if never.
        clock_offset_s: province's clock minus ours at the last round.
        files_waiting: files of this machine that the province is not known to hold.
        file_bytes_waiting: their bytes, as far as events say.
        log: last rounds, newest first, in words' raw material.
        shut_out_at: since when the province refuses this machine's token; None while it takes it.
    """

    unsent: int = 0
    oldest_unsent_at: datetime | None = None
    refused: int = 0
    last_contact_at: datetime | None = None
    agreed_at: datetime | None = None
    clock_offset_s: int = 0
    events: int = 0
    files_waiting: int = 0
    file_bytes_waiting: int = 0
    log: tuple[Mapping[str, str], ...] = field(default_factory=tuple)
    shut_out_at: datetime | None = None


@dataclass(frozen=True)
class RoundOutcome:
    """How a round ended, in figures.

    Attributes:
        ok: whether it ran to its end.
        code: error code when it did not.
        sent: events stored at the province in this round.
        refused: events refused.
        received: events of others taken in.
        again: events owed again.
        agree: whether both ends agree.
        stopped: whether the officer stopped it.
        round_trip_s: time the province took to answer; more than 3 s counts as working offline.
        files: files that the province holds since this round.
        file_bytes: bytes of files that arrived there.
        files_left: files it is still owed.
        files_why: why it did not get them all: code of an error, or `budget`, `stopped`, `records`, `refused`, `time`.
        goes_on: whether the next round should follow at once.
        reason: what `code` says more exactly, where it does.
        repeated: whether this answer on a USB stick was taken before, so that nothing changed.
    """

    ok: bool
    code: str = ""
    sent: int = 0
    refused: int = 0
    received: int = 0
    again: int = 0
    agree: bool = False
    stopped: bool = False
    round_trip_s: float = 0.0
    files: int = 0
    file_bytes: int = 0
    files_left: int = 0
    files_why: str = ""
    goes_on: bool = False
    reason: str = ""
    repeated: bool = False


@dataclass(frozen=True)
class BundleWritten:
    """A bundle on a USB stick.

    Attributes:
        path: the file.
        events: events in it.
        left: events that wait and are not in it.
    """

    path: Path
    events: int
    left: int


@dataclass(frozen=True)
class ClosingReport:
    """What closing a day did; a failed part never stops the others.

    Attributes:
        files: exported files.
        backup: the backup, or None.
        failures: explanations in words, one a failed part.
    """

    files: tuple[Path, ...]
    backup: Path | None
    failures: tuple[str, ...] = ()
