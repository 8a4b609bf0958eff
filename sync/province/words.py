"""What a command says to the operator who is refused, by code and reason."""

from __future__ import annotations

from typing import Final

from sync.errors import SyncError

_WORDS: Final = {
    "ledger_missing": "Không có sổ cái ở nơi đã chỉ.",
    "centre_unknown": "Không có trung tâm này trong sổ cái.",
    "device_unknown": "Không có máy nào ghi danh với mã này.",
    "ledger_unusable.cannot_open": "Không mở được cơ sở dữ liệu của sổ cái; kiểm tra địa chỉ, tài khoản và máy chủ.",
    "ledger_unusable.newer_program": "Sổ cái do một phiên bản mới hơn của chương trình tạo ra.",
    "ledger_unusable.not_a_ledger": "Cơ sở dữ liệu này không phải sổ cái.",
    "province_not_started": "Không mở được cổng đã chỉ; chọn cổng khác.",
    "file_exists": "Tệp đã có, không ghi đè. Chọn tên khác.",
    "file_unreadable": "Không đọc được tệp.",
    "file_not_written": "Không ghi được tệp.",
    "recovery_key_file.passphrase_short": "Mật khẩu của khóa phải có ít nhất 12 ký tự.",
    "recovery_key_file.passphrase_missing": "Chưa gõ mật khẩu của khóa.",
    "recovery_key_file.passphrase_differs": "Hai lần gõ mật khẩu không giống nhau.",
    "recovery_key_file.passphrase_wrong": "Sai mật khẩu của khóa, hoặc tệp khóa đã bị sửa.",
    "recovery_key_file.not_a_key": "Tệp này không phải khóa khôi phục có mật khẩu.",
    "recovery_refused.device_unknown": "Từ chối: máy này chưa được ghi danh ở tỉnh.",
    "recovery_refused.other_centre": "Từ chối: máy này được ghi danh cho trung tâm khác.",
    "recovery_refused.device_revoked": "Từ chối: máy này đã bị thu hồi.",
    "recovery_refused.check_code": "Từ chối: mã đối chiếu không khớp. Gọi lại cho trung tâm; tệp có thể đã bị tráo.",
    "recovery_refused.other_key": "Từ chối: kho của máy này được niêm phong bằng một khóa khôi phục khác.",
    "bundle_refused": "Từ chối gói, không nhận gì trong đó.",
    "bundle_refused.too_large": "Từ chối: gói lớn hơn mức cho phép, hoặc bung ra lớn hơn mức cho phép.",
    "bundle_refused.damaged": "Từ chối: gói bị cắt, bị sửa, hoặc không phải gói USB.",
    "bundle_refused.other_key": "Từ chối: gói không mã hóa cho tỉnh này, hoặc bị sửa ở phần đầu.",
    "bundle_refused.kind": "Từ chối: đây không phải gói do quầy ghi.",
    "bundle_refused.version": "Từ chối: gói do một phiên bản khác của chương trình ghi.",
    "bundle_refused.signature": "Từ chối: chữ ký trong gói không phải của máy này.",
    "bundle_refused.other_province": "Từ chối: gói ghi cho tỉnh khác.",
    "bundle_refused.other_centre": "Từ chối: máy này được ghi danh cho trung tâm khác.",
    "bundle_refused.other_device": "Từ chối: trong gói có nhật ký của máy khác.",
    "bundle_refused.device_unknown": "Từ chối: máy này chưa được ghi danh ở tỉnh.",
    "bundle_refused.device_revoked": "Từ chối: máy này đã bị thu hồi.",
    "bundle_refused.enrol_code": "Từ chối: mã ghi danh trong gói sai, đã dùng hoặc hết hạn. Cấp tệp ghi danh mới.",
    "bundle_unreadable": "Không đọc được tệp gói.",
    "bundle_not_written": "Không ghi được gói trả lời; gói đã nhận thì vẫn được nhận, chạy lại lệnh này.",
    "bundle_not_written.full": "USB không đủ chỗ cho gói trả lời; gói đã nhận thì vẫn được nhận, chạy lại lệnh này.",
    "bundle_not_written.in_the_way": "Nơi ghi gói trả lời đã có tệp khác, không ghi đè. Chọn tên khác.",
    "courier_key_missing": "Tỉnh chưa có khóa gói USB. Chạy lệnh courier-key trước.",
    "bad_message.courier_key": "Từ chối: khóa nhận gói trả lời không dùng được.",
    "bad_message.file_too_large": "Tệp quá lớn, không phải tệp cần đọc.",
    "bad_message.file_not_readable": "Tệp bị cắt, bị sửa hoặc không đọc được.",
    "bad_message.file_kind": "Đây là tệp loại khác.",
    "bad_message.file_version": "Tệp do một phiên bản khác của chương trình tạo ra.",
    "bad_message.file_address": "Địa chỉ phải là https, hoặc http trên chính máy này.",
    "bad_message.snapshot": "Không công bố gì: tệp không dùng được, chỗ sai nêu ở sau.",
    "bad_message.public_key": "Từ chối: khóa ký trong tệp không dùng được.",
    "bad_message.seal": "Từ chối: niêm phong trong tệp đã bị sửa hoặc thuộc kho khác.",
    "bad_message.recovery_key": "Từ chối: khóa công khai trong tệp không dùng được.",
}


def in_words(error: SyncError) -> str:
    """One line for the operator, with the code and facts that a report to others needs."""
    facts = ", ".join(f"{key}={value}" for key, value in error.facts.items())
    words = _WORDS.get(f"{error.code}.{error.facts.get('reason')}") or _WORDS.get(error.code, "Không thực hiện được")
    return f"{words.removesuffix('.')} ({error.code}{': ' if facts else ''}{facts})."
