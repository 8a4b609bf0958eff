"""Documents under test: sentences for every error, commands in the README, words in the glossary."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from pathlib import Path

import pytest

import desktop
import sync
from desktop.app.main import command_names
from desktop.domain.errors import MotCuaError
from desktop.store.settings import DEVICES, NUMBERS, SECOND_BACKUP_FOLDER
from sync.errors import SyncError

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = json.loads((ROOT / "resources" / "i18n" / "errors_vi.json").read_text(encoding="utf-8"))
GATEWAY_ONLY = "sync.province"


def _codes() -> dict[str, str]:
    for package in (desktop, sync):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    found: dict[str, str] = {}
    waiting: list[type[Exception]] = [MotCuaError, SyncError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if not kind.__module__.startswith(GATEWAY_ONLY):
            found[kind.code] = kind.__name__  # type: ignore[attr-defined]
    return found


def test_every_error_a_counter_can_show_has_its_sentences() -> None:
    missing = sorted(set(_codes()) - set(SENTENCES))
    assert not missing


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentences_are_three_and_say_what_to_do(code: str) -> None:
    assert len(SENTENCES[code]) == 3
    for sentence in SENTENCES[code]:
        assert sentence.endswith((".", ")."))
        assert not re.search(r"\b(error|server|event|cache|null)\b", sentence)


def test_commands_are_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in command_names():
        assert f"motcua {name}" in readme or f"`{name}" in readme


def test_rooms_of_the_architecture_exist() -> None:
    text = (ROOT / "desktop" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for path in re.findall(r"`((?:usecases|domain|store|ui|app|sync|resources)/[\w./]+)`", text):
        place = ROOT / path if path.startswith(("sync", "resources")) else ROOT / "desktop" / path
        assert place.exists(), path


def test_settings_are_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in (*NUMBERS, *DEVICES, SECOND_BACKUP_FOLDER):
        assert f"`{name}`" in readme
