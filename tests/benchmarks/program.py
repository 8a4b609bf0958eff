"""The program in processes of their own, beside Anki's: start, memory after a day's work, key presses."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from desktop.app.embedded import embedded_province
from tests.benchmarks import peer
from tests.benchmarks.data import store_of
from tests.benchmarks.measure import Bench, Row, median, p99, settle
from tests.benchmarks.rounds import UNSENT

_STARTS: Final = 7
PEER_RATIO: Final = 0.75
TODAY_S: Final = 0.5
RSS_MB: Final = 160.0
KEY_MS: Final = 50.0


def start(bench: Bench) -> list[Row]:
    """To a painted sign-in window and from the password to Today's figures, beside the peer's first dialog."""
    store = shutil.copytree(bench.store, bench.folder / "store")
    warm, today = [], []
    run_program(store, "today")
    for _ in range(_STARTS):
        facts = run_program(store, "today")
        warm.append(facts[0]["sign_in"])
        today.append(facts[1]["today_s"])
    cold = [run_program(store, "sign_in", cold=True)[0]["sign_in"] for _ in range(3)]
    result: list[Row] = []
    try:
        python = peer.environment()
        peer.first_dialog(python)
        theirs = [peer.first_dialog(python)[0] for _ in range(_STARTS)]
        forget([python.parent.parent])
        theirs_cold = peer.first_dialog(python)[0]
        result.append(Row(f"aqt {peer.VERSION} to its first dialog, warm", median(theirs), max(theirs), unit="s"))
        result.append(Row(f"aqt {peer.VERSION} to its first dialog, cold", theirs_cold, unit="s"))
    except peer.NoPeer as error:
        theirs, theirs_cold = [], 0.0
        result.append(Row(f"aqt {peer.VERSION} cannot be measured here", 0, unit="s", note=str(error)))
    for what, found, base in (("warm", warm, median(theirs) if theirs else 0.0), ("cold", cold, theirs_cold)):
        ratio = median(found) / base if base else None
        met = ratio <= PEER_RATIO if ratio is not None and what == "warm" else None
        goal = f"ratio {PEER_RATIO}" if what == "warm" else ""
        result.append(
            Row(
                f"start to the sign-in window, {what}",
                median(found),
                max(found),
                unit="s",
                ratio=ratio,
                goal=goal,
                met=met,
            )
        )
    return [
        *result,
        Row(f"password to Today's figures, {bench.many}", median(today), max(today), unit="s", goal=f"{TODAY_S}",
            met=median(today) <= TODAY_S, note="with a password try of real cost"),
    ]  # fmt: skip


def memory(bench: Bench) -> list[Row]:
    """After a day of receptions, searches, slips and pages."""
    facts = run_program(shutil.copytree(bench.store, bench.folder / "store"), "day")
    result: list[Row] = []
    pss: float | None = None
    try:
        _, rss, pss = peer.first_dialog(peer.environment())
        result += [
            Row(f"aqt {peer.VERSION} at its first dialog, RSS", rss, unit="MB"),
            Row(f"aqt {peer.VERSION} at its first dialog, PSS", pss, unit="MB"),
        ]
    except peer.NoPeer as error:
        result.append(Row(f"aqt {peer.VERSION} cannot be measured here", 0, unit="MB", note=str(error)))
    for what, at in (("the sign-in window", facts[0]), ("Today", facts[1])):
        result.append(Row(f"memory at {what}, RSS", at["rss"], unit="MB"))
        result.append(Row(f"memory at {what}, PSS", at["pss"], unit="MB"))
    after = facts[2]
    return [
        *result,
        Row(f"memory after a day's work, {bench.many}, RSS", after["rss"], unit="MB", goal=f"{RSS_MB:.0f}",
            met=after["rss"] <= RSS_MB),
        Row("  the same, PSS", after["pss"], unit="MB", ratio=after["pss"] / pss if pss else None, goal="below aqt",
            met=after["pss"] < pss if pss else None),
    ]  # fmt: skip


def keys(bench: Bench) -> list[Row]:
    """From a pressed key to its painted letter during a round and a backup; the province is in another process."""
    store = shutil.copytree(store_of(UNSENT, unsent=10**9), bench.folder / "store")
    with embedded_province(bench.folder / "province") as url:
        (facts,) = [found for found in run_program(store, "typing", url) if "latencies_ms" in found]
    found = facts["latencies_ms"]
    return [
        Row(
            "key press to painted letter during a round and a backup", median(found), p99(found),
            goal=f"p99 {KEY_MS:.0f}", met=p99(found) < KEY_MS, note=f"{facts['sent']:,} events sent, {len(found)} keys",
        )
    ]  # fmt: skip


def run_program(store: Path, until: str, province: str = "", *, cold: bool = False) -> list[dict[str, Any]]:
    """Start the program and read what it says; its `sign_in` becomes seconds since the process was started."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    variables |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(Path("build/bench/pycache").resolve())}
    if cold:
        forget(
            [
                Path(sys.prefix),
                Path(sys.base_prefix) / "lib",
                Path("build/bench/pycache"),
                *map(Path, ("desktop", "sync")),
            ]
        )
    command = [sys.executable, "-m", "tests.benchmarks.window", str(store), until, province]
    settle()
    begun = time.monotonic()
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=variables, timeout=300)
    facts: list[dict[str, Any]] = [json.loads(line) for line in ended.stdout.splitlines() if line.startswith("{")]
    if ended.returncode or not facts:
        raise RuntimeError(ended.stderr[-2000:])
    facts[0]["sign_in"] -= begun
    return facts


def forget(places: Iterable[Path]) -> None:
    """Have the system drop what it holds of files; what other programs map meanwhile stays."""
    if not hasattr(os, "posix_fadvise"):
        return
    for place in places:
        for path in place.rglob("*"):
            if path.is_file() and not path.is_symlink():
                file = os.open(path, os.O_RDONLY)
                os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(file)
