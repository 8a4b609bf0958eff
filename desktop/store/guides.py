"""The guides as shipped."""

from __future__ import annotations

from functools import cache

import msgspec

from desktop.domain.guides import Guides
from desktop.store.shipped import shipped


@cache
def load_guides() -> Guides:
    """Read the shipped guides once."""
    return msgspec.json.decode(shipped("guides/guides.json"), type=Guides)
