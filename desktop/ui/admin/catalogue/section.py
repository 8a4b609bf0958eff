"""Danh mục thủ tục: look over, clean up and confirm the catalogue, and lay files over it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop.ui.admin.catalogue.catalogue_list import CatalogueList
from desktop.ui.admin.catalogue.detail import ProcedureDetail
from desktop.ui.admin.catalogue.import_card import ImportCard
from desktop.ui.admin.panel import Panel, Question
from desktop.ui.admin.sections import Section
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets.file_choice import choose_file
from desktop.ui.widgets.layout import column
from desktop.ui.widgets.parts import card
from desktop.usecases.edit_procedure import EditProcedure, edit_procedure
from desktop.usecases.explain_error import Explanation
from desktop.usecases.view_catalogue import CatalogueLines, view_catalogue
from desktop.usecases.view_procedure import ProcedureState, view_procedure

MAY_CHANGE = ("leader", "administrator")
SUFFIXES = ("xlsx", "csv", "txt", "json")


class CatalogueSection(Section):
    """The catalogue of this centre; everybody may look, leaders and administrators change."""

    name = "catalogue"
    words = str(QT_TRANSLATE_NOOP("AdminSections", "Danh mục thủ tục"))
    icon = "table"
    widest = 1400

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        editable = services.session.role in MAY_CHANGE
        self._latest, self._latest_entry = Latest(), Latest()
        self._code = self._said = ""
        self._move_on = False
        self._trouble = Slot()
        self.list = CatalogueList(editable=editable)
        self.list.opened.connect(self.open)
        self.list.import_wanted.connect(self._choose_file)
        self._list_card = card(column(self.list))
        self.detail = ProcedureDetail(editable=editable)
        self.detail.setVisible(False)
        self.detail.wanted.connect(self._do)
        self.detail.undo_wanted.connect(self._ask_undo)
        self.detail.left.connect(self._back)
        self.panel = Panel()
        self.panel.confirmed.connect(self._undo)
        self.panel.left.connect(self.detail.take_focus)
        self.file = ImportCard(services)
        self.file.left.connect(self._file_left)
        self.setLayout(column(self._trouble, self._list_card, self.panel, self.detail, self.file, None, gap=12))

    # ---- life

    def read(self) -> None:
        """Read the list anew."""
        self.services.runner.read(view_catalogue, done=self._latest.wrap(self._show), failed=self._failed)

    def refresh(self, changes: Any) -> None:
        """The catalogue changed, here or at another counter; what is being typed stays."""
        if changes.reference:
            self.read()
            if self._code and not self.detail.changed:
                self._read_entry()

    def take_focus(self) -> None:
        """The search, or the entry that is open."""
        if self._code:
            self.detail.take_focus()
        elif not self.file.isVisible():
            self.list.take_focus()

    def main_action(self) -> None:
        """F9: what the part that is open asks for."""
        if self.panel.open:
            self.panel.confirm()
        elif not self.file.isHidden():
            self.file.confirm()
        elif self._code and self.detail.confirm.isEnabled():
            self.detail.confirm_entry()
        elif not self._code:
            self.list.open_current()

    def escape(self) -> bool:
        """Close what is open, then take filters away."""
        if self.panel.open:
            self.panel.leave()
        elif not self.file.isHidden():
            self.file.leave()
        elif self._code:
            self.detail.leave()
        else:
            return self.list.clear_filter()
        return True

    def _show(self, lines: CatalogueLines) -> None:
        self._trouble.put()
        self.list.show_lines(lines)

    def _failed(self, why: Explanation) -> None:
        self._trouble.put(trouble(why))

    # ---- one entry

    def open(self, code: str) -> None:
        """Show one procedure."""
        self._code = code
        self._read_entry()

    def _read_entry(self) -> None:
        done = self._latest_entry.wrap(self._show_entry)
        self.services.runner.read(view_procedure, self._code, done=done, failed=self._failed)

    def _show_entry(self, state: ProcedureState) -> None:
        fresh = self.detail.isHidden()
        self.detail.show_state(state)
        self._list_card.setVisible(False)
        self.detail.setVisible(True)
        if fresh:
            self.detail.take_focus()

    def _back(self) -> None:
        self._code = ""
        self._latest_entry.wrap(self._show_entry)
        self.panel.shut()
        self.detail.setVisible(False)
        self._list_card.setVisible(True)
        self.list.table.setFocus()

    def _ask_undo(self) -> None:
        says = self.tr("Tên ngắn, thời hạn, phí, giấy tờ và ghi chú trở lại như danh mục đã công bố và đã nhập.")
        confirm = self.tr("Bỏ mọi sửa đổi")
        self.panel.ask(Question("undo", self.tr("Bỏ sửa đổi của mục này?"), says, confirm, danger=True))

    def _undo(self) -> None:
        self.panel.shut()
        self.detail.undo_all()

    def _do(self, request: EditProcedure, said: str) -> None:
        self._said = said
        # Confirming ends with an entry; the list goes on to the next one.
        self._move_on = request.confirm
        self.services.runner.run(edit_procedure, request, done=self._done, failed=self.detail.refuse)

    def _done(self, _: object) -> None:
        self.notify.emit("ok", self._said)
        if self._move_on:
            self._back()
        else:
            self._read_entry()
        self.read()

    # ---- files

    def _choose_file(self) -> None:
        title, kind = self.tr("Nhập danh mục từ tệp"), self.tr("Tệp danh mục")
        path = choose_file(self, title, kind, *SUFFIXES)
        if path is not None:
            self._list_card.setVisible(False)
            self.file.read(path)

    def _file_left(self, said: str) -> None:
        if said:
            self.notify.emit("ok", said)
        self._list_card.setVisible(True)
        self.list.take_focus()
        self.read()
