"""The counter day without a window: the sample, rules at its edges, kills, and a province that is away."""

from __future__ import annotations

import json
import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from tests.app.conftest import Ran, command, environment

SAMPLE = Path("resources/samples/day_60.jsonl")
Motcua = Callable[..., Ran]


def visitor(at: str, number: int = 1, **members: Any) -> dict[str, Any]:
    return {
        "at": at,
        "procedure": "2.000815",
        "applicant": {"name": "Đặng Thị Ửng", "id_number": f"0871850{number:05d}", "sex": "Nữ", "birth_date": "1985"},
        **members,
    }


def write(path: Path, *visitors: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(v, ensure_ascii=False) + "\n" for v in visitors), encoding="utf-8")
    return path


def test_sample_day(motcua: Motcua, tmp_path: Path) -> None:
    ran = motcua("day", "--visitors", SAMPLE, "--out", tmp_path / "out")
    assert ran.code == 0, ran.stderr
    assert ran.totals["agree"] is True
    assert (ran.totals["lines"], ran.totals["received"], ran.totals["bad"]) == (60, 58, 2)
    assert ran.totals["events"] == ran.totals["synced"] > 150
    assert sum(ran.totals["status"].values()) == 58
    assert ran.totals["fees_vnd"] == sum(line["fee_vnd"] for line in ran.lines if line["ok"])
    report = ran.totals["report"]
    assert report["3"] == report["7"] + report["11"] == report["4"] + report["5"] + report["6"]
    assert {line["error"] for line in ran.lines if not line["ok"]} == {"card_unreadable", "documents_missing"}
    slips = sorted((tmp_path / "out").glob("*/giay-hen/*.pdf"))
    assert [slip.stem for slip in slips] == sorted(line["number"] for line in ran.lines if line["ok"])
    first = next(line for line in ran.lines if line["ok"])
    text = PdfReader(slips[0]).pages[0].extract_text()
    assert first["number"].split("-")[0] in text
    day = tmp_path / "out" / "2026-11-23"
    assert {path.suffix for path in day.glob("motcua_*")} == {".xlsx", ".pdf", ".csv"}
    book = openpyxl.load_workbook(next(day.glob("*.xlsx")), read_only=True)
    assert "II.06a" in book.sheetnames
    book.close()
    assert (tmp_path / "out" / "sao-luu" / "motcua_2026-11-23.db").stat().st_size > 10_000
    assert motcua("verify", "--store", tmp_path / "out" / "store").code == 0


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-11-23T08:00:00+07:00", "2026-11-23T17:00:00+07:00"),
        ("2026-11-23T15:00:00+07:00", "2026-11-23T17:00:00+07:00"),
        ("2026-11-23T15:00:01+07:00", "2026-11-25T17:00:00+07:00"),
        ("2027-02-03T15:30:00+07:00", "2027-02-11T17:00:00+07:00"),
        ("2027-02-03T08:30:00Z", "2027-02-11T17:00:00+07:00"),
    ],
)
def test_same_day_results(motcua: Motcua, tmp_path: Path, at: str, due: str) -> None:
    file = write(tmp_path / "v.jsonl", visitor(at))
    ran = motcua("day", "--visitors", file, "--out", tmp_path / "out", "--offline")
    assert (ran.code, ran.lines[0]["due_at"]) == (0, due), ran.stderr


def test_steps_out_of_order_leave_the_dossier_alone(motcua: Motcua, tmp_path: Path) -> None:
    then = [
        {"at": "2026-11-23T09:00:00+07:00", "do": "return"},
        {"at": "2026-11-23T09:05:00+07:00", "do": "forward"},
        {"at": "2026-11-23T09:06:00+07:00", "do": "refuse", "reason": "x"},
    ]
    ran = motcua(
        "day",
        "--visitors",
        write(tmp_path / "v.jsonl", visitor("2026-11-23T08:00:00+07:00", then=then)),
        "--out",
        tmp_path / "out",
        "--offline",
    )
    line = ran.lines[0]
    assert (ran.code, line["ok"], line["status"]) == (0, True, 4)
    assert [step["error"] for step in line["refused_steps"]] == ["step_not_allowed", "step_not_allowed"]
    assert "step_not_allowed" in line["warnings"]


def test_names_of_every_people(motcua: Motcua, tmp_path: Path) -> None:
    names = ["Y Bhiŏ Niê", "H'Hen Niê", "Đặng Thị Ửng"]
    lines = [
        visitor(
            f"2026-11-23T08:0{i}:00+07:00", applicant=..., scan=f"06608500000{i}||{name}|02031985|Nam|Buôn X|10102021\n"
        )
        for i, name in enumerate(names)
    ]
    for one in lines:
        del one["applicant"]
    out = tmp_path / "out"
    ran = motcua("day", "--visitors", write(tmp_path / "v.jsonl", *lines), "--out", out, "--offline")
    assert ran.code == 0, ran.stderr
    assert all(not [w for w in line["warnings"] if w.startswith("card_")] for line in ran.lines)
    for line, name in zip(ran.lines, names, strict=True):
        page = PdfReader(out / "2026-11-23" / "giay-hen" / f"{line['number']}.pdf").pages[0]
        assert name in " ".join(page.extract_text().split())


def test_second_start_in_the_same_folder_is_refused_in_words(motcua: Motcua, tmp_path: Path) -> None:
    file = write(tmp_path / "v.jsonl", visitor("2026-11-23T08:00:00+07:00"))
    assert motcua("day", "--visitors", file, "--out", tmp_path / "out", "--offline").code == 0
    again = motcua("day", "--visitors", file, "--out", tmp_path / "out", "--offline")
    assert again.code == 2
    assert "--resume" in again.stderr


def test_later_days_continue_the_store(motcua: Motcua, tmp_path: Path) -> None:
    out, store = tmp_path / "out", tmp_path / "store"
    first = write(tmp_path / "1.jsonl", visitor("2026-11-23T08:00:00+07:00", procedure="1.001612"))
    assert motcua("day", "--visitors", first, "--out", out, "--store", store, "--offline").code == 0
    second = write(tmp_path / "2.jsonl", visitor("2026-11-25T08:00:00+07:00", 2))
    ran = motcua("day", "--visitors", second, "--out", out, "--store", store, "--offline")
    assert (ran.code, ran.totals["report"]["6"], ran.totals["report"]["5"]) == (0, 1, 1)
    until = motcua("day", "--until", "2026-11-30T17:00:00+07:00", "--out", out, "--store", store, "--offline")
    assert (until.code, until.totals["lines"], until.totals["report"]["13"]) == (0, 0, 2)
    assert (out / "2026-11-27").exists()
    assert not (out / "2026-11-28").exists()


def test_kills_lose_and_double_nothing(motcua: Motcua, tmp_path: Path) -> None:
    """kill -9 at eight random instants, then the same command with --resume, against an unbroken run."""
    whole = motcua("day", "--visitors", SAMPLE, "--out", tmp_path / "whole")
    out, rng = tmp_path / "cut", random.Random(7)
    arguments = ["day", "--visitors", str(SAMPLE), "--out", str(out), "--resume"]
    for _ in range(8):
        process = subprocess.Popen(
            command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(tmp_path)
        )
        try:
            process.wait(rng.uniform(0.4, 2.5))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    ran = motcua(*arguments)
    assert ran.code == 0, ran.stderr
    for name in ("lines", "received", "bad", "status", "fees_vnd", "report", "events", "synced", "agree"):
        assert ran.totals[name] == whole.totals[name], name
    assert [line.get("number") for line in ran.lines] == [line.get("number") for line in whole.lines]
    assert motcua("verify", "--store", out / "store").code == 0


def test_day_does_not_notice_an_absent_province(motcua: Motcua, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    file = write(tmp_path / "v.jsonl", *(visitor(f"2026-11-23T08:{m:02d}:00+07:00", m) for m in range(20)))
    ran = motcua("day", "--visitors", file, "--out", tmp_path / "out", "--province", url)
    assert (ran.code, ran.totals["received"], ran.totals["synced"], ran.totals["agree"]) == (1, 20, 0, False)
    serve = "import sys; from sync.province.cli import main; sys.exit(main())"
    server = subprocess.Popen(
        [sys.executable, "-c", serve, "serve", "--dir", str(tmp_path / "province"), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        env=environment(tmp_path),
    )
    try:
        deadline = time.monotonic() + 30
        later = motcua("sync", "--store", tmp_path / "out" / "store", "--province", url)
        while later.code != 0 and time.monotonic() < deadline:
            later = motcua("sync", "--store", tmp_path / "out" / "store", "--province", url)
        assert later.code == 0, later.stderr
        until = motcua(
            "day",
            *("--until", "2026-11-24T17:00:00+07:00", "--out", tmp_path / "out2"),
            *("--store", tmp_path / "out" / "store", "--province", url),
        )
        assert (until.code, until.totals["agree"]) == (0, True), until.stderr
        assert until.totals["events"] == until.totals["synced"]
    finally:
        server.terminate()
        server.wait(20)


def test_a_played_store_is_put_back_from_its_backup_and_from_nothing(motcua: Motcua, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert motcua("day", "--visitors", SAMPLE, "--out", out).code == 0
    store = out / "store"
    database = store / "motcua.db"
    backup = max((out / "sao-luu").glob("*.db"))
    for arguments in (("--backup", backup), ()):
        pages = bytearray(database.read_bytes())
        middle = len(pages) // 2 // 4096 * 4096
        pages[middle : middle + 4096] = bytes(4096)
        database.write_bytes(pages)
        ran = motcua("restore", "--store", store, *arguments)
        assert ran.code == 0, ran.stderr
        assert motcua("verify", "--store", store).code in {0, 1}
    assert len(list((store / "de-rieng").iterdir())) >= 1
    missing = motcua("restore", "--store", store, "--backup", tmp_path / "none.db")
    assert (missing.code, "[backup_unusable]" in missing.stderr) == (2, True)
