"""A scanner on a serial port: a real pseudo-terminal, plugged in, pulled out and plugged in again."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import serial_scanner
from desktop.ui.dossier.page import DossierPage
from desktop.ui.intake.page import IntakePage
from desktop.ui.serial_scanner import MISSING, OFF, OPEN, REFUSED, SerialScanner
from desktop.usecases.change_setting import ChangeSetting, change_setting
from tests.ui.admin import MakeCounter, idle
from tests.ui.counter import CARD, show
from tests.ui.services_for_pages import Seeds, says

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")

NUMBER = "H20.126.05-261123-2018"
SECOND = "066201004567||Y Bhiŏ Niê|02032001|Nam|Buôn Ea Sut, Ea Pốk, Cư M'gar, Đắk Lắk|10102021"


class Cable:
    """A port by a lasting name, as udev gives to a device, with what is plugged into it."""

    def __init__(self, folder: Path) -> None:
        self.name = folder / "usb-scanner"
        self._master = self._slave = -1

    def plug(self) -> None:
        self._master, self._slave = os.openpty()
        self.name.symlink_to(os.ttyname(self._slave))

    def pull(self) -> None:
        self.name.unlink()
        for end in (self._slave, self._master):
            os.close(end)
        self._master = self._slave = -1

    def send(self, raw: bytes) -> None:
        os.write(self._master, raw)

    def close(self) -> None:
        if self._master >= 0:
            with suppress(FileNotFoundError):
                self.pull()


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    made = Cable(tmp_path)
    yield made
    made.close()


class Heard:
    def __init__(self, scanner: SerialScanner) -> None:
        self.cards: list[str] = []
        self.numbers: list[str] = []
        self.others: list[str] = []
        self.states: list[str] = []
        scanner.card.connect(self.cards.append)
        scanner.number.connect(self.numbers.append)
        scanner.other.connect(self.others.append)
        scanner.state_changed.connect(self.states.append)


@pytest.fixture
def scanner(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[SerialScanner]:
    monkeypatch.setattr(serial_scanner, "AGAIN_S", 0.1)
    made = SerialScanner()
    yield made
    made.stop()
    threads = [t for t in threading.enumerate() if t.name == "scanner"]
    for thread in threads:
        thread.join(3)
    assert not any(thread.is_alive() for thread in threads), "the port is let go of"
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def heard(scanner: SerialScanner) -> Heard:
    return Heard(scanner)


def opened(qtbot: QtBot, scanner: SerialScanner, cable: Cable) -> None:
    cable.plug()
    scanner.read_from(str(cable.name))
    qtbot.waitUntil(lambda: scanner.state == OPEN)


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\x03", b""])
@pytest.mark.parametrize("begin", [b"", b"]Q1", b"\x02"])
def test_every_way_to_end_and_begin(
    qtbot: QtBot, scanner: SerialScanner, heard: Heard, cable: Cable, begin: bytes, end: bytes
) -> None:
    opened(qtbot, scanner, cable)
    cable.send(begin + CARD.encode() + end)
    qtbot.waitUntil(lambda: heard.cards == [CARD])
    cable.send(begin + NUMBER.encode() + end)
    qtbot.waitUntil(lambda: heard.numbers == [NUMBER])
    assert (len(heard.cards), heard.others) == (1, [])


def test_letters_of_every_people_come_whole(qtbot: QtBot, scanner: SerialScanner, heard: Heard, cable: Cable) -> None:
    opened(qtbot, scanner, cable)
    for byte in SECOND.encode():
        # Cut in the middle of letters.
        cable.send(bytes([byte]))
    cable.send(b"\r\n")
    qtbot.waitUntil(lambda: heard.cards == [SECOND])


def test_a_slow_line_is_waited_for(qtbot: QtBot, scanner: SerialScanner, heard: Heard, cable: Cable) -> None:
    opened(qtbot, scanner, cable)
    raw = CARD.encode()
    for at in range(0, len(raw), 40):
        cable.send(raw[at : at + 40])
        time.sleep(0.03)
    qtbot.waitUntil(lambda: heard.cards == [CARD])


def test_two_scans_glued_and_half_a_scan(qtbot: QtBot, scanner: SerialScanner, heard: Heard, cable: Cable) -> None:
    opened(qtbot, scanner, cable)
    cable.send(CARD.encode() + b"\r\n" + CARD[:40].encode() + b"\r\n" + SECOND.encode() + b"\r\n")
    qtbot.waitUntil(lambda: heard.cards == [CARD, CARD[:40], SECOND])


def test_other_codes_are_told_apart(qtbot: QtBot, scanner: SerialScanner, heard: Heard, cable: Cable) -> None:
    opened(qtbot, scanner, cable)
    cable.send(b"8936049270018\r")
    qtbot.waitUntil(lambda: heard.others == ["8936049270018"])
    assert heard.cards == heard.numbers == []


def test_64_kb_are_one_scan_and_the_next_is_read(
    qtbot: QtBot, scanner: SerialScanner, heard: Heard, cable: Cable
) -> None:
    opened(qtbot, scanner, cable)
    writer = threading.Thread(target=cable.send, args=(b"9|" * 32_768 + b"\r" + CARD.encode() + b"\r",))
    writer.start()
    qtbot.waitUntil(lambda: len(heard.cards) == 2, timeout=10_000)
    writer.join()
    assert heard.cards[1] == CARD
    assert len(heard.cards[0]) > 4096


def test_a_scanner_that_is_pulled_out_comes_back_by_itself(
    qtbot: QtBot, scanner: SerialScanner, heard: Heard, cable: Cable
) -> None:
    scanner.read_from(str(cable.name))
    qtbot.waitUntil(lambda: scanner.state == MISSING)
    for _ in range(3):
        cable.plug()
        qtbot.waitUntil(lambda: scanner.state == OPEN)
        cable.send(CARD.encode() + b"\r\n")
        qtbot.waitUntil(lambda: bool(heard.cards))
        heard.cards.clear()
        cable.pull()
        qtbot.waitUntil(lambda: scanner.state == MISSING)
    assert heard.states == [MISSING, *([OPEN, MISSING] * 3)], "told once each time"


def test_a_port_that_is_no_scanner_is_refused(
    qtbot: QtBot, scanner: SerialScanner, heard: Heard, tmp_path: Path
) -> None:
    (tmp_path / "usb-scanner").write_text("no device")
    scanner.read_from(str(tmp_path / "usb-scanner"))
    qtbot.waitUntil(lambda: scanner.state == REFUSED)
    assert heard.others == []


def test_a_port_has_one_reader(qtbot: QtBot, scanner: SerialScanner, heard: Heard, cable: Cable) -> None:
    opened(qtbot, scanner, cable)
    other = SerialScanner()
    other.read_from(str(cable.name))
    qtbot.waitUntil(lambda: other.state == REFUSED)
    scanner.stop()
    qtbot.waitUntil(lambda: other.state == OPEN)
    other.stop()
    assert (scanner.state, heard.states[-1]) == (OFF, OFF)


def test_nothing_is_taken_after_the_stop(qtbot: QtBot, scanner: SerialScanner, heard: Heard, cable: Cable) -> None:
    opened(qtbot, scanner, cable)
    cable.send(CARD.encode() + b"\r\n")
    time.sleep(0.6)
    scanner.stop()
    qtbot.wait(100)
    assert heard.cards == []


def test_a_scanner_that_is_forgotten_ends_its_thread(qtbot: QtBot, cable: Cable) -> None:
    made = SerialScanner()
    opened(qtbot, made, cable)
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: not [t for t in threading.enumerate() if t.name == "scanner"], timeout=5000)


# ---- in the real window


def one(seeds: Seeds) -> str:
    return seeds.receive("2026-11-23 08:10", 1)


def test_the_window_reads_the_port_that_is_set(qtbot: QtBot, make_counter: MakeCounter, cable: Cable) -> None:
    counter = make_counter(fill=one)
    cable.plug()
    window = counter.shown(qtbot, "today")
    idle(qtbot, counter)
    assert window.serial.state == OFF, "by default scanners are keyboards"
    counter.services.runner.run(change_setting, ChangeSetting("scanner_port", str(cable.name)))
    qtbot.waitUntil(lambda: window.serial.state == OPEN)
    cable.send(CARD.encode() + b"\r\n")
    qtbot.waitUntil(lambda: isinstance(window.page, IntakePage))
    assert isinstance(window.page, IntakePage)
    assert window.page.one.full_name.text() == "TRẦN THỊ MỸ DUYÊN"
    cable.send(b"8936049270018\r\n")
    qtbot.waitUntil(lambda: says(window, "không phải thẻ căn cước"))
    from desktop.usecases.view_dossier import view_dossier

    number = counter.read(view_dossier, counter.made).dossier.number
    cable.send(number.encode())
    qtbot.waitUntil(lambda: isinstance(window.page, DossierPage))


def test_a_locked_window_reads_nothing(qtbot: QtBot, make_counter: MakeCounter, cable: Cable) -> None:
    counter = make_counter(fill=one)
    cable.plug()
    counter.write(change_setting, ChangeSetting("scanner_port", str(cable.name)))
    window = counter.shown(qtbot, "today")
    qtbot.waitUntil(lambda: window.serial.state == OPEN)
    window.hide()
    assert window.serial.state == OFF
    cable.send(CARD.encode() + b"\r\n")
    qtbot.wait(700)
    show(qtbot, window)
    qtbot.waitUntil(lambda: window.serial.state == OPEN)
    idle(qtbot, counter)
    assert window.page.name == "today", "what was scanned while it was locked is gone"


def test_the_library_is_loaded_only_where_a_port_is_read() -> None:
    script = (
        "import sys, desktop.ui.main_window, desktop.ui.admin.page, desktop.app.services\n"
        "assert not {'serialx'} & set(sys.modules), 'loaded at the start'"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).resolve().parents[2])
