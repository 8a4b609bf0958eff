"""The language of the screens: chosen at the foot of the sign-in page, kept for the machine, never on papers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from desktop.app import main
from desktop.app.demonstration import PASSWORD
from desktop.app.window import Application
from desktop.domain.read_models import DossierFilter
from desktop.ui import language
from desktop.ui.admin.language_section import LanguageSection
from desktop.ui.main_window import MainWindow
from desktop.ui.paper_services import Printed
from desktop.ui.sign_in.page import SignInPage
from desktop.usecases.explain_error import explain_error
from desktop.usecases.list_dossiers import ListDossiers, list_dossiers
from tests.app.test_application import application, paths
from tests.ui.admin import LEADER, MakeCounter, go_to, idle, shown
from tests.ui.services_for_pages import says, sixty

__all__ = ["application", "paths"]
"""Fixtures of the whole program."""


@pytest.fixture(autouse=True)
def _vietnamese_again(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    language.keep_in(tmp_path / "data" / language.FILE)
    yield
    language._Speech.file = None
    language.use(language.VIETNAMESE)


def choose(page: SignInPage, code: str) -> None:
    """Choose as a person does."""
    index = list(language.NAMES).index(code)
    page._looks.language.setCurrentIndex(index)
    page._looks.language.activated.emit(index)


def test_vietnamese_unless_somebody_chose(tmp_path: Path) -> None:
    file = tmp_path / "data" / language.FILE
    assert language.kept() == "vi"
    assert not file.exists()
    assert language.keep("en")
    assert json.loads(file.read_text(encoding="utf-8")) == {"language": "en"}
    assert language.kept() == "en"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"language": "fr"}', '{"language": ["en"]}', "\x00"])
def test_a_file_that_cannot_be_read_is_vietnamese(tmp_path: Path, content: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / language.FILE).write_text(content, encoding="utf-8")
    assert language.kept() == "vi"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the way", encoding="utf-8")
    assert not language.keep("en")


def test_chosen_at_the_foot_counts_at_once_and_is_kept(qtbot: QtBot, application: Application) -> None:
    page = application.window
    assert isinstance(page, SignInPage)
    assert page.enter.text() == "Vào làm việc"
    choose(page, "en")
    page = application.window
    assert isinstance(page, SignInPage)
    assert page.enter.text() == "Start work"
    assert says(page, f"everybody’s password is {PASSWORD}")
    assert language.kept() == "en"
    assert QLocale().language() == QLocale.Language.English
    assert explain_error("offline").happened == "The province could not be reached."
    choose(page, "vi")
    page = application.window
    assert isinstance(page, SignInPage)
    assert page.enter.text() == "Vào làm việc"
    assert explain_error("offline").happened == "Chưa liên lạc được với tỉnh."


def test_behind_the_lock_there_is_no_choice(qtbot: QtBot, application: Application) -> None:
    page = application.window
    assert isinstance(page, SignInPage)
    assert page._looks.language.isVisible()
    page.password.setText(PASSWORD)
    page.password.returnPressed.emit()
    qtbot.waitUntil(lambda: isinstance(application.window, MainWindow), timeout=20_000)
    window = application.window
    assert isinstance(window, MainWindow)
    window.services.lock()
    page = application.window
    assert isinstance(page, SignInPage)
    assert not page._looks.language.isVisible()
    page._look("light", 1.25)
    assert not page._looks.language.isVisible()


def test_administration_keeps_it_for_the_next_start(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(LEADER)
    page = shown(qtbot, counter)
    section = go_to(qtbot, counter, page, LanguageSection)
    assert isinstance(section, LanguageSection)
    told: list[tuple[str, str]] = []
    section.notify.connect(lambda tone, text: told.append((tone, text)))
    assert section.choice.currentText() == "Tiếng Việt"
    section.choice.setCurrentIndex(1)
    section.choice.activated.emit(1)
    assert [tone for tone, _ in told] == ["ok"]
    assert language.kept() == "en"
    assert language.current() == "vi"
    section.read()
    assert section.choice.currentText() == "English"


@pytest.mark.parametrize(("arguments", "wanted"), [(["run", "--lang", "en"], "en"), (["run"], ""), ([], "")])
def test_the_command_line_speaks_for_one_run(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], wanted: str
) -> None:
    started: list[str] = []

    def open_window(store: Path | None, lang: str, *, training: bool) -> int:
        started.append(lang)
        return 0

    monkeypatch.setattr("desktop.app.start.open_window", open_window)
    monkeypatch.setattr(main, "has_display", lambda: True)
    assert main.main(arguments) == 0
    assert started == [wanted]


# ---- papers, reports and exports


def test_papers_and_exports_are_the_same_in_both(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(LEADER, sixty)
    dossier = counter.read(list_dossiers, ListDossiers(DossierFilter())).rows[0].id
    made = {}
    first, last = date(2026, 11, 1), date(2026, 11, 23)
    for code in language.NAMES:
        language.use(code)
        files: list[Path] = []
        printed: list[Printed] = []
        counter.services.print_slip(dossier, done=printed.append, failed=_refuse)
        counter.services.export_summary(first, last, ("xlsx", "pdf", "csv"), done=files.extend, failed=_refuse)
        idle(qtbot, counter)
        files += [slip.path for slip in printed if slip.path is not None]
        made[code] = {path.name: _content(path) for path in files}
    assert len(made["vi"]) == 4
    assert made["vi"] == made["en"]
    assert any("GIẤY TIẾP NHẬN HỒ SƠ" in " ".join(content.split()) for content in made["en"].values())


def _refuse(why: object) -> None:
    raise AssertionError(why)


def _content(path: Path) -> str:
    """What a file says, without the time it was made at."""
    if path.suffix == ".pdf":
        pages = PdfReader(path).pages
        drawn = hashlib.sha256(b"".join(page.get_contents().get_data() for page in pages)).hexdigest()  # type: ignore[union-attr]
        return "\n".join(page.extract_text() for page in pages) + drawn
    if path.suffix == ".xlsx":
        with ZipFile(path) as parts:
            names = sorted(name for name in parts.namelist() if name != "docProps/core.xml")
            return "\n".join(name + parts.read(name).decode() for name in names)
    return path.read_text(encoding="utf-8-sig")


def test_the_choice_names_each_language_in_its_own_words(application: Application) -> None:
    page = application.window
    assert isinstance(page, SignInPage)
    combo: QComboBox = page._looks.language
    assert [combo.itemText(i) for i in range(combo.count())] == ["Tiếng Việt", "English"]
