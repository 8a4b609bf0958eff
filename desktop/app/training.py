"""The training store: a folder of its own, sample dossiers, sample visitors, and starting all over.

Whatever removes it looks twice: at the place, at the mark in it, at what lies there, and that nobody has it open.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Final, NamedTuple

from desktop.app.clock import SetClock
from desktop.app.day.reception import receive_visitor
from desktop.app.day.steps import take_step
from desktop.app.day.visitors import Visitor, read_lines, read_visitor
from desktop.app.demonstration import demonstration_store
from desktop.app.mode import Mode
from desktop.app.paths import TRAINING_FOLDER
from desktop.domain.errors import MotCuaError, RuleBroken
from desktop.store.errors import disk_told
from desktop.store.files import write_atomically
from desktop.store.lock import StoreLock
from desktop.store.store import Store
from desktop.store.training import mark_training
from desktop.store.work import Work
from sync.wire.ids import uuid7

MARK: Final = "TAP-HUAN.txt"
_MARK_WORDS: Final = (
    "Kho tập huấn của Một Cửa Xã. Không có hồ sơ thật. Chương trình có thể xóa và dựng lại thư mục này.\n"
)
_KNOWN: Final = frozenset({MARK, "store", "backups"})
SAMPLES: Final = "samples/day_60.jsonl"
RECEIVED: Final = 24
"""Sample visitors whose dossiers are there from the beginning; the others come to be practised with."""
_NEXT: Final = "training_next"


class TrainingFolderRefused(MotCuaError):
    """This folder is not certainly the training store, so nothing in it is touched."""

    code = "training_folder_refused"


class SampleVisitor(NamedTuple):
    """Somebody to practise with: what the scanner reads of the card, and what they want."""

    scan: str
    name: str
    wish: str


def make_training_store(home: Path, now: datetime) -> None:
    """Make the training store with sample dossiers of the last working day.

    Args:
        home: the training folder.
        now: the present instant.

    Raises:
        StoreUnavailable: in the form that says why.
        TrainingFolderRefused: the folder holds something else.
    """
    if home.exists() and any(home.iterdir()) and not (home / MARK).is_file():
        raise TrainingFolderRefused(folder=str(home))
    with disk_told():
        home.mkdir(parents=True, exist_ok=True)
    write_atomically(home / MARK, _MARK_WORDS.encode())
    # Made aside: a program that was killed meanwhile leaves no half a store in its place.
    unfinished = home / "store.dang-dung"
    with disk_told():
        shutil.rmtree(unfinished, ignore_errors=True)
    clock = SetClock(now)
    store = demonstration_store(unfinished, clock)
    try:
        store.run(mark_training)
        _fill(store, clock, now)
    finally:
        store.close()
    with disk_told():
        unfinished.rename(home / "store")


def remove_training_store(mode: Mode, real: Mode) -> None:
    """Remove the training store, so that the next sign-in makes a new one.

    Args:
        mode: the training mode.
        real: the mode whose things must never be touched.

    Raises:
        TrainingFolderRefused: the folder is not certainly the training store.
        StoreInUse: somebody has it open.
    """
    home = mode.paths.data
    if not home.exists():
        return
    _check(mode, real)
    if mode.folder.exists():
        # Whoever has it open keeps it.
        StoreLock(mode.folder).release()
    doomed = home.with_name(f"{TRAINING_FOLDER}.bo-{uuid7()[-12:]}")
    with disk_told():
        # One rename first: what is removed then is nobody's store any more.
        home.rename(doomed)
        shutil.rmtree(doomed)


def _check(mode: Mode, real: Mode) -> None:
    home = mode.paths.data
    place = home.resolve()
    others = [path.resolve() for path in (real.folder, real.paths.store, real.paths.backups, real.paths.province)]
    sound = (
        mode.training
        and not real.training
        and home == real.paths.data / TRAINING_FOLDER
        and mode.folder == home / "store"
        and not any(path.is_symlink() for path in (home, mode.folder, home / MARK, home / "backups"))
        and place.name == TRAINING_FOLDER
        and not any(place == other or place in other.parents or other in place.parents for other in others)
        and (home / MARK).is_file()
        and (home / MARK).read_text(encoding="utf-8") == _MARK_WORDS
        and {path.name for path in home.iterdir()} <= _KNOWN | {"store.dang-dung"}
    )
    if not sound:
        raise TrainingFolderRefused(folder=str(home))


def next_visitor(work: Work) -> SampleVisitor:
    """The next sample visitor; after the last one the first comes again."""
    today = work.view.today()
    waiting = _samples()[RECEIVED:]
    number = int(work.setting(_NEXT) or 0)
    for step in range(len(waiting)):
        line = json.loads(waiting[(number + step) % len(waiting)])
        try:
            visitor = read_visitor(1, json.dumps(line).encode())
            procedure = work.catalogue.procedure(visitor.procedure, today)
        except RuleBroken:
            continue
        if line.get("scan"):
            work.set_setting(_NEXT, str((number + step + 1) % len(waiting)))
            return SampleVisitor(line["scan"], visitor.applicant.name, procedure.name)
    raise TrainingFolderRefused


def _fill(store: Store, clock: SetClock, now: datetime) -> None:
    """Play the first sample visitors on the last working day before today; what would come later is left out."""
    view = store.view()
    day = view.today() - timedelta(days=1)
    while not view.calendar.works_on(day):
        day -= timedelta(days=1)
    visitors = []
    for number, raw in read_lines("\n".join(_samples()[:RECEIVED]).encode()):
        with contextlib.suppress(RuleBroken):
            visitors.append(read_visitor(number, raw))
    shift = timedelta(days=(day - view.calendar.local(visitors[0].at).date()).days)
    actions = [(one.at, one.line, 0) for one in visitors]
    actions += [(step.at, one.line, n) for one in visitors for n, step in enumerate(one.then, 1)]
    by_line = {one.line: one for one in visitors}
    received: dict[int, str] = {}
    for at, line, step in sorted(actions):
        if at + shift < now:
            clock.set(at + shift)
            _act(store, by_line[line], step, received)
    clock.set(now)


def _act(store: Store, visitor: Visitor, step: int, received: dict[int, str]) -> None:
    with contextlib.suppress(RuleBroken):
        if step == 0:
            receipt, _ = store.run(receive_visitor, visitor)
            received[visitor.line] = receipt.dossier
        elif visitor.line in received:
            then = visitor.then[step - 1]
            store.run(take_step, received[visitor.line], then.do, then.given)


def _samples() -> list[str]:
    return resources.files("resources").joinpath(SAMPLES).read_text(encoding="utf-8").splitlines()
