"""Files at the gateway, over real sockets: tus 1.0 by hand, cut, disturbed, damaged, from several centres."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path

import msgspec
import pytest
import requests

from sync.province import shelf
from sync.province.audit import audit
from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from sync.wire.files import FILE_BYTES, FILES_PATH, FileName
from tests.province.counters import CENTRE, OTHER, Counter
from tests.province.uploads import TUS, Uploader, content, named, stored

NewUploader = Callable[..., Uploader]


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "province.db"


@pytest.fixture(autouse=True)
def _ledger_stays_whole(ledger: Ledger) -> Iterator[None]:
    yield
    assert audit(ledger).faults == []


def test_a_file_in_parts(ledger: Ledger, uploader: Uploader) -> None:
    data = content(300_000)
    name = named(data)
    assert uploader.missing(name.sha256) == [name.sha256]
    begun = uploader.begin(name)
    assert (begun.status_code, begun.headers["Upload-Offset"]) == (201, "0")
    assert begun.headers["Location"] == f"{FILES_PATH}/{name.text}"
    assert begun.headers["Tus-Resumable"] == "1.0.0"
    for offset in range(0, len(data), 100_000):
        added = uploader.append(name, offset, data[offset : offset + 100_000])
        assert (added.status_code, added.headers["Upload-Offset"]) == (204, str(offset + 100_000))
    assert stored(ledger, name) == data
    assert uploader.missing(name.sha256) == []
    assert not list(ledger.files.shelf.folder.glob("parts/*/*"))
    again = uploader.begin(name)
    assert (again.status_code, again.headers["Upload-Offset"]) == (201, str(len(data)))
    assert uploader.offset(name).headers["Upload-Length"] == str(len(data))
    # What a stock client does that begins without asking: a part at 0 is not taken, an empty one at the end is.
    assert uploader.append(name, 0, data[:10]).status_code == 409
    assert uploader.append(name, len(data), b"").status_code == 204


def test_what_is_spoken(uploader: Uploader) -> None:
    about = uploader.ask("OPTIONS", FILES_PATH)
    assert about.status_code == 204
    assert about.headers["Tus-Max-Size"] == str(FILE_BYTES)
    assert set(about.headers["Tus-Extension"].split(",")) == {"creation", "termination", "expiration", "checksum"}
    assert about.headers["Tus-Checksum-Algorithm"] == "sha1,sha256"


def test_requests_that_are_refused(uploader: Uploader, province: EmbeddedProvince) -> None:
    name = named(content(1000))
    assert uploader.begin(name).status_code == 201
    path = f"{FILES_PATH}/{name.text}"

    def code(answer: requests.Response) -> tuple[int, str]:
        return answer.status_code, answer.json()["code"]

    other_version = uploader.ask("POST", FILES_PATH, Tus_Resumable="0.2.2")
    assert code(other_version) == (412, "tus_version")
    assert other_version.headers["Tus-Version"] == "1.0.0"
    assert requests.head(province.url + path, headers=TUS, timeout=30).status_code == 401
    assert requests.options(province.url + FILES_PATH, timeout=30).status_code == 401
    assert code(uploader.ask("POST", FILES_PATH, Upload_Length="5")) == (400, "bad_message")
    assert code(uploader.begin(FileName(name.sha256, 0))) == (400, "bad_message")
    assert code(uploader.begin(FileName("A" * 64, 5))) == (400, "bad_message")
    assert code(uploader.begin(FileName(name.sha256, FILE_BYTES + 1))) == (413, "too_large")
    assert code(uploader.append(name, 1, b"x")) == (409, "offset")
    assert code(uploader.append(name, 0, b"x" * 1001)) == (413, "too_large")
    assert code(uploader.ask("PATCH", path, b"x", Upload_Offset="0")) == (415, "media_type")
    assert code(uploader.append(name, 0, b"x", Upload_Checksum="md5 AAAA")) == (400, "bad_message")
    assert code(uploader.append(FileName("0" * 64, 7), 0, b"x")) == (404, "unknown_upload")
    assert code(uploader.ask("PATCH", f"{FILES_PATH}/..%2F..%2Fprovince.db", b"x")) == (404, "unknown_path")
    assert code(uploader.ask("PATCH", f"{FILES_PATH}/province.db", b"x")) == (404, "unknown_path")
    too_many = {"sha256": ["0" * 64] * 1001}
    asked = requests.post(f"{province.url}{FILES_PATH}/missing", json=too_many, headers=uploader.known, timeout=30)
    assert code(asked) == (413, "too_large")
    assert uploader.offset(name).headers["Upload-Offset"] == "0"


def test_a_body_longer_than_it_said(uploader: Uploader) -> None:
    data = content(1000)
    name = named(data)
    uploader.begin(name)
    answer = requests.patch(
        f"{uploader.url}{FILES_PATH}/{name.text}",
        data=iter([data, b"more"]),
        headers={**uploader.known, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"},
        timeout=30,
    )
    assert answer.status_code == 413
    assert uploader.offset(name).headers["Upload-Offset"] == "0"
    assert uploader.append(name, 0, data).status_code == 204


def test_another_centre_neither_sees_nor_goes_on(ledger: Ledger, new_uploader: NewUploader) -> None:
    ours, theirs = new_uploader(), new_uploader(OTHER)
    data = content(50_000)
    name = named(data)
    ours.begin(name)
    ours.append(name, 0, data[:20_000])
    assert theirs.offset(name).status_code == 404
    assert theirs.append(name, 20_000, data[20_000:]).status_code == 404
    assert theirs.ask("DELETE", f"{FILES_PATH}/{name.text}").status_code == 404
    assert theirs.begin(name).headers["Upload-Offset"] == "0"
    assert ours.append(name, 20_000, data[20_000:]).status_code == 204
    # Not even that it is held: the other centre sends it itself, and then it lies here once.
    assert theirs.missing(name.sha256) == [name.sha256]
    theirs.send(data)
    assert theirs.missing(name.sha256) == []
    assert [path.name for path in ledger.files.shelf.folder.glob("??/*")] == [name.sha256]


def test_another_machine_of_the_centre_goes_on(new_uploader: NewUploader) -> None:
    one, two = new_uploader(), new_uploader()
    data = content(50_000)
    name = named(data)
    one.begin(name)
    one.append(name, 0, data[:30_000])
    assert two.begin(name).headers["Upload-Offset"] == "30000"
    assert two.append(name, 30_000, data[30_000:]).status_code == 204
    assert one.missing(name.sha256) == []


def test_damage_on_the_way_is_found_and_sent_again(ledger: Ledger, uploader: Uploader) -> None:
    data = content(50_000)
    name = named(data)
    uploader.begin(name)
    uploader.append(name, 0, data[:20_000])
    damaged = bytearray(data[20_000:])
    damaged[777] ^= 1
    answer = uploader.append(name, 20_000, bytes(damaged))
    assert (answer.status_code, answer.json()["code"]) == (460, "file_damaged")
    assert uploader.offset(name).status_code == 404
    assert uploader.missing(name.sha256) == [name.sha256]
    assert not ledger.files.shelf.path(name.sha256).exists()
    uploader.send(data)
    assert stored(ledger, name) == data


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_checked_part_is_whole_or_not_there(ledger: Ledger, uploader: Uploader, algorithm: str) -> None:
    data = content(300_000)
    name = named(data)
    uploader.begin(name)
    sum_ = base64.b64encode(hashlib.new(algorithm, data).digest()).decode()
    wrong = uploader.append(name, 0, data[:-1] + b"\x00", Upload_Checksum=f"{algorithm} {sum_}")
    assert wrong.status_code == 460
    assert uploader.offset(name).headers["Upload-Offset"] == "0"
    assert uploader.append(name, 0, data, Upload_Checksum=f"{algorithm} {sum_}").status_code == 204
    assert stored(ledger, name) == data


@pytest.mark.parametrize("linked", [False, True])
def test_a_gateway_killed_at_the_last_byte_finishes_later(ledger: Ledger, uploader: Uploader, *, linked: bool) -> None:
    data = content(30_000)
    name = named(data)
    uploader.begin(name)
    uploader.append(name, 0, data[:20_000])
    (left,) = ledger.files.shelf.folder.glob("parts/*/*.part")
    with left.open("ab") as file:
        file.write(data[20_000:])
    if linked:
        whole = ledger.files.shelf.path(name.sha256)
        whole.parent.mkdir()
        os.link(left, whole)
    assert uploader.missing(name.sha256) == [name.sha256]
    assert uploader.offset(name).headers["Upload-Offset"] == "30000"
    assert uploader.missing(name.sha256) == []
    assert stored(ledger, name) == data
    assert not left.exists()


def test_a_folder_that_lost_a_file_gets_it_again(ledger: Ledger, uploader: Uploader) -> None:
    data = content(30_000)
    name = uploader.send(data)
    ledger.files.shelf.path(name.sha256).unlink()
    assert [fault.split()[0] for fault in audit(ledger).faults] == ["file"]
    assert uploader.missing(name.sha256) == [name.sha256]
    uploader.send(data)
    damaged = bytearray(data)
    damaged[5] ^= 1
    ledger.files.shelf.path(name.sha256).write_bytes(bytes(damaged))
    assert audit(ledger).faults == [f"file {CENTRE} {name.sha256}"]
    ledger.files.shelf.path(name.sha256).write_bytes(data)


def test_an_upload_is_given_up_or_expires(ledger: Ledger, uploader: Uploader, monkeypatch: pytest.MonkeyPatch) -> None:
    data, other = content(30_000), content(30_000, 2)
    name, fresh = named(data), named(other)
    for one in (name, fresh):
        uploader.begin(one)
        uploader.append(one, 0, b"x" * 10)
    assert uploader.ask("DELETE", f"{FILES_PATH}/{name.text}").status_code == 204
    assert uploader.offset(name).status_code == 404
    uploader.begin(name)
    assert parsedate_to_datetime(uploader.offset(name).headers["Upload-Expires"]).timestamp() > time.time() + 3600
    (old,) = ledger.files.shelf.folder.glob(f"parts/*/{name.text}.part")
    os.utime(old, (1, 1))
    assert ledger.files.shelf.sweep(0) == 1
    assert uploader.offset(name).status_code == 404
    assert uploader.offset(fresh).headers["Upload-Offset"] == "10"


def test_a_network_without_patch(ledger: Ledger, uploader: Uploader) -> None:
    data = content(3000)
    name = named(data)
    uploader.begin(name)
    path = f"{FILES_PATH}/{name.text}"
    media = {"Content_Type": "application/offset+octet-stream"}
    sent = uploader.ask("POST", path, data, X_HTTP_Method_Override="PATCH", Upload_Offset="0", **media)
    assert (sent.status_code, sent.headers["Upload-Offset"]) == (204, "3000")
    assert uploader.ask("POST", path, X_HTTP_Method_Override="HEAD").headers["Upload-Offset"] == "3000"
    assert uploader.ask("POST", path).status_code == 405
    assert stored(ledger, name) == data


def test_no_room_is_told_before_anything_is_sent(uploader: Uploader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "RESERVE_BYTES", 1 << 60)
    answer = uploader.begin(named(content(10)))
    assert (answer.status_code, answer.json()["code"]) == (507, "disk_full")


def test_a_folder_that_takes_nothing(ledger: Ledger, uploader: Uploader) -> None:
    ledger.files.shelf.folder.write_bytes(b"a file where the folder should be")
    answer = uploader.begin(named(content(10)))
    assert (answer.status_code, answer.json()["code"]) == (503, "files_unavailable")
    ledger.files.shelf.folder.unlink()
    uploader.send(content(10))


def test_record_stored_and_all_stored(ledger: Ledger, province: EmbeddedProvince, counter: Counter) -> None:
    uploader = Uploader(province.url, counter.enrolled.token)
    early, late, scan = content(2000, 1), content(2000, 2), content(2000, 3)
    stream = "0199d9c2-7e0b-7aaa-8bbb-2a1f3b4c5d6e"
    uploader.send(early)
    standing = ledger.files.standing(CENTRE, stream)
    assert (standing.record_stored, standing.all_stored) == (False, False)
    papers = [{"name": "Đơn", "scan": named(scan).sha256}, {"name": "Giấy", "scan": ""}, {"name": "Ảnh"}]
    received = msgspec.json.encode({"number": "x", "documents": papers})
    counter.push(
        counter.event("DossierReceived", stream=stream, body=received),
        counter.event("FileAttached", stream=stream, base=1, body=_body(early)),
        counter.event("FileAttached", stream=stream, base=2, body=_body(late)),
        counter.event("FileAttached", stream=stream, base=3, body=_body(late)),
        counter.event("FileAttached", stream=stream, base=4, body=b'{"sha256":7,"documents":[1,{"scan":{}}]}'),
        counter.event("FileAttached", stream=stream, base=5, body=b'["scan"]'),
    )
    standing = ledger.files.standing(CENTRE, stream)
    assert (standing.record_stored, standing.all_stored, standing.named, standing.held) == (True, False, 3, 1)
    assert audit(ledger).awaited == 2
    uploader.send(scan)
    assert not ledger.files.standing(CENTRE, stream).all_stored
    uploader.send(late)
    assert ledger.files.standing(CENTRE, stream).all_stored
    assert (audit(ledger).files, audit(ledger).awaited) == (3, 0)
    assert not ledger.files.standing(OTHER, stream).record_stored


def _body(data: bytes) -> bytes:
    return json.dumps({"name": "Đơn", "sha256": named(data).sha256, "size_bytes": len(data)}).encode()
