"""Máy đọc thẻ and Máy in: chosen by keys, remembered by the machine, and tried."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.devices import A5, PrintSettings
from desktop.ui import theme
from desktop.ui.admin.devices.printer import PrinterSection
from desktop.ui.admin.devices.scanner import ScannerSection
from desktop.ui.admin.page import AdminPage
from desktop.ui.paper_services import Printed
from desktop.ui.serial_scanner import OFF, OPEN, Port
from desktop.usecases.view_settings import MachineSettings, view_settings
from tests.ui.admin import LEADER, MakeCounter, idle, shown
from tests.ui.counter import CARD, burst
from tests.ui.faults import cut_texts
from tests.ui.printer_tray import Tray
from tests.ui.services_for_pages import Counter, Seeds, nameless, press, push, said, says

WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")


def settings(counter: Counter) -> MachineSettings:
    found: MachineSettings = counter.read(view_settings)
    return found


def scanners(qtbot: QtBot, counter: Counter) -> tuple[AdminPage, ScannerSection]:
    page = shown(qtbot, counter)
    page.show_section("scanner")
    idle(qtbot, counter)
    section = page.section
    assert isinstance(section, ScannerSection)
    section.take_focus()
    return page, section


def printers(qtbot: QtBot, counter: Counter, tray: Tray) -> tuple[AdminPage, PrinterSection]:
    counter.services.printing.ask = tray.ask
    page = shown(qtbot, counter)
    page.show_section("printer")
    idle(qtbot, counter)
    section = page.section
    assert isinstance(section, PrinterSection)
    return page, section


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    return Tray(tmp_path / "tray", ("HP 1020", "Canon 2900"))


# ---- scanner


def test_a_trial_names_what_came_and_opens_nothing(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter()
    page, section = scanners(qtbot, counter)
    burst(CARD)
    assert says(page, "đọc đủ mọi phần")
    assert says(page, "TRẦN THỊ MỸ DUYÊN")
    assert page.window().page is page  # type: ignore[attr-defined]
    assert says(page, "14/06/1985")
    burst("H20.126.05-261123-2018")
    qtbot.waitUntil(lambda: says(page, "Giấy hẹn, mã H20.126.05-261123-2018"))
    assert not says(page, "TRẦN THỊ MỸ DUYÊN")
    assert section.trial.line.text() == ""


@pytest.mark.parametrize(
    ("scan", "words"),
    [
        (CARD.replace("Ị", "?"), ("chưa đọc được: họ và tên", "USB-COM")),
        ("087185000512||TRAANF THIJ MYX|14061985|Nuwx|AAps Myx Thanhj|12052021", ("Telex", "Tắt bộ gõ")),
        (CARD.swapcase(), ("Caps Lock", "đọc đủ mọi phần")),
        (CARD.encode().decode("latin-1"), ("UTF-8", "đọc đủ mọi phần")),
        (CARD[:50], ("một phần của thẻ",)),
        (CARD + "066201004567||Y Bhiŏ Niê|02032001|Nam|Buôn Ea Sut|10102021", ("Hai thẻ dính", "Enter")),
        ("8718500051|A|B|C|D|E|F", ("không đủ 12 chữ số",)),
        (CARD + "x" * 5000, ("Dài hơn mọi thẻ",)),
    ],
)
def test_a_trial_says_what_is_wrong_and_what_to_set(
    qtbot: QtBot, make_counter: MakeCounter, scan: str, words: tuple[str, ...]
) -> None:
    counter = make_counter()
    page, _ = scanners(qtbot, counter)
    burst(scan)
    for word in words:
        assert any(word in line for line in said(page)), (word, said(page))
    assert cut_texts(page) == []


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, None])
def test_what_came_as_typing_is_tried_too(qtbot: QtBot, make_counter: MakeCounter, end: Qt.Key | None) -> None:
    counter = make_counter()
    page, section = scanners(qtbot, counter)
    burst("087185000512\\\\TRẦN\\14061985\\Nữ\\Ấp\\12052021", end=end)
    qtbot.waitUntil(lambda: says(page, "hai kiểu bàn phím"))
    burst("8936049270018", end=end)
    qtbot.waitUntil(lambda: says(page, "Mã khác, 13 ký tự"))
    assert section.trial.line.text() == ""


def test_a_trial_names_nobody_after_the_section(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter()
    page, _ = scanners(qtbot, counter)
    burst(CARD)
    window = page.window()
    window.go("today")  # type: ignore[attr-defined]
    window.go("admin")  # type: ignore[attr-defined]
    idle(qtbot, counter)
    assert not says(page, "TRẦN THỊ MỸ DUYÊN")
    window.go("today")  # type: ignore[attr-defined]
    burst(CARD)
    qtbot.waitUntil(lambda: window.page.name == "intake")  # type: ignore[attr-defined]


@WINDOWS
def test_a_port_is_chosen_by_keys_and_read_at_once(
    qtbot: QtBot, make_counter: MakeCounter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    master, slave = os.openpty()
    ports = [Port("/dev/cu", "Máy cũ"), Port(os.ttyname(slave), "Honeywell 1470g")]
    monkeypatch.setattr("desktop.app.machine.serial_ports", lambda: ports)
    counter = make_counter()
    page, section = scanners(qtbot, counter)
    assert not section.port.isVisible()
    section.way.setFocus()
    press(Qt.Key.Key_Right)
    assert section.port.isVisible()
    section.port.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: counter.services.serial.state == OPEN)
    assert settings(counter).scanner_port == os.ttyname(slave)
    qtbot.waitUntil(lambda: says(page, "Đang chờ quét"))
    os.write(master, CARD.encode() + b"\r\n")
    qtbot.waitUntil(lambda: says(page, "đọc đủ mọi phần"))
    os.close(slave)
    os.close(master)
    qtbot.waitUntil(lambda: says(page, "Chưa thấy"))
    section.way.setFocus()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: settings(counter).scanner_port == "")
    qtbot.waitUntil(lambda: counter.services.serial.state == OFF)


def test_without_a_port_there_is_nothing_to_keep(
    qtbot: QtBot, make_counter: MakeCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.app.machine.serial_ports", list)
    counter = make_counter()
    page, section = scanners(qtbot, counter)
    section.way.setFocus()
    press(Qt.Key.Key_Right)
    assert section.port.currentText() == "Chưa thấy cổng nào"
    press(Qt.Key.Key_F9)
    assert not section.save.isEnabled()
    monkeypatch.setattr("desktop.app.machine.serial_ports", lambda: [Port("COM3", "USB Serial Device")])
    push(qtbot, page, "Tìm lại các cổng")
    qtbot.waitUntil(lambda: section.port.currentText() == "USB Serial Device (COM3)")
    assert section.save.isEnabled()


# ---- printer


def test_printer_copies_and_paper_are_remembered(qtbot: QtBot, make_counter: MakeCounter, tray: Tray) -> None:
    counter = make_counter()
    page, section = printers(qtbot, counter, tray)
    assert section.printer.currentText() == "Mặc định: HP 1020"
    section.take_focus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    section.copies.setFocus()
    press(Qt.Key.Key_Up)
    section.paper.setFocus()
    press(Qt.Key.Key_Right)
    assert says(page, "chữ nhỏ hơn một chút")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not section.save.isEnabled())
    assert settings(counter).printing == PrintSettings("Canon 2900", 2, A5)
    page.window().go("today")  # type: ignore[attr-defined]
    tray.names = ("HP 1020",)
    page.window().go("admin")  # type: ignore[attr-defined]
    idle(qtbot, counter)
    assert section.printer.currentText() == "Canon 2900 (chưa thấy)", "what was chosen is not forgotten"


def test_a_trial_page_goes_where_the_form_says(qtbot: QtBot, make_counter: MakeCounter, tray: Tray) -> None:
    counter = make_counter()
    page, section = printers(qtbot, counter, tray)
    section.printer.setCurrentIndex(2)
    push(qtbot, page, "In thử")
    qtbot.waitUntil(lambda: says(page, "Đã gửi trang in thử"))
    assert tray.asked == [PrintSettings("Canon 2900")]
    assert "TRANG IN THỬ" in tray.texts()[0]
    assert settings(counter).printing == PrintSettings(), "a trial keeps nothing"
    tray.names = ("HP 1020",)
    push(qtbot, page, "In thử")
    qtbot.waitUntil(lambda: any("không thấy máy in" in line for line in said(page)))


def test_slips_come_out_as_was_chosen(qtbot: QtBot, make_counter: MakeCounter, tray: Tray) -> None:
    def one(seeds: Seeds) -> str:
        return seeds.receive("2026-11-23 08:10", 1)

    counter = make_counter(fill=one)
    tray.names = ()
    _, section = printers(qtbot, counter, tray)
    done: list[Printed] = []
    counter.services.print_slip(counter.made, done.append)
    qtbot.waitUntil(lambda: len(done) == 1)
    assert (done[0].on_paper, tray.asked) == (False, []), "nobody chose a printer"
    tray.names = ("HP 1020", "Canon 2900")
    section.read()
    idle(qtbot, counter)
    section.printer.setCurrentIndex(1)
    section.copies.setValue(3)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: settings(counter).printing == PrintSettings("HP 1020", 3))
    counter.services.print_slip(counter.made, done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done[1].on_paper
    assert tray.asked == [PrintSettings("HP 1020", 3)]


# ---- both


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("scheme", ["light", "contrast-light", "contrast-dark"])
@pytest.mark.parametrize("kind", [scanners, printers])
def test_nothing_is_cut_or_nameless(
    qtbot: QtBot,
    make_counter: MakeCounter,
    monkeypatch: pytest.MonkeyPatch,
    tray: Tray,
    kind: Callable[..., tuple[AdminPage, Any]],
    scheme: str,
    scale: float,
) -> None:
    theme.use(scheme, scale)
    monkeypatch.setattr(
        "desktop.app.machine.serial_ports", lambda: [Port("/dev/serial/by-id/usb-x", "Honeywell 1470g")]
    )
    counter = make_counter(LEADER)
    more = (tray,) if kind is printers else ()
    page, section = kind(qtbot, counter, *more)
    if isinstance(section, ScannerSection):
        section.way.choose(1)
        section._show_way()
        burst(CARD.replace("Ị", "?"))
    else:
        section.paper.choose(1)
        section._show_button()
    qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=3000)
    assert nameless(page) == []


def test_tab_goes_through_the_section(qtbot: QtBot, make_counter: MakeCounter, tray: Tray) -> None:
    counter = make_counter()
    _, section = printers(qtbot, counter, tray)
    section.take_focus()
    seen = []
    for _ in range(5):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName() or getattr(focus, "text", str)())
        press(Qt.Key.Key_Tab)
    assert seen == ["In giấy hẹn ra", "Tìm lại các máy in", "Số bản", "A4", "In thử"]
