"""What a counter can compute of the index of Quyết định 766/QĐ-TTg."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from desktop.domain.report_models import Ratings
from desktop.domain.reports import DayFigures, Figures


class Indicator(NamedTuple):
    """A measure of the index.

    Attributes:
        group: group of the index.
        points: most points of that group, of 100; how they fall on its measures is the province's to say.
        name: what is measured.
        formula: how, in words.
        part: numerator.
        whole: denominator; 0 where there is nothing to measure.
    """

    group: str
    points: int
    name: str
    formula: str
    part: int
    whole: int

    @property
    def share(self) -> float | None:
        """Part of the whole; None where there is nothing to measure."""
        return self.part / self.whole if self.whole else None


class Sent(NamedTuple):
    """What the province has of the receptions of a period, refused ones left out.

    Attributes:
        stored: that it has stored.
        known: of them, those that this machine sent and knows when.
        same_day: of these, those it had on the day of reception.
        average_days: mean of the days from reception to result, of what was settled in the period and not withdrawn;
            None if nothing was.
    """

    stored: int
    known: int
    same_day: int
    average_days: float | None


OPEN: Final = "Công khai, minh bạch"
PROGRESS: Final = "Tiến độ giải quyết"
ONLINE: Final = "Cung cấp dịch vụ công trực tuyến"
CONTENT: Final = "Mức độ hài lòng"
DIGITISED: Final = "Số hóa hồ sơ"

NOT_HERE: Final = (
    "Không tính tại quầy: công khai thủ tục, thanh toán trực tuyến, xử lý phản ánh, kết quả điện tử có chữ ký số"
    " trong kho của người dân."
)


def indicators(form: Figures, further: DayFigures, sent: Sent, ratings: Ratings) -> Sequence[Indicator]:
    """The measures of a period.

    Args:
        form: II.06a of the period, in total.
        further: further figures of the period, in total.
        sent: what the province has of the receptions of the period.
        ratings: how people rated the service in the period.

    Source:
        Groups and points: domain facts 11. The share of a group that a measure has is not published; none is invented.
    """
    taken, papers = "hồ sơ tiếp nhận trong kỳ", "giấy tờ của hồ sơ tiếp nhận"
    new, accepted = form.online + form.direct, further.accepted
    in_time = form.before + form.on_time
    return (
        Indicator(OPEN, 18, "Hồ sơ đã đồng bộ lên tỉnh", f"hồ sơ tỉnh đã có / {taken}", sent.stored, accepted),
        Indicator(
            OPEN,
            18,
            "Đồng bộ ngay trong ngày nhận",
            "hồ sơ tỉnh nhận trong ngày / hồ sơ máy này đã gửi",
            sent.same_day,
            sent.known,
        ),
        Indicator(PROGRESS, 20, "Giải quyết trước và đúng hạn", "((8) + (9)) / (7) Biểu II.06a", in_time, form.settled),
        Indicator(PROGRESS, 20, "Giải quyết trước hạn", "(8) / (7) Biểu II.06a", form.before, form.settled),
        Indicator(
            PROGRESS, 20, "Đang giải quyết còn trong hạn", "(12) / (11) Biểu II.06a", form.open_in_time, form.open
        ),
        Indicator(ONLINE, 12, "Hồ sơ nộp trực tuyến", "(4) / ((4) + (5)) Biểu II.06a", form.online, new),
        Indicator(
            CONTENT,
            18,
            "Hài lòng khi nhận kết quả",
            "lượt hài lòng trở lên / lượt đánh giá tại quầy",
            ratings.satisfied,
            ratings.given,
        ),
        Indicator(
            DIGITISED,
            22,
            "Hồ sơ số hóa đủ thành phần",
            f"hồ sơ mọi giấy tờ đã số hóa hoặc dùng lại / {taken}",
            further.digitised,
            accepted,
        ),
        Indicator(
            DIGITISED, 22, "Giấy tờ đã số hóa", f"giấy tờ có bản quét / {papers}", further.scanned, further.papers
        ),
        Indicator(
            DIGITISED, 22, "Giấy tờ dùng lại dữ liệu", f"giấy tờ dùng lại / {papers}", further.reused, further.papers
        ),
    )
