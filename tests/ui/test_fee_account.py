"""The account of fees: set by keys, shown on the screen as a code that a telephone can read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.papers import PaperWanted
from desktop.domain.vietqr import FeeAccount, payment_code
from desktop.ui.admin.fee_account import FeeAccountSection
from desktop.usecases.change_setting import ChangeSetting, change_setting
from desktop.usecases.view_settings import view_settings
from tests.ui.admin import LEADER
from tests.ui.services_for_pages import Counter, Seeds, faults, nameless, says, type_in

ACCOUNT = FeeAccount("970436", "0071001234567", "UBND XA MY THO")


def fill(seeds: Seeds) -> str:
    return seeds.receive("2026-11-23 09:10", 0, "2.000815")


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    del qapp
    counter = Counter(tmp_path, fill, user=LEADER)
    yield counter
    counter.close()


def section_of(qtbot: QtBot, counter: Counter) -> FeeAccountSection:
    window = counter.shown(qtbot, "today")
    window.open_section("fee_account")
    page: Any = window.page
    qtbot.waitUntil(lambda: not counter.services.runner.busy)
    section = page.section
    assert isinstance(section, FeeAccountSection)
    return section


def test_an_account_is_kept_by_keys(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    assert not section.save.isEnabled()
    section.bank.setFocus()
    QTest.keyClick(section.bank, Qt.Key.Key_Down)
    for edit, typed in ((section.number, "0071 0012 34567"), (section.holder, "UBND XA MY THO")):
        edit.setFocus()
        type_in(qtbot, typed)
    assert faults(section.window()) == []
    assert nameless(section) == []
    QTest.keyClick(section.holder, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: counter.read(view_settings).fee_account == ACCOUNT)
    qtbot.waitUntil(section.drop.isVisible)
    section.drop.click()
    qtbot.waitUntil(lambda: counter.read(view_settings).fee_account is None)


def test_a_bank_outside_the_list_by_its_number(qtbot: QtBot, counter: Counter) -> None:
    section = section_of(qtbot, counter)
    section.bank.setCurrentIndex(section.bank.count() - 1)
    for edit, typed in ((section.bin, "970499"), (section.number, "12-34")):
        edit.setFocus()
        type_in(qtbot, typed)
    assert says(section, "Chỉ chữ và số, nhiều nhất 19")
    assert not section.save.isEnabled()
    section.number.clear()
    type_in(qtbot, "1234")
    QTest.keyClick(section.number, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: counter.read(view_settings).fee_account == FeeAccount("970499", "1234"))


@pytest.mark.parametrize("scheme", ["light", "contrast-dark"])
def test_the_code_is_read_off_the_screen(qtbot: QtBot, counter: Counter, tmp_path: Path, scheme: str) -> None:
    from desktop.ui import theme

    theme.use(scheme, 1.0)
    counter.write(change_setting, ChangeSetting("fee_account", ACCOUNT.packed))
    window = counter.shown(qtbot, "today")
    window.open_paper(PaperWanted(form="receipt", dossier=counter.made))
    page: Any = window.page
    qtbot.waitUntil(lambda: page.sheet.shown and page.pay.isVisible())
    assert says(page.pay, "2.000 đ")
    assert faults(window) == []
    page.pay.grab().save(str(tmp_path / "pay.png"))
    codes = [code.text for code in zxingcpp.read_barcodes(Image.open(tmp_path / "pay.png"))]
    number = page._look.payment.reference
    assert codes == [payment_code("970436", "0071001234567", vnd=2_000, purpose=number)]


def test_without_an_account_nothing_is_shown(qtbot: QtBot, counter: Counter) -> None:
    window = counter.shown(qtbot, "today")
    window.open_paper(PaperWanted(form="receipt", dossier=counter.made))
    page: Any = window.page
    qtbot.waitUntil(lambda: page.sheet.shown)
    assert not page.pay.isVisible()
