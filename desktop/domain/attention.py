"""What waits for a person at this machine: kinds, groups, and from when on each counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.read_models import DossierRow

SHUT_OUT: Final = "shut_out"
"""The machine itself, not a dossier: its province does not take it any more."""

REFUSED: Final = "refused"
CONFLICT: Final = "conflict"
NUMBER: Final = "number"
UNREAD: Final = "unread"
FILES: Final = "files"
SCANNED: Final = "scanned"
LATE: Final = "late"
LAST_DAY: Final = "last_day"
LAPSE: Final = "lapse"
UNFETCHED: Final = "unfetched"
EXPIRING: Final = "expiring"

KINDS: Final = (SHUT_OUT, REFUSED, CONFLICT, FILES, UNREAD, LATE, LAPSE, LAST_DAY, NUMBER, SCANNED, UNFETCHED, EXPIRING)
"""In the order of a list of all of them: what stops a dossier first, reminders last."""

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "all": KINDS,
    "refused": (SHUT_OUT, REFUSED),
    "conflict": (CONFLICT, NUMBER),
    "unread": (UNREAD,),
    "files": (FILES, SCANNED),
    "apology": (LATE, LAST_DAY),
    "lapse": (LAPSE,),
    "unfetched": (UNFETCHED,),
    "expiring": (EXPIRING,),
}

REMINDERS: Final = frozenset({LAST_DAY, NUMBER, SCANNED, UNFETCHED, EXPIRING})
"""Kinds that are told and not counted as trouble: each day has some of them, and nothing is wrong."""

CONFLICT_CODES: Final = frozenset({"stale", "forked"})
"""Refusals by which two machines did something to one dossier; any other is between this machine and the province."""

UNSENT_DAYS: Final = 7
UNFETCHED_DAYS: Final = 7
EXPIRY_DAYS: Final = 30
"""Days before and after the end of a result's term in which its holder is worth a call."""

LAPSE_DAYS: Final = 2
"""Working days before the end of the time for a supplement from which it is told."""


@dataclass(frozen=True)
class Bounds:
    """Days that decide what waits for a person, in the centre's zone.

    Attributes:
        today: the present day.
        next_day: the next working day: what is due then must be apologised for today, if at all.
        lapse_by: last day of a supplement that is told already.
        settled_by: results that were ready by this day should have been fetched.
        unsent_by: files attached before this day should have been sent.
        expired_since: first end of a term that is still told.
        expire_by: last end of a term that is told already.
    """

    today: date
    next_day: date
    lapse_by: date
    settled_by: date
    unsent_by: date
    expired_since: date
    expire_by: date

    @classmethod
    def of(cls, today: date, calendar: WorkingCalendar) -> Bounds:
        """Bounds of a day.

        Source:
            An apology comes a working day before the date at the latest (domain facts 5.1, Late); the other spans are
            our own.
        """
        return cls(
            today=today,
            next_day=calendar.next_working_day(today),
            lapse_by=calendar.add_working_days(today, LAPSE_DAYS),
            settled_by=today - timedelta(days=UNFETCHED_DAYS),
            unsent_by=today - timedelta(days=UNSENT_DAYS),
            expired_since=today - timedelta(days=EXPIRY_DAYS),
            expire_by=today + timedelta(days=EXPIRY_DAYS),
        )


@dataclass(frozen=True)
class Concern:
    """One dossier in one matter, or the machine.

    Attributes:
        kind: one of `KINDS`.
        about: the dossier; None for the machine itself (`SHUT_OUT`).
        code: why the province refused, for refusals and conflicts; the number before, for `number`.
        day: since when or until when: due, end of the supplement, ready, attached, refused.
        count: refused or unreadable entries, files, or papers with pages that are not attached.
        lacking: for `files`, whether one of them is missing or damaged at this machine.
    """

    kind: str
    about: DossierRow | None
    code: str = ""
    day: date | None = None
    count: int = 1
    lacking: bool = False

    @property
    def row(self) -> DossierRow:
        """The dossier; not to be asked of what is about the machine."""
        assert self.about is not None
        return self.about

    @property
    def id(self) -> str:
        """Id of the dossier; empty for the machine."""
        return self.about.id if self.about else ""


@dataclass(frozen=True)
class Concerns:
    """A list of them.

    Attributes:
        found: of the group, at most as many as were asked for.
        counts: of every kind, whatever the group.
        today: the day they are of.
    """

    found: tuple[Concern, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    today: date = date.min

    def total(self, group: str) -> int:
        """How many there are of a group."""
        return sum(self.counts.get(kind, 0) for kind in GROUPS[group])


def troubles(counts: Mapping[str, int]) -> int:
    """How many of them are trouble, not reminders."""
    return sum(count for kind, count in counts.items() if kind not in REMINDERS)
