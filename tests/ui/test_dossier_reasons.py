"""Why a dossier is due when it is, and until when a supplement may come."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from desktop.domain.catalogue_layers import ProcedureEdit
from desktop.domain.deadlines import Limit, Unit
from desktop.store.users import Role, User
from desktop.ui.dossier.page import DossierPage
from desktop.usecases.edit_procedure import EditProcedure, edit_procedure
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.receive_supplement import ReceiveSupplement, receive_supplement
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from tests.store.stores import MARITAL_STATUS, at
from tests.ui.admin import MakeCounter
from tests.ui.services_for_pages import Counter, Seeds, faults, press, says

HEAD = User("thanhlv", "Lê Văn Thành", Role.LEADER)
LAPSING = EditProcedure(MARITAL_STATUS, ProcedureEdit(limit=Limit(3, Unit.WORKING_DAY, lapse=2)))


def made(seeds: Seeds) -> dict[str, str]:
    """One that waited for papers, one that was put off, one that still waits."""
    found = {name: seeds.receive("2026-11-18 08:30", n) for n, name in enumerate(("waited", "put_off", "waits"))}
    for dossier in found.values():
        seeds.do("2026-11-18 09:00", forward_dossier, ForwardDossier(dossier, "Bộ phận Tư pháp"))
    seeds.do("2026-11-19 10:00", request_supplement, RequestSupplement(found["waited"], "Thiếu giấy chứng sinh"))
    seeds.do("2026-11-20 10:00", receive_supplement, ReceiveSupplement(found["waited"]))
    later = at("2026-12-15 17:00")
    seeds.do("2026-11-19 10:00", extend_due_date, ExtendDueDate(found["put_off"], "Chờ xác minh", later))
    seeds.do("2026-11-20 10:00", request_supplement, RequestSupplement(found["waits"], "Thiếu giấy chứng sinh"))
    return found


def opened(qtbot: QtBot, counter: Counter, state: str) -> DossierPage:
    window = counter.shown(qtbot, "worklist")
    window.open_dossier(counter.made[state])
    page = window.page
    assert isinstance(page, DossierPage)
    qtbot.waitUntil(lambda: says(page, "Vì sao ngày này?") and page.isAncestorOf(QApplication.focusWidget() or page))
    return page


def ask(qtbot: QtBot, page: DossierPage) -> None:
    page._facts.why.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: says(page, "ngày nhận, không tính"))


def test_the_wait_for_papers_is_among_the_reasons(qtbot: QtBot, make_counter: MakeCounter) -> None:
    page = opened(qtbot, make_counter(None, made), "waited")
    assert not says(page, "ngày nhận, không tính")
    ask(qtbot, page)
    reasons = ("3 ngày làm việc", "nghỉ cuối tuần", "tạm dừng chờ bổ sung", "lùi lại đúng thời gian tạm dừng")
    qtbot.waitUntil(lambda: all(says(page, words) for words in reasons))
    qtbot.waitUntil(lambda: faults(page.window()) == [])
    page._facts.why.setFocus()
    press(Qt.Key.Key_Space)
    assert not says(page, "ngày nhận, không tính")


def test_an_extension_is_among_them_and_stays_while_the_page_reads_anew(
    qtbot: QtBot, make_counter: MakeCounter
) -> None:
    page = opened(qtbot, make_counter(None, made), "put_off")
    ask(qtbot, page)
    qtbot.waitUntil(lambda: says(page, "gia hạn một lần, có phiếu xin lỗi"))
    page.activate()
    qtbot.waitUntil(lambda: not page.services.runner.busy)
    qtbot.waitUntil(lambda: says(page, "gia hạn một lần, có phiếu xin lỗi"))


def test_without_a_text_no_day_is_named(qtbot: QtBot, make_counter: MakeCounter) -> None:
    page = opened(qtbot, make_counter(None, made), "waits")
    assert says(page, "Tạm dừng tính hạn")
    assert not says(page, "Hạn nộp bổ sung")


@pytest.mark.parametrize(
    ("asked", "words", "tone"),
    [
        ("2026-11-20 10:00", "Hạn nộp bổ sung: Thứ Tư, 25/11/2026", "info"),
        ("2026-11-18 10:00", "Hạn nộp bổ sung: Thứ Sáu, 20/11/2026, đã qua.", "warn"),
    ],
)
def test_the_last_day_for_papers_is_named(
    qtbot: QtBot, make_counter: MakeCounter, asked: str, words: str, tone: str
) -> None:

    def lapsing(seeds: Seeds) -> dict[str, str]:
        seeds.clock.set(at("2026-11-16 08:00"))
        officer = seeds.store.user
        with seeds.store.write() as work:
            work.user = HEAD
            edit_procedure(work, LAPSING)
            work.user = officer
        dossier = seeds.receive("2026-11-17 08:30")
        seeds.do("2026-11-17 09:00", forward_dossier, ForwardDossier(dossier, "Bộ phận Tư pháp"))
        seeds.do(asked, request_supplement, RequestSupplement(dossier, "Thiếu giấy chứng sinh"))
        return {"waits": dossier}

    page = opened(qtbot, make_counter(None, lapsing), "waits")
    assert says(page, words)
    frames = [f for f in page.findChildren(QFrame) if f.property("banner") == tone and says(f, words)]
    assert len(frames) == 1
