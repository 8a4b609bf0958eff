"""What cannot be taken as it is: papers asked for before anything is received, or a refusal; each with reasons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.intake import words
from desktop.ui.intake.form import Asked
from desktop.ui.intake.scrolling import FitScroll
from desktop.ui.widgets import fields, kept_words
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, clear, column, row
from desktop.ui.widgets.parts import label

ASK, REFUSE = "ask", "refuse"


class DeclinePanel(QFrame):
    """Stands in place of the checklist until it is confirmed or left.

    Signals:
        asked: list of Asked: the form waits for them; nothing is received.
        refused: the reason.
        left: back to the checklist.
        opened: whether it is shown.
    """

    asked = Signal(object)
    refused = Signal(str)
    left = Signal()
    opened = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.kind = ASK
        self._person = self._title_words = ""
        self._title = label("", "section", wrap=True)
        self._note = label("", tone="2", wrap=True)
        self._lines: list[tuple[str | QLineEdit, QLineEdit]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().px(8))
        self.reason = fields.lines("", 4, name=self.tr("Lý do từ chối"))
        self._fault = label("", tone="late", wrap=True)
        self.area = FitScroll(box(column(self._list, self.reason, None)))
        self.copy = Button(self.tr("Chép nội dung phiếu"), "quiet", "copy", size="control")
        self.copy.setToolTip(self.tr("Để dán vào phiếu Mẫu 02 hoặc gửi cho người dân"))
        self.copy.clicked.connect(self._copy)
        back = Button(self.tr("Quay lại"), "quiet", "", "Esc", size="control")
        back.clicked.connect(self.left)
        self.confirm = Button("", "secondary", "", "F9")
        self.confirm.clicked.connect(self.accept)
        self.setLayout(
            column(
                self._title,
                self._note,
                (self.area, 1),
                self._fault,
                row(self.copy, None),
                row(back, None, self.confirm),
                gap=7,
                margins=(0, 0, 12, 0),
            )
        )
        self.setVisible(False)

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self.opened.emit(visible)

    def ask(self, papers: Sequence[str], asked: Sequence[Asked], person: str, title: str) -> None:
        """Which papers are to be brought, and why; what was asked for before stands there again."""
        self._begin(ASK)
        self._person, self._title_words = person, title
        known = {one.name: one.reason for one in asked}
        for name in dict.fromkeys([*papers, *known]):
            self._add(name, known.get(name, kept_words.NOT_HANDED_IN))
        self._add("", "")
        first = self.inputs()[0]
        first.setFocus()
        if isinstance(first, QLineEdit):
            # As Tab would: what is typed takes the place of the usual reason.
            first.selectAll()

    def refuse(self, papers: Sequence[str]) -> None:
        """Why the dossier cannot be taken."""
        self._begin(REFUSE)
        self.reason.setPlainText(kept_words.PAPERS_MISSING.format(papers="; ".join(papers)) if papers else "")
        self.reason.selectAll()
        self.reason.setFocus()

    def accept(self) -> None:
        """F9: what was written is confirmed; without a reason it is asked for."""
        if self.kind == REFUSE:
            if self.reason.toPlainText().strip():
                self.refused.emit(self.reason.toPlainText())
            else:
                self.say(self.tr("Cần ghi lý do từ chối"))
                self.reason.setFocus()
            return
        asked = self.wanted()
        if not asked:
            self.say(self.tr("Cần ghi ít nhất một nội dung và lý do"))
        elif (empty := next((n for n, one in enumerate(asked) if not one.reason), None)) is not None:
            self.say(self.tr("Cần ghi lý do: {paper}").format(paper=asked[empty].name))
        else:
            self.asked.emit(asked)

    def say(self, fault: str) -> None:
        """What keeps it from being confirmed."""
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    def wanted(self) -> list[Asked]:
        """Papers with reasons, as written."""
        pairs = ((_name(paper), why.text().strip()) for paper, why in self._lines)
        return [Asked(name=name, reason=why) for name, why in pairs if name]

    def inputs(self) -> list[QWidget]:
        """Fields in the order of Enter."""
        if self.kind == REFUSE:
            return [self.reason, self.confirm]
        return [*(part for line in self._lines for part in line if isinstance(part, QLineEdit)), self.confirm]

    def _begin(self, kind: str) -> None:
        self.kind = kind
        clear(self._list)
        self._lines = []
        self.say("")
        refusing = kind == REFUSE
        self.reason.setVisible(refusing)
        self.copy.setVisible(not refusing)
        if refusing:
            self._title.setText(self.tr("Từ chối tiếp nhận hồ sơ"))
            self._note.setText(self.tr("Hồ sơ được cấp mã, ghi là không được tiếp nhận, kèm lý do."))
            self.confirm.setText(self.tr("Từ chối nhận"))
        else:
            self._title.setText(self.tr("Yêu cầu bổ sung, hoàn thiện hồ sơ"))
            self._note.setText(
                self.tr("Hồ sơ chưa tiếp nhận; danh sách được giữ cùng nháp đến khi người dân quay lại.")
            )
            self.confirm.setText(self.tr("Gác lại, chờ bổ sung"))
        self.confirm.updateGeometry()

    def _add(self, name: str, reason: str) -> None:
        said = self.tr("Lý do: {paper}").format(paper=name) if name else self.tr("Lý do")
        why = fields.line(reason, self.tr("Lý do"), name=said)
        if name:
            self._lines.append((name, why))
            self._list.addWidget(box(column(label(name, wrap=True), why, gap=2)))
            return
        other = fields.line("", self.tr("Nội dung khác"), name=self.tr("Nội dung khác cần bổ sung"))
        self._lines.append((other, why))
        self._list.addWidget(box(column(other, why, gap=4)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(words.guidance(self._person, self._title_words, self.wanted()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _name(paper: str | QLineEdit) -> str:
    return paper if isinstance(paper, str) else paper.text().strip()
