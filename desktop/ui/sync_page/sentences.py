"""Sync in words: how long something waits, how a round ended, what the log holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.domain.read_models import RoundOutcome, SyncStanding
from desktop.ui import text
from desktop.ui.dossier.moment import Moment
from desktop.ui.dossier.words import when, when_within
from desktop.ui.widgets.tables import Status
from desktop.usecases.explain_error import explain_error

TOLERANCE_S = 300
"""A clock that is off by more is shown; it never stops work or sync."""


def duration(span: timedelta) -> str:
    """As in: 3 giờ 20 phút, 2 ngày 4 giờ."""
    translate = QCoreApplication.translate
    minutes = max(int(span.total_seconds()) // 60, 0)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return translate("Sync", "{days} ngày {hours} giờ").format(days=days, hours=hours)
    if hours:
        return translate("Sync", "{hours} giờ {minutes} phút").format(hours=hours, minutes=rest)
    return translate("Sync", "{minutes} phút").format(minutes=rest) if rest else translate("Sync", "chưa đến một phút")


def waits(sync: SyncStanding, moment: Moment) -> tuple[str, str]:
    """What waits, and since when."""
    translate = QCoreApplication.translate
    if not sync.unsent:
        last = sync.last_contact_at
        since = (
            translate("Sync", "Liên lạc tốt lần cuối {time}.").format(time=when_within(last, moment.today))
            if last
            else ""
        )
        return translate("Sync", "Không có gì chờ gửi"), since or translate("Sync", "Chưa đồng bộ lần nào.")
    head = translate("Sync", "{count} bản ghi chờ gửi").format(count=text.number(sync.unsent))
    if sync.oldest_unsent_at is None:
        return head, ""
    oldest = duration(moment.now - sync.oldest_unsent_at)
    at = when_within(sync.oldest_unsent_at, moment.today)
    return head, translate("Sync", "Mục chờ lâu nhất: {span}, từ {time}.").format(span=oldest, time=at)


def result(outcome: RoundOutcome) -> Status:
    """How a round ended: "Đã gửi 46 bản ghi; nhận 12"."""
    translate = QCoreApplication.translate
    if not outcome.ok and not outcome.stopped:
        return Status(
            explain_error(outcome.code or "sync_failed", {"reason": outcome.reason}).happened.rstrip("."),
            "warn",
            "alert",
        )
    sent, files = outcome.sent, outcome.files
    parts = [translate("Sync", "Đã gửi {count} bản ghi", None, sent).format(count=text.number(sent))]
    parts.append(translate("Sync", "nhận {count}").format(count=text.number(outcome.received)))
    if files:
        parts.append(translate("Sync", "{count} tệp đã đến tỉnh", None, files).format(count=text.number(files)))
    if outcome.refused:
        parts.append(translate("Sync", "tỉnh từ chối {count}").format(count=text.number(outcome.refused)))
    if outcome.again:
        parts.append(translate("Sync", "gửi lại {count}").format(count=text.number(outcome.again)))
    if outcome.stopped:
        parts.append(translate("Sync", "đã dừng, gửi tiếp sau"))
        return Status("; ".join(parts), "idle", "pause")
    return Status("; ".join(parts), "warn" if outcome.refused else "ok", "alert" if outcome.refused else "check-circle")


def log_line(entry: Mapping[str, object], moment: Moment) -> tuple[str, Status]:
    """A past round: when, and what it did."""
    translate = QCoreApplication.translate
    at = datetime.fromisoformat(str(entry.get("at", moment.now.isoformat())))
    time = when(moment.calendar.local(at), moment.today) if at.tzinfo else ""
    same = at.tzinfo is not None and moment.calendar.local(at).date() == moment.today
    shown = text.clock(moment.calendar.local(at)) if same else time
    if str(entry.get("ok", "")).lower() not in {"true", "1"}:
        code = str(entry.get("code") or "sync_failed")
        facts: dict[str, object] = {"reason": entry.get("reason", "")}
        return shown, Status(explain_error(code, facts).happened.rstrip("."), "idle", "pause")
    told = translate("Sync", "Gửi {sent}, nhận {received}").format(
        sent=entry.get("sent", 0), received=entry.get("received", 0)
    )
    if (files := str(entry.get("files", 0))) not in {"", "0"}:
        many = int(files) if files.isdecimal() else 0
        told += translate("Sync", ", {count} tệp", None, many).format(count=files)
    if entry.get("by") == "usb":
        told += translate("Sync", " qua USB")
    refused = str(entry.get("refused", 0))
    if refused not in {"", "0"}:
        told += translate("Sync", ", từ chối {count}").format(count=refused)
        return shown, Status(told, "warn", "alert")
    return shown, Status(told, "ok", "check")


def agreement(sync: SyncStanding, moment: Moment) -> Status:
    """Up to when both ends agree."""
    translate = QCoreApplication.translate
    if sync.agreed_at is None:
        return Status(translate("Sync", "Chưa đối chiếu"), "idle", "cloud-off")
    at = sync.agreed_at
    time = text.clock(at) if at.date() == moment.today else f"{text.clock(at)} {text.day_month(at)}"
    return Status(translate("Sync", "Khớp đến {time}").format(time=time), "ok", "cloud-check")


def clock_offset(seconds: int) -> str:
    """A clock that is off, in words; empty while it is near enough."""
    if abs(seconds) <= TOLERANCE_S:
        return ""
    span = duration(timedelta(seconds=abs(seconds)))
    if seconds > 0:
        return QCoreApplication.translate("Sync", "Đồng hồ máy này chậm {span} so với tỉnh").format(span=span)
    return QCoreApplication.translate("Sync", "Đồng hồ máy này nhanh {span} so với tỉnh").format(span=span)
