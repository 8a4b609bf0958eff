"""Anki in the comparison: PyPI `anki` and the sync server that comes with it, in an environment of their own."""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from tests.benchmarks.peer import VERSION
from tests.benchmarks.sync_systems import Held, Server, install
from tests.support.told import Told

_CLIENT: Final = """
import json, os, sys, time
from anki.collection import Collection
os.makedirs(sys.argv[1], exist_ok=True)
col = Collection(os.path.join(sys.argv[1], "collection.anki2"))
made, auth = 0, None

def add(order):
    global made
    kind, deck = col.models.by_name("Basic"), col.decks.id("Default")
    lines = open(order["bodies"], encoding="utf-8").read().splitlines()
    for body in lines[made : made + order["count"]]:
        note = col.new_note(kind)
        note["Front"], note["Back"] = json.loads(body)["number"], body
        col.add_note(note, deck)
        made += 1
    return {}

def join(order):
    global auth
    add({**order, "count": 1})
    auth = col.sync_login("motcua", "motcua", order["url"] + "/")
    needed = col.sync_collection(auth, False).required
    if needed == 3 or needed == 4 or needed == 2:
        upload(order)
    return sync(order)

def upload(order):
    col.close_for_full_sync()
    col.full_upload_or_download(auth=auth, server_usn=None, upload=True)
    col.reopen(after_full_sync=True)

def sync(order):
    auth.endpoint = order["url"] + "/"
    error, question, whole = "", False, False
    begun, clock = time.time(), time.perf_counter()
    try:
        answer = col.sync_collection(auth, False)
        question = answer.required not in (answer.NO_CHANGES, answer.NORMAL_SYNC)
        whole = not question
    except Exception as refused:
        error = str(refused).splitlines()[0]
    took = time.perf_counter() - clock
    return {"s": took, "begun": begun, "ended": time.time(), "error": error, "question": question, "whole": whole}

for line in sys.stdin:
    order = json.loads(line)
    print(json.dumps(globals()[order.pop("do")](order)), flush=True)
col.close()
"""


class Anki:
    """Anki's sync; client and server are Rust behind Python."""

    name = "Anki"

    def __init__(self) -> None:
        self._place = Path("build") / f"anki-{VERSION}"
        self._python = (self._place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")).absolute()

    def ready(self) -> str:
        """Install it at the first call."""
        done = self._place / "done"
        if not done.exists():
            install(
                [sys.executable, "-m", "venv", "--clear", str(self._place)],
                [str(self._python), "-m", "pip", "install", "-q", f"anki=={VERSION}"],
            )
            done.touch()
        return VERSION

    @contextmanager
    def served(self, folder: Path, port: int, trace: Path | None = None) -> Iterator[Server]:
        """`anki.syncserver` on a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        more = {
            "SYNC_USER1": "motcua:motcua",
            "SYNC_BASE": str(folder),
            "SYNC_HOST": "127.0.0.1",
            "SYNC_PORT": str(port),
        }
        command = [str(self._python), "-m", "anki.syncserver"]
        with Told(command, folder.parent / "anki-server.log", more=more, trace=trace, port=port):
            yield _Collection(f"http://127.0.0.1:{port}", folder / "motcua")

    def client(self, folder: Path, trace: Path | None = None) -> Told:
        """A collection."""
        return Told([str(self._python), "-c", _CLIENT, str(folder)], folder.parent / "anki.log", trace=trace)


class _Collection:
    def __init__(self, url: str, folder: Path) -> None:
        self.url, self._folder = url, folder

    def held(self) -> Held:
        """Counted in a copy: the server keeps its file to itself."""
        with tempfile.TemporaryDirectory() as name:
            for path in self._folder.glob("collection.anki2*"):
                shutil.copy(path, name)
            with closing(sqlite3.connect(Path(name) / "collection.anki2")) as db:
                notes, different = db.execute("SELECT count(*), count(DISTINCT flds) FROM notes").fetchone()
        return Held(different, notes - different)
