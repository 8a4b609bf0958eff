"""The snapshots in force, decoded once and kept until they change."""

from __future__ import annotations

from desktop.domain.addresses import Units
from desktop.domain.calendar import WorkingCalendar
from desktop.domain.centre import CalendarData, Centre
from desktop.domain.procedures import Catalogue
from desktop.store import snapshots
from desktop.store.errors import StoreDamaged
from sync.journal.journal import Connection


class Reference:
    """Catalogue, calendar, centre and units, as typed values."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._held: dict[str, snapshots.Snapshot] = {}
        self._calendar: WorkingCalendar | None = None

    @property
    def catalogue(self) -> Catalogue:
        """Catalogue in force."""
        value = self._value(snapshots.CATALOGUE)
        assert isinstance(value, Catalogue)
        return value

    @property
    def calendar_data(self) -> CalendarData:
        """Calendar in force, as shipped or synced."""
        value = self._value(snapshots.CALENDAR)
        assert isinstance(value, CalendarData)
        return value

    @property
    def centre(self) -> Centre:
        """Profile of the centre."""
        value = self._value(snapshots.CENTRE)
        assert isinstance(value, Centre)
        return value

    @property
    def calendar(self) -> WorkingCalendar:
        """Working calendar of the centre."""
        if self._calendar is None:
            self._calendar = self.calendar_data.calendar(self.centre.zone)
        return self._calendar

    @property
    def units(self) -> Units:
        """Old and new units; loaded at first use."""
        from desktop.store.units import load_units

        return load_units()

    def forget(self) -> None:
        """Read everything anew at next use."""
        self._held.clear()
        self._calendar = None

    def _value(self, name: str) -> snapshots.Snapshot:
        if name not in self._held:
            found = snapshots.current(self._db, name)
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
