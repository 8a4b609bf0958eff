"""A folder and a runtime to one AppImage."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from freezing import CannotBuild

# Measured on this program: xz is a third smaller and starts in seconds, larger blocks are slower to start.
COMPRESSION = ("-comp", "zstd", "-Xcompression-level", "19", "-b", "131072")


def make_image(folder: Path, runtime: Path, target: Path, epoch: int) -> None:
    """Pack a folder behind a runtime.

    Args:
        folder: the AppDir.
        runtime: with its update information.
        target: the AppImage; replaced.
        epoch: seconds that every file and the image itself are dated.

    Raises:
        CannotBuild: mksquashfs failed.
    """
    packed = target.with_suffix(".squashfs")
    packed.unlink(missing_ok=True)
    fixed = ["-root-owned", "-noappend", "-no-xattrs", "-mkfs-time", str(epoch), "-all-time", str(epoch)]
    quiet = ["-no-progress", "-quiet"]
    if subprocess.call(["mksquashfs", str(folder), str(packed), *fixed, *quiet, *COMPRESSION]):
        raise CannotBuild("mksquashfs failed")
    with target.open("wb") as file:
        for part in (runtime, packed):
            with part.open("rb") as source:
                shutil.copyfileobj(source, file)
    packed.unlink()
    target.chmod(0o755)
