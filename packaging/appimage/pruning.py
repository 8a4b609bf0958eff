"""Removes shared libraries that every desktop has, and those that nothing kept asks for."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

# Taken from the system: they must fit its graphics driver, its fonts or its C library. From the AppImage community's
# list, and Wayland and CUPS, which belong to the desktop and the print service that run here.
HOST = re.compile(
    r"^(libstdc\+\+|libgcc_s|libX11|libX11-xcb|libXau|libXdmcp|libxcb|libxcb-dri\d|libxcb-glx|libGL|libEGL|libGLX"
    r"|libGLdispatch|libOpenGL|libdrm|libgbm|libfontconfig|libfreetype|libharfbuzz|libexpat|libz|libp11-kit|libICE|libSM"
    r"|libasound|libuuid|libnsl|libm|libc|libpthread|libdl|librt|libcups|libwayland-client|libwayland-cursor|libwayland-egl"
    r"|libresolv|libutil|ld-linux-x86-64)\.so"
)
# Loaded by name and not by another library: the program, Qt's plugins, Python's own and others' extension modules.
ROOTS = re.compile(r"(^motcua$|/plugins/|/lib-dynload/|\.cpython-|\.abi3\.so|(^|/)libpython)")
NO_ROOTS = re.compile(r"(^|/)lib(shiboken|pyside)")


def prune(folder: Path) -> list[str]:
    """Remove what is not needed from a folder that PyInstaller made.

    Returns:
        Paths of what was removed, relative to the folder, sorted.
    """
    needs: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    removed = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or not is_elf(path):
            continue
        name = path.relative_to(folder).as_posix()
        if HOST.match(path.name):
            path.unlink()
            removed.append(name)
            continue
        needs[name] = needed_by(path)
        by_name.setdefault(path.name, []).append(name)
    reached: set[str] = set()
    waiting = [name for name in needs if ROOTS.search(name) and not NO_ROOTS.search(name)]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [other for wanted in needs[name] for other in by_name.get(wanted, [])]
    for name in sorted(set(needs) - reached):
        (folder / name).unlink()
        removed.append(name)
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() and not path.exists():
            path.unlink()
    return sorted(removed)


def unresolved(folder: Path) -> dict[str, list[str]]:
    """Libraries that something in a folder asks for and that are neither in it nor on every desktop.

    Returns:
        By name: who asks. Empty when the build machine had everything.
    """
    libraries = [path for path in sorted(folder.rglob("*")) if path.is_file() and is_elf(path)]
    inside = {path.name for path in libraries}
    asked: dict[str, list[str]] = {}
    for path in libraries:
        for name in needed_by(path):
            if name not in inside and not HOST.match(name):
                asked.setdefault(name, []).append(path.name)
    return asked


def is_elf(path: Path) -> bool:
    """Tell whether a file is a program or a library."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def needed_by(path: Path) -> list[str]:
    """Names of the libraries that a library asks the loader for."""
    told = subprocess.run(["readelf", "-dW", str(path)], capture_output=True, text=True, check=False).stdout
    return re.findall(r"NEEDED\).*\[(.*?)\]", told)


def glibc_floor(folder: Path) -> tuple[str, list[str]]:
    """Oldest glibc that everything in a folder runs with.

    Returns:
        Version, and the files that ask for it.
    """
    asked: dict[tuple[int, ...], list[str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or not is_elf(path):
            continue
        told = subprocess.run(["readelf", "-VW", str(path)], capture_output=True, text=True, check=False).stdout
        versions = [tuple(map(int, one.split("."))) for one in re.findall(r"GLIBC_(\d+\.\d+)", told)]
        if versions:
            asked.setdefault(max(versions), []).append(path.name)
    newest = max(asked)
    return ".".join(map(str, newest)), asked[newest]
