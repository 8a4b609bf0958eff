"""Thành phần hồ sơ: one row a paper; Space goes from "chưa có" to "có" to "xuất trình" and back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.procedures import Document
from desktop.ui import theme
from desktop.ui.intake.form import NOT_YET, PRESENTED, SUBMITTED, Paper
from desktop.ui.intake.tick import TickBox
from desktop.ui.widgets import fields, icons
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, clear, column, row
from desktop.ui.widgets.parts import label, restyle, rule

COUNT_WIDTH = 40
STATE_WIDTH = 96


class PaperRow(QWidget):
    """A paper of the checklist.

    Signals:
        changed: it was ticked, or its counts were changed.
        stepped: -1 or 1: the arrow keys leave the row.
    """

    changed = Signal()
    stepped = Signal(int)

    def __init__(self, paper: Paper, document: Document | None) -> None:
        super().__init__()
        self.paper, self._document = paper, document
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tick = TickBox()
        words = [label(paper.name, wrap=True)]
        if document is not None and document.note:
            words.append(label(document.note, tone="3", wrap=True))
        self._originals = fields.count(paper.originals, name=self.tr("{paper}: bản chính").format(paper=paper.name))
        self._copies = fields.count(paper.copies, name=self.tr("{paper}: bản sao").format(paper=paper.name))
        for spin, attribute in ((self._originals, "originals"), (self._copies, "copies")):
            spin.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            spin.valueChanged.connect(lambda value, name=attribute: self._counted(name, value))
        counts = box(row(self._originals, self._copies, gap=8))
        self._shown = label(self.tr("xuất trình"), tone="3", align=Qt.AlignmentFlag.AlignCenter)
        self._none = label("–", tone="3", align=Qt.AlignmentFlag.AlignCenter)
        self._middle = QStackedWidget()
        for part in (counts, self._shown, self._none):
            self._middle.addWidget(part)
        self._middle.setFixedWidth(theme.current().px(2 * COUNT_WIDTH + 8))
        self._sign = icons.icon_label("minus", "idle", 16)
        self._word = label("", tone="idle")
        state = box(row(self._sign, (self._word, 1), gap=4))
        state.setFixedWidth(theme.current().px(STATE_WIDTH))
        line = row(self._tick, (box(column(*words, gap=0)), 1), self._middle, state, gap=8, margins=(4, 6, 0, 6))
        line.setAlignment(self._tick, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self._show_state()

    @property
    def required(self) -> bool:
        """Whether the dossier cannot be taken without it."""
        return self._document is not None and self._document.required

    @property
    def missing(self) -> bool:
        """Whether it is required and was not handed over."""
        return self.required and not self.paper.state

    def cycle(self) -> None:
        """Space: the usual state of this paper, the other one, not yet."""
        usual = PRESENTED if self._document is not None and self._document.kind == "present" else SUBMITTED
        other = SUBMITTED if usual == PRESENTED else PRESENTED
        self.set_state({NOT_YET: usual, usual: other}.get(self.paper.state, NOT_YET))

    def set_usual(self) -> None:
        """Handed over as the checklist asks."""
        self.set_state(NOT_YET)
        self.cycle()

    def set_state(self, state: str) -> None:
        """Say what was done with the paper."""
        paper, document = self.paper, self._document
        paper.state = state
        if state == SUBMITTED and not paper.originals and not paper.copies:
            paper.originals = document.originals if document is not None else 1
            paper.copies = document.copies if document is not None else 0
            if not paper.originals and not paper.copies:
                paper.originals = 1
        self._show_state()
        self.changed.emit()

    def set_number(self, number: int) -> None:
        """A digit: how many of this paper were handed over."""
        name = "copies" if self.paper.copies and not self.paper.originals else "originals"
        setattr(self.paper, name, number)
        self.set_state(SUBMITTED)

    def _counted(self, name: str, value: int) -> None:
        if getattr(self.paper, name) != value:
            setattr(self.paper, name, value)
            self.changed.emit()

    def _show_state(self) -> None:
        paper = self.paper
        for spin, value in ((self._originals, paper.originals), (self._copies, paper.copies)):
            spin.blockSignals(True)
            spin.setValue(value)
            spin.blockSignals(False)
        self._middle.setCurrentIndex({SUBMITTED: 0, PRESENTED: 1}.get(paper.state, 2))
        word, tone, icon = {
            SUBMITTED: (self.tr("Đã nhận"), "ok", "check"),
            PRESENTED: (self.tr("Đã xem"), "ok", "eye"),
        }.get(
            paper.state,
            (self.tr("Còn thiếu"), "warn", "alert") if self.required else (self.tr("Nếu cần"), "idle", "minus"),
        )
        self._sign.setPixmap(icons.pixmap(icon, tone, 16))
        self._word.setText(word)
        self._word.setProperty("tone", tone)
        restyle(self._word)
        self._tick.set_ticked(bool(paper.state))
        self.setAccessibleName(f"{paper.name}: {word}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = event.key(), event.text()
        if key == Qt.Key.Key_Space:
            self.cycle()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif typed in set("123456789") and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_number(int(typed))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        if event.position().x() < self._middle.x():
            self.cycle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tick.set_hot(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tick.set_hot(False)


class Checklist(QWidget):
    """All papers of the chosen case, and those added by hand.

    Signals:
        changed: a row was changed.
        focused: a row that must come into view.
    """

    changed = Signal()
    stepped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PaperRow] = []
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._other = Button(self.tr("Thêm giấy tờ khác"), "link", "plus", size="control")
        self._other.clicked.connect(self._ask_other)
        self._name = fields.line("", self.tr("Tên giấy tờ, rồi Enter"), name=self.tr("Tên giấy tờ khác"))
        self._name.setVisible(False)
        self._name.returnPressed.connect(self._add_other)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, theme.current().px(6), 0, theme.current().px(4))
        foot.addWidget(self._other)
        foot.addWidget(self._name, 1)
        foot.addStretch(0)
        self._hint_words = label("", tone="warn", wrap=True)
        self._take = Button(self.tr("Đã nhận"), "link", "plus", size="control")
        self._take.clicked.connect(self._take_wanted)
        line = row(icons.icon_label("info", "warn", 16), (self._hint_words, 1), self._take, gap=4)
        self.hint = box(line)
        self._wanted = ""
        self.hint.setVisible(False)
        self.setLayout(column(self._heads(), self.hint, self._body, foot, None, gap=4))

    def _heads(self) -> QWidget:
        t = theme.current()
        heads: list[QLabel] = [
            label(self.tr("Chính"), tone="2", align=Qt.AlignmentFlag.AlignCenter),
            label(self.tr("Sao"), tone="2", align=Qt.AlignmentFlag.AlignCenter),
            label(self.tr("Tình trạng"), tone="2"),
        ]
        for head, width in zip(heads, (COUNT_WIDTH + 2, COUNT_WIDTH - 2, STATE_WIDTH), strict=True):
            head.setFixedWidth(t.px(width))
        return box(row(label(self.tr("Thành phần hồ sơ"), "strong"), None, *heads, gap=8))

    def show_papers(self, papers: list[Paper], documents: tuple[Document, ...]) -> None:
        """Show a checklist."""
        clear(self._body)
        by_id = {document.id: document for document in documents}
        self.rows = []
        for paper in papers:
            self._add(PaperRow(paper, by_id.get(paper.document)))

    @property
    def papers(self) -> list[Paper]:
        """All papers with what was done with them."""
        return [one.paper for one in self.rows]

    def missing(self) -> list[str]:
        """Names of required papers that were not handed over, in order."""
        return [one.paper.name for one in self.rows if one.missing]

    def first_undecided(self) -> PaperRow | None:
        """The first required paper that was not handed over."""
        return next((one for one in self.rows if one.missing), None)

    def tick_required(self) -> None:
        """Everything that is required was handed over as asked."""
        for one in self.rows:
            if one.missing:
                one.set_usual()

    def show_wanted(self, paper: str, why: str) -> None:
        """Point out a paper beside the checklist until it was handed over; an empty name takes the hint away."""
        self._wanted = paper
        line = self._row_named(paper)
        self._hint_words.setText(why)
        self.hint.setVisible(bool(paper) and (line is None or not line.paper.state))

    def _row_named(self, name: str) -> PaperRow | None:
        return next((one for one in self.rows if one.paper.name == name), None)

    def _take_wanted(self) -> None:
        line = self._row_named(self._wanted)
        if line is not None:
            line.set_usual()
            return
        self._add(PaperRow(Paper(name=self._wanted, state=SUBMITTED, originals=1), None))
        self.changed.emit()

    def _add(self, line: PaperRow) -> None:
        self._body.addWidget(rule())
        self._body.addWidget(line)
        # Made later than the rest of the page, it would come last of all in the order of Tab.
        if (before := self._other.previousInFocusChain()) is not None:
            QWidget.setTabOrder(before, line)
        line.changed.connect(self.changed)
        line.stepped.connect(lambda step: self._step(line, step))
        self.rows.append(line)

    def _step(self, line: PaperRow, step: int) -> None:
        index = self.rows.index(line) + step
        if 0 <= index < len(self.rows):
            self.rows[index].setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_other(self) -> None:
        self._other.setVisible(False)
        self._name.setVisible(True)
        self._name.setFocus()

    def _add_other(self) -> None:
        name = self._name.text().strip()
        self._name.clear()
        self._name.setVisible(False)
        self._other.setVisible(True)
        if not name:
            self._other.setFocus()
            return
        line = PaperRow(Paper(name=name, state=SUBMITTED, originals=1), None)
        self._add(line)
        line.setFocus()
        self.changed.emit()
