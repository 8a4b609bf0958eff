"""Looking things up in the catalogue, and what was handed over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.domain.deadlines import Limit, Unit
from desktop.domain.errors import CaseUnknown, DocumentsMissing, FieldRefused, ProcedureClosed, ProcedureUnknown
from desktop.domain.fees import Fee
from desktop.domain.procedures import (
    Case,
    Catalogue,
    Document,
    Field,
    HandedDocument,
    Procedure,
    channel_listed,
    check_documents,
    hand_over,
)

DAY = date(2026, 1, 1)
THREE = Limit(3, Unit.WORKING_DAY)
FIVE = Limit(5, Unit.WORKING_DAY)
PAPERS = (
    Document(id="to-khai", name="Tờ khai", originals=1, required=True),
    Document(id="giay-chung-sinh", name="Giấy chứng sinh", originals=1, copies=1, required=True),
    Document(id="can-cuoc", name="Căn cước", kind="present", originals=1),
    Document(id="danh-sach", name="Danh sách", originals=1, required=True, cases=("1.000001.02",)),
)


def procedure(**values: Any) -> Procedure:
    base: dict[str, Any] = {
        "code": "1.000001",
        "name": "Thủ tục thử",
        "short": "Thử",
        "field": "X",
        "limit": THREE,
        "fee": Fee("free"),
        "valid_from": date(2025, 7, 1),
        "documents": PAPERS,
        "cases": (Case(code="1.000001.01", name="một"), Case(code="1.000001.02", name="hai", limit=FIVE)),
    }
    return Procedure(**{**base, **values})


OLD = procedure(valid_to=date(2027, 2, 28), name="Luật cũ")
NEW = procedure(valid_from=date(2027, 3, 1), name="Luật mới")
CATALOGUE = Catalogue(version="1", fields=(Field("X", "Lĩnh vực X"),), procedures=(NEW, OLD))


@pytest.mark.parametrize(
    ("day", "name"),
    [("2025-07-01", "Luật cũ"), ("2027-02-28", "Luật cũ"), ("2027-03-01", "Luật mới"), ("2040-01-01", "Luật mới")],
)
def test_the_entry_in_force_on_a_day(day: str, name: str) -> None:
    assert CATALOGUE.procedure("1.000001", date.fromisoformat(day)).name == name


def test_not_yet_and_no_longer() -> None:
    with pytest.raises(ProcedureClosed) as raised:
        CATALOGUE.procedure("1.000001", date(2025, 6, 30))
    assert raised.value.facts == {"procedure": "1.000001", "on": "2025-06-30"}
    only_old = Catalogue(version="1", procedures=(OLD,))
    with pytest.raises(ProcedureClosed):
        only_old.procedure("1.000001", date(2027, 3, 1))


def test_unknown() -> None:
    with pytest.raises(ProcedureUnknown):
        CATALOGUE.procedure("9.999999", date(2026, 1, 1))
    with pytest.raises(CaseUnknown):
        OLD.case("1.000001.09", DAY)
    assert OLD.case("", DAY) is None
    assert CATALOGUE.field_name("X") == "Lĩnh vực X"
    assert CATALOGUE.field_name("Y") == "Y"


def test_what_a_case_does_not_set_is_the_procedures() -> None:
    assert OLD.limit_of(None, DAY) == THREE
    assert OLD.limit_of(OLD.case("1.000001.01", DAY), DAY) == THREE
    assert OLD.limit_of(OLD.case("1.000001.02", DAY), DAY) == FIVE
    assert OLD.fee_of(OLD.case("1.000001.02", DAY), DAY) == Fee("free")


@pytest.mark.parametrize(
    ("case", "ids"),
    [
        ("", ["to-khai", "giay-chung-sinh", "can-cuoc"]),
        ("1.000001.01", ["to-khai", "giay-chung-sinh", "can-cuoc"]),
        ("1.000001.02", ["to-khai", "giay-chung-sinh", "can-cuoc", "danh-sach"]),
    ],
)
def test_checklist_of_a_case(case: str, ids: list[str]) -> None:
    assert [d.id for d in OLD.documents_of(OLD.case(case, DAY), DAY)] == ids


def test_missing_papers_in_the_catalogues_order() -> None:
    with pytest.raises(DocumentsMissing) as raised:
        check_documents(PAPERS, [HandedDocument(name="Căn cước", document="can-cuoc")])
    assert raised.value.facts == {"documents": ["Tờ khai", "Giấy chứng sinh", "Danh sách"]}


def test_papers_by_name() -> None:
    handed = hand_over(PAPERS, ["CAN CUOC", "giay-chung-sinh", "to khai", " Đơn  viết tay "])
    assert [(d.document, d.name) for d in handed] == [
        ("to-khai", "Tờ khai"),
        ("giay-chung-sinh", "Giấy chứng sinh"),
        ("can-cuoc", "Căn cước"),
        ("", "Đơn viết tay"),
    ]
    assert handed[1] == HandedDocument(
        name="Giấy chứng sinh", document="giay-chung-sinh", originals=1, copies=1, kind="submit"
    )
    assert handed[2].kind == "present"


def test_everything_asked_for() -> None:
    assert [d.document for d in hand_over(PAPERS[:3], None)] == ["to-khai", "giay-chung-sinh"]
    assert [d.document for d in hand_over(PAPERS[2:3], None)] == ["can-cuoc"]
    assert hand_over(PAPERS, []) == ()
    assert hand_over(PAPERS, ["", "  "]) == ()


def test_names_that_cannot_be_kept() -> None:
    with pytest.raises(FieldRefused):
        hand_over(PAPERS, ["a\x00b"])


def test_channels() -> None:
    assert channel_listed(procedure(channels=("direct", "online")), "online_assisted")
    assert not channel_listed(procedure(channels=("direct",)), "post")
