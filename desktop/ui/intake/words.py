"""Sentences of Tiếp nhận: warnings at fields, reasons of a date, limits and channels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.domain.addresses import AddressReading, Candidate, Certainty
from desktop.domain.deadlines import DueStep, Limit, Rule, Unit
from desktop.ui import text
from desktop.ui.intake.form import Asked

FIELDS = ("id_number", "birth_date", "name", "sex", "phone", "email", "address")


def field_names() -> dict[str, str]:
    """What the fields of an applicant are called in sentences."""
    return {
        "id_number": QCoreApplication.translate("Intake", "số định danh"),
        "name": QCoreApplication.translate("Intake", "họ và tên"),
        "birth_date": QCoreApplication.translate("Intake", "ngày sinh"),
        "sex": QCoreApplication.translate("Intake", "giới tính"),
        "phone": QCoreApplication.translate("Intake", "số điện thoại"),
        "email": QCoreApplication.translate("Intake", "email"),
        "address": QCoreApplication.translate("Intake", "nơi cư trú"),
        "old_number": QCoreApplication.translate("Intake", "số chứng minh cũ"),
        "issued_on": QCoreApplication.translate("Intake", "ngày cấp"),
    }


def warning(code: str) -> tuple[str, str]:
    """Field and sentence of a warning about a number; empty where there is nothing to say."""
    return {
        "id_old_number": (
            "id_number",
            QCoreApplication.translate("Intake", "Số chứng minh cũ, 9 chữ số"),
        ),
        "id_sex_mismatch": ("sex", QCoreApplication.translate("Intake", "Khác với số định danh")),
        "organisation_number": (
            "id_number",
            QCoreApplication.translate("Intake", "Khác cấu trúc mã số thuế; xem lại giấy tờ"),
        ),
        "agent_authority_missing": (
            "agent_authority",
            QCoreApplication.translate("Intake", "Chưa ghi quan hệ hoặc giấy tờ ủy quyền"),
        ),
        "id_year_mismatch": ("birth_date", QCoreApplication.translate("Intake", "Khác với số định danh")),
    }.get(code, ("", ""))


def other_name(name: str) -> str:
    """The number stands in an earlier dossier beside another name."""
    return QCoreApplication.translate("Intake", "Số này ở hồ sơ trước: {name}").format(name=name)


def refusal(field: str, reason: str) -> str:
    """Why a typed value cannot be kept."""
    for role in ("representative_", "agent_"):
        field = field.removeprefix(role)
    if reason == "digits" and field == "id_number":
        return QCoreApplication.translate("Intake", "Cần 12 chữ số (số cũ: 9)")
    if reason == "digits":
        return QCoreApplication.translate("Intake", "Số điện thoại chưa đúng")
    if reason == "date":
        return QCoreApplication.translate("Intake", "Gõ ngày/tháng/năm, hoặc chỉ năm")
    if reason == "too_long":
        return QCoreApplication.translate("Intake", "Dài quá, chưa lưu được")
    if reason == "agency":
        return QCoreApplication.translate("Intake", "Cần mã định danh cơ quan, như H20.126.07")
    if reason == "province":
        return QCoreApplication.translate("Intake", "Mã của tỉnh khác; chỉ chuyển được trong tỉnh")
    if reason in {"hidden_characters", "control_characters"}:
        return QCoreApplication.translate("Intake", "Có ký tự ẩn do dán vào; xóa rồi gõ lại")
    return QCoreApplication.translate("Intake", "Nội dung này chưa ghi nhận được")


def unread() -> str:
    """What is said at a field the card did not give."""
    return QCoreApplication.translate("Intake", "Thẻ không đọc được mục này, cần gõ")


def limit_words(limit: Limit | None) -> str:
    """How long a procedure may take."""
    if limit is None:
        return QCoreApplication.translate("Intake", "chưa có thời hạn")
    if limit.rule is Rule.SAME_DAY:
        return QCoreApplication.translate("Intake", "trong ngày")
    return {
        Unit.WORKING_DAY: QCoreApplication.translate("Intake", "{count} ngày làm việc"),
        Unit.CALENDAR_DAY: QCoreApplication.translate("Intake", "{count} ngày"),
        Unit.WORKING_HOUR: QCoreApplication.translate("Intake", "{count} giờ làm việc"),
    }[limit.unit].format(count=limit.value)


def reason(step: DueStep, limit: Limit) -> tuple[str, str]:
    """Days and words of one line of "Vì sao ngày này?"."""
    words = {
        "opening": QCoreApplication.translate("Intake", "tính từ giờ làm việc kế tiếp"),
        "not_counted": QCoreApplication.translate("Intake", "ngày nhận, không tính"),
        "same_day": QCoreApplication.translate("Intake", "nhận trước {time}, trả trong ngày"),
        "after_cutoff": QCoreApplication.translate("Intake", "nhận sau {time}, tính ngày làm việc kế tiếp"),
        "day_off": QCoreApplication.translate("Intake", "nghỉ {name}"),
        "weekend": QCoreApplication.translate("Intake", "nghỉ cuối tuần"),
        "counted": limit_words(limit) if limit.rule is Rule.PLAIN else "",
        "hours": QCoreApplication.translate("Intake", "{count} giờ làm việc"),
        "last_hour": QCoreApplication.translate("Intake", "nhận giờ làm việc cuối, tính từ ngày làm việc kế tiếp"),
        "half_day": QCoreApplication.translate("Intake", "chỉ làm nửa ngày: {name}"),
        "same_time": QCoreApplication.translate("Intake", "hết hạn vào cùng giờ, {time}"),
        "paused": QCoreApplication.translate("Intake", "tạm dừng chờ bổ sung hoặc nghĩa vụ tài chính"),
        "shifted": QCoreApplication.translate("Intake", "lùi lại đúng thời gian tạm dừng ({wait})"),
        "restarted": QCoreApplication.translate("Intake", "đủ hồ sơ, tính lại từ đầu"),
        "extended": QCoreApplication.translate("Intake", "gia hạn một lần, có phiếu xin lỗi"),
        "set": QCoreApplication.translate("Intake", "ngày đã hẹn khi ghi nhận"),
        "moved": QCoreApplication.translate("Intake", "ngày cuối rơi vào ngày nghỉ, dời đến đây"),
    }.get(step.kind, step.name)
    words = words.format(
        name=step.name,
        count=step.count,
        time=_clock(step.at) if step.at else "",
        wait=_waited(step.count),
    )
    return text.days_range(step.first, step.last), words


def _clock(at: datetime) -> str:
    """A time of day as people say it."""
    if not at.minute:
        return QCoreApplication.translate("Intake", "{hour} giờ").format(hour=at.hour)
    return QCoreApplication.translate("Intake", "{hour} giờ {minute:02d}").format(hour=at.hour, minute=at.minute)


def _waited(minutes: int) -> str:
    """Working time that passed, in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return QCoreApplication.translate("Intake", "{count} phút làm việc").format(count=rest)
    return QCoreApplication.translate("Intake", "{hours} giờ {rest:02d} phút làm việc").format(hours=hours, rest=rest)


def limit_units() -> list[tuple[Unit, str]]:
    """Units a time can be typed in."""
    return [
        (Unit.WORKING_DAY, QCoreApplication.translate("Intake", "ngày làm việc")),
        (Unit.CALENDAR_DAY, QCoreApplication.translate("Intake", "ngày")),
        (Unit.WORKING_HOUR, QCoreApplication.translate("Intake", "giờ làm việc")),
    ]


def channels() -> list[tuple[str, str]]:
    """Ways to hand in, with their words."""
    return [
        ("direct", QCoreApplication.translate("Intake", "Trực tiếp")),
        ("online", QCoreApplication.translate("Intake", "Trực tuyến")),
        ("online_assisted", QCoreApplication.translate("Intake", "Trực tuyến, quầy hỗ trợ")),
        ("post", QCoreApplication.translate("Intake", "Bưu chính")),
    ]


def return_ways() -> list[tuple[str, str]]:
    """Ways to get the result, with their words."""
    return [
        ("desk", QCoreApplication.translate("Intake", "Tại quầy")),
        ("post", QCoreApplication.translate("Intake", "Bưu chính")),
        ("electronic", QCoreApplication.translate("Intake", "Điện tử")),
    ]


def clause(candidate: Candidate, certainty: Certainty) -> str:
    """Why an old address means this commune."""
    sure = QCoreApplication.translate("Intake", "Chắc chắn") if certainty is Certainty.CERTAIN else ""
    if candidate.clause:
        law = QCoreApplication.translate("Intake", "khoản {clause} Điều 1 NQ {resolution}/NQ-UBTVQH15").format(
            clause=candidate.clause, resolution=candidate.resolution
        )
    else:
        law = QCoreApplication.translate("Intake", "xã giữ nguyên sau sắp xếp")
    return " · ".join(part for part in (sure, law) if part)


def place(candidate: Candidate) -> str:
    """Commune and province: the kind of province in small letters, as in running text."""
    province = candidate.province
    for kind in ("Tỉnh ", "Thành phố "):
        if province.startswith(kind):
            province = kind.lower() + province.removeprefix(kind)
    return f"{candidate.name}, {province}"


def address_question(reading: AddressReading) -> str:
    """What is asked about an address that is not certain."""
    old = {candidate.from_old for candidate in reading.candidates}
    if len(old) == 1 and (name := old.pop()):
        words = QCoreApplication.translate("Intake", "{old} cũ nay thuộc {count} xã, phường. Chọn một:")
        return words.format(old=name.split(",")[0], count=len(reading.candidates))
    return QCoreApplication.translate("Intake", "Địa chỉ có thể thuộc {count} nơi. Chọn một:").format(
        count=len(reading.candidates)
    )


def guidance(person: str, title: str, asked: Sequence[Asked]) -> str:
    """What the applicant is told to bring, in the words of Mẫu 02: Vietnamese whatever the screens speak.

    Source:
        Thông tư 03/2025/TT-VPCP annex I, Mẫu 02 (domain facts 2.4): it needs no dossier number.
    """
    lines = [
        f"Hồ sơ của: {person}",
        f"Nội dung yêu cầu giải quyết: {title}",
        "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
    ]
    lines += [f"{n}. {one.name}. Lý do: {one.reason}" for n, one in enumerate(asked, 1)]
    return "\n".join(lines)
