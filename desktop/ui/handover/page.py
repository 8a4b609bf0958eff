"""Trả kết quả: find the result, check who stands there, hand over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QItemSelection, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from desktop.domain.dossier import Dossier, Status
from desktop.domain.identity_card import CardScan
from desktop.domain.numbers import is_dossier_number, short_number
from desktop.domain.papers import CONTROL, PaperWanted
from desktop.ui import text, theme
from desktop.ui.dossier.reading import Shown, read_dossier
from desktop.ui.dossier.sides import Sides, Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.frame import Page
from desktop.ui.handover.desk import Desk
from desktop.ui.handover.rating_view import RatingView
from desktop.ui.handover.reading import Person, Scanned, Waiting, read_number, read_person, read_waiting
from desktop.ui.handover.scan_line import ScanLine
from desktop.ui.runner import Done, Latest
from desktop.ui.services import Services
from desktop.ui.widgets import icons, tables
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import Button, card, label
from desktop.ui.worklist.empty import Empty
from desktop.usecases.explain_error import Explanation
from desktop.usecases.rate_service import RateService, rate_service
from desktop.usecases.return_result import ReturnResult, return_result

DEBOUNCE_MS = 120
_FIND, _READ = "find", "read"
_LONG_WAIT_DAYS = 7


class ReturnPage(Page):
    """Results that wait, and the one that is handed over now."""

    name = "handover"
    title = str(QT_TRANSLATE_NOOP("Page", "Trả kết quả"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._waiting: Waiting | None = None
        self._wanted = ""
        self._marking = self._entering = False
        self._typed = ""
        self._rateable: Dossier | None = None
        self._card: CardScan | None = None
        self._latest, self._latest_find, self._latest_shown = Latest(), Latest(), Latest()
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._read)
        self._build()

    def _build(self) -> None:
        t = theme.current()
        self.desk = Desk()
        self.desk.confirmed.connect(self._return)
        self.desk.opened.connect(self.open_dossier)
        early = self.tr("Đang mở kết quả vừa chọn: xem rồi bấm F9")
        self.desk.too_early.connect(lambda: self.notify.emit("info", early))
        self.desk.papers.connect(lambda _dossier: self.open_paper.emit(self.wanted_paper()))
        self.line = ScanLine()
        self.line.left.connect(self._to_list)
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.connect(self._entered)
        self._said = Slot()
        heads = [self.tr("Mã hồ sơ"), self.tr("Người nộp"), self.tr("Thủ tục"), self.tr("Chờ trả")]
        self.list = tables.table(heads, [], [124, 170, 200, 116], stretch=2, name=self.tr("Kết quả chờ trả"))
        self.list.setTabKeyNavigation(False)
        self.list.selectionModel().selectionChanged.connect(self._selected)
        self.list.activated.connect(lambda _index: self.desk.act.setFocus(Qt.FocusReason.OtherFocusReason))
        self._count = label("", tone="3")
        self._empty = Empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._stack.setMinimumHeight(t.px(32 + 36 * 4))
        left = box(column(self.line, self._said, (self._listing(), 1), gap=8))
        self._sides = Sides(left, self.desk, 484)
        self._foot = column(gap=0)
        self.rating = RatingView()
        self.rating.rated.connect(self._rate)
        self.rating.left.connect(self._end_rating)
        shortcut = QShortcut(QKeySequence("Ctrl+H"), self, self.ask_rating)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._all = QStackedWidget()
        self._all.addWidget(box(column((self._sides, 1), self._foot, gap=0)))
        self._all.addWidget(box(column((self.rating, 1), margins=(16, 12, 16, 12))))
        self.setLayout(column(self._all, gap=0))
        self._sides.shaped.connect(self._shape)
        self._shape(self._sides.narrow)

    def _shape(self, narrow: bool) -> None:
        """In narrow windows what is done stays below, in view, however far the page is scrolled."""
        focus = QApplication.focusWidget()
        if narrow:
            self._foot.addWidget(self.desk.acts)
        else:
            self.desk.take_acts()
        margins = (16, 8, 16, 8) if narrow else (0, 0, 0, 0)
        self.desk.acts.setContentsMargins(*(theme.current().px(margin) for margin in margins))
        if focus is not None and self.desk.acts.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listing(self) -> QFrame:
        keys = label(self.tr("↑↓ chọn · F9 trả"), tone="3")
        head = row(label(self.tr("Kết quả chờ trả"), "section"), self._count, None, keys, margins=(16, 8, 16, 6))
        return card(column(head, (self._stack, 1), gap=0, margins=(1, 0, 1, 4)))

    def activate(self) -> None:
        """Read anew; scan or type at once."""
        self._read()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def refresh(self, changes: Any) -> None:
        """Read anew; what is shown at the right is read again too."""
        if changes.dossiers or changes.delivery:
            self._read()
            if self.desk.dossier in changes.dossiers:
                self._read_shown(self.desk.dossier)

    def wanted_paper(self) -> PaperWanted | None:
        """The control slip that goes with the result in hand."""
        return PaperWanted(form=CONTROL, dossier=self.desk.dossier) if self.desk.dossier else None

    def main_action(self) -> None:
        """F9: hand over the result at the right."""
        if self._all.currentIndex():
            self.rating.confirm()
        elif not self.desk.dossier and not self.desk.awaited:
            self.notify.emit("info", self.tr("Chưa chọn kết quả để trả: quét giấy hẹn, hoặc chọn trong danh sách"))
        else:
            self.desk.confirm()

    def leave(self) -> None:
        """Nobody is asked any more."""
        self._end_rating()

    def ask_rating(self) -> None:
        """Ctrl+H: ask whoever was just handed a result how it was."""
        if self._rateable is not None:
            about = self.tr("Hồ sơ {number}").format(number=short_number(self._rateable.number))
            self._all.setCurrentIndex(1)
            self.rating.ask(self._rateable.id, about)

    def _rate(self, dossier: str, score: int, reasons: tuple[str, ...]) -> None:
        self._rateable = None
        self._said.put()
        self.services.runner.run(rate_service, RateService(dossier, score, reasons), failed=self._failed)

    def _say(self, *items: QWidget) -> None:
        """Say something above the list; whoever was invited there to rate is gone, and nobody is asked any more."""
        self._rateable = None
        self._end_rating()
        self._said.put(*items)

    def _end_rating(self) -> None:
        if self._all.currentIndex():
            self._all.setCurrentIndex(0)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept_number(self, number: str) -> bool:
        """The slip of a result was scanned."""
        self._find(number)
        return True

    def accept_card(self, card: CardScan) -> bool:
        """The card of whoever stands here: select what waits for that person."""
        self._card = card
        self._look_for(_FIND, self._latest_find.wrap(self._person), read_person, card.id_number, card.name)
        return True

    def _look_for(self, how: str, done: Done, query: Callable[..., Any], *about: str) -> None:
        def failed(explanation: Explanation) -> None:
            self.desk.came(how)
            self._failed(explanation)

        self.desk.await_another(how)
        self.services.runner.read(query, *about, done=done, failed=failed)

    def _edited(self, _text: str) -> None:
        self._entering = False
        self._timer.start()

    def _read(self) -> None:
        self._timer.stop()
        typed = self.line.text()
        done = self._latest.wrap(partial(self._show, typed))
        self.services.runner.read(read_waiting, typed, done=done, failed=self._failed)

    def _failed(self, explanation: Explanation) -> None:
        self._say(trouble(explanation))

    def _show(self, typed: str, waiting: Waiting) -> None:
        self._waiting, self._typed = waiting, typed
        model = self.list.model()
        assert isinstance(model, tables.Rows)
        model.set_rows(
            [
                [short_number(r.number), r.name, r.short or r.title, self._age(waiting.days[r.id])]
                for r in waiting.page.rows
            ]
        )
        self._count.setText(self.tr("{count} hồ sơ").format(count=text.number(waiting.page.total)))
        if not waiting.page.rows:
            self._say_empty()
        self._stack.setCurrentIndex(0 if waiting.page.rows else 1)
        self._mark(self._wanted or self.desk.dossier)
        self._wanted = ""
        if self._entering:
            self._entered()

    def _age(self, days: int) -> tables.Status:
        if days == 0:
            return tables.Status(self.tr("hôm nay"), "idle", "check")
        word = self.tr("{count} ngày").format(count=days)
        return (
            tables.Status(word, "warn", "hourglass") if days > _LONG_WAIT_DAYS else tables.Status(word, "idle", "check")
        )

    def _say_empty(self) -> None:
        typed = self.line.text().strip()
        if not typed:
            self._empty.tell("check-circle", self.tr("Không có kết quả nào chờ trả"), "")
            return
        clear = Button(self.tr("Xem mọi kết quả chờ trả"), "secondary", "filter", "Esc")
        clear.clicked.connect(self._clear)
        why = self.tr("Không có kết quả chờ trả nào khớp “{typed}”").format(typed=typed)
        self._empty.tell("search", why, self.tr("Bấm Enter để tìm trong mọi hồ sơ theo mã."), clear)

    def _mark(self, dossier: str) -> None:
        """Select the row of a dossier without reading it again."""
        rows = self._waiting.page.rows if self._waiting else ()
        index = next((i for i, r in enumerate(rows) if r.id == dossier), -1)
        self._marking = True
        if index >= 0:
            self.list.selectRow(index)
        else:
            self.list.setCurrentIndex(tables.ROOT)
        self._marking = False

    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        row_number = self.list.currentIndex().row()
        rows = self._waiting.page.rows if self._waiting else ()
        if not self._marking and 0 <= row_number < len(rows) and rows[row_number].id != self.desk.dossier:
            self._say()
            self._card = None
            self._read_shown(rows[row_number].id)

    def _read_shown(self, dossier: str) -> None:
        self._look_for(_READ, self._latest_shown.wrap(self._show_dossier), read_dossier, dossier)

    def _show_dossier(self, shown: Shown) -> None:
        self.desk.came(_READ)
        if shown.detail.dossier.status is not Status.SETTLED:
            if self.desk.dossier == shown.detail.dossier.id:
                self.desk.show_nothing()
            return
        if self._rateable is not None:
            self._say()
        self.desk.show_dossier(shown)
        self._reveal()
        if self._card is not None:
            self.desk.card_scanned(self._card.id_number, self._card.name)

    def _reveal(self) -> None:
        """Where the card stands below the list, bring its button into view."""
        QTimer.singleShot(0, lambda: self._sides.ensureWidgetVisible(self.desk.act))

    def _entered(self) -> None:
        """Enter: a whole number goes to its dossier; otherwise the first of the list is chosen."""
        typed = self.line.text().strip()
        self._entering = False
        if is_dossier_number(typed):
            self._find(typed)
            return
        if self._waiting is None or self._typed != self.line.text():
            # Pressed before the list is of what was typed: done when it is.
            self._entering = True
            self._read()
            return
        rows = self._waiting.page.rows
        if len(rows) == 1 and typed:
            self._card = None
            self._mark(rows[0].id)
            self._read_shown(rows[0].id)
            self.desk.act.setFocus(Qt.FocusReason.OtherFocusReason)
        elif typed and not rows:
            self._find(typed)
        elif rows:
            self._to_list()

    def _find(self, number: str) -> None:
        self._look_for(_FIND, self._latest_find.wrap(self._found), read_number, number)

    def _found(self, scanned: Scanned) -> None:
        self.desk.came(_FIND)
        if scanned.shown is None:
            said = self.tr("Chưa có hồ sơ {number} trên máy này.").format(number=scanned.number)
            self._tell("warn", "alert", said)
            return
        dossier = scanned.shown.detail.dossier
        short = short_number(dossier.number)
        if dossier.status is not Status.SETTLED:
            status = tables.Status.of(int(dossier.status)).word
            said = self.tr("Hồ sơ {number} đang ở trạng thái “{status}”, chưa có kết quả để trả.")
            if dossier.status is Status.RETURNED:
                said = self.tr("Hồ sơ {number} đã trả kết quả rồi.")
            self._tell("warn", "alert", said.format(number=short, status=status), dossier.id)
            return
        now = text.clock(scanned.shown.moment.now)
        self._tell(
            "ok", "check-circle", self.tr("Vừa quét giấy hẹn {number} lúc {time}").format(number=short, time=now)
        )
        self._card = None
        # A result that is still being read comes too late to stand here.
        self._latest_shown.wrap(self._show_dossier)
        self.desk.came(_READ)
        self.desk.show_dossier(scanned.shown)
        self._reveal()
        self._wanted = dossier.id
        self.line.clear()
        self._read()
        self.desk.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _person(self, person: Person) -> None:
        self.desk.came(_FIND)
        if not person.waiting:
            said = self.tr("Không có kết quả nào chờ trả cho {name}.").format(name=person.name or person.id_number)
            self._tell("warn", "id-card", said)
            if self._card is not None:
                self.desk.card_scanned(self._card.id_number, self._card.name)
            return
        first = person.waiting[0]
        said = self.tr("Vừa quét thẻ của {name}: {count} kết quả chờ trả.")
        self._tell("ok", "id-card", said.format(name=first.name, count=len(person.waiting)))
        self.line.clear()
        self._wanted = first.id
        self._read()
        self._read_shown(first.id)
        self.desk.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, tone: str, icon: str, said: str, dossier: str = "", way: Button | None = None) -> None:
        """Say in one line what was scanned, with a way to the dossier where that helps."""
        line = row(
            icons.icon_label(icon, tone, 16), (label(said, tone=tone, wrap=True), 1), gap=6, margins=(4, 0, 4, 0)
        )
        if dossier:
            way = Button(self.tr("Mở hồ sơ"), "link", size="control")
            way.clicked.connect(lambda: self.open_dossier.emit(dossier))
        if way is not None:
            line.addWidget(way)
        self._say(box(line))

    def _return(self, request: ReturnResult) -> None:
        self.services.runner.run(return_result, request, done=self._returned, failed=self.desk.refuse)

    def _returned(self, dossier: Dossier) -> None:
        said = self.tr("Đã trả kết quả {number} của {name}")
        said = said.format(number=short_number(dossier.number), name=dossier.applicant.name)
        self.notify.emit("ok", said)
        self._card = None
        self.desk.show_nothing()
        invite = Button(self.tr("Mời đánh giá"), "secondary", "face-good", "Ctrl+H", size="control")
        invite.clicked.connect(self.ask_rating)
        self._tell("ok", "check-double", said, way=invite)
        self._rateable = dossier
        self.line.clear()
        self._read()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_list(self) -> None:
        """The list takes the focus, and its first row is chosen if none is."""
        self._entering = False
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.selectRow(0)

    def _clear(self) -> None:
        self.line.clear()
        self._say()
        self._read()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._clear()
        else:
            super().keyPressEvent(event)
