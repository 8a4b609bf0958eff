"""The store as the sync engine sees it: each call is one transaction of the one writer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple, TypeVar

import msgspec

from desktop.store import province_trust, snapshots
from desktop.store.file_port import FilePort
from desktop.store.training import refuse_training
from desktop.store.work import Work
from sync.errors import BadMessage, NotAllowed, WrongServer
from sync.journal import delivery
from sync.journal.journal import HOLES
from sync.ports import Applied, Batch, Comparison, Met, Settled
from sync.wire.answers import JournalAnswers
from sync.wire.batch import FeedHead
from sync.wire.codes import PROTOCOL
from sync.wire.courier import CourierKey
from sync.wire.enrolment import EnrolmentFile
from sync.wire.envelope import Envelope
from sync.wire.messages import BESIDE, Enrolled, Figures, Hello, Unchanged, Welcome
from sync.wire.recovery import RecoveryKey
from sync.wire.renewal import Renew, Renewed

_T = TypeVar("_T")
LOG_LENGTH: Final = 30
SHUT_OUT: Final = "shut_out_at"
"""State: since when the province refuses the token of this machine; empty while it takes it."""

_BESIDE: Final = "known_beside"
"""State: of the last Welcome, what stands behind `messages.BESIDE`."""

REFERENCES: Final = (
    snapshots.CATALOGUE,
    snapshots.CALENDAR,
    snapshots.CENTRE,
    snapshots.RECOVERY,
    snapshots.COURIER,
)


class Invitation(NamedTuple):
    """Address of the province, one-time code, and the identity and signing key that must answer.

    `fresh` until this machine was enrolled with it, or refused.
    """

    url: str
    code: str
    server_id: str
    signing_key: str
    fresh: bool


class SyncPort:
    """Implements `sync.ports.CounterSide`.

    Args of the constructor:
        run: runs a function of `Work` in one transaction on the writer and returns its result; may block.
        program: name and version, for the province's overview.
    """

    def __init__(self, run: Callable[[Callable[[Work], Any]], Any], program: str) -> None:
        self._run = run
        self._program = program

    @property
    def files(self) -> FilePort:
        """The files of the store, for the lane that follows the records."""
        return FilePort(self._run)

    def enrolment(self) -> tuple[str, str] | None:
        """Address of the province and bearer token, or None before enrolment."""

        def read(work: Work) -> tuple[str, str] | None:
            url, token = work.journal.state("province_url"), work.journal.state("token")
            return (url, token) if url and token else None

        return self._do(read)

    def device(self) -> str:
        """Id of this machine; stands in every event it records."""
        return self._do(lambda work: work.journal.device)

    def enrolled(self, url: str, answer: Enrolled, private_key: bytes) -> None:
        """Keep what the province gave this machine, and pin its identity."""

        def keep(work: Work) -> None:
            refuse_training(work.journal)
            for name, value in (
                ("province_url", url),
                ("device_key", private_key.hex()),
                ("server_id", answer.server.id),
                ("server_epoch", answer.server.epoch),
                ("invite_fresh", ""),
            ):
                work.journal.set_state(name, value)
            province_trust.keep_enrolment(work, answer)

        self._do(keep)

    def renewal(self, *, refused: bool = False) -> Renew | None:
        """The request for a new token, when one is due or the present one was refused."""
        return self._do(lambda work: province_trust.renewal(work, refused=refused))

    def renewed(self, answer: Renewed) -> str:
        """Use the new token; returns it."""
        return self._do(lambda work: province_trust.adopt(work, answer))

    def invited(self, file: EnrolmentFile) -> None:
        """Keep what an enrolment file says until the first round; its keys are good at once."""

        def keep(work: Work) -> None:
            refuse_training(work.journal)
            for name, value in (
                ("invite_url", file.url),
                ("invite_code", file.code),
                ("invite_server", file.server_id),
                ("invite_key", file.signing_key),
                ("invite_fresh", "1"),
            ):
                work.journal.set_state(name, value)
            if file.recovery_key:
                work.replace_snapshot(snapshots.RECOVERY, msgspec.json.encode(RecoveryKey(key=file.recovery_key)))
            if file.courier_key:
                work.replace_snapshot(snapshots.COURIER, msgspec.json.encode(CourierKey(recipient=file.courier_key)))

        self._do(keep)

    def invitation(self) -> Invitation | None:
        """What the enrolment file of this machine said; None without one."""

        def read(work: Work) -> Invitation | None:
            names = ("url", "code", "server", "key", "fresh")
            url, code, server, key, fresh = (work.journal.state(f"invite_{name}") for name in names)
            return Invitation(url, code, server or "", key or "", bool(fresh)) if url and code else None

        return self._do(read)

    def note_invitation_refused(self) -> None:
        """The province did not take what the newest enrolment file says: it is not tried again."""
        self._do(lambda work: work.journal.set_state("invite_fresh", ""))

    def met(self) -> str:
        """Identity of the province this machine met; empty before."""
        return self._do(lambda work: work.journal.state("server_id") or "")

    def shut_out(self) -> bool:
        """Whether the province refused this machine's token, and no round came through since."""
        return self._do(lambda work: bool(work.journal.state(SHUT_OUT)))

    def move_province(self, url: str) -> None:
        """The same province at another address; its identity stays pinned."""
        self._do(lambda work: work.journal.set_state("province_url", url))

    def hello(self) -> Hello:
        """Figures for the first request of a round."""

        def read(work: Work) -> Hello:
            journal = work.journal
            return Hello(
                protocols=[PROTOCOL],
                program=self._program,
                clock=work.clock.now().isoformat(timespec="seconds"),
                cursor=journal.cursor(),
                waiting=journal.waiting(),
                open_dossiers=work.open_own_dossiers(),
                known="" if journal.state("pull_first") else journal.state(delivery.KNOWN) or "",
                unanswered=delivery.unanswered(journal),
            )

        return self._do(read)

    def meet(self, answer: Welcome | Unchanged) -> Met:
        """Pin or check the province's identity, note clocks, and owe again what it lost."""

        def note(work: Work) -> Met:
            journal = work.journal
            journal.set_state("clock_offset_s", str(_offset_s(answer.clock, work.clock.now())))
            if isinstance(answer, Unchanged):
                if journal.state("pull_first") or not journal.state(delivery.KNOWN):
                    raise BadMessage(reason="unasked")
                return Met()
            pinned = journal.state("server_id")
            if pinned and pinned != answer.server.id:
                raise WrongServer(reason="identity")
            journal.set_state("server_id", answer.server.id)
            journal.set_state(_BESIDE, answer.figures.state.partition(BESIDE)[2])
            journal.set_state("contacts", str(int(journal.state("contacts") or 0) + 1))
            stands = delivery.stands_at_cursor(journal, answer.feed_hash)
            epoch_changed = journal.state("server_epoch") not in {None, answer.server.epoch}
            journal.set_state("server_epoch", answer.server.epoch)
            if epoch_changed or not stands:
                # A province put back to an older copy gives positions anew: the feed is read from its beginning,
                # what is known is recognised by id and only takes its new position.
                delivery.read_anew(journal)
            settled = work.settle(answer.answered)
            again = work.rewind(answer.figures)
            if again:
                delivery.read_anew(journal)
            if again or epoch_changed:
                work.province_files.forget()
            if delivery.lacks_own(journal, answer.figures):
                journal.set_state("pull_first", "1")
                journal.set_state(HOLES, "1")
            return Met(again, settled)

        return self._do(note)

    def pulls_first(self) -> bool:
        """Whether this store was put back to an older copy and has not been through a whole round since."""
        return self._do(lambda work: work.journal.state("pull_first") == "1")

    def next_batch(self, after: int, *, max_events: int, max_bytes: int) -> Batch | None:
        """Oldest events that wait behind a place."""
        return self._do(
            lambda work: delivery.next_batch(work.journal, after, max_events=max_events, max_bytes=max_bytes)
        )

    def settle(self, answers: Sequence[JournalAnswers]) -> Settled:
        """Record the province's words."""
        return self._do(lambda work: work.settle(answers))

    def take_numbers(self, numbers: Mapping[str, str]) -> int:
        """Record official numbers that the province granted."""
        return self._do(lambda work: work.take_official_numbers(numbers))

    def apply_page(self, head: FeedHead, items: Sequence[tuple[int, Envelope]]) -> Applied:
        """Apply a feed page and move the cursor, together."""
        return self._do(lambda work: work.apply_page(head.next, items))

    def cursor(self) -> int:
        """Last feed position applied."""
        return self._do(lambda work: work.journal.cursor())

    def wants(self, name: str, etag: str) -> str | None:
        """ETag held, if the province's differs; names this program does not know are left alone."""

        def read(work: Work) -> str | None:
            if name not in REFERENCES:
                return None
            held = work.snapshot_etag(name)
            return None if held == etag else held

        return self._do(read)

    def apply_reference(self, name: str, etag: str, data: bytes, signature: str) -> None:
        """Replace a reference snapshot whole, if the province signed it."""
        self._do(lambda work: province_trust.accept_snapshot(work, name, etag, data, signature))

    def compare(self, theirs: Figures | None) -> Comparison:
        """Hold the province's figures against ours, and note when both agreed."""

        def judge(work: Work) -> Comparison:
            journal = work.journal
            if theirs is not None and journal.cursor() == theirs.feed_end:
                work.leave_out()
            comparison = delivery.compare(journal, theirs, None if work.holds_unknown() else work.open_own_dossiers())
            journal.set_state("pull_first", "")
            work.date_restore(int(journal.state("clock_offset_s") or 0))
            if theirs is not None:
                # Figures after a push may be newer than what the round fetched by its Welcome.
                fetched = journal.state(_BESIDE) == theirs.state.partition(BESIDE)[2]
                settled = comparison.agree and fetched and journal.cursor() == theirs.feed_end
                journal.set_state(delivery.KNOWN, theirs.state if settled else "")
            if comparison.agree and not comparison.waiting:
                journal.set_state("agreed_at", work.clock.now().isoformat())
            return comparison

        return self._do(judge)

    def log_round(self, entry: dict[str, str]) -> None:
        """Keep a line about a round that ended; `at` is added. What came `by` a stick was said earlier."""

        def keep(work: Work) -> None:
            now = work.clock.now().isoformat()
            log = json.loads(work.journal.state("log") or "[]")
            if log and {**log[0], "at": ""} == {"at": "", **entry} and entry.get("ok") != "1":
                # A province that is away is asked every minute: one line says so, and what came before stays in sight.
                log.pop(0)
            work.journal.set_state("log", json.dumps([{"at": now, **entry}, *log][:LOG_LENGTH]))
            if entry.get("ok") == "1" and "by" not in entry:
                work.journal.set_state("last_contact_at", now)
                work.journal.set_state(SHUT_OUT, "")
            elif (entry.get("code"), entry.get("reason")) == (NotAllowed.code, "token"):
                # Beside the log: rounds without a link push its lines out, and change nothing about this.
                work.journal.set_state(SHUT_OUT, work.journal.state(SHUT_OUT) or now)
            work.changes.delivery = True

        self._do(keep)

    def _do(self, action: Callable[[Work], _T]) -> _T:
        result: _T = self._run(action)
        return result


def _offset_s(theirs: str, ours: datetime) -> int:
    """Province's clock minus ours.

    Raises:
        BadMessage: what it says is no instant.
    """
    try:
        return round((datetime.fromisoformat(theirs) - ours).total_seconds())
    except (ValueError, TypeError) as error:
        raise BadMessage(reason="clock") from error
