"""What a trial scan shows, in words: fields, what is wrong, and how to set the scanner."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain import scans
from desktop.domain.scans import Diagnosis
from desktop.ui import text

_MOST_SHOWN = 60


def field_word(name: str) -> str:
    """A field of the card."""
    say = QCoreApplication.translate
    return {
        "id_number": say("Devices", "Số định danh"),
        "old_number": say("Devices", "Số CMND cũ"),
        "name": say("Devices", "Họ và tên"),
        "birth_date": say("Devices", "Ngày sinh"),
        "sex": say("Devices", "Giới tính"),
        "address": say("Devices", "Nơi cư trú"),
        "issued_on": say("Devices", "Ngày cấp"),
    }[name]


def shown(name: str, value: str) -> str:
    """A field of the card as people write it; days come as ISO days, or as a year alone."""
    return text.birth_day(value) if name in {"birth_date", "issued_on"} else value


def verdict(found: Diagnosis) -> tuple[str, str]:
    """Tone and sentence: what was scanned, and how well it came."""
    say = QCoreApplication.translate
    scan = found.scan
    if scan.kind == scans.NUMBER:
        return "ok", say("Devices", "Giấy hẹn, mã {number}: đọc tốt.").format(number=scan.text)
    if scan.kind == scans.OTHER:
        if found.causes:
            return "warn", say("Devices", "Giống thẻ căn cước nhưng sai dấu ngăn giữa các phần.")
        told = scan.text if len(scan.text) <= _MOST_SHOWN else scan.text[:_MOST_SHOWN] + "…"
        words = say("Devices", "Mã khác, {count} ký tự: “{text}”. Máy đọc được; đây không phải thẻ hay giấy hẹn.")
        return "info", words.format(count=text.number(len(scan.text)), text=told)
    if not found.fields:
        return "late", say("Devices", "Thẻ căn cước, nhưng chưa đọc được.")
    if found.unread:
        left = ", ".join(_lower(field_word(name)) for name in found.unread)
        return "warn", say("Devices", "Thẻ căn cước, chưa đọc được: {fields}.").format(fields=left)
    return "ok", say("Devices", "Thẻ căn cước: đọc đủ mọi phần.")


def _lower(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def advice(cause: str) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    say = QCoreApplication.translate
    return {
        scans.LAYOUT: (
            say("Devices", "Máy đọc và Windows dùng hai kiểu bàn phím khác nhau, nên dấu | thành dấu khác."),
            say("Devices", "Bấm phím Windows + dấu cách để chọn English (US), và đặt máy đọc ở bàn phím USA."),
        ),
        scans.CAPITALS: (
            say("Devices", "Phím Caps Lock đang bật: chữ hoa thành chữ thường. Đã tự đọc lại đúng."),
            say("Devices", "Nên tắt Caps Lock khi quét."),
        ),
        scans.TWICE: (
            say("Devices", "Máy đọc gửi chữ theo bảng mã khác UTF-8. Đã tự đọc lại đúng."),
            say("Devices", "Nên đặt máy đọc gửi UTF-8 để mọi chữ luôn đúng."),
        ),
        scans.LOST: (
            say("Devices", "Chữ có dấu bị mất trên đường: bàn phím giả không có chữ Việt."),
            say("Devices", "Đặt máy đọc ở chế độ USB-COM rồi chọn Cổng COM ở trên; hoặc bật gửi Unicode (Alt + số)."),
        ),
        scans.METHOD: (
            say("Devices", "Chữ Việt còn nguyên kiểu gõ Telex hay VNI."),
            say("Devices", "Tắt bộ gõ (UniKey, EVKey) khi quét; hoặc đặt máy đọc ở chế độ USB-COM."),
        ),
        scans.HALF: (
            say("Devices", "Chỉ nhận được một phần của thẻ."),
            say("Devices", "Giữ thẻ yên rồi quét lại; vẫn thiếu thì đặt máy đọc gửi phím chậm hơn, hoặc USB-COM."),
        ),
        scans.GLUED: (
            say("Devices", "Hai thẻ dính vào nhau thành một lần quét."),
            say("Devices", "Đặt máy đọc gửi Enter (CR) sau mỗi lần quét."),
        ),
        scans.TOO_LONG: (
            say("Devices", "Dài hơn mọi thẻ căn cước."),
            say("Devices", "Quét đúng mã vuông trên thẻ căn cước."),
        ),
        scans.NO_NUMBER: (
            say("Devices", "Số định danh không đủ 12 chữ số."),
            say("Devices", "Quét lại; vẫn vậy thì kiểm tra máy đọc có bỏ bớt ký tự đầu hay không."),
        ),
    }[cause]
