"""Every list has an index to go by (architecture 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.app.clock import SetClock
from desktop.domain.attention import KINDS
from desktop.domain.people import Applicant
from desktop.domain.read_models import DossierFilter
from desktop.store.store import Store
from desktop.store.sync_port import SyncPort
from desktop.store.view import View
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.receive_dossier import receive_dossier
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.return_result import ReturnResult, return_result
from tests.store.stores import at, new_store, request

VIEWS = ("open", "mine", "late", "due_today", "soon", "waiting", "to_return", "closed", "attention")
SORTS = ("due", "received", "number", "name", "procedure", "status", "updated")
DOSSIERS = 2000


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """2,000 dossiers of a month; most are closed, as in a real store."""
    folder: Path = tmp_path_factory.mktemp("big")
    clock = SetClock(at("2026-10-26 08:00"))
    store = new_store(folder, clock)
    with store.write() as work:
        for number in range(DOSSIERS):
            clock.tick(1200)
            person = Applicant(name=f"Người Thứ {number}", id_number=f"{87_000_000_000 + number:012d}")
            dossier = receive_dossier(work, request(applicant=person)).dossier
            if number < 1900:
                forward_dossier(work, ForwardDossier(dossier))
                if number % 40 == 7:
                    request_supplement(work, RequestSupplement(dossier, "Thiếu"))
                    continue
                record_result(work, RecordResult(dossier))
                if number % 40 != 3:
                    return_result(work, ReturnResult(dossier))
    store._db.conn.execute("ANALYZE")
    yield store
    store.close()


def statements(store: Store, view: View, wanted: DossierFilter) -> list[str]:
    """What the database was asked for one page."""
    asked: list[str] = []
    store._db.conn.set_trace_callback(asked.append)
    try:
        view.page(wanted, limit=50)
    finally:
        store._db.conn.set_trace_callback(None)
    # The parts of a virtual table ask for themselves, behind two dashes.
    return [sql for sql in asked if sql.startswith("SELECT")]


def plan(store: Store, sql: str) -> list[str]:
    return [row[3] for row in store._db.conn.execute(f"EXPLAIN QUERY PLAN {sql}")]


def whole_table(steps: list[str]) -> list[str]:
    """Steps that read every dossier row."""
    return [step for step in steps if re.match(r"SCAN (d|dossier)\b(?!.*INDEX)", step)]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("view", VIEWS)
def test_no_list_reads_every_dossier(big: Store, view: str, sort: str, descending: bool) -> None:
    wanted = DossierFilter(view=view, sort=sort, descending=descending)
    for sql in statements(big, big.view(), wanted):
        assert whole_table(plan(big, sql)) == [], sql


@pytest.mark.parametrize("sort", SORTS)
def test_search_goes_by_its_own_index(big: Store, sort: str) -> None:
    found = statements(big, big.view(), DossierFilter(view="all", text="nguoi 19", sort=sort))
    plans = [plan(big, sql) for sql in found]
    assert [step for steps in plans for step in whole_table(steps)] == []
    assert any("VIRTUAL TABLE" in step for step in plans[0])


def test_a_plan_without_index_is_seen(big: Store) -> None:
    assert whole_table(plan(big, "SELECT count(*) FROM dossier d WHERE d.reason = 'x'"))
    assert not whole_table(plan(big, "SELECT count(*) FROM dossier d WHERE d.number = 'x'"))


def test_other_look_ups(big: Store) -> None:
    asked: list[str] = []
    big._db.conn.set_trace_callback(asked.append)
    view = big.view()
    view.find_number("H20.126.05-261026-2001")
    view.of_person("087000000001")
    view.urgent()
    view.recent()
    day = view.today()
    for by in ("received", "forwarded", "posted"):
        view.reported(by, day, day)
        view.reported_count(by, day, day)
    view.reported_late(day, day)
    view.reported_unheard(day, day)
    view.sent(day, day)
    view.figures(day, day)
    view.hours(day)
    for name in VIEWS:
        view.count(name)
    big._db.conn.set_trace_callback(None)
    found = [sql for sql in asked if "dossier" in sql and sql.startswith("SELECT")]
    assert len(found) >= 14 + len(VIEWS)
    assert {sql: steps for sql in found if (steps := whole_table(plan(big, sql)))} == {}


def test_no_round_reads_every_dossier(big: Store) -> None:
    asked: list[str] = []
    port = SyncPort(lambda action: big.run(action)[0], "motcua test")
    big._db.conn.set_trace_callback(asked.append)
    hello = port.hello()
    port.compare(None)
    big._db.conn.set_trace_callback(None)
    found = [sql for sql in asked if "dossier" in sql and sql.startswith("SELECT")]
    assert len(found) >= 2
    assert {sql: steps for sql in found if (steps := whole_table(plan(big, sql)))} == {}
    (every,) = big._db.conn.execute(
        "SELECT count(*) FROM dossier WHERE own = 1 AND status NOT IN (3, 7, 10)"
    ).fetchone()
    assert hello.open_dossiers == every > 0


def test_pages_follow_each_other(big: Store) -> None:
    view = big.view()
    for sort in SORTS:
        for descending in (False, True):
            wanted = DossierFilter(view="all", sort=sort, descending=descending)
            seen: list[str] = []
            for offset in range(0, DOSSIERS, 500):
                page = view.page(wanted, offset, 500)
                assert page.total == DOSSIERS
                seen += [row.id for row in page.rows]
            assert len(set(seen)) == DOSSIERS


NARROWED: list[dict[str, Any]] = [
    {"officer": "diem"},
    {"received_from": "2026-11-01"},
    {"received_from": "2026-11-01", "received_to": "2026-11-02", "officer": "diem", "channel": "direct"},
    {"received_to": "2026-11-20", "field": "Tư pháp"},
]


@pytest.mark.parametrize("more", NARROWED)
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("view", ["open", "closed", "all"])
def test_what_narrows_a_list_has_an_index(big: Store, view: str, sort: str, more: dict[str, Any]) -> None:
    wanted = DossierFilter(view=view, sort=sort, **more)
    for sql in statements(big, big.view(), wanted):
        assert whole_table(plan(big, sql)) == [], sql


@pytest.mark.parametrize("sort", SORTS)
def test_turning_pages_sorts_nothing(big: Store, sort: str) -> None:
    (listed,) = [sql for sql in statements(big, big.view(), DossierFilter(view="all", sort=sort)) if "ORDER BY" in sql]
    assert [step for step in plan(big, listed) if "TEMP B-TREE" in step] == []


@pytest.mark.parametrize("text", ["", "nguoi 12"])
@pytest.mark.parametrize("sort", SORTS)
def test_all_of_a_list_are_what_its_pages_show(big: Store, sort: str, text: str) -> None:
    view = big.view()
    wanted = DossierFilter(view="all", text=text, sort=sort, received_from="2026-11-05", received_to="2026-11-12")
    page = view.page(wanted, limit=5000)
    assert 10 < page.total < 1000
    assert view.every(wanted) == tuple(row.id for row in page.rows)
    assert [row.id for row in view.rows(view.every(wanted)[:40])] == [row.id for row in page.rows[:40]]


def test_nothing_that_waits_for_a_person_is_looked_for_everywhere(big: Store) -> None:
    asked: list[str] = []
    view = big.view()
    big._db.conn.set_trace_callback(asked.append)
    found = view.concerns("all", 500)
    view.concern_counts()
    big._db.conn.set_trace_callback(None)
    assert found.counts["late"] + found.counts["unfetched"] > 0, "there is something to find"
    queries = [sql for sql in asked if sql.startswith("SELECT")]
    assert len(queries) >= 3 * len(KINDS)
    # Whole tables, and whole indexes that are not of a small part.
    partial = "dossier_work|dossier_attention|dossier_lapse|dossier_first_number|delivery_held_back|attachment_owed"
    bad = {
        sql: steps
        for sql in queries
        if (
            steps := [
                s
                for s in plan(big, sql)
                if re.match(rf"SCAN (d|e|v|a|dossier|event|delivery|attachment)\b(?!.*({partial}))", s)
            ]
        )
    }
    assert bad == {}
