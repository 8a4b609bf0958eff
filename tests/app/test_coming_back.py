"""Locked and opened again by the same person: the keys are where they were."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.window import Application
from desktop.domain.people import Applicant
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from tests.app.test_application import LIMIT_MS, application, main_window, on_sign_in, paths, sign_in

__all__ = ["application", "paths"]


def test_whoever_comes_back_finds_the_keys_where_they_were(qtbot: QtBot, application: Application) -> None:
    sign_in(qtbot, application)
    window = main_window(qtbot, application)
    services = window.services
    qtbot.waitUntil(lambda: services.sync.link == "online", timeout=LIMIT_MS)
    received: list[str] = []
    request = ReceiveDossier("2.000815", Applicant(name="Nguyễn Văn Thử", id_number="087085000001"))
    services.runner.run(receive_dossier, request, done=lambda made: received.append(made.dossier))
    qtbot.waitUntil(lambda: bool(received) and not services.runner.busy, timeout=LIMIT_MS)

    def held() -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def lock_and_come_back(*, meanwhile: bool = False) -> None:
        QTest.keyClick(held(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        on_sign_in(qtbot, application)
        if meanwhile:
            with qtbot.waitSignal(services.sync.finished, timeout=LIMIT_MS):
                services.sync.sync_now()
            qtbot.waitUntil(lambda: not services.runner.busy, timeout=LIMIT_MS)
        sign_in(qtbot, application)
        assert main_window(qtbot, application) is window
        qtbot.waitUntil(window.isActiveWindow, timeout=LIMIT_MS)

    window.open_dossier(received[0])
    qtbot.waitUntil(lambda: getattr(held(), "text", str)() == "Chuyển xử lý", timeout=LIMIT_MS)
    # A round ended meanwhile, and the page made its buttons anew.
    lock_and_come_back(meanwhile=True)
    qtbot.waitUntil(lambda: getattr(held(), "text", str)() == "Chuyển xử lý", timeout=LIMIT_MS)
    papers = next(one for one in window.page.findChildren(QTableView) if one.accessibleName().startswith("Thành phần"))
    papers.setFocus()
    lock_and_come_back()
    assert held() is papers
    lock = window.rail._lock
    lock.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(lock, Qt.Key.Key_Space)
    on_sign_in(qtbot, application)
    sign_in(qtbot, application)
    main_window(qtbot, application)
    qtbot.waitUntil(lambda: getattr(held(), "text", str)() == "Chuyển xử lý", timeout=LIMIT_MS)
