"""A package that is here, checked, and waits for the next start.

What waits is a folder like the one it came from: the release, its signature and the package. It is judged again when
it is put in place, so that nothing has to be remembered between.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

from desktop.store.files import write_atomically
from desktop.updates.errors import UpdatePlaceUnavailable, UpdateRefused
from desktop.updates.names import BEGUN, RELEASE, SIGNATURE
from desktop.updates.place import Offer, Place, Tell, sha256_of
from desktop.updates.release import Release, order, read_release


def stage(place: Place, offer: Offer, folder: Path, tell: Tell, stopped: Callable[[], bool]) -> bool:
    """Fetch a package and let it wait for the next start.

    Args:
        place: where the offer was found.
        offer: a believed release.
        folder: where it waits; what waited there is replaced.
        tell: how far it is.
        stopped: asked whether to go on.

    Returns:
        False if it was stopped.

    Raises:
        UpdatePlaceUnavailable, UpdateRefused: as for `Place.fetch`; what waited before waits no more.
    """
    package = offer.release.package
    forget(folder, keep=f"{package.name}.part")
    if not place.fetch(package, folder / package.name, tell, stopped):
        return False
    try:
        write_atomically(folder / SIGNATURE, offer.signature)
        # Last: a package waits once its release is here.
        write_atomically(folder / RELEASE, offer.data)
    except OSError as error:
        raise UpdatePlaceUnavailable(place=str(folder), reason="disk", detail=error.strerror or "") from error
    return True


def waiting(folder: Path, keys: tuple[bytes, ...], running: str) -> Release | None:
    """The release that waits, judged anew; None for none.

    Raises:
        UpdateRefused: one that must not be used, for instance because its package rotted or it is in place already.
    """
    try:
        data, signature = (folder / RELEASE).read_bytes(), (folder / SIGNATURE).read_bytes()
    except OSError:
        return None
    release = read_release(data, signature, keys, running)
    package = folder / release.package.name
    try:
        whole = sha256_of(package) == release.package.sha256
    except OSError:
        whole = False
    if not whole:
        raise UpdateRefused(reason="damaged")
    return release


def begin_installer(folder: Path, release: Release) -> Path:
    """Let an installer wait no more and remember that it was begun; returns its file."""
    forget(folder, keep=release.package.name)
    with contextlib.suppress(OSError):
        write_atomically(folder / BEGUN, release.version.encode())
    return folder / release.package.name


def tidy(folder: Path, running: str) -> str:
    """Remove a package that waits no more: Windows lets none go while its installer runs.

    Args:
        folder: where packages wait.
        running: version of this program.

    Returns:
        The version that an installer was to bring and did not, told once; empty where all is well.
    """
    if (folder / RELEASE).exists() or not folder.is_dir():
        return ""
    for path in folder.glob("*-setup.exe"):
        with contextlib.suppress(OSError):
            path.unlink()
    with contextlib.suppress(OSError, ValueError):
        begun = (folder / BEGUN).read_text(encoding="utf-8")
        (folder / BEGUN).unlink()
        return begun if order(running) < order(begun) else ""
    return ""


def forget(folder: Path, keep: str = "") -> None:
    """Let nothing wait any more; a fetch that was broken off may stay."""
    with contextlib.suppress(OSError):
        (folder / RELEASE).unlink(missing_ok=True)
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.name != keep:
            with contextlib.suppress(OSError):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
