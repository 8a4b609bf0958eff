"""Words that papers, tables and screens share."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import Any

import pytest

from desktop.domain import words
from desktop.domain.deadlines import Unit
from desktop.domain.dossier import Status
from desktop.domain.procedures import CHANNELS, RETURN_WAYS, HandedDocument
from desktop.domain.reports import COLUMNS, DayFigures, Figures, PeriodReport


def test_every_status_channel_and_unit_has_words() -> None:
    assert set(words.STATUS) == set(words.STATUS_SHORT) == set(Status)
    assert set(words.CHANNELS) == set(CHANNELS)
    assert set(words.RETURN_WAYS) == set(RETURN_WAYS)
    assert set(words.UNITS) == set(Unit)


def test_headings_are_the_thirteen_columns_of_the_form() -> None:
    assert sum(len(parts) or 1 for _, parts in words.REPORT_HEADINGS) == len(COLUMNS) + 2


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 27), "ngày 27 tháng 11 năm 2026"),
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
    ],
)
def test_day(day: date, said: str) -> None:
    assert words.day_words(day) == said


def test_instants() -> None:
    at = datetime.fromisoformat("2026-11-27T15:12:59+07:00")
    assert words.instant_words(at) == "15 giờ 12 phút, ngày 27 tháng 11 năm 2026"
    assert words.short_instant(at) == "15:12 27/11/2026"
    assert words.short_day(at.date()) == "27/11/2026"


def test_period() -> None:
    first, last = date(2026, 11, 1), date(2026, 11, 30)
    assert words.period_words(first, first) == "Ngày 01 tháng 11 năm 2026"
    assert words.period_words(first, last) == "Từ ngày 01 tháng 11 năm 2026 đến ngày 30 tháng 11 năm 2026"


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ((1, "working_day"), "1 ngày làm việc"),
        ((15, "calendar_day"), "15 ngày"),
        ((8, "working_hour"), "8 giờ làm việc"),
    ],
)
def test_limit(limit: tuple[int, str], said: str) -> None:
    assert words.limit_words(limit) == said


@pytest.mark.parametrize(
    ("vnd", "figures", "said"),
    [
        (0, "0 đ", "Không đồng"),
        (8_000, "8.000 đ", "Tám nghìn đồng"),
        (10_000, "10.000 đ", "Mười nghìn đồng"),
        (15_000, "15.000 đ", "Mười lăm nghìn đồng"),
        (21_000, "21.000 đ", "Hai mươi mốt nghìn đồng"),
        (75_000, "75.000 đ", "Bảy mươi lăm nghìn đồng"),
        (105_000, "105.000 đ", "Một trăm linh năm nghìn đồng"),
        (400_000, "400.000 đ", "Bốn trăm nghìn đồng"),
        (1_250_000, "1.250.000 đ", "Một triệu hai trăm năm mươi nghìn đồng"),
        (1_000_005, "1.000.005 đ", "Một triệu không trăm linh năm đồng"),
        (2_030_011_000, "2.030.011.000 đ", "Hai tỷ không trăm ba mươi triệu không trăm mười một nghìn đồng"),
    ],
)
def test_amount(vnd: int, figures: str, said: str) -> None:
    assert words.amount(vnd) == figures
    assert words.amount_words(vnd) == said


@pytest.mark.parametrize("vnd", [-1, 10**12])
def test_amount_outside_what_can_be_read(vnd: int) -> None:
    with pytest.raises(ValueError):
        words.amount_words(vnd)


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (HandedDocument(name="a", originals=1), "1 bản chính"),
        (HandedDocument(name="a", originals=1, copies=2), "1 bản chính, 2 bản sao"),
        (HandedDocument(name="a", originals=1, kind="present"), "xuất trình 1 bản chính"),
        (HandedDocument(name="a", kind="present"), "xuất trình"),
        (HandedDocument(name="a", kind="reused"), "dùng lại dữ liệu đã có"),
        (HandedDocument(name="a"), ""),
    ],
)
def test_paper(paper: HandedDocument, said: str) -> None:
    assert words.paper_words(paper) == said


def test_lines_follow_the_catalogue_and_lose_no_field() -> None:
    lines = {"gone": Figures(direct=1, on_time=1), "b": Figures(online=2, late=2), "a": Figures(carried=1, before=1)}
    report = PeriodReport(date(2026, 1, 1), date(2026, 1, 1), lines, sum(lines.values(), Figures()))
    names = {"a": "Lĩnh vực A", "empty": "Trống", "b": "Lĩnh vực B"}
    assert [name for name, _ in words.report_lines(report, names)] == ["Lĩnh vực A", "Lĩnh vực B", "gone"]


def test_control_sum_says_when_it_fails() -> None:
    assert words.control_words(Figures(direct=2, on_time=1, open_late=1)).endswith("2 = 1 + 1 – khớp")
    assert words.control_words(Figures(direct=2, on_time=1)).endswith("2 = 1 + 0 – KHÔNG KHỚP")


def test_every_further_figure_has_a_line() -> None:
    names = {one.name for one in fields(DayFigures)} - {"by_status", "paying", "accepted"}
    numbers: dict[str, Any] = {name: number for number, name in enumerate(sorted(names), 1)}
    figures = DayFigures(**numbers)
    assert sorted(number for _, number, _ in words.figure_lines(figures)) == list(range(1, len(names) + 1))
