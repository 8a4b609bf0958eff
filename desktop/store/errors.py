"""What the world can do to a store; each has a sentence that says what to do and that nothing was lost."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.domain.errors import MotCuaError

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2 as sqlcipher


class StoreUnavailable(MotCuaError):
    """The store cannot be used now."""

    code = "store_unavailable"


class StoreInUse(StoreUnavailable):
    """Another program holds this store."""

    code = "store_in_use"


class StoreLocked(StoreUnavailable):
    """The database file is locked by something else for too long."""

    code = "store_locked"


class StoreFull(StoreUnavailable):
    """The disk is full; the action was not recorded."""

    code = "store_full"


class StoreReadOnly(StoreUnavailable):
    """The folder or file cannot be written."""

    code = "store_read_only"


class StoreDamaged(StoreUnavailable):
    """The file is damaged, or is no database of this program (or the key is not its key)."""

    code = "store_damaged"


class StoreTooNew(StoreUnavailable):
    """The store was written by a newer program."""

    code = "store_too_new"


class StoreMissing(StoreUnavailable):
    """There is no store in this folder."""

    code = "store_missing"


class StoreExists(StoreUnavailable):
    """There is a store in this folder already."""

    code = "store_exists"


class WrongPassword(StoreUnavailable):
    """The password does not open the slot; `wait_s` says how long the next try must wait."""

    code = "wrong_password"

    def __init__(self, wait_s: int = 0) -> None:
        # The next try may come at once: the sentence of this reason does not speak of waiting.
        super().__init__(wait_s=wait_s, **({} if wait_s else {"reason": "at_once"}))


class SignInDelayed(StoreUnavailable):
    """Too many wrong passwords; `wait_s` says how long to wait."""

    code = "sign_in_delayed"


class UserUnknown(StoreUnavailable):
    """The user is not, or no longer, one of this machine."""

    code = "user_unknown"


class PasswordNotKept(StoreUnavailable):
    """The action was recorded, but the slot file could not be written after it: the password is not set yet."""

    code = "password_not_kept"


class StoreForeign(StoreUnavailable):
    """The file is a database, but not one of this program."""

    code = "store_foreign"


class OpeningStopped(StoreUnavailable):
    """Whoever signs in stopped the opening; the store is as it was."""

    code = "opening_stopped"


class SheetCodeMistyped(StoreUnavailable):
    """The code of the recovery sheet has a wrong or missing letter; it was not tried."""

    code = "sheet_code_mistyped"


class NotSealed(StoreUnavailable):
    """The province cannot help: this machine never knew its recovery key."""

    code = "not_sealed"


class RequestMissing(StoreUnavailable):
    """No recovery request is under way on this machine."""

    code = "request_missing"


class AnswerRefused(StoreUnavailable):
    """The recovery answer is not one, or belongs to another store or request."""

    code = "answer_refused"


class BackupUnusable(StoreUnavailable):
    """The backup cannot be restored: damaged, of another store, or without its key slots; `reason` says why."""

    code = "backup_unusable"


class AttachmentMissing(StoreUnavailable):
    """A file that an event names is not on this machine."""

    code = "attachment_missing"


class AttachmentDamaged(StoreUnavailable):
    """A file is not what was kept; `chunk` says where, counted from 1, and `chunks` of how many."""

    code = "attachment_damaged"


class FileSourceGone(StoreUnavailable):
    """A file that was to be taken in is not there, cannot be read, or its disk went away."""

    code = "file_source_gone"


class FileSourceChanged(StoreUnavailable):
    """A file that was to be taken in changed while it was read."""

    code = "file_source_changed"


def translated(error: sqlcipher.Error | OSError) -> StoreUnavailable:
    """The typed error of what SQLite or the system said."""
    if isinstance(error, OSError):
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return StoreFull()
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            return StoreReadOnly()
        return StoreUnavailable(detail=type(error).__name__)
    text = str(error).lower()
    if "disk is full" in text:
        return StoreFull()
    if "readonly" in text or "unable to open" in text:
        return StoreReadOnly()
    if "locked" in text or "busy" in text:
        return StoreLocked()
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return StoreDamaged()
    return StoreUnavailable(detail=text[:80])


@contextlib.contextmanager
def disk_told() -> Iterator[None]:
    """What the system says of files and folders in the block comes out as a typed error."""
    try:
        yield
    except OSError as error:
        raise translated(error) from error
