"""What can be wrong with a bundle, and with the stick it is carried on."""

from __future__ import annotations

from sync.errors import SyncError


class BundleRefused(SyncError):
    """A bundle of which nothing is applied; `reason` says why.

    Reasons: `too_large` (the file, or what it would unpack to), `damaged` (no bundle, cut, or altered), `other_key`
    (encrypted to another province or machine), `kind` (the other direction), `version`, `signature`,
    `other_province`, `other_centre`, `other_device` (or a journal of another one), `device_unknown`,
    `device_revoked`, `enrol_code`, `outdated` (this counter knows more than the answer says), `unasked` (answers a
    bundle that this store did not write).
    """

    code = "bundle_refused"


class BundleUnreadable(SyncError):
    """The file cannot be read: not there, no plain file, or the stick is gone."""

    code = "bundle_unreadable"


class BundleNotWritten(SyncError):
    """The file was not written, and what stood there stands; `reason` is `full`, `in_the_way` or `gone`."""

    code = "bundle_not_written"


class CourierKeyMissing(SyncError):
    """The province has given no key that bundles could be encrypted to."""

    code = "courier_key_missing"
