"""The desk of scans in tests: a counter with one dossier, and how its desk is reached and asked by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.domain.dossier import AttachedFile
from desktop.domain.scanned_pages import ScannedPage
from desktop.ui.dossier.page import DossierPage
from desktop.ui.scans.page import ScansPage
from desktop.usecases.view_dossier import view_dossier
from desktop.usecases.view_scan_pages import view_scan_pages
from tests.ui.services_for_pages import Counter, Seeds, press

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def one(seeds: Seeds) -> dict[str, str]:
    return {"birth": seeds.receive("2026-11-23 08:40", 1, "1.001193")}


def shown(qtbot: QtBot, counter: Counter) -> ScansPage:
    """The desk of the dossier's first paper, reached by keys."""
    window = counter.shown(qtbot, "worklist")
    window.open_dossier(counter.made["birth"])
    page = window.page
    assert isinstance(page, DossierPage)
    qtbot.waitUntil(lambda: page._primary is not None and page._primary.hasFocus())
    press(Qt.Key.Key_D, CONTROL)
    desk = window.page
    assert isinstance(desk, ScansPage)
    qtbot.waitUntil(lambda: desk.view.hasFocus() and desk._desk is not None)
    return desk


def choosing(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """What a person picks in the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], ""))


def add(qtbot: QtBot, desk: ScansPage, monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Choose files by Ctrl+O and wait until they lie on the desk."""
    choosing(monkeypatch, *paths)
    count = len(desk._pages)
    press(Qt.Key.Key_O, CONTROL)
    qtbot.waitUntil(lambda: len(desk._pages) == count + len(paths), timeout=90_000)
    rest(qtbot, desk)


def rest(qtbot: QtBot, desk: ScansPage) -> None:
    qtbot.waitUntil(lambda: not desk.services.runner.busy and not desk._busy, timeout=90_000)


def sources(desk: ScansPage) -> list[str]:
    return [page.source for page in desk._pages]


def kept(counter: Counter) -> tuple[ScannedPage, ...]:
    """What the store has of the desk."""
    trays = counter.read(view_scan_pages, counter.made["birth"])
    return trays[0].pages if trays else ()


def files(counter: Counter) -> tuple[AttachedFile, ...]:
    found: tuple[AttachedFile, ...] = counter.read(view_dossier, counter.made["birth"]).dossier.files
    return found


def content(counter: Counter, file: AttachedFile) -> bytes:
    return b"".join(counter.threads.files.read(file.file.sha256))
