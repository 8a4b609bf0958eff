"""The desk of scans and its section in English: the screen speaks it, and what is kept stays Vietnamese."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui.admin.page import AdminPage
from desktop.ui.admin.scanning import ScanningSection
from desktop.ui.dossier.page import DossierPage
from desktop.usecases.change_setting import ChangeSetting, change_setting
from tests.scans.pages import drawn, encoded, saved, small
from tests.support.scanimage import install
from tests.ui import scans
from tests.ui.admin import BOSS, LEADER, MakeCounter
from tests.ui.english import shown
from tests.ui.services_for_pages import press, push, says
from tests.ui.test_english_pages import SCALES, Look, english, idle, look, opened, painted

__all__ = ["english", "look", "painted"]
"""Fixtures: eyes for English."""

pytestmark = pytest.mark.usefixtures("english")


def plain(tone: int) -> QImage:
    """A sheet of A4 at 200 dpi in one tone."""
    page = QImage(1654, 2339, QImage.Format.Format_RGB32)
    page.fill(tone)
    return page


@SCALES
def test_the_desk_of_scans(
    qtbot: QtBot, make_counter: MakeCounter, look: Look, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scale: float
) -> None:
    counter = make_counter(LEADER, scans.one)
    watched = tmp_path / "quet"
    saved(watched, "cu.jpg", small(9))
    counter.write(change_setting, ChangeSetting("scan_folder", str(watched)))
    theme.use("light", scale)
    desk = scans.shown(qtbot, counter)
    window = desk.window()
    qtbot.waitUntil(lambda: says(desk, "Files already in the scan folder: 1."), timeout=10_000)
    look(window)
    document, cut = tmp_path / "san.pdf", tmp_path / "cut.jpg"
    document.write_bytes(b"%PDF-1.7\n")
    cut.write_bytes(encoded(small(), "jpeg")[:-200])
    bad = {"trang.jpg": plain(0xFFF4F2EC), "toi.jpg": plain(0xFF303030), "nho.jpg": small(), "lech.jpg": drawn(angle=4)}
    scans.add(qtbot, desk, monkeypatch, *(saved(tmp_path, *one) for one in bad.items()), document)
    press(Qt.Key.Key_Home)
    for words in ("Blank page, no", "Too dark, hard", "Too small, below", "Crooked. Lay"):
        qtbot.waitUntil(lambda: says(desk.preview, words))  # noqa: B023
        press(Qt.Key.Key_R)
        look(window)
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Left)
    scans.choosing(monkeypatch, cut)
    press(Qt.Key.Key_O, scans.CONTROL)
    qtbot.waitUntil(lambda: says(desk, "the picture cut.jpg is incomplete or damaged"))
    assert says(desk, "Restore")
    look(window)
    monkeypatch.setenv("PATH", str(tmp_path))
    press(Qt.Key.Key_D, scans.CONTROL)
    qtbot.waitUntil(lambda: says(desk, "lacks the software through which"))
    look(window)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: says(window, "Scan (4 waiting)"))
    idle(qtbot, counter)
    look(window)


def test_a_paper_that_no_list_names_is_kept_in_vietnamese(
    qtbot: QtBot, make_counter: MakeCounter, look: Look, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    counter = make_counter(None, scans.one)
    theme.use("light", 1.0)
    desk = scans.shown(qtbot, counter)
    for seed in range(3):
        scans.add(qtbot, desk, monkeypatch, saved(tmp_path, f"{seed}.png", small(seed)))
        if seed == 2:
            assert desk.head.paper.currentText() == "Other papers"
            look(desk.window())
        press(Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: len(scans.files(counter)) == seed + 1)  # noqa: B023
        scans.rest(qtbot, desk)
        if seed == 1:
            qtbot.waitUntil(lambda: not desk.isVisible())
            press(Qt.Key.Key_D, scans.CONTROL)
            qtbot.waitUntil(lambda: desk.view.hasFocus() and desk._desk is not None)
    qtbot.waitUntil(lambda: not desk.isVisible())
    assert scans.files(counter)[-1].file.name == "Giấy tờ khác"
    page = desk.window().findChild(DossierPage)
    assert page is not None
    qtbot.waitUntil(lambda: page._primary is not None and page._primary.hasFocus())
    idle(qtbot, counter)
    assert "Other papers" in shown(page)
    look(desk.window())


@SCALES
def test_how_this_machine_scans(
    qtbot: QtBot, make_counter: MakeCounter, look: Look, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scale: float
) -> None:
    counter = make_counter(BOSS)
    window = opened(qtbot, counter, "admin", scale)
    page = window.page
    assert isinstance(page, AdminPage)
    section = next(one for one in page.sections if isinstance(one, ScanningSection))
    page.list.choose(page.sections.index(section))
    idle(qtbot, counter)
    with monkeypatch.context() as bare:
        bare.setenv("PATH", str(tmp_path))
        push(qtbot, page, "Find scanners")
        assert says(page, "Searching; this may take half a minute…")
        look(window)
        qtbot.waitUntil(lambda: says(page, "lacks the software through which"))
        look(window)
    if os.name != "nt":
        install(tmp_path, monkeypatch)
        push(qtbot, page, "Find scanners")
        qtbot.waitUntil(lambda: says(page, "Scanners found: 2"))
    section.folder.setText("quet")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Enter the full path, such as"))
    look(window)
    section.folder.setText(str(tmp_path))
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(window, "Saved, in force at once"))
    idle(qtbot, counter)
    look(window)
