"""What reports ask the store: figures, charts and lists of a period."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.domain.indicators import Sent
from desktop.domain.read_models import DayCount
from desktop.domain.report_models import HourCount, IssuedResult, Ratings, RegisterLine, ReportedDossier, Travel
from desktop.domain.reports import DossierFigures
from desktop.store import dossier_counts, ratings, report_rows, results
from desktop.store.reference import InForce
from sync.journal.journal import Connection


class ReportView(InForce):
    """Queries of one connection. Values it returns are frozen and may cross threads."""

    _db: Connection

    def figures(self, first: date, last: date) -> list[DossierFigures]:
        """What the reports count, as it stood at the end of the period."""
        return dossier_counts.figures(self._db, first, last)

    def settled_due(self, day: date) -> int:
        """Dossiers promised for a day and settled on it or since."""
        return dossier_counts.settled_due(self._db, day)

    def stored(self, first: date, last: date) -> int:
        """Dossiers of the register of a period, refused ones too."""
        return report_rows.stored(self._db, first, last)

    def reported(self, by: str, first: date, last: date) -> list[ReportedDossier]:
        """Dossiers `received`, `forwarded` or `posted` on some days, in order of that instant; ask for a few days."""
        return report_rows.of_days(self._db, by, first, last, self.calendar.zone)

    def register(self, first: date, last: date) -> list[RegisterLine]:
        """Dossiers received on some days, in order of that instant; ask for a few days."""
        return report_rows.register(self._db, first, last, self.calendar.zone)

    def issued_results(self, first: date, last: date) -> list[IssuedResult]:
        """Results with a number or a term that came on some days, in order of that instant."""
        return results.issued(self._db, first, last, self.calendar.zone)

    def ratings(self, first: date, last: date) -> Ratings:
        """How people rated the service on some days."""
        return ratings.ratings(self._db, first, last)

    def reported_late(self, first: date, last: date) -> list[ReportedDossier]:
        """Dossiers settled late in a period, and those open and late at its end; oldest promise first."""
        return report_rows.late(self._db, first, last, self.calendar.zone)

    def reported_count(self, by: str, first: date, last: date) -> int:
        """Number of lines of a list of `reported`, or of issued results."""
        if by == results.BY:
            return results.count(self._db, first, last)
        return report_rows.count(self._db, by, first, last)

    def reported_unheard(self, first: date, last: date) -> list[ReportedDossier]:
        """Dossiers settled in time in a period whose result the province learnt of after the due day, or not yet."""
        return report_rows.unheard(self._db, first, last, self.calendar.zone)

    def sent(self, first: date, last: date) -> Sent:
        """What the province has of the receptions of a period, and how long settling took."""
        return report_rows.sent(self._db, first, last, self.calendar.zone)

    def travels(self, dossier: str) -> dict[str, Travel]:
        """How the events of a dossier came to the province, by type."""
        return report_rows.travels(self._db, dossier, self.calendar.zone)

    def hours(self, day: date) -> tuple[HourCount, ...]:
        """Hours of a day with what was received and settled in each."""
        return dossier_counts.hours(self._db, day, self.calendar.zone)

    def days(self, last: date, count: int = 14) -> tuple[DayCount, ...]:
        """Days of the chart up to and with `last`."""
        first = last - timedelta(days=count - 1)
        counts = dossier_counts.days(self._db, first, last)
        off = {}
        for day in counts:
            if not self.calendar.works_on(day):
                special = self.calendar.days.get(day)
                off[day] = special.name if special else ("CN" if day.weekday() == 6 else "T7")
        return dossier_counts.chart(counts, off)
