"""Plays a schedule of visits and steps, closes the days it passes through, and can go on where it was cut."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple

from desktop.app.clock import SetClock
from desktop.app.closing import back_up_day, export_summary, in_words
from desktop.app.day.reception import receive_visitor
from desktop.app.day.steps import take_step
from desktop.app.day.visitors import Visitor, read_lines, read_visitor
from desktop.domain.errors import MotCuaError, RuleBroken
from desktop.domain.read_models import RoundOutcome
from desktop.store.store import Store
from desktop.store.work import Work
from desktop.usecases.close_day import CloseDay, close_day
from desktop.usecases.receive_dossier import Receipt
from desktop.usecases.summarise_period import SummarisePeriod, summarise_period
from sync.wire.ids import uuid7

RUN_SETTING: Final = "day_run"


class _Action(NamedTuple):
    """One thing to do: `step` 0 is the visit itself."""

    at: datetime
    line: int
    step: int


class OtherVisitors(RuleBroken):
    """A run can be taken up again only with the file it was begun with."""

    code = "other_visitors"


@dataclass
class LineResult:
    """What became of one line.

    Attributes:
        receipt: what the visitor was told; None for a bad line.
        error: why the line was bad.
        refused_steps: later steps that the rules did not allow.
    """

    line: int
    receipt: Receipt | None = None
    error: MotCuaError | None = None
    refused_steps: list[dict[str, Any]] = field(default_factory=list)


class Day:
    """One play of a visitor file over a store.

    Attributes:
        results: by line.
        passed: days that were closed, in order.
        outcome: of the last sync round; None if none was tried.
    """

    def __init__(self, store: Store, clock: SetClock, out: Path, sync: Callable[[], RoundOutcome] | None) -> None:
        self._store, self._clock, self._out, self._sync = store, clock, out, sync
        self._visitors: dict[int, Visitor] = {}
        self._touched: set[date] = set()
        self._run = self._digest = ""
        self.results: dict[int, LineResult] = {}
        self.passed: list[date] = []
        self.first: date | None = None
        self.outcome: RoundOutcome | None = None

    def read(self, data: bytes) -> None:
        """Read the lines; bad ones become results at once."""
        self._digest = hashlib.sha256(data).hexdigest()
        for number, raw in read_lines(data):
            result = self.results[number] = LineResult(number)
            try:
                self._visitors[number] = read_visitor(number, raw)
            except RuleBroken as error:
                result.error = error

    def begin(self, *, resume: bool) -> None:
        """Start a run, or take the last one up again where it was cut.

        Raises:
            OtherVisitors: the run that was cut played another file.
        """
        with self._store.write() as work:
            self._run, _, digest = work.setting(RUN_SETTING).partition(":") if resume else ("", "", "")
            if self._run and digest != self._digest:
                raise OtherVisitors
            if not self._run:
                self._run = uuid7()
                work.set_setting(RUN_SETTING, f"{self._run}:{self._digest}")

    def play(self, until: datetime | None) -> None:
        """Do everything in order of its instant, closing each day that is passed."""
        calendar = self._store.view().calendar
        today: date | None = None
        for action in self._schedule():
            day = calendar.local(action.at).date()
            self.first = self.first or day
            if today is not None and day > today:
                self._close_days(today, day - timedelta(days=1))
            today = day
            self._clock.set(action.at)
            self._touched.add(day)
            self._act(action)
        days = [day for day in (today, calendar.local(until).date() if until else None) if day]
        if not days:
            return
        last = max(days)
        start = today or self._day_after_closing() or last
        self.first = self.first or start
        self._close_days(start, last)

    def _day_after_closing(self) -> date | None:
        """Where a store is played on from when there are no visitors."""
        closed = self._store.view().last_closed_day()
        return closed + timedelta(days=1) if closed else None

    def _schedule(self) -> Iterator[_Action]:
        actions = [_Action(v.at, v.line, 0) for v in self._visitors.values()]
        actions += [_Action(s.at, v.line, i) for v in self._visitors.values() for i, s in enumerate(v.then, 1)]
        yield from sorted(actions)

    def _act(self, action: _Action) -> None:
        visitor, result = self._visitors[action.line], self.results[action.line]
        if action.step == 0:
            try:
                receipt, _ = self._store.run(self._receive, visitor)
            except RuleBroken as error:
                result.error = error
                return
            result.receipt = receipt
            self._print_slip(receipt)
        elif result.receipt is not None or result.error is None:
            self._take_step(visitor, result, action)

    def _receive(self, work: Work, visitor: Visitor) -> Receipt:
        return receive_visitor(work, visitor, self._key(visitor.line, 0))

    def _take_step(self, visitor: Visitor, result: LineResult, action: _Action) -> None:
        """Take a later step once; what came of it is remembered in the same transaction."""
        step = visitor.then[action.step - 1]
        key = self._key(visitor.line, action.step)
        with self._store.write() as work:
            earlier = work.done(key)
        if earlier is None:
            note: dict[str, Any] = {}
            try:
                with self._store.write() as work:
                    take_step(work, result.receipt.dossier if result.receipt else "", step.do, step.given)
                    work.mark_done(key, b"{}")
            except RuleBroken as error:
                note = {"error": error.code, "message": in_words(error)}
                with self._store.write() as work:
                    work.mark_done(key, json.dumps(note).encode())
        else:
            note = json.loads(earlier)
        if note:
            result.refused_steps.append({"step": action.step, "do": step.do, **note})

    def _print_slip(self, receipt: Receipt) -> None:
        """The slip as PDF; only now, since the dossier is committed."""
        from desktop.printing.papers import render_slip

        view = self._store.view()
        folder = self._folder(view.calendar.local(self._clock.now()).date()) / "giay-hen"
        path = folder / f"{receipt.number}.pdf"
        if path.exists():
            return
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        render_slip(view.dossier(receipt.dossier), view.centre, part)
        part.replace(path)

    def _close_days(self, first: date, last: date) -> None:
        """Close each day that was worked on or is a working day."""
        calendar = self._store.view().calendar
        day = first
        while day <= last:
            if day in self._touched or calendar.works_on(day):
                self._close(day)
            day += timedelta(days=1)

    def _close(self, day: date) -> None:
        calendar, centre = self._store.view().calendar, self._store.centre
        self._clock.set(max(calendar.at(day, centre.day_end_time), self._last_instant(day)))
        self.sync()
        key = f"day:{self._run}:close:{day.isoformat()}"
        with self._store.write() as work:
            if work.done(key) is None:
                close_day(work, CloseDay(day))
                work.mark_done(key, b"{}")
        self._write_files(day, f"day:{self._run}:files:{day.isoformat()}", centre.agency_code)
        self.sync()
        self.passed.append(day)

    def _write_files(self, day: date, key: str, agency_code: str) -> None:
        """Summary and backup of a day; a run that is taken up again leaves those of earlier days as they were."""
        with self._store.write() as work:
            if work.done(key) is not None:
                return
        view = self._store.view()
        summary = summarise_period(view, SummarisePeriod(day, day))
        _, errors = export_summary(summary, lambda query, *what: query(view, *what), agency_code, self._folder(day))
        if errors:
            raise errors[0]
        back_up_day(self._store, self._out / "sao-luu", day)
        with self._store.write() as work:
            work.mark_done(key, b"{}")

    def _last_instant(self, day: date) -> datetime:
        at = self._clock.now()
        calendar = self._store.view().calendar
        return (
            calendar.local(at)
            if calendar.local(at).date() == day
            else calendar.at(day, self._store.centre.day_end_time)
        )

    def sync(self) -> None:
        """One round with the province, if there is one; an unreachable province stops nothing."""
        if self._sync is not None:
            self.outcome = self._sync()

    def _folder(self, day: date) -> Path:
        return self._out / day.isoformat()

    def _key(self, line: int, step: int) -> str:
        return f"day:{self._run}:{line}:{step}"
