from __future__ import annotations

import base64
import os
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sync.province import migrations, schema
from sync.province.audit import audit
from sync.province.cli import main
from sync.province.errors import LedgerUnusable
from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from sync.transport.http import enrol
from sync.wire.ids import uuid7
from sync.wire.messages import Enrol
from tests.province.counters import CENTRE, Counter, open_ledger


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A folder whose ledger holds two dossiers, one stale event and one gap."""
    with open_ledger(tmp_path / "province.db") as ledger, EmbeddedProvince(ledger) as province:
        with Counter(province.url, ledger.devices.issue_code(CENTRE)) as counter:
            dossier = uuid7()
            counter.push(counter.event("DossierReceived", dossier), counter.event("DossierReceived"))
            counter.tell(counter.event("ResultReady", dossier, base=1))
            counter.event()
            counter.tell(counter.event("DossierForwarded", dossier, base=1))
    return tmp_path


def test_whole_ledger_passes(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--dir", str(filled)]) == 0
    said = capsys.readouterr().out
    assert "2 trung tâm, 1 nhật ký, 4 sự kiện (1 bị từ chối)" in said
    assert "nguyên vẹn" in said


def test_a_ledger_put_back_is_another_life_of_the_same_province(filled: Path) -> None:
    with Ledger(filled / "province.db") as ledger:
        before = ledger.identity()
    assert main(["restored", "--dir", str(filled)]) == 0
    with Ledger(filled / "province.db") as ledger:
        after = ledger.identity()
    assert (after.id, after.epoch != before.epoch) == (before.id, True)
    assert main(["restored", "--dir", str(filled / "khong-co")]) == 2


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE event SET body = CAST('{\"n\":9}' AS BLOB) WHERE seq = 1", "hash"),
        ("UPDATE event SET actor = 'khac' WHERE seq = 2", "hash"),
        ("UPDATE event SET hash = prev WHERE seq = 5", "hash"),
        ("UPDATE event SET position = 7 WHERE seq = 5", "feed"),
        ("DELETE FROM event WHERE seq = 5", "journal"),
        ("DELETE FROM event WHERE seq = 3", "journal"),
        ("UPDATE centre SET feed_position = 9", "counter"),
        ("UPDATE stream SET status = 10", "dossier"),
        ("UPDATE stream SET events = events + 1", "dossier"),
        ("DELETE FROM stream", "dossier"),
        ("UPDATE journal SET held = held + 1", "journal"),
        ("UPDATE event SET answer = 'accepted' WHERE position IS NULL", "answer"),
    ],
)
def test_tampering_is_found(filled: Path, capsys: pytest.CaptureFixture[str], change: str, fault: str) -> None:
    with closing(sqlite3.connect(filled / "province.db")) as db, db:
        assert db.execute(change).rowcount > 0
    assert main(["check", "--dir", str(filled)]) == 1
    assert f"SAI: {fault}" in capsys.readouterr().out


def test_forged_chain_with_right_hashes_is_found(filled: Path) -> None:
    with Ledger(filled / "province.db") as ledger:
        assert audit(ledger).whole
    with closing(sqlite3.connect(filled / "province.db")) as db, db:
        db.execute("UPDATE event SET prev = ?, hash = ? WHERE seq = 2", ("1" * 64, "2" * 64))
    with Ledger(filled / "province.db") as ledger:
        kinds = {fault.split()[0] for fault in audit(ledger).faults}
    assert {"hash", "chain"} <= kinds


def test_check_makes_no_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--dir", str(tmp_path / "none")]) == 2
    assert "ledger_missing" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_enrol_prints_a_code_that_is_good_once(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["enrol", "--dir", str(filled), "--centre", CENTRE, "--name", "Quầy 3"]) == 0
    code = capsys.readouterr().out.rsplit(" ", 1)[1].strip()
    with Ledger(filled / "province.db") as ledger:
        request = Enrol(code=code, public_key=base64.b64encode(bytes(32)).decode(), name="x")
        device, _ = ledger.devices.redeem(request)
        assert device.name == "Quầy 3"
    assert main(["enrol", "--dir", str(filled), "--centre", "H99", "--name", "a"]) == 2


@pytest.mark.parametrize("content", [b"not a database" * 100, b""])
def test_file_that_is_no_ledger_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    (tmp_path / "province.db").write_bytes(content)
    expected = 2 if content else 0
    assert main(["check", "--dir", str(tmp_path)]) == expected
    assert ("ledger_unusable" in capsys.readouterr().out) == bool(content)


def test_newer_ledger_is_left_alone(filled: Path) -> None:
    with closing(sqlite3.connect(filled / "province.db")) as db, db:
        db.execute("INSERT INTO migration VALUES ('9999_later', 'x')")
    with pytest.raises(LedgerUnusable) as refused:
        Ledger(filled / "province.db")
    assert refused.value.facts["reason"] == "newer_program"


def test_step_that_an_old_ledger_lacks_runs_once(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[str] = []
    later = migrations.Step("0002_later", lambda conn: runs.append(conn.dialect.name))
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, later))
    for _ in range(2):
        with Ledger(filled / "province.db") as ledger:
            assert audit(ledger).whole
    assert runs == ["sqlite"]
    assert schema.migration.name == "migration"


def test_first_start_makes_the_demonstration_centre(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from sync.province.cli import main; raise SystemExit(main())"]
    with subprocess.Popen(
        [*command, "serve", "--dir", str(tmp_path / "new"), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(3)]
        try:
            url = lines[0].split()[-1]
            request = Enrol(code="MINH-HOA", public_key=base64.b64encode(bytes(32)).decode(), name="Quầy 2")
            assert enrol(url, request).device
        finally:
            # Windows has no word for one process that asks it to end.
            process.send_signal(signal.SIGINT) if sys.platform != "win32" else process.kill()
            process.wait(timeout=30)
    assert sys.platform == "win32" or process.returncode == 0
    assert CENTRE in lines[1]
    assert "MINH-HOA" in lines[2]
    assert main(["check", "--dir", str(tmp_path / "new")]) == 0


def test_readme_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    # argparse lists a command at the fourth column.
    commands = re.findall(r"^    ([a-z-]+)\b", capsys.readouterr().out, re.MULTILINE)
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert {
        *("serve", "enrol", "check", "centre", "publish", "devices", "revoke", "recovery-key", "recover"),
        *("courier-key", "bundle", "restored"),
    } == set(commands)
    assert [name for name in commands if f"| `{name}" not in readme] == []
