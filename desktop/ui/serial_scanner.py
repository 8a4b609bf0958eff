"""Scanners that are a serial port (USB-COM, CDC): bytes as the card holds them, past layouts and input methods."""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.domain.scans import CARD, NUMBER, Frames, decode_scan, recognise

SILENCE_S: Final = 0.15
"""Time without a byte that ends a scan without a line end; at 9600 baud a card takes about as long as this in all."""
WAKE_S: Final = 0.4
"""How often a port that says nothing is asked whether it should stop."""
AGAIN_S: Final = 1.0
"""Pause before a port that is gone, or not to be had, is tried again."""

OFF: Final = "off"
MISSING: Final = "missing"
REFUSED: Final = "refused"
OPEN: Final = "open"

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Port:
    """A serial port of this machine.

    Attributes:
        name: what it is opened by; on Linux the name by which udev knows the device, wherever it is plugged in.
        words: what its maker calls it; empty where nothing is known.
    """

    name: str
    words: str


def serial_ports() -> list[Port]:
    """Ports that are plugged in, by name; asks the system and may be slow."""
    import serialx

    found: list[Port] = []
    for port in serialx.list_serial_ports():
        name, product = str(port.device), port.product or port.manufacturer or ""
        # Linux lists sockets of the main board too, whether or not anything was ever plugged in there.
        if sys.platform != "linux" or port.vid is not None:
            found.append(Port(name, product))
    return sorted(found, key=lambda port: port.name)


def is_plugged_in(name: str) -> bool:
    """Whether a port is there, whoever uses it; asks the system."""
    if sys.platform == "win32":
        return any(port.name == name for port in serial_ports())
    return Path(name).exists()


class SerialScanner(QObject):
    """Reads one port on a thread of its own, for as long as it is wanted; one that is unplugged is waited for.

    Signals:
        card: as of `WedgeFilter`.
        number: as of `WedgeFilter`.
        other: text of a code that is neither; it lands in no field.
        state_changed: how the port is now: `off`, `missing`, `refused` (used by another program, or not allowed)
            or `open`.
    """

    card = Signal(str)
    number = Signal(str)
    other = Signal(str)
    state_changed = Signal(str)
    _came = Signal(object, bytes)
    _stands = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = ""
        self._stop: threading.Event | None = None
        self._state = OFF
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._stands.connect(self._note, Qt.ConnectionType.QueuedConnection)
        # Ends the thread also when nobody has stopped it before the window went.
        self.destroyed.connect(self._ender())

    @property
    def state(self) -> str:
        """How the port is now."""
        return self._state

    def read_from(self, port: str) -> None:
        """Read this port from now on; empty reads none."""
        if port == self._port and (self._stop is not None or not port):
            return
        self.stop()
        self._port = port
        if port:
            stop = self._stop = threading.Event()
            threading.Thread(target=self._work, args=(port, stop), name="scanner", daemon=True).start()

    def stop(self) -> None:
        """Read no more; the port is free within half a second. What came before and was not delivered is dropped."""
        if self._stop is not None:
            self._stop.set()
        self._stop = None
        self._port = ""
        self._set(OFF)

    def _ender(self) -> Callable[[], None]:
        holder = self.__dict__

        def end() -> None:
            stop = holder.get("_stop")
            if stop is not None:
                stop.set()

        return end

    @Slot(object, bytes)
    def _take(self, stop: threading.Event, raw: bytes) -> None:
        if stop is not self._stop:
            return
        scan = recognise(decode_scan(raw))
        {CARD: self.card, NUMBER: self.number}.get(scan.kind, self.other).emit(scan.text)

    @Slot(object, str)
    def _note(self, stop: threading.Event, state: str) -> None:
        if stop is self._stop:
            self._set(state)

    def _set(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    # ---- on the scanner's thread

    def _work(self, port: str, stop: threading.Event) -> None:
        # The window may have been taken down meanwhile: then there is nobody to tell.
        with contextlib.suppress(RuntimeError):
            while not stop.is_set():
                try:
                    self._read(port, stop)
                except FileNotFoundError:
                    self._stands.emit(stop, MISSING)
                except OSError as error:
                    _LOG.info("scanner: %s", type(error).__name__)
                    self._stands.emit(stop, REFUSED if is_plugged_in(port) else MISSING)
                stop.wait(AGAIN_S)

    def _read(self, port: str, stop: threading.Event) -> None:
        """Read until told to stop.

        Raises:
            OSError: the port cannot be opened, or is gone.
        """
        import serialx

        frames, buffer = Frames(), bytearray(4096)
        with serialx.serial_for_url(port) as line:
            self._stands.emit(stop, OPEN)
            while not stop.is_set():
                count = line.readinto(buffer, timeout=SILENCE_S if frames.begun else WAKE_S)
                for scan in frames.feed(bytes(buffer[:count])) if count else frames.silence():
                    self._came.emit(stop, scan)
