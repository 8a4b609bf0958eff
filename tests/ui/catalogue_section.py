"""Danh mục thủ tục in tests: how it is reached by keys, and what the store says of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.catalogue_layers import ImportedProcedure
from desktop.ui.admin.catalogue.section import CatalogueSection
from desktop.usecases.view_catalogue import CatalogueLine, CatalogueLines, view_catalogue
from desktop.usecases.view_procedure import ProcedureState, view_procedure
from tests.ui.admin import go_to, shown
from tests.ui.services_for_pages import Counter, press, type_in

MARITAL, BIRTH, CERTIFIED = "1.004873", "1.001193", "2.000815"
NEW = tuple(ImportedProcedure(code=f"9.{n:06d}", name=f"Thủ tục ở làng số {n}", source="tep.xlsx") for n in range(3))


def section_of(qtbot: QtBot, counter: Counter) -> CatalogueSection:
    """The section with its list read and the keys in the search."""
    page = shown(qtbot, counter)
    found = go_to(qtbot, counter, page, CatalogueSection)
    assert isinstance(found, CatalogueSection)
    qtbot.waitUntil(lambda: found.list.table.model().rowCount() > 50)
    found.take_focus()
    qtbot.waitUntil(found.list.edit.hasFocus)
    return found


def codes(section: CatalogueSection) -> list[str]:
    model = section.list.table.model()
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def open_entry(qtbot: QtBot, section: CatalogueSection, code: str) -> None:
    """Find a procedure by its code and open it."""
    type_in(qtbot, code)
    qtbot.waitUntil(lambda: codes(section) == [code])
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(section.detail.isVisible)


def state(counter: Counter, code: str) -> ProcedureState:
    found: ProcedureState = counter.read(view_procedure, code)
    return found


def line(counter: Counter, code: str) -> CatalogueLine:
    lines: CatalogueLines = counter.read(view_catalogue)
    return next(one for one in lines.lines if one.code == code)
