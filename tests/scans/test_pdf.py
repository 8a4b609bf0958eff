"""The PDF that pages become, read back by readers that know nothing of this program."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from desktop.domain.scanned_pages import ScannedPage
from desktop.scans.compact import compact
from desktop.scans.errors import PictureDamaged, ScanStopped
from desktop.scans.layers import laid_over
from desktop.scans.pdf import A4, PdfPage, join
from desktop.scans.pictures import pictures_of
from tests.scans.pages import drawn, encoded, grained, picture_object, small

MADE: list[PdfPage] = []
AT = datetime(2026, 11, 23, 8, 20, tzinfo=UTC)


def one(image: QImage, turned: int = 0, dpi: int = 0) -> PdfPage:
    (picture,) = pictures_of(encoded(image, "png", dpi=dpi), "image/png", "trang.png", 200)
    made = compact(picture)
    size = picture.image.size()
    page = ScannedPage("", made.media_type, made.size_bytes, size.width(), size.height(), picture.dpi, turned=turned)
    return PdfPage(page, made.data, made.stencil)


def reader(pages: list[PdfPage], title: str = "Đơn") -> PdfReader:
    return PdfReader(io.BytesIO(join(pages, AT, title)), strict=True)


def test_it_says_that_it_is_an_archive_and_what_it_is() -> None:
    found = reader([one(small())], "Tờ khai <đăng ký> & (bản 2)")
    catalog: Any = found.trailer["/Root"]
    assert found.pdf_header == "%PDF-1.7"
    assert found.metadata is not None
    assert found.metadata.title == "Tờ khai <đăng ký> & (bản 2)"
    xmp = found.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": "Tờ khai <đăng ký> & (bản 2)"}
    assert xmp.xmp_create_date == AT.replace(tzinfo=None)
    raw = catalog["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in raw
    (intent,) = catalog["/OutputIntents"]
    profile = intent.get_object()["/DestOutputProfile"]
    assert profile["/N"] == 3
    assert profile.get_data()[36:40] == b"acsp"
    assert "/ID" in found.trailer
    assert "/Encrypt" not in found.trailer


def test_every_page_is_an_a4_sheet_that_lies_as_the_page_does() -> None:
    tall, wide = small(1), small(2, (420, 300))
    found = reader([one(tall), one(wide), one(tall, turned=90)])
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in found.pages]
    assert sizes == [pytest.approx(A4, abs=0.01), pytest.approx(A4[::-1], abs=0.01), pytest.approx(A4, abs=0.01)]
    assert [page.rotation for page in found.pages] == [0, 0, 90]


def test_a_jpeg_goes_in_byte_for_byte() -> None:
    page = one(drawn(lines=8))
    assert page.page.media_type == "image/jpeg"
    stream = picture_object(reader([page]).pages[0])
    assert stream["/Filter"] == "/DCTDecode"
    assert stream._data == page.picture


def test_layers_lie_one_over_the_other_as_they_were_kept() -> None:
    page = one(grained(drawn(), 4))
    assert page.stencil
    images = {image.name.split(".")[0]: image.image for image in reader([page]).pages[0].images}
    assert set(images) == {"P", "S"}
    assert all(image is not None and image.size == (page.page.width, page.page.height) for image in images.values())


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
def test_another_program_draws_the_pages_as_they_were(tmp_path: Path) -> None:
    line_art = drawn(colour=False).convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    pages = [one(grained(drawn(), 4)), one(line_art), one(drawn(lines=8)), one(drawn(lines=8), turned=270)]
    (tmp_path / "a.pdf").write_bytes(join(pages, AT, "Đơn"))
    subprocess.run(["pdftoppm", "-r", "60", "-png", "a.pdf", "p"], cwd=tmp_path, check=True)
    for number, page in enumerate(pages, 1):
        with Image.open(tmp_path / f"p-{number}.png") as picture:
            found = picture.convert("L")
        kept = QImage.fromData(page.picture)
        kept = laid_over(kept, QImage.fromData(page.stencil)) if page.stencil else kept
        with Image.open(io.BytesIO(encoded(kept))) as picture:
            wanted = picture.convert("L").rotate(-page.page.turned, expand=True).resize(found.size)
        assert ImageStat.Stat(ImageChops.difference(found, wanted)).mean[0] < 9


def test_a_card_of_a_known_size_is_not_blown_up() -> None:
    found = reader([one(small(1, (1012, 638)), dpi=300)]).pages[0]
    content = found.get_contents()
    assert content is not None
    across = float(content.get_data().split()[1])
    assert across == pytest.approx(1012 / 300 * 72, abs=0.5)
    unknown = reader([one(small(1, (1012, 638)))]).pages[0].get_contents()
    assert unknown is not None
    assert float(unknown.get_data().split()[1]) == pytest.approx(A4[1], abs=0.5)


@pytest.fixture(scope="module", autouse=True)
def _made(qapp: object) -> None:
    MADE[:] = [one(small(seed)) for seed in range(5)]


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(range(5)), turns=st.lists(st.sampled_from((0, 90, 180, 270)), min_size=5, max_size=5))
def test_pages_stand_in_their_order(order: list[int], turns: list[int]) -> None:
    pages = [replace(MADE[seed], page=replace(MADE[seed].page, turned=turns[seed])) for seed in order]
    found = reader(pages)
    prints = [hashlib.sha256(picture_object(page)._data) for page in found.pages]
    assert [one.hexdigest() for one in prints] == [hashlib.sha256(page.picture).hexdigest() for page in pages]
    assert [page.rotation for page in found.pages] == [turns[seed] for seed in order]


def test_the_same_pages_give_the_same_file() -> None:
    pages = [one(small(1)), one(small(2))]
    assert join(pages, AT, "Đơn") == join(pages, AT, "Đơn")


def test_pages_are_asked_for_one_by_one_and_it_can_be_stopped() -> None:
    asked: list[int] = []
    page = one(small())

    def pages() -> object:
        for number in range(40):
            asked.append(number)
            yield page

    def stop(done: int) -> None:
        if done == 3:
            raise ScanStopped

    with pytest.raises(ScanStopped):
        join(pages(), AT, "Đơn", stop)  # type: ignore[arg-type]
    assert asked == [0, 1, 2]


def test_what_is_no_kept_page_is_refused() -> None:
    page = one(small()).page
    for data in (b"", b"\xff\xd8\xff", encoded(small(), "png"), b"\x89PNG\r\n\x1a\n"):
        with pytest.raises(PictureDamaged):
            join([PdfPage(page, data)], AT, "Đơn")
