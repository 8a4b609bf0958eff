"""Kills in number: plays the sample day, kill -9 at random instants, takes it up again: `dev.py faults`.

Prints how many kills were tried and survived, and how many recorded actions were lost or doubled.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "day_60.jsonl"
COMPARED = ("lines", "received", "bad", "status", "fees_vnd", "report", "events", "synced", "agree")


def main() -> int:
    """Run the kills; 0 if nothing was lost or doubled."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--a-day", type=int, default=15, help="kills within one played day")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    tried = days = lost = doubled = broken = 0
    with tempfile.TemporaryDirectory(prefix="motcua-faults-") as folder:
        whole = _play(Path(folder) / "whole")
        while tried < options.kills:
            out = Path(folder) / f"day-{days}"
            kills = _kill(out, rng, min(options.a_day, options.kills - tried))
            ran = _play(out)
            tried, days = tried + kills, days + 1
            lost += max(whole["events"] - ran["events"], 0)
            doubled += max(ran["events"] - whole["events"], 0)
            different = [name for name in COMPARED if ran[name] != whole[name]]
            if different or _command("verify", "--store", str(out / "store"))[0] != 0:
                broken += 1
                sys.stdout.write(f"seed {options.seed}, day {days}: differs in {different}\n")
            sys.stdout.write(f"\r{tried} kills, {days} days")
            sys.stdout.flush()
            if kills == 0:
                break
    sys.stdout.write("\n")
    figures = {"tried": tried, "survived": tried - broken, "lost": lost, "doubled": doubled, "seed": options.seed}
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0 if not (broken or lost or doubled) else 1


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


if __name__ == "__main__":
    sys.exit(main())
