"""Words that lists and pages of dossiers share: statuses, deadlines, channels, papers."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from desktop.domain.dossier import Dossier
from desktop.domain.dossier import Status as DossierStatus
from desktop.domain.events import FileAttached
from desktop.domain.fees import Charge
from desktop.domain.procedures import HandedDocument
from desktop.domain.read_models import DossierDetail, FileLine
from desktop.ui import text
from desktop.ui.dossier.moment import Moment, Promised
from desktop.ui.widgets.tables import Status

DASH = "–"


def deadline(dossier: Promised, moment: Moment) -> Status:
    """Day of the promise and how it stands, for a list: "20/11 · trễ 1 ngày"."""
    key = moment.deadline(dossier)
    translate = QCoreApplication.translate
    due = dossier.due_at
    day = text.day_month(due)
    if key == "none":
        return Status(DASH, "idle", "minus")
    if key == "paused":
        return Status.due("paused", translate("Words", "tạm dừng"))
    if key == "late":
        count = moment.working_days(due.date(), moment.today)
        return Status.due("late", f"{day} · {_late(count)}")
    if key == "today":
        return Status.due("today", translate("Words", "{day} · hôm nay").format(day=day))
    if key in {"soon", "in_time"}:
        count = moment.working_days(moment.today, due.date())
        return Status.due(key, translate("Words", "{day} · {count} ngày").format(day=day, count=count))
    return _settled(key, day)


def _late(count: int) -> str:
    # Late on a day without work: the promise is broken, no working day has passed yet.
    if count == 0:
        return QCoreApplication.translate("Words", "đã trễ")
    return QCoreApplication.translate("Words", "trễ {count} ngày").format(count=count)


def _settled(key: str, day: str) -> Status:
    translate = QCoreApplication.translate
    if key == "after":
        return Status(translate("Words", "{day} · quá hạn").format(day=day), "late", "clock-alert")
    if key == "before":
        return Status(translate("Words", "{day} · trước hạn").format(day=day), "ok", "check")
    return Status(translate("Words", "{day} · đúng hạn").format(day=day), "ok", "check")


def deadline_pill(dossier: Promised, moment: Moment) -> Status | None:
    """How a dossier stands, for a pill beside its status; None where there is nothing to say."""
    translate, key = QCoreApplication.translate, moment.deadline(dossier)
    if key == "none":
        return None
    if key == "late":
        count = moment.working_days(dossier.due_at.date(), moment.today)
        late = _late(count)
        return Status.due("late", late[:1].upper() + late[1:])
    if key == "today":
        return Status.due("today", translate("Words", "Hạn hôm nay"))
    if key in {"soon", "in_time"}:
        count = moment.working_days(moment.today, dossier.due_at.date())
        return Status.due(key, translate("Words", "Còn {count} ngày").format(count=count))
    if key == "paused":
        return Status.due("paused", translate("Words", "Tạm dừng tính hạn"))
    return standing_pill(key)


def standing_pill(key: str) -> Status:
    """Whether a result came before, on or after the day promised."""
    translate = QCoreApplication.translate
    if key == "after":
        return Status(translate("Words", "Quá hạn"), "late", "clock-alert")
    if key == "before":
        return Status(translate("Words", "Trước hạn"), "ok", "check-circle")
    return Status(translate("Words", "Đúng hạn"), "ok", "check-circle")


def promised(due_at: datetime) -> str:
    """A promise in full: "17:00, Thứ Sáu, 27/11/2026"."""
    return f"{text.clock(due_at)}, {text.long_day(due_at.date())}"


def supplement_by(dossier: Dossier, today: date) -> Status | None:
    """Until when a supplement that was asked for may come; None where none is or no text says."""
    if dossier.status is not DossierStatus.AWAITING_SUPPLEMENT or not dossier.lapses_on:
        return None
    last = date.fromisoformat(dossier.lapses_on)
    translate = QCoreApplication.translate
    said = translate("Words", "Hạn nộp bổ sung: {day}").format(day=text.long_day(last))
    if last >= today:
        return Status(said, "info", "hourglass")
    return Status(translate("Words", "{said}, đã qua.").format(said=said), "warn", "clock-alert")


def when(at: datetime, today: date) -> str:
    """When something happened: "Hôm nay 08:05", "20/11 17:00", "20/11/2025 17:00"."""
    if at.date() == today:
        return QCoreApplication.translate("Words", "Hôm nay {time}").format(time=text.clock(at))
    day = text.day_month(at) if at.year == today.year else text.day(at)
    return f"{day} {text.clock(at)}"


def when_within(at: datetime, today: date) -> str:
    """The same inside a sentence: "hôm nay 08:05"."""
    words = when(at, today)
    return words[:1].lower() + words[1:]


def channel(code: str) -> str:
    """How a dossier came in."""
    translate = QCoreApplication.translate
    known = {
        "direct": translate("Words", "Trực tiếp"),
        "online": translate("Words", "Trực tuyến"),
        "online_assisted": translate("Words", "Trực tuyến, có hỗ trợ"),
        "post": translate("Words", "Bưu chính"),
    }
    return known.get(code, code)


def return_way(code: str) -> str:
    """How a result goes out."""
    translate = QCoreApplication.translate
    known = {
        "desk": translate("Words", "Tại quầy"),
        "post": translate("Words", "Bưu chính"),
        "electronic": translate("Words", "Điện tử"),
    }
    return known.get(code, code)


def fee(charge: Charge) -> str:
    """What a dossier costs."""
    if not charge.known:
        return QCoreApplication.translate("Words", "Chưa có mức thu")
    if charge.vnd == 0:
        return QCoreApplication.translate("Words", "Miễn phí")
    return text.amount(charge.vnd)


def place(commune: str) -> str:
    """Commune and province with the kind of province in small letters, as in running text."""
    return commune.replace(", Tỉnh ", ", tỉnh ").replace(", Thành phố ", ", thành phố ")


def masked(id_number: str) -> str:
    """A personal number without all but its last four digits."""
    if not id_number:
        return DASH
    return f"•••• •••• {id_number[-4:]}"


def handed(paper: HandedDocument) -> str:
    """What was handed over of a paper: "1 bản chính, 2 bản sao"."""
    translate = QCoreApplication.translate
    if paper.kind == "present":
        return translate("Words", "xuất trình")
    parts = []
    if paper.originals:
        parts.append(translate("Words", "{count} bản chính").format(count=paper.originals))
    if paper.copies:
        parts.append(translate("Words", "{count} bản sao").format(count=paper.copies))
    if not parts:
        return translate("Words", "đã có") if paper.kind == "reused" else translate("Words", "đã nộp")
    return ", ".join(parts)


def digitised(dossier: Dossier, paper: HandedDocument) -> Status:
    """Whether a paper is on file as a scan, and in how many files."""
    translate = QCoreApplication.translate
    if count := len(dossier.files_of(paper)):
        return Status(translate("Words", "{count} tệp").format(count=count), "ok", "check")
    if paper.kind == "reused":
        return Status(translate("Words", "Tái sử dụng"), "info", "reuse")
    if paper.scan:
        return Status(translate("Words", "Đã số hóa"), "ok", "check")
    return Status(translate("Words", "Chưa số hóa"), "idle", "minus")


def files_stored(detail: DossierDetail) -> str:
    """Whether the province has all files that this machine owes it of a dossier; empty where there are none."""
    translate = QCoreApplication.translate
    own = {line.file.file.sha256: line.at_province for line in detail.files if line.own}
    if not own:
        return ""
    left = sum(not stored for stored in own.values())
    if not left:
        return translate("Words", "tỉnh đã có đủ")
    if len(own) == left:
        return translate("Words", "tỉnh chưa có tệp")
    return translate("Words", "tỉnh còn thiếu {count}").format(count=left)


def file_line(line: FileLine) -> Status:
    """A file in its row: a cloud once the province has it."""
    word = file(line.file.file).word
    return Status(word, "ok", "cloud-check") if line.at_province else Status(word, "text-2", "file")


def unknown(count: int) -> str:
    """What is said of records that this version cannot read."""
    said = QCoreApplication.translate(
        "Words", "Có {count} bản ghi của bản chương trình mới hơn; cập nhật chương trình để xem đủ.", None, count
    )
    return said.format(count=text.number(count))


def file(attached: FileAttached) -> Status:
    """A file, for a line of its own: "PDF, 1,2 MB", "Ảnh PNG, 850 KB, 1 trang"."""
    translate = QCoreApplication.translate
    kinds = {
        "application/pdf": "PDF",
        "image/jpeg": translate("Words", "Ảnh JPEG"),
        "image/png": translate("Words", "Ảnh PNG"),
        "image/tiff": translate("Words", "Ảnh TIFF"),
    }
    said = [kinds.get(attached.media_type, attached.media_type), text.size(attached.size_bytes)]
    if attached.pages:
        said.append(translate("Words", "{count} trang").format(count=attached.pages))
    return Status(", ".join(said), "text-2", "file")
