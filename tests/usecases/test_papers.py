"""What a paper is made from, and jobs that wait for a printer."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.errors import DossierUnknown, FieldRefused
from desktop.domain.papers import PaperWanted, papers_of
from desktop.store.store import Store
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.keep_print import KeepPrint, keep_print
from desktop.usecases.list_prints import list_prints
from desktop.usecases.read_paper import read_paper
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.settle_print import SettlePrint, settle_print
from desktop.usecases.take_back_step import TakeBackStep, take_back_step
from tests.usecases.steps import ADMINISTRATOR, bring


def kept(store: Store, wanted: PaperWanted, copies: int = 1) -> int:
    job, _ = store.run(keep_print, KeepPrint(wanted, copies))
    return int(job)


def test_a_step_without_an_instant_is_the_newest_that_stands(store: Store) -> None:
    dossier = bring(store, 4)
    store.run(request_supplement, RequestSupplement(dossier, "Sai", ("Đơn",)))
    store.run(take_back_step, TakeBackStep(dossier, store.view().dossier(dossier).dossier.last_step, "nhầm"))
    store.run(request_supplement, RequestSupplement(dossier, "Thiếu dấu", ("Đơn", "Giấy chứng sinh")))
    choice = read_paper(store.view(), PaperWanted(form="02", dossier=dossier))
    detail = choice.facts.detail
    assert detail is not None
    newest = detail.timeline[0]
    assert choice.facts.wanted.at == newest.at.isoformat()
    assert newest.facts["documents"] == "Đơn\nGiấy chứng sinh"
    assert [one.form for one in choice.papers] == ["01", "02", "06"]
    assert choice.papers == papers_of(detail)


def test_an_unknown_dossier_has_no_paper(store: Store) -> None:
    with pytest.raises(DossierUnknown):
        read_paper(store.view(), PaperWanted(form="01", dossier="0199d9c2-7e0b-7aaa-8bbb-2a1f3b4c5d6e"))


def test_a_register_has_the_dossiers_of_its_period_in_order(store: Store) -> None:
    first, second = bring(store, 2), bring(store, 2)
    store.run(forward_dossier, ForwardDossier(second, "Bộ phận Tư pháp"))
    store.run(record_result, RecordResult(second))
    store.run(return_result, ReturnResult(second, "post", "Lê Thị Na"))
    day = store.view().today().isoformat()
    facts = read_paper(store.view(), PaperWanted(form="07", first=day, last=day)).facts
    rows = {row.id: row.number for row in store.view().rows((first, second))}
    assert [line.number for line in facts.lines] == [rows[first], rows[second]]
    open_one, done = facts.lines
    assert (open_one.settled_by, open_one.returned_at, open_one.receiver) == ("", None, "")
    assert (done.settled_by, done.return_by, done.receiver) == ("Bộ phận Tư pháp", "post", "Lê Thị Na")
    assert done.returned_at is not None
    assert done.address
    assert read_paper(store.view(), PaperWanted(form="07", first="2020-01-01", last="2020-01-31")).facts.lines == ()


def test_a_job_waits_until_it_is_settled(store: Store) -> None:
    dossier = bring(store, 2)
    wanted = PaperWanted(form="01", dossier=dossier)
    before = store.verify()
    job = kept(store, wanted, 2)
    [waiting] = list_prints(store.view())
    assert (waiting.id, waiting.wanted, waiting.copies, waiting.code) == (job, wanted, 2, "")
    assert waiting.number == store.view().dossier(dossier).dossier.number
    store.run(settle_print, SettlePrint(job, code="printer_unavailable.fault"))
    assert list_prints(store.view())[0].code == "printer_unavailable.fault"
    store.run(settle_print, SettlePrint(job, "printed"))
    assert list_prints(store.view()) == ()
    # Once ended it stays so, and none of it is an event.
    store.run(settle_print, SettlePrint(job, "dropped"))
    assert read_paper(store.view(), wanted).facts.printed == 1
    assert store.verify() == before


@pytest.mark.parametrize(("end", "printed"), [("printed", 1), ("saved", 0), ("dropped", 0)])
def test_only_paper_counts_as_printed(store: Store, end: str, printed: int) -> None:
    wanted = PaperWanted(form="01", dossier=bring(store, 2))
    store.run(settle_print, SettlePrint(kept(store, wanted), end))
    assert read_paper(store.view(), wanted).facts.printed == printed


def test_prints_of_a_day_are_counted_by_form(store: Store) -> None:
    dossier = bring(store, 2)
    slip, control = PaperWanted(form="01", dossier=dossier), PaperWanted(form="06", dossier=dossier)
    for wanted in (slip, slip, slip, control, PaperWanted(form="07", first="2026-01-01", last="2026-01-02")):
        store.run(settle_print, SettlePrint(kept(store, wanted), "printed"))
    kept(store, slip)
    assert store.view().papers.printed_on(store.view().today()) == {"01": (3, 2), "06": (1, 0), "07": (1, 0)}
    assert store.view().papers.printed_on(date(2020, 1, 1)) == {}


def test_anybody_who_is_signed_in_may_print(store: Store) -> None:
    wanted = PaperWanted(form="01", dossier=bring(store, 2))
    store.user = ADMINISTRATOR
    store.run(settle_print, SettlePrint(kept(store, wanted), "printed"))


@pytest.mark.parametrize("copies", [0, 100])
def test_no_number_of_copies_is_refused(store: Store, copies: int) -> None:
    with pytest.raises(FieldRefused):
        kept(store, PaperWanted(form="01"), copies)
    with pytest.raises(FieldRefused):
        store.run(settle_print, SettlePrint(1, "eaten"))
