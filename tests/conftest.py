"""What every test shares: no screen, no home of anybody, chance that repeats, a clock and a store."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Asked only where Qt knows no fonts of the system, and then complained of when it is not there.
os.environ.setdefault("QT_QPA_FONTDIR", str(Path(__file__).resolve().parents[1] / "resources" / "fonts"))

import pytest
from hypothesis import HealthCheck, settings

from desktop.app.clock import SetClock
from desktop.store.store import Store
from desktop.usecases.receive_dossier import Receipt
from tests.store.stores import MONDAY, at, new_store, receive

settings.register_profile(
    "ci", derandomize=True, max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Everything the program would keep in somebody's home goes into a folder of this run."""
    before = os.environ.get("MOTCUA_HOME")
    os.environ["MOTCUA_HOME"] = str(tmp_path_factory.mktemp("home"))
    yield
    if before is None:
        del os.environ["MOTCUA_HOME"]
    else:
        os.environ["MOTCUA_HOME"] = before


_rests_since: list[str] = [""]


@pytest.fixture(autouse=True)
def _no_collection_inside_qt(request: pytest.FixtureRequest) -> Iterator[None]:
    """A cyclic collection inside the dispatch of a Qt event can crash: collect between tests instead.

    What a file of tests found here rests while they run: looking through all of it after each test took a third of
    the time of a thousand tests.
    """
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    gc.disable()
    if _rests_since[0] != request.path.name:
        _rests_since[0] = request.path.name
        gc.unfreeze()
        gc.collect()
        gc.freeze()
    try:
        yield
    finally:
        _end_windows()
        gc.collect()
        gc.enable()


def _end_windows() -> None:
    """A window that goes during the next test takes the keyboard away from that test's window."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def clock() -> SetClock:
    """Monday 23 November 2026, 08:00; the next day is off."""
    return SetClock(at(MONDAY))


@pytest.fixture
def store(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    """A new encrypted store of counter 2, signed in as a receiving officer."""
    opened = new_store(tmp_path / "store", clock)
    yield opened
    opened.close()


@pytest.fixture
def take_in(store: Store) -> Callable[..., Receipt]:
    """Receive a dossier into `store`; keywords replace single values of the request."""

    def take(**changes: object) -> Receipt:
        return receive(store, **changes)

    return take
