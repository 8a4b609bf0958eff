"""Guides for newly appointed officers: one beside a procedure's checklist, and questions that lead to one."""

from __future__ import annotations

import msgspec

from desktop.domain.errors import CaseUnknown
from desktop.domain.procedures import Catalogue


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """What to know about a procedure, in plain words.

    Attributes:
        procedure: code of the procedure.
        who: who may do it.
        bring: papers to bring along.
        steps: what the officer does, in order.
        time: how long it takes; the catalogue's limit in words.
        cost: what it costs; the catalogue's fee in words.
        mistakes: what often goes wrong.
        ask: what to ask the citizen.
        confidence: V, L or U.
        sources: where the facts come from.
    """

    procedure: str
    who: str
    bring: tuple[str, ...]
    steps: tuple[str, ...]
    time: str
    cost: str
    mistakes: tuple[str, ...]
    ask: tuple[str, ...]
    confidence: str = "U"
    sources: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer of a question; it leads either to a question (`next`) or to a procedure, with a case or without."""

    say: str
    next: str = ""
    procedure: str = ""
    case: str = ""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question with at least two answers, in the order they are shown."""

    ask: str
    answers: tuple[Answer, ...]


class Tree(msgspec.Struct, frozen=True, kw_only=True):
    """Questions that lead to the right procedure where people go wrong.

    Attributes:
        id: ASCII name, unique among the trees.
        title: what it helps with.
        field: code of the field it is shown under.
        start: id of the first question.
        questions: by id.
    """

    id: str
    title: str
    field: str
    start: str
    questions: dict[str, Question]


class Guides(msgspec.Struct, frozen=True, kw_only=True):
    """A whole version of the guides."""

    version: str
    guides: tuple[Guide, ...] = ()
    trees: tuple[Tree, ...] = ()

    def guide_of(self, code: str) -> Guide | None:
        """The guide of a procedure; None if it has none."""
        return next((guide for guide in self.guides if guide.procedure == code), None)


def check_guides(guides: Guides, catalogue: Catalogue) -> None:
    """Refuse guides that could not be followed to an end with this catalogue.

    Raises:
        ValueError: a procedure, case, field or question that does not exist, a name given twice, a question
            that nobody reaches or that comes back to itself, an answer that leads nowhere or to two places.
    """
    known = {p.code for p in catalogue.procedures}
    described = [guide.procedure for guide in guides.guides]
    _once(described, "guide")
    for code in described:
        if code not in known:
            raise ValueError(f"guide: no procedure {code}")
    _once([tree.id for tree in guides.trees], "tree")
    for tree in guides.trees:
        if tree.field not in {field.code for field in catalogue.fields}:
            raise ValueError(f"{tree.id}: no field {tree.field}")
        for name, question in tree.questions.items():
            where = f"{tree.id}.{name}"
            if len(question.answers) < 2:
                raise ValueError(f"{where}: fewer than two answers")
            _once([answer.say for answer in question.answers], where)
            for answer in question.answers:
                _check_answer(answer, tree, catalogue, where)
        _check_paths(tree)


def _once(names: list[str], what: str) -> None:
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"{what}: twice {sorted(twice)}")


def _check_answer(answer: Answer, tree: Tree, catalogue: Catalogue, where: str) -> None:
    if bool(answer.next) == bool(answer.procedure):
        raise ValueError(f"{where}: {answer.say!r} leads nowhere or to two places")
    if answer.next:
        if answer.next not in tree.questions:
            raise ValueError(f"{where}: no question {answer.next}")
        if answer.case:
            raise ValueError(f"{where}: {answer.say!r} has a case without a procedure")
        return
    entries = [p for p in catalogue.procedures if p.code == answer.procedure]
    if not entries:
        raise ValueError(f"{where}: no procedure {answer.procedure}")
    try:
        entries[-1].case(answer.case, entries[-1].valid_from)
    except CaseUnknown as error:
        raise ValueError(f"{where}: no case {answer.case}") from error


def _check_paths(tree: Tree) -> None:
    """Every question is reached from the start, and none from itself."""
    if tree.start not in tree.questions:
        raise ValueError(f"{tree.id}: no question {tree.start}")
    done: set[str] = set()

    def follow(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise ValueError(f"{tree.id}: {name} comes back to itself")
        if name in done:
            return
        for answer in tree.questions[name].answers:
            if answer.next:
                follow(answer.next, (*path, name))
        done.add(name)

    follow(tree.start, ())
    unreached = set(tree.questions) - done
    if unreached:
        raise ValueError(f"{tree.id}: nobody reaches {sorted(unreached)}")
