"""Licences of everything that is installed on Windows, beside it."""

from __future__ import annotations

import sys
from pathlib import Path

from licences import lay_out, of_packages

# Qt's packages hold no texts.
QT = ("pyside6-essentials", "shiboken6")
_TEXTS = Path(__file__).resolve().parent / "licences"


def gather(root: Path, packages: Path, target: Path) -> list[str]:
    """Copy licences into a folder, one a component.

    Args:
        root: the checkout.
        packages: `site-packages` that the program was made from.
        target: folder to make.

    Returns:
        Names of components for which none was found.
    """
    python = Path(sys.base_prefix)
    places = (python / "LICENSE.txt", python / "lib" / f"python3.{sys.version_info[1]}" / "LICENSE.txt")
    found = {"python": [one for one in places if one.is_file()][:1]}
    found |= of_packages(root, packages)
    for name in QT:
        found[name] = sorted(_TEXTS.iterdir())
    return lay_out(root, found, target)
