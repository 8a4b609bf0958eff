"""Typed errors of sync: the type says whose fault it is, `code` names the sentence."""

from __future__ import annotations


class SyncError(Exception):
    """Root of all sync errors.

    Attributes:
        code: stable identifier, found in the translations and in logs.
        facts: values for the sentence; never names, numbers or addresses of people.
    """

    code = "sync_failed"

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(f"{self.code} {facts}" if facts else self.code)


class Offline(SyncError):
    """No answer from the province: no link, refused connection, time-out, or cut in the middle."""

    code = "offline"


class WrongServer(SyncError):
    """Something answered that is not the province this store belongs to (captive portal, other identity)."""

    code = "wrong_server"


class SignatureWrong(SyncError):
    """A reference snapshot that the province did not sign for this centre; the one in force stays."""

    code = "signature_wrong"


class NotAllowed(SyncError):
    """The province does not accept this device: unknown, revoked, or another centre's."""

    code = "device_not_allowed"


class ServerBusy(SyncError):
    """The province answered with a passing failure (5xx, 429); `retry_after_s` may be given."""

    code = "server_busy"


class TooLarge(SyncError):
    """A batch was over the province's limit; the sender halves it."""

    code = "batch_too_large"


class BadMessage(SyncError):
    """A message does not follow the protocol; nothing of it was applied."""

    code = "bad_message"


class ChainBroken(SyncError):
    """An event does not follow its predecessor by hash or number."""

    code = "chain_broken"


class JournalForked(SyncError):
    """Two different events carry one id, or one number of a journal."""

    code = "journal_forked"


class FileUnreadable(SyncError):
    """A file that is owed is missing at this machine, or damaged."""

    code = "file_unreadable"
