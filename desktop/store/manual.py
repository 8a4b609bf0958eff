"""The manual as shipped."""

from __future__ import annotations

from functools import cache
from importlib import resources

from desktop.domain.manual import Chapter, read_chapter


@cache
def load_manual() -> tuple[Chapter, ...]:
    """Read the chapters once, in the order of their file names (`03-tiep-nhan.md` is the chapter `tiep-nhan`)."""
    files = [file for file in resources.files("resources").joinpath("help").iterdir() if file.name.endswith(".md")]
    ordered = sorted(files, key=lambda file: file.name)
    return tuple(
        read_chapter(file.name.removesuffix(".md").partition("-")[2], file.read_text(encoding="utf-8"))
        for file in ordered
    )
