"""Hướng dẫn: what to know about a procedure, and questions that lead to one; it opens over the first zone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.guides import Answer, Guide, Tree
from desktop.ui import theme
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.layout import box, clear, column, row
from desktop.ui.widgets.parts import label, rule

_ANY_HEIGHT = 16_777_215


class GuidePanel(QFrame):
    """One guide, the list of question trees, or one question.

    Signals:
        chosen: an Answer that names a procedure.
        opening: it is about to be shown, and wants its place.
        closed: the panel was closed by the person; the focus is where it was.
    """

    chosen = Signal(object)
    opening = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setAccessibleName(self.tr("Hướng dẫn"))
        self._title = label("", "section", wrap=True)
        close = IconButton("x", self.tr("Đóng hướng dẫn (Esc)"))
        close.clicked.connect(self.shut)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.current().px(8))
        self._area = QScrollArea()
        self._area.setWidget(box(column(self._lines, None, margins=(0, 0, 8, 0))))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Nội dung hướng dẫn"))
        head = row((self._title, 1), close, gap=4)
        head.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(head, rule(), (self._area, 1), gap=8, margins=(16, 12, 8, 12)))
        self._trees: Sequence[Tree] = ()
        self._choices: list[ChoiceButton] = []
        self._before: QWidget | None = None
        self.setVisible(False)

    # ---- what is shown

    def show_guide(self, guide: Guide, title: str) -> None:
        """What to know about a procedure."""
        self._begin(title)
        for name, texts in (
            (self.tr("Ai làm được"), (guide.who,)),
            (self.tr("Giấy tờ"), guide.bring),
            (self.tr("Các bước tại quầy"), guide.steps),
            (self.tr("Bao lâu"), (guide.time,)),
            (self.tr("Bao nhiêu"), (guide.cost,)),
            (self.tr("Lỗi hay gặp"), guide.mistakes),
            (self.tr("Nên hỏi"), guide.ask),
        ):
            self._part(name, [text for text in texts if text])
        if guide.confidence != "V":
            self._add(label(self.tr("Bản hướng dẫn để tham khảo, chưa được trung tâm kiểm lại."), tone="3", wrap=True))
        self._area.setFocus()

    def show_trees(self, trees: Sequence[Tree]) -> None:
        """What can be asked step by step."""
        self._trees = trees
        self._begin(self.tr("Hỏi từng bước"))
        self._add(label(self.tr("Người dân cần việc gì?"), "strong", wrap=True))
        for tree in trees:
            self._choice(tree.title, partial(self._ask, tree, tree.start))
        self._focus_first()

    def shut(self) -> None:
        """Close the panel."""
        if not self.isHidden():
            self.setVisible(False)
            if self._before is not None and self._before.isVisible():
                self._before.setFocus()
            self.closed.emit()

    def place_over(self, zone: QWidget) -> None:
        """Lie over a zone of the page; what is beside it stays in view."""
        page = self.parentWidget()
        assert page is not None
        self.setGeometry(QRect(zone.mapTo(page, QPoint(0, 0)), zone.size()).intersected(page.rect()))

    def _ask(self, tree: Tree, name: str) -> None:
        question = tree.questions[name]
        self._begin(tree.title)
        self._add(label(question.ask, "strong", wrap=True))
        for answer in question.answers:
            self._choice(answer.say, partial(self._answered, tree, answer))
        back = Button(self.tr("Từ đầu"), "quiet", "undo", size="control")
        back.clicked.connect(lambda: self.show_trees(self._trees))
        self._lines.addLayout(row(back, None))
        self._focus_first()

    def _answered(self, tree: Tree, answer: Answer) -> None:
        if answer.next:
            self._ask(tree, answer.next)
            return
        self.setVisible(False)
        self.chosen.emit(answer)

    # ---- parts

    def _begin(self, title: str) -> None:
        self._title.setText(title)
        if self.isHidden():
            self._before = QApplication.focusWidget()
            self.opening.emit()
        clear(self._lines)
        # Those of before live on until the event loop takes them away.
        self._choices = []
        self._area.verticalScrollBar().setValue(0)
        self.setVisible(True)
        self.raise_()

    def _part(self, name: str, texts: list[str]) -> None:
        if not texts:
            return
        lines = [label(text if len(texts) == 1 else f"• {text}", wrap=True) for text in texts]
        self._add(box(column(label(name, "strong", "accent"), *lines, gap=2)))

    def _choice(self, words: str, act: Callable[[], None]) -> None:
        button = ChoiceButton(words)
        button.clicked.connect(lambda _checked=False: act())
        self._choices.append(button)
        self._add(button)

    def _add(self, widget: QWidget) -> None:
        self._lines.addWidget(widget)
        # Only what is shown takes the focus.
        widget.show()

    def _focus_first(self) -> None:
        if self._choices:
            self._choices[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif event.key() in steps and isinstance(self.focusWidget(), ChoiceButton):
            self.focusNextPrevChild(steps[Qt.Key(event.key())] > 0)
        else:
            super().keyPressEvent(event)


class ChoiceButton(Button):
    """An answer; long words take a second line."""

    def __init__(self, words: str) -> None:
        super().__init__("", "secondary", size="control")
        self.setAccessibleName(words)
        text = label(words, wrap=True)
        text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(column(text, margins=(12, 8, 12, 8)))
        self.setMinimumHeight(theme.current().px(40))
        self.setMaximumHeight(_ANY_HEIGHT)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        policy.setVerticalPolicy(policy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        least = theme.current().px(40)
        return max(layout.heightForWidth(width), least) if layout else least
