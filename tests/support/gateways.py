"""Gateway processes on one ledger: started, killed, and watched for what they take of the machine."""

from __future__ import annotations

import os
import socket
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from tests.support.told import Told

GATEWAY: Final = "import sys; from sync.province.cli import main; sys.exit(main())"
_TICKS: Final = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Gateways:
    """They serve one ledger, each on a port of its own.

    Args of the constructor:
        where: folder of a ledger in a file, or address of a database.
        log: where they say what they say.
        count: of them; more than one only on a database.

    Attributes:
        ports: of all of them; the same after one was killed and started again.
        kills: so far.
    """

    def __init__(self, where: str | Path, log: Path, count: int) -> None:
        self._place = ["--db", where] if isinstance(where, str) else ["--dir", str(where)]
        self._log = log
        self.ports = [free_port() for _ in range(count)]
        self.kills = 0
        self._running = [self._started(port) for port in self.ports]
        self._spent = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for gateway in self._running:
            gateway.end()

    def cpu_s(self) -> float:
        """Seconds of processor that all of them took, those killed included."""
        return self._spent + sum(cpu_s(gateway.pid) for gateway in self._running)

    def peak_mb(self) -> float:
        """Most memory held by any of them since `forget_peaks`."""
        return max(_status_mb(gateway.pid, "VmHWM") for gateway in self._running)

    def forget_peaks(self) -> None:
        """Count the most memory anew."""
        for gateway in self._running:
            Path(f"/proc/{gateway.pid}/clear_refs").write_text("5", encoding="ascii")

    def url(self, number: int) -> str:
        """Address of one of them."""
        return f"http://127.0.0.1:{self.ports[number % len(self.ports)]}"

    def kill(self, number: int) -> None:
        """Kill one; until `again` nobody listens there."""
        self._spent += cpu_s(self._running[number].pid)
        self._running[number].kill()
        self.kills += 1

    def again(self, number: int) -> None:
        """Start one that was killed."""
        self._running[number] = self._started(self.ports[number])

    def kill_in_turn(self, every_s: float, over: threading.Event) -> None:
        """Kill one every so many seconds and start it again at once, until it is over."""
        while not over.wait(every_s):
            number = self.kills % len(self.ports)
            self.kill(number)
            self.again(number)

    def _started(self, port: int) -> Told:
        command = [sys.executable, "-c", GATEWAY, "serve", *self._place, "--port", str(port)]
        return Told(command, self._log, port=port)


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def cpu_s(pid: int) -> float:
    """Seconds of processor of a process and of its ended children."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
    return sum(int(field) for field in fields[11:15]) / _TICKS


def family_cpu_s(pid: int) -> float:
    """The same, with all children that live."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return cpu_s(pid) + sum(cpu_s(int(child)) for child in children)


def _status_mb(pid: int, name: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    return 0.0
