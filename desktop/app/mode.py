"""Which store the program works on: the real one, or the one to practise with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.demonstration import PASSWORD, demonstration_store
from desktop.app.last_person import FILE, keep_person, last_person
from desktop.app.paths import Paths
from desktop.domain.ports import Clock
from desktop.store.errors import WrongPassword

if TYPE_CHECKING:
    from desktop.store.store import Store


@dataclass(frozen=True)
class Mode:
    """Which store the program works on.

    Attributes:
        paths: folders.
        folder: of the store.
        training: whether it is the training store.
    """

    paths: Paths
    folder: Path
    training: bool = False

    def trained(self) -> Mode:
        """The training store beside this one."""
        paths = self.paths.training
        return Mode(paths, paths.store, training=True)

    def last_person(self) -> str:
        """User id of whoever signed in last; the training store remembers nobody."""
        return "" if self.training else last_person(self.paths.data / FILE, self.folder)

    def keep_person(self, store: Store) -> None:
        """Remember who has signed in, for the next start."""
        if not self.training:
            keep_person(self.paths.data / FILE, self.folder, store.user.id)

    def make_store(self, clock: Clock, password: str = PASSWORD) -> None:
        """Make the store of a first try, and leave it closed.

        Args:
            clock: of the program.
            password: what was typed. Whoever mistypes, or did not mean the demonstration, finds the machine as new as
                before: once there is a store, no enrolment file sets it up.

        Raises:
            WrongPassword: not the one that the page shows.
        """
        if password != PASSWORD:
            raise WrongPassword
        if self.training:
            from desktop.app.training import make_training_store

            make_training_store(self.paths.data, clock.now())
        else:
            demonstration_store(self.folder, clock).close()
