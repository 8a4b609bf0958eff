"""Sync with the province beside Anki's and PouchDB's, the same dossiers over the same lines, in one run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.benchmarks.measure import Bench, Row, median, p99
from tests.benchmarks.peer import NoPeer
from tests.benchmarks.sync_anki import Anki
from tests.benchmarks.sync_ours import Ours
from tests.benchmarks.sync_pouch import Pouch
from tests.benchmarks.sync_run import (
    DOSSIERS,
    POOR_DOSSIERS,
    POOR_LIMIT_S,
    TURNS,
    Found,
    loopback,
    poor,
    restored,
    traced,
)
from tests.benchmarks.sync_systems import System
from tests.support.line import POOR
from tests.support.told import Silent

STEPS: Final[tuple[Callable[[System, Path, Path, Found], None], ...]] = (loopback, traced, restored, poor)
_MOST: Final = (TURNS + 7) * DOSSIERS


def measure(bench: Bench) -> list[Row]:
    """All three, one after the other."""
    bodies = (bench.folder / "bodies").absolute()
    with Ours().client(bench.folder / "source") as counter:
        counter.ask(do="add", count=_MOST)
        made = counter.ask(do="bodies", to=str(bodies))
    size = made["bytes"] / made["count"]
    rows = [Row("body of an event, whole as recorded", size, unit="B", note=f"load of the machine {_load()}")]
    found: dict[str, Found] = {}
    systems: tuple[System, ...] = (Ours(), Anki(), Pouch())
    for system in systems:
        name = system.name
        try:
            found[name] = Found(system.ready())
            for step in STEPS:
                name = f"{system.name}: {step.__name__}"
                sys.stdout.write(f"{name}\n")
                sys.stdout.flush()
                step(system, bench.folder / system.name / step.__name__, bodies, found[system.name])
        except (NoPeer, Silent) as error:
            rows.append(Row(f"{name} could not be measured", 0.0, unit="", note=str(error)))
    found = {name: one for name, one in found.items() if one.slow}
    for table in (_loopback, _nothing, _one, _cut, _slow, _poor, _syncs, _restored):
        rows += table(found)
    return rows


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else "unknown"


def _ratio(found: dict[str, Found], name: str, figure: Callable[[Found], float]) -> float | None:
    """Ours to a peer's; None for our own row or without the peer."""
    if name == Ours.name or Ours.name not in found or not figure(found[name]):
        return None
    return figure(found[Ours.name]) / figure(found[name])


def _loopback(found: dict[str, Found]) -> list[Row]:
    rows = []
    for name, one in found.items():
        ours = name == Ours.name
        each = sum(flow.both for flow in one.flows) / len(one.flows) / DOSSIERS
        turns = median([float(flow.turns) for flow in one.flows])
        up, down = one.flows[-1].up, one.flows[-1].down
        seconds = median(one.seconds)
        rows += [
            Row(f"{name} {one.version}: sync {DOSSIERS:,} new dossiers over loopback", seconds, p99(one.seconds), "s",
                _ratio(found, name, lambda f: median(f.seconds)), "0.25" if ours else "",
                seconds <= 0.25 if ours else None),
            Row("  bytes a dossier, both ways", each, unit="B",
                ratio=_ratio(found, name, lambda f: sum(flow.both for flow in f.flows)),
                goal="360" if ours else "", met=each <= 360 if ours else None, note=f"up {up:,}, down {down:,}"),
            Row("  request turns", turns, unit="", goal="4" if ours else "", met=turns <= 4 if ours else None,
                note=f"{one.flows[-1].connections} connections"),
        ]  # fmt: skip
    return rows


def _nothing(found: dict[str, Found]) -> list[Row]:
    rows = []
    for name, one in found.items():
        ours = name == Ours.name
        times, flow = [seconds * 1000 for seconds, _ in one.nothing], one.nothing[-1][1]
        rows += [
            Row(f"{name}: nothing new", median(times), p99(times)),
            Row("  bytes, both ways", flow.both, unit="B", ratio=_ratio(found, name, lambda f: f.nothing[-1][1].both),
                goal="500, 1 turn" if ours else "", met=flow.both < 500 and flow.turns == 1 if ours else None,
                note=f"up {flow.up}, down {flow.down}, {flow.turns} turns"),
        ]  # fmt: skip
    return rows


def _one(found: dict[str, Found]) -> list[Row]:
    return [
        Row(f"{name}: one dossier alone, largest request body", one.body, unit="B",
            ratio=_ratio(found, name, lambda f: f.body), goal="450" if name == Ours.name else "",
            met=one.body <= 450 if name == Ours.name else None,
            note=f"all in all up {one.one.up:,}, down {one.one.down:,}, {one.one.turns} turns")
        for name, one in found.items()
    ]  # fmt: skip


def _cut(found: dict[str, Found]) -> list[Row]:
    rows = []
    for name, one in found.items():
        ours, told = name == Ours.name, [error for error in one.errors if error]
        again = [float(size) for size in one.again]
        words = f"{len(told)} of {len(one.errors)} told as errors" + (f": {told[0][:60]!r}" if told else "")
        rows.append(
            Row(f"{name}: cut at any byte, bytes sent again", median(again), max(again), "B",
                goal="40,000, none told" if ours else "", met=max(again) <= 40_000 and not told if ours else None,
                note=words)
        )  # fmt: skip
    return rows


def _slow(found: dict[str, Found]) -> list[Row]:
    return [
        Row(f"{name}: {DOSSIERS:,} dossiers, 256 kbit/s up, 1 Mbit/s down, 300 ms", one.slow, unit="s",
            ratio=_ratio(found, name, lambda f: f.slow), goal="12" if name == Ours.name else "",
            met=one.slow <= 12 if name == Ours.name else None,
            note=f"its bytes up alone need {one.up * 8 / POOR.up_bits:.1f}")
        for name, one in found.items()
    ]  # fmt: skip


def _poor(found: dict[str, Found]) -> list[Row]:
    rows = []
    for name, one in found.items():
        if one.poor is None:
            continue
        took, arrived, cuts = one.poor
        least = POOR.round_trip_s + one.up * POOR_DOSSIERS / DOSSIERS * 8 / POOR.up_bits * (1 + POOR.loss)
        over, whole = took / least, arrived == POOR_DOSSIERS
        end = f"{cuts} cuts" if whole else f"given up after {POOR_LIMIT_S:.0f} s with {arrived:,} there, {cuts} cuts"
        ours = name == Ours.name
        rows += [
            Row(f"{name}: {POOR_DOSSIERS:,} dossiers, also 2 % loss, cut every 20 s", took, unit="s", note=end),
            Row("  over what the line needs for its bytes", over, unit="x", goal="1.3" if ours else "",
                met=over <= 1.3 and whole if ours else None, note=f"{least:.1f} s; line modelled above TCP"),
        ]  # fmt: skip
    return rows


def _syncs(found: dict[str, Found]) -> list[Row]:
    return [
        Row(f"{name}: syncs to disk while {DOSSIERS:,} are sent", sum(one.syncs), unit="",
            note=f"{one.syncs[0]} at the client, {one.syncs[1]} at the server")
        for name, one in found.items()
        if one.syncs is not None
    ]  # fmt: skip


def _restored(found: dict[str, Found]) -> list[Row]:
    rows = []
    for name, one in found.items():
        if one.restored is None:
            continue
        lost, doubled, said = one.restored
        ours = name == Ours.name
        words = f"{doubled} doubled, {len(said)} questions or errors" + (f": {said[-1][:60]!r}" if said else "")
        rows.append(
            Row(f"{name}: server put back to half, dossiers lost of {DOSSIERS:,}", lost, unit="",
                goal="0, 0, 0" if ours else "", met=not (lost or doubled or said) if ours else None, note=words)
        )  # fmt: skip
    return rows
