"""Plain copies of files: gone at the lock, at the close, and at the next start of a program that was killed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.clock import SetClock
from desktop.app.demonstration import demonstration_store
from desktop.app.paths import Paths
from desktop.app.window import Application
from desktop.domain.people import Applicant
from desktop.domain.procedures import HandedDocument
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from tests.app.test_application import LIMIT_MS, main_window, on_sign_in, sign_in
from tests.store.scans import scan, scanned

CLOCK = SetClock(datetime.fromisoformat("2026-11-23T08:00:00+07:00"))


@pytest.fixture
def folders(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "logs", tmp_path / "exports")


@pytest.fixture
def copies(folders: Paths) -> Path:
    return folders.store / "xem-tam"


@pytest.fixture
def running(qtbot: QtBot, qapp: QApplication, folders: Paths) -> Iterator[Application]:
    qapp.setQuitOnLastWindowClosed(False)
    theme.use("light", 1.0)
    application = Application(folders, clock=CLOCK)
    yield application
    if application.window is not None and application.window.isVisible():
        close(qtbot, application)


def close(qtbot: QtBot, application: Application) -> None:
    assert application.window is not None
    application.window.hide()
    with qtbot.waitSignal(application.stopped, timeout=LIMIT_MS):
        application.close()
    application.window.deleteLater()


def looked_at(
    qtbot: QtBot, application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[MainWindow, list[Path]]:
    """Sign in, attach a file and look at it."""
    application.show_sign_in()
    sign_in(qtbot, application)
    window = main_window(qtbot, application)
    opened: list[Path] = []
    monkeypatch.setattr(window.services, "open_path", opened.append)
    made: list[str] = []
    applicant = Applicant(name="Nguyễn Văn Thử", id_number="087085000001")
    window.services.runner.run(
        receive_dossier, ReceiveDossier("2.000815", applicant), done=lambda receipt: made.append(receipt.dossier)
    )
    qtbot.waitUntil(lambda: bool(made), timeout=LIMIT_MS)
    source = scanned(tmp_path / "usb", scan(300_000))
    window.services.attach_file(
        made[0],
        HandedDocument(name="Đơn"),
        source,
        done=lambda dossier: window.services.view_file(made[0], dossier.files[0].id),
    )
    qtbot.waitUntil(lambda: bool(opened), timeout=LIMIT_MS)
    assert opened[0].read_bytes() == scan(300_000)
    return window, opened


def test_a_copy_is_gone_when_the_program_locks(
    qtbot: QtBot, running: Application, copies: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, opened = looked_at(qtbot, running, tmp_path, monkeypatch)
    assert opened[0].parent == copies
    window.services.lock()
    on_sign_in(qtbot, running)
    qtbot.waitUntil(lambda: not copies.exists(), timeout=LIMIT_MS)


def test_a_copy_is_gone_when_the_program_closes(
    qtbot: QtBot, running: Application, copies: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at(qtbot, running, tmp_path, monkeypatch)
    assert copies.exists()
    close(qtbot, running)
    assert not copies.exists()


def test_what_a_killed_program_left_is_gone_before_anybody_signs_in(
    qtbot: QtBot, running: Application, folders: Paths, copies: Path
) -> None:
    demonstration_store(folders.store, CLOCK).close()
    copies.mkdir()
    (copies / "0a1b2c3d.pdf").write_bytes(scan())
    running.show_sign_in()
    qtbot.waitUntil(lambda: not copies.exists(), timeout=LIMIT_MS)
    on_sign_in(qtbot, running)


def test_a_second_start_leaves_the_copies_of_the_program_that_runs(
    qtbot: QtBot, running: Application, folders: Paths, copies: Path
) -> None:
    store = demonstration_store(folders.store, CLOCK)
    copies.mkdir()
    (copies / "0a1b2c3d.pdf").write_bytes(scan())
    running.show_sign_in()
    running._threads.without_store(lambda: None).result()  # type: ignore[union-attr]
    assert (copies / "0a1b2c3d.pdf").read_bytes() == scan()
    store.close()
    assert not copies.exists()
