"""Cập nhật: looked for, fetched and started by one key; nothing before it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.update_desk import UpdateDesk
from desktop.ui.admin.page import AdminPage
from desktop.ui.admin.updates import UpdatesSection
from desktop.usecases.view_settings import view_settings
from tests.ui.admin import LEADER, MakeCounter, idle, shown
from tests.ui.faults import cut_texts
from tests.ui.services_for_pages import Counter, nameless, press, said, says, type_in
from tests.updates.releases import KEYS, publish

F9 = Qt.Key.Key_F9


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy that was installed from a package and trusts the publisher of these tests."""
    monkeypatch.setattr("desktop.app.update_desk.trusted_keys", lambda: KEYS)
    monkeypatch.setattr("desktop.app.update_desk.installed_file", lambda: Path("/opt/MotCuaXa.AppImage"))


def opened(qtbot: QtBot, counter: Counter) -> tuple[AdminPage, UpdatesSection]:
    page = shown(qtbot, counter)
    page.show_section("updates")
    idle(qtbot, counter)
    section = page.section
    assert isinstance(section, UpdatesSection)
    section.take_focus()
    return page, section


@pytest.mark.usefixtures("desk")
def test_one_key_leads_to_the_newer_version(qtbot: QtBot, make_counter: MakeCounter, tmp_path: Path) -> None:
    publish(tmp_path / "usb", bytes(300_000))
    counter = make_counter(LEADER)
    restarts: list[int] = []
    counter.services.restart_wanted.connect(lambda: restarts.append(1))
    page, section = opened(qtbot, counter)
    assert says(page, f"Đang dùng bản {counter.services.updates.version}.")
    type_in(qtbot, str(tmp_path / "usb"))
    press(F9)
    qtbot.waitUntil(lambda: section.act.text() == "Tải bản 99.0.1")
    assert says(page, "Sửa lỗi in giấy hẹn.")
    assert not (counter.paths.data / "updates").exists(), "nothing is fetched unasked"
    assert counter.read(view_settings).update_place == str(tmp_path / "usb")
    press(F9)
    qtbot.waitUntil(lambda: section.act.text() == "Đóng và mở bản 99.0.1", timeout=20_000)
    assert list(counter.paths.backups.iterdir()) != [], "a backup comes before"
    assert (counter.paths.data / "updates" / "MotCuaXa-99.0.1.bin").stat().st_size == 300_000
    assert cut_texts(page) == []
    assert nameless(page) == []
    press(F9)
    assert restarts == [1]
    section.drop.click()
    qtbot.waitUntil(lambda: section.act.text() == "Tìm bản mới")
    idle(qtbot, counter)
    assert list((counter.paths.data / "updates").iterdir()) == []


@pytest.mark.usefixtures("desk")
def test_what_is_wrong_is_said_and_nothing_waits(qtbot: QtBot, make_counter: MakeCounter, tmp_path: Path) -> None:
    counter = make_counter(LEADER)
    page, section = opened(qtbot, counter)
    press(F9)
    qtbot.waitUntil(lambda: any("chưa đặt nơi tìm bản mới" in line for line in said(page)))
    type_in(qtbot, "usb")
    press(F9)
    qtbot.waitUntil(lambda: says(page, "Ghi đủ đường dẫn"))
    section.place.clear()
    section.place.setFocus()
    type_in(qtbot, str(tmp_path / "usb"))
    press(F9)
    qtbot.waitUntil(lambda: any("không thấy bản mới nào" in line for line in said(page)))
    publish(tmp_path / "usb", bytes(1000), version="0.0.1")
    press(F9)
    qtbot.waitUntil(lambda: says(page, "không có bản nào mới hơn"))
    publish(tmp_path / "usb", bytes(1000))
    next((tmp_path / "usb").glob("*99*.bin")).write_bytes(b"x" * 1000)
    press(F9)
    qtbot.waitUntil(lambda: section.act.text() == "Tải bản 99.0.1")
    press(F9)
    qtbot.waitUntil(lambda: any("bị hỏng hoặc bị sửa" in line for line in said(page)))
    assert section.act.text() == "Tải bản 99.0.1"


def test_a_checkout_says_that_it_cannot_replace_itself(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(LEADER)
    page, _ = opened(qtbot, counter)
    assert isinstance(counter.services.updates, UpdateDesk)
    assert says(page, "không chạy từ gói cài đặt")
