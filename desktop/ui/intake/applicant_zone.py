"""Zone 1: who hands in the dossier, by card or by hand."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.errors import FieldRefused, PersonIncomplete
from desktop.domain.identity_card import CardScan
from desktop.domain.people import FEMALE, MALE, Applicant, clean_applicant, number_warnings
from desktop.ui import text, theme
from desktop.ui.intake import words
from desktop.ui.intake.address_card import AddressCard
from desktop.ui.intake.earlier import Earlier
from desktop.ui.intake.scrolling import BAR, FitScroll
from desktop.ui.widgets import fields, icons
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import Segmented, card, label, rule, section

_EIGHT: Final = re.compile(r"(\d{2})(\d{2})(\d{4})")
_MARKED: Final = frozenset({"id_number", "name", "address"})
"""Fields with room for the mark; the two short ones beside them share it."""
_SEXES: Final = ("", FEMALE, MALE)


class AddressEdit(QPlainTextEdit):
    """Two lines of text in which Enter goes on to the next field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)


class ApplicantZone(QFrame):
    """The applicant's fields, where a card fills them, and what is known about the person.

    Signals:
        changed: something was typed, read or chosen.
        person_changed: the number is another one; carries it.
        address_changed: the address is another one; carries it.
    """

    changed = Signal()
    person_changed = Signal(str)
    address_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._filling = False
        self._unread: tuple[str, ...] = ()
        self._from_card: set[str] = set()
        self._make_fields()
        self.address_card = AddressCard()
        self.address_card.chosen.connect(self._edited)
        self.earlier = Earlier()
        self.kind = Segmented([self.tr("Cá nhân"), self.tr("Tổ chức")])
        self.kind.changed.connect(self._kind_changed)
        body = column(
            self._scan,
            self._pair(self._fields["id_number"], self._fields["birth_date"]),
            self._pair(self._fields["name"], self._fields["sex"]),
            self._pair(self._fields["phone"], self._fields["email"], even=True),
            self._fields["address"],
            self.address_card,
            None,
            rule(),
            self.earlier,
            gap=7,
        )
        inner = box(body)
        self.area = FitScroll(inner)
        head = section(self.tr("Người nộp"), self.kind, number="1")
        head.setContentsMargins(0, 0, theme.current().px(BAR), 0)
        self.setLayout(column(head, (self.area, 1), gap=7, margins=(16, 8, 4, 12)))

    def _make_fields(self) -> None:
        t = theme.current()
        self.id_number = fields.line("", self.tr("12 chữ số"))
        self.birth_date = fields.line("", self.tr("ngày/tháng/năm"))
        self.full_name = fields.line()
        self.sex = fields.choice(["–", FEMALE, MALE])
        self.phone = fields.line()
        self.email = fields.line()
        self.address = AddressEdit()
        self.address.setFixedHeight(t.px(52))
        self.address.setTabChangesFocus(True)
        self.address.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mark = self.tr("thẻ")
        titles: dict[str, tuple[str, QWidget]] = {
            "id_number": (self.tr("Số định danh"), self.id_number),
            "birth_date": (self.tr("Ngày sinh"), self.birth_date),
            "name": (self.tr("Họ và tên"), self.full_name),
            "sex": (self.tr("Giới tính"), self.sex),
            "phone": (self.tr("Số điện thoại"), self.phone),
            "email": (self.tr("Email"), self.email),
            "address": (self.tr("Nơi cư trú"), self.address),
        }
        self._fields = {name: fields.Field(title, control, mark) for name, (title, control) in titles.items()}
        self._fields["birth_date"].setFixedWidth(t.px(142))
        self._fields["sex"].setFixedWidth(t.px(96))
        for name, control in ((n, f.control) for n, f in self._fields.items()):
            if isinstance(control, QLineEdit):
                control.textEdited.connect(lambda _text, name=name: self._typed(name))
                control.editingFinished.connect(self.check)
        self.sex.activated.connect(lambda: self._typed("sex"))
        self.address.textChanged.connect(lambda: self._typed("address"))
        self._scan_sign = icons.icon_label("scan-card", "accent", 28)
        self._scan_title = label("", "strong", "accent", wrap=True)
        self._scan_note = label("", tone="2", wrap=True)
        lines = box(column(self._scan_title, self._scan_note, gap=0))
        self._scan = card(row(self._scan_sign, (lines, 1), gap=12, margins=(12, 6, 12, 6)), "accent")
        self._say_scan(None)

    def _pair(self, left: QWidget, right: QWidget, *, even: bool = False) -> QWidget:
        line = row((left, 1), (right, 1 if even else 0))
        for one in (left, right):
            line.setAlignment(one, Qt.AlignmentFlag.AlignTop)
        return box(line)

    # ---- reading and filling

    def inputs(self) -> list[QWidget]:
        """Fields in the order of Enter."""
        order = ("id_number", "birth_date", "name", "sex", "phone", "email", "address")
        return [self._fields[name].control for name in order]

    def applicant(self) -> Applicant:
        """What is filled in, unchecked."""
        organisation = self.kind.chosen == 1
        return Applicant(
            kind="organisation" if organisation else "citizen",
            name=self.full_name.text(),
            id_number=self.id_number.text(),
            birth_date="" if organisation else self.birth_date.text(),
            sex="" if organisation else _SEXES[max(self.sex.currentIndex(), 0)],
            phone=self.phone.text(),
            email=self.email.text(),
            address=self.address.toPlainText(),
            commune=self.address_card.commune,
            unread=self._unread,
            source="card" if self._from_card else "typed",
        )

    def named(self) -> bool:
        """Whether a slip could name this applicant."""
        return bool(self.full_name.text().strip()) or "name" in self._unread

    def fill_from_card(self, scan: CardScan) -> None:
        """Fill the fields with a card; what could not be read is named and left to be typed."""
        self.fill(scan.applicant(), phone=self.phone.text() if scan.id_number == self.id_number.text() else "")
        self._say_scan(scan)

    def fill(self, applicant: Applicant, phone: str = "") -> None:
        """Show an applicant."""
        self._filling = True
        self.kind.choose(1 if applicant.kind == "organisation" else 0)
        self._show_kind()
        self.id_number.setText(applicant.id_number)
        self.birth_date.setText(text.birth_day(applicant.birth_date))
        self.full_name.setText(applicant.name)
        self.sex.setCurrentIndex(_SEXES.index(applicant.sex) if applicant.sex in _SEXES else 0)
        self.phone.setText(applicant.phone or phone)
        self.email.setText(applicant.email)
        self.address.setPlainText(applicant.address)
        for edit in (self.full_name, self.email, self.id_number):
            edit.setCursorPosition(0)
        self._unread = applicant.unread
        card_fields = ("id_number", "birth_date", "name", "sex", "address")
        values = [f for f in card_fields if getattr(applicant, f)]
        self._from_card = set(values) if applicant.source == "card" else set()
        self.address_card.forget()
        self._filling = False
        self._say_scan(None)
        self._mark()
        self.check()
        self.person_changed.emit(applicant.id_number.strip())
        self.address_changed.emit(applicant.address)
        self.changed.emit()

    def clear(self) -> None:
        """Nobody yet."""
        self.earlier.show_rows(None)
        self.fill(Applicant(name=""))

    # ---- what is said

    def check(self) -> Applicant | None:
        """Say at the fields what does not fit; the checked applicant, or None if it cannot be kept so."""
        self._normalise_birth()
        notes = {name: (words.unread(), "warn") for name in self._unread if name in self._fields}
        applicant = self.applicant()
        clean: Applicant | None = None
        try:
            clean = clean_applicant(applicant)
            for code in number_warnings(clean):
                name, sentence = words.warning(code)
                if name:
                    notes[name] = (sentence, "warn")
        except FieldRefused as error:
            notes[str(error.facts["field"])] = (
                words.refusal(*(str(error.facts[k]) for k in ("field", "reason"))),
                "late",
            )
        except PersonIncomplete:
            pass
        for name, field in self._fields.items():
            sentence, tone = notes.get(name, ("", "warn"))
            if tone == "warn" and name in self._unread and getattr(applicant, name):
                sentence = ""
            field.say(sentence, tone)
        return clean

    def note(self, name: str) -> str:
        """The sentence at a field."""
        return self._fields[name].note

    def say(self, name: str, sentence: str) -> bool:
        """Say at a field why it was refused; whether there is such a field."""
        if name not in self._fields:
            return False
        self._fields[name].say(sentence, "late")
        self._fields[name].control.setFocus()
        return True

    def focus_unnamed(self) -> bool:
        """Go to the name if a card did not give it; whether it did not."""
        if self.full_name.text().strip():
            return False
        self.full_name.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def focus_refused(self) -> None:
        """Go to the first field that cannot be kept so."""
        for field in self._fields.values():
            if field.control.property("state") == "error":
                field.control.setFocus()
                return

    def _say_scan(self, scan: CardScan | None) -> None:
        if scan is None:
            self._scan_title.setText(self.tr("Quét thẻ căn cước"))
            self._scan_note.setText(self.tr("hoặc gõ số định danh, họ tên"))
            self._scan_sign.setPixmap(icons.pixmap("scan-card", "accent", 28))
            return
        missing = [words.field_names()[name] for name in scan.unread if self._to_type(name)]
        self._scan_sign.setPixmap(icons.pixmap("id-card", "ok" if not missing else "warn", 28))
        if missing:
            self._scan_title.setText(self.tr("Đã đọc thẻ, thiếu vài mục"))
            self._scan_note.setText(self.tr("Cần gõ: {fields}").format(fields=text.listed(missing)))
        else:
            self._scan_title.setText(self.tr("Đã đọc thẻ") if scan.unread else self.tr("Đã đọc thẻ, đủ 6 mục"))
            self._scan_note.setText(self.tr("Đối chiếu với người và thẻ"))

    def _to_type(self, name: str) -> bool:
        """Whether a field the card did not give has a place here that is still empty."""
        return name in self._fields and not getattr(self.applicant(), name, "")

    def _mark(self) -> None:
        for name, field in self._fields.items():
            field.set_marked(name in self._from_card and name in _MARKED)
        card_address = "address" in self._from_card
        organisation = self.kind.chosen == 1
        title = self.tr("Địa chỉ trụ sở") if organisation else self.tr("Nơi cư trú")
        self._fields["address"].set_title(self.tr("Nơi cư trú ghi trên thẻ") if card_address else title)

    def _normalise_birth(self) -> None:
        match = _EIGHT.fullmatch(self.birth_date.text().strip())
        if match:
            self.birth_date.setText("/".join(match.groups()))

    # ---- events

    def _typed(self, name: str) -> None:
        if self._filling:
            return
        if name in self._from_card:
            self._from_card.discard(name)
            self._mark()
        if name == "id_number":
            self.person_changed.emit(self.id_number.text().strip())
        if name == "address":
            self.address_changed.emit(self.address.toPlainText())
        self._edited()

    def _edited(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _kind_changed(self, _index: int) -> None:
        self._show_kind()
        self.check()
        self.changed.emit()

    def _show_kind(self) -> None:
        organisation = self.kind.chosen == 1
        self._fields["name"].set_title(self.tr("Tên tổ chức") if organisation else self.tr("Họ và tên"))
        self._fields["id_number"].set_title(self.tr("Mã số tổ chức") if organisation else self.tr("Số định danh"))
        self.id_number.setPlaceholderText("" if organisation else self.tr("12 chữ số"))
        for name in ("birth_date", "sex"):
            self._fields[name].setVisible(not organisation)
        self._mark()
