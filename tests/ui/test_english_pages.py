"""Every page in English: no Vietnamese but names, places, procedures and papers; nothing cut at 100 and 150 %."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.exceptions import TimeoutError as NotInTime
from pytestqt.qtbot import QtBot

from desktop.ui import language, text, theme
from desktop.ui.admin.calendar.section import CalendarSection
from desktop.ui.admin.catalogue.section import CatalogueSection
from desktop.ui.admin.page import AdminPage
from desktop.ui.admin.people import PeopleSection
from desktop.ui.admin.recovery import RecoverySection
from desktop.ui.dossier import step_forms
from desktop.ui.dossier.page import DossierPage
from desktop.ui.handover.page import ReturnPage
from desktop.ui.health.page import HealthPage
from desktop.ui.help.page import HelpPage
from desktop.ui.intake.page import IntakePage
from desktop.ui.keys import table
from desktop.ui.main_window import MainWindow
from desktop.ui.sign_in.first_run_page import FirstRunPage
from desktop.ui.sign_in.page import SignInPage
from desktop.ui.sign_in.recovery_page import RecoveryPage
from desktop.ui.sign_in.repair_page import RepairPage
from desktop.ui.worklist.page import WorklistPage
from tests.ui.admin import BOSS, MakeCounter
from tests.ui.counter import CARD, CARD_SPLIT, burst, show
from tests.ui.dossier_states import one_of_each
from tests.ui.english import is_source, made_of_data, shown, untranslated, vietnamese
from tests.ui.faults import cut_texts, nameless
from tests.ui.services_for_pages import Counter, focused, sixty
from tests.ui.test_sign_in import CENTRE, PEOPLE

pytestmark = pytest.mark.usefixtures("english")
Look = Callable[..., None]
SCALES = pytest.mark.parametrize("scale", [1.0, 1.5])


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    language.use(language.ENGLISH)
    yield
    language.use(language.VIETNAMESE)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Everything that our own code paints, for charts, calendars and cells are no widgets."""
    seen: set[str] = set()
    draw: Callable[..., Any] = QPainter.drawText

    def note(painter: QPainter, *arguments: Any) -> Any:
        seen.update(a for a in arguments if isinstance(a, str))
        return draw(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", note)
    return seen


@pytest.fixture
def look(qtbot: QtBot, painted: set[str]) -> Look:
    """Looks at a window as it is now, but for texts that stay Vietnamese wherever they are shown."""

    def at(window: QWidget, but: Iterable[str] = ()) -> None:
        with contextlib.suppress(NotInTime):
            qtbot.waitUntil(lambda: cut_texts(window) == [], timeout=1000)
        assert cut_texts(window) == []
        painted.clear()
        window.grab()
        assert untranslated((shown(window) | painted) - {*but}) == []
        assert nameless(window) == []

    return at


def idle(qtbot: QtBot, counter: Counter) -> None:
    qtbot.waitUntil(lambda: not counter.services.runner.busy, timeout=20_000)


def opened(qtbot: QtBot, counter: Counter, page: str, scale: float) -> MainWindow:
    theme.use("light", scale)
    window = counter.shown(qtbot, page)
    idle(qtbot, counter)
    return window


@SCALES
@pytest.mark.parametrize("page", ["today", "worklist", "handover", "summary", "sync", "attention"])
def test_a_page_with_dossiers(qtbot: QtBot, make_counter: MakeCounter, look: Look, page: str, scale: float) -> None:
    counter = make_counter(None, sixty)
    window = opened(qtbot, counter, page, scale)
    if page == "worklist":
        assert isinstance(window.page, WorklistPage)
        qtbot.waitUntil(lambda: isinstance(window.page, WorklistPage) and window.page.list.chosen is not None)
    if page == "handover":
        assert isinstance(window.page, ReturnPage)
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    idle(qtbot, counter)
    look(window)
    if page in {"today", "summary", "sync"}:
        areas = [area for area in window.page.findChildren(QScrollArea) if area.isVisible()]
        whole = max(areas, key=lambda area: area.height())
        assert whole.horizontalScrollBar().maximum() == 0, "the page moves sideways"


@SCALES
@pytest.mark.parametrize("page", ["today", "worklist", "handover", "summary", "sync", "attention"])
def test_a_page_without_dossiers(qtbot: QtBot, make_counter: MakeCounter, look: Look, page: str, scale: float) -> None:
    look(opened(qtbot, make_counter(), page, scale))


@SCALES
@pytest.mark.parametrize("card", ["", CARD, CARD_SPLIT], ids=["empty", "card", "split"])
def test_intake(qtbot: QtBot, make_counter: MakeCounter, look: Look, card: str, scale: float) -> None:
    counter = make_counter()
    window = opened(qtbot, counter, "intake", scale)
    page = window.page
    assert isinstance(page, IntakePage)
    qtbot.waitUntil(lambda: page.two.search.model.rowCount() > 0)
    if card:
        burst(card)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is page.two.search.edit)
        idle(qtbot, counter)
        look(window)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        idle(qtbot, counter)
        look(window)
        QTest.keyClick(window, Qt.Key.Key_F1)
        idle(qtbot, counter)
    look(window)


@SCALES
def test_the_health_of_the_machine(qtbot: QtBot, make_counter: MakeCounter, look: Look, scale: float) -> None:
    counter = make_counter(BOSS, sixty)
    window = opened(qtbot, counter, "health", scale)
    page = window.page
    assert isinstance(page, HealthPage)

    def seen(*acts: QPushButton) -> None:
        for act in acts:
            act.click()
            qtbot.waitUntil(lambda: not page._busy and not counter.services.runner.busy, timeout=20_000)
            look(window)

    qtbot.waitUntil(lambda: bool(page.acts))
    look(window)
    seen(page.rehearse, page.rehearse, page.acts["backup"])
    seen(page.acts["store"])
    (area,) = (one for one in page.findChildren(QScrollArea) if one.isVisible())
    assert area.horizontalScrollBar().maximum() == 0, "the page moves sideways"
    page.copy.click()
    report = QGuiApplication.clipboard().text()
    assert "Disk: Enough space" in report
    assert untranslated(set(report.splitlines())) == []


@SCALES
def test_the_help_says_that_it_is_vietnamese(qtbot: QtBot, make_counter: MakeCounter, look: Look, scale: float) -> None:
    window = opened(qtbot, make_counter(), "help", scale)
    page = window.page
    assert isinstance(page, HelpPage)
    qtbot.waitUntil(lambda: page.list.count() > 0)
    chapters = [page.list.item(n).text() for n in range(page.list.count())]
    look(window, chapters)
    assert page.language.isVisible()
    assert page.language.text() == "The handbook is in Vietnamese."
    page.show_chapter("phim-tat")
    assert "Number of copies of the chosen paper" in page.reader.toPlainText()
    keys = table()
    assert untranslated({cell.strip() for line in keys.splitlines() for cell in line.split("|")}) == []
    page.field.setText("zzzz")
    look(window)


@SCALES
@pytest.mark.parametrize("state", ["received", "work", "papers", "money", "ready", "late"])
def test_a_dossier_and_its_steps(qtbot: QtBot, make_counter: MakeCounter, look: Look, state: str, scale: float) -> None:
    counter = make_counter(None, one_of_each)
    window = opened(qtbot, counter, "worklist", scale)
    window.open_dossier(counter.made[state])
    page = window.page
    assert isinstance(page, DossierPage)
    qtbot.waitUntil(lambda: page._shown is not None)
    idle(qtbot, counter)
    look(window)
    assert page._shown is not None
    steps = step_forms.allowed(page._shown.detail.dossier)
    assert steps
    for step in steps:
        page.open_step(step)
        look(window)


@SCALES
def test_administration(qtbot: QtBot, make_counter: MakeCounter, look: Look, scale: float) -> None:
    counter = make_counter(BOSS)
    window = opened(qtbot, counter, "admin", scale)
    page = window.page
    assert isinstance(page, AdminPage)
    for number, section in enumerate(page.sections):
        page.list.choose(number)
        idle(qtbot, counter)
        look(window)
        if isinstance(section, PeopleSection | CalendarSection | RecoverySection):
            section.main_action()
            idle(qtbot, counter)
            look(window)
            section.escape()
        if isinstance(section, CatalogueSection):
            qtbot.waitUntil(lambda s=section: s.list.table.model().rowCount() > 50)  # type: ignore[misc]
            look(window)
            section.list.table.selectRow(0)
            section.list.opened.emit("1.004873")
            idle(qtbot, counter)
            qtbot.waitUntil(section.detail.isVisible)
            look(window)


def training_sign_in() -> SignInPage:
    page = SignInPage(PEOPLE, CENTRE, "")
    page.offer(exists=True, locked=False, new=False, training=True)
    return page


@SCALES
@pytest.mark.parametrize(
    "make",
    [
        lambda: SignInPage(PEOPLE, CENTRE, ""),
        training_sign_in,
        lambda: RepairPage(PEOPLE, "suong"),
        lambda: RecoveryPage(PEOPLE, "diem", sealed=False),
        lambda: RecoveryPage(PEOPLE, "diem", sealed=True),
        FirstRunPage,
    ],
    ids=["sign-in", "training", "repair", "recovery", "recovery-by-province", "first-run"],
)
def test_before_sign_in(qtbot: QtBot, look: Look, make: Callable[[], QWidget], scale: float) -> None:
    theme.use("light", scale)
    window = make()
    qtbot.addWidget(window)
    show(qtbot, window)
    look(window)


def test_dates_and_numbers() -> None:
    day = date(2026, 11, 27)
    assert (text.long_day(day), text.day(day), text.weekday(day)) == (
        "Friday, 27 November 2026",
        "27/11/2026",
        "Friday",
    )
    assert (text.amount(2000), text.number(2050), text.size(12_400_000)) == ("2,000 đ", "2,050", "12.4 MB")
    language.use(language.VIETNAMESE)
    assert (text.long_day(day), text.amount(2000)) == ("Thứ Sáu, 27/11/2026", "2.000 đ")


# ---------------------------------------------------------------- the look sees what it looks for


def test_vietnamese_is_told_from_english_and_from_money() -> None:
    assert all(vietnamese(word) for word in ("Hồ sơ", "xã", "đã", "Hướng dẫn", "lúc"))
    assert not any(vietnamese(word) for word in ("Dossiers", "10,000 đ", "2,000 đ/page", "Amount (đ)", "– · “x” 1’"))


def test_a_string_of_the_code_is_seen_even_where_data_hold_the_word() -> None:
    assert made_of_data("Hồ sơ")
    assert is_source("Hồ sơ")
    assert is_source("Mở hồ sơ H20.126")
    assert not made_of_data("Việc chưa từng có trong danh mục nào")
    assert made_of_data("Overdue: Trần Thị Mỹ Duyên")
    assert untranslated({"Hôm nay", "Today", "Xã Mỹ Thọ, tỉnh Đồng Tháp"}) == ["Hôm nay"]


def test_a_base_class_is_looked_up_by_its_own_name(qapp: QApplication) -> None:
    """Strings of a class that others inherit are kept under its name; lookups of heirs find them there."""

    class Heir(SignInPage):
        pass

    assert Heir([], "").tr("Đăng nhập") == "Sign in"
