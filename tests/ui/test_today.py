"""Hôm nay over a real store: figures, lists behind them, what should be done now."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.people import Applicant
from desktop.store import snapshots
from desktop.store.store import Store
from desktop.ui import theme
from desktop.ui.admin.page import AdminPage
from desktop.ui.main_window import MainWindow
from desktop.ui.today.page import TodayPage
from desktop.ui.widgets.parts import Button
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from desktop.usecases.set_day import SetDay, set_day
from tests.ui.admin import LEADER, MakeCounter
from tests.ui.counter import MONDAY, Clock, Counter, Keys, OpenPage
from tests.ui.faults import cut_texts
from tests.ui.services_for_pages import push, says

PEOPLE = (
    ("Trần Thị Mỹ Duyên", "2.000815", 3),
    ("Lê Văn Phước", "1.014027", 3),
    ("Nguyễn Hoàng Thị Bích Trâm Anh", "1.004873", 0),
)


def seed(services: Counter, clock: Clock) -> None:
    for name, procedure, days in PEOPLE:
        clock.at = MONDAY - timedelta(days=days)
        services.do(receive_dossier, ReceiveDossier(procedure, Applicant(name=name)))
    clock.at = MONDAY


def today(window: MainWindow) -> TodayPage:
    page = window.page
    assert isinstance(page, TodayPage)
    return page


def test_figures_come_from_the_store(qtbot: QtBot, open_window: OpenPage, services: Counter, clock: Clock) -> None:
    seed(services, clock)
    page = today(open_window("today"))
    qtbot.waitUntil(lambda: page.cards[0].accessibleName() == "Quá hạn: 1, lâu nhất 1 ngày")
    assert page.cards[5].accessibleName() == "Chờ đồng bộ: 3, lâu nhất 3 ngày"
    assert page.cards[0].hasFocus()


def test_only_what_is_late_or_due_is_red_or_amber(
    qtbot: QtBot, open_window: OpenPage, services: Counter, clock: Clock
) -> None:
    page = today(open_window("today"))
    qtbot.waitUntil(lambda: page.cards[0].accessibleName() == "Quá hạn: 0, không có")

    def sign(card: int) -> QColor:
        picture = page.cards[card]._sign.pixmap().toImage()
        pixels = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        found = {pixel.name() for pixel in pixels if pixel.alpha() == 255}
        assert len(found) == 1
        return QColor(found.pop())

    colour = theme.current().colour
    assert sign(0) == sign(6) == colour("idle")
    seed(services, clock)
    page.activate()
    qtbot.waitUntil(lambda: page.cards[0].accessibleName() == "Quá hạn: 1, lâu nhất 1 ngày")
    assert (sign(0), sign(6)) == (colour("late"), colour("idle"))


def test_a_figure_opens_the_list_behind_it(qtbot: QtBot, open_window: OpenPage) -> None:
    page = today(open_window("today"))
    qtbot.waitUntil(page.cards[0].hasFocus)
    keys = Keys()
    keys.press(Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.open_list, timeout=1000) as opened:
        keys.press(Qt.Key.Key_Return)
    assert opened.args == ["due_today"]


def test_recent_dossiers_open_by_enter(qtbot: QtBot, open_window: OpenPage, services: Counter, clock: Clock) -> None:
    seed(services, clock)
    page = today(open_window("today"))
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 3)
    page.table.setFocus()
    page.table.selectRow(0)
    with qtbot.waitSignal(page.open_dossier, timeout=1000):
        Keys().press(Qt.Key.Key_Return)


def test_what_is_late_stands_first_and_the_closing_last(
    qtbot: QtBot, open_window: OpenPage, services: Counter, clock: Clock
) -> None:
    seed(services, clock)
    page = today(open_window("today"))
    qtbot.waitUntil(lambda: len(page._lines) >= 2)
    names = [button.accessibleName() for line in page._lines for button in line.findChildren(Button)]
    assert names[0].startswith("Mở: Quá hạn 1 ngày: Chứng thực bản sao từ bản chính")
    assert names[-1] == "Xem trước: Chốt ngày lúc 16:30, Số liệu gửi tỉnh trước 17:00"


def test_the_next_day_off_is_announced(qtbot: QtBot, open_window: OpenPage) -> None:
    page = today(open_window("today"))
    qtbot.waitUntil(lambda: page._notice.count() == 1)
    item = page._notice.itemAt(0)
    banner = item.widget() if item else None
    assert banner is not None
    words = " ".join(label.text() for label in banner.findChildren(QLabel))
    assert "Thứ Ba 24/11 nghỉ Ngày Văn hóa Việt Nam" in words


def test_an_empty_store_says_so_and_offers_the_first_step(qtbot: QtBot, open_window: OpenPage) -> None:
    window = open_window("today")
    page = today(window)
    qtbot.waitUntil(lambda: page._none.isVisible() and page._figures is not None)
    with qtbot.waitSignal(page.open_intake, timeout=1000):
        Keys().press(Qt.Key.Key_F9)


def test_it_reads_anew_when_a_dossier_is_received(qtbot: QtBot, open_window: OpenPage, services: Counter) -> None:
    page = today(open_window("today"))
    services.runner.run(receive_dossier, ReceiveDossier("2.000815", Applicant(name="Lê Văn Phước")))
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)


def test_no_text_is_cut_with_data(qtbot: QtBot, open_window: OpenPage, services: Counter, clock: Clock) -> None:
    seed(services, clock)
    window = open_window("today")
    qtbot.waitUntil(lambda: today(window).table.model().rowCount() == 3)
    qtbot.waitUntil(lambda: cut_texts(window) == [])


# ---- next year's days


def unsettle(store: Store) -> None:
    """Say that swaps of the coming year are not settled."""
    with store.write() as work:
        data = replace(work.reference.calendar_data, version="2", provisional_from="2027-01-01")
        work.replace_snapshot(snapshots.CALENDAR, msgspec.json.encode(data))


def test_a_leader_is_led_to_the_days_of_next_year(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(LEADER, lambda seeds: unsettle(seeds.store))
    window = counter.shown(qtbot, "today")
    qtbot.waitUntil(lambda: says(window, "Lịch nghỉ năm 2027 chưa có"))
    push(qtbot, window, "Nhập: Lịch nghỉ năm 2027 chưa có, Nhập cả ngày hoán đổi")
    assert isinstance(window.page, AdminPage)
    qtbot.waitUntil(lambda: isinstance(window.page, AdminPage) and window.page.section.name == "calendar")
    section = window.page.section
    qtbot.waitUntil(lambda: says(section, "Lịch nghỉ, hoán đổi năm 2027 chưa có"))
    # Once a swap of that year is in, nothing is asked any more.
    counter.write(set_day, SetDay(date(2027, 1, 9), "swap-work", "Làm bù", "CV 1/VPCP"))
    window.go("today")
    qtbot.waitUntil(lambda: not counter.services.runner.busy)
    assert not says(window, "Lịch nghỉ năm")


def test_an_officer_reads_it_and_has_no_button(qtbot: QtBot, make_counter: MakeCounter) -> None:
    window = make_counter(None, lambda seeds: unsettle(seeds.store)).shown(qtbot, "today")
    qtbot.waitUntil(lambda: says(window, "Lịch nghỉ năm 2027 chưa có"))
    assert says(window, "Lãnh đạo nhập trong Quản trị")
    assert not says(window, "Nhập cả ngày")
    names = [button.accessibleName() for button in window.findChildren(Button)]
    assert not [name for name in names if "Lịch nghỉ" in name]


def test_a_settled_year_asks_for_nothing(qtbot: QtBot, make_counter: MakeCounter) -> None:
    window = make_counter(LEADER).shown(qtbot, "today")
    qtbot.waitUntil(lambda: says(window, "Chốt ngày lúc"))
    assert not says(window, "Lịch nghỉ năm")
