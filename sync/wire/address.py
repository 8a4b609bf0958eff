"""Where a province may be: https, or plain http that never leaves this machine."""

from __future__ import annotations

import ipaddress
from typing import NamedTuple
from urllib.parse import urlsplit


class Address(NamedTuple):
    """An address that may be spoken to.

    Attributes:
        url: without a slash at its end.
        plain: whether it is http.
        loopback: whether it is on this machine.
    """

    url: str
    plain: bool
    loopback: bool


def read_address(url: str) -> Address:
    """Judge the address of a province.

    Raises:
        ValueError: neither https nor http to a loopback address, or more in it than host, port and path.
    """
    parts = urlsplit(url)
    if not parts.hostname or parts.port == 0:
        raise ValueError("address")
    loopback = is_loopback(parts.hostname)
    plain = parts.scheme == "http"
    spoken = parts.scheme == "https" or (plain and loopback)
    if not spoken or parts.query or parts.fragment or parts.username or not url.isprintable() or " " in url:
        raise ValueError("address")
    return Address(url.rstrip("/"), plain, loopback)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself; names other than `localhost` are never looked up."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
