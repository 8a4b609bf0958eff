"""Quản trị: backups, settings and retention, by keys, over a real store."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.errors import DossierRemoved
from desktop.store.store import Store
from desktop.ui.admin.backups import BackupsSection
from desktop.ui.admin.keeping import KeepingSection
from desktop.ui.admin.page import AdminPage
from desktop.usecases.change_setting import ChangeSetting, change_setting
from desktop.usecases.count_removable import count_removable
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.view_settings import view_settings
from tests.store.stores import PASSWORD, at
from tests.support import words
from tests.ui.admin import BOSS, LEADER, MakeCounter, answer_dialog, come_back, go_to, idle, shown
from tests.ui.services_for_pages import Counter, Seeds, button, faults, press, push, says, type_in

# ---- backups


def test_back_up_now_into_both_folders(qtbot: QtBot, make_counter: MakeCounter, tmp_path: Path) -> None:
    counter = make_counter(LEADER)
    page = shown(qtbot, counter)
    section = go_to(qtbot, counter, page, BackupsSection)
    assert isinstance(section, BackupsSection)
    qtbot.waitUntil(lambda: says(page, "Chưa có bản sao lưu nào."))
    section.second.line.setFocus()
    type_in(qtbot, str(tmp_path / "usb"))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(section.second.drop.isVisible)
    assert counter.read(view_settings).second_backup_folder == str(tmp_path / "usb")
    idle(qtbot, counter)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Đã sao lưu vào motcua_2026-11-23.db"), timeout=30_000)
    idle(qtbot, counter)
    assert section.table.model().rowCount() == 2
    qtbot.waitUntil(lambda: says(page, "Lần gần nhất:"))
    for place in (counter.paths.backups, tmp_path / "usb"):
        assert sorted(path.suffix for path in place.iterdir()) == [".db", ".json"]
    assert faults(page.window()) == []
    with qtbot.waitSignal(counter.services.restore_wanted) as wanted:
        push(qtbot, page, "Khôi phục…")
    assert wanted.args == [section.chosen]
    again = Store.open(_copied(section.chosen, tmp_path / "mo"), user="diem", password=PASSWORD, clock=counter.clock)
    again.close()


def _copied(backup: Path | None, target: Path) -> Path:
    """A backup laid out as a store."""
    assert backup is not None
    target.mkdir()
    (target / "motcua.db").write_bytes(backup.read_bytes())
    (target / "keys.json").write_bytes(backup.with_suffix(".keys.json").read_bytes())
    return target


def test_a_second_folder_that_takes_nothing_is_named(qtbot: QtBot, make_counter: MakeCounter, tmp_path: Path) -> None:
    counter = make_counter(BOSS)
    blocked = tmp_path / "khong-phai-thu-muc"
    blocked.write_text("một tệp", encoding="utf-8")
    counter.write(change_setting, ChangeSetting("second_backup_folder", str(blocked)))
    page = shown(qtbot, counter)
    section = go_to(qtbot, counter, page, BackupsSection)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(section, "Chưa chép được bản sao lưu sang thư mục thứ hai"), timeout=30_000)
    assert says(section, "Đã sao lưu vào")
    assert faults(page.window()) == []


def test_the_second_folder_is_chosen_and_given_up(qtbot: QtBot, make_counter: MakeCounter, tmp_path: Path) -> None:
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    go_to(qtbot, counter, page, BackupsSection)
    (tmp_path / "usb").mkdir()
    answer_dialog(str(tmp_path / "usb"), [])
    push(qtbot, page, "Chọn thư mục sao lưu thứ hai")
    come_back(qtbot, page)
    qtbot.waitUntil(lambda: says(page, "Thôi dùng"))
    assert counter.read(view_settings).second_backup_folder == str(tmp_path / "usb")
    push(qtbot, page, "Thôi dùng thư mục sao lưu thứ hai")
    qtbot.waitUntil(lambda: not says(page, "Thôi dùng"))
    assert counter.read(view_settings).second_backup_folder == ""


def test_half_a_path_is_refused_at_the_field(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    section = go_to(qtbot, counter, page, BackupsSection)
    assert isinstance(section, BackupsSection)
    section.second.line.setFocus()
    type_in(qtbot, "usb")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(page, "Ghi đủ đường dẫn"))
    assert counter.read(view_settings).second_backup_folder == ""


def test_without_a_backup_the_restore_page_is_still_reached(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    go_to(qtbot, counter, page, BackupsSection)
    with qtbot.waitSignal(counter.services.restore_wanted) as wanted:
        push(qtbot, page, "Khôi phục…")
    assert wanted.args == [None]


# ---- settings and retention


def test_settings_are_saved_with_f9(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(LEADER)
    page = shown(qtbot, counter)
    section = go_to(qtbot, counter, page, KeepingSection)
    assert isinstance(section, KeepingSection)
    assert not section.save.isEnabled()
    names = [one.parentWidget() for one in (section.idle, section.months, section.files)]
    assert len({one.width() for one in names if one is not None}) == 1, "what is told of them begins in one column"
    section.idle.setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(qtbot, "25")
    section.months.setFocus()
    press(Qt.Key.Key_Up)
    section.files.setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(qtbot, "500")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not section.save.isEnabled())
    idle(qtbot, counter)
    found = counter.read(view_settings)
    assert (found.idle_lock_minutes, found.retention_months, found.files_mb_per_hour) == (25, 25, 500)
    section.idle.setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(qtbot, "0")
    press(Qt.Key.Key_Tab)
    assert section.idle.text() == "không tự khóa"


def old_dossiers(seeds: Seeds) -> list[str]:
    """Five that were returned and are at the province, and one that is open."""
    made = [seeds.settled("2026-11-02 08:10", "2026-11-03 09:00", n) for n in range(5)]
    for dossier in made:
        seeds.do("2026-11-04 09:00", return_result, ReturnResult(dossier))
    seeds.receive("2026-11-04 10:00", 9)
    with seeds.store.write() as work:
        waiting = words.waiting(work.journal, max_events=1000)
        work.settle(words.accepted(waiting))
    return made


@pytest.fixture
def kept(qtbot: QtBot, make_counter: MakeCounter) -> tuple[Counter, AdminPage, KeepingSection]:
    """The section of retention, more than two years later, taking one dossier at a time."""
    counter = make_counter(LEADER, old_dossiers)
    counter.clock.set(at("2029-03-01 08:00"))
    page = shown(qtbot, counter)
    section = go_to(qtbot, counter, page, KeepingSection)
    assert isinstance(section, KeepingSection)
    section.removal.at_once = 1
    return counter, page, section


def test_old_bodies_go_with_a_preview_and_progress(
    qtbot: QtBot, kept: tuple[Counter, AdminPage, KeepingSection], make_counter: MakeCounter
) -> None:
    counter, page, section = kept
    qtbot.waitUntil(lambda: says(page, "5 hồ sơ đóng trước 01/03/2027"))
    seen: list[str] = []
    counter.services.runner.changed.connect(
        lambda _: seen.extend(w.text() for w in section.removal.progress.findChildren(QLabel))
    )
    push(qtbot, page, "Dọn nội dung cũ…")
    assert says(page, "Không lấy lại")
    assert faults(page.window()) == []
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Đã dọn 5 hồ sơ"), timeout=20_000)
    idle(qtbot, counter)
    assert "Đã dọn hồ sơ: 2 / 5" in seen
    assert counter.read(count_removable).dossiers == 0
    qtbot.waitUntil(lambda: says(page, "Chưa có hồ sơ nào đóng trước 01/03/2027"))
    with pytest.raises(DossierRemoved):
        counter.read(lambda view: view.dossier(counter.made[0]))


def test_the_removal_stops_between_two_steps(qtbot: QtBot, kept: tuple[Counter, AdminPage, KeepingSection]) -> None:
    counter, page, section = kept
    push(qtbot, page, "Dọn nội dung cũ…")
    press(Qt.Key.Key_F9)
    assert section.removal.running
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: says(page, "rồi dừng; còn"), timeout=20_000)
    idle(qtbot, counter)
    left = counter.read(count_removable).dossiers
    assert 0 < left < 5
    assert says(page, f"còn {left} hồ sơ")
    assert button(page, "Dọn nội dung cũ…").isVisible(), "the rest can go later"


def test_escape_at_the_question_removes_nothing(qtbot: QtBot, kept: tuple[Counter, AdminPage, KeepingSection]) -> None:
    counter, page, section = kept
    push(qtbot, page, "Dọn nội dung cũ…")
    press(Qt.Key.Key_Escape)
    assert not section.removal.asking
    idle(qtbot, counter)
    assert counter.read(count_removable).dossiers == 5
