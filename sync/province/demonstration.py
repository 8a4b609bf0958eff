"""A centre to try the program with, on one machine, before any province has enrolled it."""

from __future__ import annotations

from typing import Final

import msgspec

from sync.errors import BadMessage
from sync.province.courier_key import make_key
from sync.province.ledger import Ledger

DEMO_CODE: Final = "MINH-HOA"
"""Enrols any number of counters; good only while the gateway is bound to a loopback address."""


class _Profile(msgspec.Struct):
    """What the gateway reads of a centre profile; the rest is the counter's business."""

    agency_code: str
    name: str


def fill(ledger: Ledger, profile: bytes) -> str:
    """Put the demonstration centre into a ledger without centres; any other ledger is left as it is.

    Args:
        ledger: open ledger.
        profile: JSON object of the centre, with at least `agency_code` and `name`.

    Returns:
        Agency code of the demonstration centre, empty when the ledger has centres already.

    Raises:
        BadMessage: the profile is not such an object.
    """
    if ledger.centres():
        return ""
    try:
        centre = msgspec.json.decode(profile, type=_Profile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadMessage(reason="profile") from error
    ledger.add_centre(centre.agency_code, centre.name, profile)
    ledger.devices.allow_reusable_code(DEMO_CODE, centre.agency_code)
    make_key(ledger)
    return centre.agency_code
