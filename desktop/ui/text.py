"""Dates, times and amounts as the screens write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate

from desktop.ui import language


def weekday(day: date) -> str:
    """As in: Thứ Sáu."""
    names = (
        QCoreApplication.translate("Text", "Thứ Hai"),
        QCoreApplication.translate("Text", "Thứ Ba"),
        QCoreApplication.translate("Text", "Thứ Tư"),
        QCoreApplication.translate("Text", "Thứ Năm"),
        QCoreApplication.translate("Text", "Thứ Sáu"),
        QCoreApplication.translate("Text", "Thứ Bảy"),
        QCoreApplication.translate("Text", "Chủ Nhật"),
    )
    return names[day.weekday()]


def counter(number: str, name: str = "") -> str:
    """What a counter is called, as in: Quầy 2."""
    return name or QCoreApplication.translate("Text", "Quầy {number}").format(number=number)


def day(value: date) -> str:
    """As in: 27/11/2026."""
    return f"{value:%d/%m/%Y}"


def day_month(value: date) -> str:
    """As in: 27/11."""
    return f"{value:%d/%m}"


def long_day(value: date) -> str:
    """As in: Thứ Sáu, 27/11/2026; in English Friday, 27 November 2026."""
    if language.english():
        return language.locale().toString(QDate(value.year, value.month, value.day), "dddd, d MMMM yyyy")
    return f"{weekday(value)}, {day(value)}"


def clock(value: datetime) -> str:
    """As in: 15:12."""
    return f"{value:%H:%M}"


def promised_time(value: datetime) -> str:
    """As in: 15 giờ 12 phút, as promises are written."""
    words = QCoreApplication.translate("Text", "{hour} giờ {minute:02d} phút")
    return words.format(hour=value.hour, minute=value.minute)


def days_range(first: date, last: date) -> str:
    """As in: 25–27/11, or "27/11" for a single day."""
    if first == last:
        return day_month(first)
    begin = f"{first:%d}" if (first.year, first.month) == (last.year, last.month) else day_month(first)
    return f"{begin}–{day_month(last)}"


def amount(vnd: int) -> str:
    """As in: 10.000 đ; in English 10,000 đ."""
    return f"{number(vnd)} đ"


def number(value: int) -> str:
    """As in: 2.050; in English 2,050."""
    return f"{value:,}" if language.english() else f"{value:,}".replace(",", ".")


def decimal(value: float, places: int) -> str:
    """As in: 0,35; in English 0.35."""
    written = f"{value:.{places}f}"
    return written if language.english() else written.replace(".", ",")


def size(size_bytes: int) -> str:
    """As in: 850 KB, 12,4 MB, 61,3 GB."""
    if size_bytes < 1_000_000:
        return f"{number(-(-size_bytes // 1000))} KB"
    if size_bytes < 1_000_000_000:
        return f"{decimal(size_bytes / 1e6, 1)} MB"
    return f"{decimal(size_bytes / 1e9, 1)} GB"


def listed(items: Sequence[str]) -> str:
    """As in: người nộp, thủ tục."""
    return ", ".join(items)
