"""Requests made from the API description, right ones and wrong ones: every answer is one that it describes."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import negative_data_rejection, positive_data_acceptance
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode

from sync.province.audit import audit
from sync.province.ledger import Ledger
from sync.province.openapi import document
from sync.province.route import Route
from sync.province.routes import ROUTES
from sync.province.serve import EmbeddedProvince
from sync.wire.batch import read_feed
from sync.wire.codes import EVENTS_MEDIA_TYPE
from sync.wire.files import PART_MEDIA_TYPE
from tests.province.counters import CENTRE, Counter, open_ledger

# A description of shapes cannot say what a code, a signature or a chain must be, and members that nobody knows are
# left alone on purpose: a newer counter may send them.
BEYOND_SHAPES = [positive_data_acceptance, negative_data_rejection]


@schemathesis.serializer(EVENTS_MEDIA_TYPE)
def _lines(_context: object, value: Any) -> Any:
    """What is drawn as a list goes over the wire as lines."""
    if isinstance(value, bytes):
        return value
    values = value if isinstance(value, list) else [value]
    return b"".join(msgspec.json.encode(each) + b"\n" for each in values)


@schemathesis.serializer(PART_MEDIA_TYPE)
def _part(_context: object, value: Any) -> Any:
    """Any bytes are a part of a file."""
    return value if isinstance(value, bytes) else msgspec.json.encode(str(value))


def description() -> dict[str, Any]:
    """The served description, with bodies of lines as lists, since no schema says "lines"."""
    served = copy.deepcopy(document())
    for operations in served["paths"].values():
        for operation in operations.values():
            for media in operation.get("requestBody", {}).get("content", {}).values():
                first = media["schema"].get("x-first-line")
                if first is not None:
                    lines = {"prefixItems": [first], "items": media["schema"]["x-other-lines"]}
                    media["schema"] = {"type": "array", "minItems": 1, "maxItems": 5, **lines}
    return served


SCHEMA = schemathesis.openapi.from_dict(description())
OPERATIONS = {
    operation.definition.raw["operationId"]: operation
    for operation in (result.ok() for result in SCHEMA.get_all_operations() if isinstance(result, Ok))
}
WITHOUT_INPUT = {"health", "openapi", "metrics"}
"""Nothing of these can be wrong."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Ledger, Counter]]:
    folder = tmp_path_factory.mktemp("contract")
    where: str | Path = folder / "province.db"
    if request.param == "postgresql":
        where = request.getfixturevalue("postgresql").make()
    with open_ledger(where, folder / "files") as ledger, EmbeddedProvince(ledger) as province:
        ledger.reference.publish("0", b"[1]")
        with Counter(province.url, ledger.devices.issue_code(CENTRE)) as counter:
            counter.push(*[counter.event() for _ in range(5)])
            yield ledger, counter
        assert audit(ledger).faults == []


def test_every_route_is_tried() -> None:
    assert set(OPERATIONS) == {route.name for route in ROUTES}


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        *((name, GenerationMode.POSITIVE) for name in sorted(OPERATIONS)),
        *((name, GenerationMode.NEGATIVE) for name in sorted(set(OPERATIONS) - WITHOUT_INPUT)),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_no_answer_is_outside_the_description(
    served: tuple[Ledger, Counter], name: str, mode: GenerationMode, known: bool
) -> None:
    _, counter = served
    headers = {"Authorization": f"Bearer {counter.enrolled.token}"} if known else {}

    @settings(max_examples=15, suppress_health_check=list(HealthCheck))
    @given(case=OPERATIONS[name].as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        answer = case.call(base_url=counter.http._url, headers=headers)
        assert answer.status_code < 500
        case.validate_response(answer, excluded_checks=BEYOND_SHAPES)
        if name == "feed" and answer.status_code == 200:
            read_feed(answer.content)

    ask()
    assert counter.tell(counter.event()).answer == "accepted"


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_other_methods_are_told_which_are_served(served: tuple[Ledger, Counter], route: Route) -> None:
    url = served[1].http._url + route.path.replace("{name}", "0").replace("{upload}", "0" * 64 + "-1")
    methods = {other.method for other in ROUTES if other.path == route.path}
    for method in {"DELETE", "PATCH", "PUT", "OPTIONS", "TRACE", "GET", "POST"} - methods:
        answer = requests.request(method, url, timeout=30)
        assert (answer.status_code, answer.json()["code"]) == (405, "method")
        assert set(answer.headers["Allow"].split(", ")) - {"HEAD"} == methods - {"HEAD"}
