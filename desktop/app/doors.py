"""What can be done before anybody has signed in: repair and recovery. Each runs on the writer thread, no store open.

What opens a store is loaded where it is used: the sign-in page asks here who may sign in, and waits for no more.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.demonstration import ADMINISTRATOR, USER
from desktop.app.paths import unfinished_beside
from desktop.store.errors import StoreUnavailable, translated
from desktop.store.found_backups import Backup, find_backups, slots_beside
from desktop.store.lock import StoreLock
from desktop.store.names import DATABASE, SLOTS
from desktop.store.slots import SlotFile, read_slots
from desktop.store.viewing import SCANNED, Viewing

if TYPE_CHECKING:
    from desktop.app.paths import Paths
    from desktop.domain.centre import Centre
    from desktop.domain.ports import Clock
    from desktop.store.keys import KeyRing
    from desktop.store.restore import Restored
    from desktop.store.store import Telling
    from sync.wire.enrolment import EnrolmentFile


class Doors:
    """The ways into one store beside a password that is known."""

    def __init__(self, folder: Path, paths: Paths, clock: Clock, *, training: bool = False) -> None:
        self._folder, self._paths, self._clock, self._training = folder, paths, clock, training
        if not training and not folder.exists():
            # A program that was killed between the last two moves of `setting_up`: what it made is whole.
            with contextlib.suppress(OSError):
                unfinished_beside(folder).rename(folder)

    def people(self) -> list[tuple[str, str]]:
        """User id and name of everybody with a password; those of the newest backup where the slots are damaged."""
        return [(slot.user, slot.name) for slot in self._slot_file().slots]

    def centre_name(self) -> str:
        """Whose store this is; empty where no slot file tells."""
        return self._slot_file().centre_name

    def demonstration(self) -> bool:
        """Whether this is the store of a first try, or will be, since there is none: all its passwords are known."""
        return not self.exists() or self.people()[:2] == [(one.id, one.name) for one in (USER, ADMINISTRATOR)]

    @property
    def new(self) -> bool:
        """Whether this machine can be set up with the province's file."""
        return self.demonstration() and not self._training

    def _slot_file(self) -> SlotFile:
        found = _slots(self._folder / SLOTS)
        if not found.slots:
            every = (_slots(slots_beside(backup.path)) for backup in self.backups())
            found = next((file for file in every if file.slots), found)
        return found

    def exists(self) -> bool:
        """Whether there is a store, sound or not."""
        return any((self._folder / name).exists() for name in (SLOTS, DATABASE))

    def put_files_away(self) -> None:
        """Remove plain copies of files that a killed program left; one that has the store open sees to its own."""
        used = [one for one in (Viewing(self._folder), Viewing(self._folder, SCANNED)) if one.used()]
        if used:
            with contextlib.suppress(StoreUnavailable), self._locked():
                for one in used:
                    one.clear()

    def sealed(self) -> bool:
        """Whether the province can help whoever forgot the last password."""
        return _slots(self._folder / SLOTS).seal is not None

    def backups(self) -> tuple[Backup, ...]:
        """Backups in this program's folder, newest first."""
        return find_backups([self._paths.backups])

    def people_of(self, backup: Path | None) -> list[tuple[str, str]]:
        """User id and name of everybody who may open a backup; none where its slots do not lie beside it.

        Args:
            backup: its file; None for what a damaged store still holds.
        """
        return self.people() if backup is None else [(s.user, s.name) for s in _slots(slots_beside(backup)).slots]

    def restore(self, backup: Path | None, user: str, password: str, telling: Telling) -> Restored:
        """Put a backup in the store's place; see `desktop.store.restore`. A demonstration makes room for any."""
        from desktop.store.restore import restore

        if backup is not None and self.new and self.exists():
            mine, wanted = _slots(self._folder / SLOTS).store, _slots(slots_beside(backup)).store
            if mine != wanted:
                from desktop.app.setting_up import restore_over

                return restore_over(self._folder, self._paths, self._clock, backup, user, password, telling)
        return restore(self._folder, backup, user=user, password=password, clock=self._clock, telling=telling)

    def read_enrolment(self, path: Path) -> Centre:
        """The centre, and the counter, that an enrolment file is for.

        Raises:
            BadMessage: not an enrolment file; says why.
            StoreDamaged: its profile is not one of a centre.
        """
        return self._enrolment(path)[1]

    def begin(self, path: Path, name: str, password: str) -> Path | None:
        """Make the store of this machine from an enrolment file; see `desktop.app.setting_up`.

        Returns:
            Where the demonstration is now that was tried here; None where there was none.

        Raises:
            BadMessage, StoreDamaged: as `read_enrolment`.
            TrainingStore: the training store is made by itself, and for no province.
        """
        from desktop.app.setting_up import set_up
        from desktop.store.training import TrainingStore

        if self._training:
            raise TrainingStore
        file, _ = self._enrolment(path)
        return set_up(self._folder, self._paths, self._clock, file, name, password)

    @staticmethod
    def _enrolment(path: Path) -> tuple[EnrolmentFile, Centre]:
        from desktop.domain.centre import Centre
        from desktop.store import snapshots
        from sync.wire.enrolment import read_enrolment_file

        file = read_enrolment_file(_read(path))
        centre = snapshots.decode(snapshots.CENTRE, bytes(file.centre))
        assert isinstance(centre, Centre)
        return file, centre

    def use_sheet(self, code: str, user: str, name: str, password: str) -> None:
        """Give a user a new password by the recovery sheet."""
        from desktop.domain.passwords import check_password
        from desktop.store.recovery import use_sheet

        check_password(password, user, name)
        with self._locked():
            use_sheet(self._ring(), code=code, user=user, name=name, password=password)

    def ask_province(self, target: Path, user: str, name: str, password: str) -> str:
        """Write a request file; returns the code that is read to the province over the telephone."""
        from desktop.domain.passwords import check_password
        from desktop.store.files import write_atomically
        from desktop.store.recovery import ask_province
        from sync.wire.recovery import check_code

        check_password(password, user, name)
        with self._locked():
            now = self._clock.now()
            request = ask_province(self._folder, self._ring(), user=user, name=name, password=password, at=now)
        write_atomically(target, request)
        return check_code(request)

    def use_answer(self, answer: Path, password: str) -> str:
        """Finish a recovery through the province; returns the user id."""
        from desktop.store.recovery import use_answer

        with self._locked():
            return use_answer(self._folder, self._ring(), self._folder / DATABASE, _read(answer), password)

    def _locked(self) -> StoreLock:
        return StoreLock(self._folder)

    def _ring(self) -> KeyRing:
        from desktop.store.keys import KeyRing

        return KeyRing(self._folder / SLOTS, self._now_s)

    def _now_s(self) -> float:
        return self._clock.now().timestamp()


def _slots(path: Path) -> SlotFile:
    """A slot file; one that cannot be read is empty."""
    try:
        return read_slots(path)
    except StoreUnavailable:
        return SlotFile()


def _read(path: Path) -> bytes:
    """A file that was carried here, at most one byte more than it may have."""
    from sync.wire.carried import CARRIED_BYTES

    try:
        with path.open("rb") as file:
            return file.read(CARRIED_BYTES + 1)
    except OSError as error:
        raise translated(error) from error
