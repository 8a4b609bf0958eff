"""Kiểm quỹ: notes counted one kind after the other, transfers, and what is missing or too much."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLineEdit, QSpinBox, QWidget

from desktop.domain.cash import DENOMINATIONS, MOST_NOTES, CashFigures, Notes, total
from desktop.ui import text, theme
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.widgets import fields
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import Button, label, restyle
from desktop.usecases.count_cash import CountCash
from desktop.usecases.explain_error import Explanation
from desktop.usecases.view_cash import CashOfDay

_A_ROW = 5


class CashCount(QFrame):
    """The panel of a count; hidden until it is asked for.

    Signals:
        counted: a CountCash to record.
        left: nothing is to be counted now.
    """

    counted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._cash: CashOfDay | None = None
        self._title = label("", "section", wrap=True)
        self.notes: dict[int, QSpinBox] = {}
        grid = QGridLayout()
        grid.setSpacing(theme.current().px(8))
        grid.setContentsMargins(0, 0, 0, 0)
        for place, worth in enumerate(DENOMINATIONS):
            spin = fields.count(0)
            spin.setRange(0, MOST_NOTES)
            spin.setFixedWidth(theme.current().px(96))
            said = self.tr("Số tờ {worth}").format(worth=text.amount(worth))
            spin.lineEdit().setAccessibleName(said)
            spin.valueChanged.connect(lambda _: self._tell())
            self.notes[worth] = spin
            grid.addWidget(fields.Field(text.amount(worth), spin), place // _A_ROW, place % _A_ROW)
        self.transfer = fields.line("", "0")
        self.transfer.textEdited.connect(lambda _: self._tell())
        self._transfer = fields.Field(self.tr("Chuyển khoản (đ)"), self.transfer)
        grid.addWidget(self._transfer, len(DENOMINATIONS) // _A_ROW, len(DENOMINATIONS) % _A_ROW)
        self._sums = label("", wrap=True)
        self._difference = label("", "strong", wrap=True)
        self.note = fields.line("", self.tr("vì sao lệch, hoặc để trống khi khớp"))
        self._note = fields.Field(self.tr("Ghi chú"), self.note)
        self._trouble = Slot()
        self.save = Button(self.tr("Ghi kiểm quỹ"), "primary", "check", "F9")
        self.save.clicked.connect(self.confirm)
        back = Button(self.tr("Để sau"), "quiet", "", "Esc")
        back.clicked.connect(self.left)
        self.setLayout(
            column(
                self._title,
                box(grid),
                row((self._sums, 1), (self._difference, 1), gap=12),
                self._note,
                self._trouble,
                row(self.save, back, None),
                gap=8,
                margins=(16, 8, 16, 12),
            )
        )
        self.setVisible(False)

    def open(self, cash: CashOfDay) -> None:
        """Count the money of a day; the last count of it stands there again."""
        self._cash = cash
        counted = dict(cash.notes)
        for worth, spin in self.notes.items():
            spin.setValue(counted.get(worth, 0))
        self.transfer.setText(text.number(cash.counted.transfer_vnd) if cash.counted else "")
        self.note.setText(cash.note)
        self._trouble.put()
        self._title.setText(self.tr("Kiểm quỹ ngày {day}").format(day=text.day(cash.day)))
        self.setVisible(True)
        self._tell()
        self.notes[DENOMINATIONS[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        self.notes[DENOMINATIONS[0]].selectAll()

    def shut(self) -> None:
        """Take it away."""
        self._cash = None
        self.setVisible(False)

    def confirm(self) -> None:
        """F9: record what was counted."""
        transfer = self._transferred()
        if self._cash is None or transfer is None:
            self._transfer.say(self.tr("Chỉ ghi chữ số"), "late")
            self.transfer.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._figures(transfer).difference_vnd and not self.note.text().strip():
            self._note.say(self.tr("Số tiền lệch: ghi vì sao"), "late")
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.counted.emit(CountCash(self._cash.day, self._counted(), transfer, self.note.text().strip()))

    def refuse(self, words: Explanation) -> None:
        """Say why it was not recorded; nothing typed is lost."""
        self._trouble.put(trouble(words))

    def _counted(self) -> Notes:
        return tuple((worth, spin.value()) for worth, spin in self.notes.items() if spin.value())

    def _transferred(self) -> int | None:
        typed = self.transfer.text().replace(".", "").replace(",", "").replace(" ", "").removesuffix("đ") or "0"
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 12 else None

    def _figures(self, transfer: int) -> CashFigures:
        assert self._cash is not None
        return CashFigures(self._cash.expected_vnd, total(self._counted()), transfer)

    def _tell(self) -> None:
        if self._cash is None:
            return
        self._transfer.say("")
        self._note.say("")
        figures = self._figures(self._transferred() or 0)
        sums = self.tr("Phải thu {expected}. Tiền mặt {cash} + chuyển khoản {transfer} = {found}.")
        self._sums.setText(
            sums.format(
                expected=text.amount(figures.expected_vnd),
                cash=text.amount(figures.cash_vnd),
                transfer=text.amount(figures.transfer_vnd),
                found=text.amount(figures.found_vnd),
            )
        )
        self._difference.setText(difference_words(figures))
        self._difference.setProperty("tone", "late" if figures.difference_vnd else "ok")
        restyle(self._difference)

    def _step(self, way: int) -> None:
        """Enter: the next field, after the last the button; Shift+Enter: back."""
        order: list[QWidget] = [*self.notes.values(), self.transfer, self.note, self.save]
        focus = QApplication.focusWidget()
        now = next(
            (n for n, one in enumerate(order) if focus is not None and (one is focus or one.isAncestorOf(focus))), -1
        )
        if now < 0 or not 0 <= now + way < len(order):
            return
        there = order[now + way]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(there, QSpinBox | QLineEdit):
            there.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


def difference_words(figures: CashFigures) -> str:
    """Whether what was found is what should be there."""
    translate = QCoreApplication.translate
    if not figures.difference_vnd:
        return translate("CashCount", "Khớp")
    said = (
        translate("CashCount", "Thừa {sum}")
        if figures.difference_vnd > 0
        else translate("CashCount", "Còn thiếu {sum}")
    )
    return said.format(sum=text.amount(abs(figures.difference_vnd)))
