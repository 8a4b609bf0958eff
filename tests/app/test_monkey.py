"""Random keys and clicks for a quarter of a minute, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_random_keys_and_clicks_break_nothing() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.support.monkey", "--seconds", "15", "--seed", "1"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout[-6000:] + ended.stderr[-4000:]
    assert "events, pages" in ended.stdout
