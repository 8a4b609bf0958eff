"""The file that enrols a counter: made by the command, read and judged before anything is asked of the province."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.usecases.explain_error import explain_error
from sync.errors import BadMessage
from sync.province.cli import main
from sync.province.serve import EmbeddedProvince
from sync.transport.http import enrol
from sync.wire.carried import CARRIED_BYTES
from sync.wire.enrolment import read_enrolment_file
from sync.wire.messages import Enrol
from sync.wire.recovery import key_id
from tests.province.asking import Asking
from tests.province.counters import CENTRE, PUBLIC_KEY, open_ledger

URL = "https://motcua.dongthap.gov.vn/dong-bo"
GOOD: dict[str, Any] = {
    "kind": "motcua-enrolment",
    "v": 1,
    "url": URL,
    "code": "7KQM-2XWD-9HRT",
    "server_id": "0199d9c2-7e0a-7c11-8a55-0d2f5b8a3c01",
    "centre": {"agency_code": CENTRE, "name": "Trung tâm Mỹ Thọ"},
    "recovery_key": PUBLIC_KEY,
    "courier_key": "age1" + "q" * 58,
    "signing_key": PUBLIC_KEY,
}


def made(folder: Path, name: str = "may-3.json", url: str = URL, centre: str = CENTRE) -> tuple[int, Path]:
    file = folder / name
    words = ["enrol", "--dir", folder, "--centre", centre, "--name", "Quầy 3", "--file", file, "--url", url]
    return main([str(word) for word in words]), file


def test_counter_enrols_with_what_stands_in_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_ledger(tmp_path / "province.db") as ledger, EmbeddedProvince(ledger) as province:
        code, file = made(tmp_path, url=province.url)
        assert code == 0
        carried = read_enrolment_file(file.read_bytes())
        assert carried.code in capsys.readouterr().out
        assert (carried.url, carried.recovery_key) == (province.url, "")
        enrolled = enrol(carried.url, Enrol(code=carried.code, public_key=PUBLIC_KEY, name="x"))
        assert carried.server_id == enrolled.server.id
        assert bytes(carried.centre) == bytes(enrolled.centre) == ledger.profile(CENTRE)
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_file_carries_the_recovery_key(asking: Asking) -> None:
    code, file = made(asking.folder)
    assert code == 0
    assert key_id(read_enrolment_file(file.read_bytes()).recovery_key) in json.dumps(
        json.loads(asking.request().read_bytes())["seal"]
    )
    assert set(json.loads(file.read_bytes())) == set(GOOD)


def test_no_code_is_made_for_a_file_that_cannot_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_ledger(tmp_path / "province.db"):
        pass
    (tmp_path / "co-roi.json").write_text("x")
    for words, reason in (
        ({"url": "http://motcua.dongthap.gov.vn"}, "file_address"),
        ({"url": "motcua.dongthap.gov.vn"}, "file_address"),
        ({"name": "co-roi.json"}, "file_exists"),
        ({"centre": "H99"}, "H99"),
    ):
        code, file = made(tmp_path, **words)
        said = capsys.readouterr().out
        assert code == 2
        assert reason in said
        assert "Mã ghi danh" not in said
        assert not file.exists() or file.read_text() == "x"
    with closing(sqlite3.connect(tmp_path / "province.db")) as db:
        assert db.execute("SELECT count(*) FROM enrol_code").fetchone() == (0,)
    half = ["enrol", "--dir", str(tmp_path), "--centre", CENTRE, "--name", "a", "--url", URL]
    assert main(half) == 2
    assert "đi cùng nhau" in capsys.readouterr().out


def test_nothing_is_left_of_a_file_without_room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_ledger(tmp_path / "province.db"):
        pass
    code, file = made(tmp_path, name="khong-co/may.json")
    assert code == 2
    assert "file_not_written" in capsys.readouterr().out
    assert not file.exists()


@pytest.mark.parametrize(
    "url", [URL, "https://10.0.0.5:8443", "http://127.0.0.1:8462", "http://localhost:8462/", "http://[::1]:8462"]
)
def test_addresses_that_are_taken(url: str) -> None:
    assert read_enrolment_file(msgspec.json.encode({**GOOD, "url": url})).url == url


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"kind": "motcua-recovery-request"}, "file_kind"),
        ({"kind": ["motcua-enrolment"]}, "file_kind"),
        ({"v": 2}, "file_version"),
        ({"v": 1.5}, "file_version"),
        ({"url": ""}, "file_address"),
        ({"url": "http://10.0.0.5"}, "file_address"),
        ({"url": "http://127.0.0.1.nip.io"}, "file_address"),
        ({"url": "ftp://127.0.0.1"}, "file_address"),
        ({"url": "https://tinh@noi-khac.vn"}, "file_address"),
        ({"url": "https://a.vn/?x=1"}, "file_address"),
        ({"url": "https://a.vn/#x"}, "file_address"),
        ({"url": "https://[::1"}, "file_address"),
        ({"url": "https://a.vn:99999"}, "file_address"),
        ({"url": "https://a.vn/\u202e"}, "file_address"),
        ({"url": "https://a.vn/" + "x" * 3000}, "file_address"),
        ({"code": ""}, "file_not_readable"),
        ({"code": "A\x00"}, "file_not_readable"),
        ({"code": "A" * 101}, "file_not_readable"),
        ({"code": 5}, "file_not_readable"),
        ({"server_id": ""}, "file_not_readable"),
        ({"centre": []}, "file_centre"),
        ({"centre": None}, "file_centre"),
        ({"recovery_key": "AAAA"}, "recovery_key"),
        ({"recovery_key": "không"}, "recovery_key"),
        ({"signing_key": "AAAA"}, "public_key"),
        ({"courier_key": "age1nobody"}, "courier_key"),
    ],
)
def test_file_that_is_refused(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadMessage) as refused:
        read_enrolment_file(msgspec.json.encode({**GOOD, **changes}))
    assert refused.value.facts["reason"] == reason
    words = explain_error(refused.value.code, refused.value.facts)
    assert words.happened != explain_error(refused.value.code).happened


@pytest.mark.parametrize("data", [b"", b"{}x", b"\x00" * 9, b"\xef\xbb\xbf{}", b'{"kind":"motcua-enrolment","v":1}'])
def test_bytes_that_are_no_file(data: bytes) -> None:
    with pytest.raises(BadMessage) as refused:
        read_enrolment_file(data)
    assert refused.value.facts["reason"] == "file_not_readable"


def test_size_is_bounded() -> None:
    with pytest.raises(BadMessage) as refused:
        read_enrolment_file(msgspec.json.encode({**GOOD, "note": "x" * CARRIED_BYTES}))
    assert refused.value.facts["reason"] == "file_too_large"


def test_cut_at_any_byte_is_refused() -> None:
    whole = msgspec.json.encode(GOOD)
    for length in range(len(whole)):
        with pytest.raises(BadMessage):
            read_enrolment_file(whole[:length])
