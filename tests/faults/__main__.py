"""Search for lost or doubled records in the store, fault by fault: `dev.py faults`.

Prints a table and, as its last line, the figures as JSON. Ends with 1 if anything was lost, doubled or broken.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from typing import Final

from tests.faults.figures import Figures, table

KINDS: Final[dict[str, tuple[str, int, int, str]]] = {
    "kills": ("kills", 350, 25, "kill -9 inside every action"),
    "power": ("cuts", 250, 50, "power cuts: what was not synced is there, torn or missing"),
    "disk": ("faults", 180, 60, "a full disk, and operations that fail or fall short"),
    "flips": ("damages", 600, 60, "bits that turn, zeros, cut ends in database, log and key slots"),
    "two": ("tries", 240, 40, "two programs on one store, readers beside the writer"),
    "copies": ("copies", 24, 1, "old copies of a store put back while the province holds more"),
    "day": ("kills of the program", 45, 15, "kill -9 while the program plays its sample day"),
}
"""By name, which is the module: what is counted, how many in a normal run, how many of one seed, what it is."""


def main(arguments: list[str] | None = None) -> int:
    """Run the kinds that were asked for; 0 if every rule held."""
    options = _options(arguments)
    found: list[Figures] = []
    for kind in options.only:
        _, _, a_seed, _ = KINDS[kind]
        number = getattr(options, kind) if not options.rounds else options.rounds * a_seed
        began = time.monotonic()
        figures: Figures = importlib.import_module(f"tests.faults.{kind}").search(options.seed, number)
        figures.seen["seconds"] = round(time.monotonic() - began)
        found.append(figures)
    sys.stdout.write(f"\nseed {options.seed}\n{table(found)}\n")
    return 0 if all(figures.good for figures in found) else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py faults", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=KINDS, default=list(KINDS), metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--seed", type=int, default=1, help="of the first round; each further one has the next")
    parser.add_argument(
        "--rounds", type=int, default=0, help="so many seeds of each kind, instead of the numbers below"
    )
    for kind, (what, number, _, words) in KINDS.items():
        names = [f"--{kind}"] if kind != "power" else ["--power", "--cuts"]
        parser.add_argument(
            *names, dest=kind, type=int, default=number, metavar="N", help=f"{what}: {words} ({number})"
        )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
