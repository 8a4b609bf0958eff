"""What requests for files are answered instead of a success; statuses are those of tus 1.0."""

from __future__ import annotations

from sync.province.errors import Refused


class UploadUnknown(Refused):
    """The centre has no such upload: never begun, begun by another centre, expired, or given up as damaged."""

    status = 404
    code = "unknown_upload"


class OffsetWrong(Refused):
    """The part does not begin where the upload ends; `offset` says where it does."""

    status = 409
    code = "offset"


class TusVersionRefused(Refused):
    """`Tus-Resumable` is missing or names another version."""

    status = 412
    code = "tus_version"


class UploadBusy(Refused):
    """Another request is writing to this upload."""

    status = 423
    code = "upload_busy"


class FileDamaged(Refused):
    """A part, or the whole content, is not what its checksum or address says; that much was thrown away."""

    status = 460
    code = "file_damaged"


class FilesUnavailable(Refused):
    """The folder of files cannot be read or written, or none is set."""

    status = 503
    code = "files_unavailable"


class DiskFull(Refused):
    """The disk of the folder of files is full; what was stored before stays."""

    status = 507
    code = "disk_full"
