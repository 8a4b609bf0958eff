"""What the simulator found: the shortest schedules, each with what went wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults import sync
from tests.faults.simulator.moulds import Moulds
from tests.faults.simulator.steps import Fate, Schedule, Step
from tests.faults.simulator.world import Parts

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def moulds() -> Iterator[Moulds]:
    made = Moulds()
    yield made
    made.close()


def _receive(who: int) -> Step:
    return Step("work", who, deed="receive_dossier")


def _found(name: str, *steps: Step, counters: int = 2) -> object:
    return pytest.param(counters, steps, id=name)


def _closed(name: str, *steps: Step, counters: int = 2) -> object:
    return pytest.param(counters, steps, id=name)


ROWS = [
    # The newest state that both ends agreed on is kept when answers change the store; a round that ends before it
    # compares leaves it. Once the ledger is put back to that very state, hello is answered with "unchanged".
    _found(
        "a put-back ledger stands as it did at the last agreement, and what was stored since is green and missing",
        Step("ledger copied"),
        Step("round", 0),
        _receive(1),
        Step("round", 1),
        _receive(0),
        Step("round", 0, fates=(Fate(2, "dropped", 0),)),
        Step("ledger put back"),
    ),
    # The step rests on a reception that another machine has yet to send again: its `base` is beyond what is held.
    _closed(
        "after a ledger was put back, whoever comes first is refused as stale what had been accepted",
        Step("ledger copied"),
        _receive(0),
        Step("round", 0),
        Step("round", 1),
        Step("work", 1, deed="forward_dossier"),
        Step("round", 1),
        Step("round", 0),
        Step("ledger put back"),
        Step("round", 1),
    ),
    # The correction stands before the reception for ever, and both ends count the dossier as another one's.
    _closed(
        "after a ledger was put back, a correction enters the feed before the reception that it corrects",
        Step("ledger copied"),
        _receive(0),
        Step("round", 0),
        Step("round", 1),
        Step("work", 1, deed="correct_reception"),
        Step("ledger put back"),
        Step("round", 1),
    ),
    # Two facts about one dossier, the other one first in the new life of the ledger: a third counter keeps the one
    # that was accepted in the old life, since nothing tells it that it is no longer in the feed.
    _found(
        "after a ledger was put back, what is now refused stands as accepted at other counters",
        _receive(0),
        Step("round", 0),
        Step("ledger copied"),
        Step("round", 1),
        Step("work", 0, deed="forward_dossier"),
        Step("round", 0),
        Step("round", 2),
        Step("work", 1, deed="forward_dossier"),
        Step("ledger put back"),
        Step("round", 1),
        counters=3,
    ),
    # The fold stops at what it does not know; the province's does not, and both ends count open dossiers differently.
    _found(
        "a dossier that is closed behind an event of a newer program keeps its counter from ever being green",
        _receive(0),
        Step("round", 0),
        Step("round", 1),
        Step("newer", 0),
        Step("round", 0),
        Step("work", 1, deed="withdraw_dossier"),
        Step("round", 1),
    ),
    # Only the last journal is remembered beside the database: the first replacement is noticed, the second is not.
    _found(
        "a database put back by hand a second time gives official numbers again",
        Step("copy", 0),
        _receive(0),
        Step("round", 0),
        Step("put back database", 0),
        _receive(0),
        Step("put back database", 0),
        _receive(0),
    ),
    # The mark counts restores, and a restore takes the count back too.
    _found(
        "a backup from before an earlier replacement gives provisional numbers again",
        Step("back up", 0),
        Step("copy", 0),
        _receive(0),
        Step("put back database", 0),
        _receive(0),
        Step("round", 0),
        Step("restore", 0, 0),
        _receive(0),
    ),
    # Salvage begins behind the last row of the backup, as if both had the same rows up to there.
    _found(
        "a restore leaves out what was recorded since a folder was put back, though the database can be read",
        Step("copy", 0),
        _receive(0),
        Step("back up", 0),
        Step("put back", 0),
        _receive(0),
        Step("restore", 0, 1),
    ),
    # A refusal holds back its whole dossier, and so the reception that a put-back ledger has to be given again.
    _found(
        "after a ledger was put back, a dossier with a refused step is never sent again",
        Step("ledger copied"),
        _receive(0),
        Step("round", 0),
        Step("round", 1),
        Step("work", 1, deed="forward_dossier"),
        Step("work", 0, deed="refuse_dossier"),
        Step("round", 1),
        Step("round", 0),
        Step("ledger put back"),
    ),
    # Salvage takes the event and its standing over, and leaves what the province said of it.
    _found(
        "a refusal that was saved from the replaced database has lost its reason",
        _receive(1),
        Step("round", 1),
        Step("back up", 0),
        Step("work", 1, deed="forward_dossier"),
        Step("round", 0),
        Step("round", 1),
        Step("work", 0, deed="forward_dossier"),
        Step("round", 0),
        Step("restore", 0, 1),
    ),
    # An event of an ended journal moves behind the record of the restore, and is still the first one to be sent: the
    # numbers of the batch do not rise, and the province refuses it whole, every time.
    _found(
        "a folder put back and worked on, and then restored, can never send again",
        Step("back up", 0),
        Step("copy", 0),
        _receive(0),
        Step("round", 0),
        Step("put back", 0),
        _receive(0),
        Step("restore", 0, 1),
    ),
    # What is remembered beside the database went with the restore, and the next replacement was not noticed.
    _found(
        "a database put back by hand right after a restore gives official numbers again",
        Step("back up", 0),
        Step("copy", 0),
        _receive(0),
        Step("round", 0),
        Step("restore", 0, 0),
        Step("put back database", 0),
        _receive(0),
    ),
    # The end of a run was ours, saved from the replaced file; its beginning was another event at that place.
    _found(
        "a restore between a put-back folder and its round takes what is owed for stored",
        Step("copy", 0),
        _receive(0),
        Step("back up", 0),
        Step("put back", 0),
        _receive(0),
        _receive(0),
        Step("work", 0, deed="forward_dossier"),
        Step("round", 0),
        Step("restore", 0, 1),
    ),
    # What was saved stood as stored before what the backup owes, and another step was the newest one here.
    _found(
        "after a restore the newest step is another one than at the province",
        _receive(0),
        Step("work", 0, deed="forward_dossier"),
        Step("work", 0, deed="record_result"),
        Step("back up", 0),
        Step("work", 0, deed="return_result"),
        Step("round", 0),
        Step("restore", 0, 1),
        Step("work", 0, deed="take_back_step"),
    ),
    # The correction came into the feed before the reception, and its machine was taken for the one that received.
    _found(
        "after a ledger was put back, who corrects a dossier counts as who received it",
        Step("ledger copied"),
        _receive(1),
        Step("round", 1),
        Step("round", 0),
        Step("ledger put back"),
        Step("round", 0),
        Step("work", 0, deed="correct_reception"),
    ),
    # An event went back to where the province holds it, and its number was missing in the journal that goes on.
    _found(
        "a folder put back to a copy that was itself worked on is never green",
        Step("copy", 1),
        _receive(1),
        Step("round", 1),
        Step("put back", 1, 1),
        _receive(1),
        Step("copy", 1),
        Step("round", 1),
        Step("put back", 1, 1),
    ),
    # The journal of the first restore was saved, and not counted as this machine's.
    _found(
        "after two restores of one backup a ledger put back is not sent all",
        Step("back up", 0),
        Step("ledger copied"),
        Step("restore", 0, 1),
        Step("restore", 0, 1),
        Step("round", 0),
        Step("ledger put back"),
    ),
    # The event at the cursor was the same as before, the one before it another: only a hash of the whole feed tells.
    _found(
        "a push under way while the ledger is put back lands at its old place, behind another event",
        _receive(1),
        _receive(2),
        _receive(0),
        Step("ledger copied"),
        Step("round", 1),
        Step("round", 2, fates=(Fate(1, "again later", 10),)),
        Step("ledger put back"),
        Step("round", 0),
        counters=3,
    ),
    # It was saved from the replaced file as stored, and neither the ledger nor its machine has it any more.
    _found(
        "after a restore a step rests for ever on what only the replaced file still held",
        Step("copy", 1),
        Step("ledger copied"),
        _receive(1),
        Step("back up", 2),
        Step("round", 1),
        Step("round", 2),
        Step("ledger put back"),
        Step("restore", 2),
        Step("work", 2, 619, deed="refuse_dossier"),
        Step("put back database", 1, 323),
        counters=3,
    ),
    # The restore was dated by a clock of 2019, so the numbers of today counted as never given.
    _found(
        "after a restore under a wrong clock numbers are given a second time",
        Step("back up", 0),
        _receive(0),
        Step("round", 0),
        Step("clock", 0, 472),
        Step("restore", 0, 728),
        Step("clock", 0, 946),
        _receive(0),
    ),
]


@pytest.mark.parametrize(("counters", "steps"), ROWS)
def test_a_schedule_that_was_found(counters: int, steps: tuple[Step, ...], moulds: Moulds) -> None:
    outcome = sync.play(Schedule(1, (counters,), 500, 1000, steps), moulds, Parts())
    print("\n".join(outcome.lines))
    assert outcome.verdict.good, outcome.verdict.broken


def test_a_request_that_arrives_late_is_answered_once(moulds: Moulds) -> None:
    late = Step("round", 0, fates=(Fate(1, "late", 0),))
    steps = (_receive(0), late, Step("round", 0), Step("arrive"), Step("arrive"))
    assert sync.play(Schedule(1, (2,), 500, 1000, steps), moulds, Parts()).verdict.good
