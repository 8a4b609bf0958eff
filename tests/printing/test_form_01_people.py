"""Mẫu 01 for organisations, authorised persons and other centres."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from pypdf import PdfReader

from desktop.domain.people import Applicant, Person
from desktop.printing.papers import render_slip
from desktop.printing.values import dossier_values
from tests.printing.papers import APPLICANT, CENTRE, detail

AGENT = Person(name="Lê Văn Phước", id_number="087085004321", phone="0987 654 321", authority="Giấy ủy quyền 12/2026")


def test_who_hands_in_stands_above_and_the_principal_below(tmp_path: Path) -> None:
    found = detail(applicant=replace(APPLICANT, agent=AGENT))
    render_slip(found, CENTRE, tmp_path / "slip.pdf")
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "slip.pdf").pages]
    assert len(pages) == 1
    wanted = [
        "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Lê Văn Phước",
        "Số định danh cá nhân/tổ chức: 087085004321",
        "Họ và tên người ủy quyền: Đặng Thị Ửng",
        "Số định danh cá nhân người ủy quyền: 087185001234",
        "Giấy tờ ủy quyền: Giấy ủy quyền 12/2026",
    ]
    places = [pages[0].index(words) for words in wanted]
    assert places == sorted(places)


def test_an_organisation_stands_with_who_acts_for_it() -> None:
    company = Applicant(kind="organisation", name="HTX Sen Hồng", id_number="0100109106")
    represented = replace(company, representative=Person(name="Đặng Thị Ửng"))
    assert dossier_values(detail(applicant=company), CENTRE)["name"] == "HTX Sen Hồng"
    values = dossier_values(detail(applicant=represented), CENTRE)
    assert (values["name"], values["id_number"]) == ("HTX Sen Hồng (người đại diện: Đặng Thị Ửng)", "0100109106")
    assert "principal_name" not in values


def test_another_centre_stands_with_its_code() -> None:
    away = detail(settles="H20.126.07", settles_name="Xã Gáo Giồng")
    assert dossier_values(away, CENTRE)["settles"] == "Xã Gáo Giồng (mã H20.126.07)"
    assert dossier_values(detail(settles="H20.126.07"), CENTRE)["settles"] == "H20.126.07"
    assert dossier_values(detail(), CENTRE)["settles"] == ""
