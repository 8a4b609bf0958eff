"""Releases as a publisher makes them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.updates.names import RELEASE, SIGNATURE

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEYS = (KEY.public_key().public_bytes_raw(),)


def publish(folder: Path, package: bytes, version: str = "99.0.1", **changes: Any) -> bytes:
    """Put a release into a folder; returns the bytes of its description."""
    folder.mkdir(parents=True, exist_ok=True)
    file = {"name": f"MotCuaXa-{version}.bin", "size": len(package), "sha256": hashlib.sha256(package).hexdigest()}
    (folder / str(file["name"])).write_bytes(package)
    told = {
        "format": 1,
        "version": version,
        "released": "2026-12-01",
        "notes": {"vi": "Sửa lỗi in giấy hẹn.", "en": "Slips print again."},
        "packages": {"linux": file, "windows": file},
    } | changes
    data = json.dumps(told).encode()
    (folder / RELEASE).write_bytes(data)
    (folder / SIGNATURE).write_bytes(KEY.sign(data))
    return data
