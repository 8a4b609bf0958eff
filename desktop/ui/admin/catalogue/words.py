"""Sentences of Danh mục thủ tục: marks of confidence, fees, papers, parts of an entry."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.domain import fees
from desktop.domain.catalogue_layers import Change
from desktop.domain.checklist_edits import EditedPaper
from desktop.domain.fees import Fee
from desktop.domain.procedures import Document
from desktop.ui import text
from desktop.ui.widgets.tables import Status
from desktop.usecases.view_catalogue import CatalogueLine


def mark(confidence: str) -> Status:
    """How sure an entry is, by icon and word."""
    translate = QCoreApplication.translate
    return {
        "C": Status(translate("Catalogue", "Đã xác nhận"), "ok", "check-circle"),
        "V": Status(translate("Catalogue", "Đã kiểm"), "info", "check"),
        "L": Status(translate("Catalogue", "Chưa chắc"), "idle", "help"),
    }.get(confidence, Status(translate("Catalogue", "Chưa rõ"), "warn", "alert"))


def mark_tip(confidence: str) -> str:
    """What a mark means."""
    translate = QCoreApplication.translate
    return {
        "C": translate("Catalogue", "Trung tâm đã xác nhận đúng như đang ghi"),
        "V": translate("Catalogue", "Đã đọc ở nguồn, trung tâm chưa xác nhận"),
        "L": translate("Catalogue", "Theo suy luận hoặc nguồn phụ, trung tâm chưa xác nhận"),
    }.get(confidence, translate("Catalogue", "Chưa kiểm chứng, trung tâm chưa xác nhận"))


def state(line: CatalogueLine) -> Status:
    """What matters first of a line: not used here, closed, or its mark."""
    translate = QCoreApplication.translate
    if line.hidden:
        return Status(translate("Catalogue", "Không dùng"), "idle", "minus")
    if line.closed:
        return Status(translate("Catalogue", "Hết hiệu lực"), "idle", "x-circle")
    return mark(line.confidence)


def fee_words(fee: Fee) -> str:
    """A fee in a few words."""
    translate = QCoreApplication.translate
    if fee.kind == fees.FREE:
        return translate("Catalogue", "không thu")
    if fee.kind == fees.PAGES:
        return translate("Catalogue", "{amount}/trang").format(amount=text.amount(fee.first_vnd))
    if fee.kind == fees.PROVINCE:
        return translate("Catalogue", "chưa có mức")
    if isinstance(fee.vnd, dict):
        amounts = list(dict.fromkeys(fee.vnd.values()))
        if len(amounts) > 1:
            return "–".join((text.number(min(amounts)), text.amount(max(amounts))))
        return text.amount(amounts[0]) if amounts else translate("Catalogue", "chưa có mức")
    amount = text.amount(fee.vnd)
    return translate("Catalogue", "{amount}/bản").format(amount=amount) if fee.kind == fees.COPY else amount


def paper_count(paper: Document) -> str:
    """How a paper is handed in, as in: 1 chính, 2 sao."""
    translate = QCoreApplication.translate
    counts = [
        words.format(count=count)
        for count, words in (
            (paper.originals, translate("Catalogue", "{count} chính")),
            (paper.copies, translate("Catalogue", "{count} sao")),
        )
        if count
    ]
    if paper.kind == "present":
        counts.insert(0, translate("Catalogue", "xuất trình"))
    return ", ".join(counts) or translate("Catalogue", "không ghi số")


def paper_state(paper: EditedPaper) -> Status | str:
    """What the centre did to a paper; empty where it did nothing."""
    translate = QCoreApplication.translate
    if paper.hidden:
        return Status(translate("Catalogue", "đã ẩn"), "idle", "minus")
    if paper.published is None:
        return Status(translate("Catalogue", "thêm ở đây"), "accent", "plus")
    if paper.changed:
        return Status(translate("Catalogue", "đã sửa"), "accent", "edit")
    return ""


def period(first: date, last: date | None) -> str:
    """From when to when an entry holds."""
    translate = QCoreApplication.translate
    begins = (
        translate("Catalogue", "từ {day}").format(day=text.day(first))
        if first > date.min
        else translate("Catalogue", "không ghi ngày bắt đầu")
    )
    if last is None:
        return begins
    return translate("Catalogue", "{begins} đến hết {day}").format(begins=begins, day=text.day(last))


def parts(names: tuple[str, ...]) -> str:
    """Parts of an entry, as in: thời hạn, giấy tờ."""
    translate = QCoreApplication.translate
    known = {
        "name": translate("Catalogue", "tên"),
        "short": translate("Catalogue", "tên ngắn"),
        "field": translate("Catalogue", "lĩnh vực"),
        "limit": translate("Catalogue", "thời hạn"),
        "limits": translate("Catalogue", "thời hạn"),
        "fee": translate("Catalogue", "phí"),
        "fees": translate("Catalogue", "phí"),
        "valid_from": translate("Catalogue", "ngày có hiệu lực"),
        "valid_to": translate("Catalogue", "ngày hết hiệu lực"),
        "decision": translate("Catalogue", "quyết định"),
        "cases": translate("Catalogue", "trường hợp"),
        "documents": translate("Catalogue", "giấy tờ"),
        "result": translate("Catalogue", "kết quả"),
        "channels": translate("Catalogue", "cách nộp"),
        "keywords": translate("Catalogue", "từ khóa"),
        "target_system": translate("Catalogue", "hệ thống xử lý"),
        "popular": translate("Catalogue", "hay dùng"),
        "note": translate("Catalogue", "ghi chú"),
        "hidden": translate("Catalogue", "việc dùng ở trung tâm"),
    }
    return text.listed(list(dict.fromkeys(known.get(name, translate("Catalogue", "khác")) for name in names)))


def change(kind: str) -> Status:
    """What an import does to a procedure."""
    translate = QCoreApplication.translate
    return {
        "added": Status(translate("Catalogue", "Thêm mới"), "ok", "plus"),
        "changed": Status(translate("Catalogue", "Thay đổi"), "info", "edit"),
        "closed": Status(translate("Catalogue", "Hết hiệu lực"), "warn", "x-circle"),
    }.get(kind, Status(translate("Catalogue", "Không còn"), "warn", "minus"))


def counts(changes: tuple[Change, ...]) -> str:
    """How many of each kind, as in: thêm 3, thay đổi 12."""
    translate = QCoreApplication.translate
    named = (
        ("added", translate("Catalogue", "thêm {count}")),
        ("changed", translate("Catalogue", "thay đổi {count}")),
        ("closed", translate("Catalogue", "hết hiệu lực {count}")),
        ("gone", translate("Catalogue", "không còn {count}")),
    )
    found = []
    for kind, words in named:
        count = sum(one.kind == kind for one in changes)
        if count:
            found.append(words.format(count=text.number(count)))
    return text.listed(found)
