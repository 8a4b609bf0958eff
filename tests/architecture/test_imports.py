"""The arrows between rooms hold, and a broken one is seen."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def rooms() -> list[str]:
    """Name every room the contracts speak of, as dotted modules."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [
        f"{container}.{room.strip(' ()')}"
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
        for container in contract["containers"]
        for layer in contract["layers"]
        for room in layer.split("|")
    ]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Copy the sources; a room that nobody has built yet stands there empty."""
    for package in ("desktop", "sync"):
        if not (ROOT / package).is_dir():
            pytest.skip(f"{package} is not there")
        no_caches = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=no_caches)
        (tmp_path / package / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in rooms():
        place = tmp_path.joinpath(*room.split("."))
        if not place.is_dir() and not place.with_suffix(".py").is_file():
            place.with_suffix(".py").touch()
        elif place.is_dir():
            (place / "__init__.py").touch()
    return tmp_path


def lint(tree: Path) -> tuple[int, str]:
    """Run import-linter in a tree; give its exit code and words."""
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert command, "import-linter is not installed beside this Python"
    done = subprocess.run(
        [command, "--no-cache"], cwd=tree, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_arrows_hold(tree: Path) -> None:
    code, words = lint(tree)
    assert code == 0, words


TYPING_ONLY = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import desktop.store\n"


@pytest.mark.parametrize(
    ("place", "line", "contract"),
    [
        ("desktop/domain", "from PySide6 import QtCore", "The domain is pure"),
        ("desktop/domain", "import desktop.store", "Rooms of desktop, top to bottom"),
        ("desktop/domain", TYPING_ONLY, "Rooms of desktop, top to bottom"),
        ("desktop/store", "from PySide6 import QtCore", "Qt only in printing, scans, ui and app"),
        ("desktop/usecases", "import sync.journal", "Only desktop.store and desktop.app import sync"),
        ("desktop/ui", "import sqlite3", "Widgets never import the store or SQLite"),
        ("desktop/ui", "import desktop.store", "Widgets never import the store or SQLite"),
        ("desktop/printing", "import desktop.reports", "Rooms of desktop, top to bottom"),
        ("desktop/imports", "import desktop.reports", "Rooms of desktop, top to bottom"),
        ("desktop/imports", "import desktop.store", "Imports read files into the domain's shapes"),
        ("desktop/imports", "from PySide6 import QtCore", "Qt only in printing, scans, ui and app"),
        ("desktop/attic", "", "Rooms of desktop, top to bottom"),
        ("sync/wire", "import desktop", "sync imports neither desktop nor Qt"),
        ("sync/wire", "import sync.journal", "Rooms of sync, top to bottom"),
        ("sync/attic", "", "Rooms of sync, top to bottom"),
    ],
)
def test_broken_arrow_is_seen(tree: Path, place: str, line: str, contract: str) -> None:
    room = tree / place
    if room.with_suffix(".py").is_file():  # an empty stand-in becomes a package
        room.with_suffix(".py").unlink()
    room.mkdir(exist_ok=True)
    (room / "__init__.py").touch()
    (room / "intruder.py").write_text(line + "\n", encoding="utf-8")
    code, words = lint(tree)
    assert code != 0
    assert f"{contract} BROKEN" in words
