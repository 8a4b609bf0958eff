"""Money of a day beside the fees that were due."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cash import DENOMINATIONS, MOST_NOTES, CashFigures, total
from desktop.domain.errors import FieldRefused, NotPermitted, ReasonMissing
from desktop.store.store import Store
from desktop.usecases.count_cash import CountCash, count_cash
from desktop.usecases.view_cash import view_cash
from tests.store.stores import receive
from tests.usecases.steps import ADMINISTRATOR


def due(store: Store) -> int:
    """Fees of the day so far; the dossier that is received costs something."""
    receive(store, procedure="2.000815")
    return view_cash(store.view(), store.view().today()).expected_vnd


def test_a_count_that_agrees_needs_no_note(store: Store) -> None:
    expected, day = due(store), store.view().today()
    assert expected > 0
    figures, _ = store.run(count_cash, CountCash(day, ((1_000, 1),), expected - 1_000))
    assert figures == CashFigures(expected, 1_000, expected - 1_000)
    found = view_cash(store.view(), day)
    assert found.counted == figures
    assert found.notes == ((1_000, 1),)
    assert found.at == store.view().now()


def test_a_difference_is_recorded_with_its_reason_only(store: Store) -> None:
    expected, day = due(store), store.view().today()
    before = store.verify()
    with pytest.raises(ReasonMissing):
        store.run(count_cash, CountCash(day, ((500_000, 1),), 0, "  "))
    assert store.verify() == before
    figures, _ = store.run(count_cash, CountCash(day, ((500_000, 1), (1_000, 0)), 0, "Thối nhầm"))
    assert figures.difference_vnd == 500_000 - expected
    found = view_cash(store.view(), day)
    assert (found.note, found.notes) == ("Thối nhầm", ((500_000, 1),))


def test_the_newest_count_holds_and_the_first_stays_in_the_journal(store: Store) -> None:
    expected, day = due(store), store.view().today()
    before = store.verify()
    store.run(count_cash, CountCash(day, (), 0, "chưa thu"))
    store.run(count_cash, CountCash(day, (), expected))
    counted = view_cash(store.view(), day).counted
    assert counted is not None
    assert counted.difference_vnd == 0
    assert store.verify() == before + 2
    # A later dossier changes what should be there, not what was recorded.
    receive(store, procedure="2.000815")
    later = view_cash(store.view(), day)
    assert later.counted == counted
    assert later.expected_vnd > expected


def test_another_day_is_not_counted(store: Store) -> None:
    due(store)
    store.run(count_cash, CountCash(store.view().today(), (), 0, "chưa thu"))
    other = store.view().calendar.add_working_days(store.view().today(), 1)
    assert view_cash(store.view(), other).counted is None
    assert view_cash(store.view(), other).expected_vnd == 0


def test_who_takes_no_money_counts_none(store: Store) -> None:
    store.user = ADMINISTRATOR
    with pytest.raises(NotPermitted):
        store.run(count_cash, CountCash(store.view().today()))


@pytest.mark.parametrize(
    "request_",
    [{"notes": ((3_000, 1),)}, {"notes": ((1_000, -1),)}, {"notes": ((1_000, 10_000),)}, {"transfer_vnd": -1}],
)
def test_what_is_no_money_is_refused(store: Store, request_: dict[str, object]) -> None:
    with pytest.raises(FieldRefused):
        store.run(count_cash, CountCash(store.view().today(), note="x", **request_))  # type: ignore[arg-type]


@given(counts=st.lists(st.integers(0, MOST_NOTES), min_size=len(DENOMINATIONS), max_size=len(DENOMINATIONS)))
def test_notes_add_up(counts: list[int]) -> None:
    notes = list(zip(DENOMINATIONS, counts, strict=True))
    assert total(notes) == sum(worth for worth, count in notes for _ in range(min(count, 3))) + sum(
        worth * max(count - 3, 0) for worth, count in notes
    )
    with pytest.raises(FieldRefused):
        total([*notes, (1_000, 1)])
