"""The whole program with its windows: sign-in by keys, first round, lock, closing in the middle of work."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.clock import SetClock
from desktop.app.demonstration import ADMINISTRATOR, PASSWORD, USER, demonstration_store
from desktop.app.paths import Paths
from desktop.app.window import Application
from desktop.domain.people import Applicant
from desktop.store.shipped import shipped
from desktop.store.store import Store
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.sign_in.first_run_page import FirstRunPage
from desktop.ui.sign_in.page import SignInPage
from desktop.ui.sign_in.recovery_page import RecoveryPage
from desktop.ui.sign_in.repair_page import RepairPage
from desktop.usecases.make_recovery_sheet import make_recovery_sheet
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from sync.province.cli import main as province_main
from sync.province.demonstration import fill
from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince

LIMIT_MS = 20_000


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "logs", tmp_path / "exports")


@pytest.fixture
def application(qtbot: QtBot, qapp: QApplication, paths: Paths) -> Iterator[Application]:
    qapp.setQuitOnLastWindowClosed(False)
    theme.use("light", 1.0)
    running = Application(paths, clock=SetClock(datetime.fromisoformat("2026-11-23T08:00:00+07:00")))
    running.show_sign_in()
    yield running
    if running.window is not None:
        running.window.hide()
        with qtbot.waitSignal(running.stopped, timeout=LIMIT_MS):
            running.close()
        running.window.deleteLater()


def shown(application: Application) -> QWidget:
    window = application.window
    assert window is not None
    return window


def sign_in(qtbot: QtBot, application: Application, password: str = PASSWORD) -> None:
    page = shown(application)

    def ready() -> bool:
        field = QApplication.focusWidget()
        return page.isVisible() and isinstance(field, QLineEdit) and not field.isReadOnly()

    qtbot.waitUntil(ready, timeout=LIMIT_MS)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, password)
    QTest.keyClick(focus, Qt.Key.Key_Return)


def main_window(qtbot: QtBot, application: Application) -> MainWindow:
    qtbot.waitUntil(lambda: isinstance(application.window, MainWindow), timeout=LIMIT_MS)
    window = application.window
    assert isinstance(window, MainWindow)
    return window


def reopen(paths: Paths) -> Store:
    return Store.open(paths.store, user=USER.id, password=PASSWORD, clock=SetClock(datetime.now().astimezone()))


def test_first_start_signs_in_and_syncs_by_itself(qtbot: QtBot, application: Application) -> None:
    sign_in(qtbot, application)
    window = main_window(qtbot, application)
    qtbot.waitUntil(lambda: window.services.sync.link == "online", timeout=LIMIT_MS)
    assert window.page.name == "today"


def test_wrong_password_stays_in_words(qtbot: QtBot, application: Application, paths: Paths) -> None:
    sign_in(qtbot, application)
    main_window(qtbot, application).services.lock()
    qtbot.waitUntil(lambda: isinstance(application.window, SignInPage), timeout=LIMIT_MS)
    page = shown(application)
    sign_in(qtbot, application, "sai mat khau")

    def told() -> bool:
        return any("Mật khẩu chưa đúng" in label.text() for label in page.findChildren(QLabel))

    qtbot.waitUntil(told, timeout=LIMIT_MS)
    assert isinstance(application.window, SignInPage)


def test_the_first_start_takes_only_the_password_it_shows(qtbot: QtBot, application: Application, paths: Paths) -> None:
    sign_in(qtbot, application, "sai1")
    page = shown(application)
    assert isinstance(page, SignInPage)

    def told() -> bool:
        return any("Mật khẩu chưa đúng" in label.text() for label in page.findChildren(QLabel))

    qtbot.waitUntil(told, timeout=LIMIT_MS)
    assert not Store.exists(paths.store), "an enrolment file may still set this machine up"
    sign_in(qtbot, application)
    main_window(qtbot, application)


def test_closing_in_the_middle_of_work_keeps_what_was_recorded(
    qtbot: QtBot, application: Application, paths: Paths
) -> None:
    sign_in(qtbot, application)
    window = main_window(qtbot, application)
    receipts: list[object] = []
    for index in range(30):
        applicant = Applicant(name="Nguyễn Văn Thử", id_number=f"087085{index:06d}")
        window.services.runner.run(receive_dossier, ReceiveDossier("2.000815", applicant), done=receipts.append)
    qtbot.waitUntil(lambda: len(receipts) >= 3, timeout=LIMIT_MS)
    window.hide()
    with qtbot.waitSignal(application.stopped, timeout=LIMIT_MS):
        application.close()
    store = reopen(paths)
    try:
        counts = store.view().counts()
        assert counts["journal"] == counts["register"] == 30
        assert store.verify() >= 30
    finally:
        store.close()


def test_locking_and_closing_at_once_leaves_the_store_closed(
    qtbot: QtBot, application: Application, paths: Paths
) -> None:
    sign_in(qtbot, application)
    window = main_window(qtbot, application)
    for index in range(20):
        applicant = Applicant(name="Nguyễn Văn Thử", id_number=f"087085{index:06d}")
        window.services.runner.run(receive_dossier, ReceiveDossier("2.000815", applicant))
    window.services.lock()
    with qtbot.waitSignal(application.stopped, timeout=LIMIT_MS):
        application.close()
    store = reopen(paths)
    try:
        assert store.view().counts()["journal"] == 20
    finally:
        store.close()


def test_closing_while_the_store_opens(qtbot: QtBot, application: Application, paths: Paths) -> None:
    sign_in(qtbot, application)
    with qtbot.waitSignal(application.stopped, timeout=LIMIT_MS):
        application.close()
    reopen(paths).close()


def on_sign_in(qtbot: QtBot, application: Application) -> SignInPage:
    qtbot.waitUntil(lambda: isinstance(application.window, SignInPage), timeout=LIMIT_MS)
    page = application.window
    assert isinstance(page, SignInPage)
    return page


def says(window: QWidget | None, words: str) -> bool:
    return window is not None and any(words in label.text() for label in window.findChildren(QLabel))


def test_the_same_person_comes_back_to_what_was_on_the_screen(qtbot: QtBot, application: Application) -> None:
    sign_in(qtbot, application)
    window = main_window(qtbot, application)
    window.go("worklist")
    window.services.lock()
    page = on_sign_in(qtbot, application)
    assert not page.repair.isVisible()
    assert not window.isVisible()
    sign_in(qtbot, application)
    assert main_window(qtbot, application) is window
    assert window.page.name == "worklist"


def chosen_at_the_next_start(qtbot: QtBot, paths: Paths) -> str:
    """Who is chosen on the sign-in page of a program that starts now."""
    again = Application(paths)
    again.show_sign_in()
    page = again.window
    assert isinstance(page, SignInPage)
    chosen = next(person.user for person in page._persons if person.isChecked())
    page.hide()
    with qtbot.waitSignal(again.stopped, timeout=LIMIT_MS):
        again.close()
    page.deleteLater()
    return chosen


def test_another_shift_begins_without_closing_the_store(qtbot: QtBot, application: Application, paths: Paths) -> None:
    sign_in(qtbot, application)
    first = main_window(qtbot, application)
    qtbot.waitUntil(lambda: not first.services.sync.running and first.services.sync.link == "online", timeout=LIMIT_MS)
    first.services.lock()
    page = on_sign_in(qtbot, application)
    page._choose(ADMINISTRATOR.id)
    sign_in(qtbot, application)
    qtbot.waitUntil(lambda: application.window not in {page, first}, timeout=LIMIT_MS)
    second = main_window(qtbot, application)
    assert second.services.session.user == ADMINISTRATOR.id
    remembered = paths.data / "signed-in.json"
    qtbot.waitUntil(lambda: ADMINISTRATOR.id in remembered.read_text(), timeout=LIMIT_MS)
    assert chosen_at_the_next_start(qtbot, paths) == ADMINISTRATOR.id
    for damaged in (json.dumps({str(paths.store): "gone"}), json.dumps({str(paths.store): 1}), "[]", "{"):
        remembered.write_text(damaged)
        assert chosen_at_the_next_start(qtbot, paths) == USER.id
    refused: list[object] = []
    applicant = Applicant(name="Nguyễn Văn Thử", id_number="087085000001")
    second.services.runner.run(receive_dossier, ReceiveDossier("2.000815", applicant), failed=refused.append)
    qtbot.waitUntil(lambda: bool(refused), timeout=LIMIT_MS)
    second.services.lock()
    page = on_sign_in(qtbot, application)
    page._choose(USER.id)
    sign_in(qtbot, application)
    qtbot.waitUntil(lambda: application.window not in {page, second}, timeout=LIMIT_MS)
    done: list[object] = []
    third = main_window(qtbot, application)
    third.services.runner.run(receive_dossier, ReceiveDossier("2.000815", applicant), done=done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=LIMIT_MS)


def test_nobody_there_locks(qtbot: QtBot, application: Application) -> None:
    sign_in(qtbot, application)
    window = main_window(qtbot, application)
    # The time of the settings is read first; it would take the place of the test's.
    qtbot.waitUntil(application._idle._timer.isActive, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: "sync" in window._pages and "dossier" in window._pages, timeout=LIMIT_MS)
    application._idle.start(1.0)
    for _ in range(8):
        qtbot.wait(100)
        QTest.keyClick(window, Qt.Key.Key_Shift)
    assert application.window is window
    on_sign_in(qtbot, application)


def test_a_damaged_store_is_put_back_by_keys(qtbot: QtBot, application: Application, paths: Paths) -> None:
    store = demonstration_store(paths.store, SetClock(datetime.fromisoformat("2026-11-23T07:40:00+07:00")))
    applicant = Applicant(name="Nguyễn Văn Thử", id_number="087085000001")
    store.run(receive_dossier, ReceiveDossier("2.000815", applicant))
    store.backup_to(paths.backups / "motcua_2026-11-23.db")
    store.close()
    (paths.store / "motcua.db").write_bytes(bytes(range(256)) * 64)
    application.show_sign_in()
    sign_in(qtbot, application)
    page = on_sign_in(qtbot, application)
    qtbot.waitUntil(lambda: says(page, "Tệp dữ liệu bị hỏng"), timeout=LIMIT_MS)
    assert page.repair.hasFocus()
    QTest.keyClick(page.repair, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(application.window, RepairPage), timeout=LIMIT_MS)
    repair = shown(application)
    assert isinstance(repair, RepairPage)
    qtbot.waitUntil(repair.password.hasFocus, timeout=LIMIT_MS)
    QTest.keyClicks(repair.password, "sai")
    QTest.keyClick(repair.password, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(repair, "mật khẩu chưa đúng"), timeout=LIMIT_MS)
    QTest.keyClicks(repair.password, PASSWORD)
    QTest.keyClick(repair.password, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(repair, "Đã khôi phục 2 bản ghi"), timeout=LIMIT_MS)
    QTest.keyClick(repair, Qt.Key.Key_Escape)
    sign_in(qtbot, application)
    window = main_window(qtbot, application)
    qtbot.waitUntil(lambda: window.services.sync.link == "online", timeout=LIMIT_MS)


def test_a_forgotten_password_is_replaced_by_the_sheet(qtbot: QtBot, application: Application, paths: Paths) -> None:
    store = demonstration_store(paths.store, SetClock(datetime.fromisoformat("2026-11-23T07:40:00+07:00")))
    store.admit(ADMINISTRATOR.id, PASSWORD)
    code, _ = store.run(make_recovery_sheet)
    store.close()
    application.show_sign_in()
    page = on_sign_in(qtbot, application)
    page._choose(ADMINISTRATOR.id)
    QTest.mouseClick(page.forgot, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(application.window, RecoveryPage), timeout=LIMIT_MS)
    QTest.keyClick(shown(application), Qt.Key.Key_Escape)
    page = on_sign_in(qtbot, application)
    assert page._user == ADMINISTRATOR.id, "who was chosen stays chosen"
    page._choose(USER.id)
    QTest.mouseClick(page.forgot, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(application.window, RecoveryPage), timeout=LIMIT_MS)
    recovery = shown(application)
    assert isinstance(recovery, RecoveryPage)
    qtbot.waitUntil(recovery.first.hasFocus, timeout=LIMIT_MS)
    for field, typed in ((recovery.first, "ba con meo mun"), (recovery.second, "ba con meo"), (recovery.code, code)):
        QTest.keyClicks(field, typed)
    QTest.keyClick(recovery.code, Qt.Key.Key_F9)
    assert says(recovery, "Hai lần gõ chưa giống nhau")
    QTest.keyClicks(recovery.second, " mun")
    QTest.keyClick(recovery.second, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(recovery, "Đã đặt mật khẩu mới"), timeout=LIMIT_MS)
    QTest.keyClick(recovery, Qt.Key.Key_Escape)
    sign_in(qtbot, application, "ba con meo mun")
    main_window(qtbot, application)


@pytest.mark.parametrize("tried", [False, True])
def test_a_new_machine_is_set_up_by_the_enrolment_file(
    qtbot: QtBot, application: Application, paths: Paths, tmp_path: Path, tried: bool
) -> None:
    if tried:
        demonstration_store(paths.store, SetClock(datetime.fromisoformat("2026-11-23T07:40:00+07:00"))).close()
        application.show_sign_in()
    page = on_sign_in(qtbot, application)
    assert (page.setup.isVisible(), page.repair.isVisible(), page.forgot.isVisible()) == (True, True, tried)
    assert says(page, "Bản minh họa")
    profile = msgspec.json.decode(shipped("centres/demo.json")) | {"name": "Trung tâm xã An Hòa", "counter_name": ""}
    with Ledger(tmp_path / "province.db") as ledger, EmbeddedProvince(ledger) as province:
        fill(ledger, msgspec.json.encode(profile))
        enrolment = tmp_path / "may.json"
        words = ["--centre", "H20.126.05", "--name", "Quầy 2", "--file", str(enrolment), "--url", province.url]
        assert province_main(["enrol", "--dir", str(tmp_path), *words]) == 0
        QTest.mouseClick(page.setup, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: isinstance(application.window, FirstRunPage), timeout=LIMIT_MS)
        setup = shown(application)
        assert isinstance(setup, FirstRunPage)
        assert setup._aside.isVisible() == tried
        setup.choose(tmp_path / "khong-co.json")
        qtbot.waitUntil(lambda: says(setup, "Đã xảy ra"), timeout=LIMIT_MS)
        setup.choose(enrolment)
        qtbot.waitUntil(setup.name.hasFocus, timeout=LIMIT_MS)
        assert says(setup, "Trung tâm xã An Hòa, Quầy 2")
        for field, typed in ((setup.name, "Nguyen Quoc Bao"), (setup.first, "12345678"), (setup.second, "12345678")):
            QTest.keyClicks(field, typed)
        QTest.keyClick(setup.second, Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: says(setup, "mật khẩu mới quá quen thuộc"), timeout=LIMIT_MS)
        for field in (setup.first, setup.second):
            field.clear()
            QTest.keyClicks(field, "ba con meo mun")
        QTest.keyClick(setup.second, Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: says(setup, "Đã thiết lập"), timeout=LIMIT_MS)
        assert says(setup, "được cất ở") == tried
        QTest.keyClick(setup, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: isinstance(application.window, SignInPage), timeout=LIMIT_MS)
        real = shown(application)
        assert says(real, "Trung tâm xã An Hòa"), "whose machine this is, before anybody has signed in"
        assert not says(real, "Bản minh họa"), "the password of the demonstration opens nothing here"
        sign_in(qtbot, application, "ba con meo mun")
        window = main_window(qtbot, application)
        qtbot.waitUntil(lambda: window.services.sync.link == "online", timeout=LIMIT_MS)
        assert window.services.session.role == "administrator"
        assert window.services.session.user == "baonq", "an id of their own: events of all machines stand together"
        qtbot.waitUntil(lambda: not window.services.sync.running, timeout=LIMIT_MS)


def test_a_database_that_became_older_is_told_after_sign_in(
    qtbot: QtBot, application: Application, paths: Paths
) -> None:
    store = demonstration_store(paths.store, SetClock(datetime.fromisoformat("2026-11-23T07:40:00+07:00")))
    store.backup_to(paths.backups / "motcua_2026-11-23.db")
    applicant = Applicant(name="Nguyễn Văn Thử", id_number="087085000001")
    store.run(receive_dossier, ReceiveDossier("2.000815", applicant))
    store.close()
    shutil.copy(paths.backups / "motcua_2026-11-23.db", paths.store / "motcua.db")
    application.show_sign_in()
    sign_in(qtbot, application)
    window = main_window(qtbot, application)
    assert "cũ hơn lần dùng trước" in window.failure.text
