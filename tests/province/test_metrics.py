"""Figures for Prometheus: right, readable by its rules, and only for operators."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import requests

from sync.province.ledger import Ledger
from sync.province.metrics import Metrics
from sync.province.serve import EmbeddedProvince
from sync.wire.ids import uuid7
from tests.province.counters import CENTRE, Counter, open_ledger
from tests.province.test_several_gateways import gateway

_LINE = re.compile(r'([a-z_]+)(?:\{((?:[a-z]+="(?:[^"\\\n]|\\[\\n"])*",?)*)\})? (-?[0-9.e+]+|\+Inf)')


def read(text: str) -> dict[str, float]:
    """Every sample by its name with labels; each must belong to a family that was announced."""
    kinds: dict[str, str] = {}
    found: dict[str, float] = {}
    for line in text.splitlines():
        if line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            assert name not in kinds
            kinds[name] = kind
        elif not line.startswith("# HELP "):
            match = _LINE.fullmatch(line)
            assert match, line
            family = re.sub(r"_(bucket|sum|count)$", "", match[1])
            assert match[1] in kinds or kinds[family] == "histogram"
            name = line.rsplit(" ", 1)[0]
            assert name not in found
            found[name] = float(match[3])
    assert text.endswith("\n")
    return found


def figures(url: str) -> dict[str, float]:
    answer = requests.get(f"{url}/v1/metrics", timeout=30)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain")
    return read(answer.text)


def test_figures_follow_what_was_answered(ledger: Ledger, province: EmbeddedProvince, counter: Counter) -> None:
    dossier = uuid7()
    events = [counter.event("DossierReceived", dossier), counter.event("NoteAdded", dossier, base=1)]
    counter.push(*events)
    counter.push(*events)
    counter.tell(counter.event("ResultReturned", dossier, base=2))
    counter.hello()
    counter.whole_feed()
    requests.get(f"{province.url}/khong-co", timeout=30)
    requests.get(f"{province.url}/v1/feed", timeout=30)
    for stranger in ("", "x"):
        assert requests.get(f"{province.url}/v1/reference/{stranger}", timeout=30).status_code in {401, 404}
    second = ledger.devices.issue_code(CENTRE)
    with Counter(province.url, second) as revoked:
        ledger.devices.revoke(revoked.device)
    found = figures(province.url)
    for name, number in {
        'motcua_requests_total{route="events",status="200"}': 3,
        'motcua_requests_total{route="hello",status="200"}': 1,
        'motcua_requests_total{route="enrol",status="200"}': 2,
        'motcua_requests_total{route="feed",status="401"}': 1,
        'motcua_requests_total{route="reference",status="401"}': 1,
        'motcua_requests_total{route="none",status="404"}': 2,
        'motcua_events_total{answer="accepted"}': 2,
        'motcua_events_total{answer="duplicate"}': 2,
        'motcua_events_total{answer="refused"}': 1,
        'motcua_events_total{answer="later"}': 0,
        "motcua_devices": 1,
        'motcua_devices_seen{within="1h"}': 1,
        'motcua_devices_seen{within="24h"}': 1,
        'motcua_request_seconds_count{route="events"}': 3,
        'motcua_request_seconds_bucket{route="events",le="+Inf"}': 3,
    }.items():
        assert found[name] == number, name
    assert found['motcua_body_bytes_total{way="in"}'] > 0
    assert found['motcua_body_bytes_total{way="out"}'] > 0
    assert found["motcua_connections"] >= 1
    buckets = [number for name, number in found.items() if name.startswith('motcua_request_seconds_bucket{route="ev')]
    assert buckets == sorted(buckets)


def test_figures_never_name_a_device_or_centre(province: EmbeddedProvince, counter: Counter) -> None:
    counter.tell(counter.event())
    text = requests.get(f"{province.url}/v1/metrics", timeout=30).text
    assert counter.device not in text
    assert CENTRE not in text
    assert counter.enrolled.token not in text


def test_whoever_sits_elsewhere_sees_nothing(province: EmbeddedProvince) -> None:
    for header in ("X-Forwarded-For", "Forwarded", "Via"):
        answer = requests.get(f"{province.url}/v1/metrics", headers={header: "10.0.0.9"}, timeout=30)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_operator")


@pytest.mark.parametrize(
    ("token", "given", "status"),
    [("ma-van-hanh", "ma-van-hanh", 200), ("ma-van-hanh", "ma-van", 403), ("", "", 403), ("", "x", 403)],
)
def test_operators_token_opens_them(where: str | Path, token: str, given: str, status: int) -> None:
    with open_ledger(where), gateway(where, MOTCUA_OPERATOR_TOKEN=token) as (_, url):
        headers = {"X-Forwarded-For": "10.0.0.9", "Authorization": f"Bearer {given}"}
        assert requests.get(f"{url}/v1/metrics", headers=headers, timeout=30).status_code == status


def test_measures_of_time_are_counted_in_the_right_bucket() -> None:
    metrics = Metrics()
    for seconds in (0.001, 0.005, 0.0051, 29.9, 31.0):
        metrics.observe({"route": 'x"\n\\'}, 200, seconds, 1, 2)
    lines: list[str] = []
    metrics._latency(lines)
    found = read("\n".join(lines) + "\n")
    label = 'route="x\\"\\n\\\\"'
    assert found[f'motcua_request_seconds_bucket{{{label},le="0.005"}}'] == 2
    assert found[f'motcua_request_seconds_bucket{{{label},le="0.02"}}'] == 3
    assert found[f'motcua_request_seconds_bucket{{{label},le="30.0"}}'] == 4
    assert found[f'motcua_request_seconds_bucket{{{label},le="+Inf"}}'] == 5
    assert found[f"motcua_request_seconds_count{{{label}}}"] == 5
