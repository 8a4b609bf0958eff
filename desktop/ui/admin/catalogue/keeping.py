"""What a form of the catalogue keeps: only what differs from the published entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from desktop.domain.deadlines import Limit
from desktop.domain.fees import Fee

_P = TypeVar("_P", Limit, Fee)


def same(one: _P | None, other: _P | None, members: Sequence[str]) -> bool:
    """Whether two say the same in every field that is shown."""
    if one is None or other is None:
        return one is other
    return all(getattr(one, name) == getattr(other, name) for name in members)


def kept(
    now: _P | None, published: _P | None, shown: _P | None, before: _P | None, members: Sequence[str]
) -> _P | None:
    """None while it is as published, and as before while nothing was changed."""
    if same(now, published, members):
        return None
    return before if same(now, shown, members) and before is not None else now
