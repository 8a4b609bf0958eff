"""The window after sign-in: rail, top bar, pages, toasts, and what a scanner reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, Protocol

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSizePolicy, QStackedWidget, QWidget

from desktop.domain.errors import CardUnreadable, NotPermitted
from desktop.domain.identity_card import CardScan, parse_card
from desktop.domain.papers import PaperWanted
from desktop.domain.procedures import HandedDocument
from desktop.ui import text, theme
from desktop.ui.badges import Badges
from desktop.ui.frame import Page
from desktop.ui.health.clock_bar import ClockBar
from desktop.ui.health.watch import HealthWatch
from desktop.ui.help.chapters import CHAPTERS, CLOCK
from desktop.ui.keys_held import KeysHeld
from desktop.ui.runner import explain
from desktop.ui.scanner import WedgeFilter
from desktop.ui.services import Services
from desktop.ui.training import TrainingBar
from desktop.ui.watching import unwatched
from desktop.ui.widgets.failure import FailureBanner
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import FocusRing
from desktop.ui.widgets.rail import Place, Rail
from desktop.ui.widgets.toasts import Toasts
from desktop.ui.widgets.top_bar import TopBar
from desktop.usecases.explain_error import Explanation
from desktop.usecases.find_dossier import find_dossier
from desktop.usecases.view_settings import MachineSettings, view_settings

Factories = Mapping[str, Callable[[Services], Page]]
CLOCK_MS: Final = 30_000
_DIGITS: Final = 9
LEAST: Final = (800, 560)
AHEAD_MS: Final = 250
"""Rest between two pages that are built before anybody wants them: keys come first."""

_BUILT_WHEN_WANTED: Final = frozenset({"admin"})
SCAN: Final = frozenset({"receiving", "processing", "leader"})
"""Roles that may attach papers."""


class _Timed(Protocol):
    def now(self) -> datetime: ...


def _read_clock(view: _Timed) -> datetime:
    return view.now()


class MainWindow(QMainWindow):
    """Frame of every page. Pages are built when they are first wanted.

    Attributes:
        services: what the application offers.
        rail: navigation.
        bar: heading, search and link.
        toasts: short messages.
        failure: the banner of errors nobody else showed.
    """

    def __init__(self, services: Services, factories: Factories, start: str = "today") -> None:
        """Args: `factories` builds a page by its name; `start` is the first page."""
        super().__init__()
        self.services = services
        self._factories = factories
        self._pages: dict[str, Page] = {}
        self._name = self._before = self._number = ""
        self._leaving, self._keys_held = False, KeysHeld(self)
        self.setWindowTitle(self.tr("Một Cửa Xã"))
        # Its own least size: pages change their shape in small windows instead of keeping them large.
        self.setMinimumSize(*LEAST)
        session = services.session
        places = [place for place in _places() if place.name in factories]
        self.rail = Rail(places, session.name, text.counter(session.centre.counter, session.centre.counter_name))
        self.bar = TopBar()
        self.failure = FailureBanner((Page.edge, 12, Page.edge, 0))
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._build()
        self._fit(0)
        self.toasts = Toasts(self)
        self.ring = FocusRing(self)
        self.scanner = WedgeFilter(self)
        self.serial = services.serial
        self.badges = Badges(services, self.rail)
        self._connect(places)
        self.go(start)
        self._tick()

    def _build(self) -> None:
        self.clock_bar = ClockBar(self.services)
        self.clock_bar.helped.connect(lambda: self.show_help(CLOCK))
        parts: list[Any] = [self.clock_bar, self.bar, self.failure, (self._stack, 1)]
        if self.services.session.training:
            bar = TrainingBar(self.services.training)
            bar.visited.connect(self._visited)
            parts.insert(0, bar)
        right = box(column(*parts, gap=0))
        centre = QWidget()
        centre.setObjectName("window")
        centre.setLayout(row(self.rail, (right, 1), gap=0))
        self.setCentralWidget(centre)

    def _connect(self, places: list[Place]) -> None:
        runner, sync = self.services.runner, self.services.sync
        self.rail.chosen.connect(self.go_by_rail)
        self.failure.closed.connect(lambda: self._escape.setEnabled(False))
        self.rail.locked.connect(self._lock)
        self.bar.searched.connect(self.look_for)
        for scanner in (self.scanner, self.serial):
            scanner.card.connect(self.take_card)
            scanner.number.connect(self.take_number)
        self.serial.other.connect(self.take_other)
        runner.changed.connect(self._changed)
        runner.failed.connect(self.show_failure)
        if self.services.session.training:
            self.bar.link.set_link("training")
        else:
            sync.link_changed.connect(self.bar.link.set_link)
            self.bar.link.set_link(sync.link)
        sync.finished.connect(self.badges.read)
        self.watch = HealthWatch(self.services, self)
        self.watch.found.connect(self.badges.show_health)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._clock.start(CLOCK_MS)
        for index, place in enumerate(places, 1):
            if index <= _DIGITS:
                self._key(f"Alt+{index}", lambda name=place.name: self.go_by_rail(name))
            if place.key and place.name not in {"worklist", "help"}:
                self._key(place.key, lambda name=place.name: self.go(name))
        self._key("F3", lambda: self.look_for(self.bar.take_search()))
        self._key("F9", lambda: Page.press_main(self.page))
        self._key("F11", self._full_screen)
        self._help_key = self._key("F1", self.show_help)
        self._key("Ctrl+Shift+P", lambda: self.open_paper(self.page.wanted_paper()))
        self._key("Ctrl+L", self._lock)
        self._key("Esc", self.failure.clear)

    def _key(self, key: str, act: Callable[..., object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
        if key == "Esc":
            shortcut.setEnabled(False)
            self._escape = shortcut
        return shortcut

    # ---- pages

    @property
    def page(self) -> Page:
        """The current page."""
        return self._pages[self._name]

    def go(self, name: str, prepare: Callable[[Page], None] | None = None) -> Page:
        """Make a page the current one.

        Args:
            name: name of the page; empty goes back to the page before.
            prepare: called with the page before it is activated.
        """
        name = name or self._before or next(iter(self._factories))
        if name != self._name and self._name:
            self.page.leave()
            self._before = self._name
        page = self._pages.get(name) or self._make(name)
        self._name = name
        page.keep(None)
        if prepare is not None:
            prepare(page)
        self._stack.setCurrentWidget(page)
        self.failure.set_edge(page.edge)
        self.bar.set_heading(_heading(page))
        self.rail.set_current("worklist" if name in {"dossier", "papers", "scans"} else name)
        self._help_key.setEnabled(not page.helps_itself)
        page.activate()
        return page

    def go_by_rail(self, name: str) -> None:
        """A page was chosen; the help opens at the chapter of the page that is left."""
        if name == "help":
            self.show_help()
        else:
            self.go(name)

    def show_help(self, chapter: str = "") -> None:
        """Open the help at a chapter; by default that of the current page."""
        if "help" not in self._factories or (not chapter and self._name == "help"):
            return
        wanted = chapter or CHAPTERS.get(self._name, "")
        self.go("help", (lambda page: page.show_chapter(wanted)) if wanted else None)

    def build_ahead(self) -> None:
        """Build the pages nobody has wanted yet, one after the other while nothing else is to be done."""
        missing = next((name for name in self._factories if name not in {*self._pages, *_BUILT_WHEN_WANTED}), None)
        if missing is not None and not self._leaving:
            self._make(missing)
            QTimer.singleShot(AHEAD_MS, self, self.build_ahead)

    def _make(self, name: str) -> Page:
        with unwatched():
            page = self._factories[name](self.services)
            self._stack.addWidget(page)
        page.open_dossier.connect(self.open_dossier)
        page.open_intake.connect(lambda: self.go("intake"))
        page.open_list.connect(self.open_list)
        page.open_page.connect(self.go)
        page.open_scans.connect(self.open_scans)
        page.open_section.connect(self.open_section)
        page.open_paper.connect(self.open_paper)
        page.open_help.connect(self.show_help)
        page.notify.connect(self.toasts.show_text)
        page.fail.connect(self.show_failure)
        page.retitled.connect(lambda heading: self._retitle(page, heading))
        self._pages[name] = page
        return page

    def open_dossier(self, dossier: str) -> None:
        """Show one dossier by its id."""
        if "dossier" in self._factories:
            self.go("dossier", lambda page: page.show_dossier(dossier))

    def open_scans(self, dossier: str, paper: HandedDocument | None) -> None:
        """Scan for a paper of a dossier; None for the first one without a file."""
        if self.services.session.role not in SCAN:
            # Else pages would be gathered that nobody may keep.
            self.show_failure(explain(NotPermitted()))
        elif "scans" in self._factories:
            self.go("scans", lambda page: page.show_desk(dossier, paper))

    def open_list(self, view: str) -> None:
        """Show a saved view of the worklist."""
        if "worklist" in self._factories:
            self.go("worklist", lambda page: page.show_view(view))

    def open_section(self, name: str) -> None:
        """Show a section of the administration page."""
        if "admin" in self._factories:
            self.go("admin", lambda page: page.show_section(name))

    def open_paper(self, wanted: PaperWanted | None) -> None:
        """Look at a paper before it is printed."""
        if "papers" in self._factories and self._name != "papers":
            self.go("papers", lambda page: page.show_paper(wanted))

    def look_for(self, wanted: str) -> None:
        """Go to the worklist; with a text, look for it there."""
        if "worklist" in self._factories:
            self.go("worklist", (lambda page: page.search(wanted)) if wanted else None)

    def _retitle(self, page: Page, heading: str) -> None:
        if page is self._pages.get(self._name):
            self.bar.set_heading(heading)

    def _lock(self) -> None:
        self.put_by()
        self.services.lock()

    def put_by(self) -> None:
        """Somebody locked: what was typed is kept, and what had the keys."""
        self._keys_held.keep()
        self.page.leave()

    def come_back(self) -> None:
        """The same person again: the keys are where they were, or where the page begins if that was made anew."""
        if not self._keys_held.give_back(besides=self.rail):
            self.page.activate()

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # ---- what a scanner reads

    def _takes(self, scan: str) -> bool:
        """Whether a scan is for the pages: not over a dialog, and not where it was tried only."""
        if QApplication.activeModalWidget() is not None:
            return False
        popup = QApplication.activePopupWidget()
        if popup is not None:
            # A list that is dropped down belongs to the page that may be left now.
            popup.close()
        return not self.page.accept_scan(scan)

    def take_card(self, scan: str) -> None:
        """A card was scanned: the page takes it, or Tiếp nhận is filled with it."""
        if not self._takes(scan):
            return
        try:
            card: CardScan = parse_card(scan)
        except CardUnreadable as error:
            self.services.machine.note_scan(read=False)
            self.show_failure(explain(error))
            return
        self.services.machine.note_scan(read=True)
        self.failure.clear()
        if not self.page.accept_card(card) and "intake" in self._factories:
            self.go("intake").accept_card(card)

    def _visited(self, scan: str) -> None:
        """A sample visitor came to be practised with."""
        self.go("intake")
        self.take_card(scan)

    def take_number(self, number: str) -> None:
        """A dossier number was scanned: the page takes it, or that dossier is opened."""
        if not self._takes(number) or self.page.accept_number(number):
            return
        self._number = number
        self.services.runner.read(find_dossier, number, done=self._found)

    def take_other(self, scan: str) -> None:
        """A serial scanner read a code that is neither; unlike from a keyboard it lands in no field."""
        if self._takes(scan):
            self.toasts.show_text("warn", self.tr("Mã vừa quét không phải thẻ căn cước hay giấy hẹn"))

    def _found(self, dossier: str | None) -> None:
        if dossier:
            self.open_dossier(dossier)
        else:
            words = self.tr("Chưa có hồ sơ {number} trên máy này").format(number=self._number)
            self.toasts.show_text("warn", words)

    # ---- what happens elsewhere

    def show_failure(self, words: Explanation) -> None:
        """Show an error in the banner below the top bar."""
        self.failure.explain(words)
        self._escape.setEnabled(True)

    def _changed(self, changes: Any) -> None:
        self.badges.read()
        if changes.settings:
            self._read_devices()
        if self._name:
            self.page.refresh(changes)

    def _read_devices(self) -> None:
        self.services.runner.read(view_settings, done=self._use_devices)

    def _use_devices(self, settings: MachineSettings) -> None:
        if self.isVisible():
            self.serial.read_from(settings.scanner_port)

    def _tick(self) -> None:
        self.services.runner.read(_read_clock, done=self.bar.set_time)
        self.badges.read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scanner.install()
        self._read_devices()

    def hideEvent(self, event: QHideEvent) -> None:
        self.scanner.remove()
        self.serial.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leaving = True
        self._clock.stop()
        self.page.leave()
        super().closeEvent(event)

    def _fit(self, width: int) -> None:
        """Rail and bar in the form for a width; before the first layout in the narrowest."""
        self.rail.set_narrow(theme.current().below("rail_labels", width))
        self.bar.set_room(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.width())


def _places() -> list[Place]:
    return [
        Place("today", QCoreApplication.translate("MainWindow", "Hôm nay"), "today", "F5"),
        Place("intake", QCoreApplication.translate("MainWindow", "Tiếp nhận"), "intake", "F2"),
        Place("worklist", QCoreApplication.translate("MainWindow", "Hồ sơ"), "dossiers", "F3"),
        Place("handover", QCoreApplication.translate("MainWindow", "Trả kết quả"), "handover", "F4"),
        Place("summary", QCoreApplication.translate("MainWindow", "Tổng hợp"), "summary", "F10"),
        Place("sync", QCoreApplication.translate("MainWindow", "Đồng bộ"), "sync", "F12"),
        Place("attention", QCoreApplication.translate("MainWindow", "Cần xử lý"), "bell", "F8"),
        Place("admin", QCoreApplication.translate("MainWindow", "Quản trị"), "settings", ""),
        Place("health", QCoreApplication.translate("MainWindow", "Sức khỏe máy"), "progress", "", foot=True),
        Place("help", QCoreApplication.translate("MainWindow", "Trợ giúp"), "help", "F1", foot=True),
    ]


def _heading(page: Page) -> str:
    return QCoreApplication.translate("Page", page.title)
