"""Fields of somebody beside the applicant: who represents an organisation, or hands in with an authorisation."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from desktop.domain.identity_card import CardScan
from desktop.domain.people import Person
from desktop.domain.words import iso_day
from desktop.ui import theme
from desktop.ui.intake.address_card import AddressEdit
from desktop.ui.widgets import fields, kept_words
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import label

_EIGHT: Final = re.compile(r"(\d{2})(\d{2})(\d{4})")
REPRESENTATIVE: Final = "representative"
AGENT: Final = "agent"


class PersonBox(QFrame):
    """Who that person is, by card or by hand.

    Signals:
        changed: something was typed, read or chosen.
    """

    changed = Signal()

    def __init__(self, role: str, title: str, *right: QWidget) -> None:
        super().__init__()
        self.setProperty("card", "sunken")
        self.role = role
        self._source = "typed"
        self._filling = False
        self.id_number = fields.line("", self.tr("12 chữ số"))
        self.birth_date = fields.line("", self.tr("ngày/tháng/năm"))
        self.full_name = fields.line()
        self.phone = fields.line()
        self.address = AddressEdit()
        self.address.setFixedHeight(theme.current().px(52))
        self.address.setTabChangesFocus(True)
        self.address.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.address.textChanged.connect(self._typed)
        self.authority = QComboBox()
        self.authority.setEditable(True)
        self.authority.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.authority.addItems(["", *map(kept_words.shown, kept_words.AUTHORITIES)])
        self.authority.setFixedHeight(theme.current().px(32))
        self.authority.setMinimumContentsLength(3)
        self.authority.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.fields = {
            "id_number": fields.Field(self.tr("Số định danh"), self.id_number),
            "birth_date": fields.Field(self.tr("Ngày sinh"), self.birth_date),
            "name": fields.Field(self.tr("Họ và tên"), self.full_name),
        }
        if role == AGENT:
            self.fields |= {
                "phone": fields.Field(self.tr("Số điện thoại"), self.phone),
                "address": fields.Field(self.tr("Nơi cư trú"), self.address),
                "authority": fields.Field(self.tr("Quan hệ, giấy tờ ủy quyền"), self.authority),
            }
        self.fields["birth_date"].setFixedWidth(theme.current().px(142))
        pair = row((self.fields["id_number"], 1), self.fields["birth_date"])
        for one in ("id_number", "birth_date"):
            pair.setAlignment(self.fields[one], Qt.AlignmentFlag.AlignTop)
        rest = [field for name, field in self.fields.items() if name not in {"id_number", "birth_date"}]
        head = row(label(title, "strong"), None, *right)
        self.setLayout(column(head, box(pair), *rest, gap=4, margins=(8, 4, 8, 8)))
        for control in (field.control for field in self.fields.values()):
            if isinstance(control, QLineEdit):
                control.textEdited.connect(self._typed)
        self.birth_date.editingFinished.connect(self._normalise_birth)
        self.authority.currentTextChanged.connect(self._typed)

    def inputs(self) -> list[QWidget]:
        """Fields in the order of Enter."""
        return [field.control for field in self.fields.values()]

    def person(self) -> Person:
        """What is filled in, unchecked."""
        agent = self.role == AGENT
        return Person(
            name=self.full_name.text().strip(),
            id_number=self.id_number.text().strip(),
            birth_date=self.birth_date.text().strip(),
            phone=self.phone.text().strip() if agent else "",
            address=self.address.toPlainText().strip() if agent else "",
            authority=kept_words.kept(self.authority.currentText().strip()) if agent else "",
            source=self._source,
        )

    @property
    def blank(self) -> bool:
        """Whether nobody was named."""
        return self.person() == Person(name="", source=self._source)

    def fill(self, person: Person | None) -> None:
        """Show a person; None for nobody."""
        shown = person or Person(name="")
        self._filling = True
        self._source = shown.source
        for edit, value in (
            (self.id_number, shown.id_number),
            (self.birth_date, iso_day(shown.birth_date)),
            (self.full_name, shown.name),
            (self.phone, shown.phone),
        ):
            edit.setText(value)
            edit.setCursorPosition(0)
        self.address.setPlainText(shown.address)
        self.authority.setEditText(kept_words.shown(shown.authority))
        self._filling = False

    def fill_from_card(self, scan: CardScan) -> None:
        """Fill in what the card gives; what was said of an authorisation stays."""
        read = scan.applicant()
        same = self.id_number.text() == read.id_number
        self.fill(
            Person(
                name=read.name,
                id_number=read.id_number,
                birth_date=read.birth_date,
                phone=self.phone.text() if same else "",
                address=read.address,
                authority=kept_words.kept(self.authority.currentText()),
                source="card",
            )
        )
        self.changed.emit()

    def focus_open(self) -> bool:
        """Go to the name, or to what authorises, if it is still open; whether it was."""
        for name, control in (("name", self.full_name), ("authority", self.authority)):
            if name in self.fields and not getattr(self.person(), name):
                control.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _normalise_birth(self) -> None:
        if match := _EIGHT.fullmatch(self.birth_date.text().strip()):
            self.birth_date.setText("/".join(match.groups()))
            self._typed()

    def _typed(self) -> None:
        if not self._filling:
            self.changed.emit()
