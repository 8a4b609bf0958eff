"""What an installer does to a machine: put in, tried, replaced, refused, taken out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from freezing import CannotBuild
from windows import bench
from windows.bench import Bench

FOLDER = "AppData/Local/Programs/MotCuaXa"
DATA = "AppData/Local/MotCuaXa"
KEPT = "hồ sơ.txt"
TOTAL = re.compile(r"^ *([0-9.]+) s  tất cả đều được$", re.MULTILINE)
# A program in the place of ours: ends its smoke with a code, stays while a file is there, leaves a mark when started.
FAKE = r"""
#include <windows.h>
#include <wchar.h>
int WINAPI wWinMain(HINSTANCE i, HINSTANCE p, PWSTR line, int show)
{
    wchar_t mark[MAX_PATH];
    if (wcsstr(line, L"--smoke"))
        return CODE;
    GetEnvironmentVariableW(L"USERPROFILE", mark, MAX_PATH);
    CreateMutexW(0, 0, L"Local\\MotCuaXa.Running");
    wcscat(mark, L"\\started-NAME");
    CloseHandle(CreateFileW(mark, GENERIC_WRITE, 0, 0, CREATE_ALWAYS, 0, 0));
    Sleep(wcsstr(line, L"--stay") ? 8000 : 0);
    return 0;
}
"""


class Machine:
    """A Windows, of this machine or of the bench, in which a user has a profile."""

    def __init__(self, place: Bench | None) -> None:
        self._bench = place
        self._prefix = Path()
        self.home = Path(os.environ.get("USERPROFILE", ""))
        if place is not None:
            self._prefix = place.fresh("trial")
            self.home = self._prefix / "drive_c" / "users" / "root"

    def run(self, program: Path, *arguments: str, display: str = "", **variables: str) -> tuple[int, str]:
        """Run a program to its end; returns its exit code and all it said."""
        if self._bench is None:
            env = {**os.environ, **variables}
            done = subprocess.run([str(program), *arguments], env=env, capture_output=True, check=False, timeout=600)
            return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")
        binds = (program.parent,) if self._prefix not in program.parents else ()
        command = [bench.seen(program), *arguments]
        task = bench.Task(command, self._prefix, binds, Path("/"), variables, display, limit_s=600)
        told = bench.run(self._bench, task, quiet=True)
        return told.returncode, told.stdout + told.stderr

    def both(self, first: list[str], program: Path, *arguments: str, display: str = "") -> int:
        """Run a program some seconds after another one was started, which is ended if it does not end by itself."""
        assert self._bench is not None
        ends = "" if not display else "wineserver -k; "
        pause = "10" if display else "2"
        script = f'a=$1; b=$2; shift 2; wine "$a" $b & sleep {pause}; wine "$@"; code=$?; {ends}exit $code'
        command = ["sh", "-c", script, "sh", *first, bench.seen(program), *arguments]
        task = bench.Task(command, self._prefix, (program.parent,), display=display, limit_s=600)
        return bench.run(self._bench, task, quiet=True, plain=True).returncode


def run(place: Bench | None, setup: Path, version: str, icon: Path) -> bool:
    """Try an installer; prints a table.

    Args:
        place: the bench; None on Windows itself, where only what needs no second installer is tried.
        setup: the installer.
        version: it brings.
        icon: for installers that are made for the trial.

    Returns:
        Whether all was as it should be.
    """
    tried = _Trial(Machine(place), setup, version)
    tried.install()
    tried.smoke("offscreen")
    if place is None:
        tried.smoke("windows")
    else:
        from appimage.measuring import screen

        with screen() as display:
            tried.smoke("windows", display)
            tried.stand_in_the_way(display)
        tried.replace(place, icon)
    tried.remove()
    day = time.strftime("%Y-%m-%d", time.gmtime())
    system = place.versions() if place is not None else "Windows"
    print(f"\n{setup.name}, {system}, {day}: {tried.right} of {tried.number} as they should be")
    return tried.right == tried.number


class _Trial:
    def __init__(self, machine: Machine, setup: Path, version: str) -> None:
        self._machine, self._setup, self._version = machine, setup, version
        self._folder = machine.home / FOLDER
        self.right = self.number = 0

    def install(self) -> None:
        kept = self._machine.home / DATA / KEPT
        if self._folder.exists() or kept.parent.exists():
            raise CannotBuild(f"the program or its data are here already: {self._folder}, {kept.parent}")
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("của quầy", encoding="utf-8")
        began = time.monotonic()
        code, said = self._machine.run(self._setup, "/S")
        good = code == 0 and (self._folder / "motcua.exe").is_file() and (self._folder / "uninstall.exe").is_file()
        self._row("installed silently, its own trial with it", good, f"{code} {said[-500:]}", began)

    def smoke(self, platform: str, display: str = "") -> None:
        began = time.monotonic()
        program = self._folder / "motcua.exe"
        code, said = self._machine.run(program, "--smoke", display=display, QT_QPA_PLATFORM=platform)
        total = TOTAL.search(said)
        name = f"--smoke, platform {platform}" + (f": {total[1]} s" if total else "")
        self._row(name, code == 0 and total is not None, f"{code} {said[-1500:]}", began)

    def stand_in_the_way(self, display: str) -> None:
        """Our own program, with its window."""
        began = time.monotonic()
        program = bench.seen(self._folder / "motcua.exe")
        code = self._machine.both([program, "run"], self._setup, "/S", display=display)
        self._row("installing while our window is open: refused", code == 3, str(code), began)

    def replace(self, place: Bench, icon: Path) -> None:
        """By programs that stand in for a newer one."""
        work = place.folder / "fakes"
        shutil.rmtree(work, ignore_errors=True)
        bad, newer = (_fake(work, icon, name, code) for name, code in (("99.0.0", 1), ("98.0.0", 0)))
        began, program = time.monotonic(), self._folder / "motcua.exe"
        ours = program.stat().st_size
        code, _ = self._machine.run(bad, "/S")
        good = code == 5 and program.stat().st_size == ours and self._alone()
        self._row("a new program that fails its trial: the one of before is put back", good, str(code), began)
        began = time.monotonic()
        code, _ = self._machine.run(newer, "/S", "/RUN")
        started = (self._machine.home / "started-98.0.0").is_file()
        good = code == 0 and started and program.stat().st_size != ours and self._alone()
        self._row("a newer program: in place, and started (/RUN)", good, f"{code} {started}", began)
        began = time.monotonic()
        code, _ = self._machine.run(self._setup, "/S")
        self._row("an older program: refused", code == 4 and program.stat().st_size != ours, str(code), began)
        began = time.monotonic()
        code = self._machine.both([bench.seen(program), "--stay"], newer, "/S")
        self._row("installing while the program runs: refused", code == 3, str(code), began)
        began = time.monotonic()
        code = self._machine.both([bench.seen(program), "--stay"], newer, "/S", "/RUN")
        self._row("the same with /RUN: waits for its end", code == 0 and self._alone(), str(code), began)
        began = time.monotonic()
        # As it is started by Windows it would go on from a copy of itself and leave no code.
        code = self._machine.both([bench.seen(program), "--stay"], self._folder / "uninstall.exe", "/S")
        self._row("removing while the program runs: refused", program.is_file(), str(code), began)

    def remove(self) -> None:
        began = time.monotonic()
        code, said = self._machine.run(self._folder / "uninstall.exe", "/S")
        until = time.monotonic() + 60
        # On Windows the uninstaller goes on from a copy of itself.
        while self._folder.exists() and time.monotonic() < until:
            time.sleep(0.5)
        kept = (self._machine.home / DATA / KEPT).is_file()
        links = list(self._machine.home.rglob("Một Cửa Xã.lnk"))
        good = not self._folder.exists() and kept and not links
        self._row("removed silently: program gone, data kept", good, f"{code} {kept} {links} {said[-500:]}", began)

    def _alone(self) -> bool:
        """Nothing of a replacement is left beside the program."""
        return [one.name for one in self._folder.parent.iterdir()] == [self._folder.name]

    def _row(self, name: str, good: bool, why: str, began: float) -> None:
        self.number += 1
        self.right += good
        print(f"| {name} | {'as it should be' if good else f'FAILED: {why}'} | {time.monotonic() - began:.1f} s |")
        sys.stdout.flush()


def _fake(work: Path, icon: Path, version: str, code: int) -> Path:
    from windows.building import make_installer

    folder = work / version
    folder.mkdir(parents=True)
    source = work / "fake.c"
    source.write_text(FAKE.replace("CODE", str(code)).replace("NAME", version), encoding="ascii")
    options = ["-O2", "-municode", "-mwindows", "-s", "-o", str(folder / "motcua.exe"), str(source)]
    if subprocess.call([bench.GCC, *options]):
        raise CannotBuild("a program for the trial could not be compiled")
    target = work / f"setup-{version}.exe"
    make_installer(folder, icon, version, target)
    return target
