"""`dev.py build appimage`: from the checkout to one file that runs on every desktop."""

from __future__ import annotations

import argparse
import filecmp
import os
import subprocess
import sys
import time
from pathlib import Path

import environment
import freezing
import signing
import system_packages
from appimage import appdir, image, licences, measuring, pruning, runtime
from freezing import CannotBuild, version

# Tools, and libraries that are taken from this machine into the program -> Debian package.
TOOLS = {
    "/usr/bin/mksquashfs": "squashfs-tools",
    "/usr/bin/desktop-file-validate": "desktop-file-utils",
    "/usr/bin/readelf": "binutils",
    "/usr/lib/*/libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "/usr/lib/*/libbrotlidec.so.1": "libbrotli1",
}
if sys.base_prefix == "/usr":
    # Debian's interpreter does without the library of itself.
    PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
    TOOLS[f"/usr/lib/*/libpython{PYTHON}.so.1.0"] = f"libpython{PYTHON}"
MOST_BYTES = 60_000_000
MEASURED = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the verb."""
    parser.add_argument("--out", type=Path, help="where it goes (build/dist)")
    parser.add_argument("--runtime", type=Path, metavar="FILE", help="a type-2 runtime; else ours is compiled")
    parser.add_argument("--update-info", default="", metavar="WORDS", help='for example "zsync|https://…/….zsync"')
    parser.add_argument(
        "--key",
        type=Path,
        metavar="FILE",
        help="Ed25519 key (PEM) that signs the sums, and the only releases that what is built takes",
    )
    parser.add_argument("--twice", action="store_true", help="build two times and compare byte for byte")
    parser.add_argument("--smoke", action="store_true", help="run `--smoke` of what was built, drawn to memory")
    parser.add_argument("--no-measure", action="store_true", help="do not start it to see how long that takes")


def build(root: Path, options: argparse.Namespace) -> int:
    """Build, sum up, sign, measure.

    Returns:
        0; 1 when two builds differ, the smoke fails or the file is too large.

    Raises:
        CannotBuild: a step failed.
    """
    if sys.platform != "linux":
        raise CannotBuild("an AppImage is built on Linux")
    require_tools(own_runtime=options.runtime is None)
    began = time.monotonic()
    work, out = root / "build" / "appimage", options.out or root / "build" / "dist"
    out.mkdir(parents=True, exist_ok=True)
    epoch = freezing.commit_time(root)
    target = out / f"MotCuaXa-{version(root)}-x86_64.AppImage"
    floor = build_once(root, work / "first", target, epoch, options)
    say(f"{target} built in {time.monotonic() - began:.0f} s")
    code = 0
    if options.twice:
        # In a folder of another name: neither the place nor the hour may leave a trace.
        again = work / "a second time" / target.name
        build_once(root, again.parent, again, epoch, options)
        same = filecmp.cmp(target, again, shallow=False)
        say("two builds are the same, byte for byte" if same else f"two builds differ: {target} and {again}")
        code = code or int(not same)
    sums = signing.write_sums(out, sorted(out.glob("*.AppImage")))
    say(f"signed: {signing.sign(sums, options.key)}" if options.key else f"{sums} is unsigned (no --key)")
    size = target.stat().st_size
    say(f"size {size / 1e6:.1f} MB, at most {MOST_BYTES / 1e6:.0f}; glibc {floor} or newer")
    code = code or int(size > MOST_BYTES)
    if not options.no_measure:
        measure(target)
    if options.smoke:
        code = max(code, smoke(target))
    return code


def build_once(root: Path, work: Path, target: Path, epoch: int, options: argparse.Namespace) -> str:
    """Make one AppImage.

    Returns:
        The oldest glibc it runs with.
    """
    frozen = freezing.freeze(root, work, epoch)
    if options.key:
        signing.trust(frozen / "_internal" / "resources" / "updates" / "trusted_keys.json", options.key)
    removed = pruning.prune(frozen)
    say(f"{len(removed)} libraries left out")
    unresolved = pruning.unresolved(frozen)
    if unresolved:
        raise CannotBuild(f"libraries are asked for that are not on this machine: {unresolved}")
    floor, _ = pruning.glibc_floor(frozen)
    starter = work / "runtime"
    runtime.take_runtime(options.runtime, starter)
    runtime.write_update_information(starter, options.update_info)
    folder = work / "AppDir"
    unknown = licences.gather(root, frozen, set(runtime.NEEDS.values()) - {"gcc"}, work / "licences")
    if unknown:
        say(f"no licence found for {', '.join(unknown)}")
    appdir.make_appdir(root, frozen, folder, version(root), epoch, environment.script(root, "python"))
    (work / "licences").rename(folder / "usr" / "share" / "doc" / "motcua")
    image.make_image(folder, starter, target, epoch)
    return floor


def require_tools(*, own_runtime: bool) -> None:
    """Install what is needed and not there.

    Raises:
        CannotBuild: it may not be installed from here; says the command.
    """
    needs = TOOLS | (runtime.NEEDS if own_runtime else {})
    missing = missing_packages(needs)
    if missing and not (system_packages.install(missing) and not missing_packages(needs)):
        raise CannotBuild(f"packages are missing.\n     {system_packages.advice(missing)}")


def missing_packages(needs: dict[str, str]) -> list[str]:
    """Debian packages whose files are not there."""
    return [package for pattern, package in needs.items() if not any(Path("/").glob(pattern[1:]))]


def measure(program: Path) -> None:
    """Say how long a start takes when the files are in memory already."""
    try:
        times = measuring.start_times(program, MEASURED)
    except OSError as problem:
        say(f"start not measured: {problem}")
        return
    say(f"window after {measuring.median(times):.2f} s, warm (of {', '.join(f'{one:.2f}' for one in times)})")


def smoke(program: Path) -> int:
    """Run the program's own trial; what it says goes to the terminal."""
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([str(program), "--smoke"], env=variables, stderr=subprocess.PIPE, text=True, check=False)
    if done.stderr:
        sys.stderr.write(done.stderr)
    return 1 if done.returncode or done.stderr else 0


def say(words: str) -> None:
    """Report on standard output."""
    print(f"build: {words}", flush=True)
