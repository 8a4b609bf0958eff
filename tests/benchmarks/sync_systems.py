"""What a system that synchronises must be able to do for the comparison."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Protocol

from tests.benchmarks.peer import NoPeer
from tests.support.told import Told


class Held(NamedTuple):
    """What a server holds.

    Attributes:
        dossiers: different ones.
        doubled: those that are there more than once, counted as often as they are too many.
    """

    dossiers: int
    doubled: int


class Server(Protocol):
    """A server that runs.

    Attributes:
        url: its address; the same after it was started again.
    """

    url: str

    def held(self) -> Held:
        """Count what arrived."""
        ...


class System(Protocol):
    """One of those compared.

    The client is told `join` (url), `add` (bodies, count) and `sync` (url). It answers a sync with `s` (seconds),
    `begun` and `ended` (instants of the machine's clock), `error` (empty if none) and `question` (whether somebody is
    asked which side to keep).
    """

    name: str

    def ready(self) -> str:
        """Install what is needed; the version in words.

        Raises:
            NoPeer: it cannot be had here.
        """
        ...

    def served(self, folder: Path, port: int, trace: Path | None = None) -> AbstractContextManager[Server]:
        """Run its server on a folder until the block ends."""
        ...

    def client(self, folder: Path, trace: Path | None = None) -> Told:
        """Start its client on a folder."""
        ...


def install(*commands: Sequence[str], folder: Path | None = None) -> None:
    """Run the commands that install a peer.

    Raises:
        NoPeer: one failed, or is not there.
    """
    for command in commands:
        try:
            ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
        except OSError as error:
            raise NoPeer(f"{command[0]} is not there") from error
        if ended.returncode:
            raise NoPeer((ended.stderr.strip().splitlines() or ["no reason given"])[-1][:100])
