"""Loaded once by the server that children are forked from: what every child would spend its first instants with."""

from __future__ import annotations

import tests.faults.kills
from desktop.store.units import load_units

load_units()
WARM = tests.faults.kills.__name__
