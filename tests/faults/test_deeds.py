"""No action that writes may be forgotten by the search."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import desktop.usecases
from desktop.store.store import Store
from tests.faults.deeds import CALLS, PARTS, writing_use_cases
from tests.faults.ledger import Ledger, doubles, judge, judge_open
from tests.faults.machine import UPKEEP, Machine, create, first_sides
from tests.store.stores import receive

FOLDER = Path(desktop.usecases.__path__[0])


def test_every_use_case_that_writes_stands_in_the_table() -> None:
    found = writing_use_cases()
    assert "receive_dossier" in found
    assert found - PARTS == set(CALLS)


@pytest.mark.parametrize("name", sorted(PARTS))
def test_what_is_no_action_of_its_own_is_called_by_one(name: str) -> None:
    users = [
        path.stem
        for path in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == f"desktop.usecases.{name}"
    ]
    assert set(users) & set(CALLS)


def test_everything_can_be_done_and_is_judged_good(tmp_path: Path) -> None:
    create(tmp_path / "store").close()
    ledger = Ledger(sides=first_sides())
    machine = Machine(tmp_path / "store", ledger, lambda _message: None, 1)
    for name in (*CALLS, *UPKEEP, "restore"):
        machine.do(name)
    machine.close()
    assert len(ledger.events) > sum(call.events for call in CALLS.values())
    verdict = judge(tmp_path / "store", ledger)
    assert (verdict.lost, verdict.doubled, verdict.broken) == (0, 0, [])


def test_an_event_that_is_gone_and_one_that_is_there_twice_are_seen(tmp_path: Path) -> None:
    create(tmp_path / "store").close()
    ledger = Ledger(sides=first_sides())
    machine = Machine(tmp_path / "store", ledger, lambda _message: None, 1)
    machine.do("receive_dossier")
    machine.close()
    ledger.events.add("0199d9c2-7e0b-7aaa-8bbb-2a1f3b4c5d6e")
    assert judge(tmp_path / "store", ledger).lost == 1
    ledger.events.clear()
    assert judge(tmp_path / "store", ledger).broken == ["1 events that nobody recorded"]
    body = b'{"number":"H20-1","applicant":{"name":"m1x1z"}}'
    assert doubles([("DossierReceived", body), ("DossierReceived", body.replace(b"x1z", b"x2z"))]) == 1
    assert doubles([("DossierForwarded", b'{"to":"m1x1z"}')] * 2) == 1


def test_a_draft_and_a_password_that_are_not_as_acknowledged_are_seen(tmp_path: Path) -> None:
    create(tmp_path / "store").close()
    sides = first_sides() | {"draft:d": "chữ", "slot:hai": "khác"}
    assert sorted(judge(tmp_path / "store", Ledger(sides=sides)).broken) == [
        "draft:d is gone, not chữ",
        "slot:hai is ?, not khác",
    ]


def test_read_tables_that_a_rebuild_would_not_give_are_seen(store: Store) -> None:
    receive(store)
    with store.write() as work:
        events = {row[0] for row in work._db.execute("SELECT id FROM event")}
        work._db.execute("UPDATE dossier SET due_on = '2030-01-01'")
    assert [words.split(":")[0] for words in judge_open(store, Ledger(events=events)).broken] == [
        "dossier is not that of a rebuild"
    ]
