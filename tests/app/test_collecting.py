"""Garbage is collected on the main thread only."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.collecting import Collector


class Knot:
    """Part of a ring that only a collection can take away."""

    gone: list[int] = []

    def __init__(self) -> None:
        self.ring = self

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    before = gc.isenabled()
    Knot.gone.clear()
    made = Collector()
    yield made
    made.deleteLater()
    if before:
        gc.enable()


def test_rings_of_other_threads_go_on_the_main_thread(qtbot: QtBot, collector: Collector) -> None:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: [Knot() for _ in range(5000)] and None).result()
    assert Knot.gone == []
    qtbot.waitUntil(lambda: len(Knot.gone) == 5000)
    assert set(Knot.gone) == {threading.get_ident()}
