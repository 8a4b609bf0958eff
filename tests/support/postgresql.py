"""A PostgreSQL of the tests' own: the distribution's programs, an empty folder, a socket, no password, no port."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
from sqlalchemy import URL, create_engine, make_url, text

DSN = "MOTCUA_TEST_DSN"
"""Variable with the address of a PostgreSQL whose user may create databases; none is started then."""

START_S = 60
_DEBIAN = Path("/usr/lib/postgresql")
_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "120",
}
# Whether the disk keeps its word is PostgreSQL's affair; the tests kill our processes, not this one.
_FORGETFUL = {"fsync": "off", "full_page_writes": "off"}


class NotInstalled(Exception):
    """There is no PostgreSQL server on this machine."""


class Cluster:
    """Where databases are made and dropped.

    Attributes:
        pid: of the server's first process; 0 where it was not started here.
    """

    def __init__(self, url: URL, pid: int = 0) -> None:
        self.pid = pid
        self._url = url.set(drivername="postgresql+psycopg")
        self._engine = create_engine(self._url, isolation_level="AUTOCOMMIT")

    def make(self, like: str = "") -> str:
        """A new database, empty or a copy of the one at the address `like`, which nobody may have open.

        Returns:
            Its address, as operators write it.
        """
        name = f"motcua_{uuid.uuid4().hex}"
        template = f" TEMPLATE {make_url(like).database}" if like else ""
        self._say(f"CREATE DATABASE {name}{template}")
        return self._url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Drop a database, whoever still has it open."""
        self._say(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def close(self) -> None:
        """Close the connection of this object."""
        self._engine.dispose()

    def _say(self, statement: str) -> None:
        with self._engine.connect() as conn:
            conn.execute(text(statement))


@contextlib.contextmanager
def cluster(*, measured: bool = False) -> Iterator[Cluster]:
    """The cluster at the address in MOTCUA_TEST_DSN, else one that is started here and thrown away.

    Args:
        measured: start one in any case, as it is delivered: a commit that is answered is on the disk.

    Raises:
        NotInstalled: no address is given and there is no server to start.
    """
    given = "" if measured else os.environ.get(DSN)
    with contextlib.ExitStack() as stack:
        found = Cluster(make_url(given)) if given else stack.enter_context(_started(measured))
        stack.callback(found.close)
        yield found


def programs() -> Path:
    """Folder of the newest server's programs.

    Raises:
        NotInstalled: there is none.
    """
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    versions = [folder for folder in _DEBIAN.glob("*/bin") if (folder / "initdb").exists()]
    if not versions:
        raise NotInstalled
    return max(versions, key=lambda folder: float(folder.parent.name))


@contextlib.contextmanager
def _started(measured: bool) -> Iterator[Cluster]:
    place = programs()
    # Not below pytest's own folder: that is closed to every other user, and the server refuses to run as root.
    folder = Path(tempfile.mkdtemp(prefix="motcua-pg-"))
    process = None
    try:
        prefix = _as_another(folder)
        make = [*prefix, str(place / "initdb"), "-D", str(folder / "data"), "-U", "motcua"]
        quick = ["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"]
        made = subprocess.run([*make, *quick], cwd=folder, capture_output=True, text=True, check=False)
        assert made.returncode == 0, made.stderr
        settings = [f"-c{name}={value}" for name, value in (_SETTINGS | ({} if measured else _FORGETFUL)).items()]
        serve = [*prefix, str(place / "postgres"), "-D", str(folder / "data"), "-k", str(folder), *settings]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(serve, cwd=folder, stdout=log, stderr=log)
        url = URL.create("postgresql", username="motcua", database="postgres", query={"host": str(folder)})
        _wait(process, folder)
        # `setpriv` becomes what it starts: the id stays.
        yield Cluster(url, process.pid)
    finally:
        if process is not None:
            # The fast way down: the slow one waits for clients that may have been killed.
            process.send_signal(signal.SIGINT)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _wait(process: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + START_S
    while True:
        assert process.poll() is None, (folder / "log").read_text()
        try:
            psycopg.connect(host=str(folder), user="motcua", dbname="postgres").close()
        except psycopg.OperationalError:
            assert time.monotonic() < until, (folder / "log").read_text()
            time.sleep(0.05)
        else:
            return


def _as_another(folder: Path) -> list[str]:
    """What stands before a command so that it does not run as root; the folder becomes that user's.

    The server goes when the tests are killed.
    """
    if os.geteuid() != 0:
        return []
    import pwd

    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--pdeathsig=INT"]
