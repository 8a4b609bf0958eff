"""The whole program with its windows: sign-in by keys, first round, lock, closing in the middle of work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.clock import SetClock
from desktop.app.demonstration import PASSWORD, USER
from desktop.app.paths import Paths
from desktop.app.window import Application
from desktop.domain.people import Applicant
from desktop.store.store import Store
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.sign_in.page import SignInPage
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier

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


def test_the_first_start_takes_only_the_password_it_shows(qtbot: QtBot, application: Application) -> None:
    sign_in(qtbot, application, "sai1")
    page = shown(application)
    assert isinstance(page, SignInPage)

    def told() -> bool:
        return any("Mật khẩu chưa đúng" in label.text() for label in page.findChildren(QLabel))

    qtbot.waitUntil(told, timeout=LIMIT_MS)
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
