"""Cần xử lý: everything that needs a person, by groups; each line says what is so and what to do, F9 does it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QItemSelection, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QStackedWidget

from desktop.domain.attention import Concern
from desktop.domain.numbers import short_number
from desktop.ui import text, theme
from desktop.ui.attention.groups import Groups
from desktop.ui.attention.reading import Listed, read_group
from desktop.ui.attention.words import OPEN, PRINT, SETTLE, SYNC, SYNC_PAGE, Told, told
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.frame import Page
from desktop.ui.paper_services import Printed
from desktop.ui.papers.words import slip_words
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets import icons
from desktop.ui.widgets.failure import empty_state
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import Button, card, label
from desktop.ui.widgets.tables import InWords, Rows, table
from desktop.usecases.explain_error import Explanation
from desktop.usecases.settle_refusal import SettleRefusal, settle_refusal

_WIDTHS: Final = [290, 122, 180, 200]
_PROCEDURE: Final = 3
_LEAST: Final = 176
"""Height of a head and four lines; in lower windows the page scrolls."""


class AttentionPage(Page):
    """What needs a person at this machine."""

    name = "attention"
    title = str(QT_TRANSLATE_NOOP("Page", "Cần xử lý"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._latest = Latest()
        self._listed: Listed | None = None
        self._fresh, self._busy = True, False
        self._told: Told | None = None
        self.groups = Groups()
        self.groups.chosen.connect(lambda _: self._choose())
        heads = [self.tr("Việc"), self.tr("Mã hồ sơ"), self.tr("Người nộp"), self.tr("Thủ tục")]
        self.list = table(heads, [], _WIDTHS, stretch=_PROCEDURE, name=self.tr("Việc cần xử lý"))
        self.list.setTabKeyNavigation(False)
        self.list.activated.connect(lambda _: self._open())
        self.list.selectionModel().selectionChanged.connect(self._selected)
        self._trouble = Slot()
        self._more = label("", tone="3")
        self._more.setContentsMargins(*(theme.current().px(m) for m in (16, 4, 8, 4)))
        self._more.hide()
        self._nothing = empty_state(
            "check-circle",
            self.tr("Không có việc nào đang chờ bạn"),
            note=self.tr("Tỉnh không từ chối gì, không hồ sơ nào phải xin lỗi, không hạn nào sắp hết."),
        )
        self._none_here = empty_state("check-circle", self.tr("Nhóm này không có việc nào"))
        self._stack = QStackedWidget()
        for part in (self.list, self._nothing, self._none_here):
            self._stack.addWidget(part)
        self._sign = Slot()
        self._what, self._why = label("", "strong", wrap=True), label("", wrap=True)
        self._who = label("", tone="2", wrap=True)
        self.act = Button("", "primary", "check", "F9")
        self.act.clicked.connect(self.main_action)
        self.open = Button(self.tr("Mở hồ sơ"), "secondary", "arrow-right", "Enter")
        self.open.clicked.connect(self._open)
        self._detail = card(
            column(
                row(self._sign, (self._what, 1)),
                self._why,
                self._who,
                row(self.act, self.open, None),
                gap=8,
                margins=(16, 10, 16, 12),
            )
        )
        self._detail.hide()
        self._stack.setMinimumHeight(theme.current().px(_LEAST))
        frame = card(column((self._stack, 1), self._more, gap=0, margins=(1, 1, 1, 1)))
        right = box(column(self._trouble, (frame, 1), self._detail, gap=12))
        self._row = row((self.groups, 0), (right, 1), gap=12, margins=(16, 12, 16, 12))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(box(self._row))
        self.setLayout(column(area))
        self._arrange(0)

    # ---- life

    def activate(self) -> None:
        """Read anew; the list has the focus."""
        self._fresh = True
        self._read()

    def refresh(self, changes: Any) -> None:
        """Something was recorded or answered."""
        if changes.dossiers or changes.delivery or changes.reference:
            self._read()

    def main_action(self) -> None:
        """F9: what helps with the selected line."""
        concern, said = self._chosen(), self._told
        if self._busy:
            self.notify.emit("info", self.tr("Việc trước chưa xong, chờ một chút"))
            return
        if concern is None or said is None:
            if self._fresh:
                self.keep(self._act_at_last)
            else:
                self.notify.emit("info", self.tr("Không có việc nào ở đây để làm"))
            return
        if said.act == SETTLE:
            self._busy = True
            request = SettleRefusal(concern.row.id)
            self.services.runner.run(settle_refusal, request, done=lambda _: self._settled(), failed=self._failed)
        elif said.act == PRINT:
            self._busy = True
            self.services.print_slip(concern.row.id, lambda printed: self._printed(concern, printed), self._failed)
        elif said.act == SYNC:
            self.services.sync.sync_now()
            self.notify.emit("info", self.tr("Đang đồng bộ; xem ở trang Đồng bộ"))
        elif said.act in {OPEN, SYNC_PAGE}:
            self._open()

    def _act_at_last(self) -> None:
        """F9 came before the list: what a person has to have seen waits for another press."""
        if self._told is not None and self._told.act == SETTLE:
            self.notify.emit("info", self.tr("Danh sách vừa mở: xem việc đang chọn rồi bấm F9"))
        else:
            self.main_action()

    # ---- reading

    def _choose(self) -> None:
        if self._listed is not None:
            self._read()

    def _read(self) -> None:
        self.services.runner.read(
            read_group, self.groups.current, done=self._latest.wrap(self._show), failed=self._failed
        )

    def _failed(self, words: Explanation) -> None:
        self._busy = False
        self.keep(None)
        self._trouble.put(trouble(words))

    def _show(self, listed: Listed) -> None:
        before, at = self._chosen(), max(self.list.currentIndex().row(), 0)
        self._listed = listed
        self._trouble.put()
        concerns = listed.concerns
        self.groups.show_counts(concerns)
        self._model().set_rows(InWords(concerns.found, self._cells))
        total, shown = concerns.total(listed.group), len(concerns.found)
        self._stack.setCurrentWidget(
            self.list if shown else self._none_here if concerns.total("all") else self._nothing
        )
        more = self.tr("Hiện {shown} trong {total} việc; xử lý xong thì phần sau hiện ra.")
        self._more.setText(more.format(shown=text.number(shown), total=text.number(total)))
        self._more.setVisible(shown < total)
        self._select(before, at)
        if self._fresh:
            self._fresh = False
            if self.isVisible():
                self._take_focus()
            self.do_kept()

    def _cells(self, concern: Concern) -> list[Any]:
        assert self._listed is not None
        what = told(concern, self._listed.moment).what
        if concern.about is None:
            return [what, self.tr("Máy này"), "", ""]
        return [
            what,
            short_number(concern.row.number),
            concern.row.name,
            concern.row.short or concern.row.title,
        ]

    def _select(self, before: Concern | None, at: int) -> None:
        """Stay with the line that was selected; when it is done, with the one that took its place."""
        found = self._listed.concerns.found if self._listed else ()
        if not found:
            self._show_detail()
            return
        keys = [(one.kind, one.id) for one in found]
        wanted = (before.kind, before.id) if before else None
        index = keys.index(wanted) if wanted in keys else min(at, len(keys) - 1)
        self.list.selectRow(index)
        self._show_detail()

    def _chosen(self) -> Concern | None:
        found = self._listed.concerns.found if self._listed else ()
        index = self.list.currentIndex().row()
        return found[index] if 0 <= index < len(found) else None

    def _take_focus(self) -> None:
        if self._stack.currentWidget() is self.list:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.groups.take_focus()

    # ---- the selected line

    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        concern = self._chosen()
        if concern is None or self._listed is None:
            self._told = None
            held = self.act.hasFocus() or self.open.hasFocus()
            self._detail.hide()
            if held:
                self._take_focus()
            return
        said = self._told = told(concern, self._listed.moment)
        row = concern.about
        who = (row.number, row.name, row.phone, row.title) if row else ()
        self._sign.put(icons.icon_label(said.what.icon, said.what.tone))
        self._what.setText(said.what.word)
        self._why.setText(said.why)
        self._who.setText(" · ".join(part for part in who if part))
        self._who.setVisible(row is not None)
        self.act.setText(said.act_words)
        self.act.set_icon(said.act_icon)
        self.act.updateGeometry()
        number = short_number(row.number) if row else self.tr("Máy này")
        self.act.setAccessibleName(self.tr("{act}: {number}").format(act=said.act_words, number=number))
        self.open.setAccessibleName(self.tr("Mở hồ sơ {number}").format(number=number))
        self.open.setVisible(row is not None and said.act != OPEN)
        self._detail.setAccessibleName(" ".join((said.what.word, said.why, self._who.text())))
        self._detail.show()

    def _open(self) -> None:
        concern = self._chosen()
        if concern is not None and concern.about is None:
            self.open_page.emit("sync")
        elif concern is not None:
            self.open_dossier.emit(concern.id)

    def _settled(self) -> None:
        self._busy = False
        self.notify.emit("ok", self.tr("Hồ sơ đi tiếp theo bản của tỉnh"))
        # The button stands for another line now; nobody should press it twice by habit.
        self._take_focus()
        self._read()

    def _printed(self, concern: Concern, printed: Printed) -> None:
        self._busy = False
        self.notify.emit("ok" if printed.on_paper else "info", slip_words(short_number(concern.row.number), printed))

    # ---- shape

    def _model(self) -> Rows:
        model = self.list.model()
        assert isinstance(model, Rows)
        return model

    def _arrange(self, width: int) -> None:
        t = theme.current()
        narrow = t.below("rail_labels", width)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._row.setAlignment(self.groups, Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignTop)
        self.groups.set_narrow(narrow)
        self.list.setColumnHidden(_PROCEDURE, t.below("two_columns", width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.groups.current != "all":
            self.groups.choose("all")
            self._take_focus()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.window().width())
        super().resizeEvent(event)
