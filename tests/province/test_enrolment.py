from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from sync.errors import BadMessage, NotAllowed
from sync.province.demonstration import DEMO_CODE, fill
from sync.province.devices import CODE_LIFE
from sync.province.errors import EnrolCodeRefused
from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from sync.transport.http import enrol
from sync.wire.messages import Enrol, Enrolled
from tests.province.counters import CENTRE, PUBLIC_KEY, Counter, open_ledger

PROFILE = '{"agency_code":"H20.126.05","name":"Trung tâm Mỹ Thọ"}'.encode()


def asked(code: str, key: str = PUBLIC_KEY, name: str = "Quầy 2") -> Enrol:
    return Enrol(code=code, public_key=key, name=name)


def test_code_enrols_one_device(ledger: Ledger, province: EmbeddedProvince) -> None:
    code = ledger.devices.issue_code(CENTRE, "Quầy 2")
    enrolled = enrol(province.url, asked(f"  {code.lower()} "))
    assert enrolled.server == ledger.identity()
    assert bytes(enrolled.centre) == ledger.profile(CENTRE)
    device = ledger.devices.authenticate(enrolled.token)
    assert device is not None
    assert (device.id, device.centre, device.name) == (enrolled.device, CENTRE, "Quầy 2")
    with pytest.raises(NotAllowed) as refused:
        enrol(province.url, asked(code))
    assert refused.value.facts["code"] == "enrol_code"


@pytest.mark.parametrize("code", ["", "SAI", "MINH-HOA", "a" * 10_000, "\ud83d\ude00'; --"])
def test_wrong_code_is_refused(province: EmbeddedProvince, code: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        enrol(province.url, asked(code.encode("utf-16", "surrogatepass").decode("utf-16")))
    assert refused.value.facts["code"] == "enrol_code"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("", "a"),
        ("c2hvcnQ=", "a"),
        ("không", "a"),
        (PUBLIC_KEY, ""),
        (PUBLIC_KEY, "a\x00b"),
        (PUBLIC_KEY, "x" * 121),
    ],
)
def test_unusable_key_or_name_does_not_use_up_the_code(
    ledger: Ledger, province: EmbeddedProvince, key: str, name: str
) -> None:
    code = ledger.devices.issue_code(CENTRE)
    with pytest.raises(BadMessage):
        enrol(province.url, asked(code, key, name))
    assert enrol(province.url, asked(code)).device


def test_code_expires(tmp_path: Path) -> None:
    now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    with Ledger(tmp_path / "p.db", clock=lambda: now) as ledger:
        ledger.add_centre(CENTRE, "Trung tâm", PROFILE)
        good, late = ledger.devices.issue_code(CENTRE), ledger.devices.issue_code(CENTRE)
        now += CODE_LIFE - timedelta(seconds=1)
        ledger.devices.redeem(asked(good))
        now += timedelta(seconds=1)
        with pytest.raises(EnrolCodeRefused):
            ledger.devices.redeem(asked(late))


def test_revoked_token_is_unknown(ledger: Ledger, counter: Counter) -> None:
    counter.hello()
    ledger.devices.revoke(counter.device)
    for ask in (counter.hello, lambda: counter.tell(counter.draft()), lambda: counter.http.feed(0)):
        with pytest.raises(NotAllowed) as refused:
            ask()
        assert refused.value.facts == {"code": "token", "status": 401}
    with pytest.raises(KeyError):
        ledger.devices.revoke("nobody")


def test_no_token_is_told_so(province: EmbeddedProvince) -> None:
    for headers in (
        {},
        {"Authorization": "Basic eA=="},
        {"Authorization": "Bearer "},
        {"Authorization": "Bearer x"},
    ):
        answer = requests.get(f"{province.url}/v1/feed", headers=headers, timeout=10)
        assert (answer.status_code, answer.json()["code"]) == (401, "token")


def test_neither_codes_nor_tokens_are_stored(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "p.db") as ledger:
        code = ledger.devices.issue_code(CENTRE)
        _, token = ledger.devices.redeem(asked(code))
    with closing(sqlite3.connect(tmp_path / "p.db")) as db:
        text = "\n".join(db.iterdump())
    assert CENTRE in text
    assert code not in text
    assert token not in text


def test_demonstration_code_enrols_again_and_again(tmp_path: Path) -> None:
    with Ledger(tmp_path / "p.db") as ledger:
        assert fill(ledger, PROFILE) == "H20.126.05"
        assert fill(ledger, PROFILE) == ""
        with EmbeddedProvince(ledger) as province:
            devices = {enrol(province.url, asked(DEMO_CODE)).device for _ in range(3)}
            proxied = requests.post(
                f"{province.url}/v1/enrol",
                json={"code": DEMO_CODE, "public_key": PUBLIC_KEY, "name": "a"},
                headers={"X-Forwarded-For": "203.0.113.9"},
                timeout=10,
            )
        assert len(devices) == 3
        assert (proxied.status_code, proxied.json()["code"]) == (403, "enrol_code")
        with pytest.raises(EnrolCodeRefused):
            ledger.devices.redeem(asked(DEMO_CODE), demonstration=False)


@pytest.mark.parametrize("profile", [b"", b"[]", b'{"name":"a"}', b"\xff"])
def test_unreadable_profile_leaves_the_ledger_empty(tmp_path: Path, profile: bytes) -> None:
    with Ledger(tmp_path / "p.db") as ledger:
        with pytest.raises(BadMessage):
            fill(ledger, profile)
        assert ledger.centres() == {}


def test_a_device_keeps_its_own_id_and_gets_a_new_token(ledger: Ledger, province: EmbeddedProvince) -> None:
    def ask() -> Enrolled:
        code = ledger.devices.issue_code(CENTRE, "Quầy 2")
        return enrol(province.url, Enrol(code=code, public_key=PUBLIC_KEY, name="Quầy 2", device="may-cua-toi"))

    first, again = ask(), ask()
    assert first.device == again.device == "may-cua-toi"
    assert ledger.devices.authenticate(first.token) is None
    assert ledger.devices.authenticate(again.token) is not None
    ledger.devices.revoke("may-cua-toi")
    with pytest.raises(NotAllowed):
        ask()


def test_a_device_id_of_another_centre_is_not_taken_over(ledger: Ledger, province: EmbeddedProvince) -> None:
    code = ledger.devices.issue_code(CENTRE, "Quầy 2")
    enrol(province.url, Enrol(code=code, public_key=PUBLIC_KEY, name="a", device="may-1"))
    ledger.add_centre("H20.999.09", "Trung tâm khác", b'{"agency_code":"H20.999.09","name":"Khac"}')
    other = ledger.devices.issue_code("H20.999.09", "Quầy 1")
    with pytest.raises(NotAllowed):
        enrol(province.url, Enrol(code=other, public_key=PUBLIC_KEY, name="b", device="may-1"))
