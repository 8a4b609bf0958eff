"""Cần xử lý: what stands there, done by keys in the real window, and what it says when there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QTableView
from pytestqt.qtbot import QtBot

from desktop.domain.attention import GROUPS
from desktop.domain.catalogue_layers import ProcedureEdit
from desktop.domain.deadlines import Limit, Unit
from desktop.store.users import Role, User
from desktop.ui import theme
from desktop.ui.attention.page import AttentionPage
from desktop.ui.attention.words import group_word
from desktop.ui.dossier.page import DossierPage
from desktop.ui.main_window import MainWindow
from desktop.ui.today.page import TodayPage
from desktop.usecases.edit_procedure import EditProcedure, edit_procedure
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.list_attention import ListAttention, list_attention
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.settle_refusal import SettleRefusal, settle_refusal
from tests.support import words
from tests.ui.admin import MakeCounter, idle
from tests.ui.faults import cut_texts, nameless
from tests.ui.services_for_pages import Counter, Seeds, focused, press, push, said, says, slow_reader

LEADER = User("ld", "Lê Văn Thành", Role.LEADER)


def mixed(seeds: Seeds) -> dict[str, str]:
    """One dossier of most kinds. It is Monday, 23 November 2026; the 24th is a day off."""
    made = {}
    officer, seeds.store.user = seeds.store.user, LEADER
    lapse = Limit(3, Unit.WORKING_DAY, lapse=5)
    seeds.do("2026-11-09 07:40", edit_procedure, EditProcedure("1.001193", ProcedureEdit(limit=lapse)))
    seeds.store.user = officer
    made["late"] = seeds.receive("2026-11-09 08:00", 1)
    made["unfetched"] = seeds.settled("2026-11-10 08:00", "2026-11-12 09:00", 2)
    made["lapse"] = seeds.receive("2026-11-17 08:00", 3, "1.001193")
    seeds.do("2026-11-17 08:20", forward_dossier, ForwardDossier(made["lapse"], "Tư pháp"))
    seeds.do("2026-11-17 09:00", request_supplement, RequestSupplement(made["lapse"], "Thiếu giấy chứng sinh"))
    made["last_day"] = seeds.receive("2026-11-19 08:00", 4)
    for code, person in (("malformed", 5), ("stale", 6)):
        made[code] = seeds.receive("2026-11-23 08:00", person)
        seeds.do("2026-11-23 08:10", forward_dossier, ForwardDossier(made[code], "Tư pháp"))
        with seeds.store.write() as work:
            waiting = words.waiting(work.journal)
            last = waiting.pop()
            work.settle([*words.accepted(waiting), words.answer(last, "refused", code=code)])
    return made


def nothing(_seeds: Seeds) -> dict[str, str]:
    return {}


def shown(qtbot: QtBot, counter: Counter, start: str = "attention") -> tuple[MainWindow, AttentionPage]:
    window = counter.shown(qtbot, start)
    idle(qtbot, counter)
    if start != "attention":
        press(Qt.Key.Key_F8)
    page = window.page
    assert isinstance(page, AttentionPage)
    qtbot.waitUntil(lambda: page._listed is not None)
    idle(qtbot, counter)
    return window, page


def lines(page: AttentionPage) -> list[str]:
    """The first column, as a screen reader says it."""
    model = page.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_everything_stands_there_in_order(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(fill=mixed)
    _, page = shown(qtbot, counter, "today")
    assert page.list.hasFocus()
    assert [line.split(",")[0] for line in lines(page)] == [
        "Bản ghi chưa đúng dạng",
        "Máy khác đã ghi trước",
        "Quá hạn 7 ngày",
        "Hạn bổ sung 25/11",
        "Hẹn 25/11",
        "Có kết quả 11 ngày",
    ]
    names = [button.accessibleName() for button in page.groups._buttons]
    assert names == [
        "Mọi việc: 6", "Tỉnh từ chối: 1", "Hai máy cùng sửa: 1", "Chưa đọc được: 0", "Tệp, trang quét: 0",
        "Cần xin lỗi: 2", "Hết hạn bổ sung: 1", "Chưa đến nhận: 1",
        "Giấy tờ sắp hết hạn: 0",
    ]  # fmt: skip
    assert says(page, "Tỉnh chưa nhận 1 bản ghi: bản ghi chưa đúng dạng")


def test_arrows_enter_and_escape(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(fill=mixed)
    window, page = shown(qtbot, counter)
    for _ in range(2):
        press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: says(page, "Phải xin lỗi và đề nghị gia hạn"))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, DossierPage))
    idle(qtbot, counter)
    assert says(window.page, "Võ Minh Trí")
    press(Qt.Key.Key_F8)
    idle(qtbot, counter)
    qtbot.waitUntil(page.list.hasFocus)
    assert page.list.currentIndex().row() == 2, "the line that was left is selected still"


def test_letting_it_go_on_takes_the_line_away(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(fill=mixed)
    window, page = shown(qtbot, counter)
    button = window.rail._buttons["attention"]
    qtbot.waitUntil(lambda: button.accessibleName() == "Cần xử lý, 4 việc chờ bạn")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(lines(page)) == 5)
    idle(qtbot, counter)
    assert lines(page)[0] == "Máy khác đã ghi trước"
    assert page.list.hasFocus()
    assert page.list.currentIndex().row() == 0
    push(qtbot, page, page.act.text())
    qtbot.waitUntil(lambda: len(lines(page)) == 4)
    qtbot.waitUntil(page.list.hasFocus)
    qtbot.waitUntil(lambda: button.accessibleName() == "Cần xử lý, 2 việc chờ bạn")
    found = counter.read(list_attention, ListAttention())
    assert not {"refused", "conflict"} & {one.kind for one in found.found}


def test_groups_by_arrows(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(fill=mixed)
    _, page = shown(qtbot, counter)
    page.groups.take_focus()
    for count in (1, 1, 0, 0, 2, 1, 1):
        press(Qt.Key.Key_Down)
        idle(qtbot, counter)
        assert len(lines(page)) == count
        assert says(page, "Nhóm này không có việc nào") == (count == 0)
    press(Qt.Key.Key_Escape)
    idle(qtbot, counter)
    assert page.groups.current == "all"
    assert page.list.hasFocus()


def test_kind_words_where_there_is_nothing(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(fill=nothing)
    window, page = shown(qtbot, counter)
    assert says(page, "Không có việc nào đang chờ bạn")
    assert says(page, "Tỉnh không từ chối gì"), "what still waits to be sent is not told to have come"
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_Return)
    assert window.page is page
    assert window.rail._buttons["attention"].accessibleName() == "Cần xử lý"
    assert cut_texts(page) == []


def late_only(seeds: Seeds) -> dict[str, str]:
    return {"late": seeds.receive("2026-11-09 08:00", 1)}


def pressed_at_once(qtbot: QtBot, counter: Counter, *keys: Qt.Key) -> tuple[Counter, MainWindow]:
    """Keys on Hôm nay, all of them before anything more is read."""
    window = counter.shown(qtbot, "today")
    idle(qtbot, counter)
    with slow_reader(counter):
        for one in keys:
            press(one)
    return counter, window


def test_the_key_pressed_before_the_list_has_come_acts_when_it_has(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter, window = pressed_at_once(qtbot, make_counter(fill=late_only), Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F5)
    idle(qtbot, counter)
    assert window.page.name == "today", "who has gone on is not called back"
    with slow_reader(counter):
        press(Qt.Key.Key_F3)
        window.open_dossier(counter.made["late"])
        press(Qt.Key.Key_F9)
        assert isinstance(window.page, DossierPage)
        assert not window.page._panel.step
    qtbot.waitUntil(lambda: isinstance(window.page, DossierPage) and window.page._panel.step == "extend")


def test_f8_and_f9_at_once_open_what_stands_first(qtbot: QtBot, make_counter: MakeCounter) -> None:
    _, window = pressed_at_once(qtbot, make_counter(fill=late_only), Qt.Key.Key_F8, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: isinstance(window.page, DossierPage))


def test_what_nobody_has_seen_is_not_let_go_on(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter, window = pressed_at_once(qtbot, make_counter(fill=mixed), Qt.Key.Key_F8, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(window.toasts, "xem việc đang chọn rồi bấm F9"))
    idle(qtbot, counter)
    page = window.page
    assert isinstance(page, AttentionPage)
    assert len(lines(page)) == 6


def test_a_key_that_can_do_nothing_says_why(qtbot: QtBot, make_counter: MakeCounter) -> None:
    """On every page: whoever presses F9 sees something happen, or reads why not."""
    counter = make_counter(User("qt", "Nguyễn Quốc Bảo", Role.ADMINISTRATOR), fill=nothing)
    window, page = shown(qtbot, counter)
    expected = {
        "attention": "Không có việc nào ở đây",
        "handover": "Chưa chọn kết quả để trả",
        "worklist": "Chưa chọn hồ sơ nào",
        "papers": "Chưa chọn giấy tờ nào",
    }
    for name, why in expected.items():
        window.go(name)
        idle(qtbot, counter)
        press(Qt.Key.Key_F9)
        qtbot.waitUntil(partial(says, window.toasts, why))
    window.open_section("fee_account")
    idle(qtbot, counter)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(window.toasts, "“Lưu” chưa làm được lúc này"))


def test_what_happens_meanwhile_is_shown(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(fill=mixed)
    _, page = shown(qtbot, counter)
    for _ in range(2):
        press(Qt.Key.Key_Down)
    counter.services.runner.run(settle_refusal, SettleRefusal(counter.made["malformed"]))
    qtbot.waitUntil(lambda: len(lines(page)) == 5)
    idle(qtbot, counter)
    assert page.list.currentIndex().row() == 1
    assert lines(page)[1].startswith("Quá hạn"), "the selection stays with its line"


def test_somebody_who_may_not_is_told(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(User("qt", "Nguyễn Quốc Bảo", Role.ADMINISTRATOR), fill=mixed)
    _, page = shown(qtbot, counter)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: any("không có quyền" in line for line in said(page)))
    assert len(lines(page)) == 6


def test_today_leads_here_and_says_nothing_twice(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(fill=mixed)
    window = counter.shown(qtbot, "today")
    idle(qtbot, counter)
    page = window.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: says(page, "3 việc chờ bạn xem"))
    note = next(line._errand.note for line in page._lines if line._errand.page == "attention")
    assert note == "Tỉnh từ chối 1, hai máy cùng sửa 1, hết hạn bổ sung 1"
    line = next(one for one in page._lines if one._errand.page == "attention")
    push(qtbot, line, "Xem: 3 việc chờ bạn xem, " + note)
    qtbot.waitUntil(lambda: isinstance(window.page, AttentionPage))


def test_a_long_list_has_no_widget_a_row(qtbot: QtBot, make_counter: MakeCounter) -> None:
    def many(seeds: Seeds) -> None:
        for number in range(120):
            seeds.receive("2026-11-09 08:00", number)

    counter = make_counter(fill=many)
    _, page = shown(qtbot, counter)
    assert len(lines(page)) == 120
    assert len(page.list.viewport().children()) < 10
    press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_PageDown)
    assert page.list.currentIndex().row() > 5


@pytest.mark.parametrize(
    ("scheme", "scale", "size"),
    [
        ("light", 1.0, (1366, 768)),
        ("light", 1.5, (1366, 768)),
        ("contrast-dark", 1.5, (1366, 768)),
        ("contrast-light", 2.0, (1366, 768)),
        ("light", 1.0, (800, 560)),
    ],
)
@pytest.mark.parametrize("fill", [mixed, nothing])
def test_nothing_is_cut_or_nameless(
    qtbot: QtBot,
    make_counter: MakeCounter,
    scheme: str,
    scale: float,
    size: tuple[int, int],
    fill: Callable[[Seeds], dict[str, str]],
) -> None:
    theme.use(scheme, scale)
    counter = make_counter(fill=fill)
    window, page = shown(qtbot, counter)
    window.resize(*size)
    rows = page.list.model().rowCount()
    for row in range(max(rows, 1)):
        if rows:
            page.list.selectRow(row)
        qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=3000)
    assert (window.width(), window.height()) == size
    assert nameless(window) == []


def test_the_narrow_form_has_the_groups_in_a_list(qtbot: QtBot, make_counter: MakeCounter) -> None:
    theme.use("light", 1.5)
    counter = make_counter(fill=mixed)
    _, page = shown(qtbot, counter)
    combo = page.groups.findChild(QComboBox)
    assert combo is not None
    assert combo.isVisible()
    assert combo.currentText() == "Mọi việc (6)"
    combo.setFocus()
    press(Qt.Key.Key_Down)
    idle(qtbot, counter)
    assert lines(page) == ["Bản ghi chưa đúng dạng"]


def test_every_group_has_words() -> None:
    assert len({group_word(name) for name in GROUPS}) == len(GROUPS)


def test_tab_goes_from_groups_to_lines_to_the_way_on(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(fill=mixed)
    _, page = shown(qtbot, counter)
    page.groups.take_focus()
    seen = []
    for _ in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(type(focus).__name__ if isinstance(focus, QTableView) else getattr(focus, "text", str)())
        press(Qt.Key.Key_Tab)
    assert seen == ["Mọi việc", "QTableView", "Đã xem, theo bản của tỉnh", "Mở hồ sơ"]
    assert focused() is not None
