"""Rows and columns of a list, wherever it comes from: found by its header, cleaned cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from desktop.domain.errors import FieldRefused
from desktop.domain.vietnamese import clean_line, fold
from desktop.imports.errors import ImportFileRefused
from desktop.imports.faults import Faults

MOST_ROWS: Final = 20_000
HEADER_WITHIN: Final = 20
"""Rows in which the header is looked for; titles may stand above it."""

CODE: Final = "mã thủ tục dạng 1.001193"
_CODE: Final = re.compile(r"(\d\.\d{6})(\.\d{3}\.\d{2}\.\d{2}\.H\d{2})?")
_NOTE: Final = re.compile(r"(ghi chu|luu y|chu thich|nguon|tong so|tong cong|danh sach (nay )?(co|gom)|\(?\*)")
_LINE_BREAK: Final = re.compile(r"_x000[dDaA]_")
_FORMULA_ERRORS: Final = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})
_MOST: Final = 2000


class Row(NamedTuple):
    """A row of a file: its number as people count, and its cells as they were read."""

    number: int
    cells: Sequence[object]


class Sheet(NamedTuple):
    """A list before anything is understood of it.

    Attributes:
        name: of the sheet; empty for text files.
        rows: in order; blank ones may be missing.
        merged: ranges that span rows or columns, as (first row, last row, first column, last column), from 1.
    """

    name: str
    rows: Sequence[Row]
    merged: Sequence[tuple[int, int, int, int]] = ()


class Columns(NamedTuple):
    """Where the columns are.

    Attributes:
        row: number of the header's row.
        at: place of each known column, from 0.
        headings: as written, by place.
    """

    row: int
    at: Mapping[str, int]
    headings: Mapping[int, str]


def letter(place: int) -> str:
    """Name of a column as spreadsheets show it: 0 is A.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def split_code(text: str) -> tuple[str, str]:
    """Code of a procedure, and the whole text where it is a local code; both empty where it is neither.

    >>> split_code("2.000908.000.00.00.H61")
    ('2.000908', '2.000908.000.00.00.H61')
    """
    matched = _CODE.fullmatch(text)
    if matched is None:
        return "", ""
    return matched[1], text if matched[2] else ""


def heading(cell: object) -> str:
    """A cell as a heading: folded, single spaces, without what stands in brackets or a star after it."""
    return re.sub(r"\s*(\(.*\)|\*|:)\s*$", "", fold(_plain(cell)))


def find_header(sheet: Sheet, needed: Sequence[str], known: Mapping[str, str]) -> Columns | None:
    """The row that holds all needed headings, among the first rows.

    Args:
        sheet: where to look.
        needed: names of columns that make a row the header.
        known: names of columns by folded heading.
    """
    for row in sheet.rows:
        if row.number > HEADER_WITHIN:
            return None
        at: dict[str, int] = {}
        for place, cell in enumerate(row.cells):
            name = known.get(heading(cell))
            if name is not None:
                at.setdefault(name, place)
        if all(name in at for name in needed):
            headings = {place: _plain(cell) for place, cell in enumerate(row.cells) if _plain(cell)}
            return Columns(row.number, at, headings)
    return None


def check_columns(columns: Columns, known: Mapping[str, str], faults: Faults, *, others: bool) -> None:
    """Name headings that stand twice and, unless there may be others, those that nobody knows."""
    for place, text in columns.headings.items():
        name = known.get(heading(text))
        where = f"dòng {columns.row}, cột {letter(place)}"
        if name is None and not others:
            faults.add(where, text, "tên cột của mẫu, hoặc xóa cột này")
        elif name is not None and columns.at[name] != place:
            faults.add(where, text, f"mỗi cột một lần (đã có ở cột {letter(columns.at[name])})")


class Reader:
    """Cells of a list by the names of its columns; what is wrong goes to the faults."""

    def __init__(self, sheet: Sheet, columns: Columns, faults: Faults) -> None:
        self._sheet, self._columns, self._faults = sheet, columns, faults
        # A row of a text file that is cut short is not whole; a spreadsheet leaves out empty cells.
        self._width = 0 if sheet.name else next(len(row.cells) for row in sheet.rows if row.number == columns.row)
        self._named = [place for name, place in columns.at.items() if name != "stt"]

    def rows(self) -> Iterator[Row]:
        """Rows below the header that say something, without the notes at the end.

        Raises:
            ImportFileRefused: more rows than a list can have.
        """
        below = [row for row in self._sheet.rows if row.number > self._columns.row and self._says(row)]
        if len(below) > MOST_ROWS:
            raise ImportFileRefused(file=self._faults.file, reason="rows", most_rows=MOST_ROWS)
        while below and self._is_note(below[-1]):
            below.pop()
        if below and self._numbers_columns(below[0]):
            below.pop(0)
        self._check_merged(below)
        for row in below:
            if self._width and len(row.cells) != self._width:
                self._faults.add(f"dòng {row.number}", f"{len(row.cells)} ô", f"{self._width} ô như dòng tiêu đề")
            else:
                yield row

    def place(self, row: Row, name: str) -> str:
        """Row and column in words."""
        at = self._columns.at[name]
        return f"dòng {row.number}, cột {letter(at)} ({self._columns.headings[at]})"

    def has(self, name: str) -> bool:
        """Whether the file has that column."""
        return name in self._columns.at

    def raw(self, row: Row, name: str) -> object:
        """The cell as it was read; None where there is none."""
        at = self._columns.at.get(name)
        return row.cells[at] if at is not None and at < len(row.cells) else None

    def text(self, row: Row, name: str, *, needed: str = "") -> str:
        """A cell as one line of text.

        Args:
            row: the row.
            name: of the column.
            needed: what is expected, where it may not be empty.
        """
        cell = self.raw(row, name)
        if isinstance(cell, bool | float | date):
            # Numbers and days would be told as this program writes them, not as the list shows them.
            self._faults.add(self.place(row, name), cell, "ô dạng văn bản")
            return ""
        text = _plain(cell)
        if text in _FORMULA_ERRORS:
            self._faults.add(self.place(row, name), text, "giá trị, không phải lỗi công thức")
            return ""
        try:
            clean = clean_line(text, field=name, most=_MOST)
        except FieldRefused as error:
            wrong = (
                f"tối đa {_MOST} ký tự" if error.facts["reason"] == "too_long" else "chữ đọc được, không có ký tự ẩn"
            )
            self._faults.add(self.place(row, name), text.encode("unicode_escape").decode()[:40], wrong)
            return ""
        if needed and not clean:
            self._faults.add(self.place(row, name), "", needed)
        return clean

    def code(self, row: Row, name: str = "code") -> tuple[str, str]:
        """Code of a procedure, and the whole local code where it has a suffix; both empty where it is damaged."""
        cell = self.raw(row, name)
        # A number that shows six decimals lost nothing; any other may have lost zeros or its point.
        text = repr(cell) if isinstance(cell, float) else _plain(cell)
        try:
            text = clean_line(text, field=name)
        except FieldRefused:
            text = text.encode("unicode_escape").decode()
        found = split_code(text)
        if not found[0]:
            self.refuse(row, name, text, CODE)
        return found

    def refuse(self, row: Row, name: str, found: str, expected: str) -> None:
        """Note a cell that is wrong."""
        self._faults.add(self.place(row, name), found, expected)

    def _says(self, row: Row) -> bool:
        return any(_plain(cell).strip() for cell in row.cells)

    def _is_note(self, row: Row) -> bool:
        """Words below a list: one filled cell that begins like a note."""
        filled = [_plain(cell) for cell in row.cells if _plain(cell).strip()]
        return len(filled) == 1 and _NOTE.match(fold(filled[0])) is not None

    def _numbers_columns(self, row: Row) -> bool:
        """The row "(1) (2) (3)" that some lists have below the header."""
        filled = [_plain(cell).strip(" ()") for cell in row.cells if _plain(cell).strip()]
        return len(filled) > 1 and filled == [str(number) for number in range(1, len(filled) + 1)]

    def _check_merged(self, rows: Sequence[Row]) -> None:
        numbers = {row.number for row in rows}
        for first, last, left, right in self._sheet.merged:
            inside = [number for number in range(first, min(last, first + MOST_ROWS) + 1) if number in numbers]
            if inside and any(left - 1 <= place <= right - 1 for place in self._named):
                where = f"{letter(left - 1)}{first}:{letter(right - 1)}{last}"
                self._faults.add(f"dòng {inside[0]}, cột {letter(left - 1)}", f"ô gộp {where}", "bỏ gộp và điền từng ô")


def _plain(cell: object) -> str:
    if cell is None:
        return ""
    return _LINE_BREAK.sub("\n", str(cell)).strip()
