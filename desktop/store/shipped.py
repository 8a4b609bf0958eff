"""The data that is shipped with the program."""

from __future__ import annotations

from importlib import resources


def shipped(name: str) -> bytes:
    """A file under `resources`."""
    return resources.files("resources").joinpath(name).read_bytes()
