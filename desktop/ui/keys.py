"""Keys of the program, for the help. A test holds this table and the real shortcuts together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt

COMMAND: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)
"""Held with a key, it is no letter. By name: on Windows PySide6 takes `~ShiftModifier` for none of these."""


@dataclass(frozen=True)
class Key:
    """A key, or several that do the same kind of thing.

    Attributes:
        shown: as it is printed on the keyboard.
        words: what it does.
        where: page where it works; empty for everywhere.
        shortcuts: as Qt writes them; empty for keys that a field or list answers itself.
    """

    shown: str
    words: str
    where: str = ""
    shortcuts: tuple[str, ...] = ()


def _key(shown: str, words: object, where: object = "", shortcuts: tuple[str, ...] | None = None) -> Key:
    return Key(shown, str(words), str(where), (shown,) if shortcuts is None else shortcuts)


_INTAKE: Final = QT_TRANSLATE_NOOP("Keys", "Tiếp nhận")
_HANDOVER: Final = QT_TRANSLATE_NOOP("Keys", "Trả kết quả")
_WORKLIST: Final = QT_TRANSLATE_NOOP("Keys", "Hồ sơ")
_DOSSIER: Final = QT_TRANSLATE_NOOP("Keys", "Một hồ sơ")
_SCANS: Final = QT_TRANSLATE_NOOP("Keys", "Quét giấy tờ")
_PAPERS: Final = QT_TRANSLATE_NOOP("Keys", "In giấy tờ")
_SUMMARY: Final = QT_TRANSLATE_NOOP("Keys", "Tổng hợp")
_LISTS: Final = QT_TRANSLATE_NOOP("Keys", "Danh sách")

KEYS: Final = (
    _key("F1", QT_TRANSLATE_NOOP("Keys", "Trợ giúp của trang đang mở; ở Tiếp nhận là hướng dẫn thủ tục")),
    _key("F2", QT_TRANSLATE_NOOP("Keys", "Tiếp nhận hồ sơ mới")),
    _key("F3", QT_TRANSLATE_NOOP("Keys", "Hồ sơ, và tìm hồ sơ theo ô tìm ở đầu trang")),
    _key("F4", QT_TRANSLATE_NOOP("Keys", "Trả kết quả")),
    _key("F5", QT_TRANSLATE_NOOP("Keys", "Hôm nay")),
    _key("F8", QT_TRANSLATE_NOOP("Keys", "Cần xử lý: việc đang chờ có người xem")),
    _key("F9", QT_TRANSLATE_NOOP("Keys", "Việc chính của trang: lưu, trả, chốt, đồng bộ…")),
    _key("F10", QT_TRANSLATE_NOOP("Keys", "Tổng hợp")),
    _key("F11", QT_TRANSLATE_NOOP("Keys", "Toàn màn hình, bấm nữa để thôi")),
    _key("F12", QT_TRANSLATE_NOOP("Keys", "Đồng bộ")),
    _key(
        "Alt+1 … Alt+9",
        QT_TRANSLATE_NOOP("Keys", "Các trang, theo thứ tự ở cột bên trái"),
        "",
        tuple(f"Alt+{n}" for n in range(1, 10)),
    ),
    _key("Ctrl+L", QT_TRANSLATE_NOOP("Keys", "Khóa màn hình")),
    _key("Esc", QT_TRANSLATE_NOOP("Keys", "Đóng cái đang mở, bỏ lọc, dừng; không mất gì đã gõ")),
    _key("F6, Shift+F6", QT_TRANSLATE_NOOP("Keys", "Phần sau, phần trước của trang"), _INTAKE, ("F6", "Shift+F6")),
    _key("Enter, Shift+Enter", QT_TRANSLATE_NOOP("Keys", "Ô sau, ô trước"), _INTAKE, ()),
    _key("Ctrl+T", QT_TRANSLATE_NOOP("Keys", "Đã nhận đủ giấy tờ bắt buộc"), _INTAKE),
    _key("Space", QT_TRANSLATE_NOOP("Keys", "Giấy tờ: đã nhận, xuất trình, chưa có"), _INTAKE, ()),
    _key("1 … 9", QT_TRANSLATE_NOOP("Keys", "Số bản của giấy tờ đang chọn"), _INTAKE, ()),
    _key(
        "Ctrl+1 … Ctrl+9",
        QT_TRANSLATE_NOOP("Keys", "Chọn địa chỉ gợi ý thứ mấy"),
        _INTAKE,
        tuple(f"Ctrl+{n}" for n in range(1, 10)),
    ),
    _key(
        "Ctrl+Enter",
        QT_TRANSLATE_NOOP("Keys", "Lưu, rồi nhận thêm thủ tục của cùng người"),
        _INTAKE,
        ("Ctrl+Return", "Ctrl+Enter"),
    ),
    _key(
        "Ctrl+G",
        QT_TRANSLATE_NOOP(
            "Keys", "Tạm gác hồ sơ đang nhập, khi trang trống thì lấy lại; ở Hồ sơ: chuyển xử lý các hồ sơ đang chọn"
        ),
    ),
    _key("Ctrl+H", QT_TRANSLATE_NOOP("Keys", "Mời người vừa nhận kết quả đánh giá"), _HANDOVER),
    _key("Ctrl+S", QT_TRANSLATE_NOOP("Keys", "Lưu bộ lọc đang dùng"), _WORKLIST),
    _key("Ctrl+E", QT_TRANSLATE_NOOP("Keys", "Xuất các hồ sơ đang chọn"), _WORKLIST),
    _key("Ctrl+K", QT_TRANSLATE_NOOP("Keys", "Ghi đã có kết quả cho các hồ sơ đang chọn"), _WORKLIST),
    _key("Ctrl+B", QT_TRANSLATE_NOOP("Keys", "Danh sách bàn giao các hồ sơ đang chọn"), _WORKLIST),
    _key("Ctrl+P", QT_TRANSLATE_NOOP("Keys", "In lại giấy hẹn"), _DOSSIER),
    _key("Ctrl+G, Ctrl+K", QT_TRANSLATE_NOOP("Keys", "Chuyển xử lý; nhập kết quả"), _DOSSIER, ("Ctrl+G", "Ctrl+K")),
    _key("Ctrl+Y", QT_TRANSLATE_NOOP("Keys", "Yêu cầu bổ sung"), _DOSSIER),
    _key("Ctrl+R", QT_TRANSLATE_NOOP("Keys", "Từ chối"), _DOSSIER),
    _key("Ctrl+J", QT_TRANSLATE_NOOP("Keys", "Đã xem việc tỉnh từ chối, đi tiếp theo bản của tỉnh"), _DOSSIER),
    _key("Ctrl+M", QT_TRANSLATE_NOOP("Keys", "Việc khác: gia hạn, rút, sửa, hoàn tác…"), _DOSSIER),
    _key("Ctrl+O", QT_TRANSLATE_NOOP("Keys", "Đính kèm tệp"), _DOSSIER),
    _key("Ctrl+D", QT_TRANSLATE_NOOP("Keys", "Mở bàn quét; ở bàn quét: quét một mặt giấy"), _DOSSIER),
    _key("Ctrl+Shift+D", QT_TRANSLATE_NOOP("Keys", "Quét cả khay"), _SCANS),
    _key("Ctrl+I", QT_TRANSLATE_NOOP("Keys", "Lấy các tệp có sẵn trong thư mục quét"), _SCANS),
    _key("R, Shift+R", QT_TRANSLATE_NOOP("Keys", "Xoay trang sang phải, sang trái"), _SCANS, ()),
    _key("Ctrl+← Ctrl+→", QT_TRANSLATE_NOOP("Keys", "Đưa trang lên trước, ra sau"), _SCANS, ()),
    _key("Ctrl+Z", QT_TRANSLATE_NOOP("Keys", "Lấy lại trang vừa bỏ"), _SCANS),
    _key("Ctrl+Shift+P", QT_TRANSLATE_NOOP("Keys", "Xem giấy tờ của hồ sơ trước khi in, và giấy tờ chờ in")),
    _key("P, Enter", QT_TRANSLATE_NOOP("Keys", "In giấy tờ đang xem"), _PAPERS, ()),
    _key("← →, PgUp PgDn", QT_TRANSLATE_NOOP("Keys", "Trang trước, trang sau"), _PAPERS, ()),
    _key("Space", QT_TRANSLATE_NOOP("Keys", "Xếp báo cáo theo cột đang đứng, bấm nữa để đảo"), _SUMMARY, ()),
    _key("Ctrl+C", QT_TRANSLATE_NOOP("Keys", "Chép các dòng đang chọn"), _LISTS, ()),
    _key("Delete", QT_TRANSLATE_NOOP("Keys", "Gỡ tệp, gỡ người, bỏ trang (Ctrl+Z lấy lại)"), _LISTS, ("Del",)),
    _key("↑ ↓ Home End", QT_TRANSLATE_NOOP("Keys", "Đi trong danh sách"), _LISTS, ()),
    _key("Enter", QT_TRANSLATE_NOOP("Keys", "Mở dòng đang chọn"), _LISTS, ()),
    _key("/", QT_TRANSLATE_NOOP("Keys", "Đến ô lọc của danh sách hồ sơ"), _LISTS, ()),
)


def table() -> str:
    """The keys as a table in Markdown."""
    translate = QCoreApplication.translate
    heads = (translate("Keys", "Phím"), translate("Keys", "Làm gì"), translate("Keys", "Ở đâu"))
    lines = [f"| {' | '.join(heads)} |", "|---|---|---|"]
    for key in KEYS:
        where = translate("Keys", key.where) if key.where else translate("Keys", "mọi trang")
        lines.append(f"| **{key.shown}** | {translate('Keys', key.words)} | {where} |")
    return "\n".join(lines)
