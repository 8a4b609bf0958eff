"""The register (Sổ theo dõi hồ sơ) as typed cells, for every kind of file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from desktop.domain.read_models import DossierRow
from desktop.domain.report_models import RegisterLine
from desktop.domain.report_tables import Cell, Column, Kind
from desktop.domain.words import CHANNELS, RETURN_WAYS, STATUS

COLUMNS: Final = (
    Column("STT", 6, Kind.COUNT),
    Column("Mã hồ sơ", 25, whole=True),
    Column("Mã TTHC", 11),
    Column("Tên TTHC", 44),
    Column("Lĩnh vực", 22),
    Column("Tên tổ chức, cá nhân", 28),
    Column("Số điện thoại", 15),
    Column("Hình thức nộp", 16),
    Column("Nhận hồ sơ", 17, Kind.INSTANT),
    Column("Hẹn trả kết quả", 17, Kind.INSTANT),
    Column("Có kết quả", 17, Kind.INSTANT),
    Column("Phương thức nhận kết quả", 16),
    Column("Trạng thái", 24),
    Column("Phí, lệ phí (đồng)", 14, Kind.AMOUNT),
    Column("Ghi chú", 28),
)
"""After Mẫu 07 of Thông tư 03/2025/TT-VPCP (domain facts 2.9), without the column to sign in."""


_STATUS: Final = {int(status): words for status, words in STATUS.items()}


def rows_of(rows: Iterable[DossierRow], field_names: Mapping[str, str]) -> Iterator[Sequence[Cell]]:
    """One row a dossier, in the order given.

    Returns:
        Values in the order of COLUMNS; instants are of the centre's zone, None where nothing happened yet.
    """
    for number, row in enumerate(rows, 1):
        yield _row(number, row, field_names)


def _row(number: int, row: DossierRow, field_names: Mapping[str, str]) -> Sequence[Cell]:
    return (
        number,
        row.number,
        row.procedure,
        row.title,
        field_names.get(row.field, row.field),
        row.name,
        row.phone,
        CHANNELS.get(row.channel, row.channel),
        row.received_at,
        row.due_at,
        row.settled_at,
        RETURN_WAYS.get(row.return_by, row.return_by),
        STATUS[row.status],
        row.fee_vnd,
        row.reason,
    )


def line_cells(number: int, one: RegisterLine, field_names: Mapping[str, str]) -> Sequence[Cell]:
    """The same row of a dossier as a summary reads it."""
    official, procedure, title, field, name, phone, channel, way, status, fee, reason, received, due, settled = one
    return (
        number,
        official,
        procedure,
        title,
        field_names.get(field, field),
        name,
        phone,
        CHANNELS.get(channel, channel),
        received,
        due,
        settled,
        RETURN_WAYS.get(way, way),
        _STATUS[status],
        fee,
        reason,
    )
