"""The lock files say exactly what is installed, and nothing about where from."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "packaging" / "lock").glob("*.txt"))
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
VERSION = re.compile(r"^(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[0-9][\w.]*)(?P<marker> ; [^\\]+)? \\$")


def requirements(path: Path) -> dict[str, list[str]]:
    """Give the lines of each requirement of a lock by the name of the package."""
    found: dict[str, list[str]] = {}
    package = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            match = VERSION.match(line)
            assert match, f"{path.name}: {line!r} is no pinned requirement"
            package = match["name"]
            found[package] = []
        found[package].append(line)
    return found


def declared() -> dict[str, list[str]]:
    """Name the packages that pyproject.toml asks for, by lock."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    runtime = [*settings["project"]["dependencies"], *groups["build"]]
    extras = [each for extra in settings["project"]["optional-dependencies"].values() for each in extra]
    province = [*groups["province"], *groups["build"]]
    return {
        "runtime": runtime,
        "dev": [*runtime, *groups["dev"], *extras],
        "province": province,
        "freeze": groups["freeze"],
    }


def test_there_are_locks() -> None:
    assert [path.stem for path in LOCKS] == ["bench", "dev", "freeze", "province", "runtime", "tool"]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_every_requirement_has_hashes(path: Path) -> None:
    bare = [package for package, lines in requirements(path).items() if not HASH.search("".join(lines))]
    assert bare == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_lock_names_no_address(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line or "@" in line or "#" in line] == []
    options = [line for line in lines if line.lstrip().startswith("-") and not HASH.search(line)]
    assert options == []


@pytest.mark.parametrize("lock", ["runtime", "dev", "province", "freeze"])
def test_lock_holds_what_the_project_asks_for(lock: str) -> None:
    locked = requirements(ROOT / "packaging" / "lock" / f"{lock}.txt")
    asked = [re.split(r"[\[<>=!~; ]", each, maxsplit=1)[0].lower() for each in declared()[lock]]
    assert [package for package in asked if package.replace("_", "-") not in locked] == []


def test_locks_agree() -> None:
    dev = requirements(ROOT / "packaging" / "lock" / "dev.txt")
    for lock in ("runtime", "province"):
        locked = requirements(ROOT / "packaging" / "lock" / f"{lock}.txt")
        assert {package: lines for package, lines in locked.items() if dev.get(package) != lines} == {}
    freeze = requirements(ROOT / "packaging" / "lock" / "freeze.txt")
    assert {package: lines for package, lines in freeze.items() if dev.get(package, lines) != lines} == {}


def test_gateway_imports_only_what_a_provinces_server_has() -> None:
    script = """
import sys, importlib.metadata, sync.province.cli, sqlalchemy
sqlalchemy.create_engine("postgresql+psycopg://")
owners = importlib.metadata.packages_distributions()
tops = {name.partition(".")[0] for name in list(sys.modules)}
print(*sorted({owner for top in tops for owner in owners.get(top, [])}))
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    used = {name.lower().replace("_", "-") for name in done.stdout.split()} - {"motcua"}
    assert "psycopg" in used
    assert used - set(requirements(ROOT / "packaging" / "lock" / "province.txt")) == set()


def test_packaging_is_no_package() -> None:
    """A package of this name would hide the library `packaging`, which pytest needs."""
    assert list((ROOT / "packaging").rglob("__init__.py")) == []
