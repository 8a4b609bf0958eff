"""Newer versions as the administration page asks for them; implements `desktop.ui.services.UpdateCare`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

from desktop.app.own_environment import installed_file
from desktop.app.version import VERSION
from desktop.app.web_place import WebFiles
from desktop.ui.runner import Done, Failed, Runner
from desktop.updates.errors import UpdateRefused
from desktop.updates.place import Offer, Place
from desktop.updates.release import trusted_keys
from desktop.updates.staging import forget, stage, waiting


class UpdateDesk:
    """Looks, fetches and lets wait; nothing is fetched unless asked for.

    Attributes:
        keys: public keys whose releases are taken.
        version: of this program.
    """

    def __init__(self, runner: Runner, folder: Path, restart: Callable[[], object]) -> None:
        """Args: `folder` is where what was fetched waits, `restart` closes the program and starts it again."""
        self._runner, self._folder, self._restart = runner, folder, restart
        self.keys = trusted_keys()
        self.version = VERSION

    @property
    def installed(self) -> bool:
        """Whether this program can be replaced: it was started from a package."""
        return installed_file() is not None or (sys.platform == "win32" and getattr(sys, "frozen", False))

    def look(self, place: str, done: Done, failed: Failed | None = None) -> None:
        """Look for a newer version; `done` gets an Offer, or None for nothing newer."""

        def work() -> Offer | None:
            try:
                return Place(place, WebFiles()).offer(self.keys, self.version)
            except UpdateRefused as error:
                if error.facts["reason"] == "older":
                    return None
                raise

        self._runner.background(work, done=done, failed=failed)

    def fetch(
        self,
        place: str,
        offer: Offer,
        tell: Callable[[int, int], None],
        stop: Event,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Fetch a package and let it wait for the next start; `done` gets False if it was stopped."""

        def work() -> bool:
            return stage(Place(place, WebFiles()), offer, self._folder, tell, stop.is_set)

        self._runner.background(work, done=done, failed=failed)

    def waiting(self, done: Done) -> None:
        """What waits for the next start; `done` gets its version, or an empty text."""

        def work() -> str:
            try:
                release = waiting(self._folder, self.keys, self.version)
            except UpdateRefused:
                return ""
            return release.version if release is not None else ""

        self._runner.background(work, done=done)

    def drop(self, done: Done | None = None) -> None:
        """Let nothing wait any more."""
        self._runner.background(forget, self._folder, done=done)

    def restart(self) -> None:
        """Close the program and start it again, which puts in place what waits."""
        self._restart()
