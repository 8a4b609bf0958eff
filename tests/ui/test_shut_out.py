"""A machine that its province does not take any more: told where people look, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.province_link import invited_round
from desktop.domain import attention
from desktop.ui.attention.page import AttentionPage
from desktop.ui.health.page import HealthPage
from desktop.ui.sync_page.page import SyncPage
from desktop.usecases.count_attention import count_attention
from desktop.usecases.view_sync import view_sync
from sync.errors import Offline
from sync.wire.enrolment import EnrolmentFile, read_enrolment_file
from tests.store.stores import profile
from tests.sync.counters_of_a_centre import Province
from tests.ui.admin import LEADER, idle
from tests.ui.faults import cut_texts, nameless
from tests.ui.services_for_pages import Counter, Seeds, press, push, says

LIMIT_MS = 20_000


def one(seeds: Seeds) -> dict[str, str]:
    return {"one": seeds.receive("2026-11-23 08:00", 1)}


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    (tmp_path / "province").mkdir()
    served = Province(tmp_path / "province")
    yield served
    served.stop()


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication, province: Province) -> Iterator[Counter]:
    province.copy(tmp_path / "before.db")
    made = Counter(tmp_path, one, run_round=invited_round, user=LEADER, name="Trung tâm xã Mỹ Thọ")
    made.sync.port.invited(read_enrolment_file(file(province, tmp_path).read_bytes()))
    yield made
    made.close()


def file(province: Province, folder: Path, server: str = "") -> Path:
    path = folder / "ghi-danh.json"
    identity = server or province.ledger.identity().id
    made = EnrolmentFile(url=province.url, code=province.code(), server_id=identity, centre=msgspec.Raw(profile()))
    path.write_bytes(msgspec.json.encode(made))
    return path


def synced(qtbot: QtBot, counter: Counter) -> None:
    with qtbot.waitSignal(counter.sync.finished, timeout=LIMIT_MS):
        counter.sync.sync_now()
    idle(qtbot, counter)


def test_it_is_told_until_a_round_succeeds(
    qtbot: QtBot, counter: Counter, province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its rounds failed quietly: neither page that people look at when something is wrong said a word of it."""
    window = counter.shown(qtbot, "sync")
    synced(qtbot, counter)
    province.ledger.devices.revoke(counter.sync.port.device())
    synced(qtbot, counter)

    press(Qt.Key.Key_F8)
    page = window.page
    assert isinstance(page, AttentionPage)
    qtbot.waitUntil(lambda: says(page, "Không mất gì: vẫn tiếp nhận và trả kết quả được"))
    assert says(page, "tỉnh nhận lại máy")
    assert not page.open.isVisible()
    qtbot.waitUntil(lambda: cut_texts(window) == [] and nameless(window) == [])

    health = window.go("health")
    assert isinstance(health, HealthPage)
    qtbot.waitUntil(lambda: says(health, "Tỉnh từ chối") and says(health, "việc cần làm ngay"))

    window.go("attention")
    idle(qtbot, counter)
    press(Qt.Key.Key_F9)
    sync = window.page
    assert isinstance(sync, SyncPage)
    qtbot.waitUntil(sync.usb.enrol.isVisible)

    another = file(province, tmp_path, server="another")
    monkeypatch.setattr("desktop.ui.sync_page.usb.choose_file", lambda *_: another)
    push(qtbot, sync, "Tệp ghi danh mới…")
    qtbot.waitUntil(lambda: says(sync, "tệp này của tỉnh khác"))

    # Revoked for good: the code is not even used up, and nothing else is promised.
    file(province, tmp_path)
    with qtbot.waitSignal(counter.sync.finished, timeout=LIMIT_MS):
        push(qtbot, sync, "Tệp ghi danh mới…")
    qtbot.waitUntil(lambda: says(sync, "tỉnh không nhận tệp ghi danh mới cho máy đã bị thu hồi"))
    assert sync.act.hasFocus()
    qtbot.waitUntil(sync.usb.enrol.isVisible)

    assert invited_round(counter.sync.port).reason == "token", "it is not tried at every round"

    # A ledger that was put back to a copy from before this machine does not know it, and takes it by a file.
    province.put_back(tmp_path / "before.db")
    file(province, tmp_path)
    with qtbot.waitSignal(counter.sync.finished, timeout=LIMIT_MS):
        push(qtbot, sync, "Tệp ghi danh mới…")
    idle(qtbot, counter)
    assert not sync.usb.enrol.isVisible()
    assert counter.read(view_sync).shut_out_at is None
    assert counter.read(view_sync).unsent == 0
    press(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: says(page, "Không có việc nào đang chờ bạn"))
    window.go("health")
    qtbot.waitUntil(lambda: not says(health, "Tỉnh từ chối"))


def test_it_is_still_told_after_many_rounds_without_a_link(counter: Counter, province: Province) -> None:
    """Neither the log of rounds, which has few lines, nor this run of the program has to remember it."""
    port = counter.sync.port
    assert invited_round(port).ok
    assert counter.read(count_attention)[attention.SHUT_OUT] == 0
    province.ledger.devices.revoke(port.device())
    assert invited_round(port).reason == "token"
    since = counter.read(view_sync).shut_out_at
    counter.clock.tick(3600)
    for _ in range(40):
        port.log_round({"ok": "0", "code": Offline.code, "reason": ""})
    assert invited_round(port).reason == "token"
    assert counter.read(count_attention)[attention.SHUT_OUT] == 1
    assert counter.read(view_sync).shut_out_at == since is not None


def test_neither_a_missing_link_nor_a_wrong_code_is_told_as_that(counter: Counter, province: Province) -> None:
    port = counter.sync.port
    province.stop()
    try:
        assert invited_round(port).code == Offline.code
    finally:
        province.__init__(province.file.parent)  # type: ignore[misc]
    port.log_round({"ok": "0", "code": "device_not_allowed", "reason": ""})
    assert counter.read(count_attention)[attention.SHUT_OUT] == 0
