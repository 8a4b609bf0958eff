"""Guides and question trees: what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from desktop.domain.deadlines import Limit, Unit
from desktop.domain.fees import Fee
from desktop.domain.guides import Answer, Guide, Guides, Question, Tree, check_guides
from desktop.domain.procedures import Case, Catalogue, Field, Procedure


def procedure(code: str) -> Procedure:
    return Procedure(
        code=code,
        name="Thủ tục thử",
        short="Thử",
        field="X",
        limit=Limit(1, Unit.WORKING_DAY),
        fee=Fee("free"),
        valid_from=date(2025, 7, 1),
        cases=(Case(code=f"{code}.91", name="một"), Case(code=f"{code}.92", name="hai")),
    )


CATALOGUE = Catalogue(
    version="1", fields=(Field("X", "Lĩnh vực X"),), procedures=(procedure("1.000001"), procedure("1.000002"))
)


def guide(code: str = "1.000001") -> Guide:
    return Guide(procedure=code, who="ai", bring=(), steps=(), time="", cost="", mistakes=(), ask=())


def question(*answers: Answer) -> Question:
    return Question(ask="Hỏi gì?", answers=answers)


def to(name: str, say: str = "sang") -> Answer:
    return Answer(say=say, next=name)


FIRST = Answer(say="một", procedure="1.000001")
SECOND = Answer(say="hai", procedure="1.000002", case="1.000002.92")


def tree(questions: dict[str, Question], **more: Any) -> Tree:
    return Tree(**{"id": "thu", "title": "Thử", "field": "X", "start": "q1", "questions": questions, **more})


def guides(*trees: Tree, described: tuple[Guide, ...] = (guide(),)) -> Guides:
    return Guides(version="1", guides=described, trees=trees)


SOUND = tree(
    {"q1": question(to("q2"), to("q3", "thẳng")), "q2": question(FIRST, to("q3")), "q3": question(FIRST, SECOND)}
)


def test_sound_guides_pass() -> None:
    check_guides(guides(SOUND), CATALOGUE)


def test_the_guide_of_a_procedure() -> None:
    data = guides(described=(guide("1.000001"), guide("1.000002")))
    found = data.guide_of("1.000002")
    assert found is not None
    assert found.procedure == "1.000002"
    assert data.guide_of("1.000003") is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (tree({"q1": question(FIRST, SECOND), "q2": question(FIRST, SECOND)}), "nobody reaches ['q2']"),
        (tree({"q1": question(FIRST, to("q1"))}), "q1 comes back to itself"),
        (tree({"q1": question(FIRST, to("q2")), "q2": question(FIRST, to("q1"))}), "q1 comes back to itself"),
        (tree({"q1": question(FIRST, Answer(say="x", procedure="9.999999"))}), "no procedure 9.999999"),
        (
            tree({"q1": question(FIRST, Answer(say="x", procedure="1.000001", case="1.000001.93"))}),
            "no case 1.000001.93",
        ),
        (tree({"q1": question(FIRST, to("q9"))}), "no question q9"),
        (tree({"q1": question(FIRST, SECOND)}, start="q0"), "no question q0"),
        (tree({"q1": question(FIRST, Answer(say="x"))}), "leads nowhere or to two places"),
        (
            tree(
                {"q1": question(FIRST, Answer(say="x", next="q2", procedure="1.000001")), "q2": question(FIRST, SECOND)}
            ),
            "leads nowhere or to two places",
        ),
        (
            tree(
                {"q1": question(FIRST, Answer(say="x", next="q2", case="1.000001.91")), "q2": question(FIRST, SECOND)}
            ),
            "a case without a procedure",
        ),
        (tree({"q1": question(FIRST)}), "fewer than two answers"),
        (tree({"q1": question(FIRST, FIRST)}), "twice ['một']"),
        (tree({"q1": question(FIRST, SECOND)}, field="Y"), "no field Y"),
    ],
)
def test_what_a_tree_is_refused_for(wrong: Tree, said: str) -> None:
    with pytest.raises(ValueError) as raised:
        check_guides(guides(wrong), CATALOGUE)
    assert said in str(raised.value)


def test_names_given_twice_and_unknown_procedures_are_refused() -> None:
    with pytest.raises(ValueError, match=r"guide: twice \['1.000001'\]"):
        check_guides(guides(described=(guide(), guide())), CATALOGUE)
    with pytest.raises(ValueError, match=r"guide: no procedure 2\.000001"):
        check_guides(guides(described=(guide("2.000001"),)), CATALOGUE)
    with pytest.raises(ValueError, match=r"tree: twice \['thu'\]"):
        check_guides(guides(SOUND, SOUND), CATALOGUE)


def test_guides_are_read_from_json() -> None:
    data = msgspec.json.encode(guides(SOUND))
    assert msgspec.json.decode(data, type=Guides) == guides(SOUND)
