"""What a stolen disk shows: no name, number, address or phone in anything the store writes (safety 1 and 2)."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.app.report_export import register_rows
from desktop.domain.people import Applicant
from desktop.reports.summary_workbook import write_summary_xlsx
from desktop.store.restore import restore
from desktop.store.store import Store
from desktop.usecases.correct_reception import CorrectReception, correct_reception
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from desktop.usecases.save_draft import save_draft
from desktop.usecases.summarise_period import SummarisePeriod, summarise_period
from tests.store.stores import PASSWORD, at, new_store, open_store

SECRET = Applicant(
    name="Zyxwvut Ngọc Bí Mật", id_number="087185009871", phone="0987654320", address="Ấp Kín Đáo, Mỹ Xương, Đồng Tháp"
)
READABLE = ("Zyxwvut", "zyxwvut", "087185009871", "0987654320", "Kín Đáo", "Người Được Cấp", "SQLite format", PASSWORD)


def found_in(folder: Path) -> list[tuple[str, str]]:
    """Files, and what can be read in them in any usual encoding."""
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    files = {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    return [
        (name, text)
        for name, data in files.items()
        for text in READABLE
        if any(text.encode(encoding) in data for encoding in encodings)
    ]


def fill(store: Store) -> None:
    dossier = store.run(receive_dossier, ReceiveDossier("1.004873", SECRET))[0].dossier
    store.run(correct_reception, CorrectReception(dossier, "Người Được Cấp đổi số", return_by="post"))
    store.run(save_draft, "nhap", f'{{"name":"{SECRET.name}","phone":"{SECRET.phone}"}}'.encode())


def test_the_search_finds_what_is_readable(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text(SECRET.name, encoding="utf-16-le")
    assert found_in(tmp_path) == [("plain", "Zyxwvut")]


def test_store_log_backups_and_what_a_restore_leaves(tmp_path: Path, clock: SetClock) -> None:
    store = new_store(tmp_path / "store", clock)
    fill(store)
    # Open: the log and its index lie beside the database now.
    assert (tmp_path / "store" / "motcua.db-wal").stat().st_size > 0
    assert found_in(tmp_path) == []
    store.backup_to(tmp_path / "backups" / "motcua_2026-11-23.db")
    store.close()
    restore(
        tmp_path / "store", tmp_path / "backups" / "motcua_2026-11-23.db", user="diem", password=PASSWORD, clock=clock
    )
    open_store(tmp_path / "store", clock).close()
    assert found_in(tmp_path) == []


def test_nothing_is_left_in_temporary_folders(tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    seen: list[str] = []
    real = os.open

    def watched(path: str | bytes, *rest: object, **more: object) -> int:
        if str(path).startswith(str(temporary)):
            seen.append(str(path))
        return real(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", watched)
    (tmp_path / "xuat").mkdir()
    with closing(new_store(tmp_path / "store", clock)) as store:
        fill(store)
        today = at("2026-11-23 08:00").date()
        view = store.view()
        summary = summarise_period(view, SummarisePeriod(today, today))
        rows = register_rows(lambda query, *what: query(view, *what), summary)
        write_summary_xlsx(summary, rows, tmp_path / "xuat" / "t.xlsx")
        store.rebuild()
    assert seen == []
    assert list(temporary.iterdir()) == []
    assert [path.name for path in (tmp_path / "xuat").iterdir()] == ["t.xlsx"]
