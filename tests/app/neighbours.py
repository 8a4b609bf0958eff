"""Other processes of this machine, on Linux and on Windows: held still, and spoken to where a program listens."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
from pathlib import Path

if sys.platform == "win32":
    import _winapi
    import ctypes

    def hold(process: subprocess.Popen[str]) -> None:
        """Let it stand still, as a program does that hangs."""
        _tell("NtSuspendProcess", process)

    def go_on(process: subprocess.Popen[str]) -> None:
        _tell("NtResumeProcess", process)

    def _tell(word: str, process: subprocess.Popen[str]) -> None:
        suspend_resume = 0x0800
        handle = _winapi.OpenProcess(suspend_resume, False, process.pid)
        getattr(ctypes.windll.ntdll, word)(ctypes.c_void_p(handle))
        _winapi.CloseHandle(handle)

    def addresses(room: Path) -> list[str]:
        """Where programs are spoken to whose locks lie in a folder."""
        found = []
        for lock in room.glob("motcua-*.lock"):
            address = rf"\\.\pipe\{lock.stem}"
            with contextlib.suppress(OSError):
                _winapi.WaitNamedPipe(address, 1)
                found.append(address)
        return found

    class Stranger:
        """Another program that speaks to one of ours."""

        def __init__(self, address: str) -> None:
            _winapi.WaitNamedPipe(address, 5000)
            self._pipe = Path(address).open("r+b", buffering=0)  # noqa: SIM115

        def say(self, word: bytes) -> None:
            self._pipe.write(word)

        def hear(self) -> bytes:
            """What it is answered; nothing when it is shown out."""
            try:
                return self._pipe.read(16)
            except OSError:
                return b""

        def close(self) -> None:
            self._pipe.close()
else:

    def hold(process: subprocess.Popen[str]) -> None:
        """Let it stand still, as a program does that hangs."""
        process.send_signal(signal.SIGSTOP)

    def go_on(process: subprocess.Popen[str]) -> None:
        process.send_signal(signal.SIGCONT)

    def addresses(room: Path) -> list[str]:
        """Where programs are spoken to whose sockets lie in a folder."""
        return [str(path) for path in room.iterdir() if path.is_socket()]

    class Stranger:
        """Another program that speaks to one of ours."""

        def __init__(self, address: str) -> None:
            self._link = socket.socket(socket.AF_UNIX)
            self._link.settimeout(10)
            self._link.connect(address)

        def say(self, word: bytes) -> None:
            self._link.sendall(word)

        def hear(self) -> bytes:
            """What it is answered; nothing when it is shown out."""
            try:
                return self._link.recv(16)
            except ConnectionError:
                return b""

        def close(self) -> None:
            self._link.close()
