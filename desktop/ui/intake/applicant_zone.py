"""Zone 1: who hands in the dossier, by card or by hand."""

from __future__ import annotations

import re
from typing import Final

from msgspec import structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QWidget

from desktop.domain.errors import FieldRefused, PersonIncomplete
from desktop.domain.identity_card import CardScan
from desktop.domain.people import FEMALE, MALE, Applicant, Person, clean_applicant, number_warnings, swapped
from desktop.domain.words import iso_day
from desktop.ui import theme
from desktop.ui.intake import words
from desktop.ui.intake.address_card import AddressCard, AddressEdit
from desktop.ui.intake.earlier import Earlier
from desktop.ui.intake.person_box import AGENT, REPRESENTATIVE, PersonBox
from desktop.ui.intake.priority import PriorityChoice
from desktop.ui.intake.scan_note import ScanNote
from desktop.ui.intake.scrolling import BAR, FitScroll
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import Segmented, rule, section

_EIGHT: Final = re.compile(r"(\d{2})(\d{2})(\d{4})")
_MARKED: Final = frozenset({"id_number", "name", "address"})
"""Fields with room for the mark; the two short ones beside them share it."""
_SEXES: Final = ("", FEMALE, MALE)


class ApplicantZone(QFrame):
    """The applicant's fields, where a card fills them, and what is known about the person.

    Signals:
        changed: something was typed, read or chosen.
        person_changed: the number is another one; carries it.
        address_changed: the address is another one; carries it.
        visitor_changed: birth date of who stands at the counter.
    """

    changed = Signal()
    person_changed = Signal(str)
    address_changed = Signal(str)
    visitor_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._filling = False
        self._commune = ""
        self._unread: tuple[str, ...] = ()
        self._from_card: set[str] = set()
        self._make_fields()
        self._make_others()
        self.address_card = AddressCard()
        self.address_card.chosen.connect(self._edited)
        self.earlier = Earlier()
        self.kind = Segmented([self.tr("Cá nhân"), self.tr("Tổ chức")])
        self.kind.changed.connect(self._kind_changed)
        body = column(
            self._scan,
            self._pair(self._fields["id_number"], self._fields["birth_date"]),
            self._pair(self._fields["name"], self._fields["sex"]),
            self.representative,
            self._pair(self._fields["phone"], self._fields["email"], even=True),
            self._fields["address"],
            self.address_card,
            row(self.on_behalf, (self.priority, 1), gap=12),
            self.agent,
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
        self.sex = fields.choice(["–", self.tr("Nữ"), self.tr("Nam")])
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
        self._scan = ScanNote()

    def _make_others(self) -> None:
        self.representative = PersonBox(REPRESENTATIVE, self.tr("Người đại diện"))
        swap = Button(self.tr("Đổi hai người"), "link", size="control")
        swap.setToolTip(self.tr("Người nộp và người nộp thay đổi chỗ cho nhau"))
        swap.clicked.connect(self.swap)
        self.agent = PersonBox(AGENT, self.tr("Người nộp thay"), swap)
        self.on_behalf = QCheckBox(self.tr("Nộp thay"))
        self.on_behalf.setAccessibleName(self.tr("Nộp thay (có ủy quyền)"))
        self.on_behalf.setToolTip(self.tr("Đánh dấu, rồi quét thẻ của người nộp thay"))
        self.on_behalf.toggled.connect(self._behalf_toggled)
        self.priority = PriorityChoice()
        self.priority.decided.connect(self._edited)
        self._visitor_born = ""
        for one in (self.representative, self.agent):
            one.setVisible(False)
            one.changed.connect(self._edited)
            for control in one.inputs():
                if isinstance(control, QLineEdit):
                    control.editingFinished.connect(self.check)

    def _pair(self, left: QWidget, right: QWidget, *, even: bool = False) -> QWidget:
        line = row((left, 1), (right, 1 if even else 0))
        for one in (left, right):
            line.setAlignment(one, Qt.AlignmentFlag.AlignTop)
        return box(line)

    # ---- reading and filling

    def inputs(self) -> list[QWidget]:
        """Fields in the order of Enter."""
        order = ("id_number", "birth_date", "name", "sex", "phone", "email", "address")
        own = [self._fields[name].control for name in order]
        own[4:4] = self.representative.inputs()
        return [*own, self.on_behalf, self.priority, *self.agent.inputs()]

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
            commune=self.kept_commune,
            unread=self._unread,
            source="card" if self._from_card else "typed",
            representative=self.representative.person() if organisation and not self.representative.blank else None,
            agent=self.agent.person() if self.on_behalf.isChecked() else None,
        )

    @property
    def kept_commune(self) -> str:
        """The commune that was chosen, here or before the form was put away."""
        return self.address_card.commune or self._commune

    def named(self) -> bool:
        """Whether a slip could name this applicant."""
        return bool(self.full_name.text().strip()) or "name" in self._unread

    def missing(self) -> list[str]:
        """Who must still be named, in words."""
        found = [] if self.named() else [self.tr("người nộp")]
        applicant = self.applicant()
        if applicant.representative is not None and not applicant.representative.name:
            found.append(self.tr("tên người đại diện"))
        if applicant.agent is not None and not applicant.agent.name:
            found.append(self.tr("người nộp thay"))
        return found

    def focus_missing(self) -> None:
        """Go to who must still be named."""
        if not self.named():
            self.full_name.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self.representative.blank and not self.representative.full_name.text().strip():
            self.representative.full_name.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.agent.full_name.setFocus(Qt.FocusReason.TabFocusReason)

    def fill_from_card(self, scan: CardScan) -> None:
        """Fill the fields with a card; what could not be read is named and left to be typed.

        Of an organisation the card is its representative's; with the tick, and the other one named, the agent's.
        """
        organisation = self.kind.chosen == 1
        first_known = not self.representative.blank if organisation else self.named()
        other = self.agent if self.on_behalf.isChecked() and first_known else self.representative
        if organisation or other is self.agent:
            other.fill_from_card(scan)
            self._say_scan(scan, other.person())
            self.check()
            return
        same = scan.id_number == self.id_number.text()
        read = structs.replace(scan.applicant(), agent=self.applicant().agent)
        self.fill(read, phone=self.phone.text() if same else "")
        self._say_scan(scan)

    def fill(self, applicant: Applicant, phone: str = "") -> None:
        """Show an applicant."""
        self._filling = True
        self.kind.choose(1 if applicant.kind == "organisation" else 0)
        self.representative.fill(applicant.representative)
        self.agent.fill(applicant.agent)
        self.on_behalf.setChecked(applicant.agent is not None)
        self._show_kind()
        self.id_number.setText(applicant.id_number)
        self.birth_date.setText(iso_day(applicant.birth_date))
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
        self._commune = applicant.commune
        self._filling = False
        self._say_scan(None)
        self._mark()
        self.check()
        self.person_changed.emit(applicant.id_number.strip())
        self.address_changed.emit(applicant.address)
        self._tell_visitor()
        self.changed.emit()

    def swap(self) -> None:
        """Who was scanned first hands in for the other one."""
        self.fill(swapped(self.applicant()))

    def clear(self) -> None:
        """Nobody yet."""
        self.earlier.show_rows(None)
        self._visitor_born = ""
        self.priority.show_reason("")
        self.fill(Applicant(name=""))

    # ---- what is said

    def check(self) -> Applicant | None:
        """Say at the fields what does not fit; the checked applicant, or None if it cannot be kept so."""
        self._normalise_birth()
        notes = {name: (words.unread(), "warn") for name in self._unread if name in self._fields}
        applicant = self.applicant()
        if other := self.earlier.other_name(applicant.name):
            notes["name"] = (words.other_name(other), "warn")
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
        for name, field in self._all_fields().items():
            sentence, tone = notes.get(name, ("", "warn"))
            if tone == "warn" and name in self._unread and getattr(applicant, name):
                sentence = ""
            field.say(sentence, tone)
        return clean

    def _all_fields(self) -> dict[str, fields.Field]:
        """Every field by the name errors call it."""
        others = {f"{one.role}_{n}": f for one in (self.representative, self.agent) for n, f in one.fields.items()}
        return self._fields | others

    def note(self, name: str) -> str:
        """The sentence at a field."""
        return self._all_fields()[name].note

    def say(self, name: str, sentence: str) -> bool:
        """Say at a field why it was refused; whether there is such a field."""
        field = self._all_fields().get(name)
        if field is None:
            return False
        field.say(sentence, "late")
        field.control.setFocus()
        return True

    def focus_unnamed(self) -> bool:
        """Go to what a card did not give and a slip must name; whether there was anything."""
        if self.on_behalf.isChecked() and not self.agent.blank and self.agent.focus_open():
            return True
        if self.full_name.text().strip():
            return False
        self.full_name.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def focus_refused(self) -> None:
        """Go to the first field that cannot be kept so."""
        for field in self._all_fields().values():
            if field.control.property("state") == "error":
                field.control.setFocus()
                return

    def _say_scan(self, scan: CardScan | None, who: Person | None = None) -> None:
        if scan is None:
            self._scan.ask(known=self.kind.chosen == 0 and self.named())
            return
        read = who or self.applicant()
        open_fields = [n for n in scan.unread if n in self._fields and not getattr(read, n, n == "sex" and who)]
        self._scan.tell([words.field_names()[name] for name in open_fields], whole=not scan.unread)

    def _mark(self) -> None:
        for edit in (self.full_name, self.email):
            # The one line may be too short for them.
            edit.setToolTip(edit.text())
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
            self._commune = ""
            self.address_changed.emit(self.address.toPlainText())
        self._edited()

    def _edited(self) -> None:
        if not self._filling:
            self._tell_visitor()
            self.changed.emit()

    def _tell_visitor(self) -> None:
        born = self.applicant().visitor.birth_date
        if born != self._visitor_born:
            self._visitor_born = born
            self.visitor_changed.emit(born)

    def _behalf_toggled(self, ticked: bool) -> None:
        self.agent.setVisible(ticked)
        if not self._filling:
            self.check()
            self._edited()

    def _kind_changed(self, _index: int) -> None:
        self._show_kind()
        self.check()
        self.changed.emit()

    def _show_kind(self) -> None:
        organisation = self.kind.chosen == 1
        self._fields["name"].set_title(self.tr("Tên tổ chức") if organisation else self.tr("Họ và tên"))
        self._fields["id_number"].set_title(self.tr("Mã số tổ chức") if organisation else self.tr("Số định danh"))
        self.id_number.setPlaceholderText(self.tr("mã số thuế, đăng ký") if organisation else self.tr("12 chữ số"))
        self.representative.setVisible(organisation)
        for name in ("birth_date", "sex"):
            self._fields[name].setVisible(not organisation)
        self._mark()
