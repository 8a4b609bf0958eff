"""Organisations, authorised persons, priority, and dossiers that another centre settles."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.errors import FieldRefused
from desktop.domain.events import DossierReceived, decode
from desktop.domain.people import ELDERLY, Applicant, Person
from desktop.domain.read_models import DossierFilter
from desktop.store.store import Store
from desktop.usecases.suggest_priority import suggest_priority
from tests.store.stores import receive
from tests.usecases.steps import state

AGENT = Person(
    name="Lê Văn Phước", id_number="087 085 004 321", birth_date="2/9/1985", phone="0987 654 321", authority="Con"
)
COMPANY = Applicant(
    kind="organisation",
    name="Công ty TNHH Sen Hồng",
    id_number="0100109106",
    representative=Person(name="Đặng Thị Ửng", id_number="087185001234"),
)


def test_who_hands_in_and_who_represents_are_kept(store: Store) -> None:
    dossier = receive(store, applicant=replace(COMPANY, agent=AGENT)).dossier
    kept = state(store, dossier).applicant
    assert kept.representative == COMPANY.representative
    assert kept.agent == Person(
        name="Lê Văn Phước", id_number="087085004321", birth_date="1985-09-02", phone="0987 654 321", authority="Con"
    )


@pytest.mark.parametrize("typed", ["phuoc", "087085004321", "ung", "sen hong", "0100109106", "0987654321"])
def test_a_dossier_is_found_by_any_of_its_people(store: Store, typed: str) -> None:
    receive(store, applicant=replace(COMPANY, agent=AGENT))
    assert store.view().page(DossierFilter(text=typed), 0, 10).total == 1


@pytest.mark.parametrize(
    ("applicant", "warning"),
    [
        (replace(COMPANY, id_number="0100109107"), "organisation_number"),
        (replace(COMPANY, id_number="12/GP-UBND"), "organisation_number"),
        (replace(COMPANY, id_number="0100109106-001"), ""),
        (replace(COMPANY, id_number="087185001234"), ""),
        (replace(COMPANY, id_number=""), ""),
    ],
)
def test_a_number_of_an_organisation_is_only_warned_of(store: Store, applicant: Applicant, warning: str) -> None:
    assert ("organisation_number" in receive(store, applicant=applicant).warnings) is bool(warning)


def test_an_authorisation_nobody_named_is_warned_of(store: Store) -> None:
    unsaid = Applicant(name="A", id_number="087185001234", agent=Person(name="B"))
    assert "agent_authority_missing" in receive(store, applicant=unsaid).warnings


def test_another_centre_is_named_with_its_code(store: Store) -> None:
    body = state(store, receive(store, settles="h20.126.07", settles_name=" Xã  Gáo Giồng ").dossier).received
    assert (body.settles, body.settles_name) == ("H20.126.07", "Xã Gáo Giồng")
    body = state(store, receive(store, settles="H20.126.05", settles_name="Ở đây").dossier).received
    assert (body.settles, body.settles_name) == ("", "")


@pytest.mark.parametrize(("code", "reason"), [("xã bên", "agency"), ("H20", "agency"), ("H15.3", "province")])
def test_a_code_that_leads_nowhere_is_refused(store: Store, code: str, reason: str) -> None:
    with pytest.raises(FieldRefused) as refused:
        receive(store, settles=code)
    assert (refused.value.facts["field"], refused.value.facts["reason"]) == ("settles", reason)


@pytest.mark.parametrize(
    ("born", "reason"),
    [("1966-11-23", ELDERLY), ("23/11/1966", ELDERLY), ("1966-11-24", ""), ("1966", ""), ("1965", ELDERLY), ("x", "")],
)
def test_sixty_years_come_first(store: Store, born: str, reason: str) -> None:
    assert suggest_priority(store.view(), born) == reason


def test_what_was_received_before_is_still_read() -> None:
    old = (
        b'{"number":"1","provisional":false,"procedure":"p","catalogue":"c","field":"f","title":"t",'
        b'"applicant":{"name":"A"},"documents":[],"received_at":"2026-11-23T08:00:00+07:00",'
        b'"due_at":"2026-11-23T17:00:00+07:00","limit":[1,"working_day"],"charge":{"vnd":0}}'
    )
    body = decode("DossierReceived", 1, old)
    assert isinstance(body, DossierReceived)
    assert (body.applicant.agent, body.applicant.representative, body.settles_name) == (None, None, "")
