"""The slip as PDF, from a dossier in hand."""

from __future__ import annotations

from functools import partial
from typing import Final

from desktop.domain.read_models import DossierFilter
from tests.benchmarks.data import open_bench_store, store_of
from tests.benchmarks.measure import Bench, Row, median, p99, times
from tests.benchmarks.register import FEW

GOAL_MS: Final = 60.0


def measure(bench: Bench) -> list[Row]:
    """Mẫu 01 to a file."""
    from PySide6.QtGui import QGuiApplication

    from desktop.printing.papers import render_slip

    app = QGuiApplication.instance() or QGuiApplication([])
    store = open_bench_store(store_of(FEW))
    try:
        view = store.view()
        detail = view.dossier(view.page(DossierFilter(), limit=1).rows[0].id)
        render = partial(render_slip, detail, store.centre, bench.folder / "slip.pdf")
        render()
        found = times([render] * 30)
    finally:
        store.close()
    del app
    return [Row("slip as PDF", median(found), p99(found), goal=f"{GOAL_MS:.0f}", met=median(found) <= GOAL_MS)]
