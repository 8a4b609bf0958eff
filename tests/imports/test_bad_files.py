"""Files that are no list at all: each is refused with its own reason and its own sentences."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.imports.read_import import MOST_BYTES, read_import
from desktop.imports.table import MOST_ROWS
from desktop.usecases.explain_error import explain_error, sentences
from tests.imports.files import HEADER, as_json, lines, reason, refused, text, workbook

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def good(folder: Path) -> bytes:
    return workbook(folder / "good.xlsx", lines(30)).read_bytes()


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def in_sheet(data: bytes, old: bytes, new: bytes) -> bytes:
    return repacked(data, lambda name, part: part.replace(old, new, 1) if "sheet1" in name else part)


def zip_bomb(data: bytes) -> bytes:
    return repacked(data, lambda name, part: bytes(160 * 1024 * 1024) if name.endswith("styles.xml") else part)


def flipped(data: bytes) -> bytes:
    middle = data.index(b"xl/worksheets/sheet1.xml") + 200
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda data: b"", "empty"),
        (lambda data: OLE + "Workbook".encode("utf-16-le"), "old_excel"),
        (lambda data: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (lambda data: b"<html><body><table><tr><td>1.001193</td></tr></table></body></html>", "html"),
        (lambda data: b"\xef\xbb\xbf\r\n <!DOCTYPE html><title>Dang nhap</title>", "html"),
        (lambda data: b"%PDF-1.7\n", "pdf"),
        (lambda data: b"\x89PNG\r\n\x1a\n\0\0\0", "unknown"),
        (lambda data: b"Ghi ch\xc3\xba\x01;a", "unknown"),
        (lambda data: data[: len(data) // 2], "damaged"),
        (lambda data: data[:10], "damaged"),
        (flipped, "damaged"),
        (lambda data: repacked(data, lambda n, part: None if "workbook.xml" in n else part), "unknown"),
        (lambda data: repacked(data, lambda n, part: None if "sheet1" in n else part), "damaged"),
        (lambda data: repacked(data, lambda n, part: part[:400] if "sheet1" in n else part), "damaged"),
        (lambda data: in_sheet(data, b"<worksheet", b"<!DOCTYPE x [<!ENTITY a 'aa'>]><worksheet"), "damaged"),
        (lambda data: in_sheet(data, b'<row r="9"', b'<row r="4"'), "damaged"),
        (lambda data: in_sheet(data, b'<row r="9"', b'<row r="99999999999"'), "damaged"),
        (zip_bomb, "inflated"),
        (lambda data: b'{"code": "OK", "data": {"co', "damaged"),
        (lambda data: b'{"a": 1}', "unknown"),
        (lambda data: b"[" * 100_000, "damaged"),
        (lambda data: b"a;b;c\r\n1;2;3\r\n", "no_header"),
        (lambda data: 'Mã số;Tên\r\n1.001193;"a\r\n'.encode(), "damaged"),
        (lambda data: "Mã số;Tên\r\n".encode(), "nothing"),
        (lambda data: b"M\xe3 s\xf4\xec;T\xean\r\n1.001193;Khai sinh\r\n", "encoding"),
    ],
)  # fmt: skip
def test_refused_by_content_whatever_the_name(tmp_path: Path, make: Callable[[bytes], bytes], why: str) -> None:
    made = make(good(tmp_path))
    other, path = tmp_path / "danh-muc.xlsx", tmp_path / "danh-muc.csv"
    other.write_bytes(made)
    path.write_bytes(made)
    assert reason(other) == reason(path) == why
    words = explain_error("import_file_refused", refused(path).facts)
    assert "danh-muc.csv" in words.happened
    assert "…" not in words.happened
    assert words.safe == "Danh mục đang dùng không thay đổi gì."


def test_a_list_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "tai-ve.html"
    path.write_bytes(good(tmp_path))
    assert len(read_import(path).procedures) == 30
    assert len(read_import(text(tmp_path / "a.xlsx", [HEADER, *lines(4)])).procedures) == 4


@pytest.mark.parametrize(
    ("data", "seems"),
    [
        (b"M\xe3 s\xf4\xec;T\xean\r\n1.001193;Khai sinh\r\n", "Windows-1258"),
        (b"M\xb7 s\xe8;T\xaan\r\n1.001193;Khai sinh\r\n", "TCVN3 (ABC)"),
        ("M· sè;Tªn\r\n1.001193;Khai sinh\r\n".encode(), "TCVN3 (ABC)"),
        ("Maõ soá;Teân\r\n1.001193;Khai sinh\r\n".encode("cp1252"), "VNI"),
        ("Mã số;Tên\r\n".encode().decode("cp1252", "replace").encode(), "UTF-8 hai lần"),
        (b"\xff\xfeM\0\xe3\0 \0s\0\xd1", "utf-16-le bị cắt"),
        ("Mã số;Tên\r\n".encode() + b"1.001193;Khai\xff", "bảng mã khác"),
    ],
)
def test_other_encodings_are_named(tmp_path: Path, data: bytes, seems: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert reason(path) == "encoding"
    assert refused(path).facts["found"] == seems


def test_limits(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * (MOST_BYTES + 1))
    assert reason(path) == "large"
    assert len(read_import(text(path, [HEADER, *lines(MOST_ROWS)])).procedures) == MOST_ROWS
    assert reason(text(path, [HEADER, *lines(MOST_ROWS + 1)])) == "rows"
    assert reason(text(path, [HEADER, *lines(MOST_ROWS + 500)])) == "rows"


def test_what_is_not_there(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.csv") == "missing"
    assert reason(tmp_path) == "nothing"


def test_every_reason_has_its_own_sentences() -> None:
    table = sentences("vi")
    reasons = {
        "missing", "empty", "large", "rows", "inflated", "old_excel", "password", "html", "pdf", "unknown", "damaged",
        "encoding", "no_header", "two_lists", "nothing",
    }  # fmt: skip
    assert {code.partition(".")[2] for code in table if code.startswith("import_file_refused.")} == reasons


def test_a_name_that_cannot_be_kept_is_shown_as_it_can(tmp_path: Path) -> None:
    path = text(tmp_path / ("a\u202e" + "b" * 200 + ".csv"), [HEADER, *lines(2)])
    source = read_import(path).source
    assert source.startswith("a?bbb")
    assert len(source) == 150


def test_json_says_where_it_breaks(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"procedures": []}, indent=1)[:-1] + ",}", encoding="utf-8")
    assert reason(path) == "damaged"
    assert "dòng 3, cột" in str(refused(path).facts["detail"])
    assert reason(as_json(path, {"version": "1", "procedures": []})) == "nothing"
