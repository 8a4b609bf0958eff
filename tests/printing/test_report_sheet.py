"""Any report on paper: heads on each page, numbers of dossiers in one piece, notes and signatures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from desktop.app.report_export import MOST_ON_PAPER, export_report
from desktop.domain.report_lines import COLUMNS
from desktop.domain.report_tables import REPORTS
from desktop.printing.report_sheet import render_report_pdf
from desktop.reports.errors import TooManyLines
from desktop.usecases.view_report import ViewReport
from tests.reports.test_report_workbook import sample, table

NUMBER = "H20.126.05-261123-2001"


def lines(name: str, count: int) -> list[list[Any]]:
    """Lines of a report; where it lists dossiers, their numbers stand in them."""
    rows: list[list[Any]] = [list(sample(name, number)) for number in range(1, count + 1)]
    for row in rows:
        if COLUMNS[name][1].heading == "Mã hồ sơ":
            row[1] = NUMBER
    return rows


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_is_made_into_pages(tmp_path: Path, name: str) -> None:
    path = tmp_path / "report.pdf"
    render_report_pdf(table(name, lines(name, 40), sample(name, 41)), path)
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]
    whole = " ".join(pages)
    assert REPORTS[name].title.upper() in pages[0]
    assert "UBND XÃ MỸ THỌ" in pages[0]
    assert "Ghi chú cuối bảng" in whole
    assert "THỦ TRƯỞNG ĐƠN VỊ" in pages[-1]
    assert whole.count(NUMBER) == (40 if COLUMNS[name][1].heading == "Mã hồ sơ" else 0)
    for number, text in enumerate(pages, 1):
        assert len(pages) == 1 or f"Trang {number}/{len(pages)}" in text
        assert "STT" in text or NUMBER not in text
    for page in PdfReader(path).pages:
        for face in page["/Resources"]["/Font"].values():  # type: ignore[index]
            described = face.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)


def test_an_empty_report_says_so(tmp_path: Path) -> None:
    render_report_pdf(table("posting", []), tmp_path / "empty.pdf")
    [page] = PdfReader(tmp_path / "empty.pdf").pages
    assert "Không có hồ sơ nào trong kỳ." in " ".join(page.extract_text().split())


def test_too_many_lines_are_refused_in_words(tmp_path: Path) -> None:
    made = table("posting", lines("posting", MOST_ON_PAPER + 1))

    def ask(_query: object, wanted: ViewReport) -> Any:
        del wanted
        return made

    with pytest.raises(TooManyLines) as raised:
        export_report(ask, "H20", tmp_path, ViewReport("posting", made.first, made.last), "pdf")
    assert raised.value.facts == {"lines": MOST_ON_PAPER + 1, "most": MOST_ON_PAPER}
    assert list(tmp_path.iterdir()) == []
