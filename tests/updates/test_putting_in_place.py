"""A new program is tried beside the old one, and replaces it only if it works. Programs here are scripts."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.updating import Outcome, Updating, put_in_place
from desktop.app.web_place import WebFiles
from desktop.ui.widgets.buttons import Button
from desktop.updates.place import Place
from desktop.updates.staging import stage
from desktop.updates.swap import Swap
from tests.updates.releases import KEYS, publish

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the installer does it there")

OLD = b"#!/bin/sh\nexit 0\n"
WORKS = b'#!/bin/sh\n[ "$1" = --smoke ] || exit 9\ntouch "$(dirname "$0")/tried"\necho thu xong\n'
BREAKS = b"#!/bin/sh\necho thieu thu vien >&2\nexit 1\n"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    program = tmp_path / "chỗ của tôi" / "MotCuaXa.AppImage"
    program.parent.mkdir()
    program.write_bytes(OLD)
    program.chmod(0o755)
    return program


def waits(tmp_path: Path, package: bytes) -> Path:
    publish(tmp_path / "usb", package)
    place, folder = Place(str(tmp_path / "usb"), WebFiles()), tmp_path / "updates"
    assert stage(place, place.offer(KEYS, "0.5.0"), folder, lambda *_: None, lambda: False)
    return folder


def test_one_that_works_takes_the_place(tmp_path: Path, program: Path) -> None:
    folder = waits(tmp_path, WORKS)
    outcome = put_in_place(folder, KEYS, program)
    assert outcome == Outcome("99.0.1", "", "thu xong")
    assert (program.parent / "tried").exists()
    assert program.read_bytes() == WORKS
    assert program.stat().st_mode & stat.S_IXUSR
    swap = Swap(program)
    assert swap.before.read_bytes() == OLD, "until somebody has worked with the new one"
    assert put_in_place(folder, KEYS, program) is None, "once"
    swap.finish()
    assert sorted(path.name for path in program.parent.iterdir()) == ["MotCuaXa.AppImage", "tried"]


def test_one_that_does_not_work_changes_nothing(tmp_path: Path, program: Path) -> None:
    outcome = put_in_place(waits(tmp_path, BREAKS), KEYS, program)
    assert outcome == Outcome("99.0.1", "update_not_installed.trial", "thieu thu vien")
    assert [path.read_bytes() for path in program.parent.iterdir()] == [OLD]
    assert put_in_place(tmp_path / "updates", KEYS, program) is None, "it is not tried at every start"


def test_one_that_is_no_program_changes_nothing(tmp_path: Path, program: Path) -> None:
    outcome = put_in_place(waits(tmp_path, b"\x7fELF nothing"), KEYS, program)
    assert outcome is not None
    assert outcome.failure == "update_not_installed.trial"
    assert program.read_bytes() == OLD


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path, program: Path) -> None:
    program.parent.chmod(0o555)
    outcome = put_in_place(waits(tmp_path, WORKS), KEYS, program)
    program.parent.chmod(0o755)
    assert outcome is not None
    assert outcome.failure == "update_not_installed.disk"


def test_a_program_that_is_gone_is_told(tmp_path: Path, program: Path) -> None:
    program.unlink()
    outcome = put_in_place(waits(tmp_path, WORKS), KEYS, program)
    assert outcome is not None
    assert outcome.failure == "update_not_installed.disk"
    assert not Swap(program).new.exists()


def test_a_rotten_package_is_not_tried(tmp_path: Path, program: Path) -> None:
    folder = waits(tmp_path, WORKS)
    next(folder.glob("*.bin")).write_bytes(BREAKS)
    outcome = put_in_place(folder, KEYS, program)
    assert outcome == Outcome("", "update_refused.damaged")
    assert program.read_bytes() == OLD
    assert not (program.parent / "tried").exists()


def test_the_window_ends_by_itself_when_all_is_well(qtbot: QtBot, tmp_path: Path, program: Path) -> None:
    updating = Updating(waits(tmp_path, WORKS))
    qtbot.addWidget(updating.window)
    assert updating.run(KEYS, program)


def test_the_window_says_what_went_wrong_and_goes_on(qtbot: QtBot, tmp_path: Path, program: Path) -> None:
    updating = Updating(waits(tmp_path, BREAKS))
    qtbot.addWidget(updating.window)
    seen: list[str] = []

    def go_on() -> None:
        if updating.go_on.isVisible():
            seen.append(updating._said.text())
            assert isinstance(updating.go_on, Button)
            updating.go_on.click()

    from PySide6.QtCore import QTimer

    timer = QTimer()
    timer.timeout.connect(go_on)
    timer.start(20)
    assert not updating.run(KEYS, program)
    timer.stop()
    assert "Bản 99.0.1 tự chạy thử trên máy này không xong" in seen[0]
    assert "dữ liệu không đổi" in seen[0]
