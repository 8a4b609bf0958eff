"""How much one asker may ask: each device, and each address that nobody has let in yet.

Kept in the memory of one process and on its event loop; with several processes each lets through as much. Whoever
asks too much is told when to come again, and costs nobody else anything.
"""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from typing import Final, NamedTuple

from sync.province.errors import TooMany

_MOST_KEYS: Final = 20_000
"""Askers remembered; the one that was quiet longest is forgotten first, which gives it a full measure again."""

AT_ONCE: Final = 8
"""Requests of one device that are answered at one time; a counter needs two."""

FAILED: Final = 5.0
"""What a wrong code or token costs an address, in requests."""


class Rate(NamedTuple):
    """A measure that fills up again: `burst` requests at once, `per_s` a second in the long run."""

    burst: float
    per_s: float


DEVICE: Final = Rate(burst=200, per_s=20)
"""A month's backlog is some hundred requests, one after the other."""

STRANGER: Final = Rate(burst=60, per_s=1)
"""Enrolments, renewals and wrong tokens of one address; behind one address there may be a whole centre."""


class Limits:
    """The measures of one gateway process.

    Args of the constructor:
        device: for each device.
        stranger: for each address, as long as it does not come with a good token.
        clock: seconds that only rise.
    """

    def __init__(
        self, device: Rate = DEVICE, stranger: Rate = STRANGER, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._devices = Buckets(device, clock)
        self._strangers = Buckets(stranger, clock)
        self._known: OrderedDict[str, None] = OrderedDict()
        self._at_once: defaultdict[str, int] = defaultdict(int)

    def admit(self, device: str) -> None:
        """Let a request of a device in; `leave` must follow.

        Raises:
            TooMany: too many in too short a time, or at one time.
        """
        if self._at_once[device] >= AT_ONCE:
            raise TooMany(retry_after_s=1)
        _must_not_wait(self._devices.take(device))
        self._at_once[device] += 1

    def leave(self, device: str) -> None:
        """A request that was let in has been answered."""
        self._at_once[device] -= 1
        if self._at_once[device] <= 0:
            del self._at_once[device]

    def ask(self, address: str) -> None:
        """Let a request of nobody known in.

        Raises:
            TooMany: that address asked too much.
        """
        _must_not_wait(self._strangers.take(_network(address)))

    def look_up(self, address: str, token: str) -> None:
        """Whether a token may be looked up in the ledger: a known one always, others while the address has not failed.

        Raises:
            TooMany: that address came with too many wrong ones.
        """
        if token not in self._known:
            _must_not_wait(self._strangers.wait_s(_network(address)))

    def failed(self, address: str, token: str = "") -> None:
        """A code or token was wrong, or is not good any more."""
        self._known.pop(token, None)
        self._strangers.take(_network(address), FAILED)

    def good(self, token: str) -> None:
        """A token was right; until it is forgotten it is looked up whatever its address did."""
        self._known[token] = None
        self._known.move_to_end(token)
        while len(self._known) > _MOST_KEYS:
            self._known.popitem(last=False)


class Buckets:
    """One filling measure for each key."""

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        self._rate = rate
        self._clock = clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._levels)

    def take(self, key: str, cost: float = 1.0) -> float:
        """Take from a measure; returns 0, or, without taking anything, the seconds until there is enough.

        A cost above 1 is taken even from less: a measure may be in debt.
        """
        wait_s = self.wait_s(key)
        if not wait_s:
            self._levels[key] = (self._level(key) - cost, self._clock())
            self._levels.move_to_end(key)
            if len(self._levels) > _MOST_KEYS:
                self._levels.popitem(last=False)
        return wait_s

    def wait_s(self, key: str) -> float:
        """Seconds until the measure holds one request; 0 when it does."""
        return max(0.0, (1.0 - self._level(key)) / self._rate.per_s)

    def _level(self, key: str) -> float:
        level, at = self._levels.get(key, (self._rate.burst, 0.0))
        return min(self._rate.burst, level + (self._clock() - at) * self._rate.per_s)


def _must_not_wait(wait_s: float) -> None:
    if wait_s:
        raise TooMany(retry_after_s=math.ceil(wait_s))


def _network(address: str) -> str:
    """Whose measure an address takes from: its own, or of its /64, since a host has as many of those as it likes."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network((int(parsed), 64), strict=False))
    return str(parsed)
