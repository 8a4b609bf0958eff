"""Licences of everything that is handed out, beside it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from licences import lay_out, of_packages

# Texts that Debian's files only name; Qt's wheels hold none at all.
COMMON = Path("/usr/share/common-licenses")
BY_NAME = {"pyside6-essentials": ("LGPL-3", "GPL-3"), "shiboken6": ("LGPL-3", "GPL-3")}


def gather(root: Path, frozen: Path, packages: set[str], target: Path) -> list[str]:
    """Copy licences into a folder, one a component.

    Args:
        root: the checkout.
        frozen: folder with the program, after pruning.
        packages: Debian packages of what the runtime is linked from.
        target: folder to make.

    Returns:
        Names of components for which none was found.
    """
    python = [Path(sys.base_prefix) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "LICENSE.txt"]
    python += sorted(Path("/usr/share/doc").glob(f"python{sys.version_info[0]}.{sys.version_info[1]}/copyright"))
    found = {"python": [one for one in python if one.is_file()][:1]}
    for packages_of in sorted((root / "build" / "freeze-venv" / "lib").glob("python*/site-packages")):
        found |= of_packages(root, packages_of)
    for name, texts in BY_NAME.items():
        found[name] = [COMMON / text for text in texts if (COMMON / text).is_file()]
    found["common-licenses"] = [one for one in sorted(COMMON.iterdir()) if one.is_file() and not one.is_symlink()]
    for package in sorted(packages | owners(frozen)):
        words = Path("/usr/share/doc") / package / "copyright"
        found[package] = [words] if words.is_file() else []
    return lay_out(root, found, target)


def owners(frozen: Path) -> set[str]:
    """Debian packages that brought shared libraries of this machine into a folder."""
    packages = set()
    for library in sorted((frozen / "_internal").glob("lib*.so*")):
        if library.is_symlink():
            continue
        asked = ["dpkg-query", "-S", f"*-linux-gnu/{library.name}"]
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
        packages |= {line.split(":")[0] for line in told.splitlines()[:1]}
    return packages
