"""Trả kết quả: by scan, by number, by card, by list; to whom, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.dossier import Dossier, Status
from desktop.domain.identity_card import CardScan
from desktop.domain.numbers import short_number
from desktop.store.errors import StoreDamaged
from desktop.store.view import View
from desktop.ui import theme
from desktop.ui.handover.page import ReturnPage
from desktop.usecases.view_dossier import view_dossier
from tests.ui.services_for_pages import (
    NAMES,
    Counter,
    Seeds,
    faults,
    focused,
    nameless,
    press,
    push,
    said,
    says,
    slow_reader,
    type_in,
)


def results(seeds: Seeds) -> dict[str, str]:
    """Results that wait: early, on time, late; one by post; and a dossier that is not ready."""
    made = {
        "early": seeds.settled("2026-11-18 08:00", "2026-11-19 10:00", 0),
        "on_time": seeds.settled("2026-11-18 08:10", "2026-11-23 09:00", 1),
        "late": seeds.settled("2026-11-10 08:00", "2026-11-16 09:00", 2),
        "post": seeds.settled("2026-11-18 08:20", "2026-11-20 09:00", 3, return_by="post"),
        "second": seeds.settled("2026-11-19 08:20", "2026-11-20 09:00", 0, "1.001612"),
    }
    made["open"] = seeds.receive("2026-11-23 08:00", 4)
    return made


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    made = Counter(tmp_path, results)
    yield made
    made.close()


def shown(qtbot: QtBot, counter: Counter) -> ReturnPage:
    window = counter.shown(qtbot, "handover")
    page = window.page
    assert isinstance(page, ReturnPage)
    qtbot.waitUntil(lambda: says(page, "5 hồ sơ") and page.line.hasFocus())
    return page


def dossier(counter: Counter, name: str) -> Dossier:
    found: Dossier = counter.read(view_dossier, counter.made[name]).dossier
    return found


def until_shown(qtbot: QtBot, page: ReturnPage, dossier_id: str) -> None:
    qtbot.waitUntil(lambda: page.desk.dossier == dossier_id and page.desk.act.isVisible())


@pytest.mark.parametrize(("name", "word"), [("early", "Trước hạn"), ("on_time", "Đúng hạn"), ("late", "Quá hạn")])
def test_a_scanned_slip_is_handed_over_with_one_key(qtbot: QtBot, counter: Counter, name: str, word: str) -> None:
    page = shown(qtbot, counter)
    number = dossier(counter, name).number
    page.window().take_number(number)  # type: ignore[attr-defined]
    until_shown(qtbot, page, counter.made[name])
    assert says(page.desk, word)
    assert says(page.desk, number)
    qtbot.waitUntil(page.desk.act.hasFocus)
    with qtbot.waitSignal(page.notify) as told:
        press(Qt.Key.Key_F9)
    assert told.args is not None
    assert told.args[0] == "ok"
    assert short_number(number) in told.args[1]
    assert dossier(counter, name).status is Status.RETURNED
    qtbot.waitUntil(lambda: says(page, "4 hồ sơ") and page.line.hasFocus())
    # Nothing is chosen now: the key does nothing to the next one.
    press(Qt.Key.Key_F9)
    assert says(page, "Chưa chọn kết quả")


def test_a_typed_number_is_found(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.line.setText(dossier(counter, "late").number)
    press(Qt.Key.Key_Return)
    until_shown(qtbot, page, counter.made["late"])
    assert says(page, "Vừa quét giấy hẹn")


def test_a_name_narrows_the_list_and_enter_takes_the_only_one(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    type_in(qtbot, "vo minh")
    qtbot.waitUntil(lambda: page.list.model().rowCount() == 1)
    press(Qt.Key.Key_Return)
    until_shown(qtbot, page, counter.made["on_time"])
    assert says(page.desk, NAMES[1])


def test_enter_goes_to_the_first_of_several_and_on_to_its_button(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    who = dossier(counter, "early").applicant.name
    type_in(qtbot, who)
    # At once: the list is still the one of everybody.
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.model().rowCount() == 2 and page.desk.dossier != "")
    assert page.list.hasFocus()
    assert says(page.desk, who)
    press(Qt.Key.Key_Return)
    assert page.desk.act.hasFocus()


def test_arrow_keys_choose_from_the_list(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(page.list.hasFocus)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.desk.dossier != "")
    chosen = page.desk.dossier
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.desk.dossier not in {"", chosen})


def test_a_card_selects_what_waits_for_its_holder(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    holder = dossier(counter, "early").applicant
    assert page.accept_card(CardScan(holder.id_number, name=holder.name))
    until_shown(qtbot, page, counter.made["early"])
    assert says(page, f"Vừa quét thẻ của {holder.name}: 2 kết quả chờ trả")
    qtbot.waitUntil(lambda: says(page.desk, "Thẻ căn cước vừa quét khớp với người nộp"))


def test_a_card_of_somebody_else_asks_for_the_authorisation(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.accept_number(dossier(counter, "late").number)
    until_shown(qtbot, page, counter.made["late"])
    page.accept_card(CardScan("087185999999", name="Nguyễn Văn Lạ"))
    qtbot.waitUntil(lambda: says(page.desk, "không phải người nộp"))
    assert page.desk.authorised.text() == "Nguyễn Văn Lạ"
    with qtbot.waitSignal(page.notify):
        press(Qt.Key.Key_F9)
    timeline = counter.read(view_dossier, counter.made["late"]).timeline
    assert timeline[0].facts == {"by": "desk", "receiver": "Nguyễn Văn Lạ"}


@pytest.mark.parametrize("by_key", [True, False])
def test_what_stands_there_is_not_handed_over_while_another_is_being_opened(
    qtbot: QtBot, counter: Counter, by_key: bool
) -> None:
    page = shown(qtbot, counter)
    page.accept_number(dossier(counter, "late").number)
    until_shown(qtbot, page, counter.made["late"])
    number = dossier(counter, "on_time").number
    with slow_reader(counter), qtbot.waitSignal(page.notify) as told:
        page.accept_number(number)
        press(Qt.Key.Key_F9) if by_key else page.desk.act.click()
    assert "Đang mở kết quả vừa chọn" in told.args[1]
    until_shown(qtbot, page, counter.made["on_time"])
    assert [dossier(counter, name).status for name in ("late", "on_time")] == [Status.SETTLED] * 2
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: dossier(counter, "on_time").status is Status.RETURNED)


def test_what_could_not_be_opened_shuts_nothing(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.accept_number(dossier(counter, "late").number)
    until_shown(qtbot, page, counter.made["late"])
    page._look_for("find", lambda _: None, broken, "")
    qtbot.waitUntil(lambda: not page.desk.awaited)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: dossier(counter, "late").status is Status.RETURNED)


def broken(_view: View, _about: str) -> None:
    raise StoreDamaged(file="motcua.db")


def test_an_authorised_person_must_be_named(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.accept_number(dossier(counter, "late").number)
    until_shown(qtbot, page, counter.made["late"])
    push(qtbot, page, "Người được ủy quyền")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page.desk, "Ghi họ và tên người được ủy quyền"))
    assert dossier(counter, "late").status is Status.SETTLED
    qtbot.waitUntil(page.desk.authorised.hasFocus)
    type_in(qtbot, "Trần Văn Ủy")
    with qtbot.waitSignal(page.notify):
        press(Qt.Key.Key_F9)
    timeline = counter.read(view_dossier, counter.made["late"]).timeline
    assert timeline[0].facts["receiver"] == "Trần Văn Ủy"


def test_the_way_asked_for_at_reception_is_proposed(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.accept_number(dossier(counter, "post").number)
    until_shown(qtbot, page, counter.made["post"])
    assert says(page.desk, "Gửi đến")
    assert says(page.desk, dossier(counter, "post").applicant.address), "what stands on the envelope"
    with qtbot.waitSignal(page.notify):
        press(Qt.Key.Key_F9)
    assert counter.read(view_dossier, counter.made["post"]).timeline[0].facts["by"] == "post"


def test_a_dossier_without_a_result_is_not_handed_over(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.accept_number(dossier(counter, "open").number)
    qtbot.waitUntil(lambda: says(page, "chưa có kết quả để trả"))
    press(Qt.Key.Key_F9)
    assert dossier(counter, "open").status is Status.RECEIVED
    with qtbot.waitSignal(page.open_dossier) as asked:
        push(qtbot, page, "Mở hồ sơ")
    assert asked.args == [counter.made["open"]]


def test_an_unknown_number_and_an_unknown_card_say_so(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.accept_number("H20.126.05-261123-9999")
    qtbot.waitUntil(lambda: says(page, "Chưa có hồ sơ H20.126.05-261123-9999 trên máy này"))
    page.accept_card(CardScan("087185999999", name="Nguyễn Văn Lạ"))
    qtbot.waitUntil(lambda: says(page, "Không có kết quả nào chờ trả cho Nguyễn Văn Lạ"))
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not says(page, "Nguyễn Văn Lạ"))


def test_waiting_is_counted_in_working_days(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    model = page.list.model()
    ages = {model.index(i, 0).data(): model.index(i, 3).data() for i in range(model.rowCount())}
    assert ages[short_number(dossier(counter, "on_time").number)] == "hôm nay"
    assert ages[short_number(dossier(counter, "post").number)] == "1 ngày"
    assert ages[short_number(dossier(counter, "late").number)] == "5 ngày"


def test_nothing_is_cut_and_everything_has_a_name(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    window = page.window()
    qtbot.waitUntil(lambda: faults(window) == [])
    page.accept_number(dossier(counter, "late").number)
    until_shown(qtbot, page, counter.made["late"])
    push(qtbot, page, "Người được ủy quyền")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: faults(window) == [])
    assert nameless(page) == []
    assert page._sides.horizontalScrollBar().maximum() == 0
    assert (window.width(), window.height()) == (1366, 768)
    assert focused() is not None


def test_in_a_narrow_window_what_is_done_stays_in_view(qtbot: QtBot, counter: Counter) -> None:
    """Text of 150 % in a window of a common screen: the button of F9 is not below the edge."""
    theme.use("light", 1.5)
    page = shown(qtbot, counter)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(page.desk.act.isVisible)
    act = page.desk.act
    assert not page.desk.isAncestorOf(act)
    assert page.rect().contains(QRect(act.mapTo(page, QPoint(0, 0)), act.size()))
    assert faults(page.window()) == []
    act.setFocus()
    page.window().resize(1920, 1080)
    qtbot.waitUntil(lambda: page.desk.isAncestorOf(act))
    assert act.hasFocus(), "another shape takes the focus from nobody"
    page.window().resize(1366, 768)
    qtbot.waitUntil(lambda: not page.desk.isAncestorOf(act))
    before = page.desk.dossier
    with qtbot.waitSignal(page.notify):
        press(Qt.Key.Key_F9)
    assert counter.read(view_dossier, before).dossier.status is Status.RETURNED
    qtbot.waitUntil(lambda: not act.isVisible())


# ---- what people thought of it


def handed_over(qtbot: QtBot, counter: Counter, name: str) -> ReturnPage:
    page = shown(qtbot, counter)
    page.accept_number(dossier(counter, name).number)
    until_shown(qtbot, page, counter.made[name])
    with qtbot.waitSignal(page.notify):
        press(Qt.Key.Key_F9)
    qtbot.waitUntil(page.line.hasFocus)
    return page


def rating(counter: Counter, name: str) -> tuple[int, tuple[str, ...]]:
    found = dossier(counter, name).rating
    return (found.score, found.reasons) if found else (0, ())


def test_whoever_was_handed_a_result_is_asked_and_answers_with_one_key(qtbot: QtBot, counter: Counter) -> None:
    page = handed_over(qtbot, counter, "early")
    qtbot.waitUntil(lambda: says(page, "Mời đánh giá"))
    press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.rating.isVisible)
    qtbot.waitUntil(lambda: says(page.rating, "Ông/bà có hài lòng"))
    assert dossier(counter, "early").applicant.name not in " ".join(said(page)), "the next one in the line reads it too"
    assert nameless(page.rating) == []
    type_in(qtbot, "2")
    qtbot.waitUntil(lambda: rating(counter, "early") == (2, ()))
    qtbot.waitUntil(lambda: says(page.rating, "Cảm ơn ông/bà"))
    qtbot.waitUntil(page.line.hasFocus, timeout=5000)
    assert not page.rating.isVisible()
    press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert not page.rating.isVisible(), "asked once"


def test_whoever_is_not_content_says_why(qtbot: QtBot, counter: Counter) -> None:
    page = handed_over(qtbot, counter, "late")
    press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.rating.isVisible)
    type_in(qtbot, "3")
    qtbot.waitUntil(lambda: says(page.rating, "Điều gì làm ông/bà chưa hài lòng?"))
    type_in(qtbot, "2")
    type_in(qtbot, "5")
    type_in(qtbot, "5")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: rating(counter, "late") == (1, ("Trả kết quả chậm",)))


@pytest.mark.parametrize("how", ["esc", "slip", "card", "page"])
def test_the_question_goes_away_and_nothing_is_recorded(qtbot: QtBot, counter: Counter, how: str) -> None:
    page = handed_over(qtbot, counter, "early")
    press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.rating.isVisible)
    if how == "esc":
        press(Qt.Key.Key_Escape)
        qtbot.waitUntil(page.line.hasFocus)
    elif how == "slip":
        page.window().take_number(dossier(counter, "late").number)  # type: ignore[attr-defined]
        until_shown(qtbot, page, counter.made["late"])
    elif how == "card":
        assert page.accept_card(CardScan("087185999999", name="Nguyễn Văn Lạ"))
        qtbot.waitUntil(lambda: says(page, "Không có kết quả nào chờ trả cho Nguyễn Văn Lạ."))
    else:
        press(Qt.Key.Key_F5)
        press(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: not page.rating.isVisible())
    assert rating(counter, "early") == (0, ())


def test_nobody_rates_the_dossier_of_whoever_was_here_before(qtbot: QtBot, counter: Counter) -> None:
    page = handed_over(qtbot, counter, "early")
    qtbot.waitUntil(lambda: says(page, "Mời đánh giá"))
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.desk.dossier != "")
    assert not says(page, "Mời đánh giá")
    press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert not page.rating.isVisible()
