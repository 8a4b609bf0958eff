"""Procedures as the national portal describes each in full (JSON of its detail page).

What its data does not say clearly is not guessed: it is added to the note for the centre to read.

Source:
    Domain facts 3.4, with the traps seen there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any, Final

from desktop.domain.catalogue_layers import ImportedProcedure
from desktop.domain.fees import CASE, CHANNEL, FREE, Fee
from desktop.domain.procedures import CHANNELS, Case, Decision, Field, Result
from desktop.domain.vietnamese import fold
from desktop.imports.faults import Faults
from desktop.imports.json_members import Members
from desktop.imports.portal_list import LOCAL_CODE
from desktop.imports.portal_papers import read_papers
from desktop.imports.portal_times import read_times
from desktop.imports.table import CODE, split_code

METHODS: Final = {"DIRECT": "direct", "ONLINE": "online", "POSTAL": "post"}
_FIELD_CODE: Final = re.compile(r"G\d{2}-[A-Z]{2,4}\d{2}")
_SUBJECT: Final = re.compile(r"[ĐD]T(\d+)", re.IGNORECASE)
_PER_UNIT: Final = re.compile(r"\b(trang|ban|to|ho so|truong hop|viec|nguoi|thua|lan|giay)\b")
_ZONE: Final = timezone(timedelta(hours=7))
_LAST_MS: Final = 4_102_444_800_000
_MOST_VND: Final = 10**9


def is_portal_detail(value: Any) -> bool:
    """Whether a JSON value looks like the portal's detail of a procedure, or a list of such."""
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict):
        return False
    return "data" in first or "executionMethods" in first or "executionCases" in first


def read_portal_details(
    values: Iterable[tuple[str, Any]], faults: Faults, source: str
) -> tuple[tuple[ImportedProcedure, ...], tuple[Field, ...]]:
    """All procedures, and the fields whose codes they tell.

    Args:
        values: decoded files by name; each holds one procedure or a list of them.
        faults: takes what is wrong.
        source: told of each procedure.
    """
    found: dict[str, tuple[str, ImportedProcedure]] = {}
    fields: dict[str, Field] = {}
    for members in _each(values, faults):
        before = faults.count
        said = _procedure(members, source, fields)
        if faults.count > before:
            continue
        first, held = found.setdefault(said.code, (members.path, said))
        if held != said:
            faults.add(members.at("code"), said.code, f"mỗi mã một lần ({first} có mã này với nội dung khác)")
    return tuple(said for _, said in found.values()), tuple(fields.values())


def _each(values: Iterable[tuple[str, Any]], faults: Faults) -> Iterator[Members]:
    for name, value in values:
        listed = isinstance(value, list)
        for place, item in enumerate(value if listed else [value], 1):
            path = f"{name}, mục {place}" if listed else name
            if not isinstance(item, dict):
                faults.add(path, str(item)[:40], "một đối tượng {…}")
                continue
            outer = Members(item, path, faults)
            if "data" not in item:
                yield outer
            elif outer.raw("code") != "OK":
                outer.refuse("code", "“OK” (Cổng đã trả lời lỗi)")
            elif not isinstance(outer.raw("data"), dict):
                outer.refuse("data", "một đối tượng {…}")
            else:
                yield outer.one("data")


def _procedure(members: Members, source: str, fields: dict[str, Field]) -> ImportedProcedure:
    code, local = split_code(members.text("code"))
    if not code:
        members.refuse("code", CODE)
    remarks = [LOCAL_CODE.format(code=local)] if local else []
    named = [(each, each.text("code"), each.text("name", needed="tên trường hợp")) for each in members.many("cases")]
    for each, case, _ in named:
        if not re.fullmatch(re.escape(code) + r"\.\d{2}", case):
            each.refuse("code", f"mã trường hợp dạng {code}.01")
    if len({case for _, case, _ in named}) < len(named):
        members.refuse("cases", "mỗi mã trường hợp một lần")
    named.sort(key=lambda item: item[1])
    times = read_times(code, [(each, case) for each, case, _ in named], list(members.many("executionMethods")))
    # A single case is the procedure itself.
    cases = [Case(code=case, name=name, limit=times.of_case.get(case)) for _, case, name in named if len(named) > 1]
    cases += [Case(code=case, name=name, limit=limit) for case, name, limit in times.variants]
    papers = read_papers(list(members.many("executionCases")), {fold(case.name): case.code for case in cases})
    fee, told_of_fee = _fee(members)
    remarks += [*times.remarks, *papers.remarks, *told_of_fee, *_subjects(members), *_state(members)]
    agency = members.text("departmentPromulgateCode")
    return ImportedProcedure(
        code=code,
        name=members.text("name", needed="tên thủ tục"),
        field=_field(members, fields, remarks),
        decision=_decision(members),
        limit=times.limit,
        fee=fee,
        cases=tuple(cases) or None,
        documents=papers.documents or None,
        result=_result(members),
        channels=_channels(members),
        remark=". ".join(dict.fromkeys(remarks)) or None,
        source=f"{source}; cơ quan công bố {agency}" if agency else source,
    )


def _field(members: Members, fields: dict[str, Field], remarks: list[str]) -> str | None:
    found = sorted({(each.text("code"), each.text("name")) for each in members.many("categoriesDetails")})
    found = [(code, name) for code, name in found if code or name]
    if len(found) > 1:
        remarks.append("Lĩnh vực ghi trên Cổng: " + ", ".join(name or code for code, name in found))
    if len(found) != 1:
        return None
    code, name = found[0]
    if not _FIELD_CODE.fullmatch(code):
        return name or code
    fields.setdefault(code, Field(code, name or code))
    return code


def _decision(members: Members) -> Decision | None:
    proposal = members.one("procedureProposal")
    number = members.text("decisionNo") or proposal.text("proposalNumber")
    day = proposal.raw("decisionDate")
    on = None
    if day is not None:
        if isinstance(day, bool) or not isinstance(day, int) or not 0 < day < _LAST_MS:
            proposal.refuse("decisionDate", "số mili giây từ năm 1970")
        else:
            # Midnight here is the evening before in UTC.
            on = datetime.fromtimestamp(day / 1000, _ZONE).date().isoformat()
    return Decision(number, on) if number else None


def _result(members: Members) -> Result | None:
    found = sorted({(each.text("code"), each.text("name")) for each in members.many("resultsDetails")})
    if not found:
        return None
    return Result("; ".join(code for code, _ in found if code), "; ".join(name for _, name in found if name))


def _channels(members: Members) -> tuple[str, ...] | None:
    found = set()
    for method in members.many("executionMethods"):
        channel = METHODS.get(str(method.raw("submissionMethod")))
        if channel is None:
            method.refuse("submissionMethod", ", ".join(METHODS))
        else:
            found.add(channel)
    return tuple(channel for channel in CHANNELS if channel in found) or None


def _fee(members: Members) -> tuple[Fee | None, list[str]]:
    """What it costs, if one amount a channel is all that is told; otherwise the words of it."""
    amounts: dict[str, set[int]] = {}
    words: list[str] = []
    clear = True
    for method in members.many("executionMethods"):
        channel = METHODS.get(str(method.raw("submissionMethod")), "")
        for fee in method.many("fees"):
            if fee.raw("type") not in {"FEE", "SERVICE_FEE"}:
                fee.refuse("type", "FEE hoặc SERVICE_FEE")
            if (fee.text("currencyName") or fee.text("currencyId") or "VND").upper() not in {"VND", "VNĐ", "ĐỒNG"}:
                fee.refuse("currencyName", "VND")
            value, description = fee.number("value", most=_MOST_VND), fee.text("description")
            amounts.setdefault(channel, set()).add(value or 0)
            clear = clear and value is not None and not (value and _PER_UNIT.search(fold(description)))
            words.append(f"{value if value is not None else '?'} đồng" + (f" ({description})" if description else ""))
    if not amounts:
        return None, []
    single = {channel: max(each) for channel, each in amounts.items()}
    if not clear or any(len(each) > 1 for each in amounts.values()):
        return None, ["Phí, lệ phí ghi trên Cổng: " + "; ".join(sorted(set(words)))]
    if not any(single.values()):
        return Fee(FREE), []
    if len(set(single.values())) == 1:
        return Fee(CASE, vnd=next(iter(single.values()))), []
    return Fee(CHANNEL, vnd=dict(sorted(single.items()))), []


def _subjects(members: Members) -> list[str]:
    """Who may ask for it; codes are written with Đ and with D for the same."""
    found: dict[str, str] = {}
    for each in members.many("subjectTypesDetails"):
        code, name = each.text("code"), each.text("name")
        matched = _SUBJECT.fullmatch(code)
        found.setdefault(f"{int(matched[1]):03d}" if matched else code or name, name or code)
    names = [name for _, name in sorted(found.items()) if name]
    return ["Đối tượng thực hiện: " + ", ".join(names)] if names else []


def _state(members: Members) -> list[str]:
    state = members.text("state")
    return [f"Trạng thái trên Cổng: {state}"] if state not in {"", "UPDATED"} else []
