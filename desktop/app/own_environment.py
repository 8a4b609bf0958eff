"""What was set to start an installed program is taken back, so that programs it starts see the user's environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

# The starter keeps what the user had under the second name; nothing there means that nothing was set.
_LOADER: Final = "LD_LIBRARY_PATH"
_KEPT: Final = "_ORIG"
# Told to this program alone: another program in an image of its own would take them for its own, and one that draws
# with another Qt would load our plugins.
_ABOUT_US: Final = ("APPDIR", "APPIMAGE", "ARGV0", "OWD", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
_STARTER: Final = "_PYI_"
_PLATFORM: Final = "QT_QPA_PLATFORM"
_FONTS: Final = Path(__file__).resolve().parents[2] / "resources" / "fonts"


_image: list[Path] = []


def installed_file() -> Path | None:
    """The file people start, where the program is one: an AppImage. None for a checkout or a folder."""
    return _image[0] if _image else None


def own_environment() -> None:
    """Take back what the starters of this program set; call it before anything is started or loaded."""
    if getattr(sys, "frozen", False):
        _take_back()
    if sys.platform == "win32" and os.environ.get(_PLATFORM) == "offscreen":
        # Drawing to memory does not ask Windows for fonts, and complains of a folder that is not there.
        os.environ.setdefault("QT_QPA_FONTDIR", str(_FONTS))
    if sys.platform != "linux":
        return
    # Qt warns about any other encoding, and Vietnamese file names need this one.
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "C")
    if not locale.lower().replace("-", "").endswith("utf8"):
        os.environ["LC_ALL"] = "C.UTF-8"


def _take_back() -> None:
    image = os.environ.get("APPIMAGE", "")
    if image and not _image:
        _image.append(Path(image))
    if sys.platform == "linux":
        before = os.environ.pop(_LOADER + _KEPT, "")
        if before:
            os.environ[_LOADER] = before
        else:
            os.environ.pop(_LOADER, None)
    for name in list(os.environ):
        if name in _ABOUT_US or name.startswith(_STARTER):
            del os.environ[name]
