"""Scanners by `scanimage`: a script in its place says and does what the real one does, which is tried where it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.scans import errors
from desktop.scans.errors import ScannerTrouble, ScanStopped
from desktop.scans.port import Device, ScanJob
from desktop.scans.sane import SaneScanner, nearest
from tests.support.scanimage import HELP, install

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SANE is not for Windows")

Taken = list[tuple[str, int, tuple[int, int]]]


@pytest.fixture
def room(tmp_path: Path) -> Path:
    made = tmp_path / "room"
    made.mkdir()
    return made


def never() -> bool:
    return False


def taking(found: Taken) -> Callable[[Path, int], None]:
    def taken(path: Path, dpi: int) -> None:
        with Image.open(path) as picture:
            found.append((path.name, dpi, picture.size))
        path.unlink()

    return taken


def test_scanners_are_listed_with_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch)
    assert SaneScanner().devices(never) == (
        Device("airscan:e0:Canon MF240", "eSCL Canon MF240"),
        Device("fujitsu:fi-7160:123", "FUJITSU fi-7160"),
    )


def test_one_sheet_from_the_glass(tmp_path: Path, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = install(tmp_path, monkeypatch, pages=3)
    found: Taken = []
    assert SaneScanner().scan(ScanJob("fujitsu:fi-7160:123", 200), room, taking(found), never) == 1
    assert found == [("trang001.tif", 200, (300, 420))]
    said = log.read_text().splitlines()[-1]
    for wanted in ("--resolution=200", "--mode=Color", "--source=Flatbed", "--batch-count=1", "-x 210 -y 297"):
        assert wanted in said
    assert list(room.iterdir()) == []


def test_a_feeder_gives_sheets_until_it_is_empty(tmp_path: Path, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = install(tmp_path, monkeypatch, pages=4)
    found: Taken = []
    assert SaneScanner().scan(ScanJob("", 250, grey=True, feeder=True), room, taking(found), never) == 4
    assert [name for name, _, _ in found] == [f"trang00{number}.tif" for number in range(1, 5)]
    said = log.read_text().splitlines()[-1]
    assert "--device-name airscan:e0:Canon MF240" in said
    for wanted in ("--resolution=300", "--mode=Gray", "--source=ADF Front"):
        assert wanted in said
    assert "--batch-count" not in said


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("scanimage: sane_start: Document feeder out of documents", errors.ScannerEmpty),
        ("scanimage: sane_start: Document feeder jammed", errors.ScannerJammed),
        ("scanimage: sane_start: Scanner cover is open", errors.ScannerOpen),
        ("scanimage: open of device fujitsu:fi-7160:123 failed: Device busy", errors.ScannerBusy),
        ("scanimage: open of device x failed: Access to resource has been denied", errors.ScannerRefused),
        ("scanimage: open of device x failed: Invalid argument", errors.ScannerNotFound),
        ("scanimage: no SANE devices found", errors.ScannerNotFound),
        ("scanimage: sane_read: Error during device I/O", ScannerTrouble),
        ("", ScannerTrouble),
    ],
)
def test_what_goes_wrong_is_told_by_its_kind(
    tmp_path: Path, room: Path, monkeypatch: pytest.MonkeyPatch, said: str, error: type[ScannerTrouble]
) -> None:
    install(tmp_path, monkeypatch, pages=0, complaint=said)
    with pytest.raises(ScannerTrouble) as told:
        SaneScanner().scan(ScanJob("fujitsu:fi-7160:123", 200, feeder=True), room, taking([]), never)
    assert type(told.value) is error


def test_a_jam_after_some_sheets_gives_those_and_tells(
    tmp_path: Path, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, pages=2, complaint="scanimage: sane_read: Document feeder jammed")
    found: Taken = []
    with pytest.raises(errors.ScannerJammed):
        SaneScanner().scan(ScanJob("fujitsu:fi-7160:123", 200, feeder=True), room, taking(found), never)
    assert len(found) == 2


def test_a_batch_is_stopped_and_the_scanner_let_go(tmp_path: Path, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = install(tmp_path, monkeypatch, pages=500, pause_s=0.1)
    found: Taken = []
    begun = time.monotonic()
    with pytest.raises(ScanStopped):
        SaneScanner().scan(
            ScanJob("fujitsu:fi-7160:123", 200, feeder=True), room, taking(found), lambda: len(found) >= 2
        )
    assert time.monotonic() - begun < 10
    assert 2 <= len(found) < 20
    assert log.read_text().splitlines()[-1] == "stopped"


def test_without_scanimage_it_is_said(tmp_path: Path, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(errors.ScannerSoftwareMissing):
        SaneScanner().devices(never)
    with pytest.raises(errors.ScannerSoftwareMissing):
        SaneScanner().scan(ScanJob("", 200), room, taking([]), never)


def test_no_scanner_at_all_is_none_found(tmp_path: Path, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, devices="")
    assert SaneScanner().devices(never) == ()
    with pytest.raises(errors.ScannerNotFound):
        SaneScanner().scan(ScanJob("", 200), room, taking([]), never)


@pytest.mark.parametrize(
    ("resolutions", "wanted", "found"),
    [
        ("75|150|300|600", 200, 300),
        ("75|150|300|600", 300, 300),
        ("75|150", 200, 150),
        ("1..1200", 200, 200),
        ("300..600", 200, 300),
        ("50..150", 200, 150),
        ("", 200, 0),
    ],
)
def test_the_resolution_is_one_the_scanner_has(resolutions: str, wanted: int, found: int) -> None:
    assert nearest(resolutions, wanted) == found


@given(st.lists(st.integers(50, 1200), min_size=1, max_size=6), st.integers(75, 600))
def test_never_coarser_than_wanted_if_it_can_be_helped(known: list[int], wanted: int) -> None:
    found = nearest("|".join(map(str, known)), wanted)
    assert found in known
    assert found >= wanted or found == max(known)


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The real `scanimage` with SANE's own test scanner."""
    if shutil.which("scanimage") is None:
        pytest.skip("sane-utils is not installed")
    place = tmp_path / "sane.d"
    place.mkdir()
    (place / "dll.conf").write_text("test\n")
    (place / "test.conf").write_text("number_of_devices 2\nmode Gray\nresolution 75\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(place))
    if not any(device.id == "test:0" for device in SaneScanner().devices(never)):
        pytest.skip("SANE has no test scanner here")
    return "test:0"


def test_the_real_one_lists_and_scans(real: str, room: Path) -> None:
    found: Taken = []
    scanner = SaneScanner()
    assert len(scanner.devices(never)) == 2
    assert scanner.scan(ScanJob(real, 100), room, taking(found), never) == 1
    assert scanner.scan(ScanJob(real, 100, grey=True, feeder=True), room, taking(found), never) == 10
    assert len(found) == 11
    assert {dpi for _, dpi, _ in found} == {100}
    with pytest.raises(errors.ScannerNotFound):
        scanner.scan(ScanJob("test:9", 100), room, taking(found), never)


def test_the_script_speaks_as_the_real_one(real: str) -> None:
    """Lines that are looked for stand in the real help as in that of the script."""
    said = subprocess.run(["scanimage", "-d", real, "--help"], capture_output=True, text=True, check=False).stdout
    for words in ("Options specific to device `", "    --mode ", "    --source ", "    --resolution ", "    -x "):
        assert words in said
        assert words in HELP
