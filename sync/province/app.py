"""The gateway as an ASGI application: reads requests, asks the ledger, answers. It keeps nothing itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from functools import partial
from typing import Final, TypeVar

import anyio
import anyio.to_thread
import msgspec
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Path
from starlette.types import ASGIApp

from sync.errors import BadMessage, ChainBroken, SyncError, TooLarge
from sync.province import openapi, renewal
from sync.province.answers import best_encoding, problem, read_batches, read_body, success
from sync.province.connections import Guard
from sync.province.correspondence import LOG, Correspondence
from sync.province.database import POOL
from sync.province.devices import Device
from sync.province.door import STRANGER_BYTES, Door, is_at_this_machine
from sync.province.errors import (
    BodyTooLarge,
    Busy,
    Failed,
    MethodRefused,
    PathUnknown,
    Refused,
    WrongCentre,
)
from sync.province.file_desk import FileDesk, pattern
from sync.province.intake import Intake
from sync.province.ledger import Ledger
from sync.province.limits import Limits
from sync.province.metrics import MEDIA, Metrics
from sync.province.route import Route
from sync.province.routes import ROUTES
from sync.province.under_way import UnderWay
from sync.wire.batch import BatchHead, read_batch, write_feed
from sync.wire.codes import BATCH_EVENTS, BYTES, EVENTS_MEDIA_TYPE, JSON
from sync.wire.envelope import Envelope
from sync.wire.messages import Enrol, Enrolled, Hello, Unchanged, read_message
from sync.wire.renewal import Renew
from sync.wire.signing import SIGNATURE_HEADER

_T = TypeVar("_T")
_Handler = Callable[[Request], Awaitable[Response]]
_FURTHEST: Final = 2**63 - 1


def create_app(
    ledger: Ledger,
    *,
    demonstration: bool = False,
    limits: Limits | None = None,
    guard: Guard | None = None,
    operator_token: str = "",
) -> ASGIApp:
    """Make the gateway over an opened ledger.

    Args:
        ledger: stays the caller's; it is not closed here.
        demonstration: whether reusable enrolment codes are good. Only for a server bound to loopback.
        limits: how much one asker may ask; None for a gateway of this machine alone.
        guard: what watches the connections, for the metrics.
        operator_token: opens the metrics to other machines; empty: closed to them.
    """
    metrics = Metrics()
    door = Door(ledger, limits, operator_token)
    gateway = _Gateway(ledger, door, demonstration, lambda: metrics.text(ledger.database, guard))
    desk = FileDesk(ledger.files, gateway.device)
    served: dict[str, dict[str, _Handler]] = {}
    for route in ROUTES:
        handler = getattr(gateway, route.name, None) or getattr(desk, route.name)
        served.setdefault(route.path, {})[route.method] = _answering(route, door, handler)
    # One entry a path, so that a refused method is told all that are served there.
    paths = [Path(pattern(path), _by_method(methods), methods=list(methods)) for path, methods in served.items()]
    app = Starlette(routes=paths, exception_handlers={HTTPException: _http_error})
    app.router.redirect_slashes = False
    return Correspondence(app, ledger.database.clock, metrics.observe)


class _Gateway:
    """One method for each row of the route table, under the row's name."""

    def __init__(self, ledger: Ledger, door: Door, demonstration: bool, figures: Callable[[], bytes]) -> None:
        self._ledger = ledger
        self._door = door
        self._figures = figures
        self._demonstration = demonstration
        self._threads = anyio.CapacityLimiter(POOL)
        self._under_way = UnderWay()
        self._description = msgspec.json.encode(openapi.document())

    async def _work(self, work: Callable[[], _T]) -> _T:
        """Run what may block outside the event loop."""
        return await anyio.to_thread.run_sync(work, limiter=self._threads)

    async def device(self, request: Request) -> Device:
        """Who asks; raises TokenUnknown."""
        return await self._door.device(request, self._work)

    async def health(self, request: Request) -> Response:
        await self._work(self._ledger.identity)
        return success(b'{"status":"ok"}', JSON)

    async def openapi(self, request: Request) -> Response:
        return success(self._description, JSON, encoding=best_encoding(request))

    async def metrics(self, request: Request) -> Response:
        self._door.operator(request)
        return success(await self._work(self._figures), MEDIA, encoding=best_encoding(request))

    async def enrol(self, request: Request) -> Response:
        enrol = read_message(await read_body(request, JSON, STRANGER_BYTES), Enrol)
        reusable = self._demonstration and is_at_this_machine(request)

        def work() -> Enrolled:
            device, token = self._ledger.devices.redeem(enrol, demonstration=reusable)
            profile = msgspec.Raw(self._ledger.profile(device.centre))
            return Enrolled(
                device=device.id,
                token=token,
                server=self._ledger.identity(),
                centre=profile,
                signing_key=self._ledger.signing_key(),
            )

        enrolled = await self._work(work)
        request.state.note.update(device=enrolled.device)
        return success(msgspec.json.encode(enrolled), JSON)

    async def token(self, request: Request) -> Response:
        renew = read_message(await read_body(request, JSON, STRANGER_BYTES), Renew)
        renewed = await self._work(lambda: renewal.renew(self._ledger.database, renew))
        request.state.note.update(device=renew.device)
        return success(msgspec.json.encode(renewed), JSON)

    async def hello(self, request: Request) -> Response:
        device = await self.device(request)
        hello = read_message(await read_body(request, JSON), Hello)
        encoding = best_encoding(request)
        await self._under_way.ended(device.id)

        def work() -> Response:
            answer = self._ledger.welcome(device, hello)
            if isinstance(answer, Unchanged):
                return Response(status_code=204)
            request.state.note.update(held=sum(head.held for head in answer.figures.journals))
            return success(msgspec.json.encode(answer), JSON, encoding=encoding)

        return await self._work(work)

    async def events(self, request: Request) -> Response:
        device = await self.device(request)
        encoding = best_encoding(request)
        intake = self._ledger.intake(device)
        try:
            with self._under_way.of(device.id):
                async for batches in read_batches(request):
                    await self._work(partial(_take, intake, batches))
        finally:
            # What was committed stays, however the request ends: the log says so.
            request.state.note.update(intake.counts)
        answer = await self._work(intake.answer)
        return success(msgspec.json.encode(answer), JSON, encoding=encoding)

    async def feed(self, request: Request) -> Response:
        device = await self.device(request)
        text = request.query_params.get("after", "0")
        if not (text.isascii() and text.isdigit() and len(text) < 20) or int(text) > _FURTHEST:
            raise Refused(reason="after")
        if request.query_params.get("centre", device.centre) != device.centre:
            raise WrongCentre
        after, encoding = int(text), best_encoding(request)

        def work() -> Response:
            page = self._ledger.feed(device.centre, after)
            request.state.note.update(after=after, events=len(page.items))
            data = write_feed(after, page.items, more=page.more)
            return success(data, EVENTS_MEDIA_TYPE, encoding=encoding)

        return await self._work(work)

    async def reference(self, request: Request) -> Response:
        device = await self.device(request)
        name, encoding = request.path_params["name"], best_encoding(request)
        held = request.headers.get("if-none-match", "")

        def work() -> Response:
            snapshot = self._ledger.reference.fetch(name, device.centre)
            tag = {"ETag": f'"{snapshot.etag}"', SIGNATURE_HEADER: snapshot.signature}
            request.state.note.update(reference=name)
            if f'"{snapshot.etag}"' in held:
                return Response(status_code=304, headers=tag)
            return success(snapshot.data, BYTES, encoding=encoding, headers=tag)

        return await self._work(work)


def _take(intake: Intake, batches: list[bytes]) -> None:
    for head, envelopes in _together(batches):
        intake.take(head, envelopes)


def _together(batches: list[bytes]) -> Iterator[tuple[BatchHead, list[Envelope]]]:
    """Batches that arrived together, in as few transactions as may be; each costs a wait for the disk."""
    head: BatchHead | None = None
    waiting: list[Envelope] = []
    for data in batches:
        try:
            following, envelopes = read_batch(data)
        except SyncError:
            # What came whole before it counts.
            if head is not None:
                yield head, waiting
            raise
        same = head is not None and (head.journal, head.device, head.centre) == (
            following.journal, following.device, following.centre,
        )  # fmt: skip
        if head is not None and (not same or len(waiting) + len(envelopes) > BATCH_EVENTS):
            yield head, waiting
            head = None
        if head is None:
            head, waiting = following, []
        waiting += envelopes
    if head is not None:
        yield head, waiting


def _answering(route: Route, door: Door, handler: _Handler) -> _Handler:
    """Turn every error of a handler into an answer with a code; a trace never leaves the gateway."""

    async def endpoint(request: Request) -> Response:
        request.state.note.update(route=route.name)
        try:
            with door.stands(request, known=route.known):
                return await handler(request)
        except Exception as error:  # noqa: BLE001 - whatever it is, other devices are served on
            refused = _refused(error)
            if refused.status >= 500:
                LOG.error("%s", msgspec.json.encode(_place(error)).decode())
            request.state.note.update(code=refused.code)
            return problem(refused)

    return endpoint


def _refused(error: Exception) -> Refused:
    if isinstance(error, Refused):
        return error
    if isinstance(error, TooLarge):
        return BodyTooLarge(**error.facts)
    if isinstance(error, ChainBroken):
        return Refused(reason=error.code, **error.facts)
    if isinstance(error, BadMessage):
        return Refused(**error.facts)
    if isinstance(error, DBAPIError | PoolTimeoutError):
        return Busy()
    return Failed()


def _place(error: Exception) -> dict[str, str | int]:
    """Where our own fault happened. The error's text may quote data, so only its type is told."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    return {"error": type(error).__name__, "where": where}


def _by_method(handlers: Mapping[str, _Handler]) -> _Handler:
    async def endpoint(request: Request) -> Response:
        # Starlette lets HEAD through to what serves GET.
        return await (handlers.get(request.method) or handlers["GET"])(request)

    return endpoint


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    kinds: dict[int, type[Refused]] = {404: PathUnknown, 405: MethodRefused}
    refused = kinds.get(status, Refused)()
    request.state.note.update(code=refused.code)
    answer = problem(refused)
    # Starlette says here which methods are served.
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer
