"""Who is let in: devices by their token, operators by theirs or from this machine, and nobody too often."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Final

from starlette.requests import Request

from sync.province.devices import Device
from sync.province.errors import EnrolCodeRefused, NotOperator, TokenUnknown
from sync.province.ledger import Ledger
from sync.province.limits import Limits

Work = Callable[[Callable[[], Any]], Awaitable[Any]]
STRANGER_BYTES: Final = 16 * 1024
"""Longest body of a request that comes without a token."""


class Door:
    """Stands before every handler of one gateway process.

    Args of the constructor:
        ledger: where tokens are looked up.
        limits: None lets everybody ask as much as they like; only for a gateway of this machine alone.
        operator_token: who has it may read the figures from elsewhere; empty: nobody may.
    """

    def __init__(self, ledger: Ledger, limits: Limits | None, operator_token: str) -> None:
        self._ledger = ledger
        self._limits = limits
        self._operator_token = operator_token.encode()

    def stands(self, request: Request, *, known: bool) -> AbstractContextManager[None]:
        """Hold one request against the limits until it is answered; `known` says whether it needs a device's token.

        Raises:
            TooMany: its address asked too much.
        """
        return nullcontext() if self._limits is None else self._limited(request, self._limits, known)

    @contextmanager
    def _limited(self, request: Request, limits: Limits, known: bool) -> Iterator[None]:
        address = _address(request)
        if not known or not _bearer(request):
            limits.ask(address)
        try:
            yield
        except (TokenUnknown, EnrolCodeRefused):
            limits.failed(address, _bearer(request))
            raise
        finally:
            admitted = getattr(request.state, "admitted", "")
            if admitted:
                limits.leave(admitted)

    async def device(self, request: Request, work: Work) -> Device:
        """The device a request comes from.

        Args:
            request: with its token.
            work: runs what may block.

        Raises:
            TokenUnknown: no token, an unknown or a revoked one.
            TooMany: the device asks too much, or its address came with too many wrong tokens.
        """
        token, limits = _bearer(request), self._limits
        if not token:
            raise TokenUnknown
        if limits is not None:
            limits.look_up(_address(request), token)
        device: Device | None = await work(lambda: self._ledger.devices.authenticate(token))
        if device is None:
            raise TokenUnknown
        if limits is not None:
            limits.good(token)
            limits.admit(device.id)
            request.state.admitted = device.id
        request.state.note.update(device=device.id, centre=device.centre)
        return device

    def operator(self, request: Request) -> None:
        """Let nobody read the gateway's figures but this machine, or who has the operator's token.

        Raises:
            NotOperator: neither.
        """
        given = _bearer(request).encode()
        has_token = bool(self._operator_token) and hmac.compare_digest(given, self._operator_token)
        if not has_token and not is_at_this_machine(request):
            raise NotOperator


def is_at_this_machine(request: Request) -> bool:
    """Whether the asker sits at this machine itself, not behind a proxy that runs here."""
    if any(name in request.headers for name in ("forwarded", "x-forwarded-for", "via")):
        return False
    try:
        return ipaddress.ip_address(_address(request)).is_loopback
    except ValueError:
        return False


def _address(request: Request) -> str:
    return request.client.host if request.client is not None else ""


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
