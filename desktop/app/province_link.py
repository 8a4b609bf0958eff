"""Between the store and the province: enrolment and one round, in words that screens and logs share."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from desktop.domain.read_models import RoundOutcome
from desktop.store.sync_port import SyncPort
from sync.engine.engine import Engine, Progress, RoundReport
from sync.engine.files import FileLane
from sync.errors import BadMessage, NotAllowed, ServerBusy, SyncError, WrongServer
from sync.wire.address import is_loopback
from sync.wire.messages import Enrol


class NotEnrolled(SyncError):
    """This machine has no token of a province yet."""

    code = "not_enrolled"


def enrol(port: SyncPort, url: str, code: str, name: str, server_id: str = "", signing_key: str = "") -> None:
    """Enrol this machine with a code the province issued.

    Args:
        port: the store as sync sees it.
        url: address of the province.
        code: one-time code.
        name: what people call this machine, where the province has no name for it.
        server_id: identity that must answer; empty takes whichever does.
        signing_key: key that must be that of the province; empty takes whichever it says.

    Raises:
        SyncError: offline, wrong server, or the code is not good.
    """
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    request = Enrol(code=code, public_key=base64.b64encode(public).decode("ascii"), name=name, device=port.device())
    from sync.transport.http import HttpProvince

    with HttpProvince(url) as province:
        answer = province.enrol(request)
    if server_id and answer.server.id != server_id:
        raise WrongServer(reason="identity")
    if signing_key and answer.signing_key != signing_key:
        raise WrongServer(reason="signing_key")
    port.enrolled(url, answer, key.private_bytes_raw())


Tell = Callable[[Progress], None]


def joined_round(
    port: SyncPort, url: str, code: str, progress: Tell = lambda _: None, stop: threading.Event | None = None
) -> RoundOutcome:
    """One round with the province at `url`, enrolling this machine first if it is not enrolled yet."""
    enrolment = port.enrolment()
    if enrolment is None:
        try:
            enrol(port, url, code, "motcua day")
        except SyncError as error:
            return _kept(port, failed(error))
    return run_round(port, progress, stop, at=url)


def failed(error: SyncError) -> RoundOutcome:
    """A round that ended with an error."""
    return RoundOutcome(ok=False, code=error.code, reason=str(error.facts.get("reason", "")))


def belongs_to_a_province(port: SyncPort) -> bool:
    """Whether this machine was invited by a province, or is enrolled at one that is not the demonstration's."""
    enrolment = port.enrolment()
    elsewhere = enrolment is not None and not is_loopback(urlsplit(enrolment[0]).hostname or "")
    return elsewhere or port.invitation() is not None


def invited_round(port: SyncPort, progress: Tell = lambda _: None, stop: threading.Event | None = None) -> RoundOutcome:
    """One round with this machine's own province; the first one enrols it with what its enrolment file said.

    A machine that was refused is enrolled again with a file that it was given since; where that is refused too, the
    reason is `token_again`.
    """
    invitation, enrolled, again = port.invitation(), port.enrolment() is not None, False
    if invitation is not None and (not enrolled or (invitation.fresh and port.shut_out())):
        try:
            enrol(
                port,
                invitation.url,
                invitation.code,
                port.device(),
                server_id=invitation.server_id,
                signing_key=invitation.signing_key,
            )
        except SyncError as error:
            # The earlier token stays: it may be good again.
            again = enrolled and isinstance(error, NotAllowed)
            if not again:
                return _kept(port, failed(error))
            port.note_invitation_refused()
    outcome = run_round(port, progress, stop)
    return replace(outcome, reason="token_again") if again and outcome.reason == "token" else outcome


def run_round(
    port: SyncPort, progress: Tell = lambda _: None, stop: threading.Event | None = None, *, at: str = ""
) -> RoundOutcome:
    """One round; every ending is an outcome, and a line in the store's log of rounds.

    Args:
        port: the store as sync sees it.
        progress: told how far it is.
        stop: ends it after the request in flight.
        at: where the same province is now; kept once a round came through there.
    """
    try:
        enrolment = port.enrolment()
        if enrolment is None:
            raise NotEnrolled
        known, token = enrolment
        url = at or known
        token = renewed_token(port, url) or token
        try:
            report = _round(port, url, token, progress, stop)
        except NotAllowed as error:
            # This store, or the ledger, was put back to an older copy that knows another token.
            again = renewed_token(port, url, refused=True) if error.facts.get("code") == "token" else None
            if again is None:
                raise
            report = _round(port, url, again, progress, stop)
        outcome = in_figures(report)
        if url != known:
            port.move_province(url)
    except SyncError as error:
        outcome = failed(error)
        if isinstance(error, NotAllowed) and error.facts.get("code") == "token":
            # Enrolled once, refused now: what is to be done is not what a code that was used up asks for.
            outcome = replace(outcome, reason="token")
    return _kept(port, outcome)


def _kept(port: SyncPort, outcome: RoundOutcome) -> RoundOutcome:
    """Write a line about a round that ended, and give it on."""
    port.log_round(
        {
            "ok": "1" if outcome.ok else "0",
            "code": outcome.code,
            "reason": outcome.reason,
            "sent": str(outcome.sent),
            "refused": str(outcome.refused),
            "received": str(outcome.received),
            "files": str(outcome.files),
        }
    )
    return outcome


def _round(port: SyncPort, url: str, token: str, progress: Tell, stop: threading.Event | None) -> RoundReport:
    # Loaded with the first round: a window that opens does not wait for it.
    from sync.transport.files import HttpFiles
    from sync.transport.http import HttpProvince

    stop = stop or threading.Event()
    with HttpProvince(url, token) as province, HttpFiles(url, token) as files:
        lane = FileLane(port.files, files, stop)
        return Engine(port, province, progress, stop, lane).round()


def renewed_token(port: SyncPort, url: str, *, refused: bool = False) -> str | None:
    """Replace the bearer token when it is due, or when the province refused it.

    Returns:
        The new token; None when none was due, or the province does not give one: then the present one has to do.

    Raises:
        SyncError: offline, or another server.
    """
    request = port.renewal(refused=refused)
    if request is None:
        return None
    from sync.transport.http import HttpProvince

    try:
        with HttpProvince(url) as province:
            answer = province.renew(request)
    except (NotAllowed, BadMessage, ServerBusy):
        # Refused, or a gateway that does not know this request yet.
        return None
    return port.renewed(answer)


def in_figures(report: RoundReport) -> RoundOutcome:
    """How a round ended that ran to its end."""
    comparison = report.comparison
    return RoundOutcome(
        ok=True,
        sent=report.sent.stored,
        refused=report.sent.refused,
        received=report.received.new,
        again=report.again,
        agree=bool(comparison and comparison.agree and not comparison.waiting),
        stopped=report.stopped,
        round_trip_s=report.round_trip_s,
        files=report.files.progress.sent,
        file_bytes=report.files.progress.sent_bytes,
        files_left=report.files.left,
        files_why=report.files.why,
        goes_on=report.files.goes_on,
    )
