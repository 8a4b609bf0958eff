"""A file laid over the catalogue: its differences shown, applied or not, and why it was not read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.catalogue_layers import CatalogueImport, ImportedProcedure
from desktop.domain.deadlines import Limit, Unit
from desktop.domain.errors import FieldRefused
from desktop.ui.admin.catalogue.section import CatalogueSection
from desktop.usecases.view_catalogue import view_catalogue
from tests.ui.admin import LEADER, MakeCounter, answer_dialog, come_back, idle
from tests.ui.catalogue_section import BIRTH, MARITAL, NEW, line, section_of, state
from tests.ui.services_for_pages import Counter, faults, press, push, says


@pytest.fixture
def counter(make_counter: MakeCounter) -> Counter:
    return make_counter(LEADER)


def import_file(qtbot: QtBot, counter: Counter, section: CatalogueSection, read: Callable[[Path], object]) -> None:
    counter.services.import_reader = read  # type: ignore[assignment]
    answer_dialog(str(counter.paths.exports / "QD-1571.xlsx"), [])
    push(qtbot, section, "Nhập từ tệp…")
    come_back(qtbot, section)
    idle(qtbot, counter)


@pytest.fixture
def file(counter: Counter) -> CatalogueImport:
    """A file that adds three, changes one and ends one."""
    counter.paths.exports.mkdir(parents=True)
    (counter.paths.exports / "QD-1571.xlsx").write_bytes(b"-")
    changed = ImportedProcedure(code=MARITAL, note="Đọc lại", limit=Limit(9, Unit.WORKING_DAY))
    ended = ImportedProcedure(code=BIRTH, valid_to=date(2026, 12, 31))
    return CatalogueImport(version="1", source="QD-1571.xlsx", procedures=(*NEW, changed, ended))


def test_differences_are_shown_and_applied(qtbot: QtBot, counter: Counter, file: CatalogueImport) -> None:
    section = section_of(qtbot, counter)
    read: list[Path] = []

    def note(path: Path) -> CatalogueImport:
        read.append(path)
        return file

    import_file(qtbot, counter, section, note)
    qtbot.waitUntil(section.file.table.isVisible)
    assert [path.name for path in read] == ["QD-1571.xlsx"]
    assert says(section, "thêm 3, thay đổi 1, hết hiệu lực 1")
    model = section.file.table.model()
    rows = {model.index(n, 1).data(): (model.index(n, 0).data(), model.index(n, 3).data()) for n in range(5)}
    assert rows[MARITAL] == ("Thay đổi", "thời hạn, ghi chú")
    assert rows[BIRTH] == ("Hết hiệu lực", "ngày hết hiệu lực")
    assert rows[NEW[0].code] == ("Thêm mới", "")
    assert state(counter, MARITAL).entry.note != "Đọc lại", "nothing is in force before it is applied"
    assert faults(section.window()) == []
    with qtbot.waitSignal(section.notify) as told:
        press(Qt.Key.Key_F9)
    assert told.args == ["ok", "Đã áp dụng: thêm 3, thay đổi 1, hết hiệu lực 1"]
    idle(qtbot, counter)
    assert section.list.isVisible()
    assert state(counter, MARITAL).entry.note == "Đọc lại"
    assert line(counter, NEW[0].code).imported


def test_a_list_of_the_portal_is_read_as_it_comes(qtbot: QtBot, counter: Counter) -> None:
    counter.paths.exports.mkdir(parents=True)
    text = "Mã số,Tên,Cơ quan ban hành,Cơ quan thực hiện,Lĩnh vực\n9.123456,Công nhận làng nghề,Bộ,UBND xã,Hộ tịch\n"
    (counter.paths.exports / "QD-1571.csv").write_text(text, encoding="utf-8")
    section = section_of(qtbot, counter)
    answer_dialog(str(counter.paths.exports / "QD-1571.csv"), [])
    push(qtbot, section, "Nhập từ tệp…")
    come_back(qtbot, section)
    qtbot.waitUntil(section.file.table.isVisible)
    assert [one.code for one in section.file.changes] == ["9.123456"]
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(section.list.isVisible)
    assert line(counter, "9.123456").field_name == "Hộ tịch"


def test_a_file_that_is_not_applied_changes_nothing(qtbot: QtBot, counter: Counter, file: CatalogueImport) -> None:
    section = section_of(qtbot, counter)
    before = counter.read(view_catalogue)
    import_file(qtbot, counter, section, lambda _: file)
    qtbot.waitUntil(section.file.table.isVisible)
    press(Qt.Key.Key_Escape)
    assert section.list.isVisible()
    idle(qtbot, counter)
    assert counter.read(view_catalogue) == before


def test_nothing_new_and_unread_are_said(qtbot: QtBot, counter: Counter, file: CatalogueImport) -> None:
    del file
    section = section_of(qtbot, counter)
    import_file(qtbot, counter, section, lambda _: CatalogueImport(version="1"))
    qtbot.waitUntil(lambda: says(section, "không có gì khác"))
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_Escape)

    def refuse(_path: Path) -> object:
        raise FieldRefused(field="source", reason="shape")

    import_file(qtbot, counter, section, refuse)
    qtbot.waitUntil(lambda: says(section, "chưa đúng dạng"))
    assert not section.file.apply.isVisible()
