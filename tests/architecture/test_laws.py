"""House laws that a machine can check (desktop/ARCHITECTURE.md)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("desktop", "sync", "resources")
EVERYTHING = (*PROGRAM, "packaging", "tests")
OWN_FILE = "tests/architecture/test_laws.py"

LONGEST_FILE = 400
NAMELESS = {"utils", "util", "helpers", "helper", "manager", "managers", "base", "common", "misc"}
SQLITE_MODULES = {"sqlite3", "sqlcipher3", "sqlcipher3.dbapi2"}
OPENS_THE_STORE = {"desktop/store/database.py"}
# The desktop's clock, and those of the programs that run without the desktop.
READS_THE_CLOCK = {"desktop/app/clock.py", "sync/province/clock.py"}


def python_files(*folders: str) -> list[Path]:
    """List the Python files of these top-level folders; a folder that is not there holds none."""
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if not {"__pycache__", "build", "dist"} & set(path.parts)
    )


def name(path: Path) -> str:
    """Give a path as it is written in the documents."""
    return path.relative_to(ROOT).as_posix()


@cache
def parse(path: Path) -> ast.Module:
    """Read a file as Python."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=name(path))


def dotted(node: ast.expr) -> str:
    """Write an attribute chain as source; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value)
        return f"{owner}.{node.attr}" if owner else ""
    return ""


def imported_names(tree: ast.Module) -> dict[str, str]:
    """Map each imported name of a file to what it stands for."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def uses(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Give every name and attribute chain a file uses, with imports resolved, and its line."""
    known = imported_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            first, _, rest = dotted(node).partition(".")
            whole = known.get(first, first)
            yield (f"{whole}.{rest}" if rest else whole), node.lineno


def places(folders: tuple[str, ...], forbidden: set[str], allowed: set[str]) -> list[str]:
    """List where a forbidden name is used outside the files that may."""
    return [
        f"{name(path)}:{line}: {used}"
        for path in python_files(*folders)
        if name(path) not in allowed
        for used, line in uses(parse(path))
        if used in forbidden
    ]


def test_no_module_is_named_after_nothing() -> None:
    nameless = [
        name(path)
        for path in python_files(*EVERYTHING)
        if any(NAMELESS & set(part.split("_")) for part in path.relative_to(ROOT).with_suffix("").parts)
    ]
    assert nameless == []


def test_no_file_took_everything() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(*EVERYTHING)}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_main_thread_never_pumps_events() -> None:
    pumping = [
        f"{name(path)}:{node.lineno}"
        for path in python_files(*EVERYTHING)
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Attribute) and node.attr == "processEvents"
    ]
    assert pumping == []


def test_no_modifier_is_turned_over() -> None:
    """On Windows their mask is negative in PySide6, and `~ShiftModifier` keeps neither Control nor Alt."""
    turned = [
        f"{name(path)}:{node.lineno}"
        for path in python_files(*PROGRAM)
        for node in ast.walk(parse(path))
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert) and "Modifier" in dotted(node.operand)
    ]
    assert turned == []


def test_store_is_opened_in_one_place() -> None:
    forbidden = {f"{module}.connect" for module in SQLITE_MODULES}
    assert places(PROGRAM, forbidden, OPENS_THE_STORE) == []


def test_time_comes_from_the_clock() -> None:
    forbidden = {
        "datetime.datetime.now",
        "datetime.datetime.utcnow",
        "datetime.datetime.today",
        "datetime.date.today",
    }
    assert places(PROGRAM, forbidden, READS_THE_CLOCK) == []


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|NotImplementedError)\b")
    found = [
        f"{name(path)}:{number}: {line.strip()}"
        for path in python_files(*EVERYTHING)
        if name(path) != OWN_FILE
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if later.search(line)
    ]
    assert found == []


def test_no_path_of_somebodys_machine() -> None:
    personal = re.compile(r"(?<![\w.~}])/(?:home|root|Users|work)/\w|[A-Za-z]:\\{1,2}Users\\")
    texts = [path for end in ("*.md", "*.toml", "*.txt", "*.sh") for path in ROOT.glob(end)]
    for folder in EVERYTHING:
        texts += [p for p in (ROOT / folder).rglob("*") if p.suffix in {".py", ".md", ".toml", ".txt", ".sql"}]
    texts += [path for path in [ROOT / ".ci" / "run"] if path.is_file()]
    found = [
        f"{name(path)}:{number}: {line.strip()}"
        for path in texts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if personal.search(line)
    ]
    assert found == []


USE_CASES = [path for path in python_files("desktop/usecases") if path.name != "__init__.py"]


@pytest.mark.skipif(not USE_CASES, reason="there are no use-cases yet")
@pytest.mark.parametrize("path", USE_CASES, ids=lambda path: path.stem)
def test_use_case_is_one_documented_function(path: Path) -> None:
    functions = {
        node.name: node
        for node in parse(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert path.stem in functions, f"{name(path)} must define {path.stem}()"
    words = ast.get_docstring(functions[path.stem]) or ""
    missing = [section for section in ("Args:", "Returns:") if section not in words]
    assert missing == [], f"the docstring of {path.stem}() lacks {missing}"


# ---------------------------------------------------------------- the laws see what they look for


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("import sqlite3\nsqlite3.connect('x')", "sqlite3.connect"),
        ("import sqlcipher3.dbapi2 as db\ndb.connect('x')", "sqlcipher3.dbapi2.connect"),
        ("from sqlcipher3 import dbapi2\ndbapi2.connect('x')", "sqlcipher3.dbapi2.connect"),
        ("from sqlite3 import connect as c\nc('x')", "sqlite3.connect"),
        ("import datetime as dt\ndt.datetime.now()", "datetime.datetime.now"),
        ("from datetime import datetime\nread = datetime.now", "datetime.datetime.now"),
    ],
)
def test_uses_are_found_behind_any_import(source: str, used: str) -> None:
    assert used in {found for found, _ in uses(ast.parse(source))}
