"""Our counter and our gateway in the comparison: an encrypted store, a ledger, both durable before they answer."""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from msgspec import structs

from desktop.app.clock import SetClock
from desktop.app.demonstration import USER, demonstration_centre
from desktop.app.province_link import joined_round
from desktop.app.version import VERSION
from desktop.domain.procedures import HandedDocument, hand_over
from desktop.store.slots import Cost
from desktop.store.store import Store
from desktop.store.sync_port import SyncPort
from desktop.usecases.attach_file import AttachFile, attach_file
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from sync.province.demonstration import DEMO_CODE
from tests.benchmarks.data import NOW, PASSWORD, SAMPLE_CODES, People, communes_around
from tests.benchmarks.sync_systems import Held, Server
from tests.support.gateways import GATEWAY
from tests.support.told import Told

_A_DAY: Final = 500
_PAPERS: Final = (
    HandedDocument(name="Đơn đề nghị theo mẫu, có xác nhận của trưởng ấp", originals=1),
    HandedDocument(name="Giấy chứng nhận quyền sử dụng đất", copies=2),
    HandedDocument(name="Giấy ủy quyền", copies=1),
)
"""What is handed over besides, so that a body has the 1.5 KB that are compared."""


class Ours:
    """This program."""

    name = "ours"

    def ready(self) -> str:
        """Nothing to install."""
        return VERSION

    @contextmanager
    def served(self, folder: Path, port: int, trace: Path | None = None) -> Iterator[Server]:
        """`motcua-province serve` on a ledger in a file."""
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-c", GATEWAY, "serve", "--dir", str(folder), "--port", str(port)]
        with Told(command, folder.parent / "gateway.log", trace=trace, port=port):
            yield _Ledger(f"http://127.0.0.1:{port}", folder / "province.db")

    def client(self, folder: Path, trace: Path | None = None) -> Told:
        """A counter on its store."""
        return Told([sys.executable, "-m", __name__, str(folder)], folder.parent / "counter.log", trace=trace)


class _Ledger:
    def __init__(self, url: str, file: Path) -> None:
        self.url, self._file = url, file

    def held(self) -> Held:
        query = "SELECT count(DISTINCT stream), count(*) FROM event WHERE position IS NOT NULL"
        with closing(sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True)) as db:
            dossiers, events = db.execute(query).fetchone()
        return Held(dossiers, events - dossiers)


class _Counter:
    """A store of its own; takes dossiers in by the use-case, always the same ones in the same order."""

    def __init__(self, folder: Path) -> None:
        self._clock = SetClock(NOW)
        self.store = Store.create(
            folder, centre=demonstration_centre(), user=USER, password=PASSWORD, clock=self._clock, cost=Cost(64, 1, 1)
        )
        self._rng = random.Random(1)
        self._people = People(self._rng, communes_around(self.store))
        self._port = SyncPort(lambda action: self.store.run(action)[0], "motcua bench")
        self._made = 0

    def join(self, order: dict[str, Any]) -> dict[str, Any]:
        return self.sync(order)

    def add(self, order: dict[str, Any]) -> dict[str, Any]:
        left = int(order["count"])
        while left:
            # A block of numbers lasts for so many dossiers of a day.
            now = min(left, _A_DAY - self._made % _A_DAY)
            self._clock.set(NOW + timedelta(days=7 * (self._made // _A_DAY)))
            with self.store.write() as work:
                for _ in range(now):
                    receive_dossier(work, self._request())
            self._made, left = self._made + now, left - now
        return {}

    def sync(self, order: dict[str, Any]) -> dict[str, Any]:
        begun, clock = time.time(), time.perf_counter()
        outcome = joined_round(self._port, order["url"], DEMO_CODE)
        took = time.perf_counter() - clock
        # A counter without a link shows since when, and goes on: that is no error.
        error = "" if outcome.ok or outcome.code == "offline" else outcome.code
        view = self.store.view()
        whole = outcome.ok and not view.journal.waiting() and not getattr(view.sync_standing(), "files_waiting", 0)
        return {"s": took, "begun": begun, "ended": time.time(), "error": error, "question": False, "whole": whole}

    def attach(self, order: dict[str, Any]) -> dict[str, Any]:
        """Record a dossier with a scan of so many bytes."""
        receipt, _ = self.store.run(receive_dossier, self._request())
        path = Path(order["folder"]) / "Đơn.pdf"
        path.write_bytes(b"%PDF-1.4\n" + self._rng.randbytes(int(order["bytes"]) - 9))
        kept = self.store.files.keep(path)
        self.store.run(attach_file, AttachFile(receipt.dossier, "Đơn", kept.sha256))
        return {}

    def bodies(self, order: dict[str, Any]) -> dict[str, Any]:
        """Write what was recorded to a file, a body a line, for the peers."""
        rows = self.store._db.conn.execute("SELECT body FROM event ORDER BY seq").fetchall()
        Path(order["to"]).write_bytes(b"".join(bytes(body) + b"\n" for (body,) in rows))
        return {"bytes": sum(len(body) for (body,) in rows), "count": len(rows)}

    def _request(self) -> ReceiveDossier:
        code, someone = self._rng.choice(SAMPLE_CODES), self._people.next()
        procedure = self.store.catalogue.procedure(code, NOW.date())
        asked = hand_over(procedure.documents_of(None, NOW.date()), None)
        applicant = structs.replace(
            someone,
            sex="Nữ",
            email=f"{someone.id_number[-6:]}@thu-dien-tu.vn",
            address=f"Tổ {self._rng.randrange(1, 9)}, {someone.address}, trước là thị trấn Mỹ Thọ, huyện Cao Lãnh",
            source="card",
        )
        # Every paper has a code, as one digitised elsewhere: most of what no compression makes smaller. They are not
        # named as scans: no file is owed, so that records alone are measured.
        papers = tuple(
            structs.replace(paper, name=f"{paper.name}, số {self._rng.randbytes(32).hex()}")
            for paper in (*asked, *_PAPERS)
        )
        return ReceiveDossier(code, applicant, documents=papers, priority="Người cao tuổi")


def main() -> None:
    """Do what is told."""
    counter = _Counter(Path(sys.argv[1]))
    orders: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
        name: partial(getattr(_Counter, name), counter) for name in ("join", "add", "attach", "sync", "bodies")
    }
    for line in sys.stdin:
        order = json.loads(line)
        print(json.dumps(orders[order.pop("do")](order)), flush=True)
    counter.store.close()


if __name__ == "__main__":
    main()
