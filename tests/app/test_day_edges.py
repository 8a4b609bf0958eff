"""Edges of the counter day that once went wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.app.conftest import Ran
from tests.app.test_day import visitor, write

Motcua = Callable[..., Ran]


def day(
    motcua: Motcua, tmp_path: Path, *visitors: dict[str, Any], more: tuple[str | Path, ...] = ("--offline",)
) -> Ran:
    return motcua("day", "--visitors", write(tmp_path / "v.jsonl", *visitors), "--out", tmp_path / "out", *more)


def test_resume_with_another_file_is_refused_and_changes_nothing(motcua: Motcua, tmp_path: Path) -> None:
    assert day(motcua, tmp_path, visitor("2026-11-23T08:00:00+07:00")).code == 0
    other = day(motcua, tmp_path, visitor("2026-11-23T08:00:00+07:00", 2), more=("--offline", "--resume"))
    assert (other.code, other.lines) == (2, [])
    assert "other_visitors" in other.stderr
    again = day(motcua, tmp_path, visitor("2026-11-23T08:00:00+07:00"), more=("--offline", "--resume"))
    assert (again.code, again.totals["events"]) == (0, 2)


def test_until_before_the_last_visit_still_closes_its_day(motcua: Motcua, tmp_path: Path) -> None:
    ran = day(
        motcua,
        tmp_path,
        visitor("2026-11-25T08:00:00+07:00"),
        more=("--offline", "--until", "2026-11-20T17:00:00+07:00"),
    )
    assert (ran.code, ran.totals["received"]) == (0, 1)
    assert list((tmp_path / "out" / "2026-11-25").glob("*.csv"))


def test_one_oversized_dossier_holds_up_nobody_else(motcua: Motcua, tmp_path: Path) -> None:
    papers = [f"Giấy tờ số {n} " + "rất dài " * 30 for n in range(400)]
    ran = day(
        motcua,
        tmp_path,
        visitor("2026-11-23T08:00:00+07:00", 1, documents=["ban-chinh", *papers]),
        visitor("2026-11-23T08:05:00+07:00", 2, priority="x" * 70_000),
        visitor("2026-11-23T08:10:00+07:00", 3),
        more=(),
    )
    assert [line["ok"] for line in ran.lines] == [False, False, True]
    assert {line["error"] for line in ran.lines[:2]} == {"field_refused"}
    assert (ran.code, ran.totals["synced"], ran.totals["agree"]) == (0, 2, True)


def test_a_mistyped_year_does_not_close_a_thousand_days(motcua: Motcua, tmp_path: Path) -> None:
    then = [{"at": "2062-11-23T09:00:00+07:00", "do": "forward"}]
    ran = day(motcua, tmp_path, visitor("2026-11-23T08:00:00+07:00", then=then))
    assert (ran.code, ran.lines[0]["error"]) == (0, "bad_line")


def test_files_of_a_closed_day_are_left_as_they_were(motcua: Motcua, tmp_path: Path) -> None:
    then = [{"at": "2026-11-25T09:00:00+07:00", "do": "forward"}, {"at": "2026-11-26T09:00:00+07:00", "do": "result"}]
    one = visitor("2026-11-23T08:00:00+07:00", procedure="1.001612", then=then)
    assert day(motcua, tmp_path, one).code == 0
    csv = next((tmp_path / "out" / "2026-11-23").glob("*.csv"))
    before = csv.read_bytes()
    assert "Được tiếp nhận" in before.decode("utf-8-sig")
    assert day(motcua, tmp_path, one, more=("--offline", "--resume")).code == 0
    assert csv.read_bytes() == before


def test_an_extension_into_the_past_is_refused(motcua: Motcua, tmp_path: Path) -> None:
    then = [
        {"at": "2026-11-23T09:00:00+07:00", "do": "forward"},
        {"at": "2026-12-10T09:00:00+07:00", "do": "extend", "due_at": "2026-12-01T17:00:00+07:00", "reason": "x"},
    ]
    ran = day(motcua, tmp_path, visitor("2026-11-23T08:00:00+07:00", procedure="1.001612", then=then))
    assert [step["error"] for step in ran.lines[0]["refused_steps"]] == ["due_date_not_later"]


def test_one_short_word_is_not_a_paper_of_the_checklist(motcua: Motcua, tmp_path: Path) -> None:
    ran = day(motcua, tmp_path, visitor("2026-11-23T08:00:00+07:00", documents=["an"]))
    assert ran.lines[0]["error"] == "documents_missing"
    assert json.dumps(ran.lines[0], ensure_ascii=False).count("Bản chính") == 1
