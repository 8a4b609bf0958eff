"""What can keep a page from being taken in. Each has sentences in words of the counter."""

from __future__ import annotations

from desktop.domain.errors import MotCuaError


class PictureDamaged(MotCuaError):
    """A picture that ends too early or cannot be decoded; `name` is the file's."""

    code = "picture_damaged"


class PictureTooLarge(MotCuaError):
    """More pixels than any page has; `name` is the file's, `most` the limit in megapixels."""

    code = "picture_too_large"


class TooManyPages(MotCuaError):
    """More pages on the desk than it takes; `most` says the limit."""

    code = "too_many_pages"


class ScanFolderGone(MotCuaError):
    """The watched folder is not there, or may not be read; `folder` names it."""

    code = "scan_folder_gone"


class ScanStopped(MotCuaError):
    """Whoever scans stopped it; pages that came before are kept."""

    code = "scan_stopped"


class ScannerTrouble(MotCuaError):
    """The scanner gave no page."""

    code = "scanner_trouble"


class ScannerSoftwareMissing(ScannerTrouble):
    """The part of the system that speaks to scanners is not installed."""

    code = "scanner_software_missing"


class ScannerNotFound(ScannerTrouble):
    """No scanner answers, or not the one that was chosen."""

    code = "scanner_not_found"


class ScannerBusy(ScannerTrouble):
    """Another program or machine uses the scanner."""

    code = "scanner_busy"


class ScannerEmpty(ScannerTrouble):
    """There is no paper in the feeder."""

    code = "scanner_empty"


class ScannerJammed(ScannerTrouble):
    """Paper is stuck in the scanner."""

    code = "scanner_jammed"


class ScannerOpen(ScannerTrouble):
    """The lid or a cover is open."""

    code = "scanner_open"


class ScannerRefused(ScannerTrouble):
    """The system does not let this user scan."""

    code = "scanner_refused"
