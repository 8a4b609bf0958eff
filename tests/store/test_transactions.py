"""One action, one transaction: all of it or nothing, also under kill -9 (laws 1, 4; safety: the store)."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.domain.errors import DocumentsMissing
from desktop.domain.read_models import DossierFilter
from desktop.store.store import Store
from desktop.store.work import Work
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.receive_dossier import receive_dossier
from tests.store.stores import dump, new_store, open_store, receive, request

ROOT = Path(__file__).resolve().parents[2]


class Cut(Exception):
    """Stands for anything that may go wrong in the middle."""


def test_an_error_inside_a_use_case_records_nothing(store: Store) -> None:
    receive(store)
    before = dump(store)

    def half(work: Work) -> None:
        receive_dossier(work, request(key="k"))
        work.save_draft("d", b"{}")
        work.set_setting("a", "b")
        raise Cut

    with pytest.raises(Cut):
        store.run(half)
    assert dump(store) == before
    assert store.view().drafts() == []
    assert store.view().setting("a") == ""
    assert store.verify() == 1
    receipt = receive(store, key="k")
    assert receipt.number.endswith("2002")


def test_a_number_of_a_refused_request_is_not_used_up(store: Store) -> None:
    with pytest.raises(DocumentsMissing):
        receive(store, documents=())
    assert receive(store).number.endswith("2001")


def test_an_error_in_the_second_of_two_actions_takes_both_back(store: Store) -> None:
    def two(work: Work) -> None:
        receipt = receive_dossier(work, request())
        forward_dossier(work, ForwardDossier(receipt.dossier))
        forward_dossier(work, ForwardDossier(receipt.dossier))

    with pytest.raises(Exception, match="step_not_allowed"):
        store.run(two)
    assert store.view().page(DossierFilter(view="all")).total == 0
    assert store.verify() == 0


def test_changes_say_what_was_touched(store: Store) -> None:
    receipt, changes = store.run(receive_dossier, request())
    assert changes.dossiers == {receipt.dossier}
    assert not changes.drafts
    assert not changes.reference


def test_one_thread_writes(store: Store) -> None:
    receive(store)
    errors: list[BaseException] = []

    def write() -> None:
        try:
            receive(store)
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert [type(error) for error in errors] == [RuntimeError]
    assert store.verify() == 1
    receive(store)


def test_readers_of_other_threads_see_what_is_committed(store: Store) -> None:
    seen: list[int] = []

    def read() -> None:
        with store.reading() as view:
            seen.append(view.page(DossierFilter(view="all")).total)

    with store.write() as work:
        receive_dossier(work, request())
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert seen == [0, 1]


WORK = """
import sys
from pathlib import Path
from tests.store.stores import SetClock, at, open_store, receive, MONDAY, MARITAL_STATUS
from desktop.domain.people import Applicant
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
clock = SetClock(at(MONDAY))
store = open_store(Path(sys.argv[1]), clock)
print("open", flush=True)
while True:
    clock.tick()
    receipt = receive(store, applicant=Applicant(name="Người Trong Hàng"))
    print(receipt.number, flush=True)
    store.run(forward_dossier, ForwardDossier(receipt.dossier))
"""

KILLS = 15


@pytest.mark.faults
def test_kill_9_loses_and_doubles_nothing(tmp_path: Path, clock: SetClock) -> None:
    folder = tmp_path / "store"
    new_store(folder, clock).close()
    chance = random.Random(20261123)
    printed: list[str] = []
    endings: set[int] = set()
    for _ in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, "-c", WORK, str(folder)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        with child, child.stdout as lines:
            assert lines.readline() == "open\n"
            printed += [lines.readline().strip() for _ in range(chance.randint(0, 12))]
            try:
                endings.add(child.wait(timeout=chance.random() / 50))
            except subprocess.TimeoutExpired:
                child.kill()
            printed += lines.read().split()
    # None ended by itself: Windows gives those that were killed the code of those that failed.
    assert endings == set()
    assert len(printed) >= KILLS
    assert len(set(printed)) == len(printed)
    store = open_store(folder, clock)
    rows = store.view().page(DossierFilter(view="all"), limit=100_000).rows
    kept = [row.number for row in rows]
    assert len(set(kept)) == len(kept)
    assert set(printed) <= set(kept)
    assert len(kept) - len(printed) <= KILLS
    assert store.verify() == sum(2 if int(row.status) == 4 else 1 for row in rows)
    before = dump(store)
    store.rebuild()
    assert dump(store) == before
    store.close()
