"""Scans beside the database: taken in whole or not at all, told to nobody, read back byte for byte."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.domain.errors import FileEmpty, FileTooLarge, FileTypeRefused
from desktop.store.attachments import MOST_BYTES, held, parts
from desktop.store.errors import (
    AttachmentDamaged,
    AttachmentMissing,
    FileSourceChanged,
    FileSourceGone,
    StoreReadOnly,
    StoreUnavailable,
)
from desktop.store.sealed import CHUNK_BYTES
from tests.store.scans import BEGINNINGS, attachments, scan, scanned
from tests.store.test_backup import no_room

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="another way there")


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() + str(path).encode() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", BEGINNINGS)
def test_a_kind_is_told_by_content(tmp_path: Path, kind: str) -> None:
    files = attachments(tmp_path / "kho")
    content = scan(3000, kind=kind)
    kept = files.keep(scanned(tmp_path, content, "anh.exe"))
    assert kept == files.describe(kept.sha256)
    assert (kept.sha256, kept.size_bytes, kept.media_type) == (hashlib.sha256(content).hexdigest(), 3000, kind)
    assert b"".join(files.read(kept.sha256)) == content


def test_a_pdf_may_begin_with_what_is_not_its_own(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    assert files.keep(scanned(tmp_path, b"\n" * 900 + scan(3000))).media_type == "application/pdf"


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"PK\x03\x04" * 9, b"<html>", b"\n" * 2000 + b"%PDF-1.4", b"%PD"])
def test_other_kinds_are_refused_whatever_their_name(tmp_path: Path, content: bytes) -> None:
    files = attachments(tmp_path / "kho")
    with pytest.raises(FileTypeRefused):
        files.keep(scanned(tmp_path, content, "don.pdf"))
    assert not files.folder.exists()


def test_sizes_that_are_not_taken(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    with pytest.raises(FileEmpty):
        files.keep(scanned(tmp_path, b""))
    with pytest.raises(FileTooLarge) as raised:
        files.keep(scanned(tmp_path, scan(1001)), most_bytes=1000)
    assert files.keep(scanned(tmp_path, scan(1000)), most_bytes=1000).size_bytes == 1000
    assert raised.value.facts == {"most_mb": 0}
    huge = tmp_path / "2GB.pdf"
    with huge.open("wb") as file:
        file.truncate(2 << 30)
    with pytest.raises(FileTooLarge):
        files.keep(huge)


def test_sources_that_are_not_there_or_no_files(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    for source in (tmp_path / "khong-co.pdf", tmp_path, Path("bad\0name")):
        with pytest.raises(FileSourceGone):
            files.keep(source)
    assert not files.folder.exists()


@posix
def test_a_pipe_or_device_is_no_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    os.mkfifo(tmp_path / "ong.pdf")
    for source in (tmp_path / "ong.pdf", Path("/dev/zero")):
        with pytest.raises(FileSourceGone):
            files.keep(source)


def test_a_source_that_changes_between_the_readings_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = attachments(tmp_path / "kho")
    source = scanned(tmp_path, scan(CHUNK_BYTES + 50))
    sound = type(files)._sound

    def changing(self: object, digest: bytes) -> bool:
        source.write_bytes(scan(CHUNK_BYTES + 50, seed=2))
        return sound(files, digest)

    monkeypatch.setattr(type(files), "_sound", changing)
    with pytest.raises(FileSourceChanged):
        files.keep(source)
    assert list(held(files.folder)) == parts(files.folder) == []


def test_the_same_content_twice_is_one_file(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    first = files.keep(scanned(tmp_path, scan(), "a.pdf"))
    before = files.path(first.sha256).read_bytes()
    assert files.keep(scanned(tmp_path, scan(), "b.pdf")) == first
    assert [path.read_bytes() for path in held(files.folder)] == [before]


def test_the_same_content_at_once_is_one_sound_file(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    content = scan(5 * CHUNK_BYTES)
    sources = [scanned(tmp_path, content, f"{i}.pdf") for i in range(24)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(files.keep, sources))
    assert len(set(found)) == 1
    assert len(list(held(files.folder))) == 1
    assert parts(files.folder) == []
    assert b"".join(files.read(found[0].sha256)) == content


def test_a_disk_tells_nothing(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    content = scan(3 * CHUNK_BYTES)
    kept = files.keep(scanned(tmp_path / "usb", content, "Nguyễn Thị Thu Hằng.pdf"))
    disk = everything(tmp_path / "kho")
    assert not any(content[i : i + 16] in disk for i in range(0, len(content) - 16, 16))
    for known in (kept.sha256.encode(), bytes.fromhex(kept.sha256), b"PDF", "Hằng".encode()):
        assert known not in disk
    other = attachments(tmp_path / "kho", bytes(32))
    assert other.path(kept.sha256) != files.path(kept.sha256)
    with pytest.raises(AttachmentMissing):
        b"".join(other.read(kept.sha256))


def test_two_files_in_each_others_place_are_not_shown(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    kept = [files.keep(scanned(tmp_path, scan(seed=seed))).sha256 for seed in (1, 2)]
    one, other = (files.path(sha256) for sha256 in kept)
    data = one.read_bytes(), other.read_bytes()
    one.write_bytes(data[1])
    other.write_bytes(data[0])
    for sha256 in kept:
        with pytest.raises(AttachmentDamaged):
            b"".join(files.read(sha256))
        with pytest.raises(AttachmentDamaged):
            files.describe(sha256)


@pytest.mark.parametrize("sha256", ["", "../../../etc/passwd", "A" * 64, "g" * 64, "0" * 64])
def test_what_is_not_here_is_missing(tmp_path: Path, sha256: str) -> None:
    with pytest.raises(AttachmentMissing):
        b"".join(attachments(tmp_path / "kho").read(sha256))


def test_attaching_again_mends_a_damaged_file(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    source = scanned(tmp_path, scan())
    kept = files.keep(source)
    path = files.path(kept.sha256)
    path.write_bytes(path.read_bytes()[:-3])
    assert files.keep(source) == kept
    assert b"".join(files.read(kept.sha256)) == scan()


@posix
def test_a_full_disk_leaves_nothing_and_it_works_again(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    source = scanned(tmp_path, scan(CHUNK_BYTES))
    with no_room(), pytest.raises(StoreUnavailable):
        files.keep(source)
    assert list(held(files.folder)) == parts(files.folder) == []
    kept = files.keep(source)
    with no_room(), pytest.raises(StoreUnavailable):
        files.lay_out(kept.sha256)
    assert list((tmp_path / "kho" / "xem-tam").iterdir()) == []
    assert files.lay_out(kept.sha256).read_bytes() == scan(CHUNK_BYTES)


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_an_error_of_the_world(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    (tmp_path / "kho").chmod(0o500)
    with pytest.raises(StoreReadOnly):
        files.keep(scanned(tmp_path, scan()))


@posix
def test_folders_are_for_this_user_only(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    kept = files.keep(scanned(tmp_path, scan()))
    shown = files.lay_out(kept.sha256)
    for folder in (files.folder, files.path(kept.sha256).parent, shown.parent):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert shown.stat().st_mode & 0o777 == 0o600


def test_plain_copies_are_overwritten_and_gone(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    kept = files.keep(scanned(tmp_path, scan(200_000), "Nguyễn Thị Thu Hằng.pdf"))
    shown = files.lay_out(kept.sha256)
    assert shown.suffix == ".pdf"
    assert shown.read_bytes() == scan(200_000)
    # What still has the file open sees what is left of it on the disk.
    with shown.open("rb") as held_open:
        (shown.parent / ".~lock.x#").write_text("left by a viewer")
        # Windows does not remove what is open; the next call does.
        assert files.viewing.clear() == (sys.platform == "win32")
        assert not any(held_open.read())
    assert files.viewing.clear() == 0
    assert not shown.parent.exists()


def test_a_damaged_file_is_never_laid_out(tmp_path: Path) -> None:
    files = attachments(tmp_path / "kho")
    kept = files.keep(scanned(tmp_path, scan(3 * CHUNK_BYTES)))
    path = files.path(kept.sha256)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(AttachmentDamaged) as raised:
        files.lay_out(kept.sha256)
    assert raised.value.facts == {"chunk": 3, "chunks": 3}
    assert list((tmp_path / "kho" / "xem-tam").iterdir()) == []


@posix
def test_a_file_of_fifty_megabytes_does_not_need_fifty(tmp_path: Path) -> None:
    source = tmp_path / "to.pdf"
    with source.open("wb") as file:
        file.write(b"%PDF-1.4\n")
        file.truncate(MOST_BYTES)
    code = f"""
import resource, sys
from pathlib import Path
from tests.store.scans import attachments, scan, scanned
folder = Path({str(tmp_path)!r})
files = attachments(folder / "kho")
files.lay_out(files.keep(scanned(folder, scan(200_000), "nho.pdf")).sha256)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
files.lay_out(files.keep(Path({str(source)!r})).sha256)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    grown_kib = int(done.stdout)
    assert grown_kib < 4 * 1024, f"{grown_kib} KiB for a file of {MOST_BYTES // 1024} KiB"
