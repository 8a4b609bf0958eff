"""The part of an AppImage that stands before its image: compiled from runtime.c, and told where updates are."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from freezing import CannotBuild

# What it is built from -> Debian package.
NEEDS = {
    "/usr/bin/gcc": "gcc",
    "/usr/lib/*/libc.a": "libc6-dev",
    "/usr/include/squashfuse/ll.h": "libsquashfuse-dev",
    "/usr/include/fuse3/fuse_lowlevel.h": "libfuse3-dev",
    "/usr/lib/*/liblzma.a": "liblzma-dev",
    "/usr/lib/*/libz.a": "zlib1g-dev",
    "/usr/lib/*/libzstd.a": "libzstd-dev",
    "/usr/lib/*/liblz4.a": "liblz4-dev",
}
SECTIONS = ("appimage_upd_info", "appimage_sha256_sig", "appimage_sig_key")
LIBRARIES = ("squashfuse_ll", "squashfuse", "fuse3", "lzma", "z", "zstd", "lz4", "pthread", "dl")
MAGIC_AT, MAGIC = 8, b"AI\x02"


def compile_runtime(target: Path) -> None:
    """Compile the runtime to a file.

    Raises:
        CannotBuild: the compiler or the linker failed; its words are on standard error.
    """
    here = Path(__file__).resolve().parent
    command = [
        *("gcc", "-Os", "-static", "-Wall", "-Wextra", "-ffunction-sections", "-fdata-sections"),
        # The same file whatever the checkout is called.
        f"-ffile-prefix-map={here}=.",
        *("-Wl,--gc-sections", "-Wl,--build-id=none", *(f"-Wl,-u,{name}" for name in SECTIONS)),
        *("-I/usr/include/squashfuse", "-o", str(target), str(here / "runtime.c"), str(here / "lzo_stub.c")),
        *("-Wl,--start-group", *(f"-l{name}" for name in LIBRARIES), "-Wl,--end-group"),
    ]
    for step in (command, ["strip", str(target)]):
        if subprocess.call(step):
            raise CannotBuild(f"{step[0]} could not make the runtime")
    # After strip, which would put the bytes back.
    with target.open("r+b") as file:
        file.seek(MAGIC_AT)
        file.write(MAGIC)


def take_runtime(given: Path | None, target: Path) -> None:
    """Bring the runtime to `target`: a given file, else our own."""
    if given is None:
        compile_runtime(target)
        return
    data = given.read_bytes()
    if data[:4] != b"\x7fELF" or data[MAGIC_AT : MAGIC_AT + len(MAGIC)] != MAGIC:
        raise CannotBuild(f"{given} is no type-2 runtime")
    shutil.copyfile(given, target)


def write_update_information(runtime: Path, words: str) -> None:
    """Write where updates are into the section that is kept for it.

    Raises:
        CannotBuild: the runtime has no such section, or the words are longer than it.
    """
    told = subprocess.run(["readelf", "-SW", str(runtime)], capture_output=True, text=True, check=False).stdout
    fields = next((line.split("] ", 1)[1].split() for line in told.splitlines() if "] .upd_info" in line), None)
    data = words.encode()
    if fields is None or len(data) >= int(fields[4], 16):
        raise CannotBuild(f"update information of {len(data)} bytes has no room in {runtime.name}")
    with runtime.open("r+b") as file:
        file.seek(int(fields[3], 16))
        file.write(data.ljust(int(fields[4], 16), b"\0"))
