"""The list of procedures that the national portal exports: five columns, one procedure a row."""

from __future__ import annotations

from typing import Final

from desktop.domain.catalogue_layers import ImportedProcedure
from desktop.imports.faults import Faults
from desktop.imports.table import CODE, Columns, Reader, Sheet, check_columns

COLUMNS: Final = {
    "code": "Mã số",
    "name": "Tên",
    "promulgated_by": "Cơ quan ban hành",
    "done_by": "Cơ quan thực hiện",
    "field": "Lĩnh vực",
}
HEADINGS: Final = {
    "stt": "stt",
    "tt": "stt",
    "ma so": "code",
    "ma tthc": "code",
    "ma thu tuc": "code",
    "ma so tthc": "code",
    "ten": "name",
    "ten tthc": "name",
    "ten thu tuc": "name",
    "ten thu tuc hanh chinh": "name",
    "co quan ban hanh": "promulgated_by",
    "co quan thuc hien": "done_by",
    "linh vuc": "field",
}
"""Columns by folded heading."""

LOCAL_CODE: Final = "Mã tại địa phương: {code}"


def is_portal_list(columns: Columns) -> bool:
    """Whether a header is that of the portal's list."""
    return "promulgated_by" in columns.at or "done_by" in columns.at


def read_portal_list(sheet: Sheet, columns: Columns, faults: Faults, source: str) -> tuple[ImportedProcedure, ...]:
    """Code, name and field of each procedure; whatever else is known of them stays.

    Args:
        sheet: the list.
        columns: where its columns are.
        faults: takes what is wrong.
        source: told of each procedure.
    """
    missing = [name for name in COLUMNS if name not in columns.at]
    for name in missing:
        faults.add(f"dòng {columns.row}", "", f"cột “{COLUMNS[name]}”")
    check_columns(columns, HEADINGS, faults, others=True)
    if missing:
        return ()
    reader = Reader(sheet, columns, faults)
    found: dict[str, tuple[int, ImportedProcedure]] = {}
    for row in reader.rows():
        code, local = reader.code(row)
        name = reader.text(row, "name", needed="tên thủ tục")
        field = reader.text(row, "field", needed="tên lĩnh vực")
        if not (code and name and field):
            continue
        remark = LOCAL_CODE.format(code=local) if local else None
        said = ImportedProcedure(code=code, name=name, field=field, remark=remark, source=source)
        first, held = found.setdefault(code, (row.number, said))
        if held != said:
            same = f"{CODE}, mỗi mã một lần (dòng {first} có mã này với nội dung khác)"
            faults.add(reader.place(row, "code"), code, same)
    return tuple(said for _, said in found.values())
