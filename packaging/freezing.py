"""From the checkout to a folder with the program in it (PyInstaller, packaging/app.spec)."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import environment
import locks

LOCKS = ("runtime", "freeze")
STAMP = "motcua-freeze.txt"


class CannotBuild(Exception):
    """Something is missing or went wrong; the message says what."""


def freeze(root: Path, work: Path, epoch: int, told: dict[str, str] | None = None) -> Path:
    """Put the program and all it needs into a folder.

    Args:
        root: the checkout.
        work: folder for everything that is made on the way; what was there is removed.
        epoch: seconds that stand for the time of this build, so that it can be repeated.
        told: variables for the recipe.

    Returns:
        The folder that PyInstaller made; the program in it is `motcua`.

    Raises:
        CannotBuild: packages could not be had, or PyInstaller failed.
    """
    python = prepare(root)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    folders = ["--distpath", str(work / "dist"), "--workpath", str(work / "work")]
    variables = environment.variables(root, offscreen=True) | recipe_variables(str(root), str(work / "cache"), epoch)
    variables |= told or {}
    code = subprocess.call([*command, *folders, str(root / "packaging" / "app.spec")], cwd=work, env=variables)
    if code:
        raise CannotBuild(f"PyInstaller ended with {code}")
    return work / "dist" / "motcua"


def recipe_variables(root: str, cache: str, epoch: int) -> dict[str, str]:
    """What the recipe and PyInstaller are told, places as they see them."""
    return {
        "MOTCUA_ROOT": root,
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "1",
        # Modules lie in the archive as they are: image and installer pack them together, and they load faster.
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
        "PYINSTALLER_CONFIG_DIR": cache,
    }


def prepare(root: Path) -> Path:
    """Make an environment with the program's packages and PyInstaller, and none of the developer's tools.

    Returns:
        Its interpreter.
    """
    place = root / "build" / "freeze-venv"
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    files = [locks.path(root, name) for name in LOCKS]
    wanted = hashlib.sha256(b"".join([sys.version.encode(), *(file.read_bytes() for file in files)])).hexdigest()
    stamp = place / STAMP
    if python.exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return python
    shutil.rmtree(place, ignore_errors=True)
    environment.say(f"preparing {place}")
    base = getattr(sys, "_base_executable", None) or sys.executable
    pip = [str(environment.script(root, "python")), "-m", "pip", "--python", str(python), "--no-input", "install"]
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    for command in (
        [base, "-m", "venv", "--without-pip", str(place)],
        [*pip, *options, *(word for file in files for word in ("--requirement", str(file)))],
    ):
        if subprocess.call(command, cwd=root, env=environment.variables(root, offscreen=False)):
            raise CannotBuild("the packages for building could not be installed; the words of pip are above")
    stamp.write_text(wanted, encoding="ascii")
    return python


def commit_time(root: Path) -> int:
    """Give SOURCE_DATE_EPOCH: what the variable says, else the time of the commit that is checked out.

    Raises:
        CannotBuild: there is neither.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    asked = ["git", "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        answer = ""
    if not answer.isdigit():
        raise CannotBuild("no commit is checked out here: set SOURCE_DATE_EPOCH to the time of what is built")
    return int(answer)


def version(root: Path) -> str:
    """Version of the program."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return str(settings["project"]["version"])
