"""The starter catalogue as an officer meets it: found by a few words, and never surer than its sources."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import msgspec
import pytest

from desktop.domain.procedure_search import ProcedureSearch
from desktop.domain.procedures import Catalogue, Procedure
from desktop.domain.vietnamese import fold, words
from desktop.store.view import View
from desktop.usecases.search_procedures import SearchProcedures, search_procedures

DATA = (Path(__file__).resolve().parents[2] / "resources" / "catalogue" / "procedures.json").read_bytes()
CATALOGUE = msgspec.json.decode(DATA, type=Catalogue)
PROCEDURES = CATALOGUE.procedures
MACHINE = "tách bằng máy"


class ShippedView:
    """A view of the shipped catalogue in a centre that has taken in nothing yet."""

    catalogue = CATALOGUE
    procedure_search = ProcedureSearch(CATALOGUE)

    def today(self) -> date:
        return date(2026, 11, 27)

    def procedure_uses(self) -> dict[str, int]:
        return {}


VIEW = cast("View", ShippedView())


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: str(p.code))
def test_found_by_its_own_short_name_without_accents(procedure: Procedure) -> None:
    typed = " ".join(words(procedure.short))
    assert procedure.code in [p.code for p in search_procedures(VIEW, SearchProcedures(typed, 3))]


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: str(p.code))
def test_keywords(procedure: Procedure) -> None:
    keys = [fold(word) for word in procedure.keywords]
    assert 3 <= len(keys) <= 8
    assert len(set(keys)) == len(keys), "two key words are the same without accents"
    assert all(len(key) >= 2 for key in keys)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("cccd", "1.014061"),
        ("vneid", "3.000228"),
        ("htx", "1.005280"),
        ("chat cay", "1.002693"),
        ("gieng khoan", "1.001662"),
        ("sua nha", "1.013229"),
        ("gpxd", "1.013225"),
        ("tach khau", "1.010038"),
        ("ghi chu ly hon", "2.000554"),
        ("nuoi bien", "3.000439"),
    ],
)
def test_found_by_what_an_officer_types(typed: str, code: str) -> None:
    assert code in [p.code for p in search_procedures(VIEW, SearchProcedures(typed, 3))]


def test_short_names_are_unique() -> None:
    shorts = [" ".join(words(p.short)) for p in PROCEDURES]
    assert len(set(shorts)) == len(shorts)


def test_counts() -> None:
    assert len(PROCEDURES) == 187
    by_field = {f.name: sum(p.field == f.code for p in PROCEDURES) for f in CATALOGUE.fields}
    assert by_field["Chứng thực"] == 12
    assert by_field["Hộ tịch"] == 41
    assert by_field["Đất đai"] == 16
    assert by_field["Hợp tác xã, tổ hợp tác"] == 10
    assert by_field["Đăng ký, quản lý cư trú"] == 13
    assert by_field["Biển và hải đảo"] == 4


def test_machine_read_entries_claim_no_more_than_likely() -> None:
    read = [p for p in PROCEDURES if any(MACHINE in source for source in p.sources)]
    assert len(read) == 90
    for procedure in read:
        assert procedure.confidence in {"L", "U"}, procedure.code
        assert procedure.fee.confidence in {"L", "U"}, procedure.code
        assert procedure.decision.number, procedure.code
        assert procedure.decision.on is None, procedure.code


def test_fees_name_their_basis() -> None:
    for procedure in PROCEDURES:
        for fee in (procedure.fee, *(case.fee for case in procedure.cases if case.fee)):
            assert fee.basis, procedure.code
            if "không ghi mức thu" in fee.basis:
                assert (fee.kind, fee.confidence) == ("province", "U"), procedure.code
            if "không ghi" in fee.basis:
                assert fee.kind != "free", procedure.code


def test_cases_of_time_start_at_91_and_grow() -> None:
    for procedure in PROCEDURES:
        times = [case.limit.value for case in procedure.cases if case.limit]
        assert times == sorted(set(times)), procedure.code
        local = [int(case.code[-2:]) for case in procedure.cases]
        assert local == list(range(91, 91 + len(local))), procedure.code
