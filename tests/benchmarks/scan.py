"""A scan over the poor line, cut five times: what travels, over what it weighs."""

from __future__ import annotations

import time
from importlib.util import find_spec
from typing import Final

from tests.benchmarks.measure import Bench, Row
from tests.benchmarks.sync_ours import Ours
from tests.support.gateways import free_port
from tests.support.line import POOR, Line

SCAN_BYTES: Final = 4 * 1024 * 1024
CUTS: Final = 5
_TRIES: Final = 4 * CUTS


def counters_send_files() -> bool:
    """Whether there is anything to measure."""
    return find_spec("sync.transport.files") is not None


def measure(bench: Bench) -> list[Row]:
    """A dossier and its scan, recorded before; rounds are called again at once whenever one ended early."""
    with (
        Ours().served(bench.folder / "server", free_port()) as server,
        Line(server.url, POOR) as line,
        Ours().client(bench.folder / "client") as counter,
    ):
        counter.ask(do="join", url=server.url)
        counter.ask(do="attach", bytes=SCAN_BYTES, folder=str(bench.folder))
        begun, whole, tries = time.monotonic(), False, 0
        while not whole and tries < _TRIES:
            if tries < CUTS:
                # Places that fall on no border of anything.
                line.cut_after = (tries + 1) * SCAN_BYTES // (CUTS + 1) + 777 * tries
            whole, tries = counter.ask(600.0, do="sync", url=line.url)["whole"], tries + 1
        took = time.monotonic() - begun
    over = line.flow.both / SCAN_BYTES
    words = f"{line.flow.cuts} cuts, {tries} rounds, {took:.0f} s"
    return [
        Row(f"a scan of {SCAN_BYTES >> 20} MB over the poor line, bytes over its size", over, unit="x", goal="1.05",
            met=whole and over <= 1.05, note=words if whole else f"NOT whole; {words}")
    ]  # fmt: skip
