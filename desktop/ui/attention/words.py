"""Each matter in words: what is so, why, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.domain import attention as kinds
from desktop.domain.attention import Concern
from desktop.domain.numbers import short_number
from desktop.ui import text
from desktop.ui.dossier.happenings import refusal
from desktop.ui.dossier.moment import Moment
from desktop.ui.widgets.tables import Status

SETTLE = "settle"
OPEN = "open"
PRINT = "print"
SYNC = "sync"
SYNC_PAGE = "sync_page"

ICONS = {
    "all": "bell",
    "refused": "x-circle",
    "conflict": "users",
    "unread": "help",
    "files": "upload",
    "apology": "megaphone",
    "lapse": "hourglass",
    "unfetched": "handover",
    "expiring": "calendar",
}


@dataclass(frozen=True)
class Told:
    """A matter.

    Attributes:
        what: in a few words, by icon and tone, as the list shows it.
        why: what it means.
        act: `settle`, `open`, `print`, `sync` or `sync_page`.
        act_words: words of the button.
        act_icon: its icon.
    """

    what: Status
    why: str
    act: str
    act_words: str
    act_icon: str


def group_word(group: str) -> str:
    """A group, as its button says it."""
    translate = QCoreApplication.translate
    return {
        "all": translate("Attention", "Mọi việc"),
        "refused": translate("Attention", "Tỉnh từ chối"),
        "conflict": translate("Attention", "Hai máy cùng sửa"),
        "unread": translate("Attention", "Chưa đọc được"),
        "files": translate("Attention", "Tệp, trang quét"),
        "apology": translate("Attention", "Cần xin lỗi"),
        "lapse": translate("Attention", "Hết hạn bổ sung"),
        "unfetched": translate("Attention", "Chưa đến nhận"),
        "expiring": translate("Attention", "Giấy tờ sắp hết hạn"),
    }[group]


def told(concern: Concern, moment: Moment) -> Told:
    """What is to be said of a matter."""
    return _TELLERS[concern.kind](concern, moment)


def _settled(what: Status, why: str) -> Told:
    translate = QCoreApplication.translate

    return Told(what, why, SETTLE, translate("Attention", "Đã xem, theo bản của tỉnh"), "check")


def _shut_out(concern: Concern, _moment: Moment) -> Told:
    translate = QCoreApplication.translate
    what = Status(translate("Attention", "Tỉnh không còn nhận máy này"), "late", "cloud-off")
    why = translate(
        "Attention",
        "Từ {day} tỉnh từ chối máy này, thường vì máy đã bị thu hồi. Không mất gì: vẫn tiếp nhận và trả kết quả được, "
        "mọi bản ghi chờ ở máy này. Gọi cho tỉnh: tỉnh nhận lại máy thì máy tự gửi tiếp; tỉnh đưa tệp ghi danh mới thì "
        "lãnh đạo hoặc quản trị viên mở tệp ở trang Đồng bộ.",
    )
    why = why.format(day=text.day(concern.day) if concern.day else "")
    return Told(what, why, SYNC_PAGE, translate("Attention", "Mở Đồng bộ"), "sync")


def _refused(concern: Concern, _moment: Moment) -> Told:
    translate, many = QCoreApplication.translate, concern.count
    why = translate(
        "Attention",
        "Tỉnh chưa nhận {count} bản ghi: {reason}. Bản ghi vẫn còn trên máy này; việc sau đó của hồ sơ chờ đến khi có "
        "người xem. Mở hồ sơ để xem, rồi cho đi tiếp theo bản của tỉnh.",
        None,
        many,
    )
    what = Status(_first_capital(refusal(concern.code)), "late", "x-circle")
    return _settled(what, why.format(count=concern.count, reason=refusal(concern.code)))


def _conflict(concern: Concern, _moment: Moment) -> Told:
    translate, many = QCoreApplication.translate, concern.count
    why = translate(
        "Attention",
        "Máy khác đã ghi vào hồ sơ này trước: {reason}. Bản của tỉnh giữ việc của máy kia; {count} bản ghi của máy này "
        "vẫn còn trong diễn biến. Mở hồ sơ xem bước nào còn phải làm lại, rồi cho đi tiếp.",
        None,
        many,
    )
    what = Status(translate("Attention", "Máy khác đã ghi trước"), "late", "users")
    return _settled(what, why.format(reason=refusal(concern.code), count=concern.count))


def _number(concern: Concern, _moment: Moment) -> Told:
    translate = QCoreApplication.translate
    number = short_number(concern.row.number)
    what = Status(
        translate("Attention", "Mã đã đổi, trước là {code}").format(code=short_number(concern.code)), "warn", "edit"
    )
    why = translate(
        "Attention",
        "Mã {code} đã có hồ sơ khác dùng, nên tỉnh cấp mã {number}. Giấy hẹn người dân đang giữ còn ghi mã cũ: in lại "
        "và báo cho họ. Quét giấy cũ vẫn mở đúng hồ sơ này.",
    )
    why = why.format(code=concern.code, number=number)
    return Told(what, why, PRINT, translate("Attention", "In lại giấy hẹn"), "printer")


def _unread(concern: Concern, _moment: Moment) -> Told:
    translate, many = QCoreApplication.translate, concern.count
    what = Status(translate("Attention", "Cần bản chương trình mới hơn"), "warn", "help")
    why = translate(
        "Attention",
        "{count} bản ghi của hồ sơ do bản chương trình mới hơn ghi, máy này chưa hiểu. Không mất gì; cập nhật chương "
        "trình để xem đủ.",
        None,
        many,
    )
    return _opened(what, why.format(count=concern.count))


def _files(concern: Concern, moment: Moment) -> Told:
    translate, many = QCoreApplication.translate, concern.count
    count, days = text.number(concern.count), _days(concern.day, moment.today)
    if concern.lacking:
        what = Status(translate("Attention", "Tệp không còn nguyên ở máy này"), "late", "alert")
        why = translate(
            "Attention",
            "Có tệp của hồ sơ bị mất hoặc hỏng trên đĩa máy này và tỉnh chưa có. Mở hồ sơ, gỡ tệp đó rồi đính kèm lại "
            "từ bản gốc.",
        )
        return _opened(what, why)
    what = Status(
        translate("Attention", "{count} tệp chưa đến tỉnh, {days} ngày", None, many).format(count=count, days=days),
        "warn",
        "upload",
    )
    why = translate(
        "Attention",
        "Bản ghi đã ở tỉnh nhưng {count} tệp đính kèm từ {day} vẫn chưa đến nơi. Đồng bộ khi mạng tốt, hoặc ngoài giờ "
        "làm việc; tệp đang chờ không mất.",
        None,
        many,
    )
    day = text.day(concern.day) if concern.day else ""
    return Told(what, why.format(count=count, day=day), SYNC, translate("Attention", "Đồng bộ ngay"), "sync")


def _scanned(concern: Concern, _moment: Moment) -> Told:
    translate, many = QCoreApplication.translate, concern.count
    what = Status(translate("Attention", "Trang quét chưa đính kèm"), "idle", "scanner")
    why = translate(
        "Attention",
        "Trang đã quét cho {count} giấy tờ của hồ sơ còn nằm trên bàn quét của máy này, chưa vào hồ sơ. Mở hồ sơ rồi "
        "Ctrl+D để đính kèm hoặc bỏ.",
        None,
        many,
    )
    return _opened(what, why.format(count=text.number(concern.count)))


def _late(concern: Concern, moment: Moment) -> Told:
    translate = QCoreApplication.translate
    days = moment.working_days(concern.day or moment.today, moment.today)
    said = translate("Attention", "Quá hạn {days} ngày, chưa xin lỗi", None, days).format(days=days)
    why = translate(
        "Attention",
        "Hẹn trả {promise}. Phải xin lỗi và đề nghị gia hạn (Mẫu 04), nêu lý do và ngày trả mới; chỉ gia hạn một lần.",
    )
    promise = f"{text.clock(concern.row.due_at)} {text.day(concern.row.due_at)}"
    return _opened(Status(said, "late", "clock-alert"), why.format(promise=promise))


def _last_day(concern: Concern, moment: Moment) -> Told:
    translate = QCoreApplication.translate
    day = text.day_month(concern.day or moment.today)
    what = Status(translate("Attention", "Hẹn {day}, hôm nay là hạn xin lỗi").format(day=day), "warn", "clock")
    why = translate(
        "Attention",
        "Hẹn trả {day}. Xin lỗi phải báo trước ngày hẹn ít nhất một ngày làm việc: hôm nay là ngày cuối. Kịp trả thì "
        "không phải làm gì.",
    )
    return _opened(what, why.format(day=day))


def _lapse(concern: Concern, moment: Moment) -> Told:
    translate = QCoreApplication.translate
    last = concern.day or moment.today
    passed = last < moment.today
    said = (
        translate("Attention", "Hạn bổ sung đã qua, {day}") if passed else translate("Attention", "Hạn bổ sung {day}")
    )
    why = (
        translate(
            "Attention", "Hạn nộp bổ sung là {day}, đã qua mà chưa nhận được. Mở hồ sơ để dừng giải quyết hoặc gia hạn."
        )
        if passed
        else translate("Attention", "Hạn nộp bổ sung là {day}. Nên nhắc người dân; quá hạn thì hồ sơ bị dừng.")
    )
    what = Status(said.format(day=text.day_month(last)), "late" if passed else "warn", "hourglass")
    return _opened(what, why.format(day=text.long_day(last)))


def _unfetched(concern: Concern, moment: Moment) -> Told:
    translate = QCoreApplication.translate
    days = _days(concern.day, moment.today)
    what = Status(translate("Attention", "Có kết quả {days} ngày, chưa nhận").format(days=days), "idle", "handover")
    why = translate("Attention", "Kết quả có từ {day} mà chưa ai đến nhận. Nên gọi nhắc người dân.")
    return _opened(what, why.format(day=text.day(concern.day) if concern.day else ""))


def _expiring(concern: Concern, moment: Moment) -> Told:
    translate = QCoreApplication.translate
    last = concern.day or moment.today
    passed = last < moment.today
    said = (
        translate("Attention", "Kết quả hết hạn từ {day}")
        if passed
        else translate("Attention", "Kết quả hết hạn {day}")
    )
    why = translate(
        "Attention",
        "Kết quả {number} đã cấp có giá trị đến {day}. Nên gọi người được cấp biết để làm lại nếu còn cần; khi họ nộp "
        "hồ sơ mới của thủ tục này, việc này tự hết.",
    )
    why = why.format(number=concern.code, day=text.day(last)).replace("  ", " ")
    return _opened(Status(said.format(day=text.day(last)), "warn" if passed else "idle", "calendar"), why)


def _opened(what: Status, why: str) -> Told:
    return Told(what, why, OPEN, QCoreApplication.translate("Attention", "Mở hồ sơ"), "arrow-right")


def _days(since: date | None, today: date) -> str:
    return text.number((today - since).days if since else 0)


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_TELLERS = {
    kinds.SHUT_OUT: _shut_out,
    kinds.REFUSED: _refused,
    kinds.CONFLICT: _conflict,
    kinds.NUMBER: _number,
    kinds.UNREAD: _unread,
    kinds.FILES: _files,
    kinds.SCANNED: _scanned,
    kinds.LATE: _late,
    kinds.LAST_DAY: _last_day,
    kinds.LAPSE: _lapse,
    kinds.UNFETCHED: _unfetched,
    kinds.EXPIRING: _expiring,
}
