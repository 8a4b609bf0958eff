from __future__ import annotations

import gzip
import json
import logging
import socket
import tracemalloc
import uuid
import zlib
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.errors import BadMessage, NotAllowed, Offline
from sync.province.ledger import Ledger
from sync.province.openapi import document
from sync.province.routes import ROUTES
from sync.province.serve import EmbeddedProvince, NotStarted
from sync.wire.answers import Run
from sync.wire.batch import read_batch
from sync.wire.codes import EVENTS_MEDIA_TYPE, MESSAGE_BYTES
from sync.wire.messages import PushAnswer
from tests.province.counters import OTHER, Counter, open_ledger

README = Path(__file__).parents[2] / "sync" / "README.md"


def ask(counter: Counter, method: str, path: str, data: bytes = b"", **headers: str) -> requests.Response:
    every = {"Authorization": f"Bearer {counter.enrolled.token}"}
    every |= {name.replace("_", "-"): value for name, value in headers.items()}
    return requests.request(method, counter.http._url + path, data=data, headers=every, timeout=30)


def push(counter: Counter, data: bytes, **headers: str) -> requests.Response:
    return ask(counter, "POST", "/v1/events", data, **{"Content_Type": EVENTS_MEDIA_TYPE, **headers})


def is_refused(answer: requests.Response, status: int, code: str) -> bool:
    body = answer.json()
    assert set(body) == {"code", "facts"}
    return (answer.status_code, body["code"]) == (status, code)


def test_hello_exchanges_figures(ledger: Ledger, counter: Counter) -> None:
    counter.push(counter.event("DossierReceived"), counter.event())
    etag = ledger.reference.publish("calendar", b"[]")
    welcome = counter.hello()
    assert welcome.server == ledger.identity()
    head = counter.head(welcome.figures)
    assert (head.count, head.last_hash) == (2, counter.last)
    assert (welcome.figures.feed_end, welcome.figures.open_dossiers) == (2, 1)
    assert welcome.reference == {"calendar": etag}


def test_the_feed_of_another_centre_is_forbidden(province: EmbeddedProvince, counter: Counter) -> None:
    counter.tell(counter.event())
    headers = {"Authorization": f"Bearer {counter.enrolled.token}"}
    for centre, status in ((counter.centre, 200), (OTHER, 403), ("", 403)):
        url = f"{province.url}/v1/feed?after=0&centre={centre}"
        assert requests.get(url, headers=headers, timeout=10).status_code == status


@pytest.mark.parametrize("clock", ["", "hôm nay", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z", "2026-11-23"])
def test_no_clock_is_refused(counter: Counter, clock: str) -> None:
    assert counter.hello(clock=clock).protocol == 1


def test_numbers_that_no_feed_reaches_are_refused(counter: Counter) -> None:
    counter.tell(counter.event())
    said = {"protocols": [1], "program": "x", "clock": ""}
    for numbers in (
        {"cursor": 2**70},
        {"cursor": -1},
        {"cursor": 0, "unanswered": {counter.journal: 2**70}},
    ):
        answer = ask(counter, "POST", "/v1/hello", json.dumps(said | numbers).encode(), Content_Type="application/json")
        assert is_refused(answer, 400, "bad_message")


def test_hello_without_a_shared_protocol(counter: Counter) -> None:
    with pytest.raises(BadMessage) as refused:
        counter.hello(protocols=[2, 3])
    assert refused.value.facts == {"code": "protocol", "status": 409, "speaks": 1}


def test_reference_snapshots(ledger: Ledger, counter: Counter) -> None:
    shared = ledger.reference.publish("fees", b"[1]" * 1000)
    fetched = counter.http.reference("fees", "")
    assert fetched is not None
    assert fetched[:2] == (shared, b"[1]" * 1000)
    assert fetched[2] == ledger.reference.fetch("fees", counter.centre).signature
    assert counter.http.reference("fees", shared) is None
    own = ledger.reference.publish("fees", b"[2]", centre=counter.centre)
    ledger.reference.publish("fees", b"[3]", centre=OTHER)
    fetched = counter.http.reference("fees", shared)
    assert fetched is not None
    assert fetched[:2] == (own, b"[2]")
    assert counter.hello().reference == {"fees": own}
    ledger.reference.publish("fees", b"[4]")
    assert ledger.reference.etags(counter.centre) == {"fees": own}
    for name in ("units", "..%2F", "a" * 100, "Đ"):
        with pytest.raises(BadMessage) as refused:
            counter.http.reference(name, "")
        assert refused.value.facts["code"] in {"unknown_name", "unknown_path"}
    with pytest.raises(BadMessage):
        ledger.reference.publish("../x", b"")


def test_answers_are_gzip_when_asked_and_worth_it(ledger: Ledger, counter: Counter) -> None:
    counter.push(*[counter.event() for _ in range(10)])
    ledger.reference.publish("fees", b"0" * 600)
    for path in ("/v1/feed", "/v1/reference/fees"):
        packed = ask(counter, "GET", path, Accept_Encoding="gzip")
        plain = ask(counter, "GET", path, Accept_Encoding="identity")
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "Content-Encoding" not in plain.headers
        assert packed.content == plain.content
    small = ask(counter, "GET", "/v1/feed?after=10", Accept_Encoding="gzip")
    assert "Content-Encoding" not in small.headers


def test_request_id_is_echoed_and_logged_without_bodies(counter: Counter, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "sync.province")
    request_id = str(uuid.uuid4())
    answer = ask(counter, "GET", "/v1/feed?after=0", X_Request_Id=request_id)
    assert answer.headers["X-Request-Id"] == request_id
    made = ask(counter, "GET", "/v1/feed", X_Request_Id="không hợp lệ".encode().decode("latin-1"))
    uuid.UUID(made.headers["X-Request-Id"])
    counter.tell(counter.event(body="BÍ MẬT 079123456789"))
    counter.http.close()
    lines = [json.loads(record.getMessage()) for record in caplog.records if record.name == "sync.province"]
    mine = next(line for line in lines if line["request"] == request_id)
    assert (mine["method"], mine["status"], mine["device"]) == ("GET", 200, counter.device)
    assert {"at", "in", "out", "ms", "centre"} <= set(mine)
    assert "079123456789" not in caplog.text
    assert counter.enrolled.token not in caplog.text


def test_bad_bodies_are_refused_and_others_served_on(counter: Counter) -> None:
    zeros = gzip.compress(bytes(10_000_000))
    cases = [
        (push(counter, gzip.compress(b"x" * 5000)[:-5], Content_Encoding="gzip"), 400, "bad_message"),
        (push(counter, b"\x1f\x8bgarbage", Content_Encoding="gzip"), 400, "bad_message"),
        (push(counter, gzip.compress(b"x") + b"more", Content_Encoding="gzip"), 400, "bad_message"),
        (push(counter, b"", Content_Encoding="gzip"), 400, "bad_message"),
        (push(counter, zeros, Content_Encoding="gzip"), 413, "too_large"),
        (push(counter, bytes(MESSAGE_BYTES + 1)), 413, "too_large"),
        (push(counter, bytes(3 * MESSAGE_BYTES)), 413, "too_large"),
        (push(counter, b"\x00\xff\xfe garbage"), 400, "bad_message"),
        (push(counter, b"{}\n{}\n"), 400, "bad_message"),
        (push(counter, b"[" * 100_000 + b"\n\n\n"), 400, "bad_message"),
        (push(counter, b"{}", Content_Encoding="br"), 415, "media_type"),
        (push(counter, b"{}", Content_Type="text/plain"), 415, "media_type"),
        (push(counter, b"{}", Content_Type="application/json"), 415, "media_type"),
        (ask(counter, "POST", "/v1/hello", b"{", Content_Type="application/json"), 400, "bad_message"),
        (ask(counter, "POST", "/v1/enrol", b"[]", Content_Type="application/json"), 400, "bad_message"),
        (ask(counter, "PUT", "/v1/events", b"x" * 100_000), 405, "method"),
        (ask(counter, "DELETE", "/v1/feed"), 405, "method"),
        (ask(counter, "GET", "/v1/events"), 405, "method"),
        (ask(counter, "GET", "/"), 404, "unknown_path"),
        (ask(counter, "GET", "/v1/feed/"), 404, "unknown_path"),
        (ask(counter, "GET", "/v1/../../etc/passwd"), 404, "unknown_path"),
        *[
            (ask(counter, "GET", f"/v1/feed?after={after}"), 400, "bad_message")
            for after in ("-1", "x", "1.5", "", "9" * 19, "9" * 5000, "٣")
        ],
    ]
    for answer, status, code in cases:
        assert is_refused(answer, status, code), (answer.request.url, answer.status_code, answer.text)
    assert counter.tell(counter.event()).answer == "accepted"
    assert len(counter.whole_feed()) == 1


def test_unknown_sender_is_told_so_even_with_a_large_body(province: EmbeddedProvince) -> None:
    answer = requests.post(f"{province.url}/v1/events", data=bytes(2_000_000), timeout=30)
    assert is_refused(answer, 401, "token")


def test_gzip_bomb_costs_bounded_memory(counter: Counter) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(500)) + packer.flush()
    tracemalloc.start()
    try:
        answer = push(counter, bomb, Content_Encoding="gzip")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert is_refused(answer, 413, "too_large")
    assert peak < 5 * MESSAGE_BYTES


def test_request_cut_anywhere_changes_nothing(ledger: Ledger, counter: Counter) -> None:
    counter.tell(counter.event())
    address = urlsplit(counter.http._url)
    body = b'{"journal":"x"}\n{"id":"y"}\n'
    head = (
        f"POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {counter.enrolled.token}\r\n"
        f"Content-Type: {EVENTS_MEDIA_TYPE}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode()
    whole = head + body
    for end in range(0, len(whole), 7):
        with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as link:
            link.sendall(whole[:end])
    assert counter.tell(counter.event()).position == 2
    assert ledger.feed_end(counter.centre) == 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=400),
    route=st.sampled_from([route for route in ROUTES if route.request is not None]),
    encoding=st.sampled_from(["identity", "gzip"]),
)
def test_any_bytes_get_a_refusal_with_a_code(counter: Counter, data: bytes, route: object, encoding: str) -> None:
    asked = next(item for item in ROUTES if item is route)
    assert asked.request is not None
    answer = ask(counter, asked.method, asked.path, data, Content_Type=asked.request.media, Content_Encoding=encoding)
    assert 400 <= answer.status_code < 500
    assert set(answer.json()) == {"code", "facts"}


def test_failure_of_the_ledger_is_an_answer_without_a_trace(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "p.db")
    with ledger, EmbeddedProvince(ledger) as province:
        with ledger.database.engine.begin() as conn:
            conn.exec_driver_sql("ALTER TABLE server RENAME TO gone")
        answer = requests.get(f"{province.url}/v1/health", timeout=10)
        assert is_refused(answer, 503, "busy")
        assert int(answer.headers["Retry-After"]) > 0
        assert "server" not in answer.text


def test_restart_on_the_same_file_keeps_everything(where: str | Path) -> None:
    with open_ledger(where) as ledger:
        first = EmbeddedProvince(ledger)
        port = urlsplit(first.start()).port or 0
        with Counter(first.url, ledger.devices.issue_code("H20.126.05")) as counter:
            events = [counter.event("DossierReceived"), counter.event()]
            counter.push(*events)
            identity = counter.hello().server
            first.stop()
            with pytest.raises(Offline):
                counter.hello()
            ledger.close()
            with open_ledger(where) as again, EmbeddedProvince(again, port):
                welcome = counter.hello()
                held = welcome.figures
                assert (welcome.server, counter.head(held).count, held.open_dossiers) == (identity, 2, 1)
                assert [a.answer for a in counter.push(*events).answers] == ["duplicate"] * 2
                assert [e for _, e in counter.whole_feed()] == events


UPLOAD = "0" * 64 + "-1"
ROWS = tuple(f"| `{method} /" for method in ("GET", "POST", "HEAD", "PATCH", "DELETE", "OPTIONS"))


def test_taken_port_is_told(province: EmbeddedProvince, ledger: Ledger) -> None:
    with pytest.raises(NotStarted):
        EmbeddedProvince(ledger, urlsplit(province.url).port or 0).start()


def test_start_and_stop_may_be_repeated(ledger: Ledger) -> None:
    province = EmbeddedProvince(ledger)
    province.stop()
    for _ in range(3):
        url = province.start()
        assert province.start() == url
        assert requests.get(f"{url}/v1/health", timeout=10).json() == {"status": "ok"}
        province.stop()
        assert province.url == ""


def test_description_lists_exactly_what_is_served(province: EmbeddedProvince) -> None:
    served = requests.get(f"{province.url}/v1/openapi.json", timeout=10).json()
    assert served == json.loads(json.dumps(document()))
    assert served["openapi"].startswith("3.1")
    listed = {(path, method.upper()) for path, item in served["paths"].items() for method in item}
    assert listed == {(route.path, route.method) for route in ROUTES}
    # The table of the specification is the third that must agree.
    text = README.read_text(encoding="utf-8")
    written = {line.split("`")[1].partition("?")[0] for line in text.splitlines() if line.startswith(ROWS)}
    assert written == {f"{method} {path}" for path, method in listed}
    for path, method in listed:
        answer = requests.request(
            method, province.url + path.replace("{name}", "x").replace("{upload}", UPLOAD), timeout=10
        )
        assert answer.status_code not in {404, 405}
        assert str(answer.status_code) in served["paths"][path][method.lower()]["responses"]
    schemas = served["components"]["schemas"]
    refs = {part.partition('"')[0] for part in json.dumps(served).split('"#/components/schemas/')[1:]}
    assert refs <= set(schemas)
    assert {"BatchHead", "EventLine", "FeedLine", "Hello", "Welcome", "Problem", "PushAnswer"} <= set(schemas)


def test_examples_of_the_specification_are_read() -> None:
    text = README.read_text(encoding="utf-8")
    batch = text.split("```json batch\n")[1].split("```")[0].encode()
    head, envelopes = read_batch(batch)
    assert head.count == len(envelopes) == 1
    answer = msgspec.json.decode(text.split("```json answer\n")[1].split("```")[0], type=PushAnswer)
    (given,) = answer.answers
    assert given.accepted == [Run(1, 1, 1, envelopes[0].hash)]
    assert given.journal == answer.figures.journals[0].journal == head.journal


def test_forbidden_is_typed(counter: Counter) -> None:
    with pytest.raises(NotAllowed):
        counter.tell(counter.draft(centre="H99"))
