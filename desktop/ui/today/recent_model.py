"""Rows of Hồ sơ vừa xử lý."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.numbers import short_number
from desktop.domain.read_models import DossierRow
from desktop.ui import text
from desktop.ui.widgets.tables import Status

WIDTHS: Final = [136, 164, 232, 160, 64]


def recent_heads() -> list[str]:
    """Headings of the table."""
    return [
        QCoreApplication.translate("Recent", "Mã hồ sơ"),
        QCoreApplication.translate("Recent", "Người nộp"),
        QCoreApplication.translate("Recent", "Thủ tục"),
        QCoreApplication.translate("Recent", "Trạng thái"),
        QCoreApplication.translate("Recent", "Lúc"),
    ]


def recent_rows(rows: Sequence[DossierRow], today: date | None) -> list[list[Any]]:
    """Cells of the table; the last column is the time today, the day before that."""
    return [
        [
            short_number(row.number),
            row.name or QCoreApplication.translate("Recent", "chưa rõ tên"),
            row.short or row.title,
            Status.of(row.status),
            text.clock(row.updated_at) if row.updated_at.date() == today else text.day_month(row.updated_at.date()),
        ]
        for row in rows
    ]
