"""Real windows over a real store: the pages are driven by keys and asked what they show."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.store.shipped import shipped
from desktop.store.slots import Cost
from desktop.store.store import Store
from desktop.store.users import User
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from tests.ui import services_for_pages
from tests.ui.counter import PASSWORD, USER, Clock, Counter, OpenPage, as_services, show


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    if qapp.styleSheet() == "" or theme.current() != theme.Theme.of("light", 1.0):
        theme.use("light", 1.0)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def services(tmp_path: Path, qapp: QApplication, clock: Clock) -> Iterator[Counter]:
    def make() -> Store:
        return Store.create(
            tmp_path / "kho",
            centre=shipped("centres/demo.json"),
            user=USER,
            password=PASSWORD,
            clock=clock,
            cost=Cost(memory_kib=64, iterations=1, lanes=1),
        )

    counter = Counter(make, tmp_path / "exports")
    yield counter
    counter.runner.close()
    # Windows are closed by now; they go before the threads they use.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    counter.close()


@pytest.fixture
def open_window(qtbot: QtBot, services: Counter) -> OpenPage:
    """Open the real window on a page, at the size of a common screen, and wait until it is active."""

    def opened(start: str) -> MainWindow:
        from desktop.app.pages import page_factories

        window = MainWindow(as_services(services), page_factories(), start)
        qtbot.addWidget(window, before_close_func=lambda _window: qtbot.waitUntil(lambda: services.idle))
        show(qtbot, window)
        return window

    return opened


@pytest.fixture
def make_counter(tmp_path: Path, qapp: QApplication) -> Iterator[Callable[..., services_for_pages.Counter]]:
    """Makes a counter at which a user of any role has signed in; by default the receiving officer, without dossiers."""
    made: list[services_for_pages.Counter] = []

    def nothing(_seeds: services_for_pages.Seeds) -> None:
        return None

    def make(
        user: User | None = None, fill: Callable[[services_for_pages.Seeds], object] = nothing, **more: Any
    ) -> services_for_pages.Counter:
        made.append(services_for_pages.Counter(tmp_path, fill, user=user, **more))
        return made[0]

    yield make
    for one in made:
        one.services.runner.close()
        one.close()
