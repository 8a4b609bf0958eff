"""The worklist: saved views, filters, search as one types, and a preview."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget

from desktop.domain.identity_card import CardScan
from desktop.domain.numbers import short_number
from desktop.domain.read_models import DossierFilter, DossierRow, SavedView
from desktop.ui import text, theme
from desktop.ui.dossier.reading import Shown, read_dossier
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.frame import Page
from desktop.ui.papers.words import slip_words
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets.layout import Item, column, row
from desktop.ui.widgets.parts import Button, IconButton, card, label, rule
from desktop.ui.worklist.empty import Empty
from desktop.ui.worklist.filters import Filters
from desktop.ui.worklist.list_view import ListView
from desktop.ui.worklist.many_bar import EXPORT, FORWARD, LIST, PRINT, RESULT
from desktop.ui.worklist.many_desk import ManyDesk
from desktop.ui.worklist.preview import Preview
from desktop.ui.worklist.reading import Choices, Listed, read_choices, read_list
from desktop.ui.worklist.saving import SavePanel
from desktop.ui.worklist.view_tabs import EVERYTHING, OWN, ViewTabs
from desktop.usecases.drop_view import drop_view
from desktop.usecases.explain_error import Explanation
from desktop.usecases.list_dossiers import ListDossiers
from desktop.usecases.save_view import SaveView, save_view

PAGE = 50
REST_MS = 120


class WorklistPage(Page):
    """Dossiers of this centre, a page at a time."""

    name = "worklist"
    title = str(QT_TRANSLATE_NOOP("Page", "Hồ sơ"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._view, self._offset, self._edge = "open", 0, 0
        self._listed: Listed | None = None
        self._selected = ""
        self._own: SavedView | None = None
        self._owned: dict[str, SavedView] = {}
        self._open_first = self._focus_list = self._reading = False
        self._latest, self._latest_choices, self._latest_preview = Latest(), Latest(), Latest()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._read_preview)
        self._build()
        for key, act in (
            ("Ctrl+S", self._open_saving),
            ("Ctrl+E", lambda: self.many.act(EXPORT)),
            ("Ctrl+G", lambda: self.many.act(FORWARD)),
            ("Ctrl+K", lambda: self.many.act(RESULT)),
            ("Ctrl+B", lambda: self.many.act(LIST)),
            ("Ctrl+P", self._print),
        ):
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build(self) -> None:
        self.tabs, self.filters, self.list = ViewTabs(), Filters(), ListView()
        self.list.setAccessibleName(self.tr("Danh sách hồ sơ"))
        self.preview, self._empty, self._trouble = Preview(), Empty(), Slot()
        self._range = label("", tone="2")
        self._before = IconButton("chevron-left", self.tr("Trang trước"))
        self._after = IconButton("chevron-right", self.tr("Trang sau"))
        keys = label(self.tr("↑↓ chọn · Enter mở · Ctrl+A chọn tất cả · Ctrl+E xuất"), tone="3")
        self._keys = keys
        self.many = ManyDesk(self.services, self.list, self._wanted, self)
        self.saving = SavePanel()
        keep = Button(self.tr("Lưu bộ lọc"), "quiet", "star", "Ctrl+S", size="control")
        keep.clicked.connect(self._open_saving)
        foot = row(self._range, None, keys, 8, self._before, self._after, gap=4, margins=(16, 0, 8, 0))
        listing = card(column((self.list, 1), rule(), foot, gap=0, margins=(1, 1, 1, 4)))
        self._empty.go.connect(self._go)
        self._empty.cleared.connect(self._clear)
        self._empty.intake.connect(self.open_intake)
        self._stack = QStackedWidget()
        self._stack.addWidget(listing)
        self._stack.addWidget(self._empty_card())
        left = column(self.saving, self.many.bar, self.many.panel, (self._stack, 1))
        head: list[Item] = [row((self.tabs, 1), keep), self.filters, self._trouble]
        body = row((left, 1), self.preview, gap=12)
        self.setLayout(column(*head, (body, 1), gap=8, margins=(16, 4, 16, 12)))
        self.many.notify.connect(self.notify)
        self.many.finished.connect(self.activate_quietly)
        self.many.left.connect(self.list.setFocus)
        self.many.paper.connect(self.open_paper)
        self.many.asked.connect(self.saving.shut)
        self.saving.saved.connect(self._save_view)
        self.saving.dropped.connect(self._drop_view)
        self.saving.left.connect(self._shut_saving)
        self.tabs.chosen.connect(self._view_chosen)
        self.filters.changed.connect(self._filtered)
        self.filters.line.entered.connect(self._enter)
        self.filters.line.left.connect(self.list.setFocus)
        self.list.opened.connect(self.open_dossier)
        self.list.rested.connect(self._rested)
        self.list.typed.connect(self._typed)
        self.list.turned.connect(self._turn)
        self.list.ordered.connect(self._order)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self.preview.opened.connect(lambda: self.open_dossier.emit(self._selected))
        self.preview.printed.connect(self._print)

        # Until the window has its size, ask for the room of a narrow one.
        self._set_narrow(True)

    def _set_narrow(self, narrow: bool) -> None:
        """In narrow windows there is no preview, and the filters stand in two lines."""
        self._narrow = narrow
        self.preview.setVisible(not narrow and self._stack.currentIndex() == 0)
        self._keys.setVisible(not narrow)
        self.filters.set_narrow(narrow)
        self.many.bar.set_narrow(narrow)

    def _empty_card(self) -> QFrame:
        return card(column((self._empty, 1), gap=0))

    def show_view(self, view: str) -> None:
        """Show a fixed view, without filters."""
        self._begin(view)
        self.tabs.choose(view)
        self.filters.reset()
        self._focus_list = True

    def search(self, text: str) -> None:
        """Look for a text among all dossiers."""
        self.show_view(EVERYTHING)
        self.filters.set_text(text)

    def activate(self) -> None:
        """Read anew; the list has the focus."""
        self._focus_list = True
        self._read_choices()
        self._read()

    def refresh(self, changes: Any) -> None:
        """Read anew where it stands."""
        if self.many.running:
            return
        if changes.dossiers or changes.delivery or changes.reference:
            self.activate_quietly()
        elif changes.views:
            self._read_choices()

    def activate_quietly(self) -> None:
        """Read anew where the focus stays where it is."""
        self._read_choices()
        self._read()

    def main_action(self) -> None:
        """F9: what the open panel asks for; otherwise open the selected dossier."""
        if self.many.panel.asking:
            self.many.panel.confirm()
        elif self.saving.isVisible():
            self.saving.confirm()
        elif self._selected and self.list.chosen is not None:
            self.open_dossier.emit(self._selected)
        else:
            self.notify.emit("info", self.tr("Chưa chọn hồ sơ nào để mở"))

    def accept_card(self, card: CardScan) -> bool:
        """Show the dossiers of the person whose card was scanned."""
        self.search(card.id_number)
        self._read()
        return True

    def _read_choices(self) -> None:
        self.services.runner.read(read_choices, done=self._latest_choices.wrap(self._show_choices))

    def _show_choices(self, choices: Choices) -> None:
        self.tabs.set_counts(choices.counts)
        self.filters.set_fields(choices.fields)
        self.filters.set_officers(choices.officers)
        self.tabs.set_own(choices.saved)
        self._owned = {OWN + one.view.name: one.view for one in choices.saved}

    def _wanted(self) -> DossierFilter:
        """What the list shows."""
        return self.filters.wanted(self._view)

    def _read(self) -> None:
        self._reading = True
        request = ListDossiers(self._wanted(), self._offset, PAGE)
        self.services.runner.read(read_list, request, done=self._latest.wrap(self._show), failed=self._failed)

    def _failed(self, explanation: Explanation) -> None:
        self._open_first = self._reading = False
        self._trouble.put(trouble(explanation))

    def _show(self, listed: Listed) -> None:
        page = listed.page
        self._reading = False
        self._trouble.put()
        if not page.rows and page.total:
            self._offset = (page.total - 1) // PAGE * PAGE
            self._read()
            return
        self._listed, self._offset = listed, page.offset
        self.filters.set_today(listed.moment.today)
        order = self._wanted()
        self.list.show_order(order.sort, order.descending)
        self.many.show_page(page)
        self.list.show_page(listed, self._selected, self._edge, everything=self.many.everything)
        self._edge = 0
        last = page.offset + len(page.rows)
        told = self.tr("{first}–{last} trong {total} hồ sơ", None, page.total)
        if page.more:
            told = self.tr("{first}–{last} trong hơn {total} hồ sơ, mới nhất trước")
        shown = {"first": page.offset + 1, "last": last, "total": page.total - page.more}
        self._range.setText(told.format(**{name: text.number(value) for name, value in shown.items()}))
        self._before.setEnabled(page.offset > 0)
        self._after.setEnabled(last < page.total)
        if not page.rows:
            self._say_empty()
        was_empty = self._stack.currentIndex() == 1
        self._stack.setCurrentIndex(0 if page.rows else 1)
        self.preview.setVisible(bool(page.rows) and not self._narrow)
        self._settle_focus(was_empty)
        if self._open_first:
            self._open_first = False
            if page.rows:
                self.open_dossier.emit(page.rows[0].id)

    def _settle_focus(self, was_empty: bool) -> None:
        """The list takes the focus when it was asked for, or when the way on out of an empty list was taken."""
        if not self.isVisible():
            return
        empty = self._stack.currentIndex() == 1
        wanted = self._focus_list or (was_empty and not empty and not self.filters.line.hasFocus())
        self._focus_list = False
        if not wanted:
            return
        if not empty:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._empty.first is not None:
            self._empty.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_empty(self) -> None:
        told = self.filters.told() if self.filters.active else None
        self._empty.say(self._view, self.filters.line.text().strip(), told)

    def _begin(self, view: str) -> None:
        """From the first page of a fixed view on."""
        self.many.forget()
        self._view, self._offset, self._selected, self._own = view, 0, "", None

    def _go(self, view: str) -> None:
        self._begin(view)
        self.tabs.choose(view)
        self._focus_list = True
        self._read()

    def _clear(self) -> None:
        self._focus_list = True
        self.filters.clear()

    def _view_chosen(self, tab: str) -> None:
        before, own = self._own, self._owned.get(tab)
        self._shut_saving()
        if own is not None:
            self._begin(own.wanted.view)
            self._own = own
            self.filters.show_wanted(own.wanted)
        else:
            self._begin(tab)
            if before is not None:
                # What an own list is narrowed by belongs to it.
                self.filters.reset()
        self._read()

    def _open_saving(self) -> None:
        self.many.leave()
        self.filters.flush()
        self.saving.open(self._wanted(), self._own.name if self._own is not None else "")

    def _shut_saving(self) -> None:
        if self.saving.isVisible():
            self.saving.shut()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_view(self, view: SavedView, before: str) -> None:
        request = SaveView(view, before)
        self.services.runner.run(save_view, request, done=self._saved_view, failed=self.saving.refuse)

    def _saved_view(self, view: SavedView) -> None:
        self._shut_saving()
        self._own = view
        self.notify.emit("ok", self.tr("Đã lưu bộ lọc “{name}”").format(name=view.name))
        self.services.runner.read(read_choices, done=self._latest_choices.wrap(self._show_own))

    def _show_own(self, choices: Choices) -> None:
        self._show_choices(choices)
        if self._own is not None:
            self.tabs.choose(OWN + self._own.name)

    def _drop_view(self, name: str) -> None:
        self.services.runner.run(drop_view, name, done=lambda _: self._dropped(name), failed=self.saving.refuse)

    def _dropped(self, name: str) -> None:
        self.notify.emit("ok", self.tr("Đã xóa bộ lọc “{name}”").format(name=name))
        self._shut_saving()
        self.filters.reset()
        self._go("open")

    def _filtered(self) -> None:
        self.many.forget()
        self._offset, self._selected = 0, ""
        self._read()

    def _order(self, order: str) -> None:
        self.many.forget()
        self._offset = 0
        self.filters.sort_by(order, self._view)

    def _turn(self, way: int) -> None:
        if self._listed is None:
            return
        offset = self._offset + way * PAGE
        if 0 <= offset < self._listed.page.total:
            self._offset, self._edge, self._selected = offset, 0 if way > 0 else -1, ""
            self._read()

    def _typed(self, typed: str) -> None:
        """Typing anywhere in the list filters; "/" only goes there."""
        self.filters.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed and typed != "/":
            self.filters.line.insert(typed)

    def _enter(self) -> None:
        """Enter in the filter opens the first dossier, once the list shows what was typed."""
        if self.filters.pending or self._reading:
            self._open_first = True
            self.filters.flush()
        elif self.list.chosen is not None:
            self.open_dossier.emit(self.list.chosen.id)

    def _rested(self, row: DossierRow | None) -> None:
        self._latest_preview.wrap(self._show_preview)
        self._rest.stop()
        if row is None:
            self._selected = ""
            self.preview.show_nothing()
            return
        self._selected = row.id
        self._rest.start()

    def _read_preview(self) -> None:
        if self._selected and self.preview.isVisible():
            self.services.runner.read(
                read_dossier,
                self._selected,
                done=self._latest_preview.wrap(self._show_preview),
                failed=self._no_preview,
            )

    def _show_preview(self, shown: Shown) -> None:
        self.preview.show_dossier(shown)

    def _no_preview(self, _explanation: Explanation) -> None:
        self.preview.show_nothing()

    def _print(self) -> None:
        if self.many.count > 1:
            self.many.act(PRINT)
            return
        row = self.list.chosen
        if row is not None:
            number = short_number(row.number)
            self.services.print_slip(
                row.id, done=lambda printed: self.notify.emit("ok", slip_words(number, printed)), failed=self.fail.emit
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.many.clear():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.filters.active:
            self._clear()
        elif event.text() == "/":
            self._typed("/")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        t, width = theme.current(), self.window().width()
        self._set_narrow(t.below("side_by_side", width))
        self.list.set_brief(t.below("two_columns", width))
        super().resizeEvent(event)
