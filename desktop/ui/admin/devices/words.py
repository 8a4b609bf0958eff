"""What a trial scan shows, in words: fields, what is wrong, and how to set the scanner."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain import scans
from desktop.domain.scans import Diagnosis
from desktop.domain.words import iso_day
from desktop.ui import text

_MOST_SHOWN = 60


def field_word(name: str) -> str:
    """A field of the card."""
    translate = QCoreApplication.translate
    return {
        "id_number": translate("Devices", "Số định danh"),
        "old_number": translate("Devices", "Số CMND cũ"),
        "name": translate("Devices", "Họ và tên"),
        "birth_date": translate("Devices", "Ngày sinh"),
        "sex": translate("Devices", "Giới tính"),
        "address": translate("Devices", "Nơi cư trú"),
        "issued_on": translate("Devices", "Ngày cấp"),
    }[name]


def shown(name: str, value: str) -> str:
    """A field of the card as people write it; days come as ISO days, or as a year alone."""
    return iso_day(value) if name in {"birth_date", "issued_on"} else value


def verdict(found: Diagnosis) -> tuple[str, str]:
    """Tone and sentence: what was scanned, and how well it came."""
    translate = QCoreApplication.translate
    scan = found.scan
    if scan.kind == scans.NUMBER:
        return "ok", translate("Devices", "Giấy hẹn, mã {number}: đọc tốt.").format(number=scan.text)
    if scan.kind == scans.OTHER:
        if found.causes:
            return "warn", translate("Devices", "Giống thẻ căn cước nhưng sai dấu ngăn giữa các phần.")
        told = scan.text if len(scan.text) <= _MOST_SHOWN else scan.text[:_MOST_SHOWN] + "…"
        words = translate("Devices", "Mã khác, {count} ký tự: “{text}”. Máy đọc được; đây không phải thẻ hay giấy hẹn.")
        return "info", words.format(count=text.number(len(scan.text)), text=told)
    if not found.fields:
        return "late", translate("Devices", "Thẻ căn cước, nhưng chưa đọc được.")
    if found.unread:
        left = ", ".join(_lower(field_word(name)) for name in found.unread)
        return "warn", translate("Devices", "Thẻ căn cước, chưa đọc được: {fields}.").format(fields=left)
    return "ok", translate("Devices", "Thẻ căn cước: đọc đủ mọi phần.")


def _lower(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def advice(cause: str) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    translate = QCoreApplication.translate
    return {
        scans.LAYOUT: (
            translate("Devices", "Máy đọc và Windows dùng hai kiểu bàn phím khác nhau, nên dấu | thành dấu khác."),
            translate("Devices", "Bấm phím Windows + dấu cách để chọn English (US), và đặt máy đọc ở bàn phím USA."),
        ),
        scans.CAPITALS: (
            translate("Devices", "Phím Caps Lock đang bật: chữ hoa thành chữ thường. Đã tự đọc lại đúng."),
            translate("Devices", "Nên tắt Caps Lock khi quét."),
        ),
        scans.TWICE: (
            translate("Devices", "Máy đọc gửi chữ theo bảng mã khác UTF-8. Đã tự đọc lại đúng."),
            translate("Devices", "Nên đặt máy đọc gửi UTF-8 để mọi chữ luôn đúng."),
        ),
        scans.LOST: (
            translate("Devices", "Chữ có dấu bị mất trên đường: bàn phím giả không có chữ Việt."),
            translate(
                "Devices", "Đặt máy đọc ở chế độ USB-COM rồi chọn Cổng COM ở trên; hoặc bật gửi Unicode (Alt + số)."
            ),
        ),
        scans.METHOD: (
            translate("Devices", "Chữ Việt còn nguyên kiểu gõ Telex hay VNI."),
            translate("Devices", "Tắt bộ gõ (UniKey, EVKey) khi quét; hoặc đặt máy đọc ở chế độ USB-COM."),
        ),
        scans.HALF: (
            translate("Devices", "Chỉ nhận được một phần của thẻ."),
            translate(
                "Devices", "Giữ thẻ yên rồi quét lại; vẫn thiếu thì đặt máy đọc gửi phím chậm hơn, hoặc USB-COM."
            ),
        ),
        scans.GLUED: (
            translate("Devices", "Hai thẻ dính vào nhau thành một lần quét."),
            translate("Devices", "Đặt máy đọc gửi Enter (CR) sau mỗi lần quét."),
        ),
        scans.TOO_LONG: (
            translate("Devices", "Dài hơn mọi thẻ căn cước."),
            translate("Devices", "Quét đúng mã vuông trên thẻ căn cước."),
        ),
        scans.NO_NUMBER: (
            translate("Devices", "Số định danh không đủ 12 chữ số."),
            translate("Devices", "Quét lại; vẫn vậy thì kiểm tra máy đọc có bỏ bớt ký tự đầu hay không."),
        ),
    }[cause]
