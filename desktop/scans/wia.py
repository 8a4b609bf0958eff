"""Scanners of Windows, by Windows Image Acquisition (COM). Needs comtypes, the extra `scan-windows`.

Small on purpose: written after the documentation of WIA 2.0 and not tried on a machine yet.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from desktop.scans.errors import (
    ScannerBusy,
    ScannerEmpty,
    ScannerJammed,
    ScannerNotFound,
    ScannerOpen,
    ScannerSoftwareMissing,
    ScannerTrouble,
    ScanStopped,
)
from desktop.scans.port import Device, ScanJob, Stopped, Taken

_SCANNER: Final = 1
_JPEG: Final = "{B96B3CAE-0728-11D3-9D7B-0000F81EF32E}"
_HANDLING: Final = "3088"
_INTENT, _ACROSS, _DOWN = "6146", "6147", "6148"
_ERRORS: Final[dict[int, type[ScannerTrouble]]] = {
    0x80210002: ScannerJammed,
    0x80210003: ScannerEmpty,
    0x80210005: ScannerNotFound,
    0x80210006: ScannerBusy,
    0x80210015: ScannerNotFound,
    0x80210016: ScannerOpen,
}


class WiaScanner:
    """Scanners of a Windows system."""

    def devices(self, stopped: Stopped) -> tuple[Device, ...]:
        """See `desktop.scans.port.Scanner`."""
        return tuple(
            Device(str(one.DeviceID), str(one.Properties("Name").Value))
            for one in _manager().DeviceInfos
            if one.Type == _SCANNER
        )

    def scan(self, job: ScanJob, room: Path, taken: Taken, stopped: Stopped) -> int:
        """See `desktop.scans.port.Scanner`; a sheet that is under way is scanned to its end."""
        done = 0
        try:
            device = self._connected(job.device)
            _set(device, _HANDLING, 1 if job.feeder else 2)
            sheet = device.Items[1]
            for name, value in ((_INTENT, 2 if job.grey else 1), (_ACROSS, job.dpi), (_DOWN, job.dpi)):
                _set(sheet, name, value)
            while not stopped():
                path = room / f"trang{done + 1:03d}.jpg"
                sheet.Transfer(_JPEG).SaveFile(str(path))
                done += 1
                taken(path, job.dpi)
                if not job.feeder:
                    return done
        except OSError as error:
            trouble = _trouble(error)
            # A feeder that runs empty after some sheets is what ends every batch.
            if done and isinstance(trouble, ScannerEmpty):
                return done
            raise trouble from error
        raise ScanStopped

    def _connected(self, wanted: str) -> Any:
        for one in _manager().DeviceInfos:
            if one.Type == _SCANNER and wanted in {"", str(one.DeviceID)}:
                return one.Connect()
        raise ScannerNotFound


def _manager() -> Any:
    """The way in, for the thread that asks.

    Raises:
        ScannerSoftwareMissing: comtypes or WIA is not there.
    """
    try:
        import comtypes
        import comtypes.client

        comtypes.CoInitialize()
        return comtypes.client.CreateObject("WIA.DeviceManager")
    except (ImportError, OSError) as error:
        raise ScannerSoftwareMissing from error


def _set(thing: Any, name: str, value: int) -> None:
    """Set a property where the scanner has it; a glass without a feeder has nothing to choose."""
    if thing.Properties.Exists(name):
        thing.Properties(name).Value = value


def _trouble(error: OSError) -> ScannerTrouble:
    code = getattr(error, "hresult", 0) & 0xFFFFFFFF
    return _ERRORS.get(code, ScannerTrouble)()
