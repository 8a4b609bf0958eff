"""The settings of this machine, for the administration page and the idle lock."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.devices import PrintSettings
from desktop.domain.scanned_pages import COLOUR, RESOLUTIONS
from desktop.domain.vietqr import FeeAccount, read_account
from desktop.store.settings import (
    CHOICES,
    FEE_ACCOUNT,
    FILES_MB_PER_HOUR,
    IDLE_LOCK_MINUTES,
    PRINTER,
    RETENTION_MONTHS,
    SCAN_COLOUR,
    SCAN_DEVICE,
    SCAN_FOLDER,
    SCAN_RESOLUTION,
    SCANNER_PORT,
    SECOND_BACKUP_FOLDER,
    SLIP_COPIES,
    SLIP_PAPER,
    UPDATE_PLACE,
)
from desktop.store.view import View


@dataclass(frozen=True)
class MachineSettings:
    """Settings in force.

    Attributes:
        idle_lock_minutes: 0 never locks.
        second_backup_folder: empty for none.
        retention_months: age after which bodies may be removed.
        files_mb_per_hour: megabytes of files that go to the province in an hour of opening time; 0 for none.
        scanner_port: serial port of a card scanner; empty where scanners work as keyboards only.
        printing: how slips are printed.
        fee_account: where fees are paid into: as set here, else as the centre's profile says; None for none.
        scan_folder: where a scanner's own program writes to; empty for none.
        scan_device: as the system names it; empty for the first one found.
        scan_colour: `colour` or `grey`.
        scan_resolution: dots per inch.
        update_place: folder or address newer versions are looked for in; empty for none.
    """

    idle_lock_minutes: int
    second_backup_folder: str
    retention_months: int
    files_mb_per_hour: int
    scanner_port: str
    printing: PrintSettings
    fee_account: FeeAccount | None
    scan_folder: str = ""
    scan_device: str = ""
    scan_colour: str = COLOUR
    scan_resolution: int = RESOLUTIONS[0]
    update_place: str = ""


def view_settings(view: View) -> MachineSettings:
    """Read the settings of this machine.

    Args:
        view: read access to the store.

    Returns:
        Each setting, with its default where none was made.
    """
    return MachineSettings(
        view.number_setting(IDLE_LOCK_MINUTES),
        view.setting(SECOND_BACKUP_FOLDER),
        view.number_setting(RETENTION_MONTHS),
        view.number_setting(FILES_MB_PER_HOUR),
        view.setting(SCANNER_PORT),
        PrintSettings(
            view.setting(PRINTER), view.number_setting(SLIP_COPIES), view.setting(SLIP_PAPER) or CHOICES[SLIP_PAPER][0]
        ),
        read_account(view.setting(FEE_ACCOUNT)) or view.centre.fee_account,
        view.setting(SCAN_FOLDER),
        view.setting(SCAN_DEVICE),
        view.setting(SCAN_COLOUR) or CHOICES[SCAN_COLOUR][0],
        view.number_setting(SCAN_RESOLUTION),
        view.setting(UPDATE_PLACE),
    )
