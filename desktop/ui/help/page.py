"""Trợ giúp: the handbook as a page of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop.ui.frame import Page
from desktop.ui.help.handbook import Handbook
from desktop.ui.services import Services
from desktop.ui.widgets.layout import column
from desktop.usecases.read_manual import read_manual


class HelpPage(Page):
    """The manual."""

    name = "help"
    title = str(QT_TRANSLATE_NOOP("Page", "Trợ giúp"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.book = Handbook(self.tr("Về trang đang làm"), "F9")
        self.book.left.connect(self.main_action)
        self.field, self.list, self.reader = self.book.field, self.book.list, self.book.reader
        self.language = self.book.language
        self.setLayout(column(self.book))
        services.runner.read(read_manual, done=self.book.take)

    @property
    def chapter(self) -> str:
        """Id of the chapter that is shown; empty before there is one."""
        return self.book.chapter

    def activate(self) -> None:
        """Search has the focus."""
        self.book.begin()

    def main_action(self) -> None:
        """F9: back to the page that was left."""
        self.open_page.emit("")

    def show_chapter(self, chapter: str) -> None:
        """Open a chapter, by `id` or `id#heading`."""
        self.book.show_chapter(chapter)
