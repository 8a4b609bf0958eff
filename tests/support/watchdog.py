"""How long the main thread is away from its events: the gap somebody would feel, and the work behind it.

`latency`: a thread posts an event every few milliseconds and takes the time until it is delivered. A loaded machine
lengthens it. `busy`: the main thread's own part of that time: its processor time, or the time it was held up by
anything but other threads and a full machine (a disk, a lock), whichever is longer.
"""

from __future__ import annotations

import faulthandler
import re
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject

LIMIT_MS: Final = 100.0
"""From here on somebody feels it."""

KNOWS_OWN_WORK: Final = hasattr(time, "pthread_getcpuclockid")
"""Whether work can be told from waiting for a full machine: not on Windows, where `busy` is little but that."""

_EVERY_S: Final = 0.005
_LOOKED_AT_MS: Final = 50.0
_TASKS: Final = Path("/proc/self/task")
_PLACE: Final = re.compile(r'File "(.*)", line (\d+) in (.*)')
_POSTED: Final = QEvent.Type(QEvent.registerEventType())


@dataclass
class Stint:
    """A time in which no event was delivered.

    Attributes:
        busy_ms: own work.
        wall_ms: the whole of it.
        where: where it was when it had taken long; innermost last.
    """

    busy_ms: float
    wall_ms: float
    where: str = ""


@dataclass
class Figures:
    """What was measured.

    Attributes:
        latencies_ms: of each posted event.
        longest: the longest stints, the longest first.
    """

    latencies_ms: list[float] = field(default_factory=list)
    longest: list[Stint] = field(default_factory=list)

    @property
    def busy_ms(self) -> float:
        """The longest own work."""
        return self.longest[0].busy_ms if self.longest else 0.0


class Watchdog(QObject):
    """Watches the event loop of the thread it is made in, from `start` to `stop`."""

    def __init__(self) -> None:
        super().__init__()
        self.figures = Figures()
        self._main = threading.get_ident()
        self._delivered = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> Figures:
        """End it."""
        self._ended.set()
        self._delivered.set()
        self._thread.join()
        self.figures.longest.sort(key=lambda stint: -stint.busy_ms)
        return self.figures

    def event(self, event: QEvent) -> bool:
        if event.type() == _POSTED:
            self._delivered.set()
            return True
        return super().event(event)

    def _watch(self) -> None:
        while not self._ended.wait(_EVERY_S):
            before = _Clocks.read(self._main)
            where = ""
            self._delivered.clear()
            QCoreApplication.postEvent(self, QEvent(_POSTED))
            while not self._delivered.wait(_LOOKED_AT_MS / 1000) and not self._ended.is_set():
                where = where or self._place()
            if self._ended.is_set():
                return
            latency = (time.monotonic() - before.wall) * 1000
            self.figures.latencies_ms.append(latency)
            if latency >= _LOOKED_AT_MS:
                self.figures.longest.append(Stint(before.own_since(self._main) * 1000, latency, where))

    def _place(self) -> str:
        # Never by frame objects: whoever holds one keeps alive what the function it belongs to lets go of.
        with tempfile.TemporaryFile("w+") as told:
            faulthandler.dump_traceback(told, all_threads=True)
            told.seek(0)
            _, _, rest = told.read().partition(f"Thread 0x{self._main:016x}")
        stack = _PLACE.findall(rest.partition("\n\n")[0])[:6]
        return " > ".join(f"{Path(file).stem}.{name}:{line}" for file, line, name in reversed(stack))


@dataclass(frozen=True)
class _Clocks:
    """Seconds: of the wall, of the watched thread, of all threads, and of all their waiting for a processor."""

    wall: float
    own: float
    process: float
    waiting: float

    @classmethod
    def read(cls, thread: int) -> _Clocks:
        own = time.clock_gettime(time.pthread_getcpuclockid(thread)) if KNOWS_OWN_WORK else 0.0
        return cls(time.monotonic(), own, time.process_time(), _run_delay())

    def own_since(self, thread: int) -> float:
        """Seconds the thread worked, or was held up by neither another thread nor a full machine."""
        now = self.read(thread)
        own = now.own - self.own
        others = max(now.process - self.process - own, 0.0)
        return max(own, now.wall - self.wall - others - (now.waiting - self.waiting))


def _run_delay() -> float:
    total = 0
    if _TASKS.exists():
        for task in _TASKS.iterdir():
            try:
                total += int((task / "schedstat").read_text().split()[1])
            except (OSError, IndexError):
                continue
    return total / 1e9
