"""Tiếp nhận by keys alone, over a real store: how few keys, what is named, what is never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.people import Applicant
from desktop.ui.intake.page import IntakePage
from desktop.ui.main_window import MainWindow
from desktop.usecases.load_drafts import load_drafts
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from desktop.usecases.recognise_person import recognise_person
from desktop.usecases.view_dossier import view_dossier
from tests.ui.counter import CARD, CARD_SPLIT, Counter, Keys, OpenPage, burst, typed_slowly
from tests.ui.faults import cut_texts, nameless
from tests.ui.services_for_pages import focused

PERSON = "087185000512"
CONTROL = Qt.KeyboardModifier.ControlModifier


def intake(window: MainWindow) -> IntakePage:
    page = window.page
    assert isinstance(page, IntakePage)
    return page


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenPage) -> IntakePage:
    opened = intake(open_window("intake"))
    qtbot.waitUntil(lambda: opened.two.search.model.rowCount() > 0)
    return opened


def scan(qtbot: QtBot, page: IntakePage, card: str = CARD) -> None:
    burst(card)
    qtbot.waitUntil(page.one.address_card.isVisible)


def choose(qtbot: QtBot, page: IntakePage, keys: Keys, typed: str, code: str) -> None:
    """Type until the procedure is found, press Enter, and wait for its checklist."""
    keys.type(typed)
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.two.procedure is not None and page.two.procedure.code == code)
    qtbot.waitUntil(page.three.area.isVisible)


def choose_again(page: IntakePage) -> None:
    """Back to the search, which is empty then."""
    page.two._change.click()


def save(qtbot: QtBot, page: IntakePage, keys: Keys, services: Counter) -> str:
    """F9, and the dossier whose slip is printed then."""
    before = len(services.printed)
    keys.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(services.printed) == before + 1)
    return services.printed[-1]


# ---- scanning and typing


def test_a_scan_fills_the_applicant_and_not_the_focused_field(qtbot: QtBot, page: IntakePage) -> None:
    page.one.email.setFocus()
    scan(qtbot, page)
    assert page.one.email.text() == ""
    assert page.one.id_number.text() == PERSON
    assert page.one.full_name.text() == "TRẦN THỊ MỸ DUYÊN"
    assert page.one.birth_date.text() == "14/06/1985"
    assert page.one.sex.currentText() == "Nữ"
    assert page.one.address.toPlainText() == "Ấp Mỹ Thạnh, Mỹ Xương, Cao Lãnh, Đồng Tháp"
    assert page.two.search.edit.hasFocus(), "the hand goes on to the procedure"


def test_typing_of_people_stays_where_it_is(qtbot: QtBot, page: IntakePage) -> None:
    page.one.id_number.setFocus()
    typed_slowly(qtbot, PERSON)
    qtbot.waitUntil(lambda: page.one.id_number.text() == PERSON)


def test_a_damaged_field_is_named_and_left_to_be_typed(qtbot: QtBot, page: IntakePage) -> None:
    burst("087185000512||NGUYEENX VAWN|14061985|Nữ|Ấp 1, xã Mỹ Thọ, tỉnh Đồng Tháp|12052021")
    qtbot.waitUntil(lambda: page.one.id_number.text() == PERSON)
    assert page.one.note("name") == "Thẻ không đọc được mục này, cần gõ"
    page.one.full_name.setFocus()
    Keys().type("lan")
    page.one.check()
    assert page.one.note("name") == ""


def test_what_does_not_fit_the_number_is_said_at_the_field(page: IntakePage) -> None:
    page.one.fill(Applicant(name="LÊ VĂN PHƯỚC", id_number=PERSON, birth_date="1990-01-02", sex="Nam"))
    assert page.one.note("birth_date") == page.one.note("sex") == "Khác với số định danh"


# ---- addresses


def test_a_certain_address_is_chosen_with_its_clause(qtbot: QtBot, page: IntakePage) -> None:
    scan(qtbot, page)
    assert page.one.applicant().commune == "30076"
    words = [w.text() for w in page.one.address_card.findChildren(type(page.three.date))]
    assert "Chắc chắn · khoản 26 Điều 1 NQ 1663/NQ-UBTVQH15" in words


def test_a_split_commune_is_chosen_by_one_key(qtbot: QtBot, page: IntakePage) -> None:
    scan(qtbot, page, CARD_SPLIT)
    assert page.one.applicant().commune == ""
    Keys().press(Qt.Key.Key_2, CONTROL)
    assert page.one.applicant().commune == "30088"


# ---- how few keys


def test_a_certified_copy_takes_at_most_8_keys(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "sao", "2.000815")
    keys.press("3")
    keys.press(Qt.Key.Key_T, CONTROL)
    dossier = save(qtbot, page, keys, services)
    print(f"2.000815: {keys.presses} keys")
    assert keys.presses <= 8
    received = services.ask(view_dossier, dossier).dossier.received
    assert received.copies == 3
    assert received.charge.vnd == 6000
    assert [paper.kind for paper in received.documents] == ["present"]


@pytest.mark.parametrize(
    ("typed", "code", "case", "limit"),
    [("khai sinh", "1.001193", True, 25), ("tinh trang", "1.004873", False, 25), ("huu tri", "1.014027", False, 25)],
)
def test_other_procedures_take_at_most_25_keys(
    qtbot: QtBot, page: IntakePage, services: Counter, typed: str, code: str, case: bool, limit: int
) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, typed, code)
    if case:
        assert page.two.case.hasFocus()
        keys.press(Qt.Key.Key_Down)
    while (line := page.two.checklist.first_undecided()) is not None:
        if not line.hasFocus():
            keys.press(Qt.Key.Key_F9)
        assert line.hasFocus(), "F9 goes to what is missing"
        keys.press(Qt.Key.Key_Space)
    dossier = save(qtbot, page, keys, services)
    print(f"{code}: {keys.presses} keys")
    assert keys.presses <= limit
    assert services.ask(view_dossier, dossier).dossier.received.procedure == code


def test_by_hand_with_nothing_but_keys(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    keys = Keys()
    assert page.one.id_number.hasFocus()
    keys.type(PERSON)
    qtbot.waitUntil(lambda: page.one.id_number.text() == PERSON)
    keys.press(Qt.Key.Key_Return)
    keys.type("14061985")
    qtbot.waitUntil(lambda: page.one.birth_date.text() == "14061985")
    keys.press(Qt.Key.Key_Return)
    assert page.one.birth_date.text() == "14/06/1985"
    keys.type("tran thi my duyen")
    keys.press(Qt.Key.Key_F6)
    assert page.two.search.edit.hasFocus()
    choose(qtbot, page, keys, "huu tri", "1.014027")
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_F6)
    assert page.three.save_button.hasFocus(), "nothing is missing: the next thing is to save"
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(services.printed) == 1)
    assert services.ask(recognise_person, PERSON)[0].name == "tran thi my duyen"


def test_space_goes_round_and_digits_count(qtbot: QtBot, page: IntakePage) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "huu tri", "1.014027")
    line = page.two.checklist.rows[0]
    assert line.hasFocus()
    states = []
    for _ in range(3):
        keys.press(Qt.Key.Key_Space)
        states.append(line.paper.state)
    assert states == ["submit", "present", ""]
    keys.press("2")
    qtbot.waitUntil(lambda: (line.paper.state, line.paper.originals) == ("submit", 2))
    keys.press(Qt.Key.Key_Down)
    rows = page.two.checklist.rows
    assert rows[1].hasFocus()
    rows[0].setFocus()
    keys.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert page.two.isAncestorOf(focused()), "the papers were made last and still stand in their place"
    rows[-1].setFocus()
    passed: list[str] = []
    while not page.three.isAncestorOf(focused()) and len(passed) < 6:
        keys.press(Qt.Key.Key_Tab)
        passed.append(focused().accessibleName())
    assert page.three.isAncestorOf(focused()), passed
    bar = page.two.area.verticalScrollBar()
    choose_again(page)
    choose(qtbot, page, keys, "khai tu", "1.000656")
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    choose_again(page)
    choose(qtbot, page, keys, "khai sinh", "1.001193")
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0, "papers of another procedure begin with the first"


# ---- what is missing, what is promised


def test_what_is_missing_is_named(qtbot: QtBot, page: IntakePage) -> None:
    assert page.three.missing.text() == "Còn thiếu: người nộp, thủ tục"
    assert not page.three.save_button.isEnabled()
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "khai sinh", "1.001193")
    papers = [line.paper.name for line in page.two.checklist.rows if line.required]
    assert page.three.missing.text() == f"Còn thiếu: trường hợp, {', '.join(papers)}"


def test_the_date_is_shown_with_its_reasons(qtbot: QtBot, page: IntakePage) -> None:
    scan(qtbot, page)
    choose(qtbot, page, Keys(), "tinh trang", "1.004873")
    assert page.three.date.text() == "Thứ Sáu, 27/11/2026"

    def words() -> set[str]:
        return {w.text() for w in page.three.findChildren(type(page.three.date)) if w.isVisible()}

    parts = {"ngày nhận, không tính", "nghỉ Ngày Văn hóa Việt Nam", "25–27/11", "3 ngày làm việc"}
    qtbot.waitUntil(lambda: parts <= words())
    assert page.three.fee.text() == "Chưa có mức phí của tỉnh"


def test_an_open_dossier_of_the_same_procedure_is_pointed_out(
    qtbot: QtBot, page: IntakePage, services: Counter
) -> None:
    person = Applicant(name="TRẦN THỊ MỸ DUYÊN", id_number=PERSON)
    earlier = services.do(receive_dossier, ReceiveDossier("1.014027", person))
    scan(qtbot, page)
    qtbot.waitUntil(lambda: len(page.one.earlier.rows) == 1)
    choose(qtbot, page, Keys(), "huu tri", "1.014027")
    assert page.two._warning.isVisible()
    with qtbot.waitSignal(page.open_dossier, timeout=1000) as opened:
        page.two._open_same()
    assert opened.args == [earlier.dossier]


def test_another_name_beside_a_known_number_is_pointed_out(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    services.do(receive_dossier, ReceiveDossier("1.014027", Applicant(name="TRẦN THỊ MỸ DUYÊN", id_number=PERSON)))
    keys = Keys()
    keys.type(PERSON)
    qtbot.waitUntil(lambda: len(page.one.earlier.rows) == 1)
    assert page.one.note("name") == "", "no name yet"
    page.one.full_name.setFocus()
    keys.type("tran thi my duyen")
    keys.press(Qt.Key.Key_Return)
    assert page.one.note("name") == "", "the same one, typed without accents"
    page.one.full_name.setFocus()
    page.one.full_name.selectAll()
    keys.type("Le Van Phuoc")
    keys.press(Qt.Key.Key_Return)
    assert page.one.note("name") == "Số này ở hồ sơ trước: TRẦN THỊ MỸ DUYÊN"
    page.one.id_number.setFocus()
    page.one.id_number.selectAll()
    keys.type("087085004321")
    qtbot.waitUntil(lambda: page.one.note("name") == "")


def test_a_value_that_cannot_be_kept_is_said_at_its_field(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "huu tri", "1.014027")
    keys.press(Qt.Key.Key_Space)
    page.one.id_number.setText("0871850")
    keys.press(Qt.Key.Key_F9)
    assert page.one.note("id_number") == "Cần 12 chữ số (số cũ: 9)"
    assert page.one.id_number.hasFocus()
    assert services.printed == []


# ---- saving


def test_a_double_f9_receives_once(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "sao", "2.000815")
    keys.press(Qt.Key.Key_T, CONTROL)
    keys.press(Qt.Key.Key_F9)
    keys.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(services.printed) == 1)
    keys.press(Qt.Key.Key_F9)
    assert len(services.ask(recognise_person, PERSON)) == 1


def test_the_same_form_saved_twice_is_one_dossier(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    scan(qtbot, page)
    choose(qtbot, page, Keys(), "sao", "2.000815")
    page.two.tick_required()
    page._collect()
    request = page.form.request(page.one.applicant())
    first, second = services.do(receive_dossier, request), services.do(receive_dossier, request)
    assert first.dossier == second.dossier


def test_after_saving_the_page_is_empty_and_ready(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "sao", "2.000815")
    keys.press(Qt.Key.Key_T, CONTROL)
    with qtbot.waitSignal(page.notify, timeout=2000) as told:
        keys.press(Qt.Key.Key_F9)
    assert told.args == ["ok", "Đã lưu 261123-2001, hẹn trả Thứ Hai, 23/11/2026, 17 giờ 00 phút"]
    assert page.form.empty
    assert page.one.id_number.hasFocus()
    assert services.ask(load_drafts) == []


def test_ctrl_enter_keeps_the_person_for_another_procedure(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "sao", "2.000815")
    keys.press(Qt.Key.Key_T, CONTROL)
    keys.press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(services.printed) == 1)
    assert page.one.id_number.text() == PERSON
    assert page.two.search.edit.hasFocus()
    choose(qtbot, page, keys, "huu tri", "1.014027")
    keys.press(Qt.Key.Key_T, CONTROL)
    save(qtbot, page, keys, services)
    assert len(services.ask(recognise_person, PERSON)) == 2


# ---- drafts


def test_a_draft_survives_a_new_page(qtbot: QtBot, page: IntakePage, open_window: OpenPage, services: Counter) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "huu tri", "1.014027")
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Nháp tự lưu 10:12" in page.foot.words.text(), timeout=4000)
    qtbot.waitUntil(lambda: services.ask(load_drafts)[0].data == page.form.packed(), timeout=4000)
    again = intake(open_window("intake"))
    qtbot.waitUntil(lambda: again.two.procedure is not None)
    assert again.one.full_name.text() == "TRẦN THỊ MỸ DUYÊN"
    assert again.two.checklist.rows[0].paper.state == "submit"
    assert again.form.key == page.form.key, "saving it is still the same save"
    words = [w.text() for w in again.findChildren(type(again.three.date))]
    assert "Đã lấy lại nháp lúc 10:12" in words


def test_locking_keeps_what_was_just_typed(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    scan(qtbot, page)
    Keys().press(Qt.Key.Key_L, CONTROL)
    assert services.locked == 1
    qtbot.waitUntil(lambda: len(services.ask(load_drafts)) == 1, timeout=500)


def test_a_draft_can_be_dropped(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    scan(qtbot, page)
    page.leave()
    qtbot.waitUntil(lambda: len(services.ask(load_drafts)) == 1)
    page._drop_draft()
    qtbot.waitUntil(lambda: services.ask(load_drafts) == [])
    assert page.one.full_name.text() == ""


# ---- looks


def test_no_text_is_cut_at_any_step(qtbot: QtBot, page: IntakePage) -> None:
    window = page.window()
    qtbot.waitUntil(lambda: cut_texts(window) == [])
    scan(qtbot, page, CARD_SPLIT)
    qtbot.waitUntil(lambda: cut_texts(window) == [])
    choose(qtbot, page, Keys(), "sao", "2.000815")
    page.two.show_same(None)
    qtbot.waitUntil(lambda: cut_texts(window) == [])
    page.leave_procedure()
    choose(qtbot, page, Keys(), "khai sinh", "1.001193")
    qtbot.waitUntil(lambda: cut_texts(window) == [])
    assert nameless(window) == []


@pytest.mark.parametrize("size", [(1366, 697), (1100, 768), (800, 900)])
def test_no_text_is_cut_in_smaller_windows(qtbot: QtBot, page: IntakePage, size: tuple[int, int]) -> None:
    window = page.window()
    window.resize(*size)
    scan(qtbot, page)
    choose(qtbot, page, Keys(), "tinh trang", "1.004873")
    qtbot.waitUntil(lambda: cut_texts(window) == [])
