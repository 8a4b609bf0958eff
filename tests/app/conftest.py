"""Runs the program as its users do: as a command, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    lines: list[dict[str, Any]]
    totals: dict[str, Any]
    stderr: str


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "desktop", *(str(a) for a in arguments)]


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "MOTCUA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}


@pytest.fixture
def motcua(tmp_path: Path) -> Callable[..., Ran]:
    """`motcua ARGS` to its end."""

    def run(*arguments: str | Path) -> Ran:
        ended = subprocess.run(
            command(*arguments), capture_output=True, text=True, env=environment(tmp_path), check=False, timeout=240
        )
        lines = [json.loads(text) for text in ended.stdout.splitlines() if text.startswith("{")]
        totals = lines.pop()["totals"] if lines and "totals" in lines[-1] else {}
        return Ran(ended.returncode, lines, totals, ended.stderr)

    return run
