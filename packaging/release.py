"""`dev.py build release`: the description that installed programs find a newer version by, signed."""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
from pathlib import Path

import signing
from freezing import CannotBuild, commit_time, version

PACKAGES = {"linux": "MotCuaXa-{version}-x86_64.AppImage", "windows": "MotCuaXa-{version}-setup.exe"}
RELEASE = "motcua-release.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the verb."""
    parser.add_argument("--out", type=Path, help="where the packages lie, and the description goes (build/dist)")
    parser.add_argument("--key", type=Path, metavar="FILE", required=True, help="Ed25519 key (PEM) of the publisher")
    parser.add_argument("--notes", metavar="WORDS", default="", help="what is new, in Vietnamese")
    parser.add_argument("--notes-en", metavar="WORDS", default="", help="the same in English")


def write(root: Path, options: argparse.Namespace) -> int:
    """Describe the packages that lie there and sign the description; returns 0.

    Raises:
        CannotBuild: there is no package of this version.
    """
    # Before anything is written: a description beside no signature, or an older one, would be refused by every program.
    signing.require(options.key)
    out, number = options.out or root / "build" / "dist", version(root)
    found = {system: out / name.format(version=number) for system, name in PACKAGES.items()}
    packages = {
        system: {
            "name": file.name,
            "size": file.stat().st_size,
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        }
        for system, file in found.items()
        if file.is_file()
    }
    if not packages:
        raise CannotBuild(f"no package of version {number} lies in {out}")
    day = datetime.datetime.fromtimestamp(commit_time(root), datetime.UTC).date().isoformat()
    notes = {"vi": options.notes, "en": options.notes_en or options.notes}
    told = {"format": 1, "version": number, "released": day, "notes": notes, "packages": packages}
    target = out / RELEASE
    target.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    signing.sign(target, options.key)
    # For people who check by hand; programs believe the description alone.
    signing.sign(signing.write_sums(out, [file for file in found.values() if file.is_file()]), options.key)
    print(f"build: {target} for {', '.join(packages)}, signed")
    return 0
