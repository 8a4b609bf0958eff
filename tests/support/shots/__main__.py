"""Pictures of every page, state and language, in every size and scale, from the real program: `dev.py shots`."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.ui import theme
from tests.support.shots import contact, orders
from tests.support.shots.orders import Order
from tests.support.shots.played import prepare
from tests.support.shots.worker import run


def main(arguments: list[str] | None = None) -> int:
    """Draw what was asked for into a folder."""
    options = _options(arguments)
    began = time.monotonic()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="motcua-shots-") as folder:
        home = options.home or Path(folder)
        prepare(home, played=set(options.states) != {"empty"})
        drawn, failed = 0, 0
        # Each worker has its own windows: there is one theme and one language a process.
        context = multiprocessing.get_context("spawn")
        wanted = _orders(options, home)
        with ProcessPoolExecutor(min(options.jobs, len(wanted)), mp_context=context) as pool:
            for order, done in zip(wanted, pool.map(run, wanted), strict=True):
                drawn += done.pictures
                failed += bool(done.trouble)
                how = f"{order.state} {order.language} {order.scheme} {order.scale} % {order.size}"
                sys.stdout.write(f"{how}: {done.pictures}\n{done.trouble}")
                sys.stdout.flush()
    index = contact.write_index(options.out)
    sys.stdout.write(f"{drawn} pictures in {time.monotonic() - began:.0f} s: {index}\n")
    return 1 if failed or not drawn else 0


def _orders(options: argparse.Namespace, home: Path) -> list[Order]:
    # Those with most pages first, so that no worker is left with one of them alone.
    states = sorted(options.states, key=("full", "error", "empty", "late", "offline").index)
    chosen = product(states, options.langs, options.schemes, options.scales, options.sizes)
    return [Order(home, options.out, *one, tuple(options.pages)) for one in chosen]


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("--pages", nargs="+", default=[], help="beginnings of their names: today intake admin-lock")
    parser.add_argument("--states", nargs="+", choices=orders.STATES, default=orders.STATES)
    parser.add_argument("--langs", nargs="+", choices=orders.LANGUAGES, default=orders.LANGUAGES)
    parser.add_argument("--sizes", nargs="+", default=orders.SIZES, help="WIDTHxHEIGHT")
    parser.add_argument("--scales", nargs="+", type=int, default=orders.SCALES, help="per cent")
    parser.add_argument("--schemes", nargs="+", choices=theme.SCHEMES, default=["light"])
    parser.add_argument("--home", type=Path, help="keep what was played in this folder, and find it there next time")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many are drawn at a time")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
