"""Who watches the events of the whole application, and a way to build widgets unwatched.

Every event of every widget crosses into Python for each watcher. While a page is built there are ten thousands, none of
them a key: unwatched, it takes half the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import isValid

_watchers: list[QObject] = []


def watch(watcher: QObject) -> None:
    """Have `eventFilter` of an object see every event, until `unwatch`."""
    unwatch(watcher)
    app = QCoreApplication.instance()
    assert app is not None
    app.installEventFilter(watcher)
    _watchers.append(watcher)


def unwatch(watcher: QObject) -> None:
    """It sees nothing more."""
    _watchers[:] = [one for one in _watchers if one is not watcher and isValid(one)]
    app = QCoreApplication.instance()
    if app is not None:
        app.removeEventFilter(watcher)


@contextmanager
def unwatched() -> Iterator[None]:
    """For as long as no key can arrive: nobody watches."""
    app = QCoreApplication.instance()
    assert app is not None
    for one in _watchers:
        if isValid(one):
            app.removeEventFilter(one)
    try:
        yield
    finally:
        for one in _watchers:
            if isValid(one):
                app.installEventFilter(one)
