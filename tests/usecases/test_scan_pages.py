"""Pages on the desk of scans: kept through a crash and a sweep, attached and cleared in one action."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.domain.errors import DossierUnknown, FieldRefused, FileAlreadyAttached, NotPermitted
from desktop.domain.procedures import HandedDocument
from desktop.domain.scanned_pages import MOST_PAGES, ScannedPage, ScanTray
from desktop.store.errors import AttachmentMissing
from desktop.store.file_check import sweep_files
from desktop.store.store import Store
from desktop.usecases.attach_file import AttachFile, attach_file
from desktop.usecases.attach_scan import AttachScan, attach_scan
from desktop.usecases.keep_scan_pages import keep_scan_pages
from desktop.usecases.view_scan_pages import view_scan_pages
from tests.store.scans import scan
from tests.store.stores import MONDAY, at, open_store, receive
from tests.usecases.steps import ADMINISTRATOR

PAPER = HandedDocument(name="Đơn đăng ký", document="don")
OTHER = HandedDocument(name="Giấy ủy quyền")


def page(store: Store, seed: int = 0, *, stencil: bool = False) -> ScannedPage:
    kept = store.files.keep_bytes(scan(5000, seed, "image/jpeg"))
    black = store.files.keep_bytes(scan(2000, seed + 100, "image/png")).sha256 if stencil else ""
    return ScannedPage(
        kept.sha256, "image/jpeg", 7000, 1654, 2339, 200, black, turned=90, findings=("skewed",), source="scan001.jpg"
    )


def keep(store: Store, dossier: str, *pages: ScannedPage, paper: HandedDocument = PAPER) -> None:
    store.run(keep_scan_pages, ScanTray(dossier, paper, pages))


def waiting(store: Store, dossier: str) -> dict[HandedDocument, tuple[ScannedPage, ...]]:
    return {tray.paper: tray.pages for tray in view_scan_pages(store.view(), dossier)}


def test_pages_wait_in_their_order_through_a_restart(store: Store) -> None:
    dossier, other = receive(store).dossier, receive(store).dossier
    one, two = page(store, 1, stencil=True), page(store, 2)
    keep(store, dossier, two, one)
    keep(store, dossier, one, paper=OTHER)
    events = store.verify()
    folder = store.folder
    store.close()
    again = open_store(folder, SetClock(at(MONDAY)))
    assert waiting(again, dossier) == {PAPER: (two, one), OTHER: (one,)}
    assert waiting(again, other) == {}
    assert again.verify() == events
    keep(again, dossier)
    assert waiting(again, dossier) == {OTHER: (one,)}
    again.close()


def test_what_waits_is_not_swept_and_what_was_thrown_away_is(store: Store) -> None:
    dossier = receive(store).dossier
    one = page(store, 1, stencil=True)
    keep(store, dossier, one)
    folder = store.folder
    store.close()
    # Another run: what this one took in is left alone whatever its age.
    again = open_store(folder, SetClock(at(MONDAY)))
    assert sweep_files(again, timedelta(days=-1)).files == 0
    keep(again, dossier)
    assert sweep_files(again, timedelta(days=-1)).files == 2
    with pytest.raises(AttachmentMissing):
        again.files.describe(one.sha256)
    again.close()


def test_attaching_clears_the_desk_of_that_paper_only(store: Store) -> None:
    dossier = receive(store).dossier
    one = page(store, 1)
    keep(store, dossier, one)
    keep(store, dossier, one, paper=OTHER)
    files = tuple(store.files.keep_bytes(scan(3000, seed)).sha256 for seed in (7, 8))
    after, changes = store.run(attach_scan, AttachScan(dossier, PAPER, files))
    assert [file.file.sha256 for file in after.files] == list(files)
    assert all(file.belongs_to(PAPER) for file in after.files)
    assert dossier in changes.dossiers
    assert waiting(store, dossier) == {OTHER: (one,)}


def test_what_cannot_be_attached_leaves_everything_as_it_was(store: Store) -> None:
    dossier = receive(store).dossier
    one = page(store, 1)
    keep(store, dossier, one)
    joined, known = (store.files.keep_bytes(scan(3000, seed)).sha256 for seed in (7, 8))
    store.run(attach_file, AttachFile(dossier, PAPER.name, known, PAPER.document))
    events = store.verify()
    for files, error in (
        ((joined, known), FileAlreadyAttached),
        ((joined, "f" * 64), AttachmentMissing),
    ):
        with pytest.raises(error):
            store.run(attach_scan, AttachScan(dossier, PAPER, files))
    assert store.verify() == events
    assert waiting(store, dossier) == {PAPER: (one,)}


def test_what_cannot_be_kept_is_refused(store: Store) -> None:
    dossier, one = receive(store).dossier, page(store)
    for tray, error in (
        (ScanTray("khong-co", PAPER, (one,)), DossierUnknown),
        (ScanTray(dossier, HandedDocument(name=" "), (one,)), FieldRefused),
        (ScanTray(dossier, PAPER, (one,) * (MOST_PAGES + 1)), FieldRefused),
    ):
        with pytest.raises(error):
            store.run(keep_scan_pages, tray)
    assert waiting(store, dossier) == {}


def test_an_administrator_neither_keeps_nor_sees_pages(store: Store) -> None:
    dossier, one = receive(store).dossier, page(store)
    keep(store, dossier, one)
    store.user = ADMINISTRATOR
    for action, request in (
        (keep_scan_pages, ScanTray(dossier, PAPER, ())),
        (attach_scan, AttachScan(dossier, PAPER, (one.sha256,))),
    ):
        with pytest.raises(NotPermitted):
            store.run(action, request)
    assert view_scan_pages(store.view(), dossier) == ()


def test_nothing_of_a_page_can_be_read_on_the_disk(store: Store, tmp_path: Path) -> None:
    content = b"\xff\xd8\xff" + b"Zyxwvut Ngoc Bi Mat " * 400
    kept = store.files.keep_bytes(content)
    dossier = receive(store).dossier
    keep(store, dossier, replace(page(store), sha256=kept.sha256, source="Zyxwvut.jpg"))
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert b"Zyxwvut" not in path.read_bytes()
    assert b"".join(store.files.read(kept.sha256)) == content
