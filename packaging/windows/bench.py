"""A Windows Python under Wine, in a Debian of its own: where the Windows program is built and tried on Linux.

Nothing made here is handed out. The interpreter is the one python.org signed, as the wheel of panda3d carries it; the
standard library is this machine's, which has to be of the very same version.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import environment
import locks
import system_packages
from freezing import CannotBuild
from packaging.requirements import Requirement

if sys.platform == "linux":
    import bare_systems

SUITE = "trixie"
# Raise when the way of making the bench changes.
RECIPE = 1
PYTHON = (3, 11, 7)
"""Version of the interpreter in the wheel that `lock/bench.txt` names."""

NEEDS = {
    "/usr/bin/x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "/usr/bin/makensis": "nsis",
    "/usr/bin/Xvfb": "xvfb",
}
# Without recommended packages: neither sound nor printers are tried here.
WINE = ("wine", "wine64", "fonts-dejavu-core")
LOCKS = ("dev", "freeze")
MARKERS = {
    "sys_platform": "win32",
    "os_name": "nt",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "python_version": "3.11",
    "python_full_version": "3.11.7",
    "implementation_version": "3.11.7",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "extra": "",
}
UNUSED = ("site-packages", "config-3*", "lib-dynload", "test", "_sysconfigdata*", "__pycache__", "idlelib", "ensurepip")
_STUBS = Path(__file__).resolve().parent / "stubs"
# Wine writes its registry when its last program has ended.
_UNTIL_ALL_ENDED = 'wine "$@"; code=$?; wineserver -w; exit $code'
GCC = "x86_64-w64-mingw32-gcc"


@dataclass(frozen=True)
class Bench:
    """What was made.

    Attributes:
        folder: all of it.
    """

    folder: Path

    @property
    def debian(self) -> Path:
        """The system Wine runs in."""
        return self.folder / "debian"

    @property
    def python(self) -> Path:
        """Folder of the Windows Python with all packages."""
        return self.folder / "python"

    @property
    def prefix(self) -> Path:
        """The Windows of it, in which nothing of ours is installed."""
        return self.folder / "prefix"

    def fresh(self, name: str) -> Path:
        """A Windows of its own for one purpose, as new: two tasks at a time must not share one."""
        place = self.folder / name
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.prefix, place, symlinks=True)
        return place

    def versions(self) -> str:
        """Of Wine and the interpreter, in words."""
        asked = ["chroot", str(self.debian), "dpkg-query", "-W", "-f", "${Version}", "wine"]
        wine = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
        return f"wine {wine}, Python {'.'.join(map(str, PYTHON))}"


@dataclass(frozen=True)
class Task:
    """A Windows program to run.

    Attributes:
        command: the program and its arguments, paths as Windows sees them.
        prefix: Windows it is run in.
        binds: what of this machine it sees besides the bench, at the same place on drive Z.
        folder: it starts in.
        variables: that it sees besides those of every task.
        display: of a screen; empty for none.
        limit_s: longest it may take.
    """

    command: list[str]
    prefix: Path
    binds: tuple[Path, ...] = ()
    folder: Path = Path("/")
    variables: dict[str, str] = field(default_factory=dict)
    display: str = ""
    limit_s: float = 1800


def run(bench: Bench, task: Task, *, quiet: bool = False, plain: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a Windows program, without a network, until it and all that it started have ended.

    Args:
        bench: where.
        task: what.
        quiet: keep what it says instead of showing it.
        plain: the command is one of the Debian, which starts Wine itself.

    Raises:
        subprocess.TimeoutExpired: it took too long and was ended.
    """
    _choose_platform(task)
    starter = _UNTIL_ALL_ENDED if not plain else _UNTIL_ALL_ENDED.replace("wine ", "", 1)
    binds = [bench.folder, *task.binds, *([Path("/tmp/.X11-unix")] if task.display else [])]
    apart = ["unshare", "--mount", "--pid", "--fork", "--net", "--kill-child"]
    inside = [sys.executable, str(Path(bare_systems.__file__).resolve()), str(bench.debian), str(task.folder), "root"]
    variables = {
        "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
        "HOME": str(bench.folder),
        "LANG": "C.UTF-8",
        "WINEPREFIX": str(task.prefix),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",
        **({"DISPLAY": task.display} if task.display else {}),
        **task.variables,
    }
    return subprocess.run(
        [*apart, *inside, ":".join(map(str, binds)), "sh", "-c", starter, "sh", *task.command],
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=quiet,
        encoding="utf-8",
        errors="replace",
        timeout=task.limit_s,
        check=False,
    )


def seen(path: Path) -> str:
    r"""A place of this machine as Windows sees it: `Z:\…`."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


def make(root: Path, folder: Path) -> Bench:
    """Make the bench unless it is there; takes some three minutes and 2 GB.

    Raises:
        CannotBuild: not root on Linux, another Python than PYTHON, or something could not be fetched.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        raise CannotBuild("the bench for Windows is made and entered by root, on Linux")
    if sys.version_info[:3] != PYTHON:
        wanted, here = ".".join(map(str, PYTHON)), ".".join(map(str, sys.version_info[:3]))
        raise CannotBuild(f"the bench needs the standard library of Python {wanted}; this is {here}")
    missing = [package for tool, package in NEEDS.items() if not Path(tool).exists()]
    if missing and not system_packages.install(missing):
        raise CannotBuild(f"packages are missing.\n     {system_packages.advice(missing)}")
    bench = Bench(folder.resolve())
    bench.folder.mkdir(parents=True, exist_ok=True)
    _once(bench.debian, "debian", lambda: _make_debian(bench.debian))
    recipe = [*(locks.path(root, name) for name in (*LOCKS, "bench")), *sorted(_STUBS.iterdir())]
    content = [str(RECIPE).encode(), *(file.read_bytes() for file in recipe)]
    wanted = hashlib.sha256(b"".join(content)).hexdigest()
    _once(bench.python, wanted, lambda: _make_python(root, bench))
    _once(bench.prefix, wanted, lambda: _make_prefix(bench))
    return bench


def _once(place: Path, wanted: str, work: Callable[[], None]) -> None:
    """Do what makes a folder, unless it was done to its end for the same recipe."""
    stamp = place.with_name(f"{place.name}.stamp")
    if place.is_dir() and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    environment.say(f"preparing {place}")
    stamp.unlink(missing_ok=True)
    shutil.rmtree(place, ignore_errors=True)
    work()
    stamp.write_text(wanted, encoding="ascii")


def _make_debian(place: Path) -> None:
    if not shutil.which("debootstrap") and not system_packages.install(["debootstrap"]):
        raise CannotBuild(f"debootstrap is missing.\n     {system_packages.advice(['debootstrap'])}")
    bare_systems.step(["debootstrap", "--variant=minbase", SUITE, str(place), bare_systems.mirror()])
    quietly = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8", "apt-get", "-qq"]
    bare_systems.step(["chroot", str(place), *quietly, "update"])
    bare_systems.step(["chroot", str(place), *quietly, "install", "-y", "--no-install-recommends", *WINE])


def _make_python(root: Path, bench: Bench) -> None:
    """The interpreter, the standard library and every locked package, as if installed by python.org."""
    place, work = bench.python, bench.folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    for folder in (place / "DLLs", work):
        folder.mkdir(parents=True)
    pip = [str(environment.script(root, "python")), "-m", "pip", "--no-input", "--disable-pip-version-check"]
    target = ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"]
    locked = [*target, "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    bare_systems.step([*pip, "download", *locked, "-d", str(work), "-r", str(locks.path(root, "bench"))])
    with zipfile.ZipFile(next(work.glob("panda3d-*.whl"))) as wheel:
        for entry in wheel.namelist():
            name = Path(entry).name
            if not entry.startswith("deploy_libs/") or not name.endswith((".pyd", ".dll")):
                continue
            beside = name.lower() in {"python311.dll", "vcruntime140.dll", "vcruntime140_1.dll"}
            (place / ("" if beside else "DLLs") / name).write_bytes(wheel.read(entry))
    shutil.copytree(sysconfig.get_path("stdlib"), place / "Lib", ignore=shutil.ignore_patterns(*UNUSED))
    _make_stubs(place, work)
    wanted = work / "windows.txt"
    wanted.write_text("".join(_for_windows(root)), encoding="utf-8")
    packages = place / "Lib" / "site-packages"
    bare_systems.step([*pip, "install", *locked, "--no-compile", "--target", str(packages), "-r", str(wanted)])
    shutil.rmtree(work)


def _make_stubs(place: Path, work: Path) -> None:
    """python.exe, and the python3.dll of the stable interface: it hands every call on to python311.dll."""
    shutil.copyfile(_STUBS / "python.manifest", work / "python.manifest")
    (work / "python.rc").write_text('1 24 "python.manifest"\n', encoding="ascii")
    windres = ["x86_64-w64-mingw32-windres", "-I", str(work), str(work / "python.rc"), "-O", "coff"]
    bare_systems.step([*windres, "-o", str(work / "python.res")])
    sources = [str(_STUBS / "python.c"), str(work / "python.res")]
    bare_systems.step([GCC, "-O2", "-municode", "-s", "-o", str(place / "python.exe"), *sources])
    asked = ["x86_64-w64-mingw32-objdump", "-p", str(place / "python311.dll")]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    names = re.findall(r"^\s*\[ *\d+\].*\s(_?Py\w+)$", told.partition("[Ordinal/Name Pointer] Table")[2], re.MULTILINE)
    lines = ["LIBRARY python3.dll", "EXPORTS", *(f"  {name} = python311.{name}" for name in names)]
    (work / "python3.def").write_text("\n".join(lines) + "\n", encoding="ascii")
    library = ["-shared", "-nostdlib", "-s", "-Wl,--entry=0", "-o", str(place / "python3.dll")]
    bare_systems.step([GCC, *library, str(work / "python3.def")])


def _for_windows(root: Path) -> Iterator[str]:
    """The lines of the locks that Windows needs; pip would judge their markers by this machine."""
    seen_names: set[str] = set()
    for name in LOCKS:
        takes = False
        for line in locks.path(root, name).read_text(encoding="utf-8").splitlines(keepends=True):
            if not line.startswith(" "):
                asked = Requirement(line.rstrip("\\\n "))
                takes = asked.name not in seen_names and (asked.marker is None or asked.marker.evaluate(MARKERS))
                seen_names.add(asked.name)
                line = f"{asked.name}{asked.specifier} \\\n"
            if takes:
                yield line


def _choose_platform(task: Task) -> None:
    """Wine hands Qt's variables of this machine on to nobody, but what its registry says is seen."""
    registry = task.prefix / "user.reg"
    if not registry.is_file():
        return
    words = re.sub(r'^"QT_QPA_PLATFORM"=.*\n', "", registry.read_text(encoding="utf-8"), flags=re.MULTILINE)
    chosen = task.variables.get("QT_QPA_PLATFORM", "")
    if chosen:
        line = f'"QT_QPA_PLATFORM"="{chosen}"\n'
        words = re.sub(r"^(\[Environment\].*\n(?:#.*\n)*)", lambda found: found[1] + line, words, flags=re.MULTILINE)
    registry.write_text(words, encoding="utf-8")


def _make_prefix(bench: Bench) -> None:
    done = run(bench, Task(["wineboot", "-i"], bench.prefix), quiet=True)
    system = bench.prefix / "drive_c" / "windows" / "system32"
    if done.returncode or not system.is_dir():
        raise CannotBuild(f"wine made no prefix: {done.stdout[-1000:]}{done.stderr[-1000:]}")
    bare_systems.step([GCC, "-shared", "-O2", "-s", "-o", str(system / "icuuc.dll"), str(_STUBS / "icuuc.c")])
