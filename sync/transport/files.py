"""Files over HTTP: the few requests of tus 1.0 that the lane needs; whatever a link does becomes one typed error."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Final, Self

import msgspec

from sync.errors import BadMessage, Offline, WrongServer
from sync.transport.compression import GZIP, WORTH_BYTES, compress
from sync.transport.http import close_session, exchange, open_session
from sync.transport.http_answers import read_answer
from sync.wire.codes import JSON
from sync.wire.files import (
    FILES_PATH,
    LENGTH_HEADER,
    METADATA_HEADER,
    OFFSET_HEADER,
    PART_MEDIA_TYPE,
    SHA256_KEY,
    TUS_HEADER,
    TUS_VERSION,
    FileName,
    FilesAsked,
    FilesMissing,
)
from sync.wire.messages import read_message

_TUS: Final = {TUS_HEADER: TUS_VERSION}


class HttpFiles:
    """Implements `sync.ports.FileProvince`. Nothing is sent before the first call. Not shared between threads.

    Any call may raise what `sync.transport.http.HttpProvince` raises.
    """

    def __init__(self, url: str, token: str) -> None:
        """Args are address and token, as for `HttpProvince`.

        Raises:
            NotAllowed: neither https, nor http to a loopback address.
        """
        self._url, self._session = open_session(url, token)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        close_session(self._session)

    def missing(self, sha256: Sequence[str]) -> list[str]:
        """Which of these files the province does not hold; one turn for all of them."""
        body = msgspec.json.encode(FilesAsked(sha256=list(sha256)))
        headers = {"Content-Type": JSON}
        if len(body) > WORTH_BYTES:
            headers["Content-Encoding"] = GZIP
            body = compress(body)
        data = self._ask("POST", f"{FILES_PATH}/missing", headers, body, None)
        return read_message(data, FilesMissing).missing

    def begin(self, name: FileName) -> int:
        """Begin or take up an upload; returns how many bytes need not be sent."""
        metadata = f"{SHA256_KEY} {base64.b64encode(name.sha256.encode()).decode()}"
        headers = {**_TUS, LENGTH_HEADER: str(name.size_bytes), METADATA_HEADER: metadata}
        return _offset(self._ask("POST", FILES_PATH, headers, b"", 201), name)

    def append(self, name: FileName, offset: int, data: bytes) -> int:
        """Send bytes; returns how many of the file are there for good."""
        headers = {**_TUS, OFFSET_HEADER: str(offset), "Content-Type": PART_MEDIA_TYPE}
        return _offset(self._ask("PATCH", f"{FILES_PATH}/{name.text}", headers, data, 204), name)

    def _ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes, status: int | None) -> bytes:
        """Send one request; returns the body of a success, or its offset where one without a body is expected."""
        # From a stream it goes out in small pieces, each with the time limit to itself.
        stream = io.BytesIO(body) if body else None
        with exchange(self._session, method, self._url, path, headers, stream) as response:
            if response.status_code != status:
                data = read_answer(response, JSON)[1]
                if status is not None:
                    raise WrongServer(status=response.status_code)
            else:
                # Of headers that were cut the last is shorter, or missing: a smaller number, never one too great.
                data = response.headers.get(OFFSET_HEADER, "").encode()
        return data


def _offset(text: bytes, name: FileName) -> int:
    if not text.isdigit() or len(text) > 15:
        raise Offline(reason="cut")
    offset = int(text)
    if offset > name.size_bytes:
        raise BadMessage(reason="offset")
    return offset
