"""The folder that becomes an AppImage's image: the program, its entry for menus, its icon and what stores show."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

from freezing import CannotBuild

ICON = "resources/theme/motcua.svg"
SIZES = (64, 128, 256)
DRAW = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
app = QGuiApplication(sys.argv[:1])
source, *wanted = sys.argv[1:]
for size, target in zip(wanted[::2], wanted[1::2]):
    image = QImage(int(size), int(size), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        QSvgRenderer(source).render(painter)
    assert image.save(target)
"""


def make_appdir(root: Path, frozen: Path, folder: Path, version: str, epoch: int, python: Path) -> None:
    """Lay an AppDir out.

    Args:
        root: the checkout.
        frozen: folder with the program; it is moved.
        folder: the AppDir, which is made.
        version: of the program.
        epoch: seconds; the day of this version.
        python: interpreter with Qt, which draws the icon.

    Raises:
        CannotBuild: the icon could not be drawn, or a file for menus or stores is wrong.
    """
    share = folder / "usr" / "share"
    (share / "doc").mkdir(parents=True)
    applications, metainfo, icons = share / "applications", share / "metainfo", share / "icons" / "hicolor"
    for place in (applications, metainfo, icons / "scalable" / "apps"):
        place.mkdir(parents=True)
    shutil.move(frozen, folder / "usr" / "bin")
    day = time.strftime("%Y-%m-%d", time.gmtime(epoch))
    here = Path(__file__).resolve().parent
    for name, place in (("motcua.desktop", applications), ("motcua.metainfo.xml", metainfo)):
        words = (here / name).read_text(encoding="utf-8").replace("@VERSION@", version).replace("@DATE@", day)
        (place / name).write_text(words, encoding="utf-8")
    shutil.copyfile(root / ICON, icons / "scalable" / "apps" / "motcua.svg")
    wanted = []
    for size in SIZES:
        place = icons / f"{size}x{size}" / "apps"
        place.mkdir(parents=True)
        wanted += [str(size), str(place / "motcua.png")]
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    if subprocess.call([str(python), "-c", DRAW, str(root / ICON), *wanted], env=variables):
        raise CannotBuild("the icon could not be drawn")
    (folder / "AppRun").symlink_to("usr/bin/motcua")
    (folder / "motcua.desktop").symlink_to("usr/share/applications/motcua.desktop")
    (folder / "motcua.png").symlink_to("usr/share/icons/hicolor/256x256/apps/motcua.png")
    (folder / ".DirIcon").symlink_to("motcua.png")
    check([*("desktop-file-validate",), str(applications / "motcua.desktop")])
    if shutil.which("appstreamcli"):
        check(["appstreamcli", "validate", "--no-net", str(metainfo / "motcua.metainfo.xml")])
    settle(folder)


def check(command: list[str]) -> None:
    """Run a checker and pass its words on when it is not content."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotBuild(f"{command[0]}: {done.stdout}{done.stderr}")


def settle(folder: Path) -> None:
    """Give every file the rights it would have from any account."""
    for path in folder.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
