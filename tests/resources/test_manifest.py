"""Every shipped file is known: origin, date read, checksum."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "resources"
KEYS = {"file", "source", "read_on", "sha256"}


def entries() -> list[dict[str, str]]:
    data: list[dict[str, str]] = json.loads((ROOT / "MANIFEST.json").read_text(encoding="utf-8"))
    return data


def shipped() -> set[str]:
    """All files of the room except code, caches and the manifest itself."""
    found: set[str] = set()
    for path in ROOT.rglob("*"):
        if not path.is_file() or "__pycache__" in path.parts or path.suffix in {".py", ".pyc"}:
            continue
        name = path.relative_to(ROOT).as_posix()
        if name != "MANIFEST.json":
            found.add(name)
    return found


def test_manifest_lists_exactly_the_shipped_files() -> None:
    listed = [entry["file"] for entry in entries()]
    assert len(listed) == len(set(listed)), "a file is listed twice"
    assert listed == sorted(listed)
    assert set(listed) - shipped() == set(), "listed but missing"
    assert shipped() - set(listed) == set(), "shipped but not listed"


def test_checksums_agree() -> None:
    wrong = [
        entry["file"]
        for entry in entries()
        if hashlib.sha256((ROOT / entry["file"]).read_bytes()).hexdigest() != entry["sha256"]
    ]
    assert wrong == []


def test_every_entry_names_its_source() -> None:
    for entry in entries():
        assert set(entry) == KEYS, entry
        assert entry["source"].strip(), entry
        assert date.fromisoformat(entry["read_on"]) >= date(2026, 11, 22), entry


def test_fonts_carry_their_licence() -> None:
    fonts = ROOT / "fonts"
    faces = sorted(path.name for path in fonts.glob("*.ttf"))
    assert faces == [
        "NotoSans-Regular.ttf",
        "NotoSans-SemiBold.ttf",
        "NotoSansKhmer-Regular.ttf",
        "Tinos-Bold.ttf",
        "Tinos-BoldItalic.ttf",
        "Tinos-Italic.ttf",
        "Tinos-Regular.ttf",
    ]
    for family in {name.partition("-")[0] for name in faces}:
        text = (fonts / f"{family}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
    notice = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    for word in ("Tinos", "Noto Sans", "National Statistics Office of Viet Nam", "Tran Ngoc Minh Hieu"):
        assert word in notice
