"""System libraries of Linux that Qt loads, and the Debian packages that hold them."""

from __future__ import annotations

import ctypes
import functools
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

# soname -> Debian package. Found by trial in bare Debian 12 and 13.
OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
REAL_SCREEN = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# Packages that got a new name when Debian 13 and Ubuntu 24.04 widened time_t.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}

# Where a server's program may be -> Debian package. The tests start servers of their own from them.
SERVERS = {
    "/usr/lib/postgresql/*/bin/initdb": "postgresql",
    "/usr/sbin/nginx": "nginx",
}

TRIES = 3
PAUSE_S = 5


def missing_qt_libraries() -> list[str]:
    """Name the libraries that cannot be loaded; always empty where Qt brings its own."""
    if sys.platform != "linux":
        return []
    return [soname for soname in (*OFFSCREEN, *REAL_SCREEN) if not loads(soname)]


def missing_servers() -> list[str]:
    """Name the packages of servers that tests start and that are not installed; empty where none can be had."""
    if sys.platform != "linux":
        return []
    return [package for pattern, package in SERVERS.items() if not any(Path("/").glob(pattern[1:]))]


def loads(soname: str) -> bool:
    """Tell whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def debian_names(sonames: list[str]) -> list[str]:
    """Name the packages that hold these libraries in the release that runs here."""
    return [current_name((OFFSCREEN | REAL_SCREEN)[soname]) for soname in sonames]


def current_name(package: str) -> str:
    """Follow a renaming when this release has the new name."""
    renamed = RENAMED.get(package)
    return renamed if renamed and is_offered(renamed) else package


def is_offered(package: str) -> bool:
    """Tell whether the distribution's lists hold a package."""
    if not shutil.which("apt-cache"):
        return False
    return subprocess.run(["apt-cache", "show", package], capture_output=True, check=False).returncode == 0


@functools.cache
def root_prefix() -> tuple[str, ...] | None:
    """Give what must stand before a command to run it as root without a question; None if impossible."""
    if sys.platform != "linux" or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ()
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return (sudo, "-n")
    return None


@functools.cache
def update_lists() -> None:
    """Fetch the distribution's package lists, once."""
    apt("update", "-qq")


def install(packages: list[str]) -> bool:
    """Install packages if that needs no question.

    Returns:
        Whether all of them are installed now; False also where we may not try.
    """
    if root_prefix() is None:
        return False
    update_lists()
    names = [current_name(package) for package in packages]
    print(f"dev: apt-get install {' '.join(names)}", file=sys.stderr, flush=True)
    return apt("install", "-qq", "-y", "--no-install-recommends", *names)


def apt(*arguments: str) -> bool:
    """Run apt-get without questions, and again after a pause when a mirror or a lock is in the way."""
    prefix = root_prefix()
    if prefix is None:
        return False
    settings = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
    command = [*prefix, *settings, "apt-get", "-o", "DPkg::Lock::Timeout=120", *arguments]
    for attempt in range(TRIES):
        if attempt:
            time.sleep(PAUSE_S)
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return True
        print(done.stderr, file=sys.stderr, flush=True)
    return False


def advice(packages: list[str]) -> str:
    """Give the command the developer has to run."""
    names = " ".join(packages)
    if shutil.which("apt-get"):
        return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
    return f"install what your system calls (Debian's names): {names}"
