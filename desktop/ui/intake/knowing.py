"""What the store knows of who stands at the counter: earlier dossiers, today's commune, age."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.addresses import AddressReading
from desktop.domain.read_models import DossierRow
from desktop.ui.intake.applicant_zone import ApplicantZone
from desktop.ui.runner import Latest, Runner
from desktop.usecases.read_address import read_address
from desktop.usecases.recognise_person import recognise_person
from desktop.usecases.suggest_priority import suggest_priority

ADDRESS_MS: Final = 250
_PERSONAL: Final = frozenset({9, 12})
_ORGANISATION_LEAST: Final = 10


class Knowing(QObject):
    """Asks as fields change and shows the newest answer.

    Signals:
        recognised: earlier dossiers of the applicant are shown.
        placed: an address was read.
    """

    recognised = Signal()
    placed = Signal()

    def __init__(self, runner: Runner, zone: ApplicantZone, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._zone = runner, zone
        self._people, self._addresses, self._ages = Latest(), Latest(), Latest()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ADDRESS_MS)
        self._timer.timeout.connect(self._read_address)
        zone.person_changed.connect(self.recognise)
        zone.address_changed.connect(lambda _text: self._timer.start())
        zone.visitor_changed.connect(self._suggest)

    def rest(self) -> None:
        """The page is left; nothing more is asked."""
        self._timer.stop()

    def recognise(self, number: str) -> None:
        """Look for earlier dossiers of a number that is whole."""
        wanted = number.replace(" ", "")
        organisation = self._zone.kind.chosen == 1 and len(wanted) >= _ORGANISATION_LEAST
        if len(wanted) not in _PERSONAL and not organisation:
            self._people.wrap(self._show_earlier)
            self._show_earlier(None)
            return
        self._runner.read(recognise_person, wanted, done=self._people.wrap(self._show_earlier))

    def _show_earlier(self, rows: tuple[DossierRow, ...] | None) -> None:
        self._zone.earlier.show_rows(rows)
        self._zone.check()
        self.recognised.emit()

    def _read_address(self) -> None:
        address = self._zone.address.toPlainText().strip()
        if not address:
            self._addresses.wrap(self._show_address)
            self._zone.address_card.forget()
            return
        self._runner.read(read_address, address, done=self._addresses.wrap(self._show_address))

    def _show_address(self, reading: AddressReading) -> None:
        self._zone.address_card.show_reading(reading, self._zone.kept_commune)
        self.placed.emit()

    def _suggest(self, born: str) -> None:
        self._runner.read(suggest_priority, born, done=self._ages.wrap(self._zone.priority.suggest))
