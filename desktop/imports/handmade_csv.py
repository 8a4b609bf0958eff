"""A list of procedures that a province or centre keeps by hand, with what changed, from when, and by which decision.

| state | what the row says |
|---|---|
| ban hành (or empty) | the procedure holds from "Từ ngày" (empty: since ever) to "Đến ngày" |
| sửa đổi | from "Từ ngày" on what the row tells is different; what held before stays for dossiers of before |
| bãi bỏ | "Từ ngày" is the first day on which it is offered no longer, so its last day is the one before; or "Đến ngày" is that last day |
| thay thế | as bãi bỏ, and "Thay bằng" names the procedure that follows |

A cell that is empty leaves what is known. An end changes no other part of an entry: its decision goes into the note.
"""  # noqa: E501

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any, Final

from msgspec.structs import replace

from desktop.domain.catalogue_layers import ImportedProcedure
from desktop.domain.deadlines import Limit, Rule, Unit
from desktop.domain.fees import CASE, FREE, PROVINCE, Fee
from desktop.domain.procedures import Decision, Document
from desktop.domain.vietnamese import fold
from desktop.imports.faults import Faults
from desktop.imports.paper_ids import paper_ids
from desktop.imports.portal_list import HEADINGS as PORTAL_HEADINGS
from desktop.imports.portal_list import LOCAL_CODE
from desktop.imports.table import CODE, Columns, Reader, Row, Sheet, check_columns

COLUMNS: Final = {
    "code": "Mã số",
    "name": "Tên",
    "short": "Tên ngắn",
    "field": "Lĩnh vực",
    "limit": "Thời hạn",
    "unit": "Đơn vị",
    "fee": "Lệ phí",
    "documents": "Giấy tờ (tách bằng |)",
    "valid_from": "Từ ngày",
    "valid_to": "Đến ngày",
    "decision": "Số quyết định",
    "state": "Tình trạng (ban hành/sửa đổi/thay thế/bãi bỏ)",
    "replaced_by": "Thay bằng",
}
"""Headings of the template, in order."""

HEADINGS: Final = {
    **PORTAL_HEADINGS,
    "ten ngan": "short",
    "ten rut gon": "short",
    "thoi han": "limit",
    "thoi han giai quyet": "limit",
    "don vi": "unit",
    "don vi thoi han": "unit",
    "le phi": "fee",
    "phi, le phi": "fee",
    "giay to": "documents",
    "thanh phan ho so": "documents",
    "tu ngay": "valid_from",
    "den ngay": "valid_to",
    "so quyet dinh": "decision",
    "tinh trang": "state",
    "thay bang": "replaced_by",
}
"""Columns by folded heading."""

STATES: Final = {"": "begins", "ban hanh": "begins", "sua doi": "changes", "bai bo": "ends", "thay the": "replaced"}
UNITS: Final = {
    "ngay lam viec": Unit.WORKING_DAY,
    "ngay": Unit.CALENDAR_DAY,
    "gio lam viec": Unit.WORKING_HOUR,
}
LIMIT: Final = "số và đơn vị: ngày làm việc, ngày, giờ làm việc, hoặc “trong ngày”"
FEE: Final = "số đồng, “0” hoặc “miễn phí”, “HĐND tỉnh”"
DAY: Final = "ngày dạng 01/07/2026"

_LIMIT: Final = re.compile(r"(\d{1,3}) (ngay lam viec|ngay|gio lam viec)")
_FREE: Final = frozenset({"0", "mien phi", "khong", "khong thu phi", "khong thu"})
_BY_PROVINCE: Final = frozenset({"hdnd tinh", "hdnd", "tinh quy dinh"})
_AMOUNT: Final = re.compile(r"(\d{1,9}|\d{1,3}(?:[. ]\d{3}){1,2}) ?(d|dong|vnd)?")
_MOST_PAPERS: Final = 60


def read_handmade(sheet: Sheet, columns: Columns, faults: Faults, source: str) -> tuple[ImportedProcedure, ...]:
    """What each row says, each procedure's rows in the order of their days.

    Args:
        sheet: the list.
        columns: where its columns are.
        faults: takes what is wrong.
        source: told of each procedure.
    """
    check_columns(columns, HEADINGS, faults, others=False)
    reader = Reader(sheet, columns, faults)
    found: dict[str, dict[date | None, tuple[int, ImportedProcedure]]] = {}
    for row in reader.rows():
        said = _row(reader, row, faults, source)
        if said is None:
            continue
        first, held = found.setdefault(said.code, {}).setdefault(said.valid_from, (row.number, said))
        if held != said:
            same = f"{CODE}, mỗi mã và “Từ ngày” một lần (dòng {first} nói khác)"
            faults.add(reader.place(row, "code"), said.code, same)
    in_order = (sorted(each.items(), key=lambda item: item[0] or date.min) for each in found.values())
    return tuple(said for each in in_order for _, (_, said) in each)


def _row(reader: Reader, row: Row, faults: Faults, source: str) -> ImportedProcedure | None:
    before = faults.count
    code, local = reader.code(row)
    state = STATES.get(fold(reader.text(row, "state")))
    if state is None:
        faults.add(reader.place(row, "state"), str(reader.raw(row, "state")), "ban hành, sửa đổi, thay thế hoặc bãi bỏ")
        return None
    first, last = _day(reader, row, "valid_from"), _day(reader, row, "valid_to")
    decision = reader.text(row, "decision")
    if state in {"ends", "replaced"}:
        said = _end(reader, row, faults, code, first, last, decision)
    else:
        if state == "changes" and first is None and reader.has("valid_from"):
            faults.add(reader.place(row, "valid_from"), "", f"{DAY}: sửa đổi từ ngày nào")
        elif state == "changes" and first is None:
            faults.add(f"dòng {row.number}", "", "cột “Từ ngày”: sửa đổi từ ngày nào")
        if first and last and last < first:
            faults.add(reader.place(row, "valid_to"), last.isoformat(), "ngày không trước “Từ ngày”")
        if text := reader.text(row, "replaced_by"):
            faults.add(reader.place(row, "replaced_by"), text, "ô trống, vì tình trạng không phải “thay thế”")
        said = _entry(reader, row, faults, code, state, decision)
        said = replace(said, valid_from=first, valid_to=last)
    if faults.count > before:
        return None
    remarks = [LOCAL_CODE.format(code=local)] if local else []
    remarks += [said.remark] if said.remark else []
    return replace(said, remark=". ".join(remarks) or None, source=source)


def _end(
    reader: Reader, row: Row, faults: Faults, code: str, first: date | None, last: date | None, decision: str
) -> ImportedProcedure:
    """The end of a procedure: no other part of it changes."""
    if first is None and last is None:
        at = reader.place(row, "valid_from") if reader.has("valid_from") else f"dòng {row.number}"
        faults.add(at, "", f"{DAY}: ngày không còn áp dụng")
        return ImportedProcedure(code=code)
    if last is None:
        assert first is not None
        last = first - timedelta(days=1)
    if first is not None and last != first - timedelta(days=1):
        faults.add(reader.place(row, "valid_to"), last.isoformat(), "ô trống, hoặc ngày liền trước “Từ ngày”")
    follower = ""
    if fold(reader.text(row, "state")) == "thay the":
        follower = reader.code(row, "replaced_by")[0] if reader.has("replaced_by") else ""
        if not reader.has("replaced_by"):
            faults.add(f"dòng {row.number}", "", "cột “Thay bằng”: mã thủ tục thay thế")
        elif follower and follower == code:
            faults.add(reader.place(row, "replaced_by"), follower, "mã của thủ tục khác")
    elif text := reader.text(row, "replaced_by"):
        faults.add(reader.place(row, "replaced_by"), text, "ô trống, vì tình trạng không phải “thay thế”")
    ends = last + timedelta(days=1)
    remark = f"{'Thay bằng ' + follower if follower else 'Bãi bỏ'} từ {ends:%d/%m/%Y}"
    remark += f", theo {decision}" if decision else ""
    return ImportedProcedure(code=code, valid_from=ends, valid_to=last, remark=remark)


def _entry(reader: Reader, row: Row, faults: Faults, code: str, state: str, decision: str) -> ImportedProcedure:
    told: dict[str, Any] = {name: reader.text(row, name) or None for name in ("name", "short", "field")}
    if state == "begins" and not told["name"]:
        faults.add(reader.place(row, "name"), "", "tên thủ tục")
    return ImportedProcedure(
        code=code,
        **told,
        decision=Decision(decision) if decision else None,
        limit=_limit(reader, row, faults),
        fee=_fee(reader, row, faults),
        documents=_documents(reader, row, faults),
    )


def _limit(reader: Reader, row: Row, faults: Faults) -> Limit | None:
    text = f"{reader.text(row, 'limit')} {reader.text(row, 'unit')}".strip()
    if not text:
        return None
    folded = fold(text)
    if folded in {"trong ngay", "trong ngay lam viec"}:
        return Limit(1, Unit.WORKING_DAY, Rule.SAME_DAY)
    matched = _LIMIT.fullmatch(folded)
    if matched is None or not int(matched[1]):
        faults.add(reader.place(row, "limit" if reader.has("limit") else "unit"), text, LIMIT)
        return None
    return Limit(int(matched[1]), UNITS[matched[2]])


def _fee(reader: Reader, row: Row, faults: Faults) -> Fee | None:
    text = reader.text(row, "fee")
    if not text:
        return None
    folded = fold(text)
    if folded in _FREE:
        return Fee(FREE)
    if folded in _BY_PROVINCE:
        return Fee(PROVINCE)
    matched = _AMOUNT.fullmatch(folded)
    if matched is None:
        faults.add(reader.place(row, "fee"), text, FEE)
        return None
    return Fee(CASE, vnd=int(re.sub(r"[. ]", "", matched[1])))


def _documents(reader: Reader, row: Row, faults: Faults) -> tuple[Document, ...] | None:
    names = [name.strip() for name in reader.text(row, "documents").split("|")]
    names = [name for name in names if name]
    if not names:
        return None
    if len(names) > _MOST_PAPERS or len({fold(name) for name in names}) < len(names):
        faults.add(reader.place(row, "documents"), f"{len(names)} giấy tờ", f"tối đa {_MOST_PAPERS}, không trùng tên")
        return None
    return tuple(Document(id=each, name=name, originals=1) for each, name in zip(paper_ids(names), names, strict=True))


def _day(reader: Reader, row: Row, name: str) -> date | None:
    cell = reader.raw(row, name)
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = reader.text(row, name)
    if not text:
        return None
    for shape in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, shape).date()  # noqa: DTZ007 - a day, no instant
        except ValueError:
            continue
    reader.refuse(row, name, text, DAY)
    return None
