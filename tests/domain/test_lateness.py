"""Who made a dossier late: the data, or the work."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.lateness import DATA, Cause, cause
from desktop.domain.report_models import ReportedDossier, Travel

HANOI = timezone(timedelta(hours=7))
LAST = date(2026, 11, 30)


def on(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=HANOI)


def dossier(**changes: Any) -> ReportedDossier:
    """Received on the 20th and due on the 23rd, forwarded on the day."""
    texts = dict.fromkeys(ReportedDossier._fields, "")
    instants = {
        "received_at": on(20),
        "forwarded_at": on(20, 10),
        "due_at": on(23, 17),
        "settled_at": None,
        "returned_at": None,
    }
    values: dict[str, Any] = {**texts, "status": 4, "fee_vnd": 0, "extended": 0, **instants, **changes}
    return ReportedDossier(**values)


RECEIVED = Travel(on(20), "stored", on(20))


@pytest.mark.parametrize(
    ("one", "received", "result", "why"),
    [
        (dossier(settled_at=on(23, 16)), RECEIVED, Travel(on(23, 16), "stored", on(23, 23)), None),
        (dossier(settled_at=on(23, 23)), RECEIVED, Travel(on(23, 23), "stored", on(24, 0)), Cause.SENT_LATE),
        (dossier(settled_at=on(22)), RECEIVED, Travel(on(22), "waiting", None), Cause.NOT_SENT),
        (dossier(settled_at=on(22)), RECEIVED, Travel(on(22), "stored", None), None),
        (dossier(settled_at=on(22)), RECEIVED, None, None),
        (dossier(settled_at=on(24)), RECEIVED, Travel(on(24), "stored", on(24)), Cause.WORKED_LATE),
        (dossier(), RECEIVED, None, Cause.WORKED_LATE),
        (dossier(forwarded_at=None), RECEIVED, None, Cause.NOT_FORWARDED),
        (dossier(forwarded_at=on(24)), RECEIVED, None, Cause.FORWARDED_LATE),
        (dossier(settled_at=on(24)), Travel(on(21), "stored", on(21)), None, Cause.ENTERED_LATE),
        (dossier(), None, None, Cause.WORKED_LATE),
    ],
)
def test_where_the_time_went(
    one: ReportedDossier, received: Travel | None, result: Travel | None, why: Cause | None
) -> None:
    assert cause(one, received, result, LAST) is why


def test_what_is_not_due_yet_is_not_late_for_want_of_a_link() -> None:
    waiting = Travel(on(22), "waiting", None)
    assert cause(dossier(settled_at=on(22)), RECEIVED, waiting, date(2026, 11, 23)) is None
    assert cause(dossier(settled_at=on(22)), RECEIVED, waiting, date(2026, 11, 24)) is Cause.NOT_SENT


hours = st.integers(0, 200).map(lambda n: on(20, 0) + timedelta(hours=n))


@given(st.none() | hours, st.none() | hours, st.sampled_from(["waiting", "stored"]))
def test_work_in_time_is_never_late_by_work(settled: datetime | None, stored: datetime | None, state: str) -> None:
    one = dossier(settled_at=settled)
    result = Travel(settled, state, stored if state == "stored" else None) if settled else None
    why = cause(one, RECEIVED, result, LAST)
    in_time = settled is not None and settled.date() <= one.due_at.date()
    assert why is None or (why in DATA) == in_time
    assert in_time or why is not None
