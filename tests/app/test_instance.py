"""A second start shows the window of the first: two real processes, killed, stopped, and spoken to by strangers."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.instance import GIVE_UP_S, FirstInstance, bring_to_front
from tests.app.neighbours import Stranger, addresses, go_on, hold

ROOT = Path(__file__).parents[2]


class Program:
    """One start of the program in a process of its own."""

    def __init__(self, home: Path, state: str, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.app.started", str(home), state],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=environment,
            text=True,
        )

    def line(self) -> dict[str, Any]:
        """Its next line of output."""
        assert self.process.stdout is not None
        text = self.process.stdout.readline()
        assert text, self.process.stderr and self.process.stderr.read()
        return dict(json.loads(text))

    def ended(self) -> tuple[int, dict[str, Any]]:
        """Exit code and last line."""
        out, error = self.process.communicate(timeout=30)
        return self.process.returncode, json.loads(out.splitlines()[-1]) if out else {"stderr": error}

    def end(self) -> None:
        with self.process:
            self.process.kill()


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder with a short name: the address of a socket holds 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="mc") as folder:
        yield Path(folder)


@pytest.fixture
def start(room: Path) -> Iterator[Callable[..., Program]]:
    with ExitStack() as programs:

        def begin(state: str = "sign-in", home: Path = room, **environment: str) -> Program:
            own = {"TMPDIR" if sys.platform == "win32" else "XDG_RUNTIME_DIR": str(room)}
            whole = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", **environment}
            program = Program(home, state, {name: value for name, value in whole.items() if value})
            programs.callback(program.end)
            return program

        yield begin


@pytest.mark.parametrize("state", ["sign-in", "locked", "minimised"])
def test_second_start_shows_the_first_and_ends_well(start: Callable[..., Program], state: str) -> None:
    first = start(state)
    ready = first.line()
    assert ready["ready"]
    assert not ready.get("loaded_early"), "the sign-in page waits for it"
    for _ in range(2):
        code, said = start().ended()
        assert code == 0, said
        assert said["took_s"] < GIVE_UP_S
        shown = first.line()
        assert shown["window"] == "SignInPage"
        assert shown["was_minimised"] == (state == "minimised")
        assert (shown["minimised"], shown["visible"], shown["active"]) == (False, True, True)
        state = "shown"
    assert first.process.poll() is None


def test_killed_first_leaves_nothing_in_the_way(start: Callable[..., Program], room: Path) -> None:
    first = start()
    first.line()
    assert start().ended()[0] == 0
    first.process.kill()
    first.process.wait(timeout=10)
    # Windows takes the address back with the process.
    assert bool(addresses(room)) == (sys.platform != "win32")
    second = start()
    assert second.line()["ready"]
    assert start().ended()[0] == 0
    assert second.line()["visible"]


def test_first_that_hangs_is_told_in_words(start: Callable[..., Program]) -> None:
    first = start()
    first.line()
    assert start().ended()[0] == 0
    first.line()
    hold(first.process)
    code, said = start().ended()
    assert code == 2
    assert said["words"] == "Chương trình đang mở ở một cửa sổ khác."
    assert GIVE_UP_S <= said["took_s"] < GIVE_UP_S + 0.5
    go_on(first.process)
    # What was asked while it hung is answered now, except that a pipe may lose it with whoever asked.
    assert sys.platform == "win32" or first.line()["visible"]
    assert start().ended()[0] == 0


def test_of_many_starts_at_once_one_is_first(start: Callable[..., Program]) -> None:
    programs = [start() for _ in range(4)]
    lines = [program.line() for program in programs]
    firsts = [program for program, line in zip(programs, lines, strict=True) if "ready" in line]
    assert len(firsts) == 1
    assert sorted(p.process.wait(timeout=30) for p in programs if p not in firsts) == [0, 0, 0]
    assert [firsts[0].line()["visible"] for _ in range(3)] == [True, True, True]


def test_home_with_vietnamese_letters_and_spaces(start: Callable[..., Program], room: Path) -> None:
    home = room / "Nguyễn Thị Ánh" / "Một Cửa"
    home.mkdir(parents=True)
    other = room / "khác"
    if sys.platform == "win32":
        other = room / "NGUYỄN THỊ ÁNH" / "MỘT CỬA"
    else:
        other.symlink_to(home)
    only = {"XDG_RUNTIME_DIR": "", "TMPDIR": str(home.parent), "LC_ALL": "C"}
    first = start(home=home, **only)
    first.line()
    assert start(home=other, **only).ended()[0] == 0
    assert first.line()["visible"]
    if sys.platform == "win32":
        assert addresses(home.parent)
    else:
        assert (home.parent / f"motcua-{os.getuid()}").stat().st_mode & 0o777 == 0o700


def test_other_store_has_a_window_of_its_own(start: Callable[..., Program], room: Path) -> None:
    assert start().line()["ready"]
    assert start(home=room / "kho khác").line()["ready"]


def test_strangers_cannot_show_fill_or_block_it(start: Callable[..., Program], room: Path) -> None:
    first = start()
    first.line()
    assert start().ended()[0] == 0
    first.line()
    (address,) = addresses(room)
    assert sys.platform == "win32" or Path(address).stat().st_mode & 0o077 == 0
    for said in (b"shoW", b"show me", b"x" * 1_000_000, b"\x00"):
        with closing(Stranger(address)) as stranger:
            with contextlib.suppress(OSError):
                stranger.say(said)
            assert stranger.hear() == b""
    with ExitStack() as silent:
        strangers = [silent.enter_context(closing(Stranger(address))) for _ in range(20)]
        for stranger in strangers:
            stranger.say(b"sho")
        assert start().ended()[0] == 0
        began = time.monotonic()
        assert strangers[0].hear() == b""
        assert time.monotonic() - began < 5
    # Its only line since is the one for the real start.
    assert first.line()["visible"]
    first.process.terminate()
    assert first.process.communicate(timeout=30)[0] == ""


@pytest.mark.skipif(sys.platform == "win32", reason="its folder for such files is each user's own")
def test_folder_that_others_may_write_is_not_used(start: Callable[..., Program], room: Path) -> None:
    assert sys.platform != "win32"
    shared, own = room / "moi-nguoi", room / f"motcua-{os.getuid()}"
    shared.mkdir()
    shared.chmod(0o777)
    start(XDG_RUNTIME_DIR=str(shared), TMPDIR=str(room)).line()
    assert list(shared.iterdir()) == []
    assert list(own.iterdir())


# ---------------------------------------------------------------- inside one process


@pytest.fixture
def runtime(room: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(room))
    if sys.platform == "win32":
        monkeypatch.setattr(tempfile, "tempdir", str(room))
    return room


def test_released_claim_is_free_at_once(qtbot: QtBot, runtime: Path) -> None:
    earlier, later = FirstInstance(), FirstInstance()
    assert earlier.claim(runtime / "store")
    qtbot.waitUntil(lambda: bool(addresses(runtime)))
    earlier.release()
    assert not addresses(runtime)
    assert later.claim(runtime / "store")
    later.release()
    # Released before it listened: it must not begin to.
    qtbot.wait(400)
    assert not addresses(runtime)


def test_claim_makes_no_store_folder(runtime: Path) -> None:
    first = FirstInstance()
    assert first.claim(runtime / "store")
    assert not (runtime / "store").exists()
    first.release()


def test_dialog_that_waits_keeps_the_keyboard(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    window.setWindowState(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
    bring_to_front(window)
    assert window.isMaximized()
    assert not window.isMinimized()
    qtbot.waitUntil(dialog.isActiveWindow)
