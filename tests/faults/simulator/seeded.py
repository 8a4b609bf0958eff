"""What a schedule sets for itself: ids and instants from its seed, sizes, and what a password costs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from types import ModuleType, SimpleNamespace

from desktop.store import keys
from sync.engine import engine
from sync.wire import ids
from tests.store.stores import CHEAP


@contextmanager
def seeded_ids(rng: random.Random, now: Callable[[], datetime]) -> Iterator[None]:
    """Let `uuid7` take its bytes from a generator and its time from a clock, wrong ones included."""
    os_ = SimpleNamespace(urandom=rng.randbytes)
    time_ = SimpleNamespace(time_ns=lambda: int(now().timestamp() * 1e9))
    with _set_in(ids, "os", os_), _set_in(ids, "time", time_):
        yield


@contextmanager
def sized(events: int) -> Iterator[None]:
    """Let the engine send so many events in a batch, and a restore wrap its key at the price of a test."""
    # At today's price the wrapping would be most of the time of a schedule.
    with _set_in(engine, "BATCH_EVENTS", events), _set_in(keys, "Cost", lambda: CHEAP):
        yield


@contextmanager
def _set_in(module: ModuleType, name: str, value: object) -> Iterator[None]:
    names = vars(module)
    before = names[name]
    names[name] = value
    try:
        yield
    finally:
        names[name] = before
