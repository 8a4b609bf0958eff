"""The figures of the Today page."""

from __future__ import annotations

from datetime import timedelta

from desktop.domain.next_year import year_not_settled
from desktop.domain.read_models import DossierFilter, TodayFigures
from desktop.store.view import View
from desktop.usecases.view_calendar import own_days

_URGENT = 5


def view_today(view: View) -> TodayFigures:
    """Everything the Today page shows, as of now.

    Args:
        view: read access to the store.

    Returns:
        Counts, the chart of 14 days, what was touched last, what is most urgent.
    """
    now, today = view.now(), view.today()
    late = view.page(DossierFilter(view="late"), limit=1)
    days_late = view.calendar.working_days_between
    days = view.days(today)
    oldest = days_late(late.rows[0].due_at.date(), today) if late.rows else 0
    urgent = view.urgent(_URGENT)
    notice = None
    for ahead in (1, 2):
        day = today + timedelta(days=ahead)
        special = view.calendar.days.get(day)
        if special is not None and not view.calendar.works_on(day):
            notice = (day, special.name)
            break
    standing = view.sync_standing()
    return TodayFigures(
        now=now,
        late=late.total,
        oldest_late_days=oldest,
        due_today=view.count("due_today"),
        due_today_settled=view.settled_due(today),
        soon=view.count("soon"),
        waiting=view.count("waiting"),
        to_return=view.count("to_return"),
        unsent=standing.unsent,
        oldest_unsent_at=standing.oldest_unsent_at,
        attention=standing.refused,
        days=days,
        recent=view.recent(),
        urgent=urgent,
        late_days={row.id: days_late(row.due_at.date(), today) for row in urgent},
        notice=notice,
        to_close=view.day_closed_at(today) is None
        and (view.calendar.works_on(today) or days[-1].received + days[-1].settled > 0),
        concerns=view.concern_counts(),
        not_settled=year_not_settled(today, view.calendar.provisional_from, own_days(view)),
    )
