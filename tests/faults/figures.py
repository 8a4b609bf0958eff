"""What a search found, as figures: tried, survived, lost, doubled, and every broken rule with its seed."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field

from tests.faults.ledger import Verdict


@dataclass
class Figures:
    """Of one kind of fault.

    Attributes:
        kind: as after `--only`.
        tried: faults tried.
        survived: of these, after which every rule held.
        met: of these, that met a row known to be open.
        lost: acknowledged actions that were gone.
        doubled: actions that were there more than once.
        broken: what else did not hold.
        seen: how often what happened, for the reader to judge how well was searched.
        known: those rows, with how often each was met; they fail nothing and are never hidden.
        left_out: why something could not be tried here; empty if all was.
    """

    kind: str
    tried: int = 0
    survived: int = 0
    met: int = 0
    lost: int = 0
    doubled: int = 0
    broken: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    left_out: str = ""

    def take(self, verdict: Verdict, seed: int, what: str) -> None:
        """Count one fault and what was found after it."""
        self.tried += 1
        self.lost += verdict.lost
        self.doubled += verdict.doubled
        self.known.update(verdict.known)
        if verdict.good:
            self.survived += not verdict.known
            self.met += bool(verdict.known)
            return
        self.broken.append(f"{self.kind}, seed {seed}, {what}: {self._words(verdict)}")
        sys.stdout.write(f"\n{self.broken[-1]}\n  again: dev.py faults --only {self.kind} --seed {seed} --rounds 1\n")

    @property
    def good(self) -> bool:
        """Whether nothing was lost, nothing doubled and no rule broken."""
        return not (self.lost or self.doubled or self.broken)

    @staticmethod
    def _words(verdict: Verdict) -> str:
        words = [f"{verdict.lost} lost"] if verdict.lost else []
        words += [f"{verdict.doubled} doubled"] if verdict.doubled else []
        return "; ".join([*words, *verdict.broken])


def progress(kind: str, tried: int, of: int) -> None:
    """One line that is written over, where somebody watches."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r{kind} {tried}/{of} ")
        sys.stdout.flush()


def table(found: list[Figures]) -> str:
    """The figures as text, and as the last line in JSON."""
    names = ("tried", "survived", "lost", "doubled")
    lines = [f"{'':<8}" + "".join(f"{name:>10}" for name in (*names, "broken", "known"))]
    for one in found:
        numbers = [*(getattr(one, name) for name in names), len(one.broken), one.met]
        lines.append(f"{one.kind:<8}" + "".join(f"{number:>10}" for number in numbers))
        if one.seen:
            lines.append("        " + ", ".join(f"{what} {times}" for what, times in sorted(one.seen.items())))
        lines += [f"        left out: {one.left_out}"] if one.left_out else []
        lines += [f"        KNOWN, OPEN: {what}: {times}" for what, times in sorted(one.known.items())]
    figures: dict[str, object] = {
        one.kind: {**{name: getattr(one, name) for name in names}, "broken": len(one.broken), "known": dict(one.known)}
        for one in found
    }
    figures["total"] = {name: sum(getattr(one, name) for one in found) for name in names} | {
        "broken": sum(len(one.broken) for one in found),
        "known": sum(one.met for one in found),
    }
    return "\n".join([*lines, json.dumps(figures, ensure_ascii=False)])
