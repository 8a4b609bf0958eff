"""The files' lane with whole counters over real HTTP: after the records, once, resumed, within the hour's budget."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.store import retention
from desktop.store.settings import FILES_MB_PER_HOUR
from desktop.usecases.attach_file import AttachFile, attach_file
from desktop.usecases.close_day import CloseDay, close_day
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.return_result import ReturnResult, return_result
from sync.engine.files import FileLane, FileProgress, FileReport
from sync.province.limits import Limits, Rate
from sync.province.serve import EmbeddedProvince
from sync.transport.files import HttpFiles
from tests.store.scans import scan, scanned
from tests.store.stores import at, receive
from tests.support.metered_link import MeteredLink
from tests.sync.counters_of_a_centre import CENTRE, CounterMachine, Province


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    opened = Province(tmp_path)
    yield opened
    assert opened.audit().faults == []
    opened.stop()


@pytest.fixture
def machines(tmp_path: Path, clock: SetClock, province: Province) -> Iterator[tuple[CounterMachine, CounterMachine]]:
    one, two = (CounterMachine(tmp_path / f"counter{n}", str(n), clock, province) for n in (1, 2))
    yield one, two
    for machine in (one, two):
        machine.store.close()


@pytest.fixture
def one(machines: tuple[CounterMachine, CounterMachine]) -> CounterMachine:
    return machines[0]


@pytest.fixture
def link(province: Province) -> Iterator[MeteredLink]:
    made = MeteredLink(province.url)
    yield made
    made.close()


def attach(machine: CounterMachine, folder: Path, dossier: str, content: bytes) -> str:
    kept = machine.store.files.keep(scanned(folder, content))
    machine.store.run(attach_file, AttachFile(dossier, "Đơn", kept.sha256))
    return kept.sha256


def at_province(province: Province, sha256: str) -> bytes:
    return province.ledger.files.shelf.path(sha256).read_bytes()


def run_lane(
    machine: CounterMachine,
    url: str,
    stop: threading.Event | None = None,
    tell: Callable[[FileProgress], None] = lambda _: None,
) -> FileReport:
    enrolment = machine.port.enrolment()
    assert enrolment is not None
    with HttpFiles(url, enrolment[1]) as files:
        return FileLane(machine.port.files, files, stop or threading.Event()).run(tell)


def test_records_first_then_their_files(one: CounterMachine, province: Province, tmp_path: Path) -> None:
    dossier = receive(one.store).dossier
    first = attach(one, tmp_path, dossier, scan(seed=1))
    second = attach(one, tmp_path, dossier, scan(200_000, seed=2))
    standing = one.store.view().sync_standing()
    assert (standing.files_waiting, standing.file_bytes_waiting) == (2, 205_000)
    assert one.port.files.owed_in_all() == (0, 0), "nothing is sent that the province has no record of"
    outcome = one.sync()
    assert (outcome.ok, outcome.sent, outcome.files, outcome.file_bytes) == (True, 3, 2, 205_000)
    assert (outcome.files_left, outcome.files_why, outcome.agree) == (0, "", True)
    assert at_province(province, first) == scan(seed=1)
    assert at_province(province, second) == scan(200_000, seed=2)
    assert one.store.view().sync_standing().files_waiting == 0
    assert province.ledger.files.standing(CENTRE, dossier).all_stored
    assert one.sync().files == 0
    one.store.rebuild()
    assert one.store.view().sync_standing().files_waiting == 0


def test_record_stored_before_all_stored(
    one: CounterMachine, province: Province, link: MeteredLink, tmp_path: Path
) -> None:
    assert one.sync().ok
    dossier = receive(one.store).dossier
    attach(one, tmp_path, dossier, scan(3_000_000))
    link.cuts = [400_000, *range(400_001, 400_100)]
    outcome = one.sync(link.url)
    assert (outcome.ok, outcome.sent, outcome.agree) == (True, 2, True), "the records' part stands"
    assert (outcome.files, outcome.files_left, outcome.files_why) == (0, 1, "offline")
    assert 0 < outcome.file_bytes < 400_000
    standing = province.ledger.files.standing(CENTRE, dossier)
    assert (standing.record_stored, standing.all_stored) == (True, False)
    link.cuts, link.sent = [], 0
    assert one.sync(link.url).files == 1
    assert link.sent < 3_000_000 - outcome.file_bytes + 200_000
    assert province.ledger.files.standing(CENTRE, dossier).all_stored


@pytest.mark.faults
def test_four_megabytes_over_a_link_cut_five_times(
    one: CounterMachine, province: Province, link: MeteredLink, tmp_path: Path
) -> None:
    size = 4 * 1024 * 1024
    assert one.sync().ok
    sha256 = attach(one, tmp_path, receive(one.store).dossier, scan(size))
    # The records go another way, so that the link carries the file alone.
    _records_only(one)
    link.cuts = [650_000, 1_300_000, 1_950_000, 2_600_000, 3_250_000]
    report = run_lane(one, link.url)
    assert (report.progress.sent, report.why, link.made) == (1, "", 5)
    assert at_province(province, sha256) == scan(size)
    print(f"sent {link.sent} of {size}: {link.sent / size:.4f}")
    assert link.sent <= 1.05 * size


@pytest.mark.faults
def test_cut_anywhere_and_resumed(one: CounterMachine, province: Province, link: MeteredLink, tmp_path: Path) -> None:
    assert one.sync().ok
    dossier = receive(one.store).dossier
    for seed, cut in enumerate((0, 1, 50, 300, 399, 400, 401, 420, 500, 800, 1000, 5000, 30_000, 60_000, 119_999), 1):
        sha256 = attach(one, tmp_path, dossier, scan(120_000, seed=seed))
        _records_only(one)
        link.cuts = [link.sent + cut]
        assert run_lane(one, link.url).progress.sent == 1, cut
        assert at_province(province, sha256) == scan(120_000, seed=seed)
    assert link.made == 15


def test_the_same_file_from_two_counters_is_sent_once(
    machines: tuple[CounterMachine, CounterMachine], province: Province, link: MeteredLink, tmp_path: Path
) -> None:
    one, two = machines
    content = scan(900_000)
    for machine in machines:
        attach(machine, tmp_path, receive(machine.store).dossier, content)
    assert one.sync().files == 1
    assert two.sync("http://127.0.0.1:9").ok is False
    _records_only(two)
    report = run_lane(two, link.url)
    assert (report.progress.sent, report.left) == (1, 0)
    assert link.sent < 2000
    assert two.store.view().sync_standing().files_waiting == 0


def test_a_half_that_one_counter_sent_the_other_completes(
    machines: tuple[CounterMachine, CounterMachine], province: Province, link: MeteredLink, tmp_path: Path
) -> None:
    one, two = machines
    content, sha256 = scan(900_000), ""
    for machine in machines:
        assert machine.sync().ok
        sha256 = attach(machine, tmp_path, receive(machine.store).dossier, content)
        _records_only(machine)
    link.cuts = [600_000, *range(600_001, 600_100)]
    sent = run_lane(one, link.url).progress.sent_bytes
    assert 500_000 < sent < 600_000
    link.cuts, link.sent = [], 0
    assert run_lane(two, link.url).progress.sent == 1
    assert link.sent < 900_000 - sent + 50_000
    assert at_province(province, sha256) == content


def test_the_nearest_deadline_goes_first(one: CounterMachine, tmp_path: Path) -> None:
    assert one.sync().ok
    late, closed, soon = (receive(one.store).dossier for _ in range(3))
    one.store.run(forward_dossier, ForwardDossier(closed))
    one.store.run(record_result, RecordResult(closed))
    one.store.run(return_result, ReturnResult(closed))
    one.store.run(extend_due_date, ExtendDueDate(late, "Bận", at("2026-12-11 17:00")))
    shas = {name: attach(one, tmp_path, name, scan(seed=n)) for n, name in enumerate((late, soon), 1)}
    _records_only(one)
    assert [name.sha256 for name in one.port.files.owed_files(10)] == [shas[soon], shas[late]]


def test_an_hours_budget_in_opening_hours_and_none_after(one: CounterMachine, clock: SetClock, tmp_path: Path) -> None:
    with one.store.write() as work:
        work.set_setting(FILES_MB_PER_HOUR, "1")
    clock.set(at("2026-11-23 08:10"))
    dossier = receive(one.store).dossier
    for seed in range(3):
        attach(one, tmp_path, dossier, scan(600_000, seed=seed))
    outcome = one.sync()
    assert (outcome.files, outcome.files_left, outcome.files_why) == (1, 2, "budget")
    assert outcome.file_bytes == 1_000_000
    outcome = one.sync()
    assert (outcome.files, outcome.file_bytes, outcome.files_why) == (0, 0, "budget")
    clock.set(at("2026-11-23 09:10"))
    assert one.sync().files_left == 0
    attach(one, tmp_path, dossier, scan(2_000_000, seed=9))
    clock.set(at("2026-11-23 12:00"))
    outcome = one.sync()
    assert (outcome.files, outcome.files_left, outcome.files_why) == (1, 0, "")


def test_stopped_between_parts_and_taken_up(one: CounterMachine, province: Province, tmp_path: Path) -> None:
    assert one.sync().ok
    sha256 = attach(one, tmp_path, receive(one.store).dossier, scan(500_000))
    _records_only(one)
    stop = threading.Event()

    def tell(progress: FileProgress) -> None:
        if progress.sent_bytes > 100_000:
            stop.set()

    report = run_lane(one, province.url, stop, tell)
    assert (report.why, report.left) == ("stopped", 1)
    assert 100_000 < report.progress.sent_bytes < 200_000
    assert run_lane(one, province.url).progress.sent == 1
    assert at_province(province, sha256) == scan(500_000)


def test_new_records_do_not_wait_for_files(
    one: CounterMachine, province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert one.sync().ok
    attach(one, tmp_path, receive(one.store).dossier, scan(800_000))
    _records_only(one)
    monkeypatch.setattr("sync.engine.files._LOOK_S", 0.0)

    def tell(progress: FileProgress) -> None:
        if progress.sent_bytes > 100_000 and one.store.view().sync_standing().unsent == 0:
            one.store.run(close_day, CloseDay(one.store.view().today()))

    report = run_lane(one, province.url, tell=tell)
    assert (report.why, report.goes_on, report.left) == ("records", True, 1)
    outcome = one.sync()
    assert (outcome.sent, outcome.files) == (1, 1)


def test_a_province_that_measures_requests_gets_every_file(
    one: CounterMachine, province: Province, tmp_path: Path
) -> None:
    assert one.sync().ok
    dossier = receive(one.store).dossier
    for seed in range(4):
        attach(one, tmp_path, dossier, scan(30_000, seed=seed))
    _records_only(one)
    limits = Limits(device=Rate(burst=4, per_s=8))
    with EmbeddedProvince(province.ledger, limits=limits) as measuring:
        report = run_lane(one, measuring.url)
    assert (report.progress.sent, report.left, report.why) == (4, 0, "")


def test_a_file_that_is_damaged_here_keeps_no_other_back(
    one: CounterMachine, province: Province, tmp_path: Path
) -> None:
    dossier = receive(one.store).dossier
    shas = [attach(one, tmp_path, dossier, scan(100_000, seed=n)) for n in range(3)]
    path = one.store.files.path(shas[0])
    damaged = bytearray(path.read_bytes())
    damaged[90_000] ^= 1
    path.write_bytes(bytes(damaged))
    one.store.files.path(shas[1]).unlink()
    outcome = one.sync()
    assert (outcome.ok, outcome.files, outcome.files_left) == (True, 1, 2)
    path.write_bytes(bytes(path.read_bytes()[:90_000]) + bytes([damaged[90_000] ^ 1]) + bytes(damaged[90_001:]))
    assert one.sync().files == 1
    assert at_province(province, shas[0]) == scan(100_000, seed=0)


def test_a_province_put_back_is_asked_again(one: CounterMachine, province: Province, tmp_path: Path) -> None:
    assert one.sync().ok
    province.copy(tmp_path / "yesterday.db")
    dossier = receive(one.store).dossier
    sha256 = attach(one, tmp_path, dossier, scan())
    assert one.sync().files == 1
    province.put_back(tmp_path / "yesterday.db")
    province.ledger.files.shelf.path(sha256).unlink()
    outcome = one.sync()
    assert (outcome.again, outcome.files) == (2, 1)
    assert at_province(province, sha256) == scan()


def test_a_file_the_province_lost_is_sent_again_in_time(
    one: CounterMachine, province: Province, tmp_path: Path
) -> None:
    dossier = receive(one.store).dossier
    lost = attach(one, tmp_path, dossier, scan())
    assert one.sync().files == 1
    province.ledger.files.shelf.path(lost).unlink()
    for seed in (2, 3):
        attach(one, tmp_path, dossier, scan(seed=seed))
    assert one.sync().files == 3
    assert at_province(province, lost) == scan()


def test_retention_waits_for_files_and_no_longer(one: CounterMachine, clock: SetClock, tmp_path: Path) -> None:
    dossier = receive(one.store).dossier
    attach(one, tmp_path, dossier, scan())
    one.store.run(forward_dossier, ForwardDossier(dossier))
    one.store.run(record_result, RecordResult(dossier))
    one.store.run(return_result, ReturnResult(dossier))
    assert one.sync().ok is True
    with one.store.write() as work:
        assert retention.due(work._db, at("2030-01-01 08:00")) == 1
        work.province_files.forget()
        assert retention.due(work._db, at("2030-01-01 08:00")) == 0


def _records_only(machine: CounterMachine) -> None:
    """A round without its files."""
    with machine.store.write() as work:
        kept = work.setting(FILES_MB_PER_HOUR, "200")
        work.set_setting(FILES_MB_PER_HOUR, "0")
    assert machine.sync().ok
    with machine.store.write() as work:
        work.set_setting(FILES_MB_PER_HOUR, kept)
