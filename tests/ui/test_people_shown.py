"""A dossier's page and the list beside it name everybody concerned, and the centre that settles it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.dossier import Status as Stands
from desktop.domain.identity_card import CardScan
from desktop.domain.people import ELDERLY, Applicant, Person
from desktop.ui.dossier.facts import facts_of
from desktop.ui.handover.page import ReturnPage
from desktop.ui.widgets.tables import CELL, Status
from desktop.ui.worklist.list_model import NAME
from desktop.ui.worklist.page import WorklistPage
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.view_dossier import view_dossier
from tests.ui.counter import Counter, OpenPage
from tests.ui.faults import cut_texts

COMPANY = Applicant(
    kind="organisation",
    name="Hợp tác xã Sen Hồng",
    id_number="0100109106",
    representative=Person(name="Đặng Thị Ửng", id_number="087185001234"),
    agent=Person(name="Lê Văn Phước", id_number="087079000513", phone="0987654321", authority="Giấy giới thiệu"),
)


def words(widget: QWidget) -> set[str]:
    return {one.text() for one in widget.findChildren(QLabel) if one.isVisible()}


def named_lines(widget: QWidget) -> dict[str, str]:
    return {one.accessibleName(): one.text() for one in widget.findChildren(QLineEdit) if one.isVisible()}


def test_everybody_is_named(qtbot: QtBot, services: Counter, open_window: OpenPage) -> None:
    asked = ReceiveDossier("2.000815", COMPANY, priority=ELDERLY, settles="H20.126.07", settles_name="Xã Gáo Giồng")
    dossier = services.do(receive_dossier, asked).dossier
    facts = dict(facts_of(services.ask(view_dossier, dossier)))
    assert facts["Người đại diện"] == "Đặng Thị Ửng · •••• •••• 1234"
    assert facts["Nộp thay"].startswith("Lê Văn Phước · 0987654321")
    assert (facts["Giấy tờ ủy quyền"], facts["Ưu tiên"]) == ("Giấy giới thiệu", ELDERLY)
    assert facts["Nơi giải quyết"] == "Xã Gáo Giồng · H20.126.07"
    page = open_window("worklist").page
    assert isinstance(page, WorklistPage)
    shown = {"Hợp tác xã Sen Hồng", "Đặng Thị Ửng", "Lê Văn Phước", ELDERLY, "Xã Gáo Giồng"}
    qtbot.waitUntil(lambda: shown <= words(page))
    assert cut_texts(page.window()) == []
    name = page.list.model().index(0, NAME)
    assert name.data(CELL) == Status("Hợp tác xã Sen Hồng", "text", "star-filled")
    assert name.data(Qt.ItemDataRole.AccessibleTextRole) == "Hợp tác xã Sen Hồng · ưu tiên: người cao tuổi"
    page.open_dossier.emit(dossier)
    QTest.keyClick(page.window(), Qt.Key.Key_F9)
    typed_for = "Nơi giải quyết (nếu cần ghi)"
    qtbot.waitUntil(lambda: typed_for in named_lines(page.window()))
    assert named_lines(page.window())[typed_for] == "Xã Gáo Giồng", "where it goes was said at reception"
    QTest.keyClick(page.window(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: services.ask(view_dossier, dossier).dossier.status is Stands.IN_PROGRESS)
    assert services.ask(view_dossier, dossier).timeline[0].facts["to"] == "Xã Gáo Giồng"


def test_who_acted_at_reception_is_proposed_at_the_return(
    qtbot: QtBot, services: Counter, open_window: OpenPage
) -> None:
    dossier = services.do(receive_dossier, ReceiveDossier("2.000815", COMPANY)).dossier
    services.do(forward_dossier, ForwardDossier(dossier, "Bộ phận Tư pháp"))
    services.do(record_result, RecordResult(dossier, "112/TLKS"))
    page = open_window("handover").page
    assert isinstance(page, ReturnPage)
    page.accept_number(services.ask(view_dossier, dossier).dossier.number)
    qtbot.waitUntil(lambda: page.desk.dossier == dossier)
    page.accept_card(CardScan("087079000513", name="Lê Văn Phước"))
    told = "Thẻ căn cước vừa quét là của Lê Văn Phước, người làm việc thay người nộp ghi lúc tiếp nhận."
    qtbot.waitUntil(lambda: told in words(page))
    assert page.desk.authorised.text() == "Lê Văn Phước"
    page.desk.authorised.clear()
    page.desk.receiver.choose(0)
    QTest.mouseClick(page.desk.receiver.group.button(1), Qt.MouseButton.LeftButton)
    assert page.desk.authorised.text() == "Lê Văn Phước", "proposed without a card too"
    QTest.keyClick(page.window(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: services.ask(view_dossier, dossier).dossier.status is Stands.RETURNED)
    assert services.ask(view_dossier, dossier).timeline[0].facts["receiver"] == "Lê Văn Phước"
