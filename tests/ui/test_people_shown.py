"""A dossier's page and the list beside it name everybody concerned, and the centre that settles it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.people import ELDERLY, Applicant, Person
from desktop.ui.dossier.facts import facts_of
from desktop.ui.worklist.page import WorklistPage
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from desktop.usecases.view_dossier import view_dossier
from tests.ui.counter import Counter, OpenPage
from tests.ui.faults import cut_texts

COMPANY = Applicant(
    kind="organisation",
    name="Hợp tác xã Sen Hồng",
    id_number="0100109106",
    representative=Person(name="Đặng Thị Ửng", id_number="087185001234"),
    agent=Person(name="Lê Văn Phước", phone="0987654321", authority="Giấy giới thiệu"),
)


def words(widget: QWidget) -> set[str]:
    return {one.text() for one in widget.findChildren(QLabel) if one.isVisible()}


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
