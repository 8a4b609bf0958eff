"""Search for lost or doubled records in the store, fault by fault: `dev.py faults`.

Prints a table and, as its last line, the figures as JSON. Ends with 1 if anything was lost, doubled or broken.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import time
from typing import Final, NamedTuple

from tests.faults.figures import Figures, table


class Kind(NamedTuple):
    """A kind of fault; its name is that of its module and of its option.

    Attributes:
        what: what the option counts.
        number: in a normal run.
        a_seed: of one seed, so that a failing one replays alone.
        about: in words.
    """

    what: str
    number: int
    a_seed: int
    about: str


KINDS: Final = {
    "kills": Kind("kills", 400, 25, "kill -9 inside every action that writes"),
    "power": Kind("cuts", 250, 50, "power cuts: what was not synced is there, torn or missing"),
    "disk": Kind("faults", 180, 60, "a full disk, and operations that fail or fall short"),
    "flips": Kind("damages", 600, 60, "bits that turn, zeros, cut ends in database, log, key slots and scans"),
    "two": Kind("tries", 240, 40, "two programs on one store, readers beside the writer"),
    "copies": Kind("copies", 24, 1, "old copies of a store put back while the province holds more"),
    "sync": Kind("schedules", 1000, 1, "counters, links and a gateway in trouble, on a simulated wire"),
    "link": Kind("rounds", 180, 30, "lines that cut, delay and repeat, gateways killed while counters send"),
    "day": Kind("kills", 45, 15, "kill -9 while the program plays its sample day"),
}

OTHER_NAMES: Final = {"power": "cuts", "sync": "schedules"}
"""Second name of the option of a kind."""


def main(arguments: list[str] | None = None) -> int:
    """Run the kinds that were asked for; 0 if every rule held."""
    options = _options(arguments)
    found: list[Figures] = []
    for name in options.only:
        number = options.rounds * KINDS[name].a_seed or getattr(options, name)
        more = {"jobs": options.jobs, "verbose": options.verbose} if name == "sync" else {}
        began = time.monotonic()
        figures: Figures = importlib.import_module(f"tests.faults.{name}").search(options.seed, number, **more)
        figures.seen["seconds"] = round(time.monotonic() - began)
        found.append(figures)
    sys.stdout.write(f"\nseed {options.seed}\n{table(found)}\n")
    return ended(found)


def ended(found: list[Figures]) -> int:
    """The exit code."""
    return 0 if all(figures.good for figures in found) else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py faults", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=KINDS, default=list(KINDS), metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--seed", type=int, default=1, help="of the first round; each further one has the next")
    parser.add_argument("--rounds", type=int, default=0, help="seeds of each kind, instead of the numbers below")
    for name, kind in KINDS.items():
        names = [f"--{name}", *([f"--{OTHER_NAMES[name]}"] if name in OTHER_NAMES else [])]
        words = f"{kind.what}: {kind.about} ({kind.number})"
        parser.add_argument(*names, dest=name, type=int, default=kind.number, metavar="N", help=words)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes, for sync")
    parser.add_argument("--verbose", action="store_true", help="print every schedule of sync as it happened")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
