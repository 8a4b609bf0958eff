"""The province over HTTP, as the engine sees it: every way a link can fail becomes one typed error."""

from __future__ import annotations

import contextlib
import logging
import secrets
import ssl
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import IO, Any, Final, NamedTuple, Self
from urllib.parse import quote

import msgspec
import requests
import truststore
import urllib3
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase

from sync.errors import BadMessage, NotAllowed, Offline
from sync.transport.compression import WORTH_BYTES, compress, compressed
from sync.transport.http_answers import read_answer, server_clock, tls_fault
from sync.wire.address import read_address
from sync.wire.codes import BYTES, ENCODING, EVENTS_MEDIA_TYPE, JSON, REQUEST_ID_HEADER
from sync.wire.messages import Enrol, Enrolled, Hello, PushAnswer, Snapshot, Unchanged, Welcome, read_message
from sync.wire.renewal import Renew, Renewed
from sync.wire.signing import SIGNATURE_HEADER

CONNECT_S: Final = 3.0
READ_S: Final = 15.0
"""Longest silence in the middle of an answer."""

_LOG = logging.getLogger(__name__)


class HttpProvince:
    """One province, spoken to by one device. Not shared between threads.

    Any call may raise:
        Offline: no link, refused, timed out, or cut at any byte.
        WrongServer: a captive portal, another kind of server, or a certificate that is not trusted.
        NotAllowed: the province does not accept this device; `facts["code"]` says why.
        ServerBusy: a passing failure there; `facts["retry_after_s"]` when it was given.
        BadMessage: the province refused the request, or its answer does not follow the protocol.
    """

    def __init__(self, url: str, token: str = "") -> None:
        """Prepare; nothing is sent yet.

        Args:
            url: address of the province: https, or http to a loopback address.
            token: bearer token of the device; empty only for enrolment.

        Raises:
            NotAllowed: any other address.
        """
        self._url, self._session = open_session(url, token)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the kept connections."""
        close_session(self._session)

    def enrol(self, request: Enrol) -> Enrolled:
        """Redeem an enrolment code.

        Raises:
            NotAllowed: unknown, used up or expired code (`enrol_code`).
        """
        return read_message(self._ask("POST", "/v1/enrol", JSON, msgspec.json.encode(request)).data, Enrolled)

    def renew(self, request: Renew) -> Renewed:
        """Make a new token good; no token is needed.

        Raises:
            NotAllowed: unknown or revoked device, or not its key (`token`).
        """
        return read_message(self._ask("POST", "/v1/token", JSON, msgspec.json.encode(request)).data, Renewed)

    def hello(self, hello: Hello) -> Welcome | Unchanged:
        """Open a round.

        Raises:
            BadMessage: no version of the protocol is shared (`protocol`).
        """
        answer = self._ask("POST", "/v1/hello", JSON, msgspec.json.encode(hello))
        return Unchanged(clock=answer.clock) if answer.etag is None else read_message(answer.data, Welcome)

    def push(self, batches: Iterable[bytes]) -> PushAnswer:
        """Send batches as written by `wire.batch.write_batch` in one request.

        Raises:
            TooLarge: one is over the province's limits; halve it.
        """
        answer = self._ask("POST", "/v1/events", JSON, compressed(batches), EVENTS_MEDIA_TYPE)
        return read_message(answer.data, PushAnswer)

    def feed(self, after: int) -> bytes:
        """Fetch one page of the centre's feed, as read by `wire.batch.read_feed`."""
        return self._ask("GET", f"/v1/feed?after={after}", EVENTS_MEDIA_TYPE).data

    def reference(self, name: str, etag: str) -> Snapshot | None:
        """Fetch a snapshot, or None if `etag` is current there.

        Raises:
            BadMessage: no snapshot of this name (`unknown_name`), or an answer without ETag.
        """
        path = f"/v1/reference/{quote(name, safe='')}"
        answer = self._ask("GET", path, BYTES, etag=etag)
        if answer.etag is None:
            return None
        if not answer.etag:
            raise BadMessage(reason="etag")
        return Snapshot(answer.etag, answer.data, answer.signature)

    def _ask(
        self,
        method: str,
        path: str,
        answer: str,
        body: bytes | Iterator[bytes] = b"",
        media: str = JSON,
        etag: str = "",
    ) -> _Answered:
        """Send one request and read its answer; a body that is an iterator is in our own encoding and streamed."""
        headers = {}
        if answer != JSON:
            headers["Accept"] = f"{answer}, {JSON};q=0.5"
        if body:
            headers["Content-Type"] = media
            if isinstance(body, bytes):
                if len(body) > WORTH_BYTES:
                    headers["Content-Encoding"] = ENCODING
                    body = compress(body, ENCODING)
            else:
                headers["Content-Encoding"] = ENCODING
        if etag:
            headers["If-None-Match"] = f'"{etag}"'
        with exchange(self._session, method, self._url, path, headers, body or None) as response:
            found, data = read_answer(response, answer)
            clock = server_clock(response) if response.status_code == 204 else ""
        return _Answered(found, data, clock, response.headers.get(SIGNATURE_HEADER, ""))


class _Answered(NamedTuple):
    """A success: its ETag (None: nothing changed), body and signature, and the clock where nothing else tells it."""

    etag: str | None
    data: bytes
    clock: str
    signature: str


def open_session(url: str, token: str) -> tuple[str, requests.Session]:
    """The address of a province without a trailing slash, and a session for it.

    Raises:
        NotAllowed: neither https, nor http to a loopback address.
    """
    try:
        address = read_address(url)
    except ValueError as error:
        raise NotAllowed(reason="address") from error
    session = requests.Session()
    session.trust_env = not address.loopback
    # A kept connection is HTTP/1.1's default: every byte that says so costs a slow link.
    session.headers.update({"Accept-Encoding": ENCODING, "User-Agent": "motcua"})
    for needless in ("Connection", "Accept"):
        session.headers.pop(needless, None)
    # An auth object keeps a .netrc of the machine from replacing the token.
    session.auth = _Bearer(token)
    if not address.plain:
        session.mount("https://", _SystemTrust())
    return address.url, session


@contextlib.contextmanager
def exchange(
    session: requests.Session,
    method: str,
    url: str,
    path: str,
    headers: Mapping[str, str],
    body: bytes | Iterator[bytes] | IO[bytes] | None,
) -> Iterator[requests.Response]:
    """Send one request under an id of its own; nothing of its answer is read yet.

    Raises:
        Offline, WrongServer: as `HttpProvince`, also for what goes wrong while the answer is read.
    """
    request_id = secrets.token_urlsafe(9)
    outcome = "failed"
    try:
        with session.request(
            method,
            url + path,
            data=body,
            headers={REQUEST_ID_HEADER: request_id, **headers},
            timeout=(CONNECT_S, READ_S),
            allow_redirects=False,
            stream=True,
        ) as response:
            outcome = str(response.status_code)
            yield response
    except requests.exceptions.SSLError as error:
        raise tls_fault(error) from error
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        raise Offline(reason=type(error).__name__) from error
    finally:
        _LOG.info("%s %s %s %s", request_id, method, path, outcome)


def close_session(session: requests.Session) -> None:
    """Close a session's connections."""
    # requests only forgets its pools; whoever still holds an error's trace would keep them open.
    for adapter in session.adapters.values():
        if isinstance(adapter, HTTPAdapter):
            pools = adapter.poolmanager.pools
            for key in pools.keys():  # noqa: SIM118 - not a mapping that can be iterated
                pools[key].close()
    session.close()


def enrol(url: str, request: Enrol) -> Enrolled:
    """Enrol this machine at a province; errors as `HttpProvince`."""
    with HttpProvince(url) as province:
        return province.enrol(request)


class _Bearer(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class _SystemTrust(HTTPAdapter):
    """Certificates are judged by the system's trust store: provinces run authorities of their own."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        kwargs["ssl_context"] = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().init_poolmanager(*args, **kwargs)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        # requests would add its own list of authorities to the system's.
        conn.cert_reqs = "CERT_REQUIRED"
