"""Bring the hashes of `resources/MANIFEST.json` up to date: `python -m tests.support.manifest`.

New files must be given a source by hand; this only says which.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "resources"


def main() -> int:
    """Rewrite the manifest; 1 if a file has no entry or an entry no file."""
    path = ROOT / "MANIFEST.json"
    entries = json.loads(path.read_text(encoding="utf-8"))
    for entry in entries:
        file = ROOT / entry["file"]
        if file.is_file():
            entry["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
        else:
            sys.stdout.write(f"no file: {entry['file']}\n")
    listed = {entry["file"] for entry in entries}
    found = {f.relative_to(ROOT).as_posix() for f in ROOT.rglob("*") if f.is_file() and "__pycache__" not in f.parts}
    missing = sorted(f for f in found - listed - {"MANIFEST.json"} if not f.endswith(".py"))
    for name in missing:
        sys.stdout.write(f"no entry: {name}\n")
    path.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if missing or listed - found else 0


if __name__ == "__main__":
    sys.exit(main())
