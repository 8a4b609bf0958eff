"""Scanners by SANE, through its `scanimage`: a program of the system, so a driver that fails takes nothing with it."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from desktop.scans.errors import (
    ScannerBusy,
    ScannerEmpty,
    ScannerJammed,
    ScannerNotFound,
    ScannerOpen,
    ScannerRefused,
    ScannerSoftwareMissing,
    ScannerTrouble,
    ScanStopped,
)
from desktop.scans.port import Device, ScanJob, Stopped, Taken

PROGRAM: Final = "scanimage"
LOOKING_S: Final = 40.0
"""Looking for scanners asks the network too, and drivers wait for answers one after the other."""

SHEET_S: Final = 180.0
"""Longest that a sheet may take: A4 at 600 dpi over USB 2, the lamp cold."""

_STEP_S: Final = 0.1
_END_S: Final = 5.0
_PAGE: Final = "trang%03d.tif"
_SEPARATOR: Final = "\t"
_KINDS: Final = (
    (re.compile(r"out of documents|no documents", re.IGNORECASE), ScannerEmpty),
    (re.compile(r"jam", re.IGNORECASE), ScannerJammed),
    (re.compile(r"cover is open|cover open", re.IGNORECASE), ScannerOpen),
    (re.compile(r"busy", re.IGNORECASE), ScannerBusy),
    (re.compile(r"access to resource has been denied|permission denied", re.IGNORECASE), ScannerRefused),
    (re.compile(r"no SANE devices found|open of device .* failed|no device", re.IGNORECASE), ScannerNotFound),
)
"""What `scanimage` says in English, which it is asked to speak; the first that fits counts."""


@dataclass(frozen=True)
class _Options:
    """What a scanner lets one choose; empty where it has no such option."""

    modes: tuple[str, ...]
    sources: tuple[str, ...]
    resolutions: str
    sheet: tuple[str, ...]


class SaneScanner:
    """Scanners of a Linux system."""

    def __init__(self) -> None:
        self._known: dict[str, _Options] = {}

    def devices(self, stopped: Stopped) -> tuple[Device, ...]:
        """See `desktop.scans.port.Scanner`."""
        form = _SEPARATOR.join(("%d", "%v", "%m")) + "%n"
        said = _answer(["--formatted-device-list", form], stopped)
        found = []
        for line in said.splitlines():
            parts = line.split(_SEPARATOR)
            if len(parts) == 3:
                name = f"{parts[1]} {parts[2]}".replace("_", " ").strip()
                found.append(Device(parts[0], name or parts[0]))
        return tuple(found)

    def scan(self, job: ScanJob, room: Path, taken: Taken, stopped: Stopped) -> int:
        """See `desktop.scans.port.Scanner`."""
        device = job.device or self._first(stopped)
        options = self._options(device, stopped)
        dpi = nearest(options.resolutions, job.dpi)
        wanted = ["--device-name", device, "--format=tiff", f"--batch={room / _PAGE}"]
        wanted += [f"--resolution={dpi}"] if options.resolutions else []
        wanted += [f"--mode={mode}"] if (mode := _mode(options.modes, grey=job.grey)) else []
        wanted += options.sheet
        source = _source(options.sources, feeder=job.feeder)
        wanted += [f"--source={source}"] if source else []
        # Without a feeder nobody would stop it: it would scan the glass for ever.
        wanted += [] if job.feeder and _feeds(source) else ["--batch-count=1"]
        return _pages(wanted, room, lambda path: taken(path, dpi or job.dpi), stopped)

    def _first(self, stopped: Stopped) -> str:
        found = self.devices(stopped)
        if not found:
            raise ScannerNotFound
        return found[0].id

    def _options(self, device: str, stopped: Stopped) -> _Options:
        if device not in self._known:
            said = _answer(["--device-name", device, "--help"], stopped)
            if "Options specific to device" not in said:
                raise ScannerNotFound
            self._known[device] = _Options(_choices(said, "mode"), _choices(said, "source"), _range(said), _sheet(said))
        return self._known[device]


def nearest(resolutions: str, dpi: int) -> int:
    """The resolution a scanner has that is nearest to the wanted one and not below it, if it has any such.

    Args:
        resolutions: as `scanimage --help` writes them: `75|150|300`, or `50..1200`; empty if there is no choice.
        dpi: wanted.
    """
    if not resolutions:
        return 0
    if ".." in resolutions:
        least, most = (int(float(end)) for end in resolutions.split("..", 1))
        return min(max(dpi, least), most)
    known = sorted(int(float(one)) for one in resolutions.split("|"))
    return next((one for one in known if one >= dpi), known[-1])


def _choices(said: str, option: str) -> tuple[str, ...]:
    found = re.search(rf"^\s+--{option} (\S[^\n\[]*?)\s*\[(?!inactive)", said, re.MULTILINE)
    return tuple(found[1].split("|")) if found else ()


def _range(said: str) -> str:
    found = re.search(r"^\s+--resolution ([\d.|]+)dpi", said, re.MULTILINE)
    return found[1] if found else ""


def _sheet(said: str) -> tuple[str, ...]:
    """An A4 sheet, where the glass is larger than one: else every page would have a strip of lid below it."""
    wanted: list[str] = []
    for option, length_mm in (("x", 210), ("y", 297)):
        found = re.search(rf"^\s+-{option} [\d.]+\.\.([\d.]+)mm", said, re.MULTILINE)
        if found and float(found[1]) > length_mm:
            wanted += [f"-{option}", str(length_mm)]
    return tuple(wanted)


def _mode(modes: tuple[str, ...], *, grey: bool) -> str:
    wanted = ("gray", "grey") if grey else ("color", "colour")
    return next((mode for word in wanted for mode in modes if word in mode.lower()), "")


def _feeds(source: str) -> bool:
    lower = source.lower()
    return "adf" in lower or "feed" in lower


def _source(sources: tuple[str, ...], *, feeder: bool) -> str:
    return next((one for one in sources if _feeds(one) == feeder and "duplex" not in one.lower()), "")


def _answer(arguments: list[str], stopped: Stopped) -> str:
    """What the program says; its own complaints only if it says nothing."""
    with tempfile.TemporaryFile() as out, _started(arguments, out) as (process, complaints):
        _wait(process, stopped, LOOKING_S)
        out.seek(0)
        said = out.read().decode(errors="replace")
        if process.returncode and not said.strip():
            raise _trouble(complaints())
        return said


def _pages(arguments: list[str], room: Path, taken: Callable[[Path], None], stopped: Stopped) -> int:
    done: set[str] = set()

    def hand_on() -> bool:
        # A page has its name only once it is complete; until then it ends in `.part`.
        new = sorted(path for path in room.glob("*.tif") if path.name not in done)
        for path in new:
            if stopped():
                raise ScanStopped
            done.add(path.name)
            taken(path)
        return bool(new)

    with tempfile.TemporaryFile() as out, _started(arguments, out) as (process, complaints):
        _wait(process, stopped, SHEET_S, hand_on)
        hand_on()
        said = complaints()
    # A feeder that runs empty after some sheets is what ends every batch.
    if process.returncode and not (done and isinstance(_trouble(said), ScannerEmpty)):
        raise _trouble(said)
    if not done:
        raise _trouble(said)
    return len(done)


@contextlib.contextmanager
def _started(arguments: list[str], out: IO[bytes]) -> Iterator[tuple[subprocess.Popen[bytes], Callable[[], str]]]:
    """The program under way; it has ended when this does."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise ScannerSoftwareMissing
    with tempfile.TemporaryFile() as complaints:

        def said() -> str:
            complaints.seek(0)
            return complaints.read().decode(errors="replace")

        environment = {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}
        try:
            process = subprocess.Popen(
                [program, *arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=complaints, env=environment
            )
        except OSError as error:
            raise ScannerSoftwareMissing from error
        try:
            yield process, said
        finally:
            _end(process)


def _wait(
    process: subprocess.Popen[bytes], stopped: Stopped, most_s: float, moved: Callable[[], bool] = lambda: False
) -> None:
    """Wait for the end, at most so long since anything moved."""
    since = time.monotonic()
    while process.poll() is None:
        if stopped():
            raise ScanStopped
        if moved():
            since = time.monotonic()
        elif time.monotonic() - since > most_s:
            raise ScannerTrouble(reason="time")
        time.sleep(_STEP_S)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program so that the scanner stops and lets go of the sheet; by force if it does not listen."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _trouble(said: str) -> ScannerTrouble:
    return next((kind() for words, kind in _KINDS if words.search(said)), ScannerTrouble())
