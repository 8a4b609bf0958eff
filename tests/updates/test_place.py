"""Releases fetched from folders and from a real web server, whole or not at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from desktop.app.web_place import WebFiles
from desktop.updates.errors import UpdatePlaceUnavailable, UpdateRefused
from desktop.updates.names import RELEASE, SIGNATURE
from desktop.updates.place import CHUNK, Place
from desktop.updates.staging import begin_installer, forget, stage, tidy, waiting
from tests.updates.releases import KEYS, publish

PROGRAM = bytes(range(256)) * (3 * CHUNK // 256)
RUNNING = "0.5.0"


class Server(ThreadingHTTPServer):
    """Serves a folder with ranges; hangs up after `cut` bytes of an answer."""

    folder: Path
    cut: int | None = None
    ranges: bool = True
    asked: list[str]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        self.server.asked.append(self.headers.get("Range", ""))
        path = self.server.folder / self.path.lstrip("/")
        if not path.is_file():
            self.send_error(404)
            return
        data, after = path.read_bytes(), 0
        if self.server.ranges and (wanted := self.headers.get("Range")):
            after = int(wanted.removeprefix("bytes=").rstrip("-"))
        self.send_response(206 if after else 200)
        self.send_header("Content-Length", str(len(data) - after))
        self.end_headers()
        data = data[after:]
        if self.server.cut is not None and len(data) > self.server.cut:
            data = data[: self.server.cut]
            self.close_connection = True
        self.wfile.write(data)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as server:
        server.folder, server.asked = tmp_path / "published", []
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def web(server: Server) -> Place:
    return Place(f"http://127.0.0.1:{server.server_port}", WebFiles())


def reason(error: pytest.ExceptionInfo[Any]) -> str:
    return str(error.value.facts["reason"])


def fetched(place: Place, folder: Path, steps: list[int] | None = None) -> bool:
    offer = place.offer(KEYS, RUNNING)
    tell = (steps if steps is not None else []).append
    return stage(place, offer, folder, lambda have, _whole: tell(have), lambda: False)


def test_from_a_stick_to_the_next_start(tmp_path: Path) -> None:
    publish(tmp_path / "usb", PROGRAM)
    steps: list[int] = []
    assert fetched(Place(f" {tmp_path / 'usb'} ", WebFiles()), tmp_path / "updates", steps)
    assert steps == [CHUNK, 2 * CHUNK, 3 * CHUNK]
    release = waiting(tmp_path / "updates", KEYS, RUNNING)
    assert release is not None
    assert (tmp_path / "updates" / release.package.name).read_bytes() == PROGRAM
    assert waiting(tmp_path / "none", KEYS, RUNNING) is None
    forget(tmp_path / "updates")
    assert list((tmp_path / "updates").iterdir()) == []


def test_what_an_installer_was_started_from_goes_once_it_waits_no_more(tmp_path: Path) -> None:
    assert tidy(tmp_path / "none", RUNNING) == ""
    setup, part = tmp_path / "MotCuaXa-99.0.1-setup.exe", tmp_path / "MotCuaXa-99.0.2-setup.exe.part"
    for path in (setup, part, tmp_path / RELEASE):
        path.write_bytes(b"x")
    tidy(tmp_path, RUNNING)
    assert setup.exists()
    (tmp_path / RELEASE).unlink()
    tidy(tmp_path, RUNNING)
    assert not setup.exists()
    assert part.exists()


def test_an_installer_that_brought_nothing_is_told_once(tmp_path: Path) -> None:
    def begin() -> None:
        publish(tmp_path / "usb", PROGRAM)
        fetched(Place(str(tmp_path / "usb"), WebFiles()), tmp_path / "updates")
        release = waiting(tmp_path / "updates", KEYS, RUNNING)
        assert release is not None
        begin_installer(tmp_path / "updates", release)
        assert waiting(tmp_path / "updates", KEYS, RUNNING) is None, "it is not begun at every start"

    begin()
    assert tidy(tmp_path / "updates", "99.0.1") == ""
    begin()
    assert tidy(tmp_path / "updates", RUNNING) == "99.0.1"
    assert tidy(tmp_path / "updates", RUNNING) == ""


def test_what_waits_is_judged_again(tmp_path: Path) -> None:
    folder = tmp_path / "updates"
    publish(tmp_path / "usb", PROGRAM)
    fetched(Place(str(tmp_path / "usb"), WebFiles()), folder)
    for running, keys, why in (("99.0.1", KEYS, "older"), (RUNNING, (), "key")):
        with pytest.raises(UpdateRefused) as caught:
            waiting(folder, keys, running)
        assert reason(caught) == why
    package = next(folder.glob("*.bin"))
    package.write_bytes(PROGRAM[:-1] + b"!")
    with pytest.raises(UpdateRefused) as caught:
        waiting(folder, KEYS, RUNNING)
    assert reason(caught) == "damaged"


@pytest.mark.parametrize("ranges", [True, False])
def test_a_cut_line_is_gone_on_from(server: Server, tmp_path: Path, ranges: bool) -> None:
    publish(server.folder, PROGRAM)
    server.cut, server.ranges = CHUNK + 100, ranges
    with pytest.raises(UpdatePlaceUnavailable) as caught:
        fetched(web(server), tmp_path / "updates")
    assert reason(caught) == "link"
    assert waiting(tmp_path / "updates", KEYS, RUNNING) is None
    server.cut, server.asked = None, []
    assert fetched(web(server), tmp_path / "updates")
    assert server.asked[-1].startswith("bytes=")
    assert next((tmp_path / "updates").glob("*.bin")).read_bytes() == PROGRAM


def test_stopped_and_gone_on(server: Server, tmp_path: Path) -> None:
    publish(server.folder, PROGRAM)
    place = web(server)
    offer = place.offer(KEYS, RUNNING)
    assert not stage(place, offer, tmp_path / "updates", lambda *_: None, lambda: True)
    assert waiting(tmp_path / "updates", KEYS, RUNNING) is None
    assert stage(place, offer, tmp_path / "updates", lambda *_: None, lambda: False)
    assert server.asked[-1] == f"bytes={CHUNK}-"


def test_other_bytes_than_those_signed_are_thrown_away(tmp_path: Path) -> None:
    publish(tmp_path / "usb", PROGRAM)
    next((tmp_path / "usb").glob("*.bin")).write_bytes(bytes(len(PROGRAM)))
    with pytest.raises(UpdateRefused) as caught:
        fetched(Place(str(tmp_path / "usb"), WebFiles()), tmp_path / "updates")
    assert reason(caught) == "damaged"
    assert list((tmp_path / "updates").iterdir()) == []


def test_places_that_hold_nothing(server: Server, tmp_path: Path) -> None:
    for typed, why in (("", "none"), ("ftp://x/y", "address"), ("http://example.org", "address")):
        with pytest.raises(UpdatePlaceUnavailable) as caught:
            Place(typed, WebFiles())
        assert reason(caught) == why
    for place in (Place(str(tmp_path / "pulled out"), WebFiles()), web(server)):
        with pytest.raises(UpdatePlaceUnavailable) as caught:
            place.offer(KEYS, RUNNING)
        assert reason(caught) == "missing"
    publish(tmp_path / "usb", PROGRAM)
    (tmp_path / "usb" / SIGNATURE).unlink()
    with pytest.raises(UpdateRefused) as refused:
        Place(str(tmp_path / "usb"), WebFiles()).offer(KEYS, RUNNING)
    assert reason(refused) == "unsigned"
    (tmp_path / "usb" / RELEASE).write_bytes(bytes(2 << 20))
    with pytest.raises(UpdateRefused) as refused:
        Place(str(tmp_path / "usb"), WebFiles()).offer(KEYS, RUNNING)
    assert reason(refused) == "unreadable"


def test_no_server(server: Server) -> None:
    place = web(server)
    server.shutdown()
    server.server_close()
    with pytest.raises(UpdatePlaceUnavailable) as caught:
        place.offer(KEYS, RUNNING)
    assert reason(caught) == "link"
