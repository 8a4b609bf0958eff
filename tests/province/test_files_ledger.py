"""Files and the ledger: what an older ledger learns of them, what a full disk does, and what the operator is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from sync.province.audit import audit
from sync.province.cli import main
from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from tests.province.counters import CENTRE, Counter, open_ledger
from tests.province.uploads import Uploader, content, named

LIMIT = 2_000_000


def body(data: bytes) -> bytes:
    return json.dumps({"name": "Đơn", "sha256": named(data).sha256, "size_bytes": len(data)}).encode()


def test_an_older_ledger_learns_what_its_events_name(
    where: str | Path, ledger: Ledger, province: EmbeddedProvince, counter: Counter
) -> None:
    scan, file = content(10), content(10, 2)
    stream = "0199d9c2-7e0b-7aaa-8bbb-2a1f3b4c5d6e"
    received = json.dumps({"documents": [{"scan": named(scan).sha256}, 7]}, separators=(",", ":")).encode()
    counter.push(
        counter.event("DossierReceived", stream=stream, body=received),
        counter.event("FileAttached", stream=stream, base=1, body=body(file)),
        counter.event("FileAttached", stream=stream, base=2, body=b'{"documents":7,"sha256":null}'),
        counter.event("NoteAdded", stream=stream, base=3, body=b'{"scan":[]}'),
    )
    assert ledger.files.standing(CENTRE, stream)[:3] == (4, 2, 0)

    def older(conn: object) -> None:
        for statement in (
            "DROP TABLE named_file",
            "DROP TABLE held_file",
            "DELETE FROM migration WHERE name = '0005_named_files'",
        ):
            conn.execute(text(statement))  # type: ignore[attr-defined]

    ledger.database.write(older)
    with open_ledger(where) as opened:
        assert opened.files.standing(CENTRE, stream)[:3] == (4, 2, 0)
        assert audit(opened).faults == []


def test_files_need_a_folder(where: str | Path, new_counter: Callable[..., Counter]) -> None:
    counter = new_counter()
    with open_ledger(str(where) if "://" in str(where) else f"sqlite:///{where}") as bare:
        assert not bare.files.kept
        with EmbeddedProvince(bare) as province:
            uploader = Uploader(province.url, counter.enrolled.token)
            answer = uploader.begin(named(content(10)))
            assert (answer.status_code, answer.json()["code"]) == (503, "files_unavailable")


def test_the_check_reads_every_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = content(5000)
    with open_ledger(tmp_path / "province.db") as ledger, EmbeddedProvince(ledger) as province:
        with Counter(province.url, ledger.devices.issue_code(CENTRE)) as counter:
            counter.push(counter.event("FileAttached", body=body(data)), counter.event("FileAttached", body=body(b"x")))
            Uploader(province.url, counter.enrolled.token).send(data)
        path = ledger.files.shelf.path(named(data).sha256)
    assert main(["check", "--dir", str(tmp_path)]) == 0
    assert "1 tệp đính kèm, 1 tệp chưa về đến tỉnh." in capsys.readouterr().out
    assert main(["check", "--dir", str(tmp_path), "--files", str(tmp_path / "elsewhere")]) == 1
    path.write_bytes(b"y" + data[1:])
    assert main(["check", "--dir", str(tmp_path)]) == 1
    assert f"SAI: file {CENTRE} {named(data).sha256}" in capsys.readouterr().out


@pytest.fixture
def limited(tmp_path: Path) -> Iterator[str]:
    """A gateway whose disk takes no file longer than LIMIT."""
    resource = pytest.importorskip("resource")
    command = [sys.executable, "-c", "from sync.province.cli import main; raise SystemExit(main())"]
    with subprocess.Popen(
        [*command, "serve", "--dir", str(tmp_path), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (LIMIT, LIMIT))
        yield url
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


@pytest.mark.faults
@pytest.mark.skipif(sys.platform != "linux", reason="prlimit")
def test_a_full_disk_is_told_and_breaks_nothing(limited: str, tmp_path: Path) -> None:
    with Counter(limited, "MINH-HOA") as counter:
        uploader = Uploader(limited, counter.enrolled.token)
        data, small = content(LIMIT + 1_000_000), content(1000)
        name = named(data)
        uploader.begin(name)
        assert uploader.append(name, 0, data[:1_000_000]).status_code == 204
        answer = uploader.append(name, 1_000_000, data[1_000_000:])
        assert (answer.status_code, answer.json()["code"]) == (507, "disk_full")
        # What was stored before stays, what did not fit is gone, and others are served.
        assert uploader.offset(name).headers["Upload-Offset"] == "1000000"
        uploader.send(small)
        assert counter.tell(counter.event()).position == 1
    with Ledger(tmp_path / "province.db") as ledger:
        assert ledger.files.missing(counter.centre, [name.sha256, named(small).sha256]) == [name.sha256]
        assert audit(ledger).faults == []
