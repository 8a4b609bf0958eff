"""The file that enrols a counter: what would otherwise be read out over the telephone, and the centre's profile."""

from __future__ import annotations

from typing import Final

import msgspec

from sync.errors import BadMessage
from sync.wire.address import read_address
from sync.wire.carried import read_carried
from sync.wire.courier import check_recipient
from sync.wire.recovery import key_id
from sync.wire.signing import read_key

_LONGEST: Final = 2000
"""Characters of an address; codes and ids are shorter still."""


class EnrolmentFile(msgspec.Struct, frozen=True, kw_only=True, tag="motcua-enrolment", tag_field="kind"):
    """Made by the province for one counter.

    Attributes:
        url: address of the province.
        code: one-time enrolment code.
        server_id: identity that must answer there, see `ServerIdentity`.
        centre: profile of the centre, a JSON object.
        recovery_key: X25519 public key to seal the store key to, base64; empty when the province has none.
        courier_key: recipient that bundles on USB are encrypted to, see `courier`; empty when the province has none.
        signing_key: Ed25519 key that reference snapshots are signed by, base64; empty where it was made by an older
            program.
    """

    url: str
    code: str
    server_id: str
    centre: msgspec.Raw
    recovery_key: str = ""
    courier_key: str = ""
    signing_key: str = ""
    v: int = 1


def write_enrolment_file(file: EnrolmentFile) -> bytes:
    """The bytes of the file, as `read_enrolment_file` takes them.

    Raises:
        BadMessage: it would not be taken; for the reasons given there.
    """
    data = msgspec.json.encode(file)
    read_enrolment_file(data)
    return data


def read_enrolment_file(data: bytes) -> EnrolmentFile:
    """Read and check an enrolment file; nothing is asked of the province yet.

    Args:
        data: the file's bytes; no more than `carried.CARRIED_BYTES` + 1 of them are needed.

    Raises:
        BadMessage: as `read_carried`; `file_address` (neither https nor http on this machine), `file_centre` (the
            profile is no object), `file_not_readable` (code or server id cannot be one), `recovery_key`,
            `courier_key`, or `public_key` (the signing key).
    """
    file = read_carried(data, EnrolmentFile)
    try:
        if len(file.url) > _LONGEST:
            raise ValueError("address")
        read_address(file.url)
    except ValueError as error:
        raise BadMessage(reason="file_address") from error
    if not bytes(file.centre).lstrip().startswith(b"{"):
        raise BadMessage(reason="file_centre")
    if not all(0 < len(text) <= 100 and text.isprintable() for text in (file.code, file.server_id)):
        raise BadMessage(reason="file_not_readable")
    if file.recovery_key:
        key_id(file.recovery_key)
    if file.courier_key:
        check_recipient(file.courier_key)
    if file.signing_key:
        read_key(file.signing_key)
    return file
