"""Facts of a dossier in two columns; the personal number is masked until asked for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop.domain.people import Person
from desktop.domain.read_models import DossierDetail
from desktop.domain.words import iso_day
from desktop.ui import text, theme
from desktop.ui.dossier import words
from desktop.ui.dossier.reading import Reasons
from desktop.ui.dossier.sides import Slot
from desktop.ui.intake.reasons import reason_lines
from desktop.ui.widgets import kept_words
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import Button, IconButton, label, rule, section


def facts_of(detail: DossierDetail) -> list[tuple[str, str]]:
    """Names and values, in the order of the two columns; the personal number apart."""
    translate = QCoreApplication.translate
    dossier, received, who = detail.dossier, detail.dossier.received, detail.dossier.applicant
    unit = next((e.facts["to"] for e in detail.timeline if e.type == "DossierForwarded" and e.facts.get("to")), "")
    found = [
        (translate("Facts", "Điện thoại"), who.phone or words.DASH),
        (translate("Facts", "Kênh nộp"), words.channel(received.channel)),
        (translate("Facts", "Địa chỉ"), who.address or words.DASH),
        (translate("Facts", "Nhận kết quả"), words.return_way(received.return_by)),
        (translate("Facts", "Nay thuộc"), words.place(detail.commune) or words.DASH),
        (translate("Facts", "Lệ phí"), words.fee(received.charge)),
        (translate("Facts", "Tiếp nhận"), f"{text.clock(dossier.received_at)}, {text.long_day(dossier.received_at)}"),
        (translate("Facts", "Người nhận"), detail.officer),
        (translate("Facts", "Hẹn trả"), words.promised(dossier.due_at)),
        (translate("Facts", "Mã xác nhận"), detail.proof),
        (translate("Facts", "Lĩnh vực"), detail.field_name),
    ]
    elsewhere = " · ".join(part for part in (received.settles_name, received.settles) if part)
    if elsewhere or unit:
        found.append((translate("Facts", "Nơi giải quyết"), elsewhere or unit))
    if dossier.result is not None and (dossier.result.result or dossier.result.valid_until):
        until = iso_day(dossier.result.valid_until)
        term = translate("Facts", "đến {day}").format(day=until) if until else ""
        found.append((translate("Facts", "Kết quả"), ", ".join(one for one in (dossier.result.result, term) if one)))
    if received.priority:
        found.append((translate("Facts", "Ưu tiên"), kept_words.shown(received.priority)))
    if who.representative is not None:
        found.append((translate("Facts", "Người đại diện"), _named(who.representative)))
    if who.agent is not None:
        found.append((translate("Facts", "Nộp thay"), _named(who.agent)))
        found.append((translate("Facts", "Giấy tờ ủy quyền"), kept_words.shown(who.agent.authority) or words.DASH))
    return found


def _named(person: Person) -> str:
    """Name, phone, and what is shown of the number."""
    number = words.masked(person.id_number) if person.id_number else ""
    return " · ".join(part for part in (person.name, person.phone, number) if part)


class Facts(QFrame):
    """The card of facts.

    Signals:
        why_wanted: the reasons of the due date are to be read.
    """

    why_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._detail: DossierDetail | None = None
        self._open = False
        self.number = label("", tone="2")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._place = column()
        self._reasons = Slot(gap=2)
        self._why_open = False
        self.why = Button("", "link")
        self.setLayout(
            column(
                section(self.tr("Thông tin hồ sơ"), self.number),
                self._place,
                self._reasons,
                gap=4,
                margins=(16, 8, 16, 12),
            )
        )
        self._personal: QLabel | None = None

    def show_detail(self, detail: DossierDetail) -> None:
        """Show a dossier; a number asked for stays open only for the dossier it was asked for."""
        if self._detail is None or self._detail.dossier.id != detail.dossier.id:
            self._open = self._why_open = False
            self._reasons.put()
        self._detail = detail
        self.number.setText(detail.dossier.number)
        while (item := self._place.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._place.addWidget(self._grid(detail))
        if self._why_open:
            self.why_wanted.emit()

    def show_reasons(self, found: Reasons) -> None:
        """Show why the dossier is due when it is."""
        if self._why_open and self._detail is not None and found.dossier == self._detail.dossier.id:
            self._reasons.put(rule(), *reason_lines(found.due.steps, found.limit))

    def _grid(self, detail: DossierDetail) -> QWidget:
        t, grid = theme.current(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(t.px(12))
        grid.setVerticalSpacing(t.px(6))
        grid.setColumnMinimumWidth(0, t.px(92))
        grid.setColumnMinimumWidth(2, t.px(100))
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(3, 4)
        who = detail.dossier.applicant
        grid.addWidget(label(self.tr("Người nộp"), tone="3"), 0, 0)
        grid.addWidget(label(who.name or words.DASH, "strong", wrap=True), 0, 1)
        organisation = who.kind == "organisation"
        number = self.tr("Mã số tổ chức") if organisation else self.tr("Số định danh")
        grid.addWidget(label(number, tone="3"), 0, 2)
        grid.addWidget(self._masked(who.id_number), 0, 3)
        grid.setRowMinimumHeight(0, t.px(24))
        promised = self.tr("Hẹn trả")
        for i, (name, value) in enumerate(facts_of(detail), 2):
            y, x = divmod(i, 2)
            said = self._promise(value) if name == promised else label(value, wrap=True)
            grid.addWidget(label(name, tone="3"), y, 2 * x, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, y, 2 * x + 1, Qt.AlignmentFlag.AlignTop)
        return box(grid)

    def _promise(self, value: str) -> QWidget:
        """The due date, and the way to its reasons."""
        self.why = Button(self.tr("Vì sao ngày này?"), "link", self._why_icon(), size="control")
        self.why.setFixedHeight(theme.current().px(24))
        self.why.clicked.connect(self._toggle_why)
        return box(column(label(value, wrap=True), row(self.why, None), gap=0))

    def _why_icon(self) -> str:
        return "chevron-up" if self._why_open else "chevron-down"

    def _toggle_why(self) -> None:
        self._why_open = not self._why_open
        self.why.set_icon(self._why_icon())
        self._reasons.put()
        if self._why_open:
            self.why_wanted.emit()

    def _masked(self, number: str) -> QWidget:
        self._personal = label(number if self._open else words.masked(number))
        if not number:
            return self._personal
        eye = IconButton("eye", self.tr("Hiện hoặc ẩn số định danh"))
        eye.setFixedHeight(theme.current().px(24))
        eye.setCheckable(True)
        eye.setChecked(self._open)
        eye.toggled.connect(self._reveal)
        return box(row(self._personal, eye, None, gap=0))

    def _reveal(self, shown: bool) -> None:
        self._open = shown
        if self._detail is not None and self._personal is not None:
            number = self._detail.dossier.applicant.id_number
            self._personal.setText(number if shown else words.masked(number))
