"""A wrong entry at reception is corrected by an event; the first entry stays in the journal."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import pytest

from desktop.domain.errors import (
    DossierUnknown,
    FieldRefused,
    NothingCorrected,
    NotPermitted,
    PersonIncomplete,
    ReasonMissing,
)
from desktop.domain.fees import Charge
from desktop.domain.procedures import HandedDocument
from desktop.domain.read_models import DossierFilter
from desktop.store.store import Store
from desktop.usecases.correct_reception import CorrectReception, correct_reception
from tests.store.stores import HANG, dump
from tests.usecases.steps import ADMINISTRATOR, bring, state

RIGHT = msgspec.structs.replace(HANG, name="Nguyễn Thị Thu Hường", phone="0987 000 111")


@dataclass
class Correct:
    """Corrections of one dossier."""

    store: Store
    dossier: str

    def __call__(self, reason: str = "Gõ nhầm tên", **changes: object) -> None:
        self.store.run(correct_reception, CorrectReception(self.dossier, reason, **changes))  # type: ignore[arg-type]


@pytest.fixture
def correct(store: Store) -> Correct:
    return Correct(store, bring(store, 4))


def test_the_right_name_is_shown_found_and_printed(store: Store, correct: Correct) -> None:
    first = state(store, correct.dossier)
    correct(applicant=RIGHT)
    after = state(store, correct.dossier)
    assert after.applicant.name == "Nguyễn Thị Thu Hường"
    assert (after.status, after.due_at, after.number) == (first.status, first.due_at, first.number)
    found = [store.view().page(DossierFilter(view="all", text=text)).total for text in ("thu huong", "0987000111")]
    assert found == [1, 1]
    assert store.view().page(DossierFilter(view="all", text="thu hang")).total == 0
    journal = [e.body or b"" for e, _ in store.view().journal.stream(correct.dossier)]
    assert "Nguyễn Thị Thu Hằng".encode() in journal[0]


def test_only_what_changed_is_recorded(store: Store, correct: Correct) -> None:
    papers = (HandedDocument(name="Giấy khai sinh", originals=1),)
    correct(applicant=HANG, documents=papers, charge=Charge(8000), return_by="post")
    body = store.view().journal.stream(correct.dossier)[-1][0].body or b""
    assert b"applicant" not in body
    after = state(store, correct.dossier).received
    assert (after.documents, after.charge, after.return_by) == (papers, Charge(8000), "post")
    row = store.view().page(DossierFilter(view="all")).rows[0]
    assert (row.fee_vnd, row.return_by) == (8000, "post")


def test_the_last_correction_counts_and_a_rebuild_agrees(store: Store, correct: Correct) -> None:
    correct(applicant=RIGHT)
    correct(applicant=HANG, reason="Vẫn là Hằng")
    assert state(store, correct.dossier).applicant.name == HANG.name
    written = dump(store)
    store.rebuild()
    assert dump(store) == written


def test_another_address_is_read_anew(store: Store, correct: Correct) -> None:
    before = state(store, correct.dossier).applicant.commune
    correct(applicant=msgspec.structs.replace(HANG, phone="0987000111"))
    assert state(store, correct.dossier).applicant.commune == before != ""
    correct(applicant=msgspec.structs.replace(HANG, address="Ấp 3, Gáo Giồng, Cao Lãnh, Đồng Tháp"))
    assert state(store, correct.dossier).applicant.commune != before


def test_refused(store: Store, correct: Correct) -> None:
    events = store.verify()
    for changes, error in (
        ({"applicant": HANG}, NothingCorrected),
        ({}, NothingCorrected),
        ({"applicant": RIGHT, "reason": ""}, ReasonMissing),
        ({"applicant": msgspec.structs.replace(HANG, name=" ")}, PersonIncomplete),
        ({"applicant": msgspec.structs.replace(HANG, name="a\x00b")}, FieldRefused),
        ({"return_by": "drone"}, FieldRefused),
    ):
        with pytest.raises(error):
            correct(**changes)
    with pytest.raises(DossierUnknown):
        store.run(correct_reception, CorrectReception("0199d9c2-7e0b-7aaa-8bbb-2a1f3b4c5d6e", "Nhầm", RIGHT))
    officer, store.user = store.user, ADMINISTRATOR
    with pytest.raises(NotPermitted):
        correct(applicant=RIGHT)
    store.user = officer
    assert store.verify() == events
