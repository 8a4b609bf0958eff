"""What every page is to the window that holds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.identity_card import CardScan
from desktop.domain.papers import PaperWanted
from desktop.domain.procedures import HandedDocument
from desktop.ui.services import Services
from desktop.ui.widgets.buttons import Button


class Page(QWidget):
    """A page of the main window. The window builds it when it is first wanted and keeps it.

    Attributes:
        name: key of the page, as in the rail (`today`, `intake`, `worklist`, `handover`, `summary`, `sync`,
            `attention`, `admin`) or `dossier`, `papers` and `scans`, which the rail does not show.
        title: Vietnamese source of the heading in the top bar, marked for translation in the context
            `Page`: `str(QT_TRANSLATE_NOOP("Page", "Hôm nay"))`. A page whose heading changes emits `retitled`.
        helps_itself: whether the page answers F1; otherwise its chapter of the help opens.
        leads_on: whether F9 goes to what is missing while its button is greyed.
        edge: room at its sides, in pixels at 100 %.
        services: what the application offers.

    Signals:
        open_dossier: id of a dossier to open.
        open_intake: go to Tiếp nhận.
        open_list: view of the worklist to open (`late`, `due_today`, `soon`, `waiting`, `to_return`,
            `attention`, `open`, `closed`, `all`).
        open_page: name of another page to go to.
        open_scans: id of a dossier and the HandedDocument to scan for; None for the first one without a file.
        open_section: name of a section of Quản trị to go to.
        open_paper: a PaperWanted to look at and print; None for what waits for a printer.
        open_help: chapter of the help to open; with `#` and a heading within it.
        notify: tone (`ok`, `info`, `warn`, `late`) and text of a toast.
        fail: an Explanation to show as the window's banner.
        retitled: new heading.
    """

    name = ""
    title = ""
    helps_itself = False
    leads_on = False
    edge = 16

    open_dossier = Signal(str)
    open_intake = Signal()
    open_list = Signal(str)
    open_page = Signal(str)
    open_scans = Signal(str, object)
    open_section = Signal(str)
    open_paper = Signal(object)
    open_help = Signal(str)
    notify = Signal(str, str)
    fail = Signal(object)
    retitled = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self._kept: Callable[[], object] | None = None
        self.setObjectName("page")

    def activate(self) -> None:
        """The page became the current one: read anew, set the focus."""

    def refresh(self, changes: Any) -> None:
        """Data changed while the page is on the screen.

        Args:
            changes: a ChangeSet: `dossiers` (ids), `days`, `drafts`, `reference`, `delivery`, `users`, `settings`.
        """

    def main_action(self) -> None:
        """F9: the one main action of the page."""

    def press_main(self) -> None:
        """F9; a button that names the key and is greyed says so, as nobody looks for it while typing."""
        named = [one for one in self.findChildren(Button) if one.key == "F9" and one.isVisible()]
        if named and not self.leads_on and not any(one.isEnabled() for one in named):
            said = QCoreApplication.translate(
                "Page", "“{act}” chưa làm được lúc này: chưa có gì để làm, hoặc việc trước chưa xong."
            )
            self.notify.emit("info", named[0].toolTip() or said.format(act=named[0].text()))
        else:
            self.main_action()

    def keep(self, act: Callable[[], object] | None) -> None:
        """Remember what a key asked for before the page had read what it is about; None forgets it.

        The window forgets it when a page is gone to.
        """
        self._kept = act

    def do_kept(self) -> None:
        """The page has read: do what was asked for meanwhile, if somebody still looks at it."""
        act, self._kept = self._kept, None
        if act is not None and self.isVisible():
            act()

    def leave(self) -> None:
        """Another page becomes the current one; keep what was typed."""

    def accept_scan(self, scan: str) -> bool:
        """Anything was scanned, before it is known whether it can be read; whether the page takes it as a trial."""
        return False

    def accept_card(self, card: CardScan) -> bool:
        """A card was scanned; whether the page takes it. Otherwise it goes to Tiếp nhận."""
        return False

    def accept_number(self, number: str) -> bool:
        """A dossier number was scanned; whether the page takes it. Otherwise the dossier is opened."""
        return False

    def show_dossier(self, dossier: str) -> None:
        """Show a dossier by id; called before `activate`. Only the page `dossier` needs it."""

    def show_desk(self, dossier: str, paper: HandedDocument | None) -> None:
        """Scan for a paper, None for the next one; called before `activate`. Only the page `scans` needs it."""

    def show_view(self, view: str) -> None:
        """Show a saved view; called before `activate`. Only the page `worklist` needs it."""

    def show_section(self, name: str) -> None:
        """Show a section; called before `activate`. Only the page `admin` needs it."""

    def show_paper(self, wanted: PaperWanted | None) -> None:
        """Show a paper; called before `activate`. Only the page `papers` needs it."""

    def wanted_paper(self) -> PaperWanted | None:
        """The paper that Ctrl+Shift+P is about; None where there is none."""
        return None

    def show_chapter(self, chapter: str) -> None:
        """Show a chapter; called before `activate`. Only the page `help` needs it."""

    def search(self, text: str) -> None:
        """Search for a text; called before `activate`. Only the page `worklist` needs it."""
