"""One dossier: every step by keys, reasons, dates, what the page says and what it keeps to itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.dossier import STEPS, Status
from desktop.store.work import Work
from desktop.ui.dossier import step_forms
from desktop.ui.dossier.page import DossierPage
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.parts import Button, IconButton
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.view_dossier import view_dossier
from tests.support import words
from tests.ui.dossier_states import dossier, one_of_each, other_work, shown, until_says
from tests.ui.faults import cut_texts
from tests.ui.printer_tray import Tray
from tests.ui.services_for_pages import (
    Counter,
    button,
    faults,
    focused,
    nameless,
    press,
    push,
    said,
    says,
    type_in,
)


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    made = Counter(tmp_path, one_of_each)
    yield made
    made.close()


def open_step(qtbot: QtBot, page: DossierPage, step: str) -> None:
    """Open a step by its button; rare ones stand behind the button for other work."""
    words = step_forms.form(step).button
    if step in step_forms.RARE:
        push(qtbot, page, other_work(page)[0])
        qtbot.waitUntil(lambda: button(page, words).isVisible())
    push(qtbot, page, words)
    qtbot.waitUntil(lambda: says(page, step_forms.form(step).says))


WAYS: list[tuple[str, str, Status, str]] = [
    ("forward", "received", Status.IN_PROGRESS, ""),
    ("refuse", "received", Status.REFUSED, "Không thuộc thẩm quyền"),
    ("extend", "received", Status.RECEIVED, "Chờ xác minh"),
    ("withdraw", "received", Status.WITHDRAWN, ""),
    ("result", "work", Status.SETTLED, ""),
    ("supplement", "work", Status.AWAITING_SUPPLEMENT, "Thiếu bản sao"),
    ("financial_duty", "work", Status.AWAITING_PAYMENT, "Lệ phí trước bạ"),
    ("stop", "work", Status.STOPPED, "Chờ cơ quan cấp trên"),
    ("supplement_received", "papers", Status.IN_PROGRESS, ""),
    ("duty_settled", "money", Status.IN_PROGRESS, ""),
    ("return", "ready", Status.RETURNED, ""),
]


@pytest.mark.parametrize(("step", "state", "leads_to", "reason"), WAYS, ids=[f"{w[0]}-{w[1]}" for w in WAYS])
def test_each_step_leads_where_it_says(
    qtbot: QtBot, counter: Counter, step: str, state: str, leads_to: Status, reason: str
) -> None:
    page = shown(qtbot, counter, state)
    open_step(qtbot, page, step)
    if reason:
        if step == "extend":
            type_in(qtbot, "04/12/2026")
            press(Qt.Key.Key_Tab)
        type_in(qtbot, reason)
    with qtbot.waitSignal(page.notify) as told:
        press(Qt.Key.Key_F9)
    assert told.args is not None
    assert told.args[0] == "ok"
    after = dossier(counter, state)
    assert after.status is leads_to
    assert not reason or after.reason == reason
    if step == "extend":
        assert after.due_at.date().isoformat() == "2026-12-04"


def test_a_result_with_its_term_and_a_slip_of_paper_about_the_service(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "work")
    open_step(qtbot, page, "result")
    type_in(qtbot, "12/GXN")
    press(Qt.Key.Key_Tab)
    type_in(qtbot, "22/11/2026")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Ngày này đã qua"))
    field = focused()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    type_in(qtbot, "23/05/2027")
    press(Qt.Key.Key_Tab)
    type_in(qtbot, "Nguyen Thi Na")
    with qtbot.waitSignal(page.notify):
        press(Qt.Key.Key_F9)
    result = dossier(counter, "work").result
    assert result is not None
    assert (result.result, result.valid_until, result.holder) == ("12/GXN", "2027-05-23", "Nguyen Thi Na")
    until_says(qtbot, page, "12/GXN, đến 23/05/2027")
    assert says(page, "Số kết quả: 12/GXN, cấp cho Nguyen Thi Na, có giá trị đến 23/05/2027")
    open_step(qtbot, page, step_forms.RATE)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Tab)
    type_in(qtbot, "Cho lau")
    with qtbot.waitSignal(page.notify):
        press(Qt.Key.Key_F9)
    rating = dossier(counter, "work").rating
    assert rating is not None
    assert (rating.score, rating.reasons, rating.on_paper) == (1, ("Cho lau",), True)
    until_says(qtbot, page, "Người dân đánh giá: chưa hài lòng")
    assert faults(page) == []


def test_every_step_was_tried() -> None:
    assert {way[0] for way in WAYS} == set(STEPS)


@pytest.mark.parametrize(
    ("state", "steps"),
    [("received", 2), ("work", 1), ("papers", 1), ("money", 1), ("ready", 1)],
)
def test_f9_twice_takes_the_usual_way_on(qtbot: QtBot, counter: Counter, state: str, steps: int) -> None:
    page = shown(qtbot, counter, state)
    for _ in range(steps):
        step = step_forms.usual(dossier(counter, state))
        press(Qt.Key.Key_F9)
        until_says(qtbot, page, step_forms.form(step).says)
        with qtbot.waitSignal(page.notify):
            press(Qt.Key.Key_F9)
        after = dossier(counter, state)
        assert after.status is STEPS[step].leads_to
        usual = step_forms.usual(after)
        until_says(qtbot, page, step_forms.form(usual).button if usual else "In giấy hẹn")


def test_only_what_is_possible_now_is_offered(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "ready")
    offered = set(said(page))
    assert "Trả kết quả" in offered
    for step in ("forward", "result", "supplement", "financial_duty", "refuse"):
        assert step_forms.form(step).button not in offered
    assert other_work(page) == ["Việc khác: Nhập phiếu đánh giá, Sửa thông tin, Hoàn tác bước vừa rồi"]


def test_a_missing_reason_stays_in_the_panel_with_its_sentences(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "work")
    open_step(qtbot, page, "supplement")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "bước này cần ghi lý do"))
    assert says(page, "Không mất gì: những gì đã nhập vẫn còn trên màn hình")
    assert says(page, "ghi lý do rồi lưu lại")
    assert dossier(counter, "work").status is Status.IN_PROGRESS
    type_in(qtbot, "Thiếu bản sao")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: dossier(counter, "work").status is Status.AWAITING_SUPPLEMENT)
    qtbot.waitUntil(lambda: says(page, "Tạm dừng tính hạn"))
    assert not says(page, "bước này cần ghi lý do")


def test_escape_leaves_the_panel_then_the_page(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "work")
    open_step(qtbot, page, "supplement")
    type_in(qtbot, "nửa chừng")
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not says(page, step_forms.form("supplement").says))
    assert dossier(counter, "work").status is Status.IN_PROGRESS
    qtbot.waitUntil(lambda: button(page, "Nhập kết quả").hasFocus())
    with qtbot.waitSignal(page.open_page) as asked:
        press(Qt.Key.Key_Escape)
    assert asked.args == ["worklist"]


def test_a_late_dossier_asks_for_an_apology_first(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "late")
    assert says(page, "Trễ 3 ngày, chưa có phiếu xin lỗi")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Lưu phiếu xin lỗi"))
    qtbot.waitUntil(lambda: says(page, "Lẽ ra phải xin lỗi trước, chậm nhất 17/11"))
    qtbot.waitUntil(lambda: cut_texts(page) == [])
    type_in(qtbot, "28/11/2026")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "28/11/2026 không làm việc"))
    assert not dossier(counter, "late").extended
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(qtbot, "30/11/2026")
    press(Qt.Key.Key_Tab)
    type_in(qtbot, "Chờ xác minh ở nơi khác")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: dossier(counter, "late").extended)
    qtbot.waitUntil(lambda: says(page, "Xin lỗi và gia hạn (Mẫu 04)"))
    assert not says(page, "chưa có phiếu xin lỗi")
    assert "Gia hạn" not in " ".join(other_work(page))


def test_a_change_elsewhere_keeps_what_was_typed(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "received")
    open_step(qtbot, page, "refuse")
    type_in(qtbot, "Không thuộc")
    counter.services.runner.run(forward_dossier, ForwardDossier(counter.made["received"]))
    qtbot.waitUntil(lambda: says(page, "Đang xử lý"))
    type_in(qtbot, " thẩm quyền")
    press(Qt.Key.Key_F9)
    # The other desk was first: the step is no longer possible, and says so.
    qtbot.waitUntil(lambda: says(page, "chưa làm được bước này"))
    assert dossier(counter, "received").status is Status.IN_PROGRESS


def test_the_personal_number_is_masked_until_asked_for(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "work")
    number = dossier(counter, "work").applicant.id_number
    assert not says(page, number)
    assert says(page, f"•••• •••• {number[-4:]}")
    push(qtbot, page, "Hiện hoặc ẩn số định danh")
    assert says(page, number)
    push(qtbot, page, "Hiện hoặc ẩn số định danh")
    assert not says(page, number)


def test_the_page_tells_facts_papers_timeline_and_proof(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "papers")
    detail: Any = counter.read(view_dossier, counter.made["papers"])
    place = "Xã Mỹ Thọ, tỉnh Đồng Tháp"
    assert detail.commune.lower() == place.lower()
    for text in (detail.proof, detail.officer, detail.field_name, place, "Tại quầy", "Trực tiếp"):
        assert says(page, text), text
    words = said(page)
    events = [
        w for w in words if w in {"Yêu cầu bổ sung (Mẫu 02)", "Chuyển Bộ phận Tư pháp xử lý", "Tiếp nhận, lập giấy hẹn"}
    ]
    assert events == ["Yêu cầu bổ sung (Mẫu 02)", "Chuyển Bộ phận Tư pháp xử lý", "Tiếp nhận, lập giấy hẹn"]
    assert words.count("Chờ gửi") == len(detail.timeline)
    assert not any(entry.type in " ".join(words) for entry in detail.timeline)


def test_other_dossiers_of_the_person_open(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "received")
    assert says(page, "Hồ sơ khác của người này")
    page._prior.setFocus()
    page._prior.selectRow(0)
    with qtbot.waitSignal(page.open_dossier) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == [counter.made["late"]]


@pytest.mark.parametrize(
    ("printers", "tone", "words"), [(("HP 1020",), "ok", "đến máy in"), ((), "info", "Máy này chưa có máy in")]
)
def test_the_slip_is_printed_again(
    qtbot: QtBot, counter: Counter, tmp_path: Path, printers: tuple[str, ...], tone: str, words: str
) -> None:
    counter.services.printing.ask = Tray(tmp_path / "tray", printers).ask
    page = shown(qtbot, counter, "received")
    with qtbot.waitSignal(page.notify, timeout=20_000) as told:
        press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    assert told.args[0] == tone
    assert words in told.args[1]


def test_a_slip_whose_folder_cannot_be_made_is_told_as_such(qtbot: QtBot, counter: Counter) -> None:
    counter.paths.exports.touch()
    page = shown(qtbot, counter, "work")
    window = page.window()
    assert isinstance(window, MainWindow)
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Chưa ghi được tệp PDF" in window.failure.text)


@pytest.mark.parametrize("state", ["received", "work", "papers", "money", "ready", "late"])
def test_nothing_is_cut_and_everything_has_a_name(qtbot: QtBot, counter: Counter, state: str) -> None:
    page = shown(qtbot, counter, state)
    window = page.window()
    qtbot.waitUntil(lambda: faults(window) == [])
    assert nameless(page) == []
    qtbot.waitUntil(lambda: page._sides.horizontalScrollBar().maximum() == 0)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Thôi"))
    qtbot.waitUntil(lambda: faults(window) == [])
    assert (window.width(), window.height()) == (1366, 768)


def test_other_work_is_reached_by_keys_alone(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "papers")
    more = next(b for b in page.findChildren(IconButton) if b.accessibleName() in other_work(page))
    more.setFocus()
    press(Qt.Key.Key_Space)
    first = QApplication.focusWidget()
    assert isinstance(first, Button)
    assert first.text() in more.accessibleName(), "the first of the other works has the focus"
    press(Qt.Key.Key_Tab)
    second = QApplication.focusWidget()
    assert isinstance(second, Button)
    assert second is not first
    assert second.text() in more.accessibleName()


def test_a_wrong_name_is_corrected_by_keys(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "work")
    open_step(qtbot, page, "correct")
    typed = QApplication.focusWidget()
    assert isinstance(typed, QLineEdit)
    assert typed.text() == dossier(counter, "work").applicant.name
    typed.selectAll()
    type_in(qtbot, "Nguyễn Thị Thu Hường")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "bước này cần ghi lý do"))
    type_in(qtbot, "Gõ nhầm tên")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: dossier(counter, "work").applicant.name == "Nguyễn Thị Thu Hường")
    qtbot.waitUntil(lambda: says(page, "Sửa thông tin tiếp nhận") and says(page, "Nguyễn Thị Thu Hường"))


def test_a_wrong_step_is_taken_back_by_keys(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "ready")
    open_step(qtbot, page, "take_back")
    type_in(qtbot, "Nhập nhầm hồ sơ")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: dossier(counter, "ready").status is Status.IN_PROGRESS)
    qtbot.waitUntil(lambda: says(page, "Hoàn tác: Có kết quả") and says(page, "Đã hoàn tác"))
    assert "Nhập kết quả" in said(page)


def test_a_refusal_that_was_read_holds_nothing_back_any_more(qtbot: QtBot, counter: Counter) -> None:
    def refuse(work: Work) -> None:
        held = [e for e, d in work.journal.stream(counter.made["ready"]) if d.state == "waiting"]
        work.settle([words.answer(held[-1], "refused", code="stale")])

    counter.threads.write(refuse).result()
    page = shown(qtbot, counter, "ready")
    qtbot.waitUntil(lambda: says(page, "Tỉnh từ chối 1 bản ghi"))
    qtbot.waitUntil(lambda: faults(page.window()) == [])
    told = button(page, "Đã xem, theo bản của tỉnh")
    assert isinstance(told, Button)
    assert told._key == "Ctrl+J"
    control = Qt.KeyboardModifier.ControlModifier
    open_step(qtbot, page, "take_back")
    press(Qt.Key.Key_J, control)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: says(page, "Tỉnh từ chối 1 bản ghi"))
    # Once only while the key is held.
    for _ in range(3):
        press(Qt.Key.Key_J, control)
    qtbot.waitUntil(lambda: says(page, "Đã xem bản ghi bị tỉnh từ chối, làm tiếp theo bản của tỉnh"))
    assert not says(page, "Tỉnh từ chối 1 bản ghi")
    assert says(page, "Đã xem: hồ sơ đã đổi ở nơi khác trước khi bản ghi này đến tỉnh")
    assert faults(page.window()) == []
    assert dossier(counter, "ready").status is Status.IN_PROGRESS


def test_the_focus_stays_on_the_page_when_an_answer_comes(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "work")
    qtbot.waitUntil(lambda: not counter.services.runner.busy and page.isAncestorOf(focused()))
    # What a page does on the turns after it was shown is over: nothing but the answer may move the focus.
    qtbot.wait(150)
    again = button(page, "In giấy hẹn")
    again.setFocus()
    qtbot.waitUntil(again.hasFocus)
    with qtbot.waitSignal(page.retitled):
        page.refresh(SimpleNamespace(dossiers=frozenset(), delivery=True))
    qtbot.wait(20)
    assert again.hasFocus(), "nothing else is offered than before"
    counter.write(request_supplement, RequestSupplement(counter.made["work"], "Thiếu giấy chứng sinh"))
    page.refresh(SimpleNamespace(dossiers=frozenset({counter.made["work"]}), delivery=False))
    qtbot.waitUntil(lambda: button(page, "In giấy hẹn") is not again)
    qtbot.waitUntil(lambda: page.isAncestorOf(focused()))


def test_an_open_step_without_a_word_is_not_taken_along(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter, "received")
    window = page.window()
    assert isinstance(window, MainWindow)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page._panel.step != "")
    typed = page._panel.typed
    window.go("intake")
    window.open_dossier(page._id)
    assert (page._panel.step != "") == typed
