"""What a release says of itself, and whether it is believed.

A release is three things in one folder, on a stick, a share or a web server: `motcua-release.json`,
`motcua-release.json.sig` with the 64 bytes of an Ed25519 signature over it, and the packages that it names.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import Meta

from desktop.store.shipped import shipped
from desktop.updates.errors import UpdateRefused

MOST_BYTES: Final = 1 << 20
"""A release says little; more is none."""

SYSTEM: Final = "windows" if sys.platform == "win32" else "linux"
"""Name of this system among the packages."""

Version = tuple[int, int, int]

_VERSION: Final = r"^[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}$"
_FILE: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$"


class Package(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file to install.

    Attributes:
        name: in the folder of the release; never a path.
        size: in bytes.
        sha256: of its bytes, in hex.
    """

    name: Annotated[str, Meta(pattern=_FILE)]
    size: Annotated[int, Meta(gt=0, le=1 << 30)]
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """A version that is offered. Fields a later program adds are passed over.

    Attributes:
        format: of this description; another one is not read.
        version: `0.6.0`.
        released: day it was made.
        notes: what is new, by language; Vietnamese is always there.
        packages: by system, `linux` or `windows`.
    """

    format: int
    version: Annotated[str, Meta(pattern=_VERSION)]
    released: date
    notes: dict[str, Annotated[str, Meta(max_length=4000)]]
    packages: dict[str, Package]

    @property
    def package(self) -> Package:
        """The package for this system.

        Raises:
            UpdateRefused: none (`system`).
        """
        found = self.packages.get(SYSTEM)
        if found is None:
            raise UpdateRefused(reason="system")
        return found


def read_release(data: bytes, signature: bytes, keys: Iterable[bytes], running: str) -> Release:
    """Believe a release, or not.

    Args:
        data: bytes of the description.
        signature: over them.
        keys: public keys this copy trusts, 32 bytes each.
        running: version of this program.

    Raises:
        UpdateRefused: for any reason that its errors name.
    """
    if not signature:
        raise UpdateRefused(reason="unsigned")
    if not any(_signed(data, signature, key) for key in keys):
        raise UpdateRefused(reason="key")
    try:
        release = msgspec.json.decode(data, type=Release)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UpdateRefused(reason="unreadable") from error
    if release.format != 1:
        raise UpdateRefused(reason="unreadable")
    if order(release.version) <= order(running):
        raise UpdateRefused(reason="older", version=release.version)
    release.package  # noqa: B018  refuses now what cannot be installed later
    return release


def order(version: str) -> Version:
    """What versions are compared by.

    Raises:
        ValueError: no version.
    """
    if not re.match(_VERSION, version):
        raise ValueError(version)
    first, second, third = map(int, version.split("."))
    return first, second, third


def trusted_keys(beside: Path | None = None) -> tuple[bytes, ...]:
    """Keys whose releases this copy takes: those it was built with; none in a checkout.

    Args:
        beside: the file to read instead of the shipped one.
    """
    data = shipped("updates/trusted_keys.json") if beside is None else beside.read_bytes()
    return tuple(bytes.fromhex(key) for key in msgspec.json.decode(data, type=list[str]))


def _signed(data: bytes, signature: bytes, key: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, data)
    except InvalidSignature:
        return False
    return True
