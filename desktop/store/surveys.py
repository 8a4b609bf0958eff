"""The survey that is shipped with the program."""

from __future__ import annotations

from functools import cache

import msgspec

from desktop.domain.survey import Survey
from desktop.store.shipped import shipped


@cache
def shipped_survey() -> Survey:
    """Question, answers and reasons."""
    return msgspec.json.decode(shipped("survey/satisfaction.json"), type=Survey)
