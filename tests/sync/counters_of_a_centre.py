"""Whole counters over real HTTP: encrypted stores on one side, a served ledger on the other, a link that can be cut."""

from __future__ import annotations

import contextlib
import shutil
import socket
import threading
from pathlib import Path
from typing import Any, Final

from desktop.app.clock import SetClock
from desktop.app.province_link import joined_round
from desktop.domain.read_models import RoundOutcome
from desktop.store.store import Store
from desktop.store.sync_port import SyncPort
from sync.province.audit import Finding, audit
from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from tests.store.stores import dump, new_store, profile

CENTRE: Final = "H20.126.05"
ELSEWHERE: Final = "H20.127.01"
_OF_THIS_MACHINE: Final = {"own", "words_hash", "waiting", "refused", "unknown"}


class Province:
    """A gateway that can be stopped, copied, put back and started again."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "province.db"
        self.ledger = Ledger(self.file)
        if not self.ledger.centres():
            self.ledger.add_centre(CENTRE, "Trung tâm xã Mỹ Thọ", profile())
            self.ledger.add_centre(ELSEWHERE, "Trung tâm xã bên", profile(agency_code=ELSEWHERE))
        self._served = EmbeddedProvince(self.ledger)
        self.url = self._served.start()

    def code(self, centre: str = CENTRE) -> str:
        """A new enrolment code."""
        return self.ledger.devices.issue_code(centre)

    def audit(self) -> Finding:
        """Every hash, chain, feed and counter recomputed."""
        return audit(self.ledger)

    def stop(self) -> None:
        """Stop serving and close the ledger."""
        self._served.stop()
        self.ledger.close()

    def copy(self, to: Path) -> None:
        """A copy of the ledger's file, taken while nothing is served."""
        self.stop()
        shutil.copy(self.file, to)
        self.__init__(self.file.parent)  # type: ignore[misc]

    def put_back(self, copy: Path) -> None:
        """Serve an older copy instead."""
        self.stop()
        for path in self.file.parent.glob("province.db*"):
            path.unlink()
        shutil.copy(copy, self.file)
        self.__init__(self.file.parent)  # type: ignore[misc]


class CounterMachine:
    """A store with its way to the province."""

    def __init__(
        self, folder: Path, counter: str, clock: SetClock, province: Province, centre: str = CENTRE, **changes: Any
    ) -> None:
        self.store: Store = new_store(folder, clock, counter=counter, agency_code=centre, **changes)
        self.province = province
        self.port = SyncPort(lambda action: self.store.run(action)[0], "motcua test")
        self._code = province.code(centre)

    def sync(self, url: str = "") -> RoundOutcome:
        """One round; the first one enrols."""
        return joined_round(self.port, url or self.province.url, self._code)

    def state(self) -> list[dict[str, Any]]:
        """The dossiers every counter of the centre must agree on."""
        columns = [r[1] for r in self.store._db.conn.execute("PRAGMA table_info(dossier)") if r[1] != "rowid"]
        rows = [dict(zip(columns, row, strict=True)) for row in dump(self.store)["dossier"]]
        return [{k: v for k, v in row.items() if k not in _OF_THIS_MACHINE} for row in rows]

    def status(self, dossier: str) -> int:
        """Official status of a dossier here."""
        return int(self.store.view().dossier(dossier).dossier.status)

    def attention(self) -> int:
        """Lines on the attention page."""
        return self.store.view().count("attention")


class CuttingProxy:
    """Passes bytes on to a gateway, and cuts a connection after so many bytes of a request or of its answer."""

    def __init__(self, target: str, path: bytes = b"POST /v1/events") -> None:
        host, _, port = target.removeprefix("http://").partition(":")
        self._target = (host, int(port))
        self._path = path
        self.cut_request: int | None = None
        self.cut_answer: int | None = None
        self.answered = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        """Stop; returns when every thread has ended."""
        # Linux wakes who waits in accept by this, Windows by the closing alone.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(self._target)
            link = _Link(self, client, server)
            for run in (link.up, link.down):
                self._threads.append(threading.Thread(target=run, daemon=True))
                self._threads[-1].start()

    @property
    def path(self) -> bytes:
        """Beginning of the requests that are cut."""
        return self._path


class _Link:
    def __init__(self, proxy: CuttingProxy, client: socket.socket, server: socket.socket) -> None:
        self._proxy, self._client, self._server = proxy, client, server
        self._meant = False

    def up(self) -> None:
        passed = 0
        try:
            while data := self._client.recv(65536):
                if data.startswith(self._proxy.path):
                    self._meant, passed, self._proxy.answered = True, 0, 0
                elif data.startswith((b"GET ", b"POST ")):
                    self._meant = False
                limit = self._proxy.cut_request
                if self._meant and limit is not None and passed + len(data) > limit:
                    self._server.sendall(data[: max(0, limit - passed)])
                    break
                passed += len(data)
                self._server.sendall(data)
        except OSError:
            pass
        self._close()

    def down(self) -> None:
        try:
            while data := self._server.recv(65536):
                if self._meant:
                    limit, passed = self._proxy.cut_answer, self._proxy.answered
                    self._proxy.answered += len(data)
                    if limit is not None and passed + len(data) > limit:
                        self._client.sendall(data[: max(0, limit - passed)])
                        break
                self._client.sendall(data)
        except OSError:
            pass
        self._close()

    def _close(self) -> None:
        for end in (self._client, self._server):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self._client.close()
        self._server.close()
