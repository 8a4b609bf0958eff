"""Facts of a centre and its machines that are about no single dossier."""

from __future__ import annotations

from desktop.domain.catalogue_layers import ProcedureEdit
from desktop.domain.event_body import EventBody


class DayClosed(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """A counter closed its day with these figures.

    Attributes:
        day: ISO day.
        received: dossiers received that day.
        settled: dossiers settled that day.
        fees_vnd: fees of the dossiers received.
        head: hash of the journal before this event, printed on the day sheet.
        note: reason when counts did not agree.
    """

    day: str
    received: int
    settled: int
    fees_vnd: int
    head: str
    note: str = ""


class CashCounted(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """A counter counted its money (stream of the counter's cash of a day); the newest count holds.

    Attributes:
        day: ISO day.
        expected_vnd: fees of the dossiers received that day, as known then.
        cash_vnd: counted in notes.
        transfer_vnd: paid into the account.
        notes: worth of a note, and how many there were.
        note: why it was not what should be there.
    """

    day: str
    expected_vnd: int
    cash_vnd: int
    transfer_vnd: int = 0
    notes: tuple[tuple[int, int], ...] = ()
    note: str = ""


class UserSet(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """An administrator added a user, changed name or role, or took the user off (stream of the user).

    Attributes:
        user: user id.
        name: full name.
        role: value of the role.
        active: whether the user may sign in.
    """

    user: str
    name: str
    role: str
    active: bool = True


class StoreRestored(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """This machine's store was put back from a backup and goes on in a new journal (stream of the machine).

    Attributes:
        journal: the journal that ended.
        seq: its last event in the backup.
        backup: name of the backup file; empty for a copy that was put there by hand.
    """

    journal: str
    seq: int
    backup: str


class BodiesRemoved(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """Bodies and files of old closed dossiers were removed at this machine; hashes stay (stream of the machine).

    Attributes:
        before: ISO day; dossiers closed before it were concerned.
        dossiers: number of dossiers.
        bodies: number of event bodies.
        files: number of files.
        bytes: bytes of bodies and files.
    """

    before: str
    dossiers: int
    bodies: int
    files: int
    bytes: int


class ProcedureEdited(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """A centre changed or confirmed an entry of its catalogue (stream of the procedure at the centre).

    Attributes:
        procedure: code.
        edit: the whole clean-up from now on; None takes all of it back.
    """

    procedure: str
    edit: ProcedureEdit | None = None


class CatalogueImported(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """A file was laid over the catalogue of this machine (stream of the machine).

    Attributes:
        source: name of the file.
        version: of the layer since.
        added: procedures that were not known.
        changed: those that changed.
        closed: those that are offered no longer.
    """

    source: str
    version: str
    added: int
    changed: int
    closed: int


class DaySet(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """A centre said how it works on a day (stream of the day at the centre).

    Attributes:
        day: ISO day.
        kind: as `calendar.SpecialDay`; empty: as the published calendar has it.
        name: what it is called.
        notice: number of the notice.
    """

    day: str
    kind: str = ""
    name: str = ""
    notice: str = ""


class HoursSet(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """A centre set its working hours and how it reads limits (stream of the centre's hours).

    Attributes:
        working_time: sessions as ["HH:MM", "HH:MM"]; empty: as published.
        cutoff: last moment of same-day results, HH:MM; empty: as published.
        ends: `closing` or `same_time`; empty: as published.
    """

    working_time: tuple[tuple[str, str], ...] = ()
    cutoff: str = ""
    ends: str = ""
