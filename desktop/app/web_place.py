"""Releases on a web server, with the certificates that the system trusts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import IO, Final, cast

from desktop.updates.errors import UpdatePlaceUnavailable
from sync.errors import NotAllowed, SyncError

_WHOLE: Final = 200
_PART: Final = 206
_NO_SUCH: Final = 404


class WebFiles:
    """Implements `desktop.updates.place.Web`."""

    @contextlib.contextmanager
    def open(self, address: str, after: int) -> Iterator[tuple[IO[bytes], int]]:
        """Open a file after so many bytes."""
        from sync.transport.http import close_session, exchange, open_session

        folder, name = address.rsplit("/", 1)
        # Bytes as they are: what is signed is not what a server may make of it on the way.
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={after}-"} if after else {})
        try:
            url, session = open_session(folder, "")
        except NotAllowed as error:
            raise UpdatePlaceUnavailable(place=folder, reason="address") from error
        try:
            with exchange(session, "GET", url, f"/{name}", headers, None) as answer:
                if answer.status_code == _NO_SUCH:
                    raise UpdatePlaceUnavailable(place=folder, reason="missing")
                if answer.status_code not in {_WHOLE, _PART}:
                    raise UpdatePlaceUnavailable(place=folder, reason="answer", status=answer.status_code)
                yield cast(IO[bytes], answer.raw), after if answer.status_code == _PART else 0
        except SyncError as error:
            raise UpdatePlaceUnavailable(place=folder, reason="link") from error
        finally:
            close_session(session)
