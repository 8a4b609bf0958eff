"""The training mode: a store of its own, marked papers, no province, and never a hand on the real store."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.clock import SetClock
from desktop.app.demonstration import ADMINISTRATOR, PASSWORD, USER, demonstration_store
from desktop.app.main import main
from desktop.app.mode import Mode
from desktop.app.paths import Paths
from desktop.app.province_link import enrol
from desktop.app.training import MARK, TrainingFolderRefused, make_training_store, next_visitor, remove_training_store
from desktop.app.version import PROGRAM
from desktop.app.window import Application
from desktop.domain.identity_card import parse_card
from desktop.domain.people import Applicant
from desktop.printing.watermark import TRAINING, set_watermark
from desktop.store.errors import StoreInUse
from desktop.store.store import Store
from desktop.store.sync_port import SyncPort
from desktop.store.training import TrainingStore
from desktop.ui import theme
from desktop.ui.intake.page import IntakePage
from desktop.ui.main_window import MainWindow
from desktop.ui.sign_in.page import SignInPage
from desktop.ui.sync_page.page import SyncPage
from desktop.ui.training import TrainingBar
from desktop.usecases.find_dossier import find_dossier
from desktop.usecases.receive_dossier import Receipt, ReceiveDossier, receive_dossier
from sync.province.demonstration import DEMO_CODE, fill
from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from tests.support.screen import resize
from tests.ui.faults import cut_texts
from tests.ui.services_for_pages import says

LIMIT_MS = 30_000
NOW = datetime.fromisoformat("2026-11-27T08:00:00+07:00")
APPLICANT = Applicant(name="Nguyễn Văn Thử", id_number="087085000001")
REQUEST = ReceiveDossier("2.000815", APPLICANT)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "logs", tmp_path / "exports")


@pytest.fixture
def real(paths: Paths) -> Mode:
    """The real store, with one dossier and a backup."""
    store = demonstration_store(paths.store, SetClock(NOW))
    store.run(receive_dossier, REQUEST)
    store.backup_to(paths.backups / "motcua_2026-11-26.db")
    store.close()
    return Mode(paths, paths.store)


@pytest.fixture
def training(real: Mode) -> Mode:
    """The training store beside it."""
    mode = real.trained()
    mode.make_store(SetClock(NOW))
    return mode


@pytest.fixture(autouse=True)
def _no_mark() -> Iterator[None]:
    yield
    set_watermark("")


@pytest.fixture
def application(qtbot: QtBot, qapp: QApplication, paths: Paths) -> Iterator[Application]:
    qapp.setQuitOnLastWindowClosed(False)
    theme.use("light", 1.0)
    running = Application(paths, clock=SetClock(NOW))
    running.show_sign_in()
    yield running
    if running.window is not None:
        running.window.hide()
        with qtbot.waitSignal(running.stopped, timeout=LIMIT_MS):
            running.close()
        running.window.deleteLater()


def bytes_of(*folders: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def on_sign_in(qtbot: QtBot, application: Application) -> SignInPage:
    qtbot.waitUntil(lambda: isinstance(application.window, SignInPage), timeout=LIMIT_MS)
    page = application.window
    assert isinstance(page, SignInPage)
    return page


def entered(qtbot: QtBot, application: Application) -> MainWindow:
    def ready() -> bool:
        return isinstance(application.window, SignInPage) and application.window.enter.isEnabled()

    qtbot.waitUntil(ready, timeout=LIMIT_MS)
    page = on_sign_in(qtbot, application)
    page.submitted.emit(USER.id, PASSWORD)
    qtbot.waitUntil(lambda: isinstance(application.window, MainWindow), timeout=LIMIT_MS)
    window = application.window
    assert isinstance(window, MainWindow)
    return window


def printed(qtbot: QtBot, window: MainWindow) -> str:
    """Receive a dossier, print its slip, and read the paper."""
    receipts: list[Receipt] = []
    window.services.runner.run(receive_dossier, REQUEST, done=receipts.append)
    qtbot.waitUntil(lambda: bool(receipts), timeout=LIMIT_MS)
    slips: list[Any] = []
    window.services.print_slip(receipts[0].dossier, slips.append)
    qtbot.waitUntil(lambda: bool(slips), timeout=LIMIT_MS)
    return "\n".join(" ".join(sheet.extract_text().split()) for sheet in PdfReader(slips[0].path).pages)


def test_a_whole_visit_leaves_the_real_store_as_it_was(
    qtbot: QtBot, real: Mode, application: Application, paths: Paths
) -> None:
    before = bytes_of(paths.store, paths.backups)
    page = on_sign_in(qtbot, application)
    assert page.train.text() == "Vào chế độ tập huấn"
    page.train.click()
    page = on_sign_in(qtbot, application)
    assert says(page, TRAINING)
    assert not page.setup.isVisible()
    window = entered(qtbot, application)
    assert window.services.session.training
    assert window.bar.link.accessibleName() == "Tập huấn, không nối với tỉnh"
    assert says(window, TRAINING)
    assert TRAINING in printed(qtbot, window)
    found: list[Any] = []
    window.services.close_day(NOW.date(), "", found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=LIMIT_MS)
    assert found[0].backup.parent == paths.training.backups
    sheets = [path for path in found[0].files if path.suffix == ".pdf"]
    assert TRAINING in " ".join(PdfReader(sheets[0]).pages[0].extract_text().split())
    window.services.training.start_again()
    on_sign_in(qtbot, application)
    window = entered(qtbot, application)
    assert real.last_person() == "", "who practised has not signed in to the real store"
    window.services.training.leave()
    assert bytes_of(paths.store, paths.backups) == before
    page = on_sign_in(qtbot, application)
    assert not says(page, TRAINING)
    window = entered(qtbot, application)
    assert not window.services.session.training
    assert TRAINING not in printed(qtbot, window)
    assert real.last_person() == USER.id
    assert not window.findChildren(TrainingBar)


def test_starting_again_forgets_what_was_practised(qtbot: QtBot, real: Mode, application: Application) -> None:
    application._switch(True)
    window = entered(qtbot, application)
    receipts: list[Receipt] = []
    window.services.runner.run(receive_dossier, REQUEST, done=receipts.append)
    qtbot.waitUntil(lambda: bool(receipts), timeout=LIMIT_MS)
    bar = window.findChild(TrainingBar)
    assert bar is not None
    bar.again.click()
    qtbot.waitUntil(bar.sure.isVisible)
    bar.keep.click()
    assert not bar.sure.isVisible()
    assert application.window is window
    bar.again.click()
    qtbot.waitUntil(bar.sure.isVisible)
    bar.sure.click()
    on_sign_in(qtbot, application)
    window = entered(qtbot, application)
    found: list[str | None] = []
    window.services.runner.read(find_dossier, receipts[0].number, done=found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=LIMIT_MS)
    # The number may have been given again; the dossier was not.
    assert found[0] != receipts[0].dossier


def test_sample_visitors_come_with_their_wish(qtbot: QtBot, application: Application) -> None:
    application._switch(True)
    window = entered(qtbot, application)
    bar = window.findChild(TrainingBar)
    assert bar is not None
    bar.visitor.click()
    qtbot.waitUntil(lambda: isinstance(window.page, IntakePage), timeout=LIMIT_MS)
    page = window.page
    assert isinstance(page, IntakePage)
    assert "cần làm:" in bar.wish.text()
    assert bar.wish.isVisible()
    theme.use("light", 1.5)
    resize(window, 1366, 768)
    qtbot.waitUntil(lambda: cut_texts(bar) == [], timeout=3000)
    resize(window, 800, 560)
    bar.again.click()
    qtbot.waitUntil(lambda: cut_texts(bar) == [], timeout=3000)


def test_there_is_no_province(qtbot: QtBot, application: Application, paths: Paths) -> None:
    application._switch(True)
    window = entered(qtbot, application)
    window.go("sync")
    page = window.page
    assert isinstance(page, SyncPage)
    qtbot.waitUntil(lambda: says(page, "Tập huấn không nối với tỉnh"), timeout=LIMIT_MS)
    assert not page.act.isVisible()
    assert not any(button.isVisible() for button in page.usb.findChildren(QPushButton))
    with qtbot.waitSignal(window.services.sync.finished, timeout=LIMIT_MS) as round_:
        window.services.sync.sync_now()
    assert round_.args[0].code == "training_store"
    window.go("health")
    qtbot.waitUntil(lambda: says(window, "Tập huấn không so giờ với tỉnh"), timeout=LIMIT_MS)
    assert not says(window, "Kết nối tỉnh")
    assert not paths.province.exists()


def test_enrolment_is_impossible(training: Mode, tmp_path: Path) -> None:
    store = Store.open(training.folder, user=USER.id, password=PASSWORD, clock=SetClock(NOW))
    try:
        port = SyncPort(lambda action: store.run(action)[0], PROGRAM)
        with Ledger(tmp_path / "province.db") as ledger, EmbeddedProvince(ledger) as province:
            from desktop.store.shipped import shipped

            fill(ledger, shipped("centres/demo.json"))
            with pytest.raises(TrainingStore):
                enrol(port, province.url, DEMO_CODE, "tap huan")
        assert port.enrolment() is None
    finally:
        store.close()
    assert main(["sync", "--store", str(training.folder), "--province", "http://127.0.0.1:9"]) != 0


def test_the_training_store_has_dossiers_and_both_people(training: Mode) -> None:
    for user in (USER, ADMINISTRATOR):
        store = Store.open(training.folder, user=user.id, password=PASSWORD, clock=SetClock(NOW))
        try:
            counts = store.view().counts()
            assert counts["journal"] == counts["register"] > 15
            assert store.verify() > 20
            last = store.view().last_own_event_at()
            assert last is not None
            assert last <= NOW
        finally:
            store.close()


def test_visitors_come_round_and_can_be_scanned(training: Mode) -> None:
    store = Store.open(training.folder, user=USER.id, password=PASSWORD, clock=SetClock(NOW))
    try:
        seen = [store.run(next_visitor)[0] for _ in range(40)]
    finally:
        store.close()
    assert len({visitor.name for visitor in seen}) > 10
    assert seen[0] in seen[1:]
    for visitor in seen:
        assert parse_card(visitor.scan).id_number
        assert visitor.wish


# ---- removing


def test_removing_takes_the_training_store_only(real: Mode, training: Mode) -> None:
    before = bytes_of(real.folder, real.paths.backups)
    remove_training_store(training, real)
    assert not training.paths.data.exists()
    assert bytes_of(real.folder, real.paths.backups) == before
    remove_training_store(training, real)
    training.make_store(SetClock(NOW))
    assert Store.exists(training.folder)


def test_a_real_store_is_never_removed(real: Mode, training: Mode, tmp_path: Path) -> None:
    before = bytes_of(real.paths.data)
    elsewhere = Paths(tmp_path / "khac" / "tap-huan", tmp_path, tmp_path)
    wrong = [
        (real, real),
        (Mode(real.paths, real.folder, training=True), real),
        (Mode(training.paths, real.folder, training=True), real),
        (training, training),
        (training, Mode(training.paths, training.folder)),
        (Mode(elsewhere, elsewhere.store, training=True), real),
        # The real store was put, by --store, into the very folder.
        (training, Mode(real.paths, training.folder)),
        (training, Mode(real.paths, training.paths.data)),
    ]
    elsewhere.store.mkdir(parents=True)
    for mode, mine in wrong:
        with pytest.raises(TrainingFolderRefused):
            remove_training_store(mode, mine)
    assert bytes_of(real.paths.data) == before


def link_folder(place: Path, target: Path) -> None:
    """On Windows a junction, which anybody may make: a symbolic link needs a right that few have."""
    if sys.platform == "win32":
        import _winapi

        _winapi.CreateJunction(str(target), str(place))
    else:
        place.symlink_to(target, target_is_directory=True)


@pytest.mark.parametrize("what", ["no mark", "another mark", "something else", "link"])
def test_a_folder_that_is_not_certainly_ours_stays(real: Mode, training: Mode, what: str) -> None:
    home = training.paths.data
    if what == "no mark":
        (home / MARK).unlink()
    elif what == "another mark":
        (home / MARK).write_text("của tôi", encoding="utf-8")
    elif what == "something else":
        (home / "anh.jpg").write_bytes(b"")
    else:
        moved = home.with_name("that")
        home.rename(moved)
        link_folder(home, moved)
    before = bytes_of(real.paths.data)
    with pytest.raises(TrainingFolderRefused):
        remove_training_store(training, real)
    assert bytes_of(real.paths.data) == before


def test_one_that_is_open_stays(real: Mode, training: Mode) -> None:
    store = Store.open(training.folder, user=USER.id, password=PASSWORD, clock=SetClock(NOW))
    try:
        with pytest.raises(StoreInUse):
            remove_training_store(training, real)
    finally:
        store.close()
    assert Store.exists(training.folder)


def test_a_folder_of_others_is_not_filled(tmp_path: Path) -> None:
    home = tmp_path / "tap-huan"
    home.mkdir()
    (home / "anh.jpg").write_bytes(b"")
    with pytest.raises(TrainingFolderRefused):
        make_training_store(home, NOW)
    assert [path.name for path in home.iterdir()] == ["anh.jpg"]


def test_a_creation_that_was_cut_is_made_anew(paths: Paths) -> None:
    home = paths.training.data
    make_training_store(home, NOW)
    (home / "store").rename(home / "store.dang-dung")
    make_training_store(home, NOW)
    assert sorted(path.name for path in home.iterdir()) == [MARK, "store"]


def test_the_command_line_keeps_both_apart(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--training", "run", "--store", str(tmp_path)]) == 2
    assert "--training" in capsys.readouterr().err
