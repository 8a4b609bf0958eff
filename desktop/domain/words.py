"""Vietnamese words that papers, tables and screens share: labels, dates, times, amounts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from desktop.domain.deadlines import Unit
from desktop.domain.dossier import Status
from desktop.domain.lateness import Cause
from desktop.domain.procedures import HandedDocument
from desktop.domain.report_models import Ratings
from desktop.domain.report_tables import Cell, Kind
from desktop.domain.reports import DayFigures, Figures, PeriodReport

STATUS: Final[Mapping[Status, str]] = {
    Status.REGISTERED: "Mới đăng ký",
    Status.RECEIVED: "Được tiếp nhận",
    Status.REFUSED: "Không được tiếp nhận",
    Status.IN_PROGRESS: "Đang xử lý",
    Status.AWAITING_SUPPLEMENT: "Yêu cầu bổ sung giấy tờ",
    Status.AWAITING_PAYMENT: "Yêu cầu thực hiện nghĩa vụ tài chính",
    Status.WITHDRAWN: "Công dân yêu cầu rút hồ sơ",
    Status.STOPPED: "Dừng xử lý",
    Status.SETTLED: "Đã xử lý xong",
    Status.RETURNED: "Đã trả kết quả",
}
"""Official labels (domain facts 4.1)."""

STATUS_SHORT: Final[Mapping[Status, str]] = {
    Status.REGISTERED: "Mới đăng ký",
    Status.RECEIVED: "Đã tiếp nhận",
    Status.REFUSED: "Từ chối",
    Status.IN_PROGRESS: "Đang xử lý",
    Status.AWAITING_SUPPLEMENT: "Chờ bổ sung",
    Status.AWAITING_PAYMENT: "Chờ nộp tiền",
    Status.WITHDRAWN: "Đã rút",
    Status.STOPPED: "Dừng xử lý",
    Status.SETTLED: "Chờ trả",
    Status.RETURNED: "Đã trả",
}
"""The same for narrow columns."""

CHANNELS: Final[Mapping[str, str]] = {
    "direct": "Trực tiếp",
    "online": "Trực tuyến",
    "online_assisted": "Trực tuyến, quầy hỗ trợ",
    "post": "Bưu chính",
}

RETURN_WAYS: Final[Mapping[str, str]] = {
    "desk": "Tại quầy",
    "post": "Qua bưu chính",
    "electronic": "Bản điện tử",
}

UNITS: Final[Mapping[str, str]] = {
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.CALENDAR_DAY: "ngày",
    Unit.WORKING_HOUR: "giờ làm việc",
}

REPORT_HEADINGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("STT", ()),
    ("Lĩnh vực, công việc giải quyết theo cấp", ()),
    (
        "Số hồ sơ nhận giải quyết",
        ("Tổng số", "Trong kỳ: trực tuyến", "Trong kỳ: trực tiếp, dịch vụ bưu chính", "Từ kỳ trước"),
    ),
    ("Số hồ sơ đã giải quyết", ("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn")),
    ("Số hồ sơ đang giải quyết", ("Tổng số", "Trong hạn", "Quá hạn")),
)
"""Headings of II.06a, two levels, columns (1) to (13) (domain facts 6)."""

CAUSES: Final[Mapping[Cause, str]] = {
    Cause.ENTERED_LATE: "Hồ sơ ghi vào máy sau ngày nhận",
    Cause.SENT_LATE: "Có kết quả trong hạn, tỉnh nhận dữ liệu sau hạn",
    Cause.NOT_SENT: "Có kết quả trong hạn, dữ liệu chưa lên tỉnh",
    Cause.FORWARDED_LATE: "Chuyển xử lý sau khi đã quá hạn",
    Cause.NOT_FORWARDED: "Còn ở quầy, chưa chuyển xử lý",
    Cause.WORKED_LATE: "Đơn vị giải quyết có kết quả sau hạn hoặc chưa có",
}
"""Where the time of a late dossier went."""

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS: Final = ("", "nghìn", "triệu", "tỷ")


def limit_words(limit: tuple[int, str]) -> str:
    """A limit as a slip says it: "1 ngày làm việc", "15 ngày", "8 giờ làm việc"."""
    value, unit = limit
    return f"{value} {UNITS.get(unit, unit)}"


def day_words(day: date) -> str:
    """A day as papers say it: "ngày 05 tháng 02 năm 2026"; days below 10 and months 1 and 2 take a zero.

    Source:
        Nghị định 30/2020/NĐ-CP, Phụ lục I, date line of a document.
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def instant_words(at: datetime) -> str:
    """An instant as papers say it, in its own zone: "15 giờ 12 phút, ngày 27 tháng 11 năm 2026"."""
    return f"{at.hour:02d} giờ {at.minute:02d} phút, {day_words(at)}"


def iso_day(iso: str) -> str:
    """An ISO day in a narrow column: "27/11/2026"; a year alone, nothing, and what is no day stay as they are."""
    parts = iso.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else iso


def short_day(day: date) -> str:
    """A day in a narrow column: "27/11/2026"."""
    return f"{day:%d/%m/%Y}"


def short_instant(at: datetime) -> str:
    """An instant in a narrow column, in its own zone: "15:12 27/11/2026"."""
    return f"{at:%H:%M %d/%m/%Y}"


def period_words(first: date, last: date) -> str:
    """One day, or from a day to a day."""
    if first == last:
        return day_words(first).capitalize()
    return f"Từ {day_words(first)} đến {day_words(last)}"


def count_words(count: int) -> str:
    """A number with dots between groups of three: "1.234"."""
    return f"{count:,}".replace(",", ".")


def cell_words(cell: Cell, kind: Kind) -> str:
    """A cell of a report as it is read."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return short_instant(cell)
    if kind is Kind.SHARE and isinstance(cell, int | float):
        return f"{100 * cell:.1f}".replace(".", ",") + "\u00a0%"
    if kind is Kind.DECIMAL and isinstance(cell, int | float):
        return f"{cell:.1f}".replace(".", ",")
    return count_words(cell) if isinstance(cell, int) else str(cell)


def amount(vnd: int) -> str:
    """An amount in figures: "10.000 đ"."""
    return f"{count_words(vnd)} đ"


def amount_words(vnd: int) -> str:
    """An amount as it is read: "Mười nghìn đồng".

    Raises:
        ValueError: below 0, or a trillion đồng and more.
    """
    if not 0 <= vnd < 10**12:
        raise ValueError(vnd)
    if vnd == 0:
        return "Không đồng"
    groups: list[int] = []
    rest = vnd
    while rest:
        rest, group = divmod(rest, 1000)
        groups.append(group)
    spoken: list[str] = []
    for place in range(len(groups) - 1, -1, -1):
        if groups[place]:
            spoken += _group_words(groups[place], whole=place < len(groups) - 1)
            spoken.append(_GROUPS[place])
    return " ".join(word for word in [*spoken, "đồng"] if word).capitalize()


def _group_words(group: int, *, whole: bool) -> list[str]:
    """Three digits as read; `whole` speaks the leading zeros, as groups after the first do."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    said: list[str] = []
    if hundreds or whole:
        said += [_DIGITS[hundreds], "trăm"]
    if tens == 0 and ones and said:
        said.append("linh")
    elif tens == 1:
        said.append("mười")
    elif tens > 1:
        said += [_DIGITS[tens], "mươi"]
    if ones == 1 and tens > 1:
        said.append("mốt")
    elif ones == 5 and tens > 0:
        said.append("lăm")
    elif ones:
        said.append(_DIGITS[ones])
    return said


def paper_words(paper: HandedDocument) -> str:
    """How a paper was handed over: "1 bản chính, 2 bản sao", "xuất trình 1 bản chính"; may be empty."""
    numbers = [f"{n} {kind}" for n, kind in ((paper.originals, "bản chính"), (paper.copies, "bản sao")) if n]
    if paper.kind == "reused":
        return "dùng lại dữ liệu đã có"
    if paper.kind == "present":
        return " ".join(["xuất trình", ", ".join(numbers)]).strip()
    return ", ".join(numbers)


def report_lines(report: PeriodReport, field_names: Mapping[str, str]) -> list[tuple[str, Figures]]:
    """Lines of II.06a by name of the field, in the order of `field_names`; fields it lacks come last."""
    order = [code for code in field_names if code in report.lines]
    order += [code for code in report.lines if code not in field_names]
    return [(field_names.get(code, code), report.lines[code]) for code in order]


def control_words(total: Figures) -> str:
    """The control sum of II.06a in words."""
    sum_ = f"(3) = (7) + (11): {total.taken} = {total.settled} + {total.open}"
    return f"Kiểm tra {sum_} {'– khớp' if total.balanced else '– KHÔNG KHỚP'}"


def rating_lines(ratings: Ratings) -> list[tuple[str, int, str]]:
    """What a summary says of ratings, as `figure_lines`; nothing where nobody was asked."""
    if not ratings.given:
        return []
    return [
        ("Đánh giá của người dân trong kỳ", ratings.given, "lượt"),
        *((f"– {level[:1].lower()}{level[1:]}", count, "lượt") for level, count in ratings.levels),
        *((f"– vì: {reason[:1].lower()}{reason[1:]}", count, "lượt") for reason, count in ratings.reasons),
    ]


def figure_lines(figures: DayFigures) -> list[tuple[str, int, str]]:
    """What a summary says beside II.06a: label, number, unit; parts of a number begin with a dash."""
    return [
        ("Hồ sơ tiếp nhận trong kỳ", figures.received, "hồ sơ"),
        ("– nộp trực tuyến", figures.online, "hồ sơ"),
        ("– nộp trực tuyến có quầy hỗ trợ", figures.assisted, "hồ sơ"),
        ("– nộp qua bưu chính", figures.posted, "hồ sơ"),
        ("– không được tiếp nhận", figures.refused, "hồ sơ"),
        ("Tạm dừng xử lý cuối kỳ", figures.paused, "hồ sơ"),
        ("Kết quả trả lại do lỗi trong kỳ", figures.undone, "hồ sơ"),
        ("Phiếu xin lỗi và đề nghị gia hạn trong kỳ", figures.apologies, "phiếu"),
        ("Phí, lệ phí của hồ sơ tiếp nhận", figures.fees_vnd, "đồng"),
        ("Hồ sơ số hóa đủ thành phần", figures.digitised, "hồ sơ"),
        ("Giấy tờ trong hồ sơ tiếp nhận", figures.papers, "giấy tờ"),
        ("– đã số hóa", figures.scanned, "giấy tờ"),
        ("– dùng lại dữ liệu đã có", figures.reused, "giấy tờ"),
    ]
