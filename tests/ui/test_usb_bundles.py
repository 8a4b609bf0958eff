"""Gói USB on the page of sync: written and taken in by keys, with a real province at the other end of the walk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.province_link import enrol
from desktop.domain.read_models import RoundOutcome
from desktop.ui.sync_page.page import SyncPage
from desktop.usecases.view_sync import view_sync
from tests.sync.bundles import at_the_province, with_key
from tests.sync.counters_of_a_centre import Province
from tests.ui.admin import answer_dialog, come_back
from tests.ui.services_for_pages import Counter, button, faults, nameless, press, says


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    (tmp_path / "tinh").mkdir()
    opened = with_key(Province(tmp_path / "tinh"))
    yield opened
    opened.stop()


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication, province: Province) -> Iterator[Counter]:
    made = Counter(tmp_path)
    port = made.sync.port
    enrol(port, province.url, province.code(), "Quầy 2")
    snapshot = province.ledger.reference.fetch("courier", "")
    port.apply_reference("courier", snapshot.etag, snapshot.data, snapshot.signature)
    yield made
    made.close()


def shown(qtbot: QtBot, counter: Counter) -> SyncPage:
    page = counter.shown(qtbot, "sync").page
    assert isinstance(page, SyncPage)
    qtbot.waitUntil(lambda: says(page, "Đối chiếu với tỉnh") and says(page, "Cần chú ý"))
    return page


def use(qtbot: QtBot, page: SyncPage, name: str, typed: Path) -> list[str]:
    """Go to a button by Tab, press it, and answer its dialog; returns the dialog's words."""
    target = button(page, name)
    for _ in range(60):
        if target.hasFocus():
            break
        press(Qt.Key.Key_Tab)
    assert target.hasFocus(), f"Tab does not reach {name}"
    seen: list[str] = []
    answer_dialog(str(typed), seen)
    press(Qt.Key.Key_Space)
    come_back(qtbot, page)
    qtbot.waitUntil(page.usb.isEnabled, timeout=20_000)
    return seen


def test_a_bundle_goes_out_and_its_answer_comes_back(
    qtbot: QtBot, counter: Counter, province: Province, tmp_path: Path
) -> None:
    page = shown(qtbot, counter)
    unsent = counter.read(view_sync).unsent
    bundle = tmp_path / "usb.age"
    assert "Lưu" in use(qtbot, page, "Ghi gói ra USB…", bundle)
    qtbot.waitUntil(lambda: says(page, f"Đã ghi {unsent} bản ghi vào usb.age. Mang USB lên tỉnh"))
    assert counter.read(view_sync).unsent == unsent, "it waits until the province has answered"
    counter.sync.started.emit()
    counter.sync.finished.emit(RoundOutcome(ok=False, code="offline"))
    assert says(page, "Mang USB lên tỉnh"), "a round that found no network meanwhile hides nothing"
    answer = at_the_province(province.ledger, bundle)
    assert "Mở" in use(qtbot, page, "Nhận gói từ USB…", answer)
    qtbot.waitUntil(lambda: says(page, f"Đã nhận gói từ USB. Tỉnh đã ghi nhận {unsent} bản ghi; nhận về 0."))
    qtbot.waitUntil(lambda: says(page, "Không có gì chờ gửi"))
    qtbot.waitUntil(lambda: says(page, f"Gửi {unsent}, nhận 0 qua USB"))
    qtbot.waitUntil(lambda: says(page, "Khớp đến 15:20"))
    qtbot.waitUntil(lambda: says(page, "không có gì chờ gửi"))
    assert faults(page.window()) == []
    assert nameless(page) == []
    use(qtbot, page, "Nhận gói từ USB…", answer)
    qtbot.waitUntil(lambda: says(page, "Gói này đã nhận từ trước, không có gì thay đổi."))


def test_what_cannot_be_taken_or_written_is_told_in_words(
    qtbot: QtBot, counter: Counter, province: Province, tmp_path: Path
) -> None:
    page = shown(qtbot, counter)
    letter = tmp_path / "letter.age"
    letter.write_bytes(b"no bundle")
    use(qtbot, page, "Nhận gói từ USB…", letter)
    qtbot.waitUntil(lambda: says(page, "gói này bị cắt, bị sửa, hoặc không phải gói USB"))
    bundle = tmp_path / "usb.age"
    use(qtbot, page, "Ghi gói ra USB…", bundle)
    qtbot.waitUntil(lambda: says(page, "Mang USB lên tỉnh"))
    use(qtbot, page, "Nhận gói từ USB…", bundle)
    qtbot.waitUntil(lambda: says(page, "gói này không phải trả lời cho máy này"))
    assert faults(page.window()) == []
    use(qtbot, page, "Ghi gói ra USB…", tmp_path / "away" / "usb.age")
    qtbot.waitUntil(lambda: says(page, "USB đã bị rút"))
    assert button(page, "Ghi gói ra USB…").hasFocus()


def test_a_counter_without_a_province_says_so(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    made = Counter(tmp_path)
    try:
        page = shown(qtbot, made)
        use(qtbot, page, "Ghi gói ra USB…", tmp_path / "usb.age")
        qtbot.waitUntil(lambda: says(page, "máy này chưa ghi danh với tỉnh"))
        assert not (tmp_path / "usb.age").exists()
    finally:
        made.close()
