"""The lock files: exact versions with hashes, for every supported system and Python at once."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

OLDEST_PYTHON = "3.11"
# Lock -> what of pyproject.toml goes in. `dev` comes first: `runtime` takes its versions from it.
CONTENTS: dict[str, list[str]] = {
    "dev": ["--group", "build", "--group", "dev", "--extra", "postgres", "--extra", "scan-windows"],
    "runtime": ["--group", "build", "--extra", "scan-windows"],
    "province": ["--group", "build", "--group", "province"],
    "freeze": ["--group", "freeze"],
}
# Locks of a group alone, without the program's own requirements.
APART = ("province", "freeze")
# The locking tool, locked by itself.
TOOL = "tool"
TOOL_REQUIREMENT = "uv>=0.13,<0.14"


def path(root: Path, name: str) -> Path:
    """Give the lock file of a name: `runtime`, `dev`, `province`, `freeze` or `tool`."""
    return root / "packaging" / "lock" / f"{name}.txt"


def entry(root: Path, name: str, package: str) -> str:
    """Cut one package with its hashes out of a lock.

    Raises:
        KeyError: the lock does not hold the package.
    """
    lines = path(root, name).read_text(encoding="utf-8").splitlines(keepends=True)
    found: list[str] = []
    for line in lines:
        if line.startswith(f"{package}=="):
            found = [line]
        elif found and line.startswith(" "):
            found.append(line)
        elif found:
            break
    if not found:
        raise KeyError(package)
    return "".join(found)


def regenerate(root: Path, *, upgrade: bool) -> int:
    """Write all locks anew.

    Args:
        root: the checkout.
        upgrade: take the newest allowed versions; otherwise versions stay where the bounds still allow them.

    Returns:
        0, or the exit code of the step that failed.
    """
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        venv.create(place, with_pip=True)
        programs = place / ("Scripts" if sys.platform == "win32" else "bin")
        install = [str(programs / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        code = subprocess.call([*install, "--require-hashes", "--requirement", str(path(root, TOOL))])
        if code:
            return code
        for name, contents in CONTENTS.items():
            sources = [*(["pyproject.toml"] if name not in APART else []), *contents]
            if name != "dev":
                sources += ["--constraint", str(path(root, "dev"))]
            code = compile_lock(root, programs, name, sources, upgrade=upgrade)
            if code:
                return code
        requirement = place / "tool.in"
        requirement.write_text(TOOL_REQUIREMENT, encoding="utf-8")
        return compile_lock(root, programs, TOOL, [str(requirement)], upgrade=upgrade)


def compile_lock(root: Path, programs: Path, name: str, sources: list[str], *, upgrade: bool) -> int:
    """Resolve one lock for all systems and write it without addresses or remarks."""
    command = [
        *(str(programs / "uv"), "--quiet", "pip", "compile"),
        *("--python", str(programs / "python"), "--python-version", OLDEST_PYTHON, "--universal"),
        *("--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links"),
        *("--only-binary", ":all:", "--output-file", str(path(root, name))),
        *(["--upgrade"] if upgrade else []),
        *sources,
    ]
    return subprocess.call(command, cwd=root, env={**os.environ, "UV_PYTHON_DOWNLOADS": "never"})
