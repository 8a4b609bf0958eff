"""Words of the reports as screens show them: files and papers keep the Vietnamese, whatever the screens speak."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.domain.numbers import short_number
from desktop.domain.report_tables import Cell, Column, Kind
from desktop.ui import text

NAMES: Final = {
    "overview": str(QT_TRANSLATE_NOOP("Reports", "Tổng hợp")),
    "form": str(QT_TRANSLATE_NOOP("Reports", "Biểu II.06a")),
    "fields": str(QT_TRANSLATE_NOOP("Reports", "Theo lĩnh vực")),
    "officers": str(QT_TRANSLATE_NOOP("Reports", "Theo cán bộ")),
    "causes": str(QT_TRANSLATE_NOOP("Reports", "Nguyên nhân quá hạn")),
    "delays": str(QT_TRANSLATE_NOOP("Reports", "Hồ sơ chậm do đâu")),
    "posting": str(QT_TRANSLATE_NOOP("Reports", "Niêm yết quá hạn")),
    "indicators": str(QT_TRANSLATE_NOOP("Reports", "Chỉ số QĐ 766")),
    "register": str(QT_TRANSLATE_NOOP("Reports", "Sổ theo dõi")),
    "handover": str(QT_TRANSLATE_NOOP("Reports", "Danh sách bàn giao")),
    "post": str(QT_TRANSLATE_NOOP("Reports", "Danh sách bưu chính")),
    "results": str(QT_TRANSLATE_NOOP("Reports", "Sổ kết quả đã cấp")),
}
"""What each report is called where it is chosen, in order."""

HEADINGS: Final = (
    QT_TRANSLATE_NOOP("Reports", "STT"),
    QT_TRANSLATE_NOOP("Reports", "Lĩnh vực"),
    QT_TRANSLATE_NOOP("Reports", "Tổng nhận (3)"),
    QT_TRANSLATE_NOOP("Reports", "Trực tuyến (4)"),
    QT_TRANSLATE_NOOP("Reports", "Trực tiếp, bưu chính (5)"),
    QT_TRANSLATE_NOOP("Reports", "Kỳ trước (6)"),
    QT_TRANSLATE_NOOP("Reports", "Tổng đã xong (7)"),
    QT_TRANSLATE_NOOP("Reports", "Trước hạn (8)"),
    QT_TRANSLATE_NOOP("Reports", "Đúng hạn (9)"),
    QT_TRANSLATE_NOOP("Reports", "Quá hạn (10)"),
    QT_TRANSLATE_NOOP("Reports", "Tổng đang làm (11)"),
    QT_TRANSLATE_NOOP("Reports", "Trong hạn (12)"),
    QT_TRANSLATE_NOOP("Reports", "Quá hạn (13)"),
    QT_TRANSLATE_NOOP("Reports", "Tiếp nhận"),
    QT_TRANSLATE_NOOP("Reports", "Kỳ trước chuyển"),
    QT_TRANSLATE_NOOP("Reports", "Xong trước hạn"),
    QT_TRANSLATE_NOOP("Reports", "Xong đúng hạn"),
    QT_TRANSLATE_NOOP("Reports", "Xong quá hạn"),
    QT_TRANSLATE_NOOP("Reports", "Còn trong hạn"),
    QT_TRANSLATE_NOOP("Reports", "Còn quá hạn"),
    QT_TRANSLATE_NOOP("Reports", "Tạm dừng"),
    QT_TRANSLATE_NOOP("Reports", "Từ chối"),
    QT_TRANSLATE_NOOP("Reports", "Trả lại do lỗi"),
    QT_TRANSLATE_NOOP("Reports", "Phiếu xin lỗi"),
    QT_TRANSLATE_NOOP("Reports", "Phí, lệ phí (đồng)"),
    QT_TRANSLATE_NOOP("Reports", "Số hóa giấy tờ"),
    QT_TRANSLATE_NOOP("Reports", "Dùng lại dữ liệu"),
    QT_TRANSLATE_NOOP("Reports", "Nộp trực tuyến"),
    QT_TRANSLATE_NOOP("Reports", "Quầy hỗ trợ"),
    QT_TRANSLATE_NOOP("Reports", "Cán bộ tiếp nhận"),
    QT_TRANSLATE_NOOP("Reports", "Nguyên nhân đã ghi"),
    QT_TRANSLATE_NOOP("Reports", "Hồ sơ quá hạn"),
    QT_TRANSLATE_NOOP("Reports", "Đã giải quyết"),
    QT_TRANSLATE_NOOP("Reports", "Đang giải quyết"),
    QT_TRANSLATE_NOOP("Reports", "Đã xin lỗi, gia hạn"),
    QT_TRANSLATE_NOOP("Reports", "Mã hồ sơ"),
    QT_TRANSLATE_NOOP("Reports", "Nhận hồ sơ"),
    QT_TRANSLATE_NOOP("Reports", "Ghi vào máy"),
    QT_TRANSLATE_NOOP("Reports", "Tỉnh có hồ sơ"),
    QT_TRANSLATE_NOOP("Reports", "Chuyển xử lý"),
    QT_TRANSLATE_NOOP("Reports", "Hẹn trả kết quả"),
    QT_TRANSLATE_NOOP("Reports", "Có kết quả"),
    QT_TRANSLATE_NOOP("Reports", "Tỉnh có kết quả"),
    QT_TRANSLATE_NOOP("Reports", "Trả kết quả"),
    QT_TRANSLATE_NOOP("Reports", "Chậm (ngày)"),
    QT_TRANSLATE_NOOP("Reports", "Chậm do"),
    QT_TRANSLATE_NOOP("Reports", "Vì sao"),
    QT_TRANSLATE_NOOP("Reports", "Tên TTHC"),
    QT_TRANSLATE_NOOP("Reports", "Quá hạn (ngày)"),
    QT_TRANSLATE_NOOP("Reports", "Tình trạng"),
    QT_TRANSLATE_NOOP("Reports", "Xin lỗi, gia hạn"),
    QT_TRANSLATE_NOOP("Reports", "Nhóm chỉ số"),
    QT_TRANSLATE_NOOP("Reports", "Điểm nhóm"),
    QT_TRANSLATE_NOOP("Reports", "Chỉ số"),
    QT_TRANSLATE_NOOP("Reports", "Cách tính"),
    QT_TRANSLATE_NOOP("Reports", "Tử số"),
    QT_TRANSLATE_NOOP("Reports", "Mẫu số"),
    QT_TRANSLATE_NOOP("Reports", "Tỷ lệ"),
    QT_TRANSLATE_NOOP("Reports", "Tên tổ chức, cá nhân"),
    QT_TRANSLATE_NOOP("Reports", "Địa chỉ, số điện thoại"),
    QT_TRANSLATE_NOOP("Reports", "Cơ quan chủ trì giải quyết"),
    QT_TRANSLATE_NOOP("Reports", "Nhận kết quả"),
    QT_TRANSLATE_NOOP("Reports", "Ký nhận"),
    QT_TRANSLATE_NOOP("Reports", "Bên giao"),
    QT_TRANSLATE_NOOP("Reports", "Bên nhận"),
    QT_TRANSLATE_NOOP("Reports", "Giao lúc"),
    QT_TRANSLATE_NOOP("Reports", "Ghi chú"),
    QT_TRANSLATE_NOOP("Reports", "Người nhận"),
    QT_TRANSLATE_NOOP("Reports", "Giao bưu chính"),
    QT_TRANSLATE_NOOP("Reports", "Số, ký hiệu"),
    QT_TRANSLATE_NOOP("Reports", "Loại kết quả"),
    QT_TRANSLATE_NOOP("Reports", "Cấp cho"),
    QT_TRANSLATE_NOOP("Reports", "Có giá trị đến"),
)
"""Every heading of `desktop.domain.report_lines`, marked for translation here because the domain knows no screens."""


FIXED: Final = frozenset(
    {
        str(QT_TRANSLATE_NOOP("Reports", "Tổng số")),
        str(QT_TRANSLATE_NOOP("Reports", "Chưa ghi nguyên nhân")),
        str(QT_TRANSLATE_NOOP("Reports", "Đã có kết quả")),
        str(QT_TRANSLATE_NOOP("Reports", "Đang giải quyết")),
        str(QT_TRANSLATE_NOOP("Reports", "Đã xin lỗi")),
        str(QT_TRANSLATE_NOOP("Reports", "Dữ liệu")),
        str(QT_TRANSLATE_NOOP("Reports", "Xử lý")),
        str(QT_TRANSLATE_NOOP("Reports", "Hồ sơ ghi vào máy sau ngày nhận")),
        str(QT_TRANSLATE_NOOP("Reports", "Có kết quả trong hạn, tỉnh nhận dữ liệu sau hạn")),
        str(QT_TRANSLATE_NOOP("Reports", "Có kết quả trong hạn, dữ liệu chưa lên tỉnh")),
        str(QT_TRANSLATE_NOOP("Reports", "Chuyển xử lý sau khi đã quá hạn")),
        str(QT_TRANSLATE_NOOP("Reports", "Còn ở quầy, chưa chuyển xử lý")),
        str(QT_TRANSLATE_NOOP("Reports", "Đơn vị giải quyết có kết quả sau hạn hoặc chưa có")),
        str(QT_TRANSLATE_NOOP("Reports", "Tại quầy")),
        str(QT_TRANSLATE_NOOP("Reports", "Qua bưu chính")),
        str(QT_TRANSLATE_NOOP("Reports", "Bản điện tử")),
        str(QT_TRANSLATE_NOOP("Reports", "Trực tuyến")),
        str(QT_TRANSLATE_NOOP("Reports", "Trực tuyến, quầy hỗ trợ")),
        str(QT_TRANSLATE_NOOP("Reports", "Bưu chính")),
    }
)
"""Words of cells that no person wrote."""


def name(report: str) -> str:
    """What a report is called where it is chosen."""
    return QCoreApplication.translate("Reports", NAMES[report])


def heading(column: Column) -> str:
    """Heading of a column."""
    return QCoreApplication.translate("Reports", column.brief or column.heading)


def cell(value: Cell, kind: Kind) -> str:
    """A cell as the screens write dates and numbers."""
    if value is None:
        return ""
    if kind is Kind.INSTANT and not isinstance(value, str | int | float):
        return f"{text.clock(value)} {text.day(value)}"
    if kind is Kind.SHARE and isinstance(value, int | float):
        return f"{text.decimal(100 * value, 1)} %"
    if value in FIXED:
        return QCoreApplication.translate("Reports", str(value))
    return text.number(value) if isinstance(value, int) else str(value)


def brief(value: Cell, column: Column, year: int) -> str:
    """A cell in a table of a year: numbers without the centre's prefix, instants without what is understood."""
    if column.whole and isinstance(value, str):
        return short_number(value)
    if column.kind is Kind.INSTANT and isinstance(value, datetime):
        return f"{text.clock(value)} {text.day_month(value)}" if value.year == year else text.day(value)
    return cell(value, column.kind)
