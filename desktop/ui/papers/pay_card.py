"""The payment code of a fee on the screen, for the citizen's telephone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.vietqr import Payment
from desktop.printing.forms import banks
from desktop.printing.qr import qr_path
from desktop.ui import text, theme
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import label

_SIDE = 168


class _Code(QWidget):
    """Dark squares on white, whatever the scheme: telephones read nothing else surely."""

    def __init__(self) -> None:
        super().__init__()
        self.holds = ""
        side = theme.current().px(_SIDE)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self.holds:
            return
        with QPainter(self) as painter:
            painter.fillRect(QRectF(self.rect()), Qt.GlobalColor.white)
            painter.fillPath(qr_path(self.holds, float(self.width())), Qt.GlobalColor.black)


class PayCard(QFrame):
    """Code and what it says; hidden while there is nothing to pay, or nowhere to pay it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.code = _Code()
        self._sum = label("", "section", wrap=True)
        self._where = label("", tone="2", wrap=True)
        self._said = label("", tone="2", wrap=True)
        said = column(label(self.tr("Quét để nộp phí"), tone="2"), self._sum, self._where, self._said, None, gap=4)
        self.setLayout(row(self.code, (said, 1), gap=12, margins=(12, 12, 12, 12)))
        self.setVisible(False)

    def show_payment(self, payment: Payment | None) -> None:
        """Show how a fee can be paid."""
        self.setVisible(payment is not None)
        if payment is None:
            return
        account = payment.account
        self.code.holds = payment.code
        self.code.update()
        self._sum.setText(text.amount(payment.vnd))
        bank = banks().get(account.bank, account.bank)
        self._where.setText(" ".join(part for part in (bank, account.number, account.holder) if part))
        self._said.setText(self.tr("Nội dung: {reference}").format(reference=payment.reference))
        told = self.tr("Mã nộp phí {sum}, nội dung {reference}")
        self.code.setAccessibleName(told.format(sum=text.amount(payment.vnd), reference=payment.reference))
