"""Đồng bộ: a round with a real province, without one, stopped, and what needs a person."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.app.embedded import embedded_province
from desktop.app.province_link import Tell, invited_round, joined_round
from desktop.domain.read_models import RoundOutcome, SyncStanding
from desktop.store.sync_port import SyncPort
from desktop.ui.dossier.words import when, when_within
from desktop.ui.main_window import MainWindow
from desktop.ui.sync_page import sentences
from desktop.ui.sync_page.page import SyncPage
from desktop.usecases.attach_file import AttachFile, attach_file
from desktop.usecases.view_sync import view_sync
from sync.engine.engine import Progress
from sync.province.demonstration import DEMO_CODE
from sync.transport.http import HttpProvince
from sync.wire.enrolment import EnrolmentFile, read_enrolment_file
from sync.wire.messages import Enrol
from tests.store.scans import scan, scanned
from tests.store.stores import at, profile
from tests.support import words
from tests.sync.counters_of_a_centre import Province
from tests.ui.admin import LEADER
from tests.ui.services_for_pages import NOW, Counter, Seeds, button, faults, nameless, press, push, said, says


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    made = Counter(tmp_path)
    yield made
    made.close()


def shown(qtbot: QtBot, counter: Counter) -> SyncPage:
    window = counter.shown(qtbot, "sync")
    page = window.page
    assert isinstance(page, SyncPage)
    qtbot.waitUntil(lambda: says(page, "Đối chiếu với tỉnh") and says(page, "Cần chú ý"))
    return page


def standing(counter: Counter) -> SyncStanding:
    found: SyncStanding = counter.read(view_sync)
    return found


def test_what_waits_and_since_when(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    unsent = standing(counter).unsent
    assert says(page, f"{unsent} bản ghi chờ gửi")
    assert says(page, "Mục chờ lâu nhất: 21 ngày 7 giờ, từ 02/11 08:10.")
    assert says(page, "Chưa đối chiếu")
    assert says(page, "Chưa đồng bộ lần nào trên máy này.")


def test_without_a_link_nothing_is_lost_and_it_says_so(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    with qtbot.waitSignal(counter.sync.finished):
        press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "chưa liên lạc được với tỉnh"))
    assert says(page, "Không mất gì: bản ghi chưa gửi vẫn chờ trên máy này.")
    assert says(page, "Đồng bộ ngay")
    qtbot.waitUntil(page.act.hasFocus)


def test_a_round_that_failed_before_anything_was_counted_tells_what_waits(qtbot: QtBot, counter: Counter) -> None:
    """As the first round of a run, which begins by itself."""
    go_on = threading.Event()
    counter.threads.read(lambda _view: go_on.wait(10))
    page = counter.shown(qtbot, "sync").page
    assert isinstance(page, SyncPage)
    with qtbot.waitSignal(counter.sync.finished):
        counter.sync.sync_now()
    go_on.set()
    qtbot.waitUntil(lambda: says(page, "bản ghi chờ gửi"))
    assert says(page.lanes.push, f"{standing(counter).unsent} chờ gửi")
    assert says(page.lanes.push, "chưa xong")


def test_a_key_for_what_runs_already_says_so(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    go_on = threading.Event()

    def slow(_port: SyncPort, _tell: Tell, _stop: threading.Event) -> RoundOutcome:
        go_on.wait(10)
        return RoundOutcome(ok=True)

    made = Counter(tmp_path, lambda _seeds: None, slow)
    try:
        page = shown(qtbot, made)
        press(Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: made.sync.running)
        press(Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: says(page.window(), "Đang đồng bộ rồi"))
        with qtbot.waitSignal(made.sync.finished):
            go_on.set()
    finally:
        go_on.set()
        made.close()


def test_a_province_that_refuses_is_not_called_a_missing_network(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    asked = threading.Event()

    def refused(_port: SyncPort, _tell: Tell, _stop: threading.Event) -> RoundOutcome:
        assert asked.wait(20)
        return RoundOutcome(ok=False, code="device_not_allowed")

    made = Counter(tmp_path, run_round=refused)
    try:
        page = shown(qtbot, made)
        window = page.window()
        assert isinstance(window, MainWindow)
        # Before the first round ended nothing is known of a network.
        assert says(window.bar, "Chưa đồng bộ từ lúc mở")
        press(Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: says(window.bar, "Đang kết nối với tỉnh…"))
        assert not says(window, "Không có mạng")
        health = window.go("health")
        qtbot.waitUntil(lambda: says(health, "Đang kết nối…"))
        assert not says(window, "Không có mạng")
        qtbot.waitUntil(lambda: faults(window) == [])
        window.go("sync")
        with qtbot.waitSignal(made.sync.finished):
            asked.set()
        assert made.sync.link == "failing"
        assert says(window, "Chưa đồng bộ được, vẫn làm việc bình thường")
        assert not says(window, "Không có mạng")
        qtbot.waitUntil(lambda: faults(window) == [])
    finally:
        asked.set()
        made.close()


def test_times_of_the_last_rounds_make_one_column(qtbot: QtBot, counter: Counter) -> None:
    for day in ("2026-11-20 16:30", "2026-11-23 09:05"):
        counter.clock.set(at(day))
        counter.sync.port.log_round({"ok": "1", "sent": "3", "received": "0"})
    counter.clock.set(at(NOW))
    page = shown(qtbot, counter)
    times = [w for w in page.findChildren(QLabel) if w.text() in {"09:05", "20/11 16:30"}]
    assert len(times) == 2
    assert len({w.width() for w in times}) == 1


def test_inside_a_sentence_today_is_small(counter: Counter) -> None:
    now = at("2026-11-23 15:20")
    assert (when(now, now.date()), when_within(now, now.date())) == ("Hôm nay 15:20", "hôm nay 15:20")
    assert when_within(now, now.date() + timedelta(days=3)) == "23/11 15:20"


def test_a_round_with_the_province_ends_in_words(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    with embedded_province(tmp_path / "province") as url:

        def run_round(port: SyncPort, tell: Tell, stop: threading.Event) -> RoundOutcome:
            return joined_round(port, url, DEMO_CODE, tell, stop)

        made = Counter(tmp_path, run_round=run_round)
        try:
            page = shown(qtbot, made)
            unsent = standing(made).unsent
            with qtbot.waitSignal(made.sync.finished, timeout=30_000):
                press(Qt.Key.Key_F9)
            qtbot.waitUntil(lambda: says(page, f"Đã gửi {unsent} bản ghi; nhận 0"))
            qtbot.waitUntil(lambda: says(page, "Không có gì chờ gửi"))
            qtbot.waitUntil(lambda: says(page, "Khớp đến 15:20"))
            assert says(page, f"Gửi {unsent}, nhận 0")
            assert says(page, f"{unsent} trong {unsent}, tỉnh đã trả lời")
            assert faults(page.window()) == []
        finally:
            made.close()


def test_a_used_enrolment_file_is_replaced_from_the_page(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A code works once; a machine whose file was used up met no province and had no way to one."""
    (tmp_path / "province").mkdir()
    province = Province(tmp_path / "province")
    used = province.code()
    public = base64.b64encode(Ed25519PrivateKey.generate().public_key().public_bytes_raw()).decode()
    with HttpProvince(province.url) as other:
        other.enrol(Enrol(code=used, public_key=public, name="Quầy khác"))

    def file(code: str, **changes: str) -> Path:
        path = tmp_path / f"ghi-danh-{len(list(tmp_path.glob('*.json')))}.json"
        one = EnrolmentFile(
            url=province.url, code=code, server_id=province.ledger.identity().id, centre=msgspec.Raw(profile(**changes))
        )
        path.write_bytes(msgspec.json.encode(one))
        return path

    # Not the demonstration, which is set up anew instead.
    made = Counter(tmp_path, user=LEADER, run_round=invited_round, name="Trung tâm xã Mỹ Thọ")
    try:
        page = shown(qtbot, made)
        made.sync.port.invited(read_enrolment_file(file(used).read_bytes()))
        with qtbot.waitSignal(made.sync.finished, timeout=20_000):
            press(Qt.Key.Key_F9)
        qtbot.waitUntil(page.usb.enrol.isVisible)
        qtbot.waitUntil(lambda: faults(page.window()) == [])
        assert len(standing(made).log) == 1, "a round that never got a token was one, too"
        assert not says(page, "Chưa đồng bộ lần nào")
        chosen = [file(province.code(), counter="9"), file(province.code())]
        monkeypatch.setattr("desktop.ui.sync_page.usb.choose_file", lambda *_: chosen.pop(0))
        push(qtbot, page, "Tệp ghi danh mới…")
        qtbot.waitUntil(lambda: says(page, "không phải quầy của máy này"))
        push(qtbot, page, "Tệp ghi danh mới…")
        qtbot.waitUntil(lambda: standing(made).unsent == 0, timeout=20_000)
        assert not page.usb.enrol.isVisible()
    finally:
        made.close()
        province.stop()


def test_files_have_a_lane_of_their_own(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    def one(seeds: Seeds) -> dict[str, str]:
        dossier = seeds.receive("2026-11-23 08:30")
        for seed in (1, 2):
            kept = seeds.store.files.keep(scanned(tmp_path / "usb", scan(700_000, seed=seed)))
            seeds.do("2026-11-23 08:40", attach_file, AttachFile(dossier, "Đơn", kept.sha256))
        return {"one": dossier}

    with embedded_province(tmp_path / "province") as url:

        def run_round(port: SyncPort, tell: Tell, stop: threading.Event) -> RoundOutcome:
            return joined_round(port, url, DEMO_CODE, tell, stop)

        made = Counter(tmp_path, one, run_round=run_round)
        try:
            page = shown(qtbot, made)
            told: list[str] = []
            made.sync.progressed.connect(lambda _: told.extend(said(page)))
            assert says(page, "2 tệp chờ gửi, 1,4 MB")
            with qtbot.waitSignal(made.sync.finished, timeout=30_000):
                press(Qt.Key.Key_F9)
            qtbot.waitUntil(lambda: says(page, "Đã gửi 3 bản ghi; nhận 0; 2 tệp đã đến tỉnh"))
            assert says(page, "2 tệp, tỉnh đã có đủ")
            assert any(line.startswith("Đang gửi tệp đính kèm: ") and line.endswith("trong 1,4 MB") for line in told)
            assert standing(made).files_waiting == 0
            qtbot.waitUntil(lambda: says(page, "Gửi 3, nhận 0, 2 tệp"))
            qtbot.waitUntil(lambda: faults(page.window()) == [])
            window = page.window()
            assert isinstance(window, MainWindow)
            window.open_dossier(made.made["one"])
            qtbot.waitUntil(lambda: says(window, "2 tệp, tỉnh đã có đủ"))
            qtbot.waitUntil(lambda: faults(window) == [])
        finally:
            made.close()


@pytest.mark.parametrize(
    ("outcome", "word"),
    [
        (RoundOutcome(ok=True, files=1, files_left=3, files_why="budget"), "còn 3 tệp, đã hết mức của giờ này"),
        (RoundOutcome(ok=True, files=1, files_left=3, files_why="offline"), "còn 3 tệp, gửi tiếp sau"),
        (RoundOutcome(ok=False, code="offline"), "lần sau"),
        (RoundOutcome(ok=True), "không có tệp chờ gửi"),
    ],
)
def test_how_the_lane_of_files_ends(qtbot: QtBot, counter: Counter, outcome: RoundOutcome, word: str) -> None:
    page = shown(qtbot, counter)
    page.lanes.finish(outcome)
    assert says(page.lanes, word)
    assert faults(page.window()) == []


def test_a_round_is_stopped_with_escape(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    def endless(_port: SyncPort, tell: Tell, stop: threading.Event) -> RoundOutcome:
        """A slow province: it took in 40 when the officer stops the round."""
        tell(Progress("push", sent=40))
        assert stop.wait(20)
        return RoundOutcome(ok=True, sent=40, stopped=True)

    made = Counter(tmp_path, run_round=endless)
    try:
        page = shown(qtbot, made)
        press(Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: says(page, "Đang gửi bản ghi: 40 trong"))
        assert says(page, "Dừng, gửi tiếp sau")
        assert not says(page, "Đồng bộ ngay")
        qtbot.waitUntil(page.stop.hasFocus)
        assert faults(page.window()) == []
        with qtbot.waitSignal(made.sync.finished):
            press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: says(page, "Đã gửi 40 bản ghi; nhận 0; đã dừng, gửi tiếp sau"))
        assert says(page, "Đồng bộ ngay")
    finally:
        made.close()


def test_what_the_province_refused_needs_a_person(qtbot: QtBot, counter: Counter) -> None:
    port = counter.sync.port
    batch = port.next_batch(0, max_events=2, max_bytes=100_000)
    assert batch is not None
    first, second = batch.events
    port.settle([words.answer(first, "refused", code="stale")])
    page = shown(qtbot, counter)
    qtbot.waitUntil(lambda: says(page, "1 hồ sơ"))
    assert says(page, "Tỉnh từ chối: hồ sơ đã đổi ở nơi khác trước khi bản ghi này đến tỉnh")
    assert says(page, "Các hồ sơ khác vẫn gửi bình thường")
    assert faults(page.window()) == []
    with qtbot.waitSignal(page.open_dossier) as asked:
        push(qtbot, page, "Mở hồ sơ")
    assert asked.args == [first.header.stream]
    assert second.header.id != first.header.id


def test_a_wrong_clock_is_named(qtbot: QtBot, counter: Counter) -> None:
    counter.threads.write(lambda work: work.journal.set_state("clock_offset_s", "-900")).result()
    page = shown(qtbot, counter)
    assert says(page, "Đồng hồ máy này nhanh 15 phút so với tỉnh")
    assert sentences.clock_offset(120) == ""
    assert sentences.clock_offset(7300) == "Đồng hồ máy này chậm 2 giờ 1 phút so với tỉnh"


def test_a_province_that_is_away_leaves_what_came_before_in_sight(qtbot: QtBot, counter: Counter) -> None:
    by_stick = {"ok": "1", "code": "", "by": "usb", "sent": "13"}
    away = {"ok": "0", "code": "offline", "reason": "", "sent": "0"}
    for entry in (by_stick, away, away, away, by_stick, away):
        counter.threads.write(lambda work, entry=entry: SyncPort(lambda act: act(work), "x").log_round(entry)).result()
    codes = [line["code"] or line["by"] for line in standing(counter).log]
    assert codes == ["offline", "usb", "offline", "usb"]


def test_how_rounds_end_in_words() -> None:
    assert sentences.result(RoundOutcome(ok=True, sent=46, received=12)).word == "Đã gửi 46 bản ghi; nhận 12"
    refused = sentences.result(RoundOutcome(ok=True, sent=46, refused=2))
    assert refused.word == "Đã gửi 46 bản ghi; nhận 0; tỉnh từ chối 2"
    assert refused.tone == "warn"
    assert sentences.result(RoundOutcome(ok=False, code="server_busy")).word == "Hệ thống của tỉnh đang bận"
    assert sentences.duration(timedelta(hours=3, minutes=20)) == "3 giờ 20 phút"
    assert sentences.duration(timedelta(seconds=20)) == "chưa đến một phút"


def test_nothing_is_cut_and_everything_has_a_name(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    window = page.window()
    qtbot.waitUntil(lambda: faults(window) == [])
    assert nameless(page) == []
    assert button(page, "Đồng bộ ngay").height() >= 64
    assert (window.width(), window.height()) == (1366, 768)
