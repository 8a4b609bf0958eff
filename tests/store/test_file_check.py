"""Files held against the journal: nothing missing goes unsaid, nothing that is named is ever swept."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from desktop.app.clock import SetClock
from desktop.domain.events import DossierReceived
from desktop.store.attachments import held, parts
from desktop.store.file_check import GRACE, FileFault, sweep_files, verify_files
from desktop.store.sealed import CHUNK_BYTES
from desktop.store.store import Store
from desktop.usecases.attach_file import AttachFile, attach_file
from desktop.usecases.detach_file import DetachFile, detach_file
from tests.store.scans import scan, scanned
from tests.store.stores import dump, new_store, open_store, receive
from tests.support import words

ROOT = Path(__file__).resolve().parents[2]


def attach(store: Store, tmp_path: Path, dossier: str, content: bytes, name: str = "Đơn") -> str:
    """Attach a content to a paper; returns its address."""
    kept = store.files.keep(scanned(tmp_path / "usb", content))
    store.run(attach_file, AttachFile(dossier, name, kept.sha256))
    return kept.sha256


def later(store: Store, clock: SetClock, folder: Path, days: float) -> Store:
    """The same store in a later run of the program."""
    store.close()
    clock.set(clock.now() + timedelta(days=days))
    return open_store(folder, clock)


def test_everything_in_order(store: Store, tmp_path: Path) -> None:
    dossier = receive(store).dossier
    for seed in range(3):
        attach(store, tmp_path, dossier, scan(seed=seed))
    for whole in (False, True):
        report = verify_files(store, whole=whole)
        assert (report.named, report.sound, report.faults, report.unnamed, report.cut) == (3, 3, (), 0, 0)


def test_missing_and_altered_files_are_named_with_their_dossiers(store: Store, tmp_path: Path) -> None:
    receipts = [receive(store) for _ in range(2)]
    gone, cut, flipped, whole = (scan(2 * CHUNK_BYTES + 9, seed=seed) for seed in range(4))
    addresses = [attach(store, tmp_path, receipts[0].dossier, content) for content in (gone, cut, flipped, whole)]
    attach(store, tmp_path, receipts[1].dossier, gone)
    paths = [store.files.path(sha256) for sha256 in addresses]
    paths[0].unlink()
    with paths[1].open("r+b") as file:
        file.truncate(CHUNK_BYTES + 100)
    data = bytearray(paths[2].read_bytes())
    data[CHUNK_BYTES + 200] ^= 4
    paths[2].write_bytes(bytes(data))
    both, first = tuple(sorted(r.number for r in receipts)), (receipts[0].number,)
    missing = FileFault(addresses[0], both)
    by_length = {missing, FileFault(addresses[1], first, chunk=2)}
    assert set(verify_files(store).faults) == by_length
    seen: list[tuple[int, int]] = []
    report = verify_files(store, whole=True, progress=lambda done, total: seen.append((done, total)))
    assert set(report.faults) == by_length | {FileFault(addresses[2], first, chunk=2)}
    assert (report.named, report.sound, seen[-1]) == (4, 1, (4, 4))


def test_a_file_that_only_another_counter_recorded_is_not_missing(
    store: Store, clock: SetClock, tmp_path: Path
) -> None:
    other = new_store(tmp_path / "other", clock, counter="1")
    attach(other, tmp_path, receive(other).dossier, scan())
    with other.write() as work:
        events = list(enumerate(words.waiting(work.journal, max_events=10), 1))
    other.close()
    with store.write() as work:
        work.apply_page(2, events)
    report = verify_files(store)
    assert (report.named, report.elsewhere, report.faults) == (1, 1, ())


def test_what_nobody_names_is_swept_after_the_grace_period_and_not_before(
    store: Store, clock: SetClock, tmp_path: Path
) -> None:
    dossier = receive(store).dossier
    named = attach(store, tmp_path, dossier, scan(seed=1))
    orphan = store.files.keep(scanned(tmp_path, scan(seed=2)))
    left = store.files.folder / "0199.part"
    left.write_bytes(b"cut")
    foreign = store.files.folder / "anh-gia-dinh.jpg"
    foreign.write_bytes(b"of somebody")
    now_s = clock.now().timestamp()
    os.utime(left, (now_s, now_s))
    report = verify_files(store)
    assert (report.unnamed, report.cut) == (1, 1)
    store = later(store, clock, tmp_path / "store", GRACE.days)
    assert sweep_files(store).files == 0
    store = later(store, clock, tmp_path / "store", 0.01)
    assert sweep_files(store).files == 2
    assert [path.name for path in held(store.files.folder)] == [store.files.path(named).name]
    assert parts(store.files.folder) == []
    assert foreign.exists()
    assert not store.files.path(orphan.sha256).exists()
    assert verify_files(store, whole=True).faults == ()
    store.close()


def test_a_file_about_to_be_named_is_not_swept_whatever_the_clock_says(
    store: Store, clock: SetClock, tmp_path: Path
) -> None:
    dossier = receive(store).dossier
    kept = store.files.keep(scanned(tmp_path, scan()))
    clock.set(clock.now() + timedelta(days=4000))
    assert sweep_files(store).files == 0
    store.run(attach_file, AttachFile(dossier, "Đơn", kept.sha256))
    assert verify_files(store, whole=True).faults == ()


def test_an_old_orphan_that_is_taken_in_again_starts_its_grace_period_anew(
    store: Store, clock: SetClock, tmp_path: Path
) -> None:
    kept = store.files.keep(scanned(tmp_path, scan()))
    store = later(store, clock, tmp_path / "store", 30)
    store.files.keep(scanned(tmp_path, scan()))
    store = later(store, clock, tmp_path / "store", 1)
    assert sweep_files(store).files == 0
    assert store.files.describe(kept.sha256) == kept
    store.close()


def test_detached_files_and_scans_of_papers_keep_their_bytes(store: Store, clock: SetClock, tmp_path: Path) -> None:
    receipt = receive(store)
    detached = attach(store, tmp_path, receipt.dossier, scan(seed=1))
    file = store.view().dossier(receipt.dossier).dossier.files[0]
    store.run(detach_file, DetachFile(receipt.dossier, file.id, "Nhầm hồ sơ"))
    scan_of_paper = store.files.keep(scanned(tmp_path, scan(seed=2))).sha256
    with store.write() as work:
        body = store.view().dossier(receipt.dossier).dossier.received
        assert isinstance(body, DossierReceived)
        papers = tuple(msgspec.structs.replace(p, scan=scan_of_paper) for p in body.documents)
        work.record(work.new_dossier_id(), msgspec.structs.replace(body, documents=papers), clock.now())
    store = later(store, clock, tmp_path / "store", 400)
    assert sweep_files(store).files == 0
    for sha256 in (detached, scan_of_paper):
        assert b"".join(store.files.read(sha256))
    store.close()


def test_nothing_is_swept_before_a_store_that_was_put_back_has_heard_from_the_province(
    store: Store, clock: SetClock, tmp_path: Path
) -> None:
    store.files.keep(scanned(tmp_path, scan()))
    with store.write() as work:
        work.journal.begin_anew()
    store = later(store, clock, tmp_path / "store", 400)
    assert sweep_files(store).files == 0
    with store.write() as work:
        work.journal.set_state("pull_first", "")
    assert sweep_files(store).files == 1
    store.close()


def test_a_rebuild_names_the_same_files(store: Store, tmp_path: Path) -> None:
    dossier = receive(store).dossier
    attach(store, tmp_path, dossier, scan(seed=1))
    attach(store, tmp_path, dossier, scan(seed=2))
    before = store.view().named_files(), dump(store)
    store.rebuild()
    assert (store.view().named_files(), dump(store)) == before


CHILD = """
import sys
from pathlib import Path
from desktop.app.clock import SetClock
from desktop.usecases.attach_file import AttachFile, attach_file
from tests.store.scans import scan, scanned
from tests.support import words
from tests.store.stores import MONDAY, at, open_store
folder, dossier, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = open_store(folder / "store", SetClock(at(MONDAY)))
print("ready", flush=True)
while True:
    seed += 1
    kept = store.files.keep(scanned(folder / "usb", scan(150_000, seed)))
    store.run(attach_file, AttachFile(dossier, "Đơn", kept.sha256))
    print(kept.sha256, flush=True)
"""


@pytest.mark.faults
def test_killed_at_any_instant_what_was_attached_is_there(store: Store, clock: SetClock, tmp_path: Path) -> None:
    dossier = receive(store).dossier
    chance, acknowledged = random.Random(7), set()
    store.close()
    for run in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path), dossier, str(run * 10_000)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        with child.stdout as told:
            assert told.readline() == "ready\n"
            time.sleep(chance.uniform(0.005, 0.12))
            child.kill()
            acknowledged |= {line.strip() for line in told if line.endswith("\n")}
        child.wait()
        store = open_store(tmp_path / "store", clock)
        report = verify_files(store, whole=True)
        assert report.faults == ()
        named = {one.sha256 for one in store.view().named_files()}
        assert acknowledged <= named
        assert len(named - acknowledged) <= run + 1
        assert report.unnamed <= run + 1
        assert store.verify() == len(named) + 1
        store.close()
    assert acknowledged
