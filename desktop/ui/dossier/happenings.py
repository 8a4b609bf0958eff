"""Events of a dossier in words: what happened, what goes with it, whether the province has it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.domain.read_models import TimelineEntry
from desktop.domain.words import iso_day
from desktop.ui import text
from desktop.ui.dossier import words
from desktop.ui.widgets import kept_words
from desktop.ui.widgets.tables import Status


@dataclass(frozen=True)
class Happening:
    """One line of the timeline: icon and tone, what happened, and a note (may be empty)."""

    icon: str
    tone: str
    what: str
    note: str = ""


def happening(entry: TimelineEntry) -> Happening:
    """An event in words."""
    facts = dict(entry.facts)
    reason, to = facts.get("reason", ""), facts.get("to", "")
    translate = QCoreApplication.translate
    match entry.type:
        case "DossierReceived":
            return Happening("intake", "info", translate("Happening", "Tiếp nhận, lập giấy hẹn"), _promise(facts))
        case "DossierRefused":
            return Happening("x-circle", "idle", translate("Happening", "Không tiếp nhận (Mẫu 03)"), reason)
        case "DossierForwarded":
            what = (
                translate("Happening", "Chuyển {unit} xử lý").format(unit=to)
                if to
                else translate("Happening", "Chuyển xử lý")
            )
            return Happening("arrow-right", "info", what)
        case "SupplementRequested":
            return Happening("pause", "warn", translate("Happening", "Yêu cầu bổ sung (Mẫu 02)"), reason)
        case "SupplementReceived":
            return Happening(
                "file-check", "info", translate("Happening", "Đã nhận bổ sung, tính hạn tiếp"), _new_promise(facts)
            )
        case "FinancialDutyRequested":
            note = f"{reason}: {text.amount(int(facts['vnd']))}" if facts.get("vnd") else reason
            return Happening("money", "warn", translate("Happening", "Yêu cầu thực hiện nghĩa vụ tài chính"), note)
        case "FinancialDutySettled":
            return Happening("money", "info", translate("Happening", "Đã nộp tiền, tính hạn tiếp"), _new_promise(facts))
    return _ending(entry, facts, reason)


def _ending(entry: TimelineEntry, facts: dict[str, str], reason: str) -> Happening:
    translate = QCoreApplication.translate
    match entry.type:
        case "ResultReady":
            return Happening("check-circle", "ok", translate("Happening", "Có kết quả"), _issued(facts))
        case "ResultReturned":
            return Happening("check-double", "ok", translate("Happening", "Đã trả kết quả"), _handed_to(facts))
        case "DossierWithdrawn":
            return Happening("undo", "idle", translate("Happening", "Công dân yêu cầu rút hồ sơ"), reason)
        case "DueDateExtended":
            note = ". ".join(part for part in (_new_promise(facts), reason) if part)
            return Happening("calendar", "warn", translate("Happening", "Xin lỗi và gia hạn (Mẫu 04)"), note)
        case "DossierStopped":
            return Happening("stop", "idle", translate("Happening", "Dừng xử lý (Mẫu 05)"), reason)
        case "OfficialNumberGiven":
            return Happening(
                "file-check", "info", translate("Happening", "Tỉnh cấp mã hồ sơ chính thức"), facts.get("number", "")
            )
        case "ReceptionCorrected":
            return Happening("edit", "warn", translate("Happening", "Sửa thông tin tiếp nhận"), reason)
        case "RefusalSettled":
            what = translate("Happening", "Đã xem bản ghi bị tỉnh từ chối, làm tiếp theo bản của tỉnh")
            return Happening("check-circle", "ok", what)
    return _beside(entry, facts, reason)


def _beside(entry: TimelineEntry, facts: dict[str, str], reason: str) -> Happening:
    """What is no step of the life cycle."""
    translate = QCoreApplication.translate
    match entry.type:
        case "ServiceRated":
            note = ", ".join(part for part in facts.get("reasons", "").splitlines() if part)
            what = translate("Happening", "Người dân đánh giá: {level}").format(
                level=kept_words.shown(facts.get("level", "")).lower()
            )
            return Happening("star", "info", what, note)
        case "FileAttached":
            paper = kept_words.shown(facts.get("paper", ""))
            return Happening("file-check", "info", translate("Happening", "Đính kèm tệp"), paper)
        case "FileDetached":
            note = ": ".join(part for part in (kept_words.shown(facts.get("paper", "")), reason) if part)
            return Happening("undo", "warn", translate("Happening", "Gỡ tệp đính kèm"), note)
        case "StepTakenBack":
            undone = happening(replace(entry, type=facts.get("step", ""), facts={})).what
            return Happening("undo", "warn", translate("Happening", "Hoàn tác: {step}").format(step=undone), reason)
    return Happening("help", "idle", translate("Happening", "Bản ghi của bản chương trình mới hơn"))


def delivery(entry: TimelineEntry) -> Status:
    """Whether the province has an event."""
    translate = QCoreApplication.translate
    if entry.delivery == "stored":
        return Status(translate("Happening", "Tỉnh đã lưu"), "ok", "cloud-check")
    if entry.delivery == "refused":
        return Status(translate("Happening", "Tỉnh từ chối"), "idle" if entry.settled else "late", "x-circle")
    return Status(translate("Happening", "Chờ gửi"), "idle", "hourglass")


def refusal(code: str) -> str:
    """Why the province refused an event."""
    translate = QCoreApplication.translate
    known = {
        "stale": translate("Happening", "hồ sơ đã đổi ở nơi khác trước khi bản ghi này đến tỉnh"),
        "forked": translate("Happening", "hai bản ghi khác nhau mang cùng một mã"),
        "malformed": translate("Happening", "bản ghi chưa đúng dạng"),
        "not_in_feed": translate("Happening", "tỉnh phục hồi bản cũ và chưa nhận lại bản ghi này từ quầy đã ghi"),
        "wrong_centre": translate("Happening", "bản ghi thuộc trung tâm khác"),
    }
    return known.get(code, translate("Happening", "tỉnh chưa nêu lý do"))


def _promise(facts: dict[str, str]) -> str:
    at = facts.get("due_at")
    if not at:
        return ""
    return QCoreApplication.translate("Happening", "Hẹn trả {promise}").format(promise=_instant(at))


def _new_promise(facts: dict[str, str]) -> str:
    at = facts.get("due_at")
    if not at:
        return ""
    return QCoreApplication.translate("Happening", "Hẹn trả mới {promise}").format(promise=_instant(at))


def _instant(iso: str) -> str:
    at = datetime.fromisoformat(iso)
    return f"{text.clock(at)} {text.day(at)}"


def _issued(facts: dict[str, str]) -> str:
    translate = QCoreApplication.translate
    until = iso_day(facts.get("valid_until", ""))
    parts = (
        (translate("Happening", "Số kết quả: {value}"), facts.get("result", "")),
        (translate("Happening", "cấp cho {value}"), facts.get("holder", "")),
        (translate("Happening", "có giá trị đến {value}"), until),
    )
    return ", ".join(said.format(value=value) for said, value in parts if value)


def _handed_to(facts: dict[str, str]) -> str:
    way = words.return_way(facts.get("by", "desk"))
    receiver = facts.get("receiver", "")
    if not receiver:
        return way
    return QCoreApplication.translate("Happening", "{way}, người nhận: {name}").format(way=way, name=receiver)
