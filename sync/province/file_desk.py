"""Requests for files as tus 1.0 states them; each method stands under the name of its row in the route table."""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Awaitable, Callable, Mapping
from email.utils import formatdate
from functools import wraps
from typing import Final, TypeVar

import anyio
import anyio.to_thread
import msgspec
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response

from sync.errors import BadMessage, TooLarge
from sync.province.answers import read_body, success
from sync.province.devices import Device
from sync.province.errors import BodyTooLarge, MediaTypeRefused, MethodRefused, Refused
from sync.province.file_errors import OffsetWrong, TusVersionRefused, UploadUnknown
from sync.province.files import Files
from sync.province.part import WRITERS, Checksum, take_in
from sync.province.shelf import EXPIRY_S
from sync.wire.codes import JSON
from sync.wire.files import (
    CHECKSUM_HEADER,
    FILE_BYTES,
    FILES_PATH,
    LENGTH_HEADER,
    METADATA_HEADER,
    NAME_PATTERN,
    OFFSET_HEADER,
    PART_MEDIA_TYPE,
    SHA256_KEY,
    TUS_HEADER,
    TUS_VERSION,
    FileName,
    FilesAsked,
    FilesMissing,
    is_address,
    read_name,
)
from sync.wire.messages import read_message

_T = TypeVar("_T")
_Handler = Callable[["FileDesk", Request], Awaitable[Response]]
_OURS: Final = {TUS_HEADER: TUS_VERSION, "Cache-Control": "no-store"}
_ABOUT: Final = {
    **_OURS,
    "Tus-Version": TUS_VERSION,
    "Tus-Max-Size": str(FILE_BYTES),
    "Tus-Extension": "creation,termination,expiration,checksum",
    "Tus-Checksum-Algorithm": ",".join(Checksum.ALGORITHMS),
}


class _UploadConvertor(Convertor[str]):
    regex = NAME_PATTERN

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("upload", _UploadConvertor())


def pattern(path: str) -> str:
    """A path of the route table as the application matches it: only what can name an upload is one."""
    return path.replace("{upload}", "{upload:upload}")


def _tus(handler: _Handler) -> _Handler:
    """Hold a request to the version spoken here, and give every answer its headers."""

    @wraps(handler)
    async def held(desk: FileDesk, request: Request) -> Response:
        try:
            if request.headers.get(TUS_HEADER) != TUS_VERSION:
                raise TusVersionRefused(speaks=TUS_VERSION)
            return await handler(desk, request)
        except TooLarge as error:
            raise BodyTooLarge(**error.facts).with_headers(_ABOUT) from error
        except BadMessage as error:
            raise Refused(**error.facts).with_headers(_OURS) from error
        except TusVersionRefused as refused:
            raise refused.with_headers(_ABOUT) from None
        except Refused as refused:
            raise refused.with_headers(_OURS) from None

    return held


class FileDesk:
    """One method for each row of the route table that concerns files."""

    def __init__(self, files: Files, device: Callable[[Request], Awaitable[Device]]) -> None:
        """Args are the files, and what finds out who asks."""
        self._files = files
        self._device = device
        # Disks are waited for here, so that they never keep the ledger's requests waiting.
        self._threads = anyio.CapacityLimiter(WRITERS)
        self._writers = anyio.CapacityLimiter(WRITERS)

    async def _work(self, work: Callable[[], _T]) -> _T:
        return await anyio.to_thread.run_sync(work, limiter=self._threads)

    async def files_options(self, request: Request) -> Response:
        """What is spoken here of tus 1.0."""
        await self._device(request)
        return Response(status_code=204, headers=_ABOUT)

    async def files_missing(self, request: Request) -> Response:
        """Which of a list of files the centre has not sent whole."""
        device = await self._device(request)
        asked = read_message(await read_body(request, JSON), FilesAsked)
        missing = await self._work(lambda: self._files.missing(device.centre, asked.sha256))
        request.state.note.update(asked=len(asked.sha256), missing=len(missing))
        return success(msgspec.json.encode(FilesMissing(missing=missing)), JSON)

    @_tus
    async def file_begin(self, request: Request) -> Response:
        """Begin an upload, or tell how much of it need not be sent."""
        device = await self._device(request)
        length = _number(request, LENGTH_HEADER)
        if not length:
            raise BadMessage(reason="length")
        name = FileName(_address(request.headers.get(METADATA_HEADER, "")), length)
        if length > FILE_BYTES:
            raise TooLarge(limit=FILE_BYTES)
        offset = await self._work(lambda: self._files.begin(device.centre, name))
        request.state.note.update(file=name.sha256, length=length, offset=offset)
        return _empty(201, name, offset, {"Location": f"{FILES_PATH}/{name.text}"})

    @_tus
    async def file_offset(self, request: Request) -> Response:
        """How much of an upload has arrived."""
        device, name = await self._device(request), _named(request)
        offset = await self._work(lambda: self._files.offset(device.centre, name))
        if offset is None:
            raise UploadUnknown
        return _empty(200, name, offset, {LENGTH_HEADER: str(name.size_bytes)})

    @_tus
    async def file_append(self, request: Request) -> Response:
        """Add a part; with the last byte the file is hashed and taken in."""
        device, name = await self._device(request), _named(request)
        given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if given != PART_MEDIA_TYPE or request.headers.get("content-encoding", "identity").lower() != "identity":
            raise MediaTypeRefused(expected=PART_MEDIA_TYPE)
        offset = _number(request, OFFSET_HEADER)
        checksum = Checksum.read(request.headers.get(CHECKSUM_HEADER))
        request.state.note.update(file=name.sha256, offset=offset)
        if await self._work(lambda: self._files.holds(device.centre, name)):
            if offset != name.size_bytes:
                raise OffsetWrong(offset=name.size_bytes)
            return _empty(204, name, offset)
        if _stated_length(request) > name.size_bytes - offset:
            raise BodyTooLarge(limit=name.size_bytes - offset)
        async with self._writers:
            writing = await self._work(lambda: self._files.shelf.writing(device.centre, name))
            try:
                if writing.offset != offset:
                    raise OffsetWrong(offset=writing.offset)
                offset = await take_in(request, writing, name, checksum, self._threads)
                if offset == name.size_bytes:
                    await self._work(lambda: self._files.finish(device.centre, writing, name))
            finally:
                writing.close()
        return _empty(204, name, offset)

    @_tus
    async def file_drop(self, request: Request) -> Response:
        """Give an upload up."""
        device, name = await self._device(request), _named(request)
        if not await self._work(lambda: self._files.drop(device.centre, name)):
            raise UploadUnknown
        return Response(status_code=204, headers=_OURS)

    async def file_override(self, request: Request) -> Response:
        """Some networks let only GET and POST through; tus has a header for them."""
        meant: dict[str, Callable[[Request], Awaitable[Response]]] = {
            "PATCH": self.file_append,
            "HEAD": self.file_offset,
            "DELETE": self.file_drop,
        }
        handler = meant.get(request.headers.get("x-http-method-override", "").upper())
        if handler is None:
            await self._device(request)
            raise MethodRefused
        return await handler(request)


def _empty(status: int, name: FileName, offset: int, more: Mapping[str, str] | None = None) -> Response:
    headers = {**_OURS, OFFSET_HEADER: str(offset), **(more or {})}
    if offset < name.size_bytes:
        headers["Upload-Expires"] = formatdate(time.time() + EXPIRY_S, usegmt=True)
    return Response(status_code=status, headers=headers)


def _named(request: Request) -> FileName:
    name = read_name(request.path_params["upload"])
    if name is None:
        raise UploadUnknown
    return name


def _number(request: Request, header: str) -> int:
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise BadMessage(reason=header.lower())
    return int(text)


def _stated_length(request: Request) -> int:
    text = request.headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdigit() else 0


def _address(metadata: str) -> str:
    """The SHA-256 in hex, out of `Upload-Metadata`.

    Raises:
        BadMessage: it does not name one.
    """
    for pair in metadata.split(","):
        key, _, value = pair.strip().partition(" ")
        if key == SHA256_KEY:
            try:
                address = base64.b64decode(value, validate=True).decode("ascii")
            except (binascii.Error, ValueError) as error:
                raise BadMessage(reason="metadata") from error
            if is_address(address):
                return address
    raise BadMessage(reason="metadata")
