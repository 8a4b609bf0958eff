"""Libraries of the system that Qt loads: asked for before Qt is, so that a missing one is told in words."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import Final

# Library -> Debian's package.
_ALWAYS: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
}
_X11: Final = {"libX11-xcb.so.1": "libx11-xcb1"}
# An installed program brings these with it.
_BROUGHT: Final = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_BROUGHT_X11: Final = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# Whatever of these a desktop has shows a message without Qt.
_MESSAGES: Final = (
    ("zenity", "--error", "--no-markup", "--text"),
    ("kdialog", "--error"),
    ("xmessage", "-center"),
)


class LibrariesMissing(ValueError):
    """Qt cannot be loaded; the words say what to install."""


def require_libraries() -> None:
    """Make sure that Qt can be loaded.

    Raises:
        LibrariesMissing: a library of the system is not there.
    """
    if sys.platform != "linux":
        return
    by_x11 = _draws_by_x11()
    wanted = _ALWAYS | (_X11 if by_x11 else {})
    if not getattr(sys, "frozen", False):
        wanted |= _BROUGHT | (_BROUGHT_X11 if by_x11 else {})
    missing = missing_libraries(tuple(wanted))
    if missing:
        names = " ".join(wanted[one] for one in missing)
        raise LibrariesMissing(
            f"máy này thiếu thư viện hệ thống {', '.join(missing)}. Dữ liệu không bị ảnh hưởng."
            f" Nhờ người quản trị máy cài gói {names}, ví dụ: sudo apt install {names}"
        )


def missing_libraries(wanted: tuple[str, ...], load: Callable[[str], object] = ctypes.CDLL) -> list[str]:
    """Those that the system's loader does not find."""
    missing = []
    for name in wanted:
        try:
            load(name)
        except OSError:
            missing.append(name)
    return missing


def show_without_qt(words: str) -> None:
    """Show words in a window of the desktop's own until it is closed, for those who started the program by its icon."""
    if sys.platform != "linux" or sys.stderr.isatty() or not os.environ.get("DISPLAY"):
        return
    for program, *arguments in _MESSAGES:
        if shutil.which(program):
            quiet = subprocess.DEVNULL
            subprocess.run([program, *arguments, words], stdin=quiet, stdout=quiet, stderr=quiet, check=False)
            return


def _draws_by_x11() -> bool:
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return chosen.startswith("xcb")
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")
