"""Lists as they come from portals and desks, written to real files."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from desktop.imports.errors import ImportFileRefused, ImportRowsRefused
from desktop.imports.read_import import read_import

HEADER = ("Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực")
TITLES = (("DANH MỤC THỦ TỤC HÀNH CHÍNH",), ("Cấp xã, tháng 11 năm 2026",), ())
FIELDS = ("Hộ tịch", "Chứng thực", "Đất đai", "Môi trường")

Line = Sequence[Any]


def lines(count: int, first: int = 0) -> list[tuple[str, ...]]:
    """So many rows of the portal's list."""
    return [
        (f"8.{n:06d}", f"Đăng ký việc số {n} tại cấp xã", "Bộ Tư pháp", "UBND cấp xã", FIELDS[n % len(FIELDS)])
        for n in range(first, first + count)
    ]


def workbook(
    path: Path, rows: Sequence[Line], *, header: Line = HEADER, titles: Sequence[Line] = TITLES,
    change: Callable[[Any], None] | None = None,
) -> Path:  # fmt: skip
    """An XLSX file; `change` may do anything to its book before it is saved."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (*titles, header, *rows):
        sheet.append(tuple(row))
    if change is not None:
        change(book)
    book.save(path)
    return path


def text(path: Path, rows: Sequence[Line], encoding: str = "utf-8-sig", separator: str = ";") -> Path:
    """A text file as a spreadsheet saves it."""
    path.write_bytes("".join(separator.join(map(str, row)) + "\r\n" for row in rows).encode(encoding))
    return path


def as_json(path: Path, value: Any) -> Path:
    """A JSON file."""
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def refused(path: Path) -> ImportFileRefused | ImportRowsRefused:
    """Why a file is not taken."""
    try:
        read_import(path)
    except (ImportFileRefused, ImportRowsRefused) as error:
        return error
    raise AssertionError("the file was taken")


def faults(path: Path) -> str:
    """The wrong places of a file, in words."""
    error = refused(path)
    assert isinstance(error, ImportRowsRefused), error
    return str(error.facts["faults"])


def reason(path: Path) -> str:
    """Why a file as a whole is not taken."""
    error = refused(path)
    assert isinstance(error, ImportFileRefused), error
    return str(error.facts["reason"])


def detail(code: str = "1.001193", **changes: Any) -> dict[str, Any]:
    """The portal's detail of a procedure, as it answers; keywords replace members of `data`."""
    data = {
        "id": "019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7",
        "code": code,
        "name": "Đăng ký khai sinh",
        "decisionNo": "858/QĐ-BTP",
        "executionMethods": [method("DIRECT"), method("ONLINE"), method("POSTAL")],
        "executionCases": [
            {"name": "", "profileComponents": [paper("Tờ khai", "000.00.00.G15-KQ003204"), paper("Giấy chứng sinh")]}
        ],
        "cases": [{"id": "1", "code": f"{code}.01", "name": "Chung", "processingDay": days(1)}],
        "resultsDetails": [{"id": "1", "name": "Giấy khai sinh", "code": "KQ.G15.000031"}],
        "categoriesDetails": [{"id": "1", "name": "Hộ tịch", "code": "G15-TP07"}],
        "subjectTypesDetails": [{"name": "Công dân Việt Nam", "code": "ĐT1"}],
        "departmentPromulgateCode": "G15",
        "state": "UPDATED",
        "updatedAt": 1_782_000_000_000,
        "procedureProposal": {"proposalNumber": "1", "decisionDate": 1_782_838_800_000},
        **changes,
    }
    return {"code": "OK", "data": data, "message": None}


def method(submission: str, time: int = 1, unit: str = "OTHER", fees: Sequence[Any] = ()) -> dict[str, Any]:
    """A way of handing in."""
    return {"submissionMethod": submission, "processingTime": time, "processingTimeUnit": unit, "fees": list(fees)}


def days(count: int, unit: str = "WORKING_DAY") -> dict[str, Any]:
    """The time of a case."""
    return {"qty": count, "type": unit}


def paper(name: str, code: str = "", originals: int = 1, copies: int = 0, required: bool = False) -> dict[str, Any]:
    """A component of a dossier."""
    counts = {"originalQty": originals, "copyQty": copies, "required": required}
    return {"profileComponentId": "1", "code": code, "name": name, **counts, "attachments": []}
