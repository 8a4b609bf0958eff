"""PouchDB in the comparison: a LevelDB here, `express-pouchdb` on another one there, in a folder of their own."""

from __future__ import annotations

import json
import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.benchmarks.peer import NoPeer
from tests.benchmarks.sync_systems import Held, Server, install
from tests.support.told import Told

PACKAGES: Final = ("pouchdb@9.0.0", "express-pouchdb@4.2.0", "express@5.3.0")

_SERVER: Final = """
const [folder, port] = process.argv.slice(2);
const PouchDB = require("pouchdb").defaults({ prefix: folder + "/" });
const app = require("express")();
app.use("/", require("express-pouchdb")(PouchDB, { inMemoryConfig: true, logPath: folder + "/log.txt" }));
app.listen(Number(port), "127.0.0.1");
"""

_CLIENT: Final = """
const fs = require("fs");
const PouchDB = require("pouchdb");
const db = new PouchDB(process.argv[2]);
let made = 0;
async function add(order) {
  const lines = fs.readFileSync(order.bodies, "utf8").trim().split("\\n");
  for (const line of lines.slice(made, made + order.count)) {
    const body = JSON.parse(line);
    await db.put({ _id: body.number, body });
    made++;
  }
  return {};
}
async function join(order) { await add({ ...order, count: 1 }); return sync(order); }
async function sync(order) {
  const begun = Date.now() / 1000, clock = performance.now();
  let error = "", whole = false;
  try { whole = (await db.replicate.to(order.url + "/dossiers")).ok; }
  catch (refused) { error = String(refused.message || refused.name || refused); }
  const s = (performance.now() - clock) / 1000;
  return { s, begun, ended: Date.now() / 1000, error, question: false, whole };
}
const orders = { add, join, sync };
(async () => {
  for await (const line of require("readline").createInterface({ input: process.stdin })) {
    const order = JSON.parse(line);
    console.log(JSON.stringify(await orders[order.do](order)));
  }
  await db.close();
  process.exit(0);
})();
"""


class Pouch:
    """PouchDB's replication."""

    name = "PouchDB"

    def __init__(self) -> None:
        self._place = (Path("build") / "pouchdb-9.0.0").absolute()

    def ready(self) -> str:
        """Install it at the first call."""
        if shutil.which("node") is None:
            raise NoPeer("node is not there")
        done = self._place / "done"
        if not done.exists():
            shutil.rmtree(self._place, ignore_errors=True)
            self._place.mkdir(parents=True)
            (self._place / "package.json").write_text('{"name": "peer", "private": true}', encoding="ascii")
            install(["npm", "install", "--no-audit", "--no-fund", "--silent", *PACKAGES], folder=self._place)
            (self._place / "server.js").write_text(_SERVER, encoding="ascii")
            (self._place / "client.js").write_text(_CLIENT, encoding="ascii")
            done.touch()
        return "9.0.0"

    @contextmanager
    def served(self, folder: Path, port: int, trace: Path | None = None) -> Iterator[Server]:
        """`express-pouchdb` on a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        command = ["node", str(self._place / "server.js"), str(folder.absolute()), str(port)]
        with Told(command, folder.parent / "pouch-server.log", trace=trace, port=port):
            yield _Database(f"http://127.0.0.1:{port}")

    def client(self, folder: Path, trace: Path | None = None) -> Told:
        """A database."""
        command = ["node", str(self._place / "client.js"), str(folder.absolute())]
        return Told(command, folder.parent / "pouch.log", trace=trace)


class _Database:
    def __init__(self, url: str) -> None:
        self.url = url

    def held(self) -> Held:
        """As the server says; an id is there once or not at all."""
        with urllib.request.urlopen(f"{self.url}/dossiers", timeout=30) as answer:
            return Held(int(json.load(answer)["doc_count"]), 0)
