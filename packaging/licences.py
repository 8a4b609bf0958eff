"""Licences of everything that is handed out: what is the same for every format."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import locks

NAMES = re.compile(r"(?i)^(licen[cs]e|copying|notice|authors|copyright)")
# They install the program and are not in it.
NOT_INSIDE = {"pip", "setuptools"}


def of_packages(root: Path, packages: Path) -> dict[str, list[Path]]:
    """Texts that each Python package inside the program brings, by its name.

    Args:
        root: the checkout.
        packages: `site-packages` that the program was made from.
    """
    locked = locks.path(root, "runtime").read_text(encoding="utf-8")
    names = set(re.findall(r"(?m)^([a-z0-9-]+)==", locked)) - NOT_INSIDE
    found = {}
    for folder in sorted(packages.glob("*.dist-info")):
        name = folder.name.split("-")[0].lower().replace("_", "-").replace(".", "-")
        if name in names:
            found[name] = [one for one in sorted(folder.rglob("*")) if one.is_file() and NAMES.match(one.name)]
    return found


def lay_out(root: Path, found: dict[str, list[Path]], target: Path) -> list[str]:
    """Copy the program's own licence and those of its components into a new folder, one a component.

    Returns:
        Names of components for which no text was found.
    """
    target.mkdir(parents=True)
    shutil.copyfile(root / "LICENSE", target / "LICENSE")
    shutil.copyfile(root / "resources" / "NOTICE.md", target / "NOTICE.md")
    for name, files in found.items():
        for file in files:
            place = target / name / file.name
            place.parent.mkdir(exist_ok=True)
            shutil.copyfile(file, place)
    return sorted(name for name, files in found.items() if not files)
