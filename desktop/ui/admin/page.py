"""Quản trị: a list of sections at the left, the chosen one at the right; each role sees what it may use."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from desktop.ui import theme
from desktop.ui.admin.backups import BackupsSection
from desktop.ui.admin.calendar.section import CalendarSection
from desktop.ui.admin.catalogue.section import CatalogueSection
from desktop.ui.admin.devices.printer import PrinterSection
from desktop.ui.admin.devices.scanner import ScannerSection
from desktop.ui.admin.fee_account import FeeAccountSection
from desktop.ui.admin.keeping import KeepingSection
from desktop.ui.admin.language_section import LanguageSection
from desktop.ui.admin.passwords import PasswordSection
from desktop.ui.admin.people import PeopleSection
from desktop.ui.admin.recovery import RecoverySection
from desktop.ui.admin.scanning import ScanningSection
from desktop.ui.admin.sections import Section, SectionList
from desktop.ui.admin.updates import UpdatesSection
from desktop.ui.frame import Page
from desktop.ui.services import Services
from desktop.ui.widgets.layout import box, column, leave_out_unless, row

SECTIONS: tuple[type[Section], ...] = (
    PeopleSection,
    CatalogueSection,
    CalendarSection,
    ScannerSection,
    PrinterSection,
    PasswordSection,
    LanguageSection,
    RecoverySection,
    BackupsSection,
    KeepingSection,
    ScanningSection,
    FeeAccountSection,
    UpdatesSection,
)


class AdminPage(Page):
    """Administration of this machine."""

    name = "admin"
    title = str(QT_TRANSLATE_NOOP("Page", "Quản trị"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        role = services.session.role
        self.sections = [kind(services) for kind in SECTIONS if not kind.roles or role in kind.roles]
        self._current = 0
        self.list = SectionList(self.sections)
        self.list.chosen.connect(self._show_section)
        inside = box(column(*self.sections, None, gap=0, margins=(0, 0, 0, 12)))
        for section in self.sections:
            section.notify.connect(self.notify)
            section.setVisible(section is self.sections[0])
            section.setMaximumWidth(theme.current().px(section.widest))
        self._area = _scrolled(inside)
        self._row = row((self.list, 0), (self._area, 1), gap=12, margins=(16, 12, 16, 0))
        self._row.setAlignment(self.list, Qt.AlignmentFlag.AlignTop)
        # One section needs no list.
        leave_out_unless(len(self.sections) > 1, self.list)
        self.setLayout(self._row)
        self._arrange(0)

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return self.sections[self._current]

    def show_section(self, name: str) -> None:
        """Choose a section by its key; one that this role does not have leaves the page as it is."""
        for index, section in enumerate(self.sections):
            if section.name == name:
                self.list.choose(index)

    def activate(self) -> None:
        """Read anew; the section shown has the focus."""
        self.section.read()
        QTimer.singleShot(0, self._take_focus)

    def refresh(self, changes: Any) -> None:
        """Users or settings changed."""
        self.section.refresh(changes)

    def main_action(self) -> None:
        """F9: the main action of the section shown."""
        self.section.main_action()

    def accept_scan(self, scan: str) -> bool:
        """The section that tries scanners takes every scan."""
        return self.section.accept_scan(scan)

    def leave(self) -> None:
        """Nothing secret stays on the screen."""
        for section in self.sections:
            section.leave()

    def _take_focus(self) -> None:
        if self.isVisible():
            self.section.take_focus()

    def _show_section(self, index: int) -> None:
        self.section.leave()
        self._current = index
        for section in self.sections:
            section.setVisible(section is self.section)
        self._area.verticalScrollBar().setValue(0)
        self.section.read()

    def _arrange(self, width: int) -> None:
        narrow = theme.current().below("rail_labels", width)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.list.set_narrow(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.section.escape():
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.window().width())
        super().resizeEvent(event)


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
