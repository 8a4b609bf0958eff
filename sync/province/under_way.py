"""Requests that are being taken in, so that a counter which was cut is told of all that had arrived."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from typing import Final

import anyio

LONGEST_S: Final = 5.0
"""A hello waits no longer for what was cut; what is not known then is sent again and recognised."""


class UnderWay:
    """The pushes that one process is taking in, by device."""

    def __init__(self) -> None:
        self._ends: dict[str, set[asyncio.Event]] = {}

    @contextlib.contextmanager
    def of(self, device: str) -> Iterator[None]:
        """While a push of a device is taken in."""
        end = asyncio.Event()
        ends = self._ends.setdefault(device, set())
        ends.add(end)
        try:
            yield
        finally:
            end.set()
            ends.discard(end)
            if not ends:
                self._ends.pop(device, None)

    async def ended(self, device: str) -> None:
        """Wait for a device's earlier pushes: it begins a round, so they were cut on their way."""
        with anyio.move_on_after(LONGEST_S):
            for end in list(self._ends.get(device, ())):
                await end.wait()
