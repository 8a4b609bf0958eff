"""Columns that are looked at as a whole come out as they would cell by cell."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.reports.register import rows_of
from desktop.reports.summary_csv import plain, write_register_csv
from desktop.reports.summary_workbook import write_register_xlsx
from tests.printing.papers import row

NAME, REASON = 5, 14
PLAIN = ("", "Y Bhiŏ Niê", "H’Mông", "x¦y", "សុខ")
AWKWARD = (
    "A & B",
    "<b>",
    " a",
    "a ",
    "=1+1",
    "+84",
    "-",
    "@x",
    " =1",
    "\t=1",
    "a\nb",
    '"',
    "a,b",
    "a\u00a0",
    "\u00a0=1",
)
TEXTS = st.sampled_from(PLAIN + AWKWARD) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@settings(max_examples=40, deadline=None)
@given(names=st.lists(TEXTS, min_size=1, max_size=4))
def test_every_text_comes_back_whatever_stands_beside_it(names: list[str]) -> None:
    rows = tuple(row(n, name=name, reason=names[-n]) for n, name in enumerate(names, 1))
    with tempfile.TemporaryDirectory() as folder:
        text, book = Path(folder) / "r.csv", Path(folder) / "r.xlsx"
        write_register_csv(rows_of(rows, {}), text)
        write_register_xlsx(rows_of(rows, {}), "Sổ theo dõi", "Trung tâm", book)
        lines = list(csv.reader(io.StringIO(text.read_bytes().decode("utf-8-sig"), newline="")))[1:]
        with zipfile.ZipFile(book) as parts:
            kept = parts.read("xl/worksheets/sheet1.xml").count(b' xml:space="preserve"')
        cells = list(openpyxl.load_workbook(book).worksheets[0].iter_rows(min_row=2, values_only=True))
    for at, of in ((NAME, [one.name for one in rows]), (REASON, [one.reason for one in rows])):
        assert [line[at] for line in lines] == [plain(one) for one in of]
        assert [line[at] or "" for line in cells] == of
    assert kept == 2 * sum(name != name.strip() for name in names), "Excel drops spaces that are not said to be kept"
