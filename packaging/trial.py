"""`dev.py build trial`: an AppImage in bare Debian systems, under conditions that real machines have."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import bare_systems
from appimage import measuring
from bare_systems import Entry
from freezing import CannotBuild

SUITES = ("bookworm", "trixie")
HOME = "/nhà/Nguyễn Văn Ả/của tôi"
NAME = "Một Cửa Xã.AppImage"
CLOCK = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
TOTAL = re.compile(r"^ *([0-9.]+) s  tất cả đều được$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One condition.

    Attributes:
        name: in the table.
        entry: how the program is run.
        bare: in the system without the libraries.
        judge: why it is not as it should be; empty when it is.
    """

    name: str
    entry: Entry
    judge: Callable[[subprocess.CompletedProcess[str]], str]
    bare: bool = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the verb."""
    parser.add_argument("--image", type=Path, help="the AppImage (the newest in build/dist)")
    parser.add_argument("--roots", type=Path, help="where the systems are kept (build/roots)")
    parser.add_argument("--suites", nargs="+", default=list(SUITES), help="releases of Debian")


def run(root: Path, options: argparse.Namespace) -> int:
    """Run every case in every system and print a table.

    Returns:
        0 when all were as they should be.

    Raises:
        CannotBuild: not root, no image, or a system could not be made.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        raise CannotBuild("bare systems are made and entered by root, on Linux")
    found = sorted((root / "build" / "dist").glob("*.AppImage"), key=lambda one: one.stat().st_mtime)
    image = options.image or (found[-1] if found else None)
    if image is None:
        raise CannotBuild("there is no AppImage in build/dist: `dev.py build appimage` makes one")
    rows, wrong = [], 0
    with measuring.screen() as display:
        for suite in options.suites:
            bare, ready = bare_systems.make(suite, options.roots or root / "build" / "roots")
            system = bare_systems.versions(ready)
            for case in cases(display):
                words, seconds = play(case, bare if case.bare else ready, image)
                wrong += words.startswith("FAILED")
                rows.append(f"| {system} | {case.name} | {words} | {seconds:.1f} s |")
                print(rows[-1], flush=True)
    day = time.strftime("%Y-%m-%d", time.gmtime())
    print(f"\n{image.name}, {day}: {len(rows) - wrong} of {len(rows)} as they should be")
    return 1 if wrong else 0


def cases(display: str) -> Iterator[Case]:
    """Every condition."""
    program = f"{HOME}/{NAME}"
    smoke = Entry(Path(), HOME, [program, "--smoke"], OFFSCREEN)
    on_screen = replace(smoke, variables={"DISPLAY": display}, binds=("/tmp/.X11-unix",))
    yield Case("no libraries: told in words", replace(smoke, command=[program]), told_in_words, bare=True)
    yield Case("a person, no FUSE, no locale, memory", smoke, worked)
    yield Case("a person, no FUSE, X11", on_screen, worked)
    yield Case("root, FUSE, X11", replace(on_screen, as_root=True, binds=("/tmp/.X11-unix", "/dev/fuse")), worked)
    yield Case("German locale that is not there", replace(smoke, variables=OFFSCREEN | {"LANG": "de_DE"}), worked)
    if Path(CLOCK).exists():
        past = OFFSCREEN | {"LD_PRELOAD": CLOCK, "FAKETIME": "@2019-03-04 08:00:00"}
        yield Case("clock in 2019: told in words", replace(smoke, variables=past, binds=(CLOCK,)), told_the_day)


def play(case: Case, folder: Path, image: Path) -> tuple[str, float]:
    """Run one case.

    Returns:
        What came of it in words, and how long the whole took.
    """
    home = folder / HOME.lstrip("/")
    # Nothing of an earlier case is left; the image is not the machine's own file.
    shutil.rmtree(home.parent, ignore_errors=True)
    shutil.rmtree(folder / "tmp", ignore_errors=True)
    (folder / "tmp").mkdir()
    (folder / "tmp").chmod(0o1777)
    home.mkdir(parents=True)
    shutil.copyfile(image, home / NAME)
    (home / NAME).chmod(0o755)
    for place in case.entry.binds:
        (folder / place.lstrip("/")).parent.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    try:
        done = bare_systems.run(replace(case.entry, folder=folder))
    except subprocess.TimeoutExpired:
        return f"FAILED: nothing after {case.entry.limit_s} s", time.monotonic() - began
    seconds = time.monotonic() - began
    why = case.judge(done) or left_behind(folder)
    total = TOTAL.search(done.stdout)
    if why:
        return f"FAILED: {why}", seconds
    return f"smoke {total[1]} s" if total else "as it should be", seconds


def worked(done: subprocess.CompletedProcess[str]) -> str:
    """All steps, and not a word of complaint."""
    if done.returncode or not TOTAL.search(done.stdout):
        return f"exit code {done.returncode}: {(done.stderr or done.stdout).strip()[-600:]!r}"
    return f"standard error: {done.stderr.strip()[-600:]!r}" if done.stderr.strip() else ""


def told_in_words(done: subprocess.CompletedProcess[str]) -> str:
    """The packages are named, in words."""
    missing = [name for name in bare_systems.PACKAGES if name not in done.stderr]
    if missing or "Traceback" in done.stderr or not done.returncode:
        return f"exit code {done.returncode}, not named: {missing}: {done.stderr.strip()[-600:]!r}"
    return ""


def told_the_day(done: subprocess.CompletedProcess[str]) -> str:
    """Everything begins; a procedure that is not in force on the day of the clock is refused, with that day."""
    begun = "cửa sổ chính" in done.stdout and "2019-03-04" in done.stderr
    if not begun or done.returncode != 2 or "Traceback" in done.stderr:
        return f"exit code {done.returncode}: {(done.stderr or done.stdout).strip()[-600:]!r}"
    return ""


def left_behind(folder: Path) -> str:
    """Nothing stays in the folder for temporary files."""
    left = [
        one.name for one in (folder / "tmp").iterdir() if one.name.startswith((".mount", "motcua_", "motcua-icons"))
    ]
    return f"left in /tmp: {left}" if left else ""
