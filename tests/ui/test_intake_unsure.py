"""Tiếp nhận with entries of the catalogue that are not whole: nobody confirmed them, or they have no time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.catalogue_layers import CatalogueImport, ImportedProcedure
from desktop.store.users import Role, User
from desktop.ui.intake.page import IntakePage
from desktop.usecases.import_catalogue import ImportCatalogue, import_catalogue
from desktop.usecases.view_dossier import view_dossier
from tests.ui.counter import CARD, Counter, Keys, OpenPage, burst
from tests.ui.faults import cut_texts
from tests.ui.services_for_pages import says

TIMELESS, CHECKED = "9.000001", "2.000815"
UNSURE = "Thông tin chưa được trung tâm xác nhận"


@pytest.fixture
def page(qtbot: QtBot, services: Counter, open_window: OpenPage) -> IntakePage:
    """The page, with a procedure in the catalogue that came from a file without a time."""

    def bring() -> None:
        said = ImportedProcedure(code=TIMELESS, name="Công nhận làng nghề", source="Quyết định 1571/QĐ-UBND")
        with services.store.write() as work:
            work.user = User("thanhlv", "Lê Văn Thành", Role.LEADER)
            import_catalogue(work, ImportCatalogue(CatalogueImport(version="1", procedures=(said,))))

    services._writer.submit(bring).result()
    opened = open_window("intake").page
    assert isinstance(opened, IntakePage)
    qtbot.waitUntil(lambda: opened.two.search.model.rowCount() > 0)
    burst(CARD)
    qtbot.waitUntil(opened.one.address_card.isVisible)
    return opened


def choose(qtbot: QtBot, page: IntakePage, code: str) -> None:
    Keys().type(code)
    Keys().press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.two.procedure is not None and page.two.procedure.code == code)
    qtbot.waitUntil(page.three.area.isVisible)


def test_what_nobody_confirmed_says_so_quietly(qtbot: QtBot, page: IntakePage) -> None:
    choose(qtbot, page, TIMELESS)
    assert says(page.two, UNSURE)
    assert page.two._unsure.toolTip() == "Nguồn: Quyết định 1571/QĐ-UBND"
    assert page.two._unsure.property("tone") == "3"
    qtbot.waitUntil(lambda: cut_texts(page.window()) == [])


def test_what_was_read_at_its_source_says_nothing(qtbot: QtBot, page: IntakePage) -> None:
    choose(qtbot, page, CHECKED)
    assert not says(page.two, UNSURE)


def test_a_procedure_without_a_time_is_received_with_typed_days(
    qtbot: QtBot, page: IntakePage, services: Counter
) -> None:
    choose(qtbot, page, TIMELESS)
    assert says(page.three, "Thời hạn của hồ sơ này")
    assert page.three.date.text() == "Chưa có thời hạn"
    Keys().press(Qt.Key.Key_F9)
    assert services.printed == []
    page.three.days.setFocus()
    page.three.days.selectAll()
    Keys().type("5")
    qtbot.waitUntil(lambda: page.three.date.text() == "Thứ Ba, 01/12/2026")
    Keys().press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(services.printed) == 1)
    dossier = services.ask(view_dossier, services.printed[0]).dossier
    assert dossier.received.limit == (5, "working_day")
    assert dossier.due_at.date().isoformat() == "2026-12-01"
