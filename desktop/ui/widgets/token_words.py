"""Words of tokens.json in the language of the screens: statuses of a dossier and its deadline."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.ui import theme

MARKED: Final = (
    QT_TRANSLATE_NOOP("Status", "Mới đăng ký"),
    QT_TRANSLATE_NOOP("Status", "Được tiếp nhận"),
    QT_TRANSLATE_NOOP("Status", "Không được tiếp nhận"),
    QT_TRANSLATE_NOOP("Status", "Đang xử lý"),
    QT_TRANSLATE_NOOP("Status", "Yêu cầu bổ sung giấy tờ"),
    QT_TRANSLATE_NOOP("Status", "Chờ bổ sung"),
    QT_TRANSLATE_NOOP("Status", "Yêu cầu thực hiện nghĩa vụ tài chính"),
    QT_TRANSLATE_NOOP("Status", "Chờ nộp tiền"),
    QT_TRANSLATE_NOOP("Status", "Công dân yêu cầu rút hồ sơ"),
    QT_TRANSLATE_NOOP("Status", "Đã rút hồ sơ"),
    QT_TRANSLATE_NOOP("Status", "Dừng xử lý"),
    QT_TRANSLATE_NOOP("Status", "Đã xử lý xong"),
    QT_TRANSLATE_NOOP("Status", "Đã trả kết quả"),
    QT_TRANSLATE_NOOP("Status", "Quá hạn"),
    QT_TRANSLATE_NOOP("Status", "Đến hạn hôm nay"),
    QT_TRANSLATE_NOOP("Status", "Sắp đến hạn"),
    QT_TRANSLATE_NOOP("Status", "Trong hạn"),
    QT_TRANSLATE_NOOP("Status", "Tạm dừng tính hạn"),
)
"""What tokens.json says, marked for translation here because tools do not read it."""


def status_label(code: int) -> str:
    """The full name of a status, by its official code."""
    return QCoreApplication.translate("Status", theme.TOKENS["dossier_status"][str(code)]["label"])


def status_word(code: int) -> str:
    """The short name of a status, for lists."""
    status = theme.TOKENS["dossier_status"][str(code)]
    return QCoreApplication.translate("Status", status.get("short", status["label"]))


def deadline_word(key: str) -> str:
    """What a deadline is: `late`, `today`, `soon`, `in_time`, `paused`."""
    return QCoreApplication.translate("Status", theme.TOKENS["deadline"][key]["label"])
