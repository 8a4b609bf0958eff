"""The result is back at the desk (4 to 9); the dossier is settled (convention 14.5)."""

from __future__ import annotations

import pytest

from desktop.app.clock import SetClock
from desktop.domain import events as ev
from desktop.domain.errors import FieldRefused
from desktop.domain.read_models import DossierFilter
from desktop.store.store import Store
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.take_back_step import TakeBackStep, take_back_step
from tests.store.stores import MARITAL_STATUS, at, dump
from tests.usecases.steps import bring, check_common, check_text, state


def test_common(store: Store) -> None:
    check_common(store, record_result, RecordResult, {4})


def test_settled_now(store: Store, clock: SetClock) -> None:
    dossier = bring(store, 4)
    clock.set(at("2026-11-26 10:00"))
    after, _ = store.run(record_result, RecordResult(dossier, "12/GXN-UBND"))
    assert (after.status, after.settled_at, after.open) == (9, at("2026-11-26 10:00"), True)
    clock.set(at("2026-12-26 10:00"))
    assert store.view().count("late") == 0
    assert store.view().count("to_return") == 1


def test_its_number_holder_and_term_are_found_again(store: Store, clock: SetClock) -> None:
    first, second, plain = (bring(store, 4, procedure=MARITAL_STATUS) for _ in range(3))
    clock.set(at("2026-11-26 10:00"))
    store.run(record_result, RecordResult(first, "12/GXN-UBND", "Nguyễn Thị Na", "2027-05-26"))
    store.run(record_result, RecordResult(second, "13/GXN-UBND"))
    store.run(record_result, RecordResult(plain))
    day = at("2026-11-26 10:00").date()
    found = store.view().issued_results(day, day)
    assert [(one.result, one.holder, one.valid_until) for one in found] == [
        ("12/GXN-UBND", "Nguyễn Thị Na", "2027-05-26"),
        ("13/GXN-UBND", state(store, second).applicant.name, ""),
    ]
    assert {one.kind for one in found} == {"Giấy xác nhận tình trạng hôn nhân"}
    for typed in ("12 gxn", "thi na"):
        assert [row.id for row in store.view().page(DossierFilter(text=typed)).rows] == [first], typed
    store.run(take_back_step, TakeBackStep(first, state(store, first).last_step, "Bấm nhầm"))
    assert [one.result for one in store.view().issued_results(day, day)] == ["13/GXN-UBND"]
    rows = dump(store)
    store.rebuild()
    assert dump(store) == rows


@pytest.mark.parametrize(("day", "reason"), [("2026-11-22", "passed"), ("31/12/2027", "date"), ("2027-02-30", "date")])
def test_a_term_that_is_none_is_refused(store: Store, day: str, reason: str) -> None:
    dossier = bring(store, 4)
    with pytest.raises(FieldRefused) as refused:
        store.run(record_result, RecordResult(dossier, valid_until=day))
    assert refused.value.facts == {"field": "valid_until", "reason": reason}
    assert state(store, dossier).status == 4


def test_a_journal_of_before_has_neither_kind_nor_term() -> None:
    assert ev.decode("ResultReady", 1, b'{"result":"12"}') == ev.ResultReady(result="12")


def test_text(store: Store) -> None:
    check_text(store, record_result, RecordResult, 4, "result")
