"""Files that two counters attach to one dossier without a link: both stay, and each says which bytes it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.store.errors import AttachmentMissing
from desktop.store.file_check import verify_files
from desktop.usecases.attach_file import AttachFile, attach_file
from desktop.usecases.detach_file import DetachFile, detach_file
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.read_attachment import ReadAttachment, read_attachment
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from desktop.usecases.settle_refusal import SettleRefusal, settle_refusal
from tests.store.scans import scan, scanned
from tests.store.stores import receive
from tests.sync.counters_of_a_centre import CounterMachine, Province


@pytest.fixture
def centre(tmp_path: Path, clock: SetClock) -> Iterator[tuple[Province, CounterMachine, CounterMachine]]:
    province = Province(tmp_path)
    machines = [CounterMachine(tmp_path / f"counter{n}", str(n), clock, province) for n in (1, 2)]
    yield province, machines[0], machines[1]
    for machine in machines:
        machine.store.close()
    province.stop()


def attach(machine: CounterMachine, folder: Path, dossier: str, seed: int) -> str:
    kept = machine.store.files.keep(scanned(folder, scan(seed=seed)))
    machine.store.run(attach_file, AttachFile(dossier, "Đơn", kept.sha256))
    return kept.sha256


def test_files_attached_without_a_link_commute(
    centre: tuple[Province, CounterMachine, CounterMachine], tmp_path: Path
) -> None:
    province, one, two = centre
    dossier = receive(one.store).dossier
    for machine in (one, two, one):
        assert machine.sync().ok
    first, second = attach(one, tmp_path, dossier, 1), attach(two, tmp_path, dossier, 2)
    one.store.run(refuse_dossier, RefuseDossier(dossier, "Sai nơi"))
    two.store.run(forward_dossier, ForwardDossier(dossier))
    third = attach(two, tmp_path, dossier, 3)
    mine = two.store.view().dossier(dossier).dossier.files
    two.store.run(detach_file, DetachFile(dossier, mine[0].id, "Nhầm"))
    for _ in range(2):
        for machine in (one, two):
            assert machine.sync().ok
    # The later of two steps is refused; what follows it waits for a person, and is accepted then.
    assert (one.attention(), two.attention()) == (0, 1)
    assert two.store.view().sync_standing().unsent == 2
    two.store.run(settle_refusal, SettleRefusal(dossier))
    for machine in (two, one):
        assert machine.sync().agree
    assert (one.attention(), two.attention()) == (0, 0)
    for machine in (one, two):
        assert {file.file.sha256 for file in machine.store.view().dossier(dossier).dossier.files} == {first, third}
    assert one.state() == two.state()
    assert province.audit().faults == []
    for machine, here, missing in ((one, {first}, {second, third}), (two, {second, third}, {first})):
        report = verify_files(machine.store, whole=True)
        assert (report.named, report.sound, report.elsewhere, report.faults) == (3, len(here), len(missing), ())
    files = one.store.view().dossier(dossier).dossier.files
    elsewhere = next(file for file in files if file.file.sha256 == third)
    with pytest.raises(AttachmentMissing):
        read_attachment(one.store.view(), ReadAttachment(dossier, elsewhere.id))
