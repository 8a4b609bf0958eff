"""Where this program keeps its things."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from platformdirs import PlatformDirs

TRAINING_FOLDER: Final = "tap-huan"


@dataclass(frozen=True)
class Paths:
    """Folders of one installation; none is made before it is written to.

    Attributes:
        data: stores.
        logs: log files.
        exports: where summaries and slips go.
    """

    data: Path
    logs: Path
    exports: Path

    @property
    def store(self) -> Path:
        """The counter's store."""
        return self.data / "store"

    @property
    def province(self) -> Path:
        """Ledger of the embedded gateway."""
        return self.data / "province"

    @property
    def backups(self) -> Path:
        """Backups of the store."""
        return self.data / "backups"

    @property
    def training(self) -> Paths:
        """Folders of the training store: inside these, and nothing of them shared but the log."""
        return Paths(self.data / TRAINING_FOLDER, self.logs, self.exports / TRAINING_FOLDER)


def unfinished_beside(folder: Path) -> Path:
    """Where a store is made that is to take the place of another one."""
    return folder.with_name(f"{folder.name}.dang-dung")


def default_paths() -> Paths:
    """The user's own folders; `MOTCUA_HOME` puts everything into one folder instead."""
    home = os.environ.get("MOTCUA_HOME")
    if home:
        root = Path(home)
        return Paths(root / "data", root / "logs", root / "exports")
    dirs = PlatformDirs("MotCuaXa", appauthor=False)
    return Paths(Path(dirs.user_data_dir), Path(dirs.user_log_dir), Path(dirs.user_documents_dir) / "Mot Cua Xa")
