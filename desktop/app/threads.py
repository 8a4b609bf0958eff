"""The threads: one that writes, one that reads, one for the network, one for printers, a few for slow things."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.store.errors import StoreUnavailable

if TYPE_CHECKING:
    from desktop.store.attachments import Attachments, Kept
    from desktop.store.store import Store
    from desktop.store.users import User
    from desktop.store.view import View
    from desktop.store.work import ChangeSet

RESTS_AFTER: Final = 20
"""Actions after which the log is moved to the file, between two actions and never within one."""


class Threads:
    """Executors of one session. The store is opened, written and closed on the writer thread only."""

    def __init__(self) -> None:
        self._writer = ThreadPoolExecutor(1, "writer")
        self._reader = ThreadPoolExecutor(1, "reader")
        self._network = ThreadPoolExecutor(1, "network")
        self._background = ThreadPoolExecutor(2, "background")
        self._printing = ThreadPoolExecutor(1, "printing")
        self._store: Store | None = None
        self._view: View | None = None
        self._reading = contextlib.ExitStack()
        self._written = 0

    def open(self, opener: Callable[[], Store]) -> Future[Store]:
        """Open a store on the writer thread and a reader beside it."""

        def work() -> Store:
            store = self._store = opener()
            store.checkpoint_when_idle()
            return store

        return self._writer.submit(work)

    def without_store(self, task: Callable[[], Any]) -> Future[Any]:
        """Run something on the writer thread while no store is open (restore, recovery)."""
        return self._writer.submit(task)

    def work_as(self, user: User) -> None:
        """From now on the reader reads as another user (drafts are each their own)."""

        def work() -> None:
            if self._view is not None:
                self._view.user = user

        self._reader.submit(work)

    def write(self, action: Callable[..., Any], *arguments: Any) -> Future[tuple[Any, ChangeSet]]:
        """Run a use-case that writes, in one transaction."""

        def work() -> tuple[Any, ChangeSet]:
            assert self._store is not None
            self._written += 1
            value, changes = self._store.run(action, *arguments)
            if changes.reference:
                # Before anybody hears of it: who reads then reads what is in force.
                self.forget_reference()
            return value, changes

        future = self._writer.submit(work)
        future.add_done_callback(self._tidy)
        return future

    def _tidy(self, _done: object) -> None:
        """On the writer, once the answer is out: move the log when enough has been written."""
        if self._written >= RESTS_AFTER and self._store is not None:
            self._written = 0
            with contextlib.suppress(StoreUnavailable):
                self._store.checkpoint()

    def keep(self, source: Path) -> Kept:
        """On a background thread: take a file in, beside the writer."""
        assert self._store is not None
        return self._store.files.keep(source)

    @property
    def files(self) -> Attachments:
        """The files of the store; usable from any thread."""
        assert self._store is not None
        return self._store.files

    def verify_beside(self) -> int:
        """On a background thread: check the whole store, beside the writer."""
        assert self._store is not None
        return self._store.verify_beside()

    @property
    def folder(self) -> Path:
        """Where the store is."""
        assert self._store is not None
        return self._store.folder

    def on_writer(self, task: Callable[[Store], Any]) -> Future[Any]:
        """Run something else that needs the writer's connection (backup)."""

        def work() -> Any:
            assert self._store is not None
            return task(self._store)

        return self._writer.submit(work)

    def read(self, query: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Run a use-case that reads, on a connection of its own."""
        from desktop.store.database import told_in_words

        def work() -> Any:
            if self._view is None:
                assert self._store is not None
                self._view = self._reading.enter_context(self._store.reading())
            with told_in_words():
                return query(self._view, *arguments)

        return self._reader.submit(work)

    def forget_reference(self) -> None:
        """Have the reader read snapshots anew."""
        self._reader.submit(lambda: self._view.forget() if self._view else None)

    def network(self, task: Callable[[], Any]) -> Future[Any]:
        """Run one round; rounds never overlap."""
        return self._network.submit(task)

    def background(self, task: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Run anything slow that touches neither store nor network."""
        return self._background.submit(task, *arguments)

    def printing(self, task: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Run what a printer may hold up, one thing after the other."""
        return self._printing.submit(task, *arguments)

    def close(self) -> None:
        """End the threads in order: network, slow things, reader, and the writer with the store last.

        A round that waits for a dead link is not waited for: its later steps find the writer closed, and what it
        could not record is answered again next time.
        """
        self._network.shutdown(wait=False, cancel_futures=True)
        self._printing.shutdown(wait=True, cancel_futures=True)
        self._background.shutdown(wait=True, cancel_futures=False)
        self._reader.submit(self._reading.close)
        self._reader.shutdown(wait=True)
        self._writer.submit(lambda: self._store.close() if self._store else None)
        self._writer.shutdown(wait=True)
        self._store = None
