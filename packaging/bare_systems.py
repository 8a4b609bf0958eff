"""Debian systems with almost nothing in them, in folders, and a way to run a program inside one (Linux, root)."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import system_packages
from freezing import CannotBuild

# All that the installed program asks of a system.
PACKAGES = ("libegl1", "libgl1", "libfontconfig1")
PERSON = 1000
LEFT_S = 10
"""How long what a program left running may take to end."""

_UP, _GET_FLAGS, _SET_FLAGS = 0x1, 0x8913, 0x8914


@dataclass(frozen=True)
class Entry:
    """How a program is run in a bare system.

    Attributes:
        folder: of the system.
        home: of whoever runs it, as seen inside.
        command: to run, as seen inside.
        variables: all that it sees.
        as_root: by root instead of a person.
        binds: what of this machine is seen inside too, at the same place.
        limit_s: longest it may take.
    """

    folder: Path
    home: str
    command: list[str]
    variables: dict[str, str] = field(default_factory=dict)
    as_root: bool = False
    binds: tuple[str, ...] = ()
    limit_s: int = 300


def make(suite: str, roots: Path) -> tuple[Path, Path]:
    """Make a system of a suite unless it is there, and one beside it with what the program asks for.

    Returns:
        The bare one, and the one with PACKAGES.

    Raises:
        CannotBuild: not root, or something could not be fetched.
    """
    bare, ready = roots / f"{suite}-bare", roots / suite
    if not is_whole(bare):
        if not shutil.which("debootstrap") and not system_packages.install(["debootstrap"]):
            raise CannotBuild(f"debootstrap is missing.\n     {system_packages.advice(['debootstrap'])}")
        roots.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(bare, ignore_errors=True)
        step(["debootstrap", "--variant=minbase", suite, str(bare), mirror()])
    if not is_whole(ready):
        shutil.rmtree(ready, ignore_errors=True)
        step(["cp", "-a", str(bare), str(ready)])
        quietly = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8", "apt-get", "-qq"]
        step(["chroot", str(ready), *quietly, "update"])
        step(["chroot", str(ready), *quietly, "install", "-y", "--no-install-recommends", *PACKAGES])
        (ready / ".whole").touch()
    return bare, ready


def is_whole(folder: Path) -> bool:
    """Tell whether a system was made to its end."""
    return (folder / (".whole" if not folder.name.endswith("-bare") else "etc/debian_version")).exists()


def mirror() -> str:
    """The place this machine's own packages come from."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Origin: Debian"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split()
    found = next((one for one in told if "security" not in one), "")
    if not found:
        raise CannotBuild("apt of this machine names no mirror of Debian")
    return found


def step(command: list[str]) -> None:
    """Run a step of the making; its words are shown when it fails."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotBuild(f"{' '.join(command[:4])} …: {done.stdout[-2000:]}{done.stderr[-2000:]}")


def versions(folder: Path) -> str:
    """Release and glibc of a system."""
    release = (folder / "etc" / "debian_version").read_text(encoding="ascii").strip()
    asked = ["chroot", str(folder), "dpkg-query", "-W", "-f", "${Version}", "libc6"]
    glibc = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return f"Debian {release}, glibc {glibc}"


def run(entry: Entry) -> subprocess.CompletedProcess[str]:
    """Run a program inside: without a network, with processes and mounts of its own that end with it."""
    apart = ["unshare", "--mount", "--pid", "--fork", "--net", "--kill-child"]
    inside = [sys.executable, str(Path(__file__).resolve()), str(entry.folder), entry.home]
    words = [*inside, "root" if entry.as_root else "person", ":".join(entry.binds), *entry.command]
    variables = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": entry.home, **entry.variables}
    return subprocess.run(
        [*apart, *words],
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=entry.limit_s,
        check=False,
    )


def enter(folder: Path, home: str, who: str, binds: list[str], command: list[str]) -> None:
    """In the namespaces: run the program as somebody in the system."""
    raise_loopback()
    mount("-t", "proc", "proc", str(folder / "proc"))
    (folder / "dev" / "shm").mkdir(exist_ok=True)
    mount("-t", "tmpfs", "-o", "mode=1777", "shm", str(folder / "dev" / "shm"))
    for place in binds:
        inside = folder / place.lstrip("/")
        if Path(place).is_dir():
            inside.mkdir(parents=True, exist_ok=True)
        else:
            inside.touch()
        mount("--bind", place, str(inside))
    program = os.fork()
    if program:
        outlive(program)
    os.chroot(folder)
    Path(home).mkdir(parents=True, exist_ok=True)
    os.chdir(home)
    if who == "person":
        os.chown(home, PERSON, PERSON)
        os.setgroups([])
        os.setgid(PERSON)
        os.setuid(PERSON)
    os.execvp(command[0], command)


def outlive(program: int) -> NoReturn:
    """End as the program did, once all that it left running has ended too: this process takes everything with it.

    What mounted the image unmounts it a moment after the program's end.
    """

    def give_up(*_: object) -> None:
        sys.exit(f"what the program started still runs {LEFT_S} s after its end")

    signal.signal(signal.SIGALRM, give_up)
    code = 0
    while True:
        try:
            ended, status = os.wait()
        except ChildProcessError:
            sys.exit(code)
        if ended == program:
            # As a shell tells of a signal.
            code = os.waitstatus_to_exitcode(status)
            code = code if code >= 0 else 128 - code
            signal.alarm(LEFT_S)


def mount(*arguments: str) -> None:
    """Mount something that goes with this namespace."""
    subprocess.run(["mount", *arguments], check=True)


def raise_loopback() -> None:
    """A new network has not even itself."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        told = fcntl.ioctl(asked, _GET_FLAGS, struct.pack("16sH14x", b"lo", 0))
        flags = struct.unpack("16sH14x", told)[1] | _UP
        fcntl.ioctl(asked, _SET_FLAGS, struct.pack("16sH14x", b"lo", flags))


if __name__ == "__main__":
    enter(Path(sys.argv[1]), sys.argv[2], sys.argv[3], [one for one in sys.argv[4].split(":") if one], sys.argv[5:])
