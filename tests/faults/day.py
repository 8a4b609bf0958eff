"""Kills of the whole program: plays the sample day, kill -9 at random instants, takes it up again."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.faults.figures import Figures, progress
from tests.faults.ledger import Verdict

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "day_60.jsonl"
COMPARED = ("lines", "received", "bad", "status", "fees_vnd", "report", "events", "synced", "agree")
A_DAY = 15


def search(seed: int, kills: int) -> Figures:
    """Kill so often; a day that was killed must end as one that was not."""
    found = Figures("day")
    with tempfile.TemporaryDirectory(prefix="motcua-faults-") as folder:
        whole = _play(Path(folder) / "whole") if kills else {}
        while found.tried < kills:
            out = Path(folder) / f"day-{seed}"
            wanted = min(A_DAY, kills - found.tried)
            killed = _kill(out, random.Random(seed), wanted)
            ran = _play(out)
            verdict = Verdict(
                lost=max(whole["events"] - ran["events"], 0),
                doubled=max(ran["events"] - whole["events"], 0),
                broken=[f"{name} differs" for name in COMPARED if ran[name] != whole[name]],
            )
            if _command("verify", "--store", str(out / "store"))[0] != 0:
                verdict.broken.append("verify finds fault")
            for number in range(killed):
                found.take(verdict if number == 0 else Verdict(), seed, f"a day with {killed} kills")
            found.seen["days"] += 1
            progress("day", found.tried, kills)
            seed += 1
            if not killed:
                break
    return found


def _arguments(out: Path) -> list[str]:
    return ["day", "--visitors", str(SAMPLE), "--out", str(out), "--resume"]


def _command(*arguments: str) -> tuple[int, str]:
    ended = subprocess.run([sys.executable, "-m", "desktop", *arguments], capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout


def _play(out: Path) -> dict[str, Any]:
    code, printed = _command(*_arguments(out))
    last = json.loads(printed.splitlines()[-1]) if printed else {}
    if code != 0 or "totals" not in last:
        raise SystemExit(f"the day ended with {code}")
    totals: dict[str, Any] = last["totals"]
    return totals


def _kill(out: Path, rng: random.Random, most: int) -> int:
    """Start and kill until `most` kills hit, or the day came to its end."""
    for done in range(most):
        process = subprocess.Popen(
            [sys.executable, "-m", "desktop", *_arguments(out)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(rng.uniform(0.25, 1.4))
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        else:
            return done
    return most
