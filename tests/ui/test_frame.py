"""The window around the pages: keys, search, link, toasts, failures, and scans on any page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from desktop.app.pages import page_factories
from desktop.domain.people import Applicant
from desktop.ui import language, theme
from desktop.ui.frame import Page
from desktop.ui.intake.page import IntakePage
from desktop.ui.main_window import MainWindow
from desktop.ui.services import Services
from desktop.ui.widgets.buttons import Button
from desktop.usecases.explain_error import explain_error
from desktop.usecases.receive_dossier import Receipt, ReceiveDossier, receive_dossier
from tests.ui.counter import CARD, Counter, Keys, OpenPage, as_services, burst, show
from tests.ui.faults import cut_texts, nameless


class Plain(Page):
    """A page that notes what it is told."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.told: list[str] = []

    def activate(self) -> None:
        self.told.append("activate")

    def main_action(self) -> None:
        self.told.append("main")

    def show_dossier(self, dossier: str) -> None:
        self.told.append(f"dossier {dossier}")

    def show_view(self, view: str) -> None:
        self.told.append(f"view {view}")

    def search(self, text: str) -> None:
        self.told.append(f"search {text}")


def _named(page_name: str) -> Callable[[Services], Page]:
    def make(services: Services) -> Page:
        page = Plain(services)
        page.name = page.title = page_name
        return page

    return make


NAMES = ("today", "worklist", "dossier", "handover", "summary", "sync")


@pytest.fixture
def window(qtbot: QtBot, services: Counter) -> MainWindow:
    from tests.ui.counter import as_services

    factories: dict[str, Callable[[Services], Page]] = {name: _named(name) for name in NAMES}
    factories["intake"] = IntakePage
    made = MainWindow(as_services(services), factories)
    qtbot.addWidget(made, before_close_func=lambda _window: qtbot.waitUntil(lambda: services.idle))
    show(qtbot, made)
    return made


def told(window: MainWindow) -> list[str]:
    page = window.page
    assert isinstance(page, Plain)
    return page.told


def receive(services: Counter) -> Receipt:
    receipt = services.do(receive_dossier, ReceiveDossier("2.000815", Applicant(name="Lê Văn Phước")))
    assert isinstance(receipt, Receipt)
    return receipt


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_F2, "intake"),
        (Qt.Key.Key_F3, "worklist"),
        (Qt.Key.Key_F4, "handover"),
        (Qt.Key.Key_F10, "summary"),
        (Qt.Key.Key_F12, "sync"),
        (Qt.Key.Key_F5, "today"),
    ],
)
def test_each_page_has_its_key(window: MainWindow, key: Qt.Key, name: str) -> None:
    Keys().press(key)
    assert window.page is window._pages[name]


def test_pages_are_built_when_they_are_wanted(window: MainWindow) -> None:
    assert set(window._pages) == {"today"}


def test_f9_is_the_main_action_of_the_page(window: MainWindow) -> None:
    Keys().press(Qt.Key.Key_F9)
    assert told(window)[-1] == "main"


def test_search_goes_to_the_worklist_with_its_text(window: MainWindow) -> None:
    window.bar.search.setFocus()
    keys = Keys()
    keys.type("tran")
    keys.press(Qt.Key.Key_Return)
    assert told(window) == ["search tran", "activate"]


def test_the_link_is_told_by_icon_and_word(window: MainWindow, services: Counter) -> None:
    assert "vẫn làm việc bình thường" in window.bar.link.accessibleName()
    services.sync.link_changed.emit("online")
    assert window.bar.link.accessibleName() == "Đã kết nối"


def test_unsent_events_stand_at_dong_bo(qtbot: QtBot, window: MainWindow, services: Counter) -> None:
    services.runner.run(receive_dossier, ReceiveDossier("2.000815", Applicant(name="Lê Văn Phước")))
    button = window.rail._buttons["sync"]
    qtbot.waitUntil(lambda: button.accessibleName() == "Đồng bộ, 1 bản ghi chờ gửi")


def test_a_failure_says_three_things_and_escape_takes_it_away(window: MainWindow) -> None:
    words = explain_error("store_full")
    window.show_failure(words)
    assert window.failure.text == f"{words.happened} {words.safe} {words.do}"
    banner = window.failure.layout()
    assert banner is not None
    assert banner.contentsMargins().left() == theme.current().px(window.page.edge), "in line with the page"
    Keys().press(Qt.Key.Key_Escape)
    assert window.failure.text == ""


def test_a_number_scanned_anywhere_opens_its_dossier(qtbot: QtBot, window: MainWindow, services: Counter) -> None:
    receipt = receive(services)
    burst(receipt.number)
    qtbot.waitUntil(lambda: window.page is window._pages.get("dossier"))
    assert told(window) == [f"dossier {receipt.dossier}", "activate"]


def test_an_unknown_number_is_said(qtbot: QtBot, window: MainWindow) -> None:
    burst("H20.126.05-261123-2999")
    qtbot.waitUntil(lambda: window.toasts.texts == ["Chưa có hồ sơ H20.126.05-261123-2999 trên máy này"])


def test_a_card_scanned_anywhere_fills_tiep_nhan(qtbot: QtBot, window: MainWindow) -> None:
    burst(CARD)
    page = window.page
    assert isinstance(page, IntakePage)
    assert page.one.full_name.text() == "TRẦN THỊ MỸ DUYÊN"


def test_a_damaged_card_is_refused_in_words(window: MainWindow) -> None:
    burst("08718500|x|TRẦN THỊ MỸ DUYÊN|14061985|Nữ")
    assert "Chưa đọc được thẻ" in window.failure.text


def test_ctrl_l_locks(window: MainWindow, services: Counter) -> None:
    Keys().press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert services.locked == 1


def test_the_rail_shows_icons_only_in_a_narrow_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(980, 700)
    qtbot.waitUntil(lambda: window.rail.width() == 56)
    assert window.rail._buttons["today"].accessibleName() == "Hôm nay"
    assert window.bar.search.isHidden()


@pytest.mark.parametrize("name", ["today", "intake"])
def test_no_text_is_cut_and_every_control_has_a_name(qtbot: QtBot, open_window: OpenPage, name: str) -> None:
    window = open_window(name)
    qtbot.waitUntil(lambda: "2026" in window.bar._when.text())
    qtbot.waitUntil(lambda: cut_texts(window) == [])
    assert nameless(window) == []


def test_two_cards_in_one_scan_are_called_so(window: MainWindow) -> None:
    burst(CARD + "082203664191||HUỲNH VĂN LỘC|17092003|Nam|Tổ 5, Ấp 4, An Bình, Cao Lãnh, Đồng Tháp|21122022")
    assert "hai thẻ quét liền nhau" in window.failure.text
    assert "Quét lại từng thẻ một." in window.failure.text


def test_a_second_toast_does_not_squeeze_the_first(qtbot: QtBot, window: MainWindow) -> None:
    window.toasts.show_text("ok", "Đã lưu 261123-2001")
    window.toasts.show_text("ok", "Đã lưu 261123-2002")
    frames = window.toasts._frames()
    qtbot.waitUntil(lambda: all(frame.isVisible() for frame in frames))
    assert all(frame.height() >= frame.sizeHint().height() for frame in frames)


def test_a_long_message_goes_on_below_and_stays_in_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.toasts.show_text("info", "Giấy hẹn 261123-2001 lưu thành tệp PDF trong /tmp/Nguyễn Thị Hoa máy 1/" * 4)
    (frame,) = window.toasts._frames()
    qtbot.waitUntil(frame.isVisible)
    assert window.rect().contains(window.toasts.geometry())
    assert window.toasts.width() < window.width() * 2 // 3
    assert cut_texts(frame) == []


def test_a_message_covers_no_button_not_even_one_that_comes_after_it(qtbot: QtBot, window: MainWindow) -> None:
    toasts, page = window.toasts, window.page
    toasts.show_text("ok", "Đã lưu 261123-2001")
    at_rest = toasts.geometry().bottom()
    act = Button("Lưu và in", "primary", "", "F9")
    act.setParent(page)
    act.move(page.width() - act.sizeHint().width() - 24, page.height() - 60)
    act.show()

    def place() -> QRect:
        return QRect(act.mapTo(window, QPoint(0, 0)), act.size())

    assert toasts.geometry().intersects(place())
    qtbot.waitUntil(lambda: not toasts.geometry().intersects(place()))
    assert 0 <= toasts.geometry().top() < toasts.geometry().bottom() < place().top()
    act.hide()
    qtbot.waitUntil(lambda: toasts.geometry().bottom() == at_rest)


@pytest.mark.parametrize("code", list(language.NAMES))
def test_a_badge_on_the_rail_leaves_its_words_alone(qtbot: QtBot, services: Counter, code: str) -> None:
    language.use(code)
    try:
        window = MainWindow(as_services(services), page_factories())
        qtbot.addWidget(window, before_close_func=lambda _window: qtbot.waitUntil(lambda: services.idle))
        show(qtbot, window)
        for name, waiting in (("health", "3"), ("sync", "1.234")):
            window.rail.set_badge(name, waiting, "")
            button = window.rail._buttons[name]
            assert button.sizeHint().width() <= button.width(), button.text()
            # Otherwise Windows makes every word wider than it was laid out for.
            assert button.font().hintingPreference() is QFont.HintingPreference.PreferVerticalHinting
    finally:
        language.use(language.VIETNAMESE)
