"""A package tried beside the program that runs, then put in its place.

Linux: the program is one file, an AppImage. At every instant its name leads to a whole file, and the one before stays
beside it until the new one has been used. On Windows the installer does the same by itself.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

TRIAL_S: Final = 300.0
"""Longest time a new program may take to try itself, on a slow disk."""

_TRIAL: Final = "--smoke"


class Swap:
    """One exchange.

    Attributes:
        program: the file that people start.
        new: where the package is tried; in the same folder, so that it is tried where it will be used.
        before: where the program of before stays.
    """

    def __init__(self, program: Path) -> None:
        self.program = program
        self.new = program.with_name(f"{program.name}.new")
        self.before = program.with_name(f"{program.name}.previous")

    def bring(self, package: Path) -> None:
        """Put a package beside the program.

        Raises:
            OSError: it cannot be written there; nothing of it stays.
        """
        try:
            shutil.copyfile(package, self.new)
            self.new.chmod(0o755)
            with self.new.open("rb+") as file:
                os.fsync(file.fileno())
        except OSError:
            self.drop()
            raise

    def works(self) -> tuple[bool, str]:
        """Have the new program try itself; whether it did all it should, and the last words it said."""
        try:
            done = subprocess.run(
                [str(self.new), _TRIAL],
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=TRIAL_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return False, str(error)
        said = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
        return done.returncode == 0, said[-2000:]

    def put_in(self) -> None:
        """The new program is the program from now on.

        Raises:
            OSError: it cannot be put there; the program is still the one of before.
        """
        self.before.unlink(missing_ok=True)
        try:
            # A second name for the old one, so that the first one never leads to nothing.
            os.link(self.program, self.before)
        except OSError:
            shutil.copy2(self.program, self.before)
        self.new.replace(self.program)

    def drop(self) -> None:
        """The new one goes; the program stays as it is."""
        _remove(self.new)

    def finish(self) -> None:
        """The program has been used: the one of before, and what a broken exchange left, goes."""
        _remove(self.before)
        _remove(self.new)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
