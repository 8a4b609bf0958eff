"""Quản trị: who sees what, recovery sheet, and that everything fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.store.recovery import read_sheet_code
from desktop.store.users import Role, User
from desktop.ui import theme
from desktop.ui.admin.page import AdminPage
from desktop.ui.admin.people import PeopleSection
from desktop.ui.admin.recovery import RecoverySection
from tests.ui.admin import BOSS, LEADER, MakeCounter, answer_dialog, come_back, go_to, idle, shown
from tests.ui.services_for_pages import faults, nameless, press, push, says

LOOKED_AT = ("Danh mục thủ tục", "Lịch làm việc", "Máy đọc thẻ", "Máy in")
OWN = ("Mật khẩu của tôi", "Ngôn ngữ")
KEPT = ("Phiếu khôi phục", "Sao lưu", "Khóa máy, lưu trữ", "Máy quét giấy tờ", "Tài khoản thu phí", "Cập nhật")


def code_on(section: RecoverySection) -> str:
    """The code as it stands on the screen."""
    groups = [w.text() for w in section.sheet.findChildren(QLabel) if w.property("role") == "figure" and w.isVisible()]
    return "-".join(groups)


# ---- who sees what


@pytest.mark.parametrize(
    ("user", "sections"),
    [
        (BOSS, ["Người dùng", *LOOKED_AT, *OWN, *KEPT]),
        (LEADER, [*LOOKED_AT, *OWN, *KEPT]),
        (None, [*LOOKED_AT, *OWN]),
        (User("xl", "Võ Minh Trí", Role.PROCESSING), [*LOOKED_AT, *OWN]),
    ],
)
def test_each_role_sees_what_it_may_use(
    qtbot: QtBot, make_counter: MakeCounter, user: User | None, sections: list[str]
) -> None:
    counter = make_counter(user)
    page = shown(qtbot, counter)
    assert [section.words for section in page.sections] == sections
    for kind in [type(section) for section in page.sections]:
        go_to(qtbot, counter, page, kind)
        assert not says(page, "không có quyền")
        assert faults(page.window()) == []
        assert nameless(page) == []
    assert page.list.isVisible() == (len(sections) > 1)


def test_alt_8_comes_here(qtbot: QtBot, make_counter: MakeCounter) -> None:
    window = make_counter(BOSS).shown(qtbot, "today")
    press(Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.page, AdminPage)
    assert window.bar.heading == "Quản trị"


# ---- recovery


def test_a_sheet_opens_the_store_and_its_code_is_kept_nowhere(
    qtbot: QtBot, make_counter: MakeCounter, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    counter = make_counter(LEADER)
    page = shown(qtbot, counter)
    section = go_to(qtbot, counter, page, RecoverySection)
    assert isinstance(section, RecoverySection)
    qtbot.waitUntil(lambda: says(page, "Chưa lập"))
    qtbot.waitUntil(lambda: says(page, "Chưa giúp được"))
    press(Qt.Key.Key_F9)
    assert not says(page, "hủy phiếu cũ")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(section.sheet.code), timeout=20_000)
    code = code_on(section)
    assert code == section.sheet.code == read_sheet_code(code)
    qtbot.waitUntil(lambda: says(page, "Đã lập"))
    assert faults(page.window()) == []
    counter.threads.on_writer(lambda store: store._ring.unlock_by_sheet(code)).result()
    press(Qt.Key.Key_Escape)
    assert says(page, "chưa in, chưa lưu")
    assert section.sheet.code
    target = tmp_path / "phieu.pdf"
    words: list[str] = []
    answer_dialog(str(target.with_suffix("")), words)
    push(qtbot, page, "Lưu thành PDF…")
    come_back(qtbot, page)
    assert {"Tên:", "Loại tệp:", "Lưu", "Thôi"} <= {word.replace("&", "") for word in words}
    qtbot.waitUntil(lambda: says(page, "Đã ghi phieu.pdf"), timeout=20_000)
    assert code[:17] in PdfReader(target).pages[0].extract_text()
    press(Qt.Key.Key_Escape)
    assert section.sheet.code == ""
    assert code_on(section) == ""
    target.unlink()
    bare = code.replace("-", "").encode()
    for path in (p for p in tmp_path.rglob("*") if p.is_file()):
        content = path.read_bytes()
        assert code.encode() not in content, path
        assert bare not in content, path
    assert code not in caplog.text
    press(Qt.Key.Key_F9)
    assert says(page, "hủy phiếu cũ"), "the second time an old sheet becomes void"


def test_a_code_on_no_paper_outlives_another_page(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    section = go_to(qtbot, counter, page, RecoverySection)
    assert isinstance(section, RecoverySection)
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(section.sheet.code), timeout=20_000)
    code = section.sheet.code
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "mã vẫn còn trên màn hình"), timeout=20_000)
    press(Qt.Key.Key_F5)
    press(Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    assert section.sheet.code == code
    section.sheet.kept = True
    press(Qt.Key.Key_F5)
    assert section.sheet.code == ""


# ---- large text, contrast, small windows


@pytest.mark.parametrize(
    ("scheme", "scale", "size"),
    [
        ("contrast-dark", 1.5, (1366, 768)),
        ("contrast-light", 2.0, (1366, 768)),
        ("light", 1.25, (1366, 768)),
        ("light", 1.0, (800, 560)),
        ("light", 2.0, (800, 560)),
    ],
)
def test_every_section_fits(
    qtbot: QtBot, make_counter: MakeCounter, scheme: str, scale: float, size: tuple[int, int]
) -> None:
    theme.use(scheme, scale)
    counter = make_counter(BOSS)
    page = shown(qtbot, counter)
    window = page.window()
    window.resize(*size)
    for index in range(len(page.sections)):
        page.list.choose(index)
        idle(qtbot, counter)
        for _ in range(2):
            qtbot.waitUntil(lambda: faults(window) == [])
            [area] = page.findChildren(QScrollArea)
            assert area.horizontalScrollBar().maximum() == 0, page.section.words
            if isinstance(page.section, PeopleSection | RecoverySection):
                page.main_action()
        page.section.escape()
    assert (window.width(), window.height()) == size
