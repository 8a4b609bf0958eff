"""F1 on Tiếp nhận: reads guides and questions for the panel, and finds the procedure they lead to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.guides import Answer, Guide
from desktop.domain.procedures import Catalogue, Procedure
from desktop.ui.intake.guide_panel import GuidePanel
from desktop.ui.runner import Latest, Runner
from desktop.usecases.list_trees import list_trees
from desktop.usecases.read_guide import read_guide


class Helping(QObject):
    """The panel and what it needs.

    Signals:
        led: a Procedure that questions led to, and its case or an empty text.
        notify: tone and text of a toast.
        failed: an Explanation.
    """

    led = Signal(object, str)
    notify = Signal(str, str)
    failed = Signal(object)

    def __init__(self, runner: Runner, page: QWidget) -> None:
        super().__init__(page)
        self.panel = GuidePanel(page)
        self.panel.chosen.connect(self._chosen)
        self._runner = runner
        self._latest = Latest()

    def show(self, procedure: str, title: str) -> None:
        """The guide of a procedure; without one the list of questions. What is open already is closed."""
        if not self.panel.isHidden():
            self.panel.shut()
        elif procedure:
            self._runner.read(read_guide, procedure, done=self._latest.wrap(self._guide(title)))
        else:
            self._runner.read(list_trees, done=self._latest.wrap(self.panel.show_trees))

    def _guide(self, title: str) -> Callable[[Guide | None], None]:
        def show(guide: Guide | None) -> None:
            if guide is None:
                self.notify.emit("info", self.tr("Thủ tục này chưa có hướng dẫn"))
            else:
                self.panel.show_guide(guide, title)

        return show

    def _chosen(self, answer: Answer) -> None:
        find = partial(_find_procedure, code=answer.procedure)
        self._runner.read(find, done=lambda found: self.led.emit(found, answer.case), failed=self.failed.emit)


class _Offering(Protocol):
    @property
    def catalogue(self) -> Catalogue: ...

    def today(self) -> date: ...


def _find_procedure(view: _Offering, *, code: str) -> Procedure:
    """The entry of a code that is in force."""
    return view.catalogue.procedure(code, view.today())
