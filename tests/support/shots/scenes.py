"""What is drawn of each page in each state, in the order in which one person would come there."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Final

from desktop.app.demonstration import ADMINISTRATOR, USER
from desktop.ui.admin.backups import BackupsSection
from desktop.ui.admin.page import AdminPage
from desktop.ui.admin.sections import Section
from desktop.ui.dossier.page import DossierPage
from desktop.ui.dossier.troubles import trouble
from desktop.ui.handover.page import ReturnPage
from desktop.ui.health.page import HealthPage
from desktop.ui.intake.page import IntakePage
from desktop.ui.scans.page import ScansPage
from desktop.ui.summary.page import SummaryPage
from desktop.ui.sync_page.page import SyncPage
from desktop.ui.training import TrainingBar
from desktop.ui.worklist.page import WorklistPage
from desktop.usecases.explain_error import explain_error
from tests.scans.pages import drawn, saved
from tests.support.shots.desk import Desk, wait
from tests.support.shots.played import PEOPLE

CARD: Final = "087185000512||Trần Thị Mỹ Duyên|14061985|Nữ|Ấp Mỹ Thạnh, Mỹ Xương, Cao Lãnh, Đồng Tháp|10102021"
SPLIT: Final = "001079000513||Lê Văn Phước|02031979|Nam|Tổ 5, Kim Mã, Ba Đình, Hà Nội|10102021"
NUMBER: Final = "H20.126.05-261123-2003"
NAMED: Final = {"ede": 0, "khmer": 3}


def draw(desk: Desk) -> None:
    """Every page that the order wants, then the doors."""
    if desk.state == "error":
        _wrong_password(desk)
    desk.grab("sign-in")
    desk.sign_in(USER)
    for scene in (_today, _worklist, _dossier, _handover, _summary, _sync, _attention, _health, _help, _intake):
        scene(desk)
    desk.window.services.lock()
    desk.sign_in(ADMINISTRATOR)
    _admin(desk)
    if desk.state == "full":
        _doors(desk)
        _training(desk)


def _wrong_password(desk: Desk) -> None:
    desk.door.submitted.emit(USER.id, "mat-khau-khac")
    wait(desk.door.enter.isEnabled)


def _today(desk: Desk) -> None:
    desk.go("today")
    if desk.state == "error":
        # Nothing can be written on this page; a card that cannot be read is told above it.
        desk.window.take_card("087185||Trần")
    desk.grab("today")
    desk.window.failure.clear()


def _worklist(desk: Desk) -> None:
    page = desk.go("worklist")
    assert isinstance(page, WorklistPage)
    if desk.state == "late":
        page.show_view("late")
        desk.settle()
    if desk.state == "error":
        desk.fails(lambda: desk.press("Ctrl+P"))
    desk.grab("worklist")
    desk.window.failure.clear()
    if desk.state == "full":
        desk.window.look_for("khong co ai ten nhu the")
        desk.settle()
        desk.grab("worklist-nothing")
        desk.window.look_for("niê")
        desk.settle()
        desk.grab("worklist-names")


def _dossier(desk: Desk) -> None:
    if desk.state == "empty":
        return
    page = desk.go("worklist")
    assert isinstance(page, WorklistPage)
    if desk.state == "late":
        page.show_view("late")
    else:
        desk.window.look_for(NUMBER)
    desk.settle()
    assert page.list.chosen is not None
    desk.window.open_dossier(page.list.chosen.id)
    desk.settle()
    shown = desk.window.page
    assert isinstance(shown, DossierPage)
    if desk.state == "error":
        desk.fails(shown.print_slip)
    desk.grab("dossier")
    desk.window.failure.clear()
    if desk.state != "full":
        return
    desk.press("Ctrl+Shift+P")
    desk.grab("papers")
    desk.window.open_dossier(shown._id)
    desk.settle()
    shown.scan_papers()
    desk.settle()
    desk.grab("scans")
    if desk.order.wants("scans-pages"):
        _scanned(desk)
    desk.window.open_dossier(shown._id)
    desk.settle()
    for step in ("correct", "take_back", "extend"):
        shown.open_step(step)
        desk.grab(f"dossier-{step.replace('_', '-')}")
    for name, index in NAMED.items():
        page.search(PEOPLE[index][0])
        desk.go("worklist")
        assert page.list.chosen is not None
        desk.window.open_dossier(page.list.chosen.id)
        desk.settle()
        desk.grab(f"dossier-{name}")


def _scanned(desk: Desk) -> None:
    """Three sheets on the desk: a good one, one askew, one all but empty."""
    page = desk.window.page
    assert isinstance(page, ScansPage)
    with tempfile.TemporaryDirectory(prefix="motcua-shots-") as folder:
        sheets: tuple[dict[str, Any], ...] = ({}, {"angle": 6.0}, {"lines": 1})
        files = [saved(Path(folder), f"trang-{n}.jpg", drawn(dpi=100, **kind)) for n, kind in enumerate(sheets, 1)]
        page._intake.add(files)
        wait(lambda: len(page._pages) == len(files))
        desk.settle()
    desk.grab("scans-pages")


def _handover(desk: Desk) -> None:
    page = desk.go("handover")
    assert isinstance(page, ReturnPage)
    if desk.state == "full":
        desk.grab("handover-waiting")
    if desk.state != "empty":
        page.list.selectRow(0)
        desk.settle()
    if desk.state == "error":
        desk.fails(page.main_action)
    desk.grab("handover")


def _summary(desk: Desk) -> None:
    page = desk.go("summary")
    assert isinstance(page, SummaryPage)
    if desk.state == "error":
        desk.fails(page.main_action)
    desk.grab("summary")
    if desk.state == "full":
        _reports(desk, page)


def _reports(desk: Desk, page: SummaryPage) -> None:
    """Every report of the month as a table, then the panel that counts the money of the day."""
    page.span.choose(2)
    page.span.changed.emit(2)
    for index in range(1, page.report.count()):
        page.report.setCurrentIndex(index)
        page.report.activated.emit(index)
        desk.settle()
        desk.grab(f"summary-report-{index:02d}")
    page.report.setCurrentIndex(0)
    page.report.activated.emit(0)
    page.span.choose(0)
    page.span.changed.emit(0)
    desk.settle()
    page.count_button.click()
    desk.grab("summary-cash")
    page.cash.left.emit()


def _sync(desk: Desk) -> None:
    desk.go("sync")
    desk.grab("sync")


def _enrolment(desk: Desk) -> None:
    """The province does not know this machine: whoever leads it may bring another enrolment file."""
    page = desk.go("sync")
    assert isinstance(page, SyncPage)
    page.usb.offer_enrolment()
    page._result.put(trouble(explain_error("device_not_allowed"), "warn"))
    desk.grab("sync-enrolment")


def _attention(desk: Desk) -> None:
    desk.go("attention")
    desk.grab("attention")


def _health(desk: Desk) -> None:
    page = desk.go("health")
    assert isinstance(page, HealthPage)
    wait(page.rehearse.isEnabled)
    if desk.state == "error":
        desk.fails(page.rehearse.click)
    desk.grab("health")


def _help(desk: Desk) -> None:
    if desk.state == "full":
        desk.go("help")
        desk.grab("help")
        desk.window.show_help("phim-tat")
        desk.grab("help-keys")


def _intake(desk: Desk) -> None:
    page = desk.go("intake")
    assert isinstance(page, IntakePage)
    desk.grab("intake")
    desk.window.take_card(CARD)
    desk.settle()
    if desk.state == "full":
        desk.grab("intake-card")
    desk.press("Return")
    page.two.tick_required()
    desk.settle()
    if desk.state == "error":
        desk.fails(page.main_action)
    desk.grab("intake-ready")
    if desk.state == "full":
        desk.window.take_card(SPLIT)
        desk.settle()
        desk.grab("intake-split")
        page.two.declining.emit("refuse")
        desk.settle()
        desk.grab("intake-refuse")
        for name, index in NAMED.items():
            page.put_aside()
            number, said, birth, sex, address = PEOPLE[index]
            day = "".join(reversed(birth.split("-")))
            desk.window.take_card(f"{number}||{said}|{day}|{sex}|{address}|10102021")
            desk.settle()
            desk.grab(f"intake-{name}")


def _admin(desk: Desk) -> None:
    page = desk.go("admin")
    assert isinstance(page, AdminPage)
    for number, section in enumerate(page.sections):
        page.list.choose(number)
        section.take_focus()
        desk.settle()
        if desk.state == "error" and isinstance(section, BackupsSection):
            desk.fails(section.main_action)
            desk.grab(f"admin-{_name(section)}")
        if desk.state in {"empty", "full"}:
            desk.grab(f"admin-{_name(section)}")
    if desk.state == "full":
        desk.go("today")
        desk.grab("today-administrator")
        _enrolment(desk)


def _name(section: Section) -> str:
    return type(section).__name__.removesuffix("Section").removesuffix("s").lower()


def _doors(desk: Desk) -> None:
    """What can be done before anybody signs in."""
    program = desk.application
    program.show_repair(None)
    desk.grab("door-restore")
    program.show_sign_in()
    program._show(program._pages.recovery(USER.id))
    desk.grab("door-recovery")
    program._show(program._pages.first_run())
    desk.grab("door-first-run")


def _training(desk: Desk) -> None:
    if not desk.order.wants("training"):
        return
    desk.application._switch(True)
    desk.grab("training-sign-in")
    desk.sign_in(USER)
    desk.grab("training")
    bar = desk.window.findChild(TrainingBar)
    assert bar is not None
    bar.visitor.click()
    wait(lambda: desk.window.page.name == "intake")
    desk.settle()
    desk.grab("training-visitor")
