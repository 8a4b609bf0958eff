"""Names of all peoples of Viet Nam have letters, not boxes, on paper and on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from desktop.printing.page import font
from desktop.printing.papers import render_slip
from desktop.ui import theme
from tests.printing.papers import APPLICANT, CENTRE, detail

NAMES = (
    "Y Bhăm Niê Kđăm",
    "H'Hen Niê",
    "Điểu K'Ré",
    "Bon Bu N'Đơr, Čư M'gar, Ƀuôn Ŭng, Ơ̆ Ư̆ Ê̆ Ô̆",
    "ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỶỸỴ đĐ",
    "សុខ វិចិត្រ",
)


def boxes(text: str, face: QFont) -> list[str]:
    """Letters that neither the face has nor any font that stands in for it."""
    metrics = QFontMetricsF(face)
    return [letter for letter in text if not metrics.inFontUcs4(ord(letter))]


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_of_a_name_is_in_the_typefaces(qtbot: QtBot, name: str) -> None:
    for bold in (False, True):
        assert boxes(name, font(13, bold=bold)) == [], "paper"
    for strong in (False, True):
        assert boxes(name, theme.current().font("body", strong=strong)) == [], "screen"


def test_what_no_face_has_is_counted(qtbot: QtBot) -> None:
    assert boxes("Ê\U0010fffd", font(13)) == ["\U0010fffd"]


def test_a_khmer_name_is_on_the_slip_in_its_script(tmp_path: Path) -> None:
    render_slip(detail(applicant=replace(APPLICANT, name=NAMES[-1])), CENTRE, tmp_path / "slip.pdf")
    pages = PdfReader(tmp_path / "slip.pdf").pages
    assert len(pages) == 1
    held = {str(face.get_object()["/BaseFont"]) for face in pages[0]["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert any("Khmer" in name for name in held), held
    assert "\u179f" in pages[0].extract_text(), "its letters can be found and copied"
