"""How a device replaces its bearer token: it makes the new one itself, sends its hash, and proves who it is by its key.

No token goes over the wire, and none is asked for: a counter or a ledger put back to an older copy knows another
token than the other side, and both know the key.
"""

from __future__ import annotations

import msgspec

from sync.wire.messages import ServerIdentity


class Renew(msgspec.Struct, frozen=True, kw_only=True):
    """Ask that a new token be good.

    Attributes:
        device: id of the device.
        token_hash: SHA-256 of the new token, hex.
        at: RFC 3339 instant of the request, by the device's clock; part of what is signed, never judged.
        signature: by the device's key, see `signing.sign_token`.
    """

    device: str
    token_hash: str
    at: str
    signature: str


class Renewed(msgspec.Struct, frozen=True, kw_only=True):
    """The new token is good; the old one is until the new one was used.

    Attributes:
        server: which province this is.
        signing_key: Ed25519 public key its reference snapshots are signed by, base64.
    """

    server: ServerIdentity
    signing_key: str
