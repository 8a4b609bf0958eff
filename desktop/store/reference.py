"""What is in force: snapshots decoded once, with what the centre imported and changed laid over them."""

from __future__ import annotations

from dataclasses import replace as replaced
from datetime import date

from msgspec.structs import replace

from desktop.domain import events as ev
from desktop.domain.addresses import Units
from desktop.domain.calendar import SpecialDay, WorkingCalendar
from desktop.domain.catalogue_layers import CatalogueImport, layered
from desktop.domain.centre import CalendarData, Centre
from desktop.domain.procedure_search import ProcedureSearch
from desktop.domain.procedures import Catalogue
from desktop.store import reference_edits, snapshots
from desktop.store.errors import StoreDamaged
from sync.journal.journal import Connection


class Reference:
    """Catalogue, calendar, centre and units, as typed values."""

    def __init__(self, db: Connection) -> None:
        self.db = db
        self._held: dict[str, snapshots.Snapshot] = {}
        self._catalogue: Catalogue | None = None
        self._search: ProcedureSearch | None = None
        self._calendar: WorkingCalendar | None = None
        self._centre: Centre | None = None

    @property
    def published(self) -> Catalogue:
        """Catalogue as shipped or synced."""
        value = self._value(snapshots.CATALOGUE)
        assert isinstance(value, Catalogue)
        return value

    @property
    def imported(self) -> CatalogueImport | None:
        """What this machine imported itself; None before the first import."""
        if snapshots.current(self.db, snapshots.IMPORTED) is None:
            return None
        value = self._value(snapshots.IMPORTED)
        assert isinstance(value, CatalogueImport)
        return value

    @property
    def catalogue(self) -> Catalogue:
        """Catalogue in force."""
        if self._catalogue is None:
            edits = reference_edits.of_procedures(self.db)
            self._catalogue = layered(self.published, self.imported, edits)
        return self._catalogue

    @property
    def procedure_search(self) -> ProcedureSearch:
        """What the catalogue in force is searched by; made at first use."""
        if self._search is None:
            self._search = ProcedureSearch(self.catalogue)
        return self._search

    @property
    def calendar_data(self) -> CalendarData:
        """Calendar as shipped or synced."""
        value = self._value(snapshots.CALENDAR)
        assert isinstance(value, CalendarData)
        return value

    @property
    def published_centre(self) -> Centre:
        """Profile of the centre, as shipped or synced."""
        value = self._value(snapshots.CENTRE)
        assert isinstance(value, Centre)
        return value

    @property
    def centre(self) -> Centre:
        """Profile of the centre, with the hours it set itself."""
        if self._centre is None:
            hours = reference_edits.hours(self.db)
            own = {name: value for name in ("working_time", "cutoff", "ends") if (value := getattr(hours, name, None))}
            self._centre = replace(self.published_centre, **own)
        return self._centre

    @property
    def published_calendar(self) -> WorkingCalendar:
        """Working calendar without the days that the centre set itself."""
        return self.calendar_data.calendar(self.centre.zone, self.centre.working_time)

    @property
    def calendar(self) -> WorkingCalendar:
        """Working calendar of the centre."""
        if self._calendar is None:
            published = self.published_calendar
            own = {
                date.fromisoformat(day.day): SpecialDay(day.kind, day.name, day.notice)
                for day in reference_edits.days(self.db)
            }
            self._calendar = replaced(published, days={**published.days, **own})
        return self._calendar

    @property
    def set_days(self) -> tuple[ev.DaySet, ...]:
        """Days that the centre set itself, in their order."""
        return reference_edits.days(self.db)

    @property
    def units(self) -> Units:
        """Old and new units; loaded at first use."""
        from desktop.store.units import load_units

        return load_units()

    def forget(self) -> None:
        """Read everything anew at next use."""
        self._held.clear()
        self._catalogue = self._search = self._calendar = self._centre = None

    def _value(self, name: str) -> snapshots.Snapshot:
        if name not in self._held:
            found = snapshots.current(self.db, name)
            if found is None:
                raise StoreDamaged(snapshot=name)
            self._held[name] = snapshots.decode(name, found[1])
        return self._held[name]


class InForce:
    """What a transaction and a view both say of the reference data."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference

    @property
    def catalogue(self) -> Catalogue:
        """Catalogue in force."""
        return self._reference.catalogue

    @property
    def procedure_search(self) -> ProcedureSearch:
        """What the catalogue in force is searched by."""
        return self._reference.procedure_search

    @property
    def calendar(self) -> WorkingCalendar:
        """Working calendar of the centre."""
        return self._reference.calendar

    @property
    def centre(self) -> Centre:
        """Profile of the centre."""
        return self._reference.centre

    @property
    def units(self) -> Units:
        """Old and new units."""
        return self._reference.units

    @property
    def reference(self) -> Reference:
        """The layers that these are made of."""
        return self._reference
