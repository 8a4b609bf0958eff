"""Danh mục thủ tục by keys: found, cleaned up, confirmed, imported; officers only look."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from desktop.domain import fees
from desktop.domain.catalogue_layers import CatalogueImport, ImportedProcedure
from desktop.domain.deadlines import Limit, Rule, Unit
from desktop.ui import theme
from desktop.ui.admin.catalogue.section import CatalogueSection
from desktop.usecases.import_catalogue import ImportCatalogue, import_catalogue
from desktop.usecases.view_catalogue import view_catalogue
from tests.ui.admin import LEADER, MakeCounter, idle, shown
from tests.ui.catalogue_section import BIRTH, CERTIFIED, MARITAL, NEW, codes, line, open_entry, section_of, state
from tests.ui.services_for_pages import Counter, faults, nameless, press, push, said, says, type_in

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def counter(make_counter: MakeCounter) -> Counter:
    return make_counter(LEADER)


# ---- the list


def test_found_without_accents_and_filtered(qtbot: QtBot, counter: Counter) -> None:
    counter.write(import_catalogue, ImportCatalogue(CatalogueImport(version="1", procedures=NEW)))
    section = section_of(qtbot, counter)
    everything = len(codes(section))
    type_in(qtbot, "lang so")
    assert codes(section) == [one.code for one in NEW]
    assert says(section, f"3 trong {everything}")
    press(Qt.Key.Key_Escape)
    assert len(codes(section)) == everything
    names = [section.list.open.itemText(n) for n in range(section.list.open.count())]
    assert names[2] == "Chưa có thời hạn (3)"
    assert names[3] == "Đã nhập từ tệp (3)"
    section.list.open.setCurrentIndex(3)
    assert codes(section) == [one.code for one in NEW]
    section.list.open.setCurrentIndex(5)
    assert codes(section) == []
    press(Qt.Key.Key_Escape)
    section.list.field.setCurrentIndex(section.list.field.findText("Hộ tịch"))
    model = section.list.table.model()
    assert {model.index(n, 2).data() for n in range(model.rowCount())} == {"Hộ tịch"}


def test_a_mark_is_icon_and_word(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    type_in(qtbot, CERTIFIED)
    cell = section.list.table.model().index(0, 5)
    assert cell.data() == "Đã kiểm"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Đã kiểm"


def test_typing_in_the_list_goes_on_in_the_search(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    press(Qt.Key.Key_Down)
    assert section.list.table.hasFocus()
    press(Qt.Key.Key_Down)
    assert section.list.table.currentIndex().row() == 1
    type_in(qtbot, "khai sinh")
    assert section.list.edit.text() == "khai sinh"
    assert BIRTH in codes(section)


# ---- one entry


def test_confirming_saves_and_goes_on_to_the_list(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    open_entry(qtbot, section, CERTIFIED)
    assert says(section, "3152/QĐ-BTP ngày 31/10/2025")
    assert says(section, "từ 01/07/2025")
    assert not section.detail.save.isEnabled()
    press(Qt.Key.Key_Return)
    idle(qtbot, counter)
    assert not line(counter, CERTIFIED).confirmed, "the Enter that opened it came twice"
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: section.list.isVisible() and line(counter, CERTIFIED).confirmed)
    idle(qtbot, counter)
    assert section.list.table.model().index(0, 5).data() == "Đã xác nhận"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(section.detail.isVisible)
    assert not section.detail.confirm.isEnabled(), "confirmed as it stands"


def test_what_differs_is_marked_and_only_that_is_kept(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    open_entry(qtbot, section, MARITAL)
    detail, before = section.detail, state(counter, MARITAL)
    detail.short.setFocus()
    detail.short.selectAll()
    type_in(qtbot, "Độc thân")
    assert detail.short_field.marked
    assert not detail.keywords_field.marked
    detail.time.value.setFocus()
    detail.time.value.selectAll()
    type_in(qtbot, "2")
    detail.fee.kind.setCurrentIndex(2)
    detail.fee.amount.setFocus()
    detail.fee.amount.selectAll()
    type_in(qtbot, "15000")
    press(Qt.Key.Key_Tab)
    assert detail.fee.amount.text() == "15.000 đ"
    assert says(section, "Khác danh mục đã công bố: tên ngắn, thời hạn, phí")
    push(qtbot, section, "Lưu")
    qtbot.waitUntil(lambda: state(counter, MARITAL).edit is not None)
    idle(qtbot, counter)
    kept = state(counter, MARITAL)
    assert kept.edit is not None
    assert kept.edit.short == "Độc thân"
    assert kept.edit.limit is not None
    assert (kept.edit.limit.value, kept.edit.limit.unit) == (2, Unit.WORKING_DAY)
    assert kept.edit.fee is not None
    assert (kept.edit.fee.kind, kept.edit.fee.vnd) == (fees.CASE, 15_000)
    assert (kept.edit.keywords, kept.edit.note, kept.edit.documents) == (None, None, {})
    assert kept.published == before.published
    assert not line(counter, MARITAL).confirmed, "saving does not confirm"
    push(qtbot, section, "Bỏ mọi sửa đổi")
    assert section.panel.open
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: state(counter, MARITAL).edit is None)
    idle(qtbot, counter)
    assert detail.short.text() == before.entry.short
    assert not says(section, "Khác danh mục đã công bố")


def test_typed_back_is_as_published(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    open_entry(qtbot, section, MARITAL)
    spin = section.detail.time.value
    usual = spin.value()
    found = []
    for value in (usual + 4, usual):
        spin.setValue(value)
        found.append((section.detail.changed, section.detail.time.field.marked))
    assert found == [(True, True), (False, False)]


def test_papers_are_hidden_renamed_moved_and_added(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    open_entry(qtbot, section, BIRTH)
    form = section.detail.papers
    first, second, *rest = [one.paper.id for one in form.papers]
    form.table.setFocus()
    press(Qt.Key.Key_Down, ALT)
    assert [one.paper.id for one in form.papers] == [second, first, *rest]
    press(Qt.Key.Key_Home)
    form.table.selectRow(0)
    press(Qt.Key.Key_Delete)
    assert form.papers[0].hidden
    assert form.table.model().index(0, 3).data() == "đã ẩn"
    press(Qt.Key.Key_Down)
    form.name.setFocus()
    form.name.selectAll()
    type_in(qtbot, "Tờ khai mới")
    form.required.setFocus()
    was_required = form.papers[1].paper.required
    press(Qt.Key.Key_Space)
    push(qtbot, section, "Thêm giấy tờ")
    type_in(qtbot, "Giấy hẹn cũ")
    push(qtbot, section, "Lưu")
    qtbot.waitUntil(lambda: state(counter, BIRTH).edit is not None)
    idle(qtbot, counter)
    documents = state(counter, BIRTH).entry.documents
    assert [paper.id for paper in documents] == [first, *rest, "rieng-1"]
    assert documents[0].name == "Tờ khai mới"
    assert documents[0].required is not was_required
    assert documents[-1].name == "Giấy hẹn cũ"


def test_not_used_here_and_used_again(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    open_entry(qtbot, section, MARITAL)
    push(qtbot, section, "Không dùng ở trung tâm này")
    qtbot.waitUntil(lambda: line(counter, MARITAL).hidden)
    idle(qtbot, counter)
    assert says(section, "Không dùng")
    push(qtbot, section, "Dùng lại ở trung tâm này")
    qtbot.waitUntil(lambda: not line(counter, MARITAL).hidden)


def test_escape_asks_before_typed_things_go(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    open_entry(qtbot, section, MARITAL)
    section.detail.short.setFocus()
    type_in(qtbot, "x")
    press(Qt.Key.Key_Escape)
    assert section.detail.isVisible()
    assert says(section, "chưa lưu")
    press(Qt.Key.Key_Escape)
    assert section.list.isVisible()
    assert state(counter, MARITAL).edit is None


def test_a_value_that_cannot_be_kept_is_named(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    open_entry(qtbot, section, MARITAL)
    section.detail.short.clear()
    section.detail.short.setFocus()
    type_in(qtbot, " ")
    push(qtbot, section, "Lưu")
    qtbot.waitUntil(lambda: says(section, "ô Tên ngắn có nội dung chưa ghi nhận được (còn trống)"))
    assert section.detail.save.isEnabled()


def test_a_time_is_entered_where_there_was_none(qtbot: QtBot, counter: Counter) -> None:
    counter.write(import_catalogue, ImportCatalogue(CatalogueImport(version="1", procedures=NEW)))
    section = section_of(qtbot, counter)
    open_entry(qtbot, section, NEW[0].code)
    assert section.detail.time.value.text() == "chưa có"
    assert not section.detail.time.rule.isEnabled()
    section.detail.time.value.setFocus()
    section.detail.time.value.selectAll()
    type_in(qtbot, "7")
    section.detail.time.unit.setCurrentIndex(1)
    push(qtbot, section, "Lưu")
    qtbot.waitUntil(lambda: state(counter, NEW[0].code).limit == Limit(7, Unit.CALENDAR_DAY))


def test_a_same_day_result_is_one_working_day(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    open_entry(qtbot, section, MARITAL)
    section.detail.time.rule.setCurrentIndex(1)
    limit = section.detail.time.limit
    assert limit is not None
    assert (limit.value, limit.unit, limit.rule) == (1, Unit.WORKING_DAY, Rule.SAME_DAY)
    assert not section.detail.time.unit.isEnabled()


def test_every_published_entry_opens_unchanged(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    for code in codes(section):
        section.detail.show_state(state(counter, code))
        assert not section.detail.changed, code
        assert section.detail.edit.limit is None, code
        assert section.detail.edit.fee is None, code


# ---- who may, how fast, how large


def test_officers_only_look(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter()
    section = section_of(qtbot, counter)
    assert not says(section, "Nhập từ tệp…")
    open_entry(qtbot, section, MARITAL)
    words = said(section)
    assert not {"Lưu", "Xác nhận đúng", "Thêm giấy tờ"} & set(words)
    assert says(section, "3 ngày làm việc")
    press(Qt.Key.Key_F9)
    section.detail.papers.table.setFocus()
    press(Qt.Key.Key_Delete)
    idle(qtbot, counter)
    assert state(counter, MARITAL).edit is None


def test_two_thousand_procedures_hold_nobody_up(qtbot: QtBot, counter: Counter) -> None:
    many = tuple(
        ImportedProcedure(code=f"7.{n:06d}", name=f"Thủ tục hành chính thử số {n} về làng nghề ở cơ sở", field="X-HOI")
        for n in range(2050)
    )
    counter.write(import_catalogue, ImportCatalogue(CatalogueImport(version="1", procedures=many)))
    section = section_of(qtbot, counter)
    lines = counter.read(view_catalogue)
    assert len(lines.lines) > 2050

    def once(act: Callable[[], object]) -> float:
        taken = []
        for _ in range(3):
            begun = perf_counter()
            act()
            taken.append(perf_counter() - begun)
        return min(taken)

    assert once(lambda: section.list.show_lines(lines)) < 0.05
    assert once(lambda: section.list.edit.setText("thu tuc" if section.list.edit.text() else "lang nghe")) < 0.05


@pytest.mark.parametrize(
    ("scheme", "scale", "size"),
    [
        ("contrast-dark", 1.5, (1366, 768)),
        ("light", 2.0, (1366, 768)),
        ("light", 1.0, (800, 560)),
        ("light", 1.0, (1920, 1080)),
    ],
)
def test_an_entry_fits(
    qtbot: QtBot, make_counter: MakeCounter, scheme: str, scale: float, size: tuple[int, int]
) -> None:
    theme.use(scheme, scale)
    counter = make_counter(LEADER)
    page = shown(qtbot, counter)
    page.window().resize(*size)
    page.show_section("catalogue")
    idle(qtbot, counter)
    section = page.section
    assert isinstance(section, CatalogueSection)
    for code in (MARITAL, "1.001612"):
        section.open(code)
        idle(qtbot, counter)
        qtbot.waitUntil(lambda: faults(page.window()) == [])
        assert nameless(page) == []
        [area] = page.findChildren(QScrollArea)
        assert area.horizontalScrollBar().maximum() == 0
