"""What a procedure costs: kind, and the amounts that kind asks for."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from desktop.domain import fees
from desktop.domain.fees import Fee
from desktop.ui import language, theme
from desktop.ui.admin.catalogue import words
from desktop.ui.admin.catalogue.keeping import kept, same
from desktop.ui.admin.sections import Turning
from desktop.ui.widgets import fields
from desktop.ui.widgets.layout import column

_MEMBERS = ("kind", "vnd", "first_pages", "first_vnd", "later_vnd", "max_vnd", "basis")
_MOST = 10**9


class FeeForm(QWidget):
    """Fields of a fee; only those that its kind has are shown.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._shown = self._published = fees.NOT_SET
        self._filling = False
        self.kind = fields.choice([name for _, name in kinds()], name=self.tr("Phí, lệ phí"))
        self.basis = fields.lines("", 2, name=self.tr("Căn cứ"))
        self.amount = _money(self.tr("Mức thu"))
        self.online = _money(self.tr("Nộp trực tuyến"))
        self.post = _money(self.tr("Nộp qua bưu chính"))
        self.pages = fields.count(1, name=self.tr("Số trang đầu"))
        self.pages.lineEdit().setAccessibleName(self.tr("Số trang đầu"))
        self.pages.setFixedWidth(theme.current().px(88))
        self.later = _money(self.tr("Mỗi trang sau"))
        self.most = _money(self.tr("Cao nhất một bản"), self.tr("không giới hạn"))
        self.field = fields.Field(self.tr("Phí, lệ phí"), self.kind, mark, "edit")
        self._amount = fields.Field(self.tr("Mức thu"), self.amount)
        self._basis = fields.Field(self.tr("Căn cứ"), self.basis)
        self._by_channel = [
            fields.Field(self.tr("Nộp trực tuyến"), self.online),
            fields.Field(self.tr("Nộp qua bưu chính"), self.post),
        ]
        self._by_page = [
            fields.Field(self.tr("Số trang đầu"), self.pages),
            fields.Field(self.tr("Mỗi trang sau"), self.later),
            fields.Field(self.tr("Cao nhất một bản"), self.most),
        ]
        first = Turning((self.field, 1), (self._amount, 1), gap=12)
        self._second = Turning(*((field, 1) for field in (*self._by_channel, *self._by_page)), gap=12)
        self.setLayout(column(first, self._second, self._basis, gap=8))
        self.kind.currentIndexChanged.connect(self._changed)
        self.basis.textChanged.connect(self._changed)
        for spin in (self.amount, self.online, self.post, self.pages, self.later, self.most):
            spin.valueChanged.connect(self._changed)

    def show_fee(self, fee: Fee, published: Fee) -> None:
        """Show a fee, and mark it where it differs from the published one."""
        self._shown, self._published = fee, published
        self._filling = True
        self.kind.setCurrentIndex([kind for kind, _ in kinds()].index(fee.kind))
        self.basis.setPlainText(fee.basis)
        by_channel = fee.vnd if isinstance(fee.vnd, dict) else {}
        single = fee.first_vnd if fee.kind == fees.PAGES else fee.vnd
        self.amount.setValue(by_channel.get("direct", 0) if isinstance(single, dict) else single)
        self.online.setValue(by_channel.get("online", 0))
        self.post.setValue(by_channel.get("post", by_channel.get("direct", 0)))
        self.pages.setValue(fee.first_pages or 1)
        self.later.setValue(fee.later_vnd)
        self.most.setValue(fee.max_vnd or 0)
        self._filling = False
        self._judge()

    @property
    def fee(self) -> Fee:
        """The fee as it stands in the fields; the one that was shown while they say the same."""
        kind = kinds()[self.kind.currentIndex()][0]
        if kind == fees.CHANNEL:
            shown = self._shown.vnd if isinstance(self._shown.vnd, dict) else {}
            typed = {"direct": self.amount.value(), "online": self.online.value(), "post": self.post.value()}
            if "post" not in shown and typed["post"] == typed["direct"] and self._shown.kind == kind:
                del typed["post"]
            fee = Fee(kind, typed)
        elif kind == fees.PAGES:
            fee = Fee(
                kind,
                first_pages=self.pages.value(),
                first_vnd=self.amount.value(),
                later_vnd=self.later.value(),
                max_vnd=self.most.value() or None,
            )
        else:
            fee = Fee(kind, self.amount.value() if kind in {fees.CASE, fees.COPY} else 0)
        fee = replace(fee, basis=" ".join(self.basis.toPlainText().split()), confidence="C")
        return self._shown if same(fee, self._shown, _MEMBERS) else fee

    def kept(self, before: Fee | None) -> Fee | None:
        """What is kept of it: None while it is as published, and as before while nothing was changed."""
        return kept(self.fee, self._published, self._shown, before, _MEMBERS)

    def _changed(self) -> None:
        if not self._filling:
            self._judge()
            self.changed.emit()

    def _judge(self) -> None:
        kind = kinds()[self.kind.currentIndex()][0]
        self._amount.setVisible(kind not in {fees.FREE, fees.PROVINCE})
        titles = {fees.PAGES: self.tr("Mỗi trang đầu"), fees.CHANNEL: self.tr("Nộp trực tiếp")}
        self._amount.set_title(titles.get(kind, self.tr("Mức thu")))
        self._basis.setVisible(kind != fees.PROVINCE)
        for field in self._by_channel:
            field.setVisible(kind == fees.CHANNEL)
        for field in self._by_page:
            field.setVisible(kind == fees.PAGES)
        self._second.setVisible(kind in {fees.CHANNEL, fees.PAGES})
        differs = not same(self.fee, self._published, _MEMBERS)
        tip = self.tr("Danh mục ghi: {value}").format(value=words.fee_words(self._published))
        self.field.set_marked(differs, tip if differs else "")


def kinds() -> list[tuple[str, str]]:
    """How a fee is computed."""
    translate = QCoreApplication.translate
    return [
        (fees.PROVINCE, translate("FeeForm", "Chưa có mức của tỉnh")),
        (fees.FREE, translate("FeeForm", "Không thu")),
        (fees.CASE, translate("FeeForm", "Mỗi hồ sơ")),
        (fees.COPY, translate("FeeForm", "Mỗi bản")),
        (fees.CHANNEL, translate("FeeForm", "Theo cách nộp")),
        (fees.PAGES, translate("FeeForm", "Theo số trang")),
    ]


def _money(name: str, nothing: str = "") -> QSpinBox:
    spin = fields.count(0, name=name)
    spin.setRange(0, _MOST)
    spin.setSingleStep(1000)
    spin.setLocale(language.locale())
    spin.setGroupSeparatorShown(True)
    spin.setSuffix(" đ")
    spin.setSpecialValueText(nothing)
    spin.lineEdit().setAccessibleName(name)
    spin.setFixedWidth(theme.current().px(160))
    return spin
