"""The words of the screens: from the code into resources/i18n/*.ts, and from there into what the program reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ENGLISH = "resources/i18n/motcua_en.ts"
QT_VIETNAMESE = "resources/i18n/qt_vi.ts"
"""Words of Qt's own dialogs and menus; not taken from our code, kept by hand."""


def update(root: Path, tools: Path) -> int:
    """Take new strings into the English file, drop those that are gone, and compile both files.

    Args:
        root: the checkout.
        tools: folder of pyside6-lupdate and pyside6-lrelease.

    Returns:
        Exit code of the first tool that failed, or 0.
    """
    sources = sorted(path.relative_to(root).as_posix() for path in (root / "desktop").rglob("*.py"))
    # No places and sorted: a string that moves, or a file that is renamed, changes nothing.
    collect = [
        *("-locations", "none", "-no-obsolete", "-sort-messages"),
        *("-disable-heuristic", "sametext", "-disable-heuristic", "similartext"),
        *("-source-language", "vi", "-target-language", "en"),
    ]
    steps = [["pyside6-lupdate", *sources, *collect, "-ts", ENGLISH]]
    steps += [["pyside6-lrelease", file, "-qm", compiled(file)] for file in (ENGLISH, QT_VIETNAMESE)]
    for name, *arguments in steps:
        tool = tools / (f"{name}.exe" if sys.platform == "win32" else name)
        code = subprocess.call([str(tool), *arguments], cwd=root)
        if code:
            return code
    return 0


def compiled(file: str) -> str:
    """Name of the compiled file of a .ts file."""
    return file.removesuffix(".ts") + ".qm"
