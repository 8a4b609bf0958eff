"""Processes that are told what to do by a line of JSON and answer by one, and servers; their syncs can be counted."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

_START_S: Final = 30.0
_ENDS_S: Final = 10.0


class Silent(Exception):
    """A process ended, or said nothing in time; carries the last words of its log."""


class Told:
    """A process with a pipe each way; what it says besides goes to a log.

    Args of the constructor:
        command: with its arguments.
        log: file to append to.
        more: variables besides ours.
        trace: file for its syncs to disk, as strace writes them; None for no trace.
        port: of a server, which is waited for until it listens there, and says all to the log.

    Attributes:
        pid: its id.
    """

    def __init__(
        self,
        command: Sequence[str],
        log: Path,
        *,
        more: dict[str, str] | None = None,
        trace: Path | None = None,
        port: int = 0,
    ) -> None:
        self._log = log
        if trace is not None:
            command = ["strace", "-f", "-ttt", "-e", "trace=fsync,fdatasync", "-o", str(trace), *command]
        with log.open("ab") as words:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=words if port else subprocess.PIPE, stderr=words,
                env={**os.environ, **(more or {})}, start_new_session=True,
            )  # fmt: skip
        self.pid = self._process.pid
        self._seen = b""
        if port:
            self._wait_for(port)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def ask(self, within_s: float = 300.0, **order: object) -> dict[str, Any]:
        """Give an order and wait for its answer.

        Raises:
            Silent: there was none.
        """
        if self._process.stdin is None:
            raise Silent(self._last_words())
        try:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise Silent(self._last_words()) from error
        answer: dict[str, Any] = json.loads(self.line(within_s))
        return answer

    def line(self, within_s: float) -> str:
        """The next line it says.

        Raises:
            Silent: none came.
        """
        assert self._process.stdout is not None
        till = time.monotonic() + within_s
        while b"\n" not in self._seen:
            left = till - time.monotonic()
            if left <= 0 or not select.select([self._process.stdout], [], [], left)[0]:
                raise Silent(f"nothing within {within_s:.0f} s; {self._last_words()}")
            piece = os.read(self._process.stdout.fileno(), 65536)
            if not piece:
                raise Silent(self._last_words())
            self._seen += piece
        line, _, self._seen = self._seen.partition(b"\n")
        return line.decode()

    def end(self) -> None:
        """Close its pipe, which ends one that listens; whatever does not end is ended."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        for word, within_s in ((signal.SIGTERM, 0.5), (signal.SIGKILL, _ENDS_S)):
            try:
                self._process.wait(within_s)
                break
            except subprocess.TimeoutExpired:
                # The group: whoever traces it would leave it running.
                os.killpg(self.pid, word)
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def kill(self) -> None:
        """As a power cut would, and without a word."""
        os.killpg(self.pid, signal.SIGKILL)
        self.end()

    def _wait_for(self, port: int) -> None:
        till = time.monotonic() + _START_S
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError as error:
                if time.monotonic() > till or self._process.poll() is not None:
                    self.end()
                    raise Silent(f"it does not listen; {self._last_words()}") from error
                time.sleep(0.02)

    def _last_words(self) -> str:
        lines = (
            self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines() if self._log.exists() else []
        )
        return (lines or ["no reason given"])[-1][:200]


def syncs_between(trace: Path, begun: float, ended: float) -> int:
    """Calls of fsync and fdatasync that began between two instants of the machine's clock."""
    count = 0
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        words = line.split(maxsplit=2)
        if len(words) == 3 and words[2].startswith(("fsync(", "fdatasync(")):
            count += begun <= float(words[1]) <= ended
    return count
