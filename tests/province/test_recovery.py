"""The answer to a machine whose last password was forgotten: real files, real commands, every refusal."""

from __future__ import annotations

import base64
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from sync.province.cli import main
from sync.province.errors import FileNotWritten
from sync.province.hand_files import read_bounded, replace_whole, write_new
from sync.province.key_file import lock_key, unlock_key
from sync.province.recovery_commands import VARIABLE
from sync.wire.carried import CARRIED_BYTES
from sync.wire.recovery import (
    check_code,
)
from tests.province.asking import DEVICE, PASSPHRASE, STORE_KEY, Asking, ledger_bytes
from tests.province.counters import CENTRE, OTHER, open_ledger

COMMAND = [sys.executable, "-c", "from sync.province.cli import main; raise SystemExit(main())"]
ROOT = Path(__file__).parents[2]


def test_round_trip_by_commands_of_their_own_processes(asking: Asking) -> None:
    request = asking.request()
    code = check_code(request.read_bytes()).lower()
    words = ["recover", "--dir", asking.folder, "--key", asking.key, "--request", request, "--code", code]
    ended = subprocess.run(
        [*COMMAND, *map(str, words), "--out", str(asking.out)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    assert f"Trung tâm {CENTRE}" in ended.stdout
    assert f"Quầy 2 ({DEVICE})" in ended.stdout
    assert asking.opened() == STORE_KEY
    (line,) = ended.stderr.splitlines()
    noted = json.loads(line)
    assert set(noted) == {"at", "done", "store", "centre", "device", "key_id", "request"}
    assert (noted["done"], noted["store"], noted["device"]) == ("recover", asking.store, DEVICE)
    assert list(asking.folder.glob("*.part")) == []


def test_without_the_code_it_says_who_asks_and_answers_nothing(
    asking: Asking, capsys: pytest.CaptureFixture[str]
) -> None:
    request = asking.request()
    words = ["recover", "--dir", asking.folder, "--key", asking.key, "--request", request, "--out", asking.out]
    assert main([str(word) for word in words]) == 2
    said = capsys.readouterr().out
    for word in (f"Trung tâm {CENTRE}", "Quầy 2", "23/11/2026 08:02 +0700", "--code", "hỏi mã đối chiếu"):
        assert word in said
    assert check_code(request.read_bytes()) not in said
    assert not asking.out.exists()


def test_answered_twice_gives_the_same_key_and_stores_nothing(asking: Asking) -> None:
    request = asking.request()
    before = ledger_bytes(asking.folder)
    assert asking.recover(request) == 0
    first = asking.out.read_bytes()
    assert asking.opened() == STORE_KEY
    assert asking.recover(request) == 0
    assert asking.out.read_bytes() != first
    assert asking.opened() == STORE_KEY
    assert ledger_bytes(asking.folder) == before


@pytest.mark.parametrize("typed_code", ["{0}", " {1} ", "{2}"])
def test_code_is_taken_however_it_is_typed(asking: Asking, typed_code: str) -> None:
    request = asking.request()
    code = check_code(request.read_bytes())
    assert asking.recover(request, typed_code.format(code, code.lower(), code.replace("-", ""))) == 0


@pytest.mark.parametrize("code", ["AAAA-AAAA", "-", "x", "\u1ec7"])
def test_other_code_is_refused(asking: Asking, refused: Callable[[int, str], None], code: str) -> None:
    refused(asking.recover(asking.request(), code), "check_code")
    assert not asking.out.exists()


def test_request_swapped_on_the_way_does_not_have_the_code_that_was_told(
    asking: Asking, refused: Callable[[int, str], None]
) -> None:
    told = check_code(asking.request().read_bytes())
    thief = X25519PrivateKey.generate()
    swapped = asking.request(reply_to=base64.b64encode(thief.public_key().public_bytes_raw()).decode())
    refused(asking.recover(swapped, told), "check_code")
    assert not asking.out.exists()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"kind": "motcua-recovery-answer"}, "file_kind"),
        ({"kind": None}, "file_kind"),
        ({"v": 2}, "file_version"),
        ({"v": True}, "file_version"),
        ({"v": "1"}, "file_version"),
        ({"seal": "x"}, "file_not_readable"),
        ({"store": "../../khac"}, "file_not_readable"),
        ({"made_at": "\x1b[31mhôm qua"}, "file_not_readable"),
        ({"made_at": "2026-11-23T08:02:11"}, "file_not_readable"),
        ({"device": "quay\x00"}, "file_not_readable"),
        ({"device": "x" * 41}, "file_not_readable"),
        ({"device": "quay-9"}, "device_unknown"),
        ({"centre": OTHER}, "other_centre"),
        ({"store": "0199d9c2-7e0a-7c11-8a55-0d2f5b8a3c01"}, "seal"),
        ({"reply_to": "AAAA"}, "recovery_key"),
        ({"reply_to": base64.b64encode(bytes(32)).decode()}, "recovery_key"),
        ({"seal": {"key_id": "0" * 16, "sealed": "AAAA"}}, "other_key"),
    ],
)
def test_request_that_is_refused(
    asking: Asking, refused: Callable[[int, str], None], changes: dict[str, Any], reason: str
) -> None:
    refused(asking.recover(asking.request(**changes)), reason)
    assert not asking.out.exists()


def test_altered_seal_is_refused(asking: Asking, refused: Callable[[int, str], None]) -> None:
    sealed = json.loads(asking.request().read_bytes())["seal"]
    raw = bytearray(base64.b64decode(sealed["sealed"]))
    for place in (0, 40, len(raw) - 1):
        altered = bytes(raw[:place]) + bytes([raw[place] ^ 1]) + bytes(raw[place + 1 :])
        request = asking.request(seal={**sealed, "sealed": base64.b64encode(altered).decode()})
        refused(asking.recover(request), "seal")
    assert not asking.out.exists()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "file_not_readable"),
        (b"[]", "file_not_readable"),
        (b"\xff\xfe{}", "file_not_readable"),
        (b"[" * 100_000, "file_not_readable"),
        (b" " * (CARRIED_BYTES + 1), "file_too_large"),
    ],
)
def test_file_that_is_no_request_is_refused(
    asking: Asking, refused: Callable[[int, str], None], data: bytes, reason: str
) -> None:
    path = asking.folder / "x.json"
    path.write_bytes(data)
    refused(asking.recover(path), reason)


def test_cut_request_is_refused_at_every_length(asking: Asking, refused: Callable[[int, str], None]) -> None:
    path = asking.request()
    whole = path.read_bytes()
    for length in (1, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        refused(asking.recover(path), "file_not_readable")


def test_huge_file_is_not_read_whole(asking: Asking, refused: Callable[[int, str], None]) -> None:
    path = asking.folder / "lon.json"
    with path.open("wb") as file:
        file.truncate(64 * 1024**2)
    assert len(read_bounded(path, CARRIED_BYTES)) == CARRIED_BYTES + 1
    words = ["recover", "--dir", asking.folder, "--key", asking.key, "--request", path, "--out", asking.out]
    refused(main([str(word) for word in words]), "file_too_large")


def test_revoked_device_is_refused(
    asking: Asking, refused: Callable[[int, str], None], caplog: pytest.LogCaptureFixture
) -> None:
    request = asking.request()
    with open_ledger(asking.folder / "province.db") as ledger:
        ledger.devices.revoke(DEVICE)
    with caplog.at_level(logging.INFO, "sync.province"):
        refused(asking.recover(request), "device_revoked")
    assert not asking.out.exists()
    noted = json.loads(caplog.messages[-1])
    assert set(noted) == {"at", "refused", "request"}
    assert noted["refused"] == "device_revoked"


def test_wrong_passphrase_and_other_keys_are_refused(
    asking: Asking, refused: Callable[[int, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = asking.request()
    strange = asking.folder / "la.pem"
    encrypted = BestAvailableEncryption(PASSPHRASE.encode())
    plain = unlock_key(asking.key.read_bytes(), PASSPHRASE)
    for pem in (
        b"",
        b"x" * 100_000,
        Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encrypted),
        plain.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    ):
        strange.write_bytes(pem)
        refused(asking.recover(request, key=strange), "not_a_key")
    refused(asking.recover(request, key=asking.folder / "khong-co.pem"), "file_unreadable")
    strange.write_bytes(lock_key(X25519PrivateKey.generate(), PASSPHRASE))
    refused(asking.recover(request, key=strange), "other_key")
    monkeypatch.setenv(VARIABLE, "không phải mật khẩu đó")
    refused(asking.recover(request), "passphrase_wrong")
    monkeypatch.setenv(VARIABLE, "")
    refused(asking.recover(request), "passphrase_missing")
    assert not asking.out.exists()


@pytest.mark.parametrize("name", ["khoa.pem", "yeu-cau.json", "province.db", "la.txt"])
def test_answer_replaces_nothing_but_an_answer(asking: Asking, refused: Callable[[int, str], None], name: str) -> None:
    request = asking.request()
    (asking.folder / "la.txt").write_text("của người khác")
    before = (asking.folder / name).read_bytes()
    refused(asking.recover(request, out=asking.folder / name), "file_exists")
    assert (asking.folder / name).read_bytes() == before


def test_answer_without_room_leaves_the_earlier_one(asking: Asking) -> None:
    (asking.folder / "full").mkdir()
    target = asking.folder / "full"
    with pytest.raises(FileNotWritten):
        replace_whole(target, b"x")
    assert target.is_dir()
    assert list(asking.folder.glob("*.part")) == []
    with pytest.raises(FileNotWritten):
        write_new(asking.folder / "khong-co" / "x", b"x")
