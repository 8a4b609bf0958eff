"""`dev.py build windows`: from the checkout to one file that installs the program on Windows.

On Windows it makes what is handed out. On Linux the same recipes run in the bench (windows/bench.py), to try them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import struct
import subprocess
import sys
import time
from pathlib import Path

import environment
import freezing
import signing
from appimage.appdir import DRAW, ICON
from freezing import CannotBuild
from windows import bench, licences, trial
from windows.bench import Bench

MOST_BYTES = 60_000_000
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
# The left side of the first and the last page: the colour of the icon, and the icon.
SIDE = (164, 314)
DRAW_SIDE = """
import sys
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
app = QGuiApplication(sys.argv[:1])
source, target, width, height = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
image = QImage(width, height, QImage.Format.Format_RGB32)
renderer = QSvgRenderer(source)
probe = QImage(64, 64, QImage.Format.Format_ARGB32)
probe.fill(0)
with QPainter(probe) as painter:
    renderer.render(painter)
image.fill(QColor(probe.pixel(32, 4)))
with QPainter(image) as painter:
    renderer.render(painter, QRectF((width - 96) / 2, 40, 96, 96))
assert image.save(target, "BMP")
"""
VERSION_FILE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
  kids=[
    StringFileInfo([StringTable("042A04B0", [
      StringStruct("FileDescription", "Một Cửa Xã"), StringStruct("ProductName", "Một Cửa Xã"),
      StringStruct("FileVersion", "{version}"), StringStruct("ProductVersion", "{version}"),
      StringStruct("OriginalFilename", "motcua.exe"), StringStruct("LegalCopyright", "Apache-2.0"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x042A, 1200])]),
  ],
)
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the verb."""
    parser.add_argument("--out", type=Path, help="where it goes (build/dist)")
    parser.add_argument("--bench", type=Path, help="where the bench is kept, on Linux (build/windows/bench)")
    parser.add_argument(
        "--key",
        type=Path,
        metavar="FILE",
        help="Ed25519 key (PEM) that signs the sums, and the only releases that what is built takes",
    )
    parser.add_argument("--trial", action="store_true", help="install it, run its `--smoke`, replace it, remove it")
    parser.add_argument("--tests", nargs=argparse.REMAINDER, help="run pytest in the bench instead, with what follows")


def build(root: Path, options: argparse.Namespace) -> int:
    """Build, sum up, try.

    Returns:
        0; 1 when the trial fails or the file is too large; with `--tests` what pytest says.

    Raises:
        CannotBuild: a step failed.
    """
    place = None
    if sys.platform != "win32":
        place = bench.make(root, options.bench or root / "build" / "windows" / "bench")
        if options.tests is not None:
            return run_tests(root, place, options.tests)
    elif options.tests is not None:
        raise CannotBuild("on Windows itself: dev.py test")
    began = time.monotonic()
    work, out = root / "build" / "windows" / "made", options.out or root / "build" / "dist"
    out.mkdir(parents=True, exist_ok=True)
    version = freezing.version(root)
    target = out / f"MotCuaXa-{version}-setup.exe"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    frozen, icon = freeze(root, work, place, version)
    if options.key:
        signing.trust(frozen / "_internal" / "resources" / "updates" / "trusted_keys.json", options.key)
    without = licences.gather(root, packages_of(root, place), frozen / "_internal" / "licences")
    if without:
        raise CannotBuild(f"no licence is found of {', '.join(without)}")
    folder_size = settle(frozen, freezing.commit_time(root))
    frozen_s = time.monotonic() - began
    make_installer(frozen, icon, version, target)
    say(f"{target} built in {time.monotonic() - began:.0f} s, of them {frozen_s:.0f} s by PyInstaller")
    if place is not None:
        say(f"built in the bench ({place.versions()}), to be tried: what is handed out comes from Windows itself")
    files = [*out.glob("MotCuaXa-*.AppImage"), *out.glob("MotCuaXa-*-setup.exe")]
    sums = signing.write_sums(out, files)
    say(f"signed: {signing.sign(sums, options.key)}" if options.key else f"{sums} is unsigned (no --key)")
    size = target.stat().st_size
    say(f"size {size / 1e6:.1f} MB, at most {MOST_BYTES / 1e6:.0f}; installed {folder_size / 1e6:.0f} MB")
    wrong = size > MOST_BYTES
    if options.trial:
        wrong = not trial.run(place, target, version, icon) or wrong
    return int(wrong)


def freeze(root: Path, work: Path, place: Bench | None, version: str) -> tuple[Path, Path]:
    """Put the program into a folder, by the Python of this Windows or by that of the bench.

    Returns:
        The folder, and the icon's file.
    """
    made = work / "frozen"
    icon, version_file = work / "motcua.ico", work / "version.txt"
    make_icon(root, icon)
    numbers = tuple(int(part) for part in (*version.split("."), "0"))
    version_file.write_text(VERSION_FILE.format(numbers=numbers, version=version), encoding="utf-8")
    epoch = freezing.commit_time(root)
    if place is None:
        told = {"MOTCUA_ICON": str(icon), "MOTCUA_VERSION_FILE": str(version_file)}
        return freezing.freeze(root, made, epoch, told), icon
    made.mkdir()
    command = [bench.seen(place.python / "python.exe"), "-m", "PyInstaller", "--noconfirm", "--clean"]
    folders = ["--distpath", bench.seen(made / "dist"), "--workpath", bench.seen(made / "work")]
    variables = {
        **freezing.recipe_variables(bench.seen(root), bench.seen(made / "cache"), epoch),
        "MOTCUA_ICON": bench.seen(icon),
        "MOTCUA_VERSION_FILE": bench.seen(version_file),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
    }
    words = [*command, "--log-level", "WARN", *folders, bench.seen(root / "packaging" / "app.spec")]
    done = bench.run(place, bench.Task(words, place.fresh("building"), (root,), root, variables))
    if done.returncode:
        raise CannotBuild(f"PyInstaller ended with {done.returncode}")
    if not (made / "dist" / "motcua" / "motcua.exe").is_file():
        raise CannotBuild("PyInstaller made nothing")
    return made / "dist" / "motcua", icon


def packages_of(root: Path, place: Bench | None) -> Path:
    """Where the packages lie that the program is made from."""
    python = place.python if place is not None else root / "build" / "freeze-venv"
    return python / "Lib" / "site-packages"


def make_icon(root: Path, target: Path) -> None:
    """Draw the icon in every size Windows shows, as one file, and beside it the picture of the installer (`.bmp`).

    Raises:
        CannotBuild: Qt could not draw it.
    """
    pictures = {size: target.with_name(f"icon-{size}.png") for size in SIZES}
    wanted = [word for size, picture in pictures.items() for word in (str(size), str(picture))]
    python = environment.script(root, "python")
    variables = environment.variables(root, offscreen=True)
    if subprocess.call([str(python), "-c", DRAW, str(root / ICON), *wanted], env=variables):
        raise CannotBuild("the icon could not be drawn")
    side = [str(root / ICON), str(target.with_suffix(".bmp")), *map(str, SIDE)]
    if subprocess.call([str(python), "-c", DRAW_SIDE, *side], env=variables):
        raise CannotBuild("the picture of the installer could not be drawn")
    entries, data = b"", b""
    begins = 6 + 16 * len(SIZES)
    for size, picture in pictures.items():
        drawn = picture.read_bytes()
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(drawn), begins + len(data))
        data += drawn
    target.write_bytes(struct.pack("<HHH", 0, 1, len(SIZES)) + entries + data)


def settle(folder: Path, epoch: int) -> int:
    """Give every file the time of this version.

    Returns:
        Bytes of all files.
    """
    size = 0
    for path in (*folder.rglob("*"), folder):
        size += path.stat().st_size if path.is_file() else 0
        os.utime(path, (epoch, epoch))
    return size


def make_installer(frozen: Path, icon: Path, version: str, target: Path) -> None:
    """Pack a folder into an installer.

    Args:
        frozen: with `motcua.exe` in it.
        icon: of the installer, from `make_icon`.
        version: three numbers.
        target: file to make.

    Raises:
        CannotBuild: NSIS is not there or refuses.
    """
    megabytes = sum(path.stat().st_size for path in frozen.rglob("*") if path.is_file()) // 1_000_000 + 1
    told = {
        "SRC": frozen,
        "OUT": target,
        "ICON": icon,
        "SIDE": icon.with_suffix(".bmp"),
        "VERSION": version,
        "MEGABYTES": megabytes,
    }
    script = Path(__file__).resolve().parent / "installer.nsi"
    words = ["-V2", "-WX", "-INPUTCHARSET", "UTF8", "-XTarget amd64-unicode", *(f"-D{k}={v}" for k, v in told.items())]
    done = subprocess.run(
        [str(find_makensis()), *words, str(script)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, **({"LC_ALL": "C.UTF-8"} if sys.platform != "win32" else {})},
        check=False,
    )
    if done.returncode:
        raise CannotBuild(f"makensis: {done.stdout[-3000:]}{done.stderr[-3000:]}")


def find_makensis() -> Path:
    """The compiler of installers.

    Raises:
        CannotBuild: it is not installed.
    """
    usual = (os.environ.get(name, "") for name in ("ProgramFiles(x86)", "ProgramFiles"))
    found = shutil.which("makensis", path=os.pathsep.join([os.defpath, os.environ.get("PATH", "")]))
    for place in (found, *(f"{folder}/NSIS/makensis.exe" for folder in usual if folder)):
        if place and Path(place).is_file():
            return Path(place)
    raise CannotBuild("NSIS is not installed (https://nsis.sourceforge.io, package nsis)")


def run_tests(root: Path, place: Bench, arguments: list[str]) -> int:
    """Run pytest under the Windows Python; returns its exit code."""
    words = [bench.seen(place.python / "python.exe"), "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    variables = {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    task = bench.Task(words, place.fresh("testing"), (root,), root, variables, limit_s=7200)
    return bench.run(place, task).returncode


def say(words: str) -> None:
    """Report on standard output."""
    print(f"build: {words}", flush=True)
