"""Lịch làm việc by keys: gone through, days and hours set and taken back; officers only look."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from desktop.domain import calendar as days
from desktop.domain.calendar import SpecialDay
from desktop.ui import theme
from desktop.ui.admin.calendar.section import CalendarSection
from desktop.ui.admin.calendar.signs import look
from desktop.ui.admin.calendar.words import read_time
from desktop.ui.admin.calendar.year_view import YearView, month_on
from desktop.usecases.set_day import SetDay, set_day
from desktop.usecases.view_calendar import CalendarState, view_calendar
from tests.domain.days import CALENDAR
from tests.ui.admin import LEADER, MakeCounter, go_to, idle, shown
from tests.ui.services_for_pages import Counter, button, faults, nameless, press, push, said, says, type_in

CONTROL = Qt.KeyboardModifier.ControlModifier
MONDAY = date(2026, 11, 23)


@pytest.fixture
def counter(make_counter: MakeCounter) -> Counter:
    return make_counter(LEADER)


def section_of(qtbot: QtBot, counter: Counter) -> CalendarSection:
    """The section with its year read and the keys in it."""
    page = shown(qtbot, counter)
    found = go_to(qtbot, counter, page, CalendarSection)
    assert isinstance(found, CalendarSection)
    found.take_focus()
    qtbot.waitUntil(lambda: found.year.hasFocus() and found.year.day == MONDAY)
    return found


def state(counter: Counter) -> CalendarState:
    found: CalendarState = counter.read(view_calendar)
    return found


# ---- the year


def test_gone_through_by_keys_and_read_out(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    year = section.year
    assert year.accessibleName() == "Thứ Hai, 23/11/2026: làm việc"
    press(Qt.Key.Key_Right)
    assert year.accessibleName() == "Thứ Ba, 24/11/2026: nghỉ lễ, Ngày Văn hóa Việt Nam (NQ 28/2026/QH16)"
    assert says(section, "nghỉ lễ, Ngày Văn hóa Việt Nam")
    for key, day in (
        (Qt.Key.Key_Down, date(2026, 12, 1)),
        (Qt.Key.Key_Left, date(2026, 11, 30)),
        (Qt.Key.Key_Up, date(2026, 11, 23)),
        (Qt.Key.Key_End, date(2026, 11, 30)),
        (Qt.Key.Key_PageDown, date(2026, 12, 30)),
        (Qt.Key.Key_PageUp, date(2026, 11, 30)),
        (Qt.Key.Key_Home, date(2026, 11, 1)),
    ):
        press(key)
        assert year.day == day
    press(Qt.Key.Key_PageDown, CONTROL)
    assert year.day == date(2027, 11, 1)
    assert says(section, "2027")
    press(Qt.Key.Key_Left)
    assert "nghỉ cuối tuần" in year.accessibleName()
    push(qtbot, section, "Năm trước (Ctrl+PageUp)")
    assert year.year == 2026


@given(st.dates(date(2001, 1, 1), date(2198, 12, 31)), st.integers(-12, 12))
def test_another_month_keeps_the_day_where_it_can(day: date, months: int) -> None:
    found = month_on(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and found.day >= 28)


@pytest.mark.parametrize("width", [220, 640, 872, 1300])
def test_every_day_has_its_own_place(qtbot: QtBot, width: int) -> None:
    view = YearView()
    qtbot.addWidget(view)
    view.show_calendar(CALENDAR, (), MONDAY)
    view.resize(width, 100)
    view.show()
    for number in range(365):
        day = date.fromordinal(date(2026, 1, 1).toordinal() + number)
        assert view.day_at(view.cell(day).center()) == day
        assert view.rect().contains(view.cell(day))


def test_kinds_are_told_by_colour_and_by_sign(qtbot: QtBot) -> None:
    rest, work = sorted(days.OFF_KINDS), (days.SWAP_WORK, days.MORNING, days.AFTERNOON)
    assert len({look(kind).shape for kind in (*rest, *work)}) == len(rest) + len(work)
    assert {look(kind).ground for kind in rest}.isdisjoint(look(kind).ground for kind in work)
    view = YearView()
    qtbot.addWidget(view)
    view.resize(872, 600)
    pictures = set()
    day = date(2026, 3, 4)
    for kind in ("", *rest, *work):
        special = {day: SpecialDay(kind, "Ngày")} if kind else {}
        view.show_calendar(days.WorkingCalendar(CALENDAR.zone, days=special), (), MONDAY)
        image = view.grab(view.cell(day)).toImage()
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == 1 + len(rest) + len(work), "each is drawn in its own way"


# ---- days


def test_a_day_off_is_set_and_taken_back(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert section.panel.open
    assert section.kind.currentText() == "Như lịch công bố (làm việc)"
    assert not section.name_field.control.isEnabled()
    section.kind.setCurrentIndex(1)
    press(Qt.Key.Key_F9)
    assert "Cần tên" in section.name_field.note, "a day that differs has a name"
    assert section.name_field.control.hasFocus()
    type_in(qtbot, "Lễ hội đình")
    press(Qt.Key.Key_Tab)
    type_in(qtbot, "TB 12/TB-UBND")
    press(Qt.Key.Key_F9)
    day = date(2026, 11, 25)
    qtbot.waitUntil(lambda: state(counter).own == {day: SpecialDay(days.OFF, "Lễ hội đình", "TB 12/TB-UBND")})
    idle(qtbot, counter)
    assert section.year.accessibleName().endswith("nghỉ, Lễ hội đình (TB 12/TB-UBND) – trung tâm đặt")
    assert section.own.days == [day]
    assert section.year.hasFocus()
    section.own.table.setFocus()
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: state(counter).own == {})
    idle(qtbot, counter)
    assert says(section, "Chưa có ngày nào")
    assert section.year.accessibleName() == "Thứ Tư, 25/11/2026: làm việc"


@pytest.mark.parametrize(
    ("choice", "kind", "opens"), [(2, days.WORK, True), (3, days.MORNING, True), (4, days.AFTERNOON, True)]
)
def test_a_saturday_is_worked(qtbot: QtBot, counter: Counter, choice: int, kind: str, opens: bool) -> None:
    section = section_of(qtbot, counter)
    saturday = date(2026, 11, 28)
    QTest.mouseClick(section.year, Qt.MouseButton.LeftButton, pos=section.year.cell(saturday).center())
    assert section.panel.open
    assert section.kind.currentText() == "Như lịch công bố (nghỉ cuối tuần)"
    section.kind.setCurrentIndex(choice)
    section.name_field.control.setFocus()
    type_in(qtbot, "Tiếp công dân")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: state(counter).own == {saturday: SpecialDay(kind, "Tiếp công dân")})
    qtbot.waitUntil(lambda: state(counter).calendar.works_on(saturday) is opens)


def test_escape_sets_nothing(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    press(Qt.Key.Key_Return)
    section.kind.setCurrentIndex(1)
    press(Qt.Key.Key_Escape)
    assert not section.panel.open
    idle(qtbot, counter)
    assert state(counter).own == {}
    assert section.year.hasFocus()


def test_it_says_from_when_swaps_are_open(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    assert says(section, "Từ 01/01/2028")


# ---- hours


def test_hours_are_set_and_as_published_again(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    hours = section.hours
    assert [edit.text() for edit in hours.moments] == ["07:30", "11:30", "13:30", "17:00"]
    assert not hours.save.isEnabled()
    hours.moments[0].setFocus()
    hours.moments[0].selectAll()
    type_in(qtbot, "7h")
    hours.cutoff.setFocus()
    hours.cutoff.selectAll()
    type_in(qtbot, "14:30")
    hours.ends.setCurrentIndex(1)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: state(counter).hours.cutoff == time(14, 30))
    idle(qtbot, counter)
    found = state(counter).hours
    assert found.sessions[0] == (time(7), time(11, 30))
    assert found.ends == "same_time"
    assert hours.moments[0].text() == "07:00"
    assert says(section, "công bố là 07:30–11:30, 13:30–17:00")
    push(qtbot, section, "Như công bố")
    qtbot.waitUntil(lambda: state(counter).hours == state(counter).published_hours)
    idle(qtbot, counter)
    assert hours.cutoff.text() == "15:00"


def test_hours_that_cannot_be_are_refused(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    hours = section.hours
    hours.moments[1].setFocus()
    hours.moments[1].selectAll()
    type_in(qtbot, "25h")
    assert hours._fields[1].note == "Gõ như 7:30"
    press(Qt.Key.Key_F9)
    assert hours.moments[1].hasFocus()
    hours.moments[1].selectAll()
    type_in(qtbot, "7:00")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(section, "giờ sau phải muộn hơn giờ trước"))
    assert state(counter).hours == state(counter).published_hours
    assert hours.moments[1].text() == "7:00", "what was typed stays"


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("7", time(7)), ("7:30", time(7, 30)), ("07h30", time(7, 30)), ("7g05", time(7, 5)), ("7h", time(7)),
        ("24:00", None), ("7:60", None), ("", None), ("sáng", None), ("7:3", None),
    ],
)  # fmt: skip
def test_times_as_typed(typed: str, moment: time | None) -> None:
    assert read_time(typed) == moment


# ---- who may, how large


def test_officers_only_look(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter()
    section = section_of(qtbot, counter)
    assert not {"Đổi ngày này", "Lưu giờ làm việc", "Bỏ"} & set(said(section))
    assert says(section, "07:30–11:30, 13:30–17:00. Giờ chốt 15:00. Ngày cuối hết hạn lúc hết giờ làm việc.")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F9)
    assert not section.panel.open


@pytest.mark.parametrize(
    ("scheme", "scale", "size"),
    [("contrast-dark", 1.5, (1366, 768)), ("light", 2.0, (800, 560)), ("light", 1.0, (1920, 1080))],
)
def test_days_and_panel_fit(qtbot: QtBot, counter: Counter, scheme: str, scale: float, size: tuple[int, int]) -> None:
    counter.write(set_day, SetDay(date(2026, 12, 7), days.OFF, "Lễ hội đình", "TB 12/TB-UBND"))
    theme.use(scheme, scale)
    page = shown(qtbot, counter)
    page.show_section("calendar")
    idle(qtbot, counter)
    section, window = page.section, page.window()
    window.resize(*size)
    section.main_action()
    qtbot.waitUntil(lambda: faults(window) == [])
    assert nameless(section) == []
    assert button(section, "Bỏ").isVisible()
    [area] = page.findChildren(QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
