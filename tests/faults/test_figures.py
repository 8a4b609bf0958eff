"""What the search prints, and when it ends with 1."""

from __future__ import annotations

import importlib
import inspect
import json

import pytest

from tests.faults.__main__ import KINDS, ended, main
from tests.faults.figures import Figures, table
from tests.faults.ledger import Verdict


def test_every_kind_is_a_module_that_searches() -> None:
    for name, kind in KINDS.items():
        module = importlib.import_module(f"tests.faults.{name}")
        assert next(iter(inspect.signature(module.search).parameters)) == "seed"
        sizes = [getattr(module, size, 0) for size in ("A_STORE", "A_RUN", "A_DAY")]
        assert kind.a_seed == max(sizes)


def test_the_last_line_is_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "flips", "--flips", "3", "--seed", "7"]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert figures["total"]["tried"] == figures["total"]["survived"] + figures["total"]["known"] == 3
    assert figures["flips"]["broken"] == 0


@pytest.mark.parametrize(
    ("verdict", "code"),
    [
        (Verdict(), 0),
        (Verdict(known=["open"]), 0),
        (Verdict(lost=1), 1),
        (Verdict(doubled=1), 1),
        (Verdict(broken=["a rule"]), 1),
    ],
)
def test_what_is_wrong_ends_with_1_and_names_its_seed(
    capsys: pytest.CaptureFixture[str], verdict: Verdict, code: int
) -> None:
    found = Figures("kills")
    found.take(verdict, 12, "kill 3")
    assert ended([found, Figures("power")]) == code
    assert ("--only kills --seed 12 --rounds 1" in capsys.readouterr().out) == bool(code)
    assert (found.survived, found.met) == (int(not code and not verdict.known), int(bool(verdict.known)))
    assert ("KNOWN, OPEN: open: 1" in table([found])) == bool(verdict.known)
