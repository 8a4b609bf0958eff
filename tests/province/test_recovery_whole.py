"""A real counter and a real province: enrolled from the file, its last password forgotten, opened again."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.app.province_link import joined_round
from desktop.store.errors import WrongPassword
from desktop.store.keys import KeyRing
from desktop.store.names import DATABASE, SLOTS
from desktop.store.recovery import ask_province, use_answer
from desktop.store.store import Store
from desktop.store.sync_port import SyncPort
from sync.province.cli import main
from sync.province.demonstration import fill
from sync.province.ledger import Ledger
from sync.province.recovery_commands import VARIABLE
from sync.province.serve import EmbeddedProvince
from sync.wire.enrolment import read_enrolment_file
from sync.wire.recovery import check_code
from tests.province.asking import PASSPHRASE
from tests.province.counters import CENTRE
from tests.store.stores import CHEAP, DIEM, new_store, open_store, profile, receive

NEW = "ba con mèo mun"


def test_counter_comes_back_with_what_it_held(tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    place, key, enrolment = ("--dir", str(tmp_path)), tmp_path / "khoa.pem", tmp_path / "may.json"
    store = new_store(tmp_path / "store", clock)
    receive(store)
    with Ledger(tmp_path / "province.db") as ledger, EmbeddedProvince(ledger) as province:
        fill(ledger, profile())
        assert main(["recovery-key", *place, "--out", str(key)]) == 0
        words = ["--centre", CENTRE, "--name", "Quầy 2", "--file", str(enrolment), "--url", province.url]
        assert main(["enrol", *place, *words]) == 0
        carried = read_enrolment_file(enrolment.read_bytes())
        port = SyncPort(lambda action: store.run(action)[0], "motcua")
        assert joined_round(port, carried.url, carried.code).agree
        store.close()

    ring = KeyRing(store.folder / SLOTS, lambda: clock.now().timestamp(), CHEAP)
    data = ask_province(store.folder, ring, user=DIEM.id, name=DIEM.name, password=NEW, at=clock.now())
    request, answer = tmp_path / "yeu-cau.json", tmp_path / "tra-loi.json"
    request.write_bytes(data)
    files = ["--key", str(key), "--request", str(request), "--out", str(answer)]
    assert main(["recover", *place, *files, "--code", check_code(data)]) == 0

    use_answer(store.folder, ring, store.folder / DATABASE, answer.read_bytes(), NEW)
    with pytest.raises(WrongPassword):
        open_store(store.folder, clock)
    again = Store.open(store.folder, user=DIEM.id, password=NEW, clock=clock, cost=CHEAP)
    assert again.verify() == 1
    again.close()
