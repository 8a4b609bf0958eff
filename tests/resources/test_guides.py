"""The shipped guides and question trees: whole, plain, and agreeing with the catalogue."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.domain.guides import Guide, Tree, check_guides
from desktop.domain.procedures import Catalogue, Procedure
from desktop.domain.vietnamese import fold
from desktop.store.guides import load_guides

ROOT = Path(__file__).resolve().parents[2] / "resources"
TEXT = (ROOT / "guides" / "guides.json").read_text(encoding="utf-8")
CATALOGUE = msgspec.json.decode((ROOT / "catalogue" / "procedures.json").read_bytes(), type=Catalogue)
BY_CODE = {p.code: p for p in CATALOGUE.procedures}
GUIDES = load_guides()
SHAPE: dict[str, Any] = json.loads(TEXT)

SYLLABLE = re.compile(r"(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?")
ENGLISH = {"the", "it", "not", "him", "then", "them", "yet"}


def sentences(value: Any) -> Iterator[str]:
    """Every text of the guides that an officer reads."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from sentences(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in {"procedure", "case", "next", "id", "field", "start", "version", "confidence", "sources"}:
                yield from sentences(item)


def foreign(text: str) -> list[str]:
    """Words that no Vietnamese syllable spells, names in capitals and single letters aside."""
    found = []
    for word in re.findall(r"[^\W\d_]+\d*", text):
        if len(word) == 1 or re.search(r"\d", word) or sum(letter.isupper() for letter in word) > 1:
            continue
        bare = fold(word)
        if not SYLLABLE.fullmatch(bare) or word.lower() in ENGLISH:
            found.append(word)
    return found


def test_the_check_for_foreign_words_finds_them() -> None:
    assert foreign("Nộp hồ sơ online, gửi file scan, the") == ["online", "file", "scan", "the"]
    assert foreign("Nghiêng nghĩa quyển khuỷu giếng, VNeID, CT01") == []


def test_shape() -> None:
    assert set(SHAPE) == {"version", "guides", "trees"}
    assert SHAPE["version"] == CATALOGUE.version
    fields = {field.name for field in msgspec.structs.fields(Guide)}
    for guide in SHAPE["guides"]:
        assert set(guide) == fields
    for tree in SHAPE["trees"]:
        assert set(tree) == {field.name for field in msgspec.structs.fields(Tree)}
        for question in tree["questions"].values():
            assert set(question) == {"ask", "answers"}
            for answer in question["answers"]:
                assert set(answer) in ({"say", "next"}, {"say", "procedure"}, {"say", "procedure", "case"})


def test_guides_can_be_followed_with_the_shipped_catalogue() -> None:
    check_guides(GUIDES, CATALOGUE)


def test_enough_and_the_most_used_ones() -> None:
    described = {guide.procedure for guide in GUIDES.guides}
    assert len(described) >= 40
    for procedure in CATALOGUE.procedures:
        if procedure.popular or procedure.field in {"G15-TP03", "G15-TP07"}:
            assert procedure.code in described, procedure.short
            assert GUIDES.guide_of(procedure.code) is not None


def test_texts() -> None:
    assert unicodedata.normalize("NFC", TEXT) == TEXT
    for text in sentences(SHAPE):
        assert text == " ".join(text.split()), text
        assert 2 <= len(text) <= 240, text
        assert not text[0].islower(), text
        assert foreign(text) == [], text


@pytest.mark.parametrize("guide", GUIDES.guides, ids=lambda g: str(g.procedure))
def test_every_part_is_filled(guide: Guide) -> None:
    assert guide.who
    assert 1 <= len(guide.bring) <= 8
    assert 3 <= len(guide.steps) <= 6
    assert 1 <= len(guide.mistakes) <= 5
    assert 1 <= len(guide.ask) <= 5
    for texts in (guide.bring, guide.steps, guide.mistakes, guide.ask):
        assert len(set(texts)) == len(texts)
    assert all(question.endswith((".", "?")) for question in guide.ask)
    assert guide.confidence in {"L", "U"}
    assert guide.confidence == "U" or BY_CODE[guide.procedure].confidence != "U"
    assert guide.sources == BY_CODE[guide.procedure].sources


@pytest.mark.parametrize("guide", GUIDES.guides, ids=lambda g: str(g.procedure))
def test_required_papers_are_named(guide: Guide) -> None:
    for document in BY_CODE[guide.procedure].documents:
        if document.required:
            assert any(text.startswith(document.name) for text in guide.bring), document.name


TODAY = date(2026, 11, 27)


def numbers(text: str) -> set[int]:
    return {int(number.replace(".", "")) for number in re.findall(r"\d[\d.]*\d|\d", text)}


def limits(procedure: Procedure) -> set[int]:
    varied = {case.limit.value for case in procedure.cases if case.limit}
    assert procedure.limit is not None
    return varied or {procedure.limit.value}


@pytest.mark.parametrize("guide", GUIDES.guides, ids=lambda g: str(g.procedure))
def test_time_agrees_with_the_catalogue(guide: Guide) -> None:
    procedure = BY_CODE[guide.procedure]
    assert procedure.limit is not None
    if procedure.note.startswith("Thời hạn chưa kiểm chứng"):
        assert numbers(guide.time) == set()
    elif procedure.limit.rule == "same_day":
        assert guide.time == "Trong ngày; nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo"
    else:
        assert numbers(guide.time) == limits(procedure)
        assert ("ngày làm việc" in guide.time) == (procedure.limit.unit == "working_day")


@pytest.mark.parametrize("guide", GUIDES.guides, ids=lambda g: str(g.procedure))
def test_cost_agrees_with_the_catalogue(guide: Guide) -> None:
    procedure = BY_CODE[guide.procedure]
    for fee in [case.fee for case in procedure.cases if case.fee] or [procedure.fee]:
        amounts = fee.vnd.values() if isinstance(fee.vnd, dict) else [fee.vnd]
        owed = {*amounts, fee.first_vnd, fee.later_vnd, fee.max_vnd or 0} - {0}
        assert owed <= numbers(guide.cost)
        if fee.kind == "free":
            assert "không thu" in guide.cost.lower()
        if fee.kind == "province":
            assert "Hội đồng nhân dân tỉnh" in guide.cost or "trung tâm xác nhận" in guide.cost
        if owed:
            assert not guide.cost.startswith("Không thu")


def test_trees_lead_where_people_go_wrong() -> None:
    reached = {
        tree.id: {answer.procedure for question in tree.questions.values() for answer in question.answers}
        for tree in GUIDES.trees
    }
    assert {"1.001193", "2.000528", "1.000689", "1.004884", "1.004772"} <= reached["khai-sinh"]
    assert {"2.000815", "2.000884", "2.001035", "2.000908"} <= reached["chung-thuc"]
    assert {"1.012812", "1.013978", "1.012796", "1.013949"} <= reached["dat-dai"]
    assert {"1.000656", "2.002913", "1.014028", "1.001731", "1.010824"} <= reached["nguoi-mat"]


def test_late_registration_leads_to_the_case_with_a_fee() -> None:
    (tree,) = (tree for tree in GUIDES.trees if tree.id == "khai-sinh")
    cases = {
        answer.say: BY_CODE[answer.procedure].case(answer.case, TODAY)
        for question in tree.questions.values()
        for answer in question.answers
        if answer.case
    }
    kinds = {said: case.fee.kind for said, case in cases.items() if case and case.fee}
    assert kinds == {"Chưa quá 60 ngày": "free", "Đã quá 60 ngày": "province"}
