"""Licences of everything that is installed on Windows, beside it."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import locks

NAMES = re.compile(r"(?i)^(licen[cs]e|copying|notice|authors|copyright)")
# They install the program and are not in it.
NOT_INSIDE = {"pip", "setuptools"}
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
    target.mkdir(parents=True)
    shutil.copyfile(root / "LICENSE", target / "LICENSE")
    shutil.copyfile(root / "resources" / "NOTICE.md", target / "NOTICE.md")
    python = Path(sys.base_prefix)
    places = (python / "LICENSE.txt", python / "lib" / f"python3.{sys.version_info[1]}" / "LICENSE.txt")
    found = {"python": [one for one in places if one.is_file()][:1]}
    locked = locks.path(root, "runtime").read_text(encoding="utf-8")
    names = set(re.findall(r"(?m)^([a-z0-9-]+)==", locked)) - NOT_INSIDE
    for folder in sorted(packages.glob("*.dist-info")):
        name = folder.name.split("-")[0].lower().replace("_", "-").replace(".", "-")
        if name in names:
            found[name] = [one for one in sorted(folder.rglob("*")) if one.is_file() and NAMES.match(one.name)]
    for name in QT:
        found[name] = sorted(_TEXTS.iterdir())
    for name, files in found.items():
        for file in files:
            place = target / name / file.name
            place.parent.mkdir(exist_ok=True)
            shutil.copyfile(file, place)
    return sorted(name for name, files in found.items() if not files)
