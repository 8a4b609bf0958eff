"""Scans of papers: attached, read and taken back, each by one action."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.dossier import Dossier
from desktop.domain.errors import (
    DossierUnknown,
    FieldRefused,
    FileAlreadyAttached,
    FileTypeRefused,
    FileUnknown,
    NotPermitted,
    ReasonMissing,
)
from desktop.store.errors import AttachmentDamaged, AttachmentMissing
from desktop.store.store import Store
from desktop.usecases.attach_file import AttachFile, attach_file
from desktop.usecases.correct_reception import CorrectReception, correct_reception
from desktop.usecases.detach_file import DetachFile, detach_file
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.read_attachment import ReadAttachment, read_attachment
from desktop.usecases.take_back_step import TakeBackStep, take_back_step
from tests.store.scans import scan, scanned
from tests.store.stores import dump, receive
from tests.usecases.steps import ADMINISTRATOR, MAY, REACHED, bring, state

UNKNOWN = "0199d9c2-7e0b-7aaa-8bbb-2a1f3b4c5d6e"


def keep(store: Store, folder: Path, content: bytes | None = None) -> str:
    return store.files.keep(scanned(folder / "usb", scan() if content is None else content)).sha256


def attach(store: Store, dossier: str, sha256: str, place: int = 0) -> Dossier:
    """Attach to the n-th paper of the dossier."""
    paper = state(store, dossier).received.documents[place]
    after: Dossier = store.run(attach_file, AttachFile(dossier, paper.name, sha256, paper.document))[0]
    return after


def row(store: Store, dossier: str) -> tuple[int, int]:
    """Papers and digitised ones, as reports count them."""
    with store.write() as work:
        found = work._db.execute("SELECT papers, scanned FROM dossier WHERE id = ?", (dossier,)).fetchone()
    return int(found[0]), int(found[1])


def test_a_paper_counts_as_digitised_and_the_dossier_knows_its_file(store: Store, tmp_path: Path) -> None:
    dossier = receive(store).dossier
    papers, before = row(store, dossier)
    sha256 = keep(store, tmp_path, scan(kind="image/jpeg"))
    after = attach(store, dossier, sha256)
    paper = after.received.documents[0]
    assert before == 0
    assert row(store, dossier) == (papers, 1)
    assert after.digitised(paper)
    line = store.view().dossier(dossier).files[0]
    assert line.file.file.sha256 == sha256
    assert (line.file.file.size_bytes, line.file.file.media_type, line.file.file.pages) == (5000, "image/jpeg", 1)
    assert (line.file.file.name, line.file.file.document) == (paper.name, paper.document)
    assert line.actor == "Phạm Ngọc Diễm"
    assert store.view().dossier(dossier).timeline[0].facts == {"paper": paper.name}
    store.rebuild()
    assert row(store, dossier) == (papers, 1)


def test_a_paper_may_have_several_files_and_counts_once(store: Store, tmp_path: Path) -> None:
    dossier = receive(store).dossier
    for seed in (1, 2):
        attach(store, dossier, keep(store, tmp_path, scan(seed=seed)))
    assert row(store, dossier)[1] == 1
    assert len(state(store, dossier).files) == 2


def test_a_paper_outside_the_checklist_may_have_a_file(store: Store, tmp_path: Path) -> None:
    dossier = receive(store).dossier
    store.run(attach_file, AttachFile(dossier, "  Giấy ủy quyền ", keep(store, tmp_path)))
    assert state(store, dossier).files[0].file.name == "Giấy ủy quyền"
    assert row(store, dossier)[1] == 0


@pytest.mark.parametrize("status", REACHED)
def test_a_file_may_come_at_any_status_and_changes_none(store: Store, tmp_path: Path, status: int) -> None:
    dossier = bring(store, status)
    assert attach(store, dossier, keep(store, tmp_path)).status == status
    assert state(store, dossier).status == status


@pytest.mark.parametrize("user", MAY, ids=lambda user: user.role)
def test_who_works_on_dossiers_may(store: Store, tmp_path: Path, user: object) -> None:
    dossier, sha256 = receive(store).dossier, keep(store, tmp_path)
    store.user = user  # type: ignore[assignment]
    file = attach(store, dossier, sha256).files[0].id
    assert read_attachment(store.view(), ReadAttachment(dossier, file)).read_bytes() == scan()
    store.run(detach_file, DetachFile(dossier, file, "Nhầm"))


def test_an_administrator_may_not(store: Store, tmp_path: Path) -> None:
    dossier, sha256 = receive(store).dossier, keep(store, tmp_path)
    file = attach(store, dossier, sha256).files[0].id
    events = store.verify()
    store.user = ADMINISTRATOR
    for action, request in (
        (attach_file, AttachFile(dossier, "Đơn", sha256)),
        (detach_file, DetachFile(dossier, file, "Nhầm")),
    ):
        with pytest.raises(NotPermitted):
            store.run(action, request)
    with pytest.raises(NotPermitted):
        read_attachment(store.view(), ReadAttachment(dossier, file))
    assert store.verify() == events
    assert not (store.folder / "xem-tam").exists()


def test_what_cannot_be_attached_is_refused_and_nothing_is_recorded(store: Store, tmp_path: Path) -> None:
    dossier, sha256 = receive(store).dossier, keep(store, tmp_path)
    attach(store, dossier, sha256)
    paper = state(store, dossier).received.documents[0]
    damaged = keep(store, tmp_path, scan(seed=2))
    store.files.path(damaged).write_bytes(b"MCF1")
    events, before = store.verify(), dump(store)
    refused = [
        (AttachFile(UNKNOWN, "Đơn", sha256), DossierUnknown),
        (AttachFile(dossier, " ", sha256), FieldRefused),
        (AttachFile(dossier, "x" * 301, sha256), FieldRefused),
        (AttachFile(dossier, "a\u202eb", sha256), FieldRefused),
        (AttachFile(dossier, "Đơn", "0" * 64), AttachmentMissing),
        (AttachFile(dossier, "Đơn", "../keys.json"), AttachmentMissing),
        (AttachFile(dossier, "Đơn", damaged), AttachmentDamaged),
        (AttachFile(dossier, paper.name, sha256, paper.document), FileAlreadyAttached),
    ]
    for request, error in refused:
        with pytest.raises(error):
            store.run(attach_file, request)
    assert (store.verify(), dump(store)) == (events, before)
    with pytest.raises(FileTypeRefused):
        keep(store, tmp_path, b"#!/bin/sh\n")


def test_the_same_file_may_belong_to_two_papers_and_dossiers(store: Store, tmp_path: Path) -> None:
    one, other = receive(store).dossier, receive(store).dossier
    sha256 = keep(store, tmp_path)
    attach(store, one, sha256)
    store.run(attach_file, AttachFile(one, "Giấy ủy quyền", sha256))
    attach(store, other, sha256)
    assert len(list(store.files.folder.glob("??/*"))) == 1


def test_a_wrong_file_is_taken_back_with_a_reason(store: Store, tmp_path: Path) -> None:
    dossier, sha256 = receive(store).dossier, keep(store, tmp_path)
    file = attach(store, dossier, sha256).files[0].id
    for reason, error in ((" ", ReasonMissing), ("x" * 1001, FieldRefused)):
        with pytest.raises(error):
            store.run(detach_file, DetachFile(dossier, file, reason))
    store.run(detach_file, DetachFile(dossier, file, "Nhầm hồ sơ"))
    assert state(store, dossier).files == ()
    assert row(store, dossier)[1] == 0
    assert state(store, dossier).reason == ""
    detail = store.view().dossier(dossier)
    assert detail.timeline[0].facts == {"reason": "Nhầm hồ sơ", "paper": detail.dossier.received.documents[0].name}
    assert detail.timeline[1].taken_back
    for action in (
        lambda: store.run(detach_file, DetachFile(dossier, file, "Nữa")),
        lambda: read_attachment(store.view(), ReadAttachment(dossier, file)),
    ):
        with pytest.raises(FileUnknown):
            action()
    assert attach(store, dossier, sha256).files[0].file.sha256 == sha256


def test_files_stay_when_a_step_is_taken_back_or_the_reception_corrected(store: Store, tmp_path: Path) -> None:
    dossier = receive(store).dossier
    store.run(forward_dossier, ForwardDossier(dossier))
    attach(store, dossier, keep(store, tmp_path))
    store.run(take_back_step, TakeBackStep(dossier, state(store, dossier).last_step, "Bấm nhầm"))
    assert len(state(store, dossier).files) == 1
    store.run(correct_reception, CorrectReception(dossier, "Gõ nhầm", return_by="post"))
    assert len(state(store, dossier).files) == 1
    assert row(store, dossier)[1] == 1


def test_a_file_that_is_gone_is_told_when_it_is_opened(store: Store, tmp_path: Path) -> None:
    dossier, sha256 = receive(store).dossier, keep(store, tmp_path)
    file = attach(store, dossier, sha256).files[0].id
    store.files.path(sha256).unlink()
    with pytest.raises(AttachmentMissing):
        read_attachment(store.view(), ReadAttachment(dossier, file))
