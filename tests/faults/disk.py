"""Disks that fail: one that is full, and one whose n-th operation fails or falls short."""

from __future__ import annotations

import contextlib
import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.faults.figures import Figures, progress
from tests.faults.ledger import Verdict
from tests.faults.shim import NoShim, started

A_RUN: Final = 60
"""Faults in one run of the child; then another begins, under the next seed."""

FULL_SHARE: Final = 0.2
"""Share of faults of a disk that is really full."""

_ROOM: Final = "24m"
_LONGEST_S: Final = 120.0


def search(seed: int, faults: int, *, swallow: bool = False) -> Figures:
    """Let the disk fail so often.

    Args:
        seed: of the first run; each further one has the next.
        faults: in all.
        swallow: spoil the child: it says `done` whatever the disk said.
    """
    found = Figures("disk")
    while found.tried < faults:
        most = min(A_RUN, faults - found.tried)
        full = most if found.left_out else max(1, round(most * FULL_SHARE))
        with tempfile.TemporaryDirectory(prefix="motcua-faults-") as name, small_disk(Path(name) / "small") as small:
            home = small or Path(name) / "limited"
            found.seen["on a full disk" if small else "at a limit of file sizes, since mount is not allowed"] += full
            _run(found, {"kind": "full", "home": str(home), "seed": seed, "faults": full, "swallow": swallow})
            if most > full:
                home = Path(name) / "failing"
                try:
                    _run(
                        found,
                        {"kind": "shim", "home": str(home), "seed": seed, "faults": most - full, "swallow": swallow},
                    )
                except NoShim as why:
                    found.left_out = f"single operations that fail: {why}"
        progress("disk", found.tried, faults)
        seed += 1
    return found


def _run(found: Figures, order: dict[str, Any]) -> None:
    seed, kind, home = order["seed"], order["kind"], Path(order["home"])
    home.mkdir(exist_ok=True)
    child = started("tests.faults.failing", home if kind == "shim" else None, order)
    try:
        told, complaint = child.communicate(timeout=_LONGEST_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        found.take(Verdict(broken=["the program hangs"]), seed, kind)
        return
    for line in told.splitlines():
        one = json.loads(line)
        found.seen.update(one["seen"])
        verdict = Verdict(one["lost"], one["doubled"], one["broken"], one["known"])
        found.take(verdict, seed, one["what"])
    if child.returncode != 0:
        found.take(Verdict(broken=[f"the child ended with {child.returncode}: {complaint[-400:]}"]), seed, kind)


@contextlib.contextmanager
def small_disk(place: Path) -> Iterator[Path | None]:
    """A file system of a few megabytes; None where mounting is not allowed."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={_ROOM}", "motcua-faults", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    try:
        yield place if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(place)], check=True)
