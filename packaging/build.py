"""Builds what is handed out; `packaging/dev.py build` calls it in the checkout's environment."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import environment
import freezing
import release
from appimage import building
from windows import building as windows_building

ROOT = Path(__file__).resolve().parent.parent


def parser() -> argparse.ArgumentParser:
    """Describe the formats."""
    top = argparse.ArgumentParser(prog="dev.py build", description="What is handed out.")
    kinds = top.add_subparsers(required=True, metavar="KIND")
    appimage = kinds.add_parser("appimage", help="one file for Linux x86_64")
    building.add_arguments(appimage)
    appimage.set_defaults(action=building.build)
    described = kinds.add_parser("release", help="the signed description of what was built, for updates")
    release.add_arguments(described)
    described.set_defaults(action=release.write)
    windows = kinds.add_parser("windows", help="the installer for Windows; on Linux in a bench, to try it")
    windows_building.add_arguments(windows)
    windows.set_defaults(action=windows_building.build)
    if sys.platform == "linux":
        import trial

        clean = kinds.add_parser("trial", help="run a built AppImage in bare Debian systems")
        trial.add_arguments(clean)
        clean.set_defaults(action=trial.run)
    return top


def main(arguments: list[str]) -> int:
    """Build one kind."""
    options = parser().parse_args(arguments)
    try:
        return int(options.action(ROOT, options))
    except (freezing.CannotBuild, environment.CannotPrepare, OSError, ValueError) as problem:
        print(f"build: {problem}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
