"""Quản trị, Máy quét giấy tờ: the folder, the scanner, resolution and colour, by keys over a real store."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.errors import FieldRefused
from desktop.ui.admin.scanning import ScanningSection
from desktop.usecases.change_setting import ChangeSetting, change_setting
from desktop.usecases.view_settings import view_settings
from tests.support.scanimage import install
from tests.ui.admin import BOSS, LEADER, MakeCounter, go_to, idle, shown
from tests.ui.services_for_pages import faults, nameless, press, push, says, type_in


def test_the_folder_and_how_to_scan_are_set_by_keys(qtbot: QtBot, make_counter: MakeCounter, tmp_path: Path) -> None:
    counter = make_counter(LEADER)
    page = shown(qtbot, counter)
    section = go_to(qtbot, counter, page, ScanningSection)
    assert isinstance(section, ScanningSection)
    section.folder.setFocus()
    type_in(qtbot, str(tmp_path / "quet"))
    section.resolution.setFocus()
    press(Qt.Key.Key_Down)
    section.colour.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page.window(), "Đã lưu, có hiệu lực ngay"))
    idle(qtbot, counter)
    settings = counter.read(view_settings)
    assert (settings.scan_folder, settings.scan_resolution, settings.scan_colour) == (
        str(tmp_path / "quet"), 300, "grey",
    )  # fmt: skip
    assert not section.save.isEnabled()
    assert faults(page.window()) == []
    assert nameless(page) == []


def test_a_folder_without_its_whole_path_is_refused(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    section = go_to(qtbot, counter, page, ScanningSection)
    assert isinstance(section, ScanningSection)
    section.folder.setFocus()
    type_in(qtbot, "quet")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Ghi đủ đường dẫn"))
    assert section.folder.hasFocus()
    assert counter.read(view_settings).scan_folder == ""
    assert faults(page.window()) == []


@pytest.mark.skipif(os.name == "nt", reason="SANE is not for Windows")
def test_scanners_are_found_and_one_is_chosen(
    qtbot: QtBot, make_counter: MakeCounter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch)
    counter = make_counter(LEADER)
    page = shown(qtbot, counter)
    section = go_to(qtbot, counter, page, ScanningSection)
    assert isinstance(section, ScanningSection)
    push(qtbot, page, "Tìm máy quét")
    qtbot.waitUntil(lambda: says(page, "Thấy 2 máy quét"))
    section.device.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert section.device.currentText() == "FUJITSU fi-7160 (fujitsu:fi-7160:123)"
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: counter.read(view_settings).scan_device == "fujitsu:fi-7160:123")
    idle(qtbot, counter)
    assert section.device.currentText().startswith("FUJITSU")
    assert faults(page.window()) == []


def test_without_scanning_software_it_is_said(
    qtbot: QtBot, make_counter: MakeCounter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    counter = make_counter(LEADER)
    page = shown(qtbot, counter)
    go_to(qtbot, counter, page, ScanningSection)
    push(qtbot, page, "Tìm máy quét")
    qtbot.waitUntil(lambda: says(page, "chưa có phần mềm để chương trình nói chuyện với máy quét"))
    assert faults(page.window()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("scan_folder", "quet"), ("scan_colour", "sepia"), ("scan_resolution", "100"), ("scan_resolution", "1200")],
)
def test_settings_out_of_bounds_are_refused(make_counter: MakeCounter, name: str, value: str) -> None:
    counter = make_counter(LEADER)
    with pytest.raises(FieldRefused):
        counter.write(change_setting, ChangeSetting(name, value))
    counter.write(change_setting, ChangeSetting("scan_folder", ""))
