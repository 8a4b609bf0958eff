"""Parts of a procedure that hold from a day to a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.deadlines import Limit, Unit
from desktop.domain.errors import CaseUnknown
from desktop.domain.fees import NOT_SET, Fee
from desktop.domain.procedures import Case, Document, Procedure
from desktop.domain.validity import Dated, newest

APRIL, AUGUST = date(2026, 4, 1), date(2026, 8, 8)
BASE = Procedure(
    code="1.001612",
    name="Đăng ký thành lập hộ kinh doanh",
    short="Thành lập hộ kinh doanh",
    field="X-HKD",
    limit=Limit(3, Unit.WORKING_DAY),
    fee=Fee("province"),
    valid_from=date(2025, 7, 1),
)
days = st.dates(date(2024, 1, 1), date(2028, 1, 1))


@given(days, st.none() | days, st.none() | days)
def test_it_holds_from_its_first_to_its_last_day(on: date, first: date | None, last: date | None) -> None:
    held = Dated(valid_from=first, valid_to=last).holds(on)
    assert held == ((first or date.min) <= on <= (last or date.max))


@given(st.lists(st.builds(Dated, valid_from=st.none() | days, valid_to=st.none() | days), max_size=8), days)
def test_the_one_that_began_last_holds(items: list[Dated], on: date) -> None:
    found = newest(items, on)
    holding = [item for item in items if item.holds(on)]
    if found is None:
        assert not holding
    else:
        assert found in holding
        assert all((item.valid_from or date.min) <= (found.valid_from or date.min) for item in holding)


def test_a_time_that_changes_on_a_day() -> None:
    shorter = Limit(2, Unit.WORKING_DAY, valid_from=AUGUST, decision="2353/QĐ-BTC")
    entry = replace(BASE, limits=(shorter,))
    assert entry.limit_of(None, AUGUST - timedelta(days=1)) == BASE.limit
    assert entry.limit_of(None, AUGUST) == shorter


def test_a_fee_that_runs_out_is_not_known_any_more() -> None:
    free = Fee("free", valid_from=AUGUST, valid_to=date(2031, 12, 31), decision="12/2026/NQ-HĐND")
    entry = replace(BASE, fee=Fee("case", 50_000, valid_to=AUGUST - timedelta(days=1)), fees=(free,))
    assert [entry.fee_of(None, on) for on in (APRIL, AUGUST, date(2032, 1, 1))] == [entry.fee, free, NOT_SET]


def test_cases_and_papers_of_a_day() -> None:
    old = Case(code="1.001612.01", name="Cá nhân", valid_to=AUGUST - timedelta(days=1))
    new = Case(code="1.001612.01", name="Cá nhân, thành viên hộ gia đình", valid_from=AUGUST)
    late = Case(code="1.001612.02", name="Qua đại diện", valid_from=AUGUST)
    papers = (
        Document(id="don", name="Giấy đề nghị"),
        Document(id="ban-sao", name="Bản sao giấy tờ", valid_to=AUGUST - timedelta(days=1)),
        Document(id="uy-quyen", name="Giấy ủy quyền", valid_from=AUGUST, cases=("1.001612.02",)),
    )
    entry = replace(BASE, cases=(old, new, late), documents=papers)
    assert entry.cases_on(APRIL) == (old,)
    assert entry.cases_on(AUGUST) == (new, late)
    assert entry.case("1.001612.01", APRIL) is old
    with pytest.raises(CaseUnknown):
        entry.case("1.001612.02", APRIL)
    assert [d.id for d in entry.documents_of(None, APRIL)] == ["don", "ban-sao"]
    assert [d.id for d in entry.documents_of(None, AUGUST)] == ["don"]
    assert [d.id for d in entry.documents_of(late, AUGUST)] == ["don", "uy-quyen"]
