"""Visitor files: what a line may look like, and what a bad one says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.app.day.visitors import BadLine, read_lines, read_visitor
from desktop.domain.errors import CardUnreadable

CARD = "087185000512|331234567|Trần Thị Mỹ Duyên|14061985|Nữ|Ấp Mỹ Thạnh, Mỹ Xương, Cao Lãnh, Đồng Tháp|10102021\r"
GOOD: dict[str, Any] = {"at": "2026-11-23T08:00:00+07:00", "scan": CARD, "procedure": "2.000815", "documents": "all"}


def line(**changes: Any) -> bytes:
    value = {k: v for k, v in {**GOOD, **changes}.items() if v is not ...}
    return json.dumps(value, ensure_ascii=False).encode()


def test_scan_becomes_applicant() -> None:
    visitor = read_visitor(3, line())
    assert visitor.line == 3
    assert visitor.applicant.name == "Trần Thị Mỹ Duyên"
    assert visitor.applicant.birth_date == "1985-06-14"
    assert visitor.documents is None


def test_typed_fields_fill_what_the_card_leaves_open() -> None:
    damaged = CARD.replace("Trần Thị Mỹ Duyên", "Tr?n Th? M? Duy?n")
    visitor = read_visitor(1, line(scan=damaged, applicant={"name": "Trần Thị Mỹ Duyên", "phone": "0912000145"}))
    assert (visitor.applicant.name, visitor.applicant.phone) == ("Trần Thị Mỹ Duyên", "0912000145")
    assert visitor.applicant.id_number == "087185000512"


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 20000,
        line(at="2026-11-23 08:00:00"),
        line(at="hom nay"),
        line(at=...),
        line(procedure=...),
        line(procedure=815),
        line(scan=...),
        line(documents="some"),
        line(documents=[1]),
        line(channel="pigeon"),
        line(return_by="pigeon"),
        line(limit={"value": 3, "unit": "fortnight"}),
        line(copies="two"),
        line(then=[{"at": "2026-11-23T09:00:00+07:00", "do": "fly"}]),
        line(then=[{"at": "2026-11-23T09:00:00", "do": "forward"}]),
        line(then=[{"at": "2026-11-23T09:00:00+07:00", "do": "extend"}]),
        line(then=[{"do": "forward"}]),
    ],
)
def test_bad_line_has_one_code(raw: bytes) -> None:
    with pytest.raises(BadLine) as caught:
        read_visitor(8, raw)
    assert caught.value.code == "bad_line"
    assert caught.value.facts["reason"]


def test_unsound_number_is_named_as_such() -> None:
    with pytest.raises(CardUnreadable):
        read_visitor(8, line(scan="08718500051|x"))


def test_lines_are_numbered_as_an_editor_does() -> None:
    data = b"\xef\xbb\xbf" + line() + b"\r\n\n" + line() + b"\n"
    assert [number for number, _ in read_lines(data)] == [1, 3]
    assert read_visitor(1, read_lines(data)[0][1]).procedure == "2.000815"
