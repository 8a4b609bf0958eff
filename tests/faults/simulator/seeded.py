"""Ids and instants from a seed: the only two things the program takes from the machine without being told."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from types import SimpleNamespace

from sync.wire import ids


@contextmanager
def seeded_ids(rng: random.Random, now: Callable[[], datetime]) -> Iterator[None]:
    """Let `uuid7` take its bytes from a generator and its time from a clock, wrong ones included."""
    os_, time_ = ids.os, ids.time
    ids.os = SimpleNamespace(urandom=rng.randbytes)  # type: ignore[assignment]
    ids.time = SimpleNamespace(time_ns=lambda: int(now().timestamp() * 1e9))  # type: ignore[assignment]
    try:
        yield
    finally:
        ids.os, ids.time = os_, time_
