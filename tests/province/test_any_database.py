"""What SQLite takes and PostgreSQL does not, and locks that two feeds take from both ends."""

from __future__ import annotations

import json
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

from sync.province.audit import audit
from sync.province.devices import Device
from sync.province.intake import _Batch
from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from sync.wire.ids import uuid7
from tests.province.counters import CENTRE, OTHER, Counter, open_ledger

NASTY = ["\x00", "a\x00b", "\ufffe\uffff", "💥" * 70, "x" * 5000, "';--", "\\u0000", "\x1b", ""]


@pytest.mark.parametrize("member", ["settles", "number", "received_at", "text"])
def test_any_text_inside_a_body_is_taken_in(counter: Counter, ledger: Ledger, member: str) -> None:
    bodies = [json.dumps({member: text, "provisional": True}).encode() for text in NASTY]
    for body in bodies:
        assert counter.tell(counter.event("DossierReceived", body=body)).answer == "accepted"
    assert [item.body for _, item in counter.whole_feed()] == bodies
    assert counter.hello().server == ledger.identity()
    assert audit(ledger).faults == []


def test_any_text_in_a_hello_is_taken(counter: Counter) -> None:
    for text in NASTY:
        assert counter.hello(clock=text).protocol == 1


def test_any_name_of_a_snapshot_is_unknown(counter: Counter) -> None:
    headers = {"Authorization": f"Bearer {counter.enrolled.token}"}
    for name in ("%00", "a%00", "x" * 300, "%F0%9F%92%A5", "A"):
        answer = requests.get(f"{counter.http._url}/v1/reference/{name}", headers=headers, timeout=30)
        assert (answer.status_code, answer.json()["code"]) == (404, "unknown_name")


def test_two_centres_that_send_each_other_dossiers_never_stand_still(where: str | Path) -> None:
    with open_ledger(where) as first, Ledger(where) as second, ExitStack() as stack:
        served = [stack.enter_context(EmbeddedProvince(ledger)) for ledger in (first, second)]
        failed: list[BaseException] = []

        def work(counter: Counter, other: str) -> None:
            try:
                for _ in range(12):
                    dossier = uuid7()
                    body = f'{{"settles":"{other}"}}'.encode()
                    received = counter.event("DossierReceived", dossier, body=body)
                    note = counter.event("NoteAdded", dossier, base=1)
                    words = [word.answer for word in counter.push(received, note).answers]
                    assert words == ["accepted", "accepted"], words
            except BaseException as error:
                failed.append(error)

        threads = []
        for number in range(6):
            here, there = (CENTRE, OTHER) if number % 2 else (OTHER, CENTRE)
            counter = stack.enter_context(Counter(served[number // 3].url, first.devices.issue_code(here)))
            threads.append(threading.Thread(target=work, args=(counter, there)))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
        assert failed == []
        assert first.feed_end(CENTRE) == second.feed_end(OTHER) == 6 * 12 * 2
        assert audit(first).faults == []


def test_a_route_that_opens_while_another_counter_waits_for_its_turn_counts(where: str | Path) -> None:
    """After a ledger was put back, two counters of a centre send what they know of one dossier at the same time."""
    with open_ledger(where) as ledger, EmbeddedProvince(ledger) as served, ExitStack() as stack:
        one, two, there = (
            stack.enter_context(Counter(served.url, ledger.devices.issue_code(centre)))
            for centre in (CENTRE, CENTRE, OTHER)
        )
        dossier, said = uuid7(), []
        received = one.event("DossierReceived", dossier, body=f'{{"settles":"{OTHER}"}}'.encode())
        note = two.event("NoteAdded", dossier, base=1)
        device = Device(id=one.device, centre=CENTRE, name="")
        thread = threading.Thread(target=lambda: said.append(two.tell(note).answer))
        with ledger.database.engine.begin() as conn:
            batch = _Batch(conn, device, one.journal, [received], ledger.database.now())
            thread.start()
            # By then the other one waits for the lock.
            thread.join(1)
            batch.run()
        thread.join(30)
        assert said == ["accepted"]
        assert [envelope for _, envelope in there.whole_feed()] == [received, note]
        assert audit(ledger).faults == []
