"""Sức khỏe máy: what it says, who may act, and a report that names nobody."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from desktop.domain.read_models import RoundOutcome
from desktop.ui import theme
from desktop.ui.admin.page import AdminPage
from desktop.ui.health.page import HealthPage
from desktop.ui.help.page import HelpPage
from desktop.ui.main_window import MainWindow
from desktop.usecases.change_setting import ChangeSetting, change_setting
from tests.ui.admin import BOSS, MakeCounter, folder
from tests.ui.counter import CARD
from tests.ui.faults import cut_texts, nameless
from tests.ui.services_for_pages import Counter, faults, press, push, said, says, sixty

LIMIT_MS = 20_000


def shown(qtbot: QtBot, counter: Counter) -> HealthPage:
    page = counter.shown(qtbot, "health").page
    assert isinstance(page, HealthPage)
    qtbot.waitUntil(lambda: bool(page.acts) and not counter.services.runner.busy, timeout=LIMIT_MS)
    return page


def test_everybody_sees_and_only_who_administers_acts(qtbot: QtBot, make_counter: MakeCounter) -> None:
    page = shown(qtbot, make_counter())
    for name in ("Ổ đĩa", "Dữ liệu", "Đồng hồ", "Máy in", "Máy đọc thẻ", "Sao lưu", "Kết nối tỉnh", "Phiên bản"):
        assert says(page, name)
    assert says(page, "còn trống")
    assert "backup" not in page.acts
    assert "store" not in page.acts
    assert not page.rehearse.isVisible()
    assert page.acts["link"].isVisible()


def test_backing_up_and_checking_by_keys(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    assert says(page, "Chưa sao lưu lần nào")
    push(qtbot, page, "Sao lưu: Sao lưu ngay")
    qtbot.waitUntil(lambda: says(page, "đã mở thử và đúng"), timeout=LIMIT_MS)
    # The picture's clock is set; the file's time is the machine's own.
    qtbot.waitUntil(lambda: not says(page, "Chưa sao lưu lần nào"), timeout=LIMIT_MS)
    qtbot.waitUntil(page.acts["store"].isVisible)
    push(qtbot, page, "Dữ liệu: Kiểm tra toàn bộ")
    qtbot.waitUntil(lambda: says(page, "Dữ liệu nguyên vẹn"), timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: says(page, "kiểm tra toàn bộ hôm nay"), timeout=LIMIT_MS)


def test_a_rehearsal_says_what_it_proves_and_what_it_does_not(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    push(qtbot, page, "Thử mất điện")
    qtbot.waitUntil(lambda: says(page, "đọc lại đúng từng byte"), timeout=LIMIT_MS)
    assert says(page, "chưa chứng minh")
    assert not says(page, "vẫn nguyên")
    push(qtbot, page, "Thử mất điện")
    qtbot.waitUntil(lambda: says(page, "60/60 vẫn nguyên"), timeout=LIMIT_MS)
    (folder(counter) / "thu-mat-dien" / "03.tep").write_bytes(b"gone")
    push(qtbot, page, "Thử mất điện")
    qtbot.waitUntil(lambda: says(page, "chỉ còn 59/60"), timeout=LIMIT_MS)


def test_a_clock_behind_the_last_record_is_wrong(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(None, lambda seeds: seeds.receive("2026-11-23 18:00"))
    page = shown(qtbot, counter)
    assert says(page, "Sai giờ")
    assert says(page, "chỉnh giờ trước khi nhận hồ sơ")
    window = page.window()
    assert isinstance(window, MainWindow)
    bar = window.clock_bar
    qtbot.waitUntil(bar.isVisible, timeout=LIMIT_MS)
    assert says(bar, "trước bản ghi gần nhất (18:00 23/11/2026)")
    assert says(bar, "chỉnh giờ máy trước khi nhận hồ sơ")
    assert faults(window) == []
    push(qtbot, bar, "Cách chỉnh giờ")
    qtbot.waitUntil(lambda: isinstance(window.page, HelpPage))


def test_a_clock_that_was_set_is_told_no_more(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    counter.threads.write(lambda work: work.journal.set_state("clock_offset_s", "-90000")).result()
    met = counter.clock.now().isoformat()
    counter.threads.write(lambda work: work.journal.set_state("last_contact_at", met)).result()
    window = shown(qtbot, counter).window()
    assert isinstance(window, MainWindow)
    bar = window.clock_bar
    qtbot.waitUntil(bar.isVisible, timeout=LIMIT_MS)
    assert says(bar, "nhanh 1 ngày 1 giờ so với tỉnh")
    counter.threads.write(lambda work: work.journal.set_state("clock_offset_s", "3")).result()
    counter.services.sync.finished.emit(RoundOutcome(ok=True))
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=LIMIT_MS)


def test_a_card_on_any_page_is_told(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter()
    page = shown(qtbot, counter)
    window = counter.window("health")
    qtbot.addWidget(window)
    window.take_card(CARD)
    window.take_card("not a card")
    qtbot.waitUntil(lambda: not counter.services.runner.busy, timeout=LIMIT_MS)
    page.main_action()
    qtbot.waitUntil(lambda: says(page, "thiếu số định danh"), timeout=LIMIT_MS)


def test_the_report_names_nobody_and_no_place(qtbot: QtBot, make_counter: MakeCounter, tmp_path: Path) -> None:
    counter = make_counter(BOSS, sixty)
    page = shown(qtbot, counter)
    page.copy.click()
    text = QGuiApplication.clipboard().text()
    assert "Ổ đĩa: Đủ chỗ" in text
    assert "Phiên bản" in text
    for private in (
        BOSS.name,
        "Trần Thị Mỹ Duyên",
        "0871850",
        "H20.126.05-26",
        str(tmp_path),
        counter.threads.folder.name + "/",
    ):
        assert private not in text


def test_how_to_opens_the_help_at_its_heading(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter()
    page = shown(qtbot, counter)
    window = page.window()
    push(qtbot, page, "Ổ đĩa: Cách dọn đĩa")
    qtbot.waitUntil(lambda: isinstance(window.page, HelpPage) and window.page.chapter == "suc-khoe-may")  # type: ignore[attr-defined]
    reader = window.page.reader  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: reader.textCursor().block().text() == "Ổ đĩa")


@pytest.mark.parametrize(
    ("act", "section"), [("Máy in: Đặt máy in", "printer"), ("Máy đọc thẻ: Thử máy đọc", "scanner")]
)
def test_devices_lead_to_their_sections(qtbot: QtBot, make_counter: MakeCounter, act: str, section: str) -> None:
    page = shown(qtbot, make_counter())
    window = page.window()
    push(qtbot, page, act)
    qtbot.waitUntil(lambda: isinstance(window.page, AdminPage) and window.page.section.name == section)  # type: ignore[attr-defined]


def test_a_device_that_was_chosen_and_is_gone_is_told(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter()
    counter.write(change_setting, ChangeSetting("printer", "Máy in phòng bên"))
    counter.write(change_setting, ChangeSetting("scanner_port", "/dev/serial/by-id/usb-khong-co"))
    page = shown(qtbot, counter)
    assert says(page, "Chưa thấy Máy in phòng bên")
    assert says(page, "Chưa thấy máy đọc ở cổng đã chọn")
    page.copy.click()
    assert "Máy in phòng bên" not in QGuiApplication.clipboard().text()


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1366, 768, 1.0), (1366, 768, 1.5), (1920, 1080, 1.5), (800, 560, 1.0)]
)
def test_no_text_is_cut(qtbot: QtBot, make_counter: MakeCounter, width: int, height: int, scale: float) -> None:
    theme.use("light", scale)
    counter = make_counter(BOSS, run_round=lambda *_: RoundOutcome(ok=False, code="device_refused"))
    page = shown(qtbot, counter)
    page.window().resize(width, height)
    counter.sync.sync_now()
    qtbot.waitUntil(lambda: says(page, "Chưa đồng bộ được"), timeout=LIMIT_MS)
    page.rehearse.click()
    qtbot.waitUntil(lambda: says(page, "chưa chứng minh"), timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=3000)
    area = page.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0, timeout=3000)
    assert nameless(page) == []


def test_the_rail_says_that_something_needs_attention(qtbot: QtBot, make_counter: MakeCounter) -> None:
    window = make_counter().shown(qtbot, "today")
    window.watch.look()
    button = window.rail._buttons["health"]
    qtbot.waitUntil(lambda: "việc nên xem" in button.accessibleName(), timeout=LIMIT_MS)
    assert button.toolTip().startswith("Sức khỏe máy: ")


def test_a_slow_folder_holds_nobody_up(
    qtbot: QtBot, make_counter: MakeCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.app import machine

    def slow(_folders: object) -> tuple[()]:
        time.sleep(1.5)
        return ()

    monkeypatch.setattr(machine, "find_backups", slow)
    counter = make_counter()
    began = time.monotonic()
    page = counter.shown(qtbot, "health").page
    press(Qt.Key.Key_F9)
    assert time.monotonic() - began < 1.4
    assert any("Đang xem máy" in words for words in said(page))
    qtbot.waitUntil(lambda: not counter.services.runner.busy, timeout=LIMIT_MS)


def test_a_look_after_the_threads_ended_disturbs_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    """A window may outlive its threads by a moment, and the watch looks when its time has come."""
    counter = Counter(tmp_path)
    window = counter.shown(qtbot, "today")
    qtbot.waitUntil(lambda: not counter.services.runner.busy)
    counter.close()
    window.watch.look()
    assert not counter.services.runner.busy
