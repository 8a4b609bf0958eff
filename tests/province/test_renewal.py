"""A device replaces its token by itself, and no lost answer, older copy or thief of a token locks it out."""

from __future__ import annotations

import base64
import secrets
from typing import Any

import msgspec
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from sync.wire.canonical import sha256_hex
from sync.wire.messages import Enrol
from sync.wire.renewal import Renewed
from sync.wire.signing import sign_token
from tests.province.counters import AT, CENTRE


class Machine:
    """A device with a real key."""

    def __init__(self, ledger: Ledger, url: str, device: str = "quay-2") -> None:
        self.url = url
        self.device = device
        self.key = Ed25519PrivateKey.generate()
        self.server = ledger.identity().id
        public = base64.b64encode(self.key.public_key().public_bytes_raw()).decode()
        enrol = Enrol(code=ledger.devices.issue_code(CENTRE), public_key=public, name="Quầy 2", device=device)
        _, self.token = ledger.devices.redeem(enrol)

    def request(self, token: str, **changes: Any) -> dict[str, Any]:
        """What asks for a token; `changes` replace single members after it was signed."""
        digest = sha256_hex(token.encode())
        signature = sign_token(self.key.private_bytes_raw(), self.server, self.device, digest, AT)
        return {"device": self.device, "token_hash": digest, "at": AT, "signature": signature, **changes}

    def renew(self, token: str, **changes: Any) -> requests.Response:
        body = msgspec.json.encode(self.request(token, **changes))
        return requests.post(
            f"{self.url}/v1/token", data=body, headers={"Content-Type": "application/json"}, timeout=30
        )

    def is_let_in(self, token: str) -> bool:
        answer = requests.get(f"{self.url}/v1/feed", headers={"Authorization": f"Bearer {token}"}, timeout=30)
        return answer.status_code == 200


@pytest.fixture
def machine(ledger: Ledger, province: EmbeddedProvince) -> Machine:
    return Machine(ledger, province.url)


def new_token() -> str:
    return secrets.token_urlsafe(32)


def test_old_token_is_good_until_the_new_one_was_used(ledger: Ledger, machine: Machine) -> None:
    new = new_token()
    answer = machine.renew(new)
    assert answer.status_code == 200
    renewed = msgspec.json.decode(answer.content, type=Renewed)
    assert renewed == Renewed(server=ledger.identity(), signing_key=ledger.signing_key())
    assert machine.is_let_in(machine.token)
    assert machine.is_let_in(machine.token)
    assert machine.is_let_in(new)
    assert not machine.is_let_in(machine.token)
    assert machine.is_let_in(new)


def test_lost_answer_locks_nobody_out(machine: Machine) -> None:
    lost, new = new_token(), new_token()
    machine.renew(lost)
    # Asked again with the same token, or with another one because the first was forgotten.
    assert machine.renew(lost).status_code == 200
    assert machine.renew(new).status_code == 200
    assert machine.is_let_in(machine.token)
    assert not machine.is_let_in(lost)
    assert machine.is_let_in(new)
    # The answer to the renewal of the token that is in use already was lost as well.
    assert machine.renew(new).status_code == 200
    assert machine.is_let_in(new)


def test_older_copy_of_either_side_comes_back_by_its_key(machine: Machine) -> None:
    first = machine.token
    for _ in range(3):
        token = new_token()
        assert machine.renew(token).status_code == 200
        assert machine.is_let_in(token)
    assert not machine.is_let_in(first)
    again = new_token()
    assert machine.renew(again).status_code == 200
    assert machine.is_let_in(again)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"device": "quay-9"}, 401),
        ({"at": "2026-11-23T08:02:12+07:00"}, 401),
        ({"signature": ""}, 401),
        ({"signature": base64.b64encode(bytes(64)).decode()}, 401),
        ({"signature": "x" * 201}, 400),
        ({"token_hash": "0" * 64}, 401),
        ({"token_hash": "0" * 63}, 400),
        ({"token_hash": "A" * 64}, 400),
        ({"device": "a\x00b"}, 400),
        ({"device": None}, 400),
    ],
)
def test_only_the_holder_of_the_key_gets_a_token(machine: Machine, changes: dict[str, Any], status: int) -> None:
    new = new_token()
    assert machine.renew(new, **changes).status_code == status
    assert not machine.is_let_in(new)
    assert machine.is_let_in(machine.token)


def test_request_for_another_province_is_not_good_here(machine: Machine) -> None:
    machine.server = "0199d9c2-7e0a-7c11-8a55-0d2f5b8a3c01"
    assert machine.renew(new_token()).status_code == 401


def test_token_of_another_device_cannot_be_taken_over(
    ledger: Ledger, province: EmbeddedProvince, machine: Machine
) -> None:
    other = Machine(ledger, province.url, "quay-3")
    assert other.renew(machine.token).status_code == 401
    waiting = new_token()
    assert machine.renew(waiting).status_code == 200
    assert other.renew(waiting).status_code == 401
    assert machine.is_let_in(waiting)
    assert other.is_let_in(other.token)


def test_revoked_device_renews_nothing(ledger: Ledger, machine: Machine) -> None:
    waiting = new_token()
    machine.renew(waiting)
    ledger.devices.revoke(machine.device)
    assert machine.renew(new_token()).status_code == 401
    assert not machine.is_let_in(waiting)


def test_enrolled_again_the_waiting_token_is_gone(ledger: Ledger, machine: Machine) -> None:
    waiting = new_token()
    machine.renew(waiting)
    again = Machine(ledger, machine.url)
    assert not machine.is_let_in(waiting)
    assert not machine.is_let_in(machine.token)
    assert again.is_let_in(again.token)


def test_ledger_never_holds_a_token(where: Any, machine: Machine, ledger: Ledger) -> None:
    new = new_token()
    machine.renew(new)
    with ledger.database.engine.connect() as conn:
        row = conn.exec_driver_sql("SELECT * FROM device").one()
    assert new not in map(str, row)
    assert sha256_hex(new.encode()) in map(str, row)
