"""`motcua catalogue`: shown first, in force only when asked, refused with the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.app.main import main
from desktop.store.users import Role, User
from tests.imports.files import lines, workbook
from tests.store.stores import DIEM, PASSWORD, new_store, open_store

LEADER = User("thanh", "Lê Văn Thành", Role.LEADER)


@pytest.fixture
def folder(tmp_path: Path, clock: SetClock) -> Path:
    new_store(tmp_path / "quay", clock, user=LEADER).close()
    return tmp_path / "quay"


def known(folder: Path, clock: SetClock, user: str = LEADER.id) -> int:
    store = open_store(folder, clock, user)
    count = len(store.view().catalogue.procedures)
    store.close()
    return count


def test_shown_applied_and_nothing_new(
    folder: Path, tmp_path: Path, clock: SetClock, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(workbook(tmp_path / "danh-muc.xlsx", lines(3)))
    typed = ["catalogue", file, "--store", str(folder), "--user", LEADER.id, "--password", PASSWORD]
    before = known(folder, clock)
    assert main(typed) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "thêm  8.000000  Đăng ký việc số 0 tại cấp xã"
    assert said[3].endswith("3 thêm. Chưa thay đổi gì; thêm --apply để áp dụng.")
    assert known(folder, clock) == before
    assert main([*typed, "--apply"]) == 0
    assert capsys.readouterr().out.splitlines()[3].endswith("đã áp dụng, 3 thêm.")
    assert known(folder, clock) == before + 3
    assert main([*typed, "--apply"]) == 0
    assert "không có gì mới" in capsys.readouterr().out


def test_a_wrong_row_is_told_and_nothing_changes(
    folder: Path, tmp_path: Path, clock: SetClock, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(workbook(tmp_path / "a.xlsx", [*lines(3), (1.00119, "Khai sinh", "a", "b", "Hộ tịch")]))
    before = known(folder, clock)
    typed = ["catalogue", file, "--store", str(folder), "--user", LEADER.id, "--password", PASSWORD, "--apply"]
    assert main(typed) == 2
    said = capsys.readouterr().err
    assert "dòng 8, cột A (Mã số): có “1.00119”" in said
    assert "Danh mục đang dùng không thay đổi gì." in said
    assert known(folder, clock) == before


def test_who_may_not_change_the_catalogue_may_look(
    tmp_path: Path, clock: SetClock, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "quay"
    new_store(folder, clock).close()
    file = str(workbook(tmp_path / "a.xlsx", lines(3)))
    typed = ["catalogue", file, "--store", str(folder), "--user", DIEM.id, "--password", PASSWORD]
    assert main(typed) == 0
    assert main([*typed, "--apply"]) == 2
    assert "[not_permitted]" in capsys.readouterr().err
