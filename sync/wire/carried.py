"""Messages that people carry in files: JSON objects that name their `kind` and version `v`."""

from __future__ import annotations

from typing import Any, Final, TypeVar

import msgspec

from sync.errors import BadMessage

CARRIED_BYTES: Final = 256 * 1024
"""A larger file is not read: the largest part of any is the profile of a centre."""

_VERSION: Final = 1
_T = TypeVar("_T", bound=msgspec.Struct)


class _Label(msgspec.Struct):
    kind: Any = None
    v: Any = None


def read_carried(data: bytes, shape: type[_T]) -> _T:
    """Read a carried file of one kind.

    Args:
        data: the file's bytes; whoever reads the file needs no more than CARRIED_BYTES + 1 of them.
        shape: tagged struct with a field `v`.

    Raises:
        BadMessage: `file_too_large`, `file_not_readable`, `file_kind` (another kind of file), `file_version`.
    """
    if len(data) > CARRIED_BYTES:
        raise BadMessage(reason="file_too_large")
    label = _decode(data, _Label)
    if label.kind != shape.__struct_config__.tag:
        raise BadMessage(reason="file_kind")
    if label.v != _VERSION or isinstance(label.v, bool):
        raise BadMessage(reason="file_version")
    return _decode(data, shape)


def _decode(data: bytes, shape: type[_T]) -> _T:
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadMessage(reason="file_not_readable") from error
