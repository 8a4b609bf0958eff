"""The starter catalogue: strict shape, and figures checked by hand."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

TEXT = (Path(__file__).resolve().parents[2] / "resources" / "catalogue" / "procedures.json").read_text(encoding="utf-8")
CATALOGUE: dict[str, Any] = json.loads(TEXT)
PROCEDURES: list[dict[str, Any]] = CATALOGUE["procedures"]
BY_CODE: dict[str, dict[str, Any]] = {p["code"]: p for p in PROCEDURES}

PROCEDURE_KEYS = {
    "code", "name", "short", "field", "valid_from", "valid_to", "decision", "limit", "fee", "cases",
    "documents", "result", "channels", "keywords", "target_system", "popular", "confidence", "sources",
    "note",
}  # fmt: skip
DOCUMENT_KEYS = {"id", "name", "note", "originals", "copies", "kind", "required", "cases"}
FEE_KEYS: dict[str, set[str]] = {
    "free": set(),
    "pages": {"first_pages", "first_vnd", "later_vnd", "max_vnd"},
    "case": {"vnd"},
    "copy": {"vnd"},
    "channel": {"vnd"},
    "province": set(),
}
CHANNELS = ["direct", "online", "post"]
CONFIDENCE = {"V", "L", "U"}
CODE = re.compile(r"^\d\.\d{6}$")
NOT_VERIFIED = "Thời hạn chưa kiểm chứng, trung tâm xác nhận trước khi dùng"

CERTIFICATION = "G15-TP03"
CIVIL_STATUS = "G15-TP07"
SAME_DAY = {
    "2.000815", "2.000884", "2.000908", "2.000992", "2.001008",
    "1.001193", "1.000656", "1.000894", "2.000635", "1.004859", "2.000528", "1.001766",
    "1.000110", "1.004827", "2.000748", "2.000547",
}  # fmt: skip
REQUIRED_TEXT = """
2.000815 2.000884 2.000908 2.000992 2.001008 2.001035 2.001019 2.001016 2.001406 2.000913 2.000927 2.000942
1.001193 1.000656 1.000894 1.004873 2.000635 1.004859 1.004884 1.004772 1.000689 1.001022 1.004837 1.004845
1.004746 1.005461 2.002516 1.003583 1.000419 1.000593 3.000323 3.000322 2.000528 2.000806 1.001766 2.002189
3.000722 2.002913 2.001263 2.001255 1.001612 2.000720 1.001570 1.001266 2.000575
1.014027 1.014028 1.001776 1.001731 1.001699 1.001653 2.000286 2.000477 2.001088
1.011606 1.011607 1.011608 1.011609 1.010803 1.010824 1.010833
1.012812 1.013967 1.013978 1.012753 1.012796 1.013949 1.012817 1.012818 1.013979 1.013962
1.013225 1.013226 1.013227 1.013228
1.004222 1.004194 1.002755 1.003197 1.010028 2.001909 2.001801 2.002409 2.002396
"""
REQUIRED_CODES = REQUIRED_TEXT.split()


def check_limit(limit: dict[str, Any]) -> None:
    assert set(limit) == {"value", "unit", "rule"}
    assert type(limit["value"]) is int
    assert limit["value"] > 0
    assert limit["unit"] in {"working_day", "calendar_day", "working_hour"}
    assert limit["rule"] in {"plain", "same_day"}
    if limit["rule"] == "same_day":
        assert (limit["value"], limit["unit"]) == (1, "working_day")


def check_amount(value: Any) -> None:
    assert type(value) is int
    assert value > 0


def check_fee(fee: dict[str, Any], channels: list[str]) -> None:
    kind = fee["kind"]
    assert set(fee) == {"kind", "basis", "confidence"} | FEE_KEYS[kind]
    assert isinstance(fee["basis"], str)
    assert fee["confidence"] in CONFIDENCE
    if kind == "pages":
        for key in ("first_pages", "first_vnd", "later_vnd"):
            check_amount(fee[key])
        if fee["max_vnd"] is not None:
            check_amount(fee["max_vnd"])
    elif kind in {"case", "copy"}:
        check_amount(fee["vnd"])
    elif kind == "channel":
        assert list(fee["vnd"]) == channels
        for value in fee["vnd"].values():
            check_amount(value)


def test_head() -> None:
    assert set(CATALOGUE) == {"version", "source", "fields", "procedures"}
    date.fromisoformat(CATALOGUE["version"])
    assert CATALOGUE["source"]
    assert len(PROCEDURES) >= 130
    assert len(BY_CODE) == len(PROCEDURES), "a code occurs twice"


def test_text_is_nfc_with_plain_spaces() -> None:
    assert unicodedata.normalize("NFC", TEXT) == TEXT
    assert not re.search("[\u00a0\u200b-\u200f\ufeff\ufffd\t]", TEXT)

    def walk(value: Any) -> None:
        if isinstance(value, str):
            assert value == value.strip(), value
            assert "  " not in value, value
        elif isinstance(value, dict):
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    walk(CATALOGUE)


def test_fields() -> None:
    codes = [f["code"] for f in CATALOGUE["fields"]]
    assert len(codes) == len(set(codes))
    for field in CATALOGUE["fields"]:
        assert set(field) == {"code", "name", "confidence"}
        assert field["name"]
        if field["code"].startswith("X-"):
            assert field["confidence"] == "U"
        else:
            assert re.fullmatch(r"G\d{2}-[A-Z]{2}\d{2}", field["code"])
    assert set(codes) == {p["field"] for p in PROCEDURES}, "unknown or unused field"


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: str(p["code"]))
def test_shape(procedure: dict[str, Any]) -> None:
    code = procedure["code"]
    assert set(procedure) == PROCEDURE_KEYS
    assert CODE.fullmatch(code)
    assert procedure["name"]
    assert 0 < len(procedure["short"]) <= 60
    date.fromisoformat(procedure["valid_from"])
    assert procedure["valid_to"] is None or procedure["valid_to"] > procedure["valid_from"]
    assert set(procedure["decision"]) == {"number", "on"}
    if procedure["decision"]["on"] is not None:
        assert procedure["decision"]["number"]
        date.fromisoformat(procedure["decision"]["on"])
    check_limit(procedure["limit"])
    channels = procedure["channels"]
    assert channels
    assert channels == [c for c in CHANNELS if c in channels]
    check_fee(procedure["fee"], channels)
    assert set(procedure["result"]) == {"code", "name"}
    assert procedure["result"]["name"]
    assert re.fullmatch(r"(KQ\.G\d{2}\.\d{6})?", procedure["result"]["code"])
    assert procedure["keywords"]
    assert len(set(procedure["keywords"])) == len(procedure["keywords"])
    assert all(word == word.lower() for word in procedure["keywords"])
    assert type(procedure["popular"]) is bool
    assert procedure["confidence"] in CONFIDENCE
    assert procedure["sources"]
    assert all(procedure["sources"])
    assert isinstance(procedure["target_system"], str)
    assert isinstance(procedure["note"], str)


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: str(p["code"]))
def test_cases(procedure: dict[str, Any]) -> None:
    codes = [c["code"] for c in procedure["cases"]]
    assert len(codes) == len(set(codes))
    assert len(codes) != 1
    limits: list[int] = []
    for case in procedure["cases"]:
        assert {"code", "name"} <= set(case) <= {"code", "name", "limit", "fee"}
        assert re.fullmatch(re.escape(procedure["code"]) + r"\.\d{2}", case["code"])
        assert case["name"]
        if "limit" in case:
            check_limit(case["limit"])
            assert case["limit"]["unit"] == procedure["limit"]["unit"]
            limits.append(case["limit"]["value"])
        if "fee" in case:
            check_fee(case["fee"], procedure["channels"])
    if limits:
        assert len(limits) == len(codes)
        assert procedure["limit"]["value"] == max(limits)


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: str(p["code"]))
def test_documents(procedure: dict[str, Any]) -> None:
    documents = procedure["documents"]
    ids = [d["id"] for d in documents]
    assert len(ids) == len(set(ids))
    assert len({d["name"] for d in documents}) == len(documents)
    cases = {c["code"] for c in procedure["cases"]}
    for document in documents:
        assert set(document) == DOCUMENT_KEYS
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", document["id"])
        assert 0 < len(document["name"]) <= 70
        assert document["kind"] in {"submit", "present"}
        assert type(document["required"]) is bool
        assert type(document["originals"]) is int
        assert type(document["copies"]) is int
        assert document["originals"] >= 0
        assert document["copies"] >= 0
        assert document["originals"] + document["copies"] > 0
        assert set(document["cases"]) <= cases
        if not document["required"]:
            assert document["note"], "an optional paper says when it is needed"
    assert any(d["required"] for d in documents)


def test_the_set_is_complete() -> None:
    assert set(REQUIRED_CODES) - set(BY_CODE) == set()
    assert "2.001009" not in BY_CODE, "abolished"
    assert 12 <= sum(p["popular"] for p in PROCEDURES) <= 18


def test_same_day_rule() -> None:
    assert {p["code"] for p in PROCEDURES if p["limit"]["rule"] == "same_day"} == SAME_DAY
    for code in SAME_DAY:
        assert BY_CODE[code]["field"] in {CERTIFICATION, CIVIL_STATUS}


def test_unverified_times_say_so() -> None:
    for procedure in PROCEDURES:
        if procedure["note"].startswith(NOT_VERIFIED):
            assert procedure["confidence"] == "U"
            assert procedure["limit"] == {"value": 10, "unit": "working_day", "rule": "plain"}
        else:
            assert procedure["confidence"] != "U"


@pytest.mark.parametrize(
    ("code", "value", "unit"),
    [
        ("2.001035", 2, "working_day"),
        ("1.004873", 3, "working_day"),
        ("1.004884", 5, "working_day"),
        ("1.004837", 3, "working_day"),
        ("1.004845", 2, "working_day"),
        ("2.000806", 5, "working_day"),
        ("2.001255", 5, "working_day"),
        ("1.001612", 3, "working_day"),
        ("2.000720", 1, "working_day"),
        ("1.011607", 15, "calendar_day"),
        ("1.012812", 40, "calendar_day"),
        ("1.013967", 60, "calendar_day"),
        ("1.013978", 27, "working_day"),
        ("1.012753", 30, "working_day"),
        ("1.012796", 8, "working_day"),
        ("1.013949", 15, "calendar_day"),
        ("1.012817", 30, "working_day"),
        ("1.012818", 35, "working_day"),
        ("1.013979", 20, "working_day"),
        ("1.013225", 20, "calendar_day"),
        ("1.013226", 20, "calendar_day"),
        ("1.013227", 5, "working_day"),
        ("1.013228", 5, "working_day"),
        ("1.004222", 7, "working_day"),
        ("1.004194", 3, "working_day"),
        ("1.002755", 3, "working_day"),
        ("1.003197", 5, "working_day"),
        ("1.010028", 2, "working_day"),
    ],
)
def test_times(code: str, value: int, unit: str) -> None:
    assert BY_CODE[code]["limit"] == {"value": value, "unit": unit, "rule": "plain"}


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("1.012812", [30, 40]),
        ("1.013967", [45, 60]),
        ("1.013978", [17, 20, 27]),
        ("1.012753", [17, 20, 30]),
        ("1.013225", [15, 20]),
        ("1.012817", [20, 30]),
        ("1.012818", [25, 35]),
        ("1.013979", [10, 20]),
        ("1.013952", [5, 15]),
        ("1.013953", [7, 17]),
        ("1.013229", [15, 20]),
        ("1.012537", [2, 5]),
    ],
)
def test_variants_of_time_are_cases(code: str, values: list[int]) -> None:
    assert [c["limit"]["value"] for c in BY_CODE[code]["cases"]] == values


def amounts(code: str) -> dict[str, Any]:
    fee = BY_CODE[code]["fee"]
    return {key: value for key, value in fee.items() if key not in {"basis", "confidence"}}


@pytest.mark.parametrize(
    ("code", "fee"),
    [
        (
            "2.000815",
            {"kind": "pages", "first_pages": 2, "first_vnd": 2000, "later_vnd": 1000, "max_vnd": 200000},
        ),
        (
            "2.000942",
            {"kind": "pages", "first_pages": 2, "first_vnd": 2000, "later_vnd": 2000, "max_vnd": None},
        ),
        ("2.000884", {"kind": "case", "vnd": 10000}),
        ("2.000992", {"kind": "case", "vnd": 10000}),
        ("2.001008", {"kind": "case", "vnd": 10000}),
        ("2.001035", {"kind": "case", "vnd": 50000}),
        ("2.001019", {"kind": "case", "vnd": 50000}),
        ("2.001016", {"kind": "case", "vnd": 50000}),
        ("2.001406", {"kind": "case", "vnd": 50000}),
        ("2.000913", {"kind": "case", "vnd": 30000}),
        ("2.000927", {"kind": "case", "vnd": 25000}),
        ("2.000908", {"kind": "free"}),
        ("2.000635", {"kind": "copy", "vnd": 8000}),
        ("2.002516", {"kind": "copy", "vnd": 8000}),
        ("1.001193", {"kind": "free"}),
        ("1.000656", {"kind": "free"}),
        ("1.000894", {"kind": "free"}),
        ("1.004837", {"kind": "free"}),
        ("1.004873", {"kind": "province"}),
        ("1.004859", {"kind": "province"}),
        ("2.001263", {"kind": "case", "vnd": 400000}),
        ("1.001612", {"kind": "province"}),
        ("1.013225", {"kind": "province"}),
        ("1.004222", {"kind": "channel", "vnd": {"direct": 20000, "online": 10000}}),
        ("1.002755", {"kind": "channel", "vnd": {"direct": 10000, "online": 5000}}),
        ("1.011607", {"kind": "free"}),
    ],
)
def test_fees(code: str, fee: dict[str, Any]) -> None:
    assert amounts(code) == fee


def test_late_registration_is_not_free() -> None:
    for code in ("1.001193", "1.000656"):
        assert [c["fee"]["kind"] for c in BY_CODE[code]["cases"]] == ["free", "province"]


def test_desk_only_procedures() -> None:
    for code in ("2.000815", "2.000884", "2.000992", "2.001008", "2.000942"):
        assert BY_CODE[code]["channels"] == ["direct"]


def test_civil_status_only_presents_the_identity_card() -> None:
    for procedure in PROCEDURES:
        if procedure["field"] != CIVIL_STATUS:
            continue
        for document in procedure["documents"]:
            if document["id"] == "giay-to-tuy-than":
                assert (document["kind"], document["required"]) == ("present", False)


@pytest.mark.parametrize(
    ("code", "result"),
    [
        ("2.000815", "KQ.G15.000021"),
        ("2.000884", "KQ.G15.000022"),
        ("2.000908", "KQ.G15.000020"),
        ("2.001035", "KQ.G15.000023"),
        ("1.001193", "KQ.G15.000031"),
        ("1.000894", "KQ.G15.000032"),
        ("1.000656", "KQ.G15.000034"),
        ("1.004873", "KQ.G15.000038"),
        ("2.000635", "KQ.G15.000342"),
        ("1.004859", "KQ.G15.000037"),
    ],
)
def test_results(code: str, result: str) -> None:
    assert BY_CODE[code]["result"]["code"] == result
