"""How people rated the service: recorded, counted, replaced, and never in the way of anything."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.app.clock import SetClock
from desktop.domain.errors import DossierUnknown, FieldRefused, NotPermitted, StepNotAllowed
from desktop.domain.words import rating_lines
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.rate_service import RateService, rate_service
from desktop.usecases.read_survey import read_survey
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.summarise_period import SummarisePeriod, summarise_period
from desktop.usecases.take_back_step import TakeBackStep, take_back_step
from desktop.usecases.view_report import ViewReport, view_report
from tests.store.stores import at, dump
from tests.usecases.steps import ADMINISTRATOR, bring, state

DAY = date(2026, 11, 23)


def rate(store: Store, dossier: str, score: int, *reasons: str) -> None:
    store.run(rate_service, RateService(dossier, score, reasons))


def test_counted_by_answer_and_reason(store: Store, clock: SetClock) -> None:
    clock.set(at("2026-11-23 10:00"))
    for score, reasons in ((3, ()), (3, ()), (2, ()), (1, ("Phải chờ lâu", "Thái độ phục vụ")), (1, ("Phải chờ lâu",))):
        rate(store, bring(store, 10), score, *reasons)
    found = summarise_period(store.view(), SummarisePeriod(DAY, DAY)).ratings
    assert (found.given, found.satisfied) == (5, 3)
    assert found.levels == (("Rất hài lòng", 2), ("Hài lòng", 1), ("Chưa hài lòng", 2))
    assert found.reasons == (("Phải chờ lâu", 2), ("Thái độ phục vụ", 1))
    assert rating_lines(found)[:2] == [("Đánh giá của người dân trong kỳ", 5, "lượt"), ("– rất hài lòng", 2, "lượt")]
    assert rating_lines(found)[-2] == ("– vì: phải chờ lâu", 2, "lượt")
    table = view_report(store.view(), ViewReport("indicators", DAY, DAY))
    assert [row[5:7] for row in table.rows if row[1] == "Mức độ hài lòng"] == [(3, 5)]
    assert summarise_period(store.view(), SummarisePeriod(DAY + timedelta(1), DAY + timedelta(1))).ratings.given == 0
    rows = dump(store)
    store.rebuild()
    assert dump(store) == rows


def test_said_again_the_newer_word_holds(store: Store) -> None:
    dossier = bring(store, 10)
    rate(store, dossier, 1, "Phải chờ lâu")
    rate(store, dossier, 2)
    found = store.view().ratings(DAY, DAY)
    assert (found.given, found.levels, found.reasons) == (1, (("Hài lòng", 1),), ())


def test_it_changes_nothing_else_and_outlives_a_step_taken_back(store: Store) -> None:
    dossier = bring(store, 9)
    rate(store, dossier, 3)
    assert state(store, dossier).status == 9
    store.run(return_result, ReturnResult(dossier))
    store.run(take_back_step, TakeBackStep(dossier, state(store, dossier).last_step, "Bấm nhầm"))
    after = state(store, dossier)
    assert after.status == 9
    assert after.rating is not None


@pytest.mark.parametrize("status", [2, 3, 4, 5, 6, 7, 8])
def test_only_where_there_is_a_result(store: Store, status: int) -> None:
    dossier = bring(store, status)
    with pytest.raises(StepNotAllowed):
        rate(store, dossier, 3)
    assert state(store, dossier).rating is None


def test_what_cannot_be_kept_is_refused(store: Store) -> None:
    dossier = bring(store, 10)
    for score, reason in ((0, "x"), (4, "x"), (1, "x" * 201), (1, "a\x07b")):
        with pytest.raises(FieldRefused):
            rate(store, dossier, score, reason)
    with pytest.raises(DossierUnknown):
        rate(store, "khong-co", 5)
    store.user = ADMINISTRATOR
    with pytest.raises(NotPermitted):
        rate(store, dossier, 3)
    store.user = User("x", "X", Role.LEADER)
    rate(store, dossier, 3, " ", "Tốt", "Tốt")
    rating = state(store, dossier).rating
    assert rating is not None
    assert rating.reasons == ("Tốt",)


def test_the_survey_is_whole() -> None:
    survey = read_survey()
    scores = [level.score for level in survey.levels]
    assert scores == sorted(set(scores), reverse=True)
    assert any(level.satisfied for level in survey.levels)
    assert any(level.asks for level in survey.levels)
    assert len(set(survey.reasons)) == len(survey.reasons) > 2
    assert survey.question.endswith("?")
