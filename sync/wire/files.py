"""Files beside the events: how an upload is named, what its requests say, and limits both sides keep.

The requests are those of tus 1.0 (tus.io). An upload is named by what it will hold, so any machine of the centre can
go on with it, and nobody has to remember an address.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import msgspec

FILE_BYTES: Final = 50 * 1024 * 1024
"""Greatest file that travels."""

ASKED_FILES: Final = 1000
"""Most addresses in one question for what is missing."""

TUS_VERSION: Final = "1.0.0"
TUS_HEADER: Final = "Tus-Resumable"
OFFSET_HEADER: Final = "Upload-Offset"
LENGTH_HEADER: Final = "Upload-Length"
METADATA_HEADER: Final = "Upload-Metadata"
CHECKSUM_HEADER: Final = "Upload-Checksum"
PART_MEDIA_TYPE: Final = "application/offset+octet-stream"

FILES_PATH: Final = "/v1/files"
SHA256_KEY: Final = "sha256"
"""Key of `Upload-Metadata` whose value is the address of the file, in hex."""

NAME_PATTERN: Final = r"[0-9a-f]{64}-[1-9][0-9]{0,8}"
"""Last part of an upload's path: address and size in bytes."""

_ADDRESS: Final = re.compile(r"[0-9a-f]{64}")
_NAME: Final = re.compile(NAME_PATTERN)


class FileName(NamedTuple):
    """What an upload will hold.

    Attributes:
        sha256: of the whole content, in hex; the file's address.
        size_bytes: of the whole content; at least 1.
    """

    sha256: str
    size_bytes: int

    @property
    def text(self) -> str:
        """Last part of the upload's path."""
        return f"{self.sha256}-{self.size_bytes}"


def read_name(text: str) -> FileName | None:
    """Read the last part of an upload's path; None if it is none."""
    if not _NAME.fullmatch(text):
        return None
    sha256, _, size_bytes = text.partition("-")
    return FileName(sha256, int(size_bytes))


def is_address(text: str) -> bool:
    """Whether a text is the address of a file: a SHA-256 in hex."""
    return _ADDRESS.fullmatch(text) is not None


class FilesAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Which of these does the province lack? At most `ASKED_FILES` addresses."""

    sha256: list[str]


class FilesMissing(msgspec.Struct, frozen=True, kw_only=True):
    """Those of the addresses asked for whose content the province does not hold, in the order asked."""

    missing: list[str]
