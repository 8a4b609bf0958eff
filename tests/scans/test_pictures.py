"""Files of pages: good ones of every kind, and everything that can be wrong with one."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from desktop.domain.errors import FileEmpty, FileTooLarge, FileTypeRefused, MotCuaError
from desktop.domain.page_quality import SMALL
from desktop.scans.errors import PictureDamaged, PictureTooLarge
from desktop.scans.jpeg import read_head
from desktop.scans.pictures import kind_of, pictures_of, read_pictures
from desktop.scans.take_in import picture_of, take_in
from desktop.store.attachments import MOST_BYTES, Attachments
from desktop.store.errors import FileSourceGone, StoreUnavailable
from tests.scans.pages import drawn, encoded, saved, small


@pytest.fixture
def files(tmp_path: Path) -> Attachments:
    (tmp_path / "kho").mkdir()
    return Attachments(tmp_path / "kho", b"k" * 32, lambda: 1_000_000.0)


def bomb(width: int, height: int) -> bytes:
    """A sound PNG of a few hundred bytes that unfolds to so many pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("name", ["trang.jpg", "trang.png", "trang.tif", "khong-duoi"])
def test_every_kind_is_taken_whatever_its_name_says(tmp_path: Path, files: Attachments, name: str) -> None:
    source = saved(tmp_path, name if "." in name else "trang.png", small(), dpi=200)
    source = source.rename(tmp_path / name)
    (page,) = take_in(files, source, 200)
    assert (page.width, page.height) == (300, 420)
    assert page.source == name
    assert SMALL not in page.findings
    shown = picture_of(files, page, (300, 420))
    assert shown.size() == QSize(300, 420)
    # Sealed: nothing on the disk begins like a picture.
    assert all(not path.read_bytes().startswith((b"\xff\xd8", b"\x89PNG")) for path in files.folder.rglob("??/*"))


def test_every_page_of_a_tiff_is_taken(tmp_path: Path, files: Attachments) -> None:
    pages = []
    for seed in range(3):
        saved(tmp_path, f"{seed}.png", small(seed))
        pages.append(Image.open(tmp_path / f"{seed}.png").convert("RGB"))
    pages[0].save(tmp_path / "tap.tif", save_all=True, append_images=pages[1:])
    assert len({page.sha256 for page in take_in(files, tmp_path / "tap.tif", 200)}) == 3


def test_a_pdf_stays_as_it_is(tmp_path: Path, files: Attachments) -> None:
    content = b"%PDF-1.7\n" + os.urandom(4000)
    (tmp_path / "don.pdf").write_bytes(content)
    (page,) = take_in(files, tmp_path / "don.pdf", 200)
    assert page.is_document
    assert b"".join(files.read(page.sha256)) == content


@pytest.mark.no_qt_log
@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("rong.jpg", b"", FileEmpty),
        ("ghi-chu.jpg", "Đây không phải ảnh".encode(), FileTypeRefused),
        ("dau.jpg", b"\xff\xd8\xff\xe0", PictureDamaged),
        ("dau.png", b"\x89PNG\r\n\x1a\n" + bytes(40), PictureDamaged),
        ("dau.tif", b"II*\x00" + bytes(200), PictureDamaged),
        ("bom.png", bomb(20_000, 10_000), PictureTooLarge),
    ],
)
def test_bad_files_are_refused_in_words(
    tmp_path: Path, files: Attachments, name: str, content: bytes, error: type[MotCuaError]
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error):
        take_in(files, tmp_path / name, 200)
    assert (tmp_path / name).read_bytes() == content
    assert not list(files.folder.rglob("*"))


@pytest.mark.no_qt_log
@settings(max_examples=25, deadline=None)
@given(share=st.floats(0, 0.995), kind=st.sampled_from(("jpeg", "png", "tiff")))
def test_a_cut_picture_is_never_taken_for_a_whole_one(share: float, kind: str) -> None:
    whole = encoded(small(), kind)
    cut = whole[: int(len(whole) * share)]
    if not cut:
        return
    with pytest.raises(MotCuaError):
        list(pictures_of(cut, f"image/{kind}", "cut", 200))


def test_a_cut_jpeg_with_a_whole_thumbnail_in_its_head_is_cut() -> None:
    thumb = encoded(small(), "jpeg")[:60_000]
    page = encoded(small(1), "jpeg", 95)
    exif = b"Exif\0\0" + thumb
    head = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    whole, cut = read_head(head + page[2:]), read_head(head + page[2:-400])
    assert whole is not None
    assert whole.whole
    assert not whole.plain
    assert cut is not None
    assert not cut.whole


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_head_is_read_without_failing(data: bytes) -> None:
    read_head(b"\xff\xd8" + data)


def test_too_many_megabytes_are_refused_before_they_are_read(tmp_path: Path, files: Attachments) -> None:
    source = tmp_path / "lon.pdf"
    source.write_bytes(b"%PDF-1.7\n")
    os.truncate(source, 300 * 1024 * 1024)
    with pytest.raises(FileTooLarge) as told:
        take_in(files, source, 200)
    assert told.value.facts == {"most_mb": MOST_BYTES // (1024 * 1024)}


def test_what_is_gone_or_no_file_is_told(tmp_path: Path, files: Attachments) -> None:
    for path in (tmp_path / "khong-co.jpg", tmp_path):
        with pytest.raises(FileSourceGone):
            take_in(files, path, 200)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights are those of Unix, and root has them all")
def test_what_may_not_be_read_is_told(tmp_path: Path, files: Attachments) -> None:
    source = saved(tmp_path, "a.png", small())
    source.chmod(0)
    with pytest.raises(FileSourceGone):
        take_in(files, source, 200)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_is_told_and_nothing_is_left(
    tmp_path: Path, files: Attachments, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = saved(tmp_path, "a.png", small())
    real = Path.open

    def full(path: Path, mode: str = "r", **more: object) -> object:
        return real(Path("/dev/full"), "wb") if mode == "xb" else real(path, mode, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(StoreUnavailable) as told:
        take_in(files, source, 200)
    assert told.value.code == "store_full"
    assert source.is_file()
    assert not [path for path in files.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("size", "dpi", "wish", "wanted"),
    [
        ((1654, 2339), 200, 200, (1654, 2339)),
        ((4961, 7016), 600, 200, (1654, 2339)),
        ((2480, 3508), 300, 300, (2480, 3508)),
        ((4032, 3024), 0, 200, (2338, 1754)),
        # An A3 sheet stays at 200 dpi, a card at 1200 dpi keeps what a sheet has.
        ((4961, 3508), 300, 200, (3307, 2339)),
        ((4015, 2530), 1200, 200, (2338, 1473)),
        ((600, 800), 0, 200, (600, 800)),
    ],
)
def test_pages_are_kept_at_the_resolution_that_is_wanted(
    size: tuple[int, int], dpi: int, wish: int, wanted: tuple[int, int]
) -> None:
    image = QImage(*size, QImage.Format.Format_Grayscale8)
    image.fill(240)
    for kind in ("jpeg", "png"):
        (found,) = pictures_of(encoded(image, kind, dpi=dpi or 72), f"image/{kind}", "trang", wish)
        assert (found.image.width(), found.image.height()) == pytest.approx(wanted, abs=3)
        assert found.source_dpi == pytest.approx(dpi, abs=1)


def test_a_photograph_that_lies_on_its_side_is_set_upright(tmp_path: Path) -> None:
    saved(tmp_path, "a.png", small())
    picture = Image.open(tmp_path / "a.png").convert("RGB").rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(tmp_path / "dien-thoai.jpg", exif=exif)
    (found,) = read_pictures(tmp_path / "dien-thoai.jpg", 200)
    assert (found.image.width(), found.image.height()) == (300, 420)
    # Where and by whom it was taken stands in that head: it is not kept as it is.
    assert found.jpeg == b""


def test_kinds_are_told_by_what_is_in_them(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(encoded(drawn(dpi=20), "png"))
    assert kind_of(tmp_path / "a.jpg") == "image/png"
