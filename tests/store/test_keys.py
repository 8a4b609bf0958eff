"""Key slots: no password, no data (safety: keys and people)."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from desktop.store.errors import SignInDelayed, StoreDamaged, StoreMissing, StoreTooNew, WrongPassword
from desktop.store.keys import KeyRing, new_key
from desktop.store.slots import Cost
from tests.store.stores import CHEAP

PASSWORD = "Mật khẩu của Diễm"


class Seconds:
    """A clock in seconds that a test sets."""

    def __init__(self) -> None:
        self.now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


@pytest.fixture
def key(path: Path, seconds: Seconds) -> bytes:
    """The key wrapped for `diem` in the slot file."""
    made = new_key()
    KeyRing(path, seconds, CHEAP).add(user="diem", name="Phạm Ngọc Diễm", password=PASSWORD, key=made)
    return made


def test_keys_are_256_bits_and_never_the_same() -> None:
    keys = {new_key() for _ in range(50)}
    assert len(keys) == 50
    assert {len(key) for key in keys} == {32}


def test_the_right_password_gives_the_key(path: Path, seconds: Seconds, key: bytes) -> None:
    assert KeyRing(path, seconds).unlock("diem", PASSWORD) == key


@pytest.mark.parametrize("wrong", ["", "mật khẩu của diễm", PASSWORD + " ", "Mat khau cua Diem", "x" * 10_000, "\x00"])
def test_a_wrong_password_gives_nothing(path: Path, seconds: Seconds, key: bytes, wrong: str) -> None:
    with pytest.raises(WrongPassword):
        KeyRing(path, seconds).unlock("diem", wrong)


def test_waits_grow_and_survive_a_restart(path: Path, seconds: Seconds, key: bytes) -> None:
    waits = []
    for _ in range(10):
        with pytest.raises(WrongPassword) as wrong:
            KeyRing(path, seconds).unlock("diem", "sai")
        wait = wrong.value.facts["wait_s"]
        assert isinstance(wait, int)
        waits.append(wait)
        if wait:
            seconds.now += wait - 1
            with pytest.raises(SignInDelayed) as delayed:
                KeyRing(path, seconds).unlock("diem", PASSWORD)
            assert 1 <= int(str(delayed.value.facts["wait_s"])) <= 2
        seconds.now += 1
    assert waits == [0, 0, 8, 16, 32, 64, 128, 256, 300, 300]
    assert KeyRing(path, seconds).slots()[0].failures == 10


def test_the_right_password_after_the_wait_starts_anew(path: Path, seconds: Seconds, key: bytes) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassword):
            KeyRing(path, seconds).unlock("diem", "sai")
    seconds.now += 8
    assert KeyRing(path, seconds).unlock("diem", PASSWORD) == key
    assert (KeyRing(path, seconds).slots()[0].failures, KeyRing(path, seconds).slots()[0].blocked_until) == (0, 0.0)


def test_a_clock_put_back_years_locks_nobody_out(path: Path, seconds: Seconds, key: bytes) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassword):
            KeyRing(path, seconds).unlock("diem", "sai")
    seconds.now -= 5 * 365 * 86400
    assert KeyRing(path, seconds).unlock("diem", PASSWORD) == key


def test_one_users_wrong_tries_do_not_delay_another(path: Path, seconds: Seconds, key: bytes) -> None:
    KeyRing(path, seconds, CHEAP).add(user="loc", name="Huỳnh Văn Lộc", password="khác hẳn", key=key)
    for _ in range(5):
        with pytest.raises((WrongPassword, SignInDelayed)):
            KeyRing(path, seconds).unlock("diem", "sai")
    assert KeyRing(path, seconds).unlock("loc", "khác hẳn") == key
    with pytest.raises(WrongPassword):
        KeyRing(path, seconds).unlock("loc", PASSWORD)
    assert [slot.user for slot in KeyRing(path, seconds).slots()] == ["diem", "loc"]


def test_a_changed_password_replaces_the_slot(path: Path, seconds: Seconds, key: bytes) -> None:
    KeyRing(path, seconds, CHEAP).add(user="diem", name="Phạm Ngọc Diễm", password="mới", key=key)
    assert KeyRing(path, seconds).unlock("diem", "mới") == key
    with pytest.raises(WrongPassword):
        KeyRing(path, seconds).unlock("diem", PASSWORD)


def test_nobody_without_a_slot(path: Path, seconds: Seconds, key: bytes) -> None:
    with pytest.raises(StoreMissing):
        KeyRing(path, seconds).unlock("ai", PASSWORD)


def test_the_slot_file_holds_no_secret(path: Path, seconds: Seconds, key: bytes) -> None:
    data = path.read_bytes()
    for secret in (
        key,
        key.hex().encode(),
        base64.b64encode(key),
        PASSWORD.encode(),
        base64.b64encode(PASSWORD.encode()),
    ):
        assert secret not in data
    (slot,) = json.loads(data)["slots"]
    assert len(base64.b64decode(slot["wrapped"])) == len(key) + 16
    assert not path.with_name("keys.json.part").exists()


def changed(path: Path, **values: Any) -> None:
    """Change members of the only slot."""
    data = json.loads(path.read_bytes())
    data["slots"][0].update(values)
    path.write_text(json.dumps(data), encoding="utf-8")


def other_byte(text: str) -> str:
    raw = bytearray(base64.b64decode(text))
    raw[-1] ^= 1
    return base64.b64encode(raw).decode()


@pytest.mark.parametrize("member", ["salt", "nonce", "wrapped"])
def test_a_tampered_slot_gives_nothing(path: Path, seconds: Seconds, key: bytes, member: str) -> None:
    slot = json.loads(path.read_bytes())["slots"][0]
    changed(path, **{member: other_byte(slot[member])})
    with pytest.raises(WrongPassword):
        KeyRing(path, seconds).unlock("diem", PASSWORD)


def test_a_slot_is_bound_to_its_user(path: Path, seconds: Seconds, key: bytes) -> None:
    changed(path, user="giamdoc")
    with pytest.raises(WrongPassword):
        KeyRing(path, seconds).unlock("giamdoc", PASSWORD)


@pytest.mark.parametrize(
    "values",
    [
        {"wrapped": "###"},
        {"wrapped": ""},
        {"nonce": ""},
        {"nonce": "AAAA"},
        {"salt": "AA=="},
        {"salt": "é"},
        {"cost": {"memory_kib": 0, "iterations": 0, "lanes": 0}},
        {"cost": {"memory_kib": 64, "iterations": -1, "lanes": 1}},
    ],
)
def test_a_slot_that_is_none_is_damage(path: Path, seconds: Seconds, key: bytes, values: dict[str, Any]) -> None:
    changed(path, **values)
    with pytest.raises(StoreDamaged):
        KeyRing(path, seconds).unlock("diem", PASSWORD)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"slots": 1}', b"\xff\xfe", b'{"slots": [{"user": "diem"}]}'])
def test_a_file_that_is_no_slot_file_is_damage(path: Path, seconds: Seconds, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(StoreDamaged) as raised:
        KeyRing(path, seconds).slots()
    assert raised.value.facts == {"file": "keys.json"}


def test_a_slot_file_of_version_1_opens_and_is_written_as_2(path: Path, seconds: Seconds, key: bytes) -> None:
    old = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({"version": 1, "slots": old["slots"]}), encoding="utf-8")
    ring = KeyRing(path, seconds, CHEAP)
    assert ring.unlock("diem", PASSWORD) == key
    ring.change(store="s")
    assert (ring.read().version, ring.read().store, ring.unlock("diem", PASSWORD)) == (2, "s", key)


def test_a_slot_file_of_a_newer_program_is_left_alone(path: Path, seconds: Seconds, key: bytes) -> None:
    newer = {**json.loads(path.read_text(encoding="utf-8")), "version": 3}
    path.write_text(json.dumps(newer), encoding="utf-8")
    with pytest.raises(StoreTooNew):
        KeyRing(path, seconds).unlock("diem", PASSWORD)
    assert json.loads(path.read_text(encoding="utf-8")) == newer


def test_cheaper_parameters_are_raised_by_the_right_password_only(path: Path, seconds: Seconds, key: bytes) -> None:
    dearer = Cost(memory_kib=128, iterations=2, lanes=1)
    with pytest.raises(WrongPassword):
        KeyRing(path, seconds, dearer).unlock("diem", "sai")
    assert KeyRing(path, seconds).slots()[0].cost == CHEAP
    assert KeyRing(path, seconds, dearer).unlock("diem", PASSWORD) == key
    raised = KeyRing(path, seconds).slots()[0]
    assert (raised.cost, raised.failures) == (dearer, 0)
    assert KeyRing(path, seconds, CHEAP).unlock("diem", PASSWORD) == key
    assert KeyRing(path, seconds).slots()[0] == raised
