"""In giấy tờ: looked at, turned, printed by keys; what a printer does not take waits and is printed later."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.paper_desk import _read
from desktop.domain.papers import AskedFirst, AskedPaper, PaperWanted
from desktop.domain.people import Applicant
from desktop.printing.print_task import Answer, PrintTask
from desktop.ui.dossier.step_forms import StepValues
from desktop.ui.main_window import MainWindow
from desktop.ui.paper_services import PaperLook, Printed
from desktop.ui.papers.page import PapersPage
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.list_prints import list_prints
from desktop.usecases.read_paper import read_paper
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from tests.store.stores import at
from tests.ui.printer_tray import Tray
from tests.ui.services_for_pages import Counter, Seeds, faults, nameless, push, says, slow_reader

fails = pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false", extend=True)


def fill(seeds: Seeds) -> dict[str, str]:
    made = {name: seeds.receive(f"2026-11-23 09:1{n}", n) for n, name in enumerate(("plain", "refused", "extended"))}
    seeds.do("2026-11-23 09:30", refuse_dossier, RefuseDossier(made["refused"], "Không thuộc thẩm quyền của xã"))
    seeds.do("2026-11-23 09:31", forward_dossier, ForwardDossier(made["extended"], "Bộ phận Tư pháp"))
    request = ExtendDueDate(made["extended"], "Chờ xác minh", at("2026-12-15 17:00"))
    seeds.do("2026-11-23 09:40", extend_due_date, request)
    return made


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    del qapp
    counter = Counter(tmp_path, fill)
    yield counter
    counter.close()


@pytest.fixture
def tray(tmp_path: Path, counter: Counter) -> Tray:
    tray = Tray(tmp_path / "tray")
    counter.services.printing.ask = tray.ask
    return tray


def opened(qtbot: QtBot, counter: Counter, wanted: PaperWanted | None) -> tuple[MainWindow, PapersPage]:
    window = counter.shown(qtbot, "today")
    window.open_paper(wanted)
    page = window.page
    assert isinstance(page, PapersPage)
    if wanted is not None:
        qtbot.waitUntil(lambda: page.sheet.shown and page.sheet.hasFocus())
    return window, page


def idle(qtbot: QtBot, counter: Counter) -> None:
    qtbot.waitUntil(lambda: not counter.services.runner.busy)


def the(counter: Counter, form: str, name: str) -> PaperWanted:
    return PaperWanted(form=form, dossier=counter.made[name])


def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


@pytest.mark.parametrize("pressed", [Qt.Key.Key_P, Qt.Key.Key_Return, Qt.Key.Key_F9])
def test_one_key_prints_and_the_next_print_is_a_copy(
    qtbot: QtBot, counter: Counter, tray: Tray, pressed: Qt.Key
) -> None:
    _, page = opened(qtbot, counter, the(counter, "03", "refused"))
    assert says(page, "Mẫu 03 · Phiếu từ chối tiếp nhận giải quyết hồ sơ")
    key(pressed)
    qtbot.waitUntil(lambda: len(tray.texts()) == 1)
    idle(qtbot, counter)
    qtbot.waitUntil(lambda: says(page, "Đã in 1 lần"))
    key(pressed)
    qtbot.waitUntil(lambda: len(tray.texts()) == 2)
    idle(qtbot, counter)
    first, second = tray.texts()
    assert "Không thuộc thẩm quyền của xã" in first
    assert "BẢN IN LẠI" not in first
    assert "BẢN IN LẠI lúc 15:20 ngày 23/11/2026" in second
    # The paper is out before it is written down that it is.
    qtbot.waitUntil(lambda: counter.read(list_prints) == ())
    assert counter.read(lambda view: view.papers.printed_on(at("2026-11-23 12:00").date())) == {"03": (2, 1)}


def test_a_slip_of_before_the_dossier_is_another_ones_and_stays(
    qtbot: QtBot, counter: Counter, tray: Tray, tmp_path: Path
) -> None:
    """A store that was lost gave the number first; somebody still holds that paper."""
    _, page = opened(qtbot, counter, the(counter, "01", "plain"))
    key(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(tray.texts()) == 1)
    idle(qtbot, counter)
    slip = next(tmp_path.rglob("giay-hen/*.pdf"))
    mine = slip.read_bytes()
    slip.write_bytes(b"of another citizen")
    key(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(tray.texts()) == 2)
    idle(qtbot, counter)
    assert len(list(slip.parent.iterdir())) == 1, "one's own is written over"
    slip.write_bytes(b"of another citizen")
    os.utime(slip, (1_700_000_000, 1_700_000_000))
    key(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(tray.texts()) == 3)
    idle(qtbot, counter)
    assert slip.read_bytes()[:4] == mine[:4] == b"%PDF"
    kept = slip.with_name(f"{slip.stem}-truoc-1700000000.pdf")
    assert kept.read_bytes() == b"of another citizen"


def test_a_paper_that_could_not_be_looked_at_is_not_printed_later(qtbot: QtBot, counter: Counter, tray: Tray) -> None:
    window = counter.shown(qtbot, "today")
    with slow_reader(counter):
        window.open_paper(PaperWanted(form="01", dossier="khong-co"))
        key(Qt.Key.Key_F9)
    page = window.page
    qtbot.waitUntil(lambda: says(page, "không tìm thấy hồ sơ này trên máy"))
    page.do_kept()
    idle(qtbot, counter)
    assert tray.texts() == []
    assert page._kept is None


def test_without_a_printer_it_waits_and_is_printed_when_there_is_one(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    """This machine really has no printer; later a folder stands for one."""
    _, page = opened(qtbot, counter, the(counter, "03", "refused"))
    key(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: says(page, "Chưa in được"), timeout=20_000)
    qtbot.waitUntil(lambda: says(page, "Giấy tờ chờ in: 1"))
    [job] = counter.read(list_prints)
    assert (job.wanted.form, job.code) == ("03", "printer_unavailable")
    assert job.wanted.at, "a job names the step it is about"
    counter.services.printing.ask = Tray(tmp_path / "tray").ask
    page.queue.table.setFocus()
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.read(list_prints) == ())
    qtbot.waitUntil(page.queue.isHidden)


@fails
def test_a_printer_that_fails_keeps_all_and_prints_all_later(qtbot: QtBot, counter: Counter, tray: Tray) -> None:
    tray.broken = True
    window, page = opened(qtbot, counter, the(counter, "03", "refused"))
    asked = AskedFirst(
        applicant=Applicant(name="Đặng Thị Ửng"), content="Khai sinh", items=(AskedPaper(name="Giấy chứng sinh"),)
    )
    for wanted in (the(counter, "03", "refused"), PaperWanted(form="02", asked=asked)):
        window.go("today")
        window.open_paper(wanted)
        qtbot.waitUntil(page.sheet.hasFocus)
        idle(qtbot, counter)
        key(Qt.Key.Key_P)
        idle(qtbot, counter)
    qtbot.waitUntil(lambda: says(page, "Giấy tờ chờ in: 2"))
    assert [line[1] for line in page.queue.table.model().rows][1] == "Đặng Thị Ửng"  # type: ignore[attr-defined]
    assert faults(window) == []
    tray.broken = False
    push(qtbot, page, "In lại tất cả")
    qtbot.waitUntil(lambda: counter.read(list_prints) == ())
    qtbot.waitUntil(lambda: len(tray.texts()) == 2)
    assert "PHIẾU TỪ CHỐI" in tray.texts()[0]
    assert "1. Giấy chứng sinh" in tray.texts()[1]
    # Once printed, nothing of the person stays in the list of what was printed.
    kept = counter.read(lambda view: view.papers._db.execute("SELECT wanted FROM paper_job").fetchall())
    assert kept == [(b"",), (b"",)]


@fails
def test_a_job_can_be_given_up(qtbot: QtBot, counter: Counter, tray: Tray) -> None:
    tray.broken = True
    _, page = opened(qtbot, counter, the(counter, "03", "refused"))
    key(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: not page.queue.isHidden())
    page.queue.table.setFocus()
    key(Qt.Key.Key_Delete)
    qtbot.waitUntil(page.queue.isHidden)
    assert counter.read(list_prints) == ()
    assert counter.read(read_paper, the(counter, "03", "refused")).facts.printed == 0


@fails
def test_what_waits_survives_the_end_of_the_program(qtbot: QtBot, counter: Counter, tray: Tray) -> None:
    tray.broken = True
    _, page = opened(qtbot, counter, the(counter, "03", "refused"))
    key(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: not page.queue.isHidden())
    window = counter.shown(qtbot, "today")
    key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    other = window.page
    assert isinstance(other, PapersPage)
    qtbot.waitUntil(lambda: says(other, "Giấy tờ chờ in: 1"))
    assert says(other, "Chưa chọn giấy tờ nào")


def test_papers_of_a_dossier_are_chosen_by_keys(qtbot: QtBot, counter: Counter) -> None:
    _, page = opened(qtbot, counter, the(counter, "04", "extended"))
    names = [str(line[0]) for line in page.choice.table.model().rows]  # type: ignore[attr-defined]
    assert [name[:6] for name in names] == ["Mẫu 01", "Mẫu 04", "Mẫu 06"]
    assert page.choice.title.isVisible()
    page.choice.table.setFocus()
    key(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: says(page, "Phiếu kiểm soát quá trình giải quyết hồ sơ"))
    qtbot.waitUntil(lambda: not page.choice.title.isVisible())
    assert not page.choice.paper.isVisible(), "the control slip is A4 only"


def test_the_other_title_of_mau_04(qtbot: QtBot, counter: Counter, tray: Tray) -> None:
    _, page = opened(qtbot, counter, the(counter, "04", "extended"))
    page.choice.title.setFocus()
    key(Qt.Key.Key_Down)
    idle(qtbot, counter)
    key(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(tray.texts()) == 1)
    assert "HẸN LẠI NGÀY TRẢ KẾT QUẢ" in tray.texts()[0]


def test_small_paper_is_remembered_by_the_machine(qtbot: QtBot, counter: Counter, tray: Tray) -> None:
    window, page = opened(qtbot, counter, the(counter, "03", "refused"))
    page.choice.paper.choose(1)
    page.choice.paper.changed.emit(1)
    idle(qtbot, counter)
    key(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: len(tray.texts()) == 1)
    [sheet] = PdfReader(tray.folder / "1.pdf").pages
    assert round(float(sheet.mediabox.width) / 72 * 25.4) == 148
    window.go("today")
    window.open_paper(the(counter, "03", "refused"))
    idle(qtbot, counter)
    qtbot.waitUntil(lambda: page.choice.paper.chosen == 1)


def test_pages_turn_and_esc_goes_back(qtbot: QtBot, counter: Counter) -> None:
    made = counter.made
    wanted = PaperWanted(form="handover", dossiers=tuple(made.values()) * 12)
    window, page = opened(qtbot, counter, wanted)
    assert says(page, "Trang 1/")
    key(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: says(page, "Trang 2/"))
    key(Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: says(page, "Trang 1/"))
    for _ in range(6):
        key(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: not says(page, "Trang 1/"))
    idle(qtbot, counter)
    assert nameless(page) == []
    key(Qt.Key.Key_Escape)
    assert window.page.name == "today"


def test_a_register_of_the_period_is_looked_at(qtbot: QtBot, counter: Counter) -> None:
    window = counter.shown(qtbot, "summary")
    qtbot.waitUntil(lambda: window.page.wanted_paper() is not None)
    push(qtbot, window.page, "Xem và in Sổ theo dõi hồ sơ của kỳ")
    qtbot.waitUntil(lambda: window.page.name == "papers")
    page: Any = window.page
    qtbot.waitUntil(lambda: page.sheet.shown)
    assert says(page, "Mẫu 07 · Sổ theo dõi hồ sơ")
    assert faults(window) == []


def test_a_slip_saved_without_a_printer_does_not_wait(qtbot: QtBot, counter: Counter) -> None:
    done: list[Printed] = []
    counter.services.print_slip(counter.made["plain"], done=done.append)
    qtbot.waitUntil(lambda: len(done) == 1, timeout=20_000)
    assert done[0].path is not None
    assert done[0].path.is_file()
    assert not done[0].on_paper
    assert counter.read(list_prints) == ()
    assert counter.read(read_paper, the(counter, "01", "plain")).facts.printed == 0


def test_save_as_pdf(qtbot: QtBot, counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(counter.services, "open_path", shown.append)
    _, page = opened(qtbot, counter, the(counter, "03", "refused"))
    push(qtbot, page, "Lưu PDF")
    qtbot.waitUntil(lambda: bool(shown))
    [path] = shown[0].glob("mau-03-*.pdf")
    assert "PHIẾU TỪ CHỐI" in " ".join(PdfReader(path).pages[0].extract_text().split())


@pytest.mark.qt_log_ignore("This plugin does not support QPlatformServices", extend=True)
def test_where_nothing_opens_a_file_its_place_is_told(qtbot: QtBot, counter: Counter) -> None:
    """This platform really has no program that shows anything."""
    window, page = opened(qtbot, counter, the(counter, "03", "refused"))
    push(qtbot, page, "Lưu PDF")
    qtbot.waitUntil(lambda: f"chưa có chương trình mở được {counter.paths.exports}" in window.failure.text)
    assert "Không mất gì" in window.failure.text


def test_a_page_is_painted_after_the_thread_that_laid_it_out_has_ended(counter: Counter) -> None:
    """Faces belong to the thread they were first used on; a page that outlived it brought the program down."""
    desk, wanted = counter.services.papers, the(counter, "03", "refused")
    looks: list[PaperLook] = []
    images: list[QImage] = []
    read = counter.threads.read(_read, wanted).result()
    for _ in range(4):
        first = Thread(target=lambda: looks.append(desk._lay_out(read, "A4")))
        first.start()
        first.join()
        second = Thread(target=lambda: images.append(desk._paint(looks[-1], 0, 60)))
        second.start()
        second.join()
    assert len(images) == 4
    assert all(image == images[0] for image in images)
    white = QImage(images[0].size(), images[0].format())
    white.fill(Qt.GlobalColor.white)
    assert images[0] != white


def test_another_paper_at_once_is_not_mixed_up_with_the_one_before(qtbot: QtBot, counter: Counter) -> None:
    window, page = opened(qtbot, counter, the(counter, "03", "refused"))
    for name in ("04", "03", "04"):
        window.go("today")
        window.open_paper(the(counter, name, "extended" if name == "04" else "refused"))
    window.go("today")
    window.open_paper(None)
    idle(qtbot, counter)
    assert says(page, "Chưa chọn giấy tờ nào")
    window.go("today")
    window.open_paper(the(counter, "04", "extended"))
    qtbot.waitUntil(lambda: says(page, "Mẫu 04 · Phiếu xin lỗi"))


def test_a_step_offers_its_paper_on_the_dossier_page(qtbot: QtBot, counter: Counter) -> None:
    window = counter.shown(qtbot, "today")
    window.open_dossier(counter.made["plain"])
    page: Any = window.page
    qtbot.waitUntil(lambda: page._shown is not None)
    page.open_step("refuse")
    qtbot.waitUntil(lambda: page._panel.step == "refuse")
    page._do("refuse", StepValues(reason="Sai nơi"))
    qtbot.waitUntil(lambda: says(page, "Xem và in Mẫu 03"))
    push(qtbot, page, "Xem và in Mẫu 03")
    qtbot.waitUntil(lambda: window.page.name == "papers")
    qtbot.waitUntil(lambda: says(window.page, "Mẫu 03 · Phiếu từ chối tiếp nhận giải quyết hồ sơ"))
    idle(qtbot, counter)
    key(Qt.Key.Key_Escape)
    assert window.page is page


def test_selected_dossiers_are_handed_over_by_a_list(qtbot: QtBot, counter: Counter, tray: Tray) -> None:
    window = counter.shown(qtbot, "worklist")
    page: Any = window.page
    qtbot.waitUntil(lambda: page.list.model().rowCount() > 1)
    page.list.setFocus()
    key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    key(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.page.name == "papers")
    papers: Any = window.page
    qtbot.waitUntil(lambda: papers.sheet.shown and papers.sheet.hasFocus())
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(tray.texts()) == 1)
    [text] = tray.texts()
    # The refused one is no work of anybody: the open list has the other two, and one unit took one of them over.
    assert text.count("DANH SÁCH BÀN GIAO HỒ SƠ") == text.count("Cộng: 1 hồ sơ.") == 2


def test_a_paper_is_settled_though_whoever_asked_has_left(qtbot: QtBot, counter: Counter, tray: Tray) -> None:
    """A change of shift while a slip is being printed left it among those that wait, with its number on every page."""
    printing, locked = Event(), Event()

    def slow(task: PrintTask | None) -> Answer:
        printing.set()
        locked.wait(20)
        return tray.ask(task)

    counter.services.printing.ask = slow
    counter.services.print_slip(counter.made["plain"])
    qtbot.waitUntil(printing.is_set)
    assert len(counter.read(list_prints)) == 1
    counter.services.runner.close()
    locked.set()
    qtbot.waitUntil(lambda: counter.read(list_prints) == (), timeout=20_000)
    assert counter.read(read_paper, the(counter, "01", "plain")).facts.printed == 1
