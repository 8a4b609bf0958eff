"""What the gateway answers instead of a success; each error knows its HTTP status and its code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from sync.errors import SyncError


class Refused(SyncError):
    """Root of the answers that are not a success.

    Attributes:
        status: HTTP status of the answer.
        headers: headers that go with it.
    """

    status = 400
    code = "bad_message"
    headers: Mapping[str, str] = {}

    def with_headers(self, headers: Mapping[str, str]) -> Self:
        """The same answer, with these headers."""
        self.headers = headers
        return self


class TokenUnknown(Refused):
    """No bearer token, an unknown one, or one that was revoked."""

    status = 401
    code = "token"


class EnrolCodeRefused(Refused):
    """Unknown, used up or expired enrolment code; which of them is not told to a stranger."""

    status = 403
    code = "enrol_code"


class WrongCentre(Refused):
    """A batch, or a feed that is asked for, of another centre than the device's own."""

    status = 403
    code = "wrong_centre"


class WrongDevice(Refused):
    """A batch of another device, or a journal that belongs to another device."""

    status = 403
    code = "wrong_device"


class PathUnknown(Refused):
    """Nothing is served at this path."""

    status = 404
    code = "unknown_path"


class NameUnknown(Refused):
    """No reference snapshot of this name."""

    status = 404
    code = "unknown_name"


class MethodRefused(Refused):
    """The path is served, but not with this method."""

    status = 405
    code = "method"


class BodyTooSlow(Refused):
    """The body of a request did not arrive in time."""

    status = 408
    code = "timeout"


class NoSharedProtocol(Refused):
    """The counter speaks no version of the protocol that is spoken here."""

    status = 409
    code = "protocol"


class BodyTooLarge(Refused):
    """A body or batch over the limits of the protocol."""

    status = 413
    code = "too_large"


class MediaTypeRefused(Refused):
    """A content type or content encoding that is not read here."""

    status = 415
    code = "media_type"


class NotOperator(Refused):
    """Figures of the gateway are for this machine, or for who has the operator's token."""

    status = 403
    code = "not_operator"


class TooMany(Refused):
    """More requests than one asker may make; `retry_after_s` says when to come again."""

    status = 429
    code = "too_many"


class Failed(Refused):
    """A fault of the gateway itself; the log names the place."""

    status = 500
    code = "failed"


class Busy(Refused):
    """The ledger could not be reached or locked in time; asking again is right."""

    status = 503
    code = "busy"


class LedgerUnusable(SyncError):
    """The ledger was written by a newer program, or is not a ledger."""

    code = "ledger_unusable"


class CentreUnknown(SyncError):
    """The ledger has no centre of this code."""

    code = "centre_unknown"


class DeviceUnknown(SyncError):
    """No device was enrolled under this id."""

    code = "device_unknown"


class RecoveryRefused(SyncError):
    """A request to repair a forgotten password that is not answered; `reason` says why."""

    code = "recovery_refused"


class KeyRefused(SyncError):
    """The file of the recovery key, or its passphrase, cannot be used; `reason` says why."""

    code = "recovery_key_file"


class FileInTheWay(SyncError):
    """A file of this name exists and is not overwritten."""

    code = "file_exists"


class FileUnreadable(SyncError):
    """A named file is not there, is no plain file, or may not be read."""

    code = "file_unreadable"


class FileNotWritten(SyncError):
    """The disk did not take a file."""

    code = "file_not_written"
