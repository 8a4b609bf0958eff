"""Nên làm ngay: what the law or the clock punishes first, at most five, one act each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.attention import GROUPS, LATE, REMINDERS
from desktop.domain.centre import Centre
from desktop.domain.read_models import DossierRow, TodayFigures
from desktop.ui import text
from desktop.ui.attention.words import group_word
from desktop.ui.today.parts import Errand

MOST: Final = 5


def errands(figures: TodayFigures, centre: Centre, role: str = "") -> list[Errand]:
    """Late and due dossiers first, then results that wait, what waits for a person, the year's days, the closing."""
    found = [_dossier(row, figures) for row in figures.urgent]
    more: list[Errand] = []
    if waiting := _waiting(figures.concerns):
        many = sum(waiting.values())
        more.append(
            Errand(
                "late",
                "bell",
                QCoreApplication.translate("Errands", "{count} việc chờ bạn xem", None, many).format(count=many),
                ", ".join(f"{word} {text.number(count)}" for word, count in waiting.items()).capitalize(),
                QCoreApplication.translate("Errands", "Xem"),
                page="attention",
            )
        )
    if figures.to_return:
        more.append(
            Errand(
                "ok",
                "handover",
                QCoreApplication.translate("Errands", "{count} kết quả chờ trả").format(count=figures.to_return),
                QCoreApplication.translate("Errands", "Nhắc người dân đến nhận"),
                QCoreApplication.translate("Errands", "Xem"),
                view="to_return",
            )
        )
    if figures.not_settled is not None:
        more.append(_year(figures.not_settled, role))
    if figures.to_close:
        more.append(
            Errand(
                "idle",
                "summary",
                QCoreApplication.translate("Errands", "Chốt ngày lúc {time}").format(time=centre.day_end),
                QCoreApplication.translate("Errands", "Số liệu gửi tỉnh trước 17:00"),
                QCoreApplication.translate("Errands", "Xem trước"),
                page="summary",
            )
        )
    return found[: MOST - len(more)] + more


def _waiting(counts: Mapping[str, int]) -> dict[str, int]:
    """Groups of what is trouble, with their counts; late dossiers have lines of their own above."""
    told = {
        group_word(name): sum(counts.get(kind, 0) for kind in group if kind not in REMINDERS | {LATE})
        for name, group in GROUPS.items()
        if name != "all"
    }
    return {word: count for word, count in told.items() if count}


def _year(year: int, role: str) -> Errand:
    """Swaps of the coming year are not in; who may enter them is led there."""
    may = role in {"leader", "administrator"}
    return Errand(
        "warn",
        "calendar",
        QCoreApplication.translate("Errands", "Lịch nghỉ năm {year} chưa có").format(year=year),
        QCoreApplication.translate("Errands", "Nhập cả ngày hoán đổi")
        if may
        else QCoreApplication.translate("Errands", "Lãnh đạo nhập trong Quản trị"),
        QCoreApplication.translate("Errands", "Nhập") if may else "",
        section="calendar",
    )


def _dossier(row: DossierRow, figures: TodayFigures) -> Errand:
    days = figures.late_days.get(row.id, 0)
    if row.due_at < figures.now:
        tone, icon = "late", "clock-alert"
        when = (
            QCoreApplication.translate("Errands", "Quá hạn {days} ngày").format(days=days)
            if days
            else QCoreApplication.translate("Errands", "Quá hạn lúc {time}").format(time=text.clock(row.due_at))
        )
    elif row.due_at.date() == figures.now.date():
        tone, icon = "warn", "clock"
        when = QCoreApplication.translate("Errands", "Hẹn trả {time} hôm nay").format(time=text.clock(row.due_at))
    else:
        tone, icon = "warn", "hourglass"
        when = QCoreApplication.translate("Errands", "Hẹn trả {day}").format(day=text.day_month(row.due_at.date()))
    return Errand(
        tone,
        icon,
        f"{when}: {row.short or row.title}",
        " · ".join(part for part in (row.name, row.phone) if part),
        QCoreApplication.translate("Errands", "Mở"),
        dossier=row.id,
    )
