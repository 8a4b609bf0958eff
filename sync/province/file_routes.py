"""Rows of the route table that concern files."""

from __future__ import annotations

from typing import Any, Final

from sync.province import errors, file_errors
from sync.province.errors import Refused
from sync.province.route import READING, Body, Parameter, Route
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
    TUS_HEADER,
    TUS_VERSION,
    FilesAsked,
    FilesMissing,
)

_ONE: Final = FILES_PATH + "/{upload}"
_DISK: Final = (file_errors.FilesUnavailable, file_errors.DiskFull)
_FINISHING: Final = (*_DISK, file_errors.UploadBusy, file_errors.FileDamaged)
_TUS: Final = (Refused, file_errors.TusVersionRefused)


def _header(name: str, schema: dict[str, Any], *, required: bool = True) -> Parameter:
    return Parameter(name, "header", schema, required=required)


_VERSION: Final = _header(TUS_HEADER, {"type": "string", "const": TUS_VERSION})
_OFFSET: Final = _header(OFFSET_HEADER, {"type": "integer", "minimum": 0, "maximum": FILE_BYTES})
_CHECKSUM: Final = _header(CHECKSUM_HEADER, {"type": "string", "pattern": "^(sha1|sha256) "}, required=False)
_UPLOAD: Final = Parameter("upload", "path", {"type": "string", "pattern": f"^{NAME_PATTERN}$"}, required=True)
_APPENDING: Final = (
    *READING,
    *_FINISHING,
    file_errors.TusVersionRefused,
    file_errors.UploadUnknown,
    file_errors.OffsetWrong,
)

FILE_ROUTES: Final = (
    Route(
        name="files_options",
        method="OPTIONS",
        path=FILES_PATH,
        summary="What is spoken here of tus 1.0",
        answer=None,
        statuses=(204,),
    ),
    Route(
        name="file_begin",
        method="POST",
        path=FILES_PATH,
        summary="Begin an upload; Upload-Offset says how much of it need not be sent, all of it when the file is held",
        answer=None,
        parameters=(
            _VERSION,
            _header(LENGTH_HEADER, {"type": "integer", "minimum": 1, "maximum": FILE_BYTES}),
            _header(METADATA_HEADER, {"type": "string", "description": "sha256, then the address in hex, base64"}),
        ),
        refusals=(*_TUS, errors.BodyTooLarge, *_FINISHING),
        statuses=(201,),
    ),
    Route(
        name="files_missing",
        method="POST",
        path=FILES_PATH + "/missing",
        summary="Which of these files the centre has not sent whole",
        request=Body(JSON, FilesAsked),
        answer=Body(JSON, FilesMissing),
        refusals=(*READING, file_errors.FilesUnavailable),
    ),
    Route(
        name="file_offset",
        method="HEAD",
        path=_ONE,
        summary="How much of an upload has arrived",
        answer=None,
        parameters=(_UPLOAD, _VERSION),
        refusals=(*_TUS, file_errors.UploadUnknown, *_FINISHING),
        statuses=(200,),
    ),
    Route(
        name="file_append",
        method="PATCH",
        path=_ONE,
        summary="Add bytes at the end of an upload; with the last of them the whole file is hashed and taken in",
        request=Body(PART_MEDIA_TYPE, None),
        answer=None,
        parameters=(_UPLOAD, _VERSION, _OFFSET, _CHECKSUM),
        refusals=_APPENDING,
        statuses=(204,),
    ),
    Route(
        name="file_drop",
        method="DELETE",
        path=_ONE,
        summary="Give an upload up",
        answer=None,
        parameters=(_UPLOAD, _VERSION),
        refusals=(*_TUS, file_errors.UploadUnknown, file_errors.UploadBusy, *_DISK),
        statuses=(204,),
    ),
    Route(
        name="file_override",
        method="POST",
        path=_ONE,
        summary="PATCH, HEAD or DELETE, for networks that let no such request through",
        request=None,
        answer=None,
        parameters=(
            _UPLOAD,
            _VERSION,
            _header("X-HTTP-Method-Override", {"type": "string", "enum": ["PATCH", "HEAD", "DELETE"]}),
        ),
        refusals=(*_APPENDING, errors.MethodRefused),
        statuses=(200, 204),
    ),
)
