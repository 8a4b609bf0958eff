"""Uploads as single requests over real sockets, and connections that are cut where a test wants it."""

from __future__ import annotations

import base64
import hashlib
import random
import socket
import time
from typing import Final
from urllib.parse import urlsplit

import requests

from sync.province.ledger import Ledger
from sync.wire.files import FILES_PATH, PART_MEDIA_TYPE, FileName

TUS: Final = {"Tus-Resumable": "1.0.0"}


def content(size_bytes: int, seed: int = 1) -> bytes:
    """Bytes that no compression makes shorter."""
    return random.Random(seed).randbytes(size_bytes)


def named(data: bytes) -> FileName:
    return FileName(hashlib.sha256(data).hexdigest(), len(data))


class Uploader:
    """One device, speaking tus by hand."""

    def __init__(self, url: str, token: str) -> None:
        self.url, self.token = url, token
        self.known = {"Authorization": f"Bearer {token}", **TUS}

    def ask(self, method: str, path: str, data: bytes = b"", **headers: str) -> requests.Response:
        every = {**self.known, **{key.replace("_", "-"): value for key, value in headers.items()}}
        return requests.request(method, self.url + path, data=data, headers=every, timeout=30)

    def begin(self, name: FileName) -> requests.Response:
        metadata = "filename c2Nhbg==,sha256 " + base64.b64encode(name.sha256.encode()).decode()
        return self.ask("POST", FILES_PATH, Upload_Length=str(name.size_bytes), Upload_Metadata=metadata)

    def offset(self, name: FileName) -> requests.Response:
        return self.ask("HEAD", f"{FILES_PATH}/{name.text}")

    def append(self, name: FileName, offset: int, data: bytes, **headers: str) -> requests.Response:
        return self.ask(
            "PATCH",
            f"{FILES_PATH}/{name.text}",
            data,
            Upload_Offset=str(offset),
            Content_Type=PART_MEDIA_TYPE,
            **headers,
        )

    def missing(self, *sha256: str) -> list[str]:
        answer = requests.post(
            f"{self.url}{FILES_PATH}/missing", json={"sha256": list(sha256)}, headers=self.known, timeout=30
        )
        assert answer.status_code == 200, answer.text
        return list(answer.json()["missing"])

    def go_on(self, data: bytes, most: int = 0) -> int:
        """Send what is missing, as often as somebody disturbs it; returns the number of bytes sent."""
        name, sent = named(data), 0
        until = time.monotonic() + 30
        while True:
            assert time.monotonic() < until
            begun = self.begin(name)
            if begun.status_code == 423:
                continue
            assert begun.status_code == 201, begun.text
            offset = int(begun.headers["Upload-Offset"])
            if offset == len(data):
                return sent
            piece = data[offset : offset + (most or len(data))]
            status = self.append(name, offset, piece).status_code
            assert status in {204, 404, 409, 423}
            sent += len(piece) if status == 204 else 0

    def send(self, data: bytes) -> FileName:
        """The whole of a file."""
        name = named(data)
        offset = int(self.begin(name).headers["Upload-Offset"])
        if offset < name.size_bytes:
            assert self.append(name, offset, data[offset:]).status_code == 204
        return name

    def half_sent(self, name: FileName, offset: int, data: bytes, promised: int) -> socket.socket:
        """A PATCH that promises more than it sends; the connection stays open."""
        place = urlsplit(self.url)
        link = socket.create_connection((place.hostname or "", place.port or 0), timeout=30)
        lines = [
            f"PATCH {FILES_PATH}/{name.text} HTTP/1.1",
            f"Host: {place.netloc}",
            *(f"{key}: {value}" for key, value in self.known.items()),
            f"Content-Type: {PART_MEDIA_TYPE}",
            f"Content-Length: {promised}",
            f"Upload-Offset: {offset}",
        ]
        link.sendall("\r\n".join([*lines, "", ""]).encode() + data)
        return link


def stored(ledger: Ledger, name: FileName) -> bytes:
    return ledger.files.shelf.path(name.sha256).read_bytes()


def at_least(uploader: Uploader, name: FileName, bytes_: int) -> int:
    """Wait until so much of an upload is written."""
    until = time.monotonic() + 10
    while (offset := int(uploader.offset(name).headers["Upload-Offset"])) < bytes_:
        assert time.monotonic() < until, offset
        time.sleep(0.02)
    return offset
