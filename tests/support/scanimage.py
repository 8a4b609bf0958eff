"""A program named `scanimage` on the PATH: a script that says and does what the one of SANE does."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from tests.scans.pages import encoded, small

DEVICES = "airscan:e0:Canon MF240\teSCL\tCanon_MF240\nfujitsu:fi-7160:123\tFUJITSU\tfi-7160\n"
HELP = """Usage: scanimage [OPTION]...

Options specific to device `fujitsu:fi-7160:123':
  Scan Mode:
    --source Flatbed|ADF Front|ADF Back|ADF Duplex [ADF Front]
        Selects the scan source (such as a document-feeder).
    --mode Lineart|Gray|Color [Lineart]
        Selects the scan mode (e.g., lineart, monochrome, or color).
    --resolution 50|100|200|300|600dpi [300]
        Sets the resolution of the scanned image.
  Geometry:
    -l 0..221.121mm (in steps of 0.0211639) [0]
    -x 0..221.121mm (in steps of 0.0211639) [215.872]
    -y 0..876.695mm (in steps of 0.0211639) [279.364]
"""
_SCRIPT = """#!{python}
import os, shutil, signal, sys, time
log = open({log!r}, "a", encoding="utf-8")
print(*sys.argv[1:], file=log, flush=True)
said = dict(one.split("=", 1) for one in sys.argv[1:] if one.startswith("--") and "=" in one)
if "--formatted-device-list" in sys.argv:
    sys.stdout.write({devices!r})
    sys.exit(0)
if "--help" in sys.argv:
    sys.stdout.write({help!r})
    sys.exit(0)

def stop(*_):
    print("stopped", file=log, flush=True)
    sys.exit(0)

signal.signal(signal.SIGTERM, stop)
assert os.environ["LC_ALL"] == "C"
most = int(said.get("--batch-count", 10**6))
for number in range(1, min(most, {pages}) + 1):
    path = said["--batch"] % number
    with open({page!r}, "rb") as reading, open(path + ".part", "wb") as writing:
        content = reading.read()
        writing.write(content[: len(content) // 2])
        writing.flush()
        time.sleep({pause})
        writing.write(content[len(content) // 2 :])
    os.rename(path + ".part", path)
    print(f"Scanned page {{number}}. (scanner status = 5)", file=sys.stderr)
if {pages} >= most:
    sys.exit(0)
sys.stderr.write({complaint!r} + "\\n")
sys.exit(7)
"""


def install(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    pages: int = 1,
    devices: str = DEVICES,
    complaint: str = "scanimage: sane_start: Document feeder out of documents",
    pause_s: float = 0.02,
) -> Path:
    """Put the script first on the PATH; gives the file that it notes its calls in."""
    place, log = folder / "bin", folder / "scanimage.log"
    place.mkdir(exist_ok=True)
    page = folder / "page.tif"
    page.write_bytes(encoded(small(), "tiff"))
    script = place / "scanimage"
    script.write_text(
        _SCRIPT.format(
            python=sys.executable, log=str(log), devices=devices, help=HELP, pages=pages, page=str(page),
            pause=pause_s, complaint=complaint,
        ),
        encoding="utf-8",
    )  # fmt: skip
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{place}{os.pathsep}{os.environ['PATH']}")
    return log
