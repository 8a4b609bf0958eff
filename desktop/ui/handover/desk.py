"""The card at the right: who stands there, what is handed over, and the button that says so."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from desktop.domain.dossier import Dossier
from desktop.domain.people import Person
from desktop.ui import text
from desktop.ui.dossier import words
from desktop.ui.dossier.reading import Shown
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.widgets import fields
from desktop.ui.widgets.layout import box, clear, column, row
from desktop.ui.widgets.parts import Button, Segmented, banner, card, fact, label, pill, rule
from desktop.ui.worklist.empty import Empty
from desktop.usecases.explain_error import Explanation
from desktop.usecases.return_result import ReturnResult

_APPLICANT, _AUTHORISED, _POST, _ELECTRONIC = range(4)
_WAYS = {_APPLICANT: "desk", _AUTHORISED: "desk", _POST: "post", _ELECTRONIC: "electronic"}
_NAME_WIDTH = 110


class Desk(QFrame):
    """One result to hand over.

    Signals:
        confirmed: the ReturnResult to do.
        opened: id of the dossier to open.
        papers: id of the dossier whose papers are to be looked at.
        too_early: another result is still being read.

    Attributes:
        awaited: how another result is being looked for; empty for none.
    """

    confirmed = Signal(object)
    opened = Signal(str)
    papers = Signal(str)
    too_early = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._shown: Shown | None = None
        self._busy = False
        self.awaited: set[str] = set()
        self._head = column(gap=8)
        self._match, self._problem = Slot(), Slot()
        self.receiver = Segmented(
            [self.tr("Người nộp"), self.tr("Người được ủy quyền"), self.tr("Bưu chính"), self.tr("Điện tử")]
        )
        self.receiver.changed.connect(self._receiver_changed)
        self.authorised = fields.line("", self.tr("Họ và tên ghi trên giấy ủy quyền"))
        self._name = fields.Field(self.tr("Họ và tên người được ủy quyền") + " *", self.authorised)
        self.act = Button(self.tr("Xác nhận đã trả"), "primary", "check-double", "F9", size="button_large")
        self.act.clicked.connect(self.confirm)
        self._open = Button(self.tr("Mở hồ sơ"), "secondary", "dossiers")
        self._open.clicked.connect(self._open_dossier)
        self._papers = Button(self.tr("Giấy tờ"), "secondary", "printer")
        self._papers.setToolTip(self.tr("Xem và in các mẫu của hồ sơ (Ctrl+Shift+P)"))
        self._papers.clicked.connect(lambda: self.papers.emit(self.dossier))
        form = column(
            self._head,
            rule(),
            fields.field(self.tr("Người nhận"), self.receiver),
            self._name,
            self._match,
            None,
            gap=8,
        )
        self.acts = box(column(self._problem, self.act, row((self._open, 1), (self._papers, 1)), gap=8))
        form.addWidget(self.acts)
        self._lines = form
        self._form = card(form, kind="")
        self._empty = Empty()
        self._empty.tell(
            "handover",
            self.tr("Chưa chọn kết quả"),
            self.tr("Quét mã trên giấy hẹn, quét thẻ của người nhận, hoặc chọn trong danh sách."),
        )
        self.setLayout(column((self._form, 1), (self._empty, 1), gap=0, margins=(16, 12, 16, 12)))
        self.show_nothing()

    def take_acts(self) -> None:
        """Hold the buttons again that a page had below itself."""
        self._lines.addWidget(self.acts)

    @property
    def dossier(self) -> str:
        """Id of the dossier shown; empty if none is."""
        return self._shown.detail.dossier.id if self._shown else ""

    def show_nothing(self) -> None:
        """No result is chosen; F9 does nothing."""
        self._shown, self._busy = None, False
        self.acts.setVisible(False)
        self._form.setVisible(False)
        self._empty.setVisible(True)

    def show_dossier(self, shown: Shown) -> None:
        """Show a result; the same one keeps what was typed."""
        again = self.dossier == shown.detail.dossier.id
        self._shown = shown
        clear(self._head)
        detail, dossier = shown.detail, shown.detail.dossier
        standing = words.standing_pill(shown.moment.deadline(dossier))
        who = row(
            (label(dossier.applicant.name or words.DASH, "section", wrap=True), 1),
            pill(standing.word, standing.tone, standing.icon),
        )
        ready = dossier.settled_at
        since = words.when(ready.astimezone(dossier.due_at.tzinfo), shown.moment.today) if ready else words.DASH
        self._head.addLayout(
            column(
                who,
                label(dossier.received.short or dossier.received.title, tone="2", wrap=True),
                label(dossier.number, tone="3"),
                gap=0,
            )
        )
        facts = (
            (self.tr("Hẹn trả"), words.promised(dossier.due_at)),
            (self.tr("Có kết quả"), since),
            (self.tr("Cách nhận"), words.return_way(dossier.received.return_by)),
            *self._posted_to(dossier),
            (self.tr("Số định danh"), words.masked(dossier.applicant.id_number)),
            (self.tr("Điện thoại"), dossier.applicant.phone or words.DASH),
            (self.tr("Lệ phí"), words.fee(dossier.received.charge)),
            (self.tr("Tiếp nhận"), f"{text.day(dossier.received_at)}, {detail.officer}"),
        )
        lines = [fact(name, value, name_width=_NAME_WIDTH) for name, value in facts]
        self._head.addWidget(rule())
        self._head.addLayout(column(*lines, gap=4))
        self._form.setVisible(True)
        self.acts.setVisible(True)
        self._empty.setVisible(False)
        if not again:
            self._busy = False
            self._begin(dossier.received.return_by)

    def _posted_to(self, dossier: Dossier) -> tuple[tuple[str, str], ...]:
        """Where a result goes that was asked for by post: what stands on its envelope."""
        if dossier.received.return_by != "post":
            return ()
        return ((self.tr("Gửi đến"), dossier.applicant.address or words.DASH),)

    def _begin(self, way: str) -> None:
        usual = {"post": _POST, "electronic": _ELECTRONIC}.get(way, _APPLICANT)
        self.receiver.choose(usual)
        self.authorised.clear()
        self._name.say("")
        self._match.put()
        self._problem.put()
        self._receiver_changed(usual)

    def card_scanned(self, id_number: str, name: str) -> None:
        """Say whether the card is the applicant's."""
        if self._shown is None:
            return
        applicant = self._shown.detail.dossier.applicant
        if applicant.id_number == id_number:
            said = self.tr("Thẻ căn cước vừa quét khớp với người nộp.")
            self._match.put(banner("ok", said, icon="id-card"))
            return
        known = self._acts_for()
        if known is not None and known.id_number == id_number:
            said = self.tr("Thẻ căn cước vừa quét là của {name}, người làm việc thay người nộp ghi lúc tiếp nhận.")
            self._match.put(banner("ok", said.format(name=known.name), icon="id-card"))
            self._hand_to(known.name)
            return
        said = self.tr("Thẻ vừa quét là của {name}, không phải người nộp. Xem giấy ủy quyền trước khi trao.")
        self._match.put(banner("warn", said.format(name=name or words.DASH), icon="id-card"))
        self._hand_to(name)

    def _acts_for(self) -> Person | None:
        """Who was named at reception beside the applicant: with an authorisation, or for an organisation."""
        if self._shown is None:
            return None
        applicant = self._shown.detail.dossier.applicant
        return applicant.agent or applicant.representative

    def _hand_to(self, name: str) -> None:
        self.receiver.choose(_AUTHORISED)
        self._receiver_changed(_AUTHORISED)
        self.authorised.setText(name)

    def await_another(self, how: str) -> None:
        """Another result is looked for: until it `came` the one that stands here is handed over by no key or button."""
        self.awaited.add(how)

    def came(self, how: str) -> None:
        """What was looked for so stands here, or was not found."""
        self.awaited.discard(how)

    def confirm(self) -> None:
        """F9: hand over."""
        if self.awaited:
            self.too_early.emit()
            return
        if self._shown is None or self._busy:
            return
        way = self.receiver.chosen
        name = self.authorised.text().strip() if way == _AUTHORISED else ""
        if way == _AUTHORISED and not name:
            self._name.say(self.tr("Ghi họ và tên người được ủy quyền"), "late")
            self.authorised.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._name.say("")
        self._problem.put()
        self._busy = True
        self.confirmed.emit(ReturnResult(self.dossier, _WAYS[way], name))

    def refuse(self, explanation: Explanation) -> None:
        """Say why it was not done; nothing typed is lost."""
        self._busy = False
        self._problem.put(trouble(explanation))

    def _receiver_changed(self, index: int) -> None:
        self._name.setVisible(index == _AUTHORISED)
        known = self._acts_for()
        if index == _AUTHORISED and known is not None and not self.authorised.text():
            self.authorised.setText(known.name)
        if index == _AUTHORISED and self.isVisible():
            self.authorised.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_dossier(self) -> None:
        if self._shown is not None:
            self.opened.emit(self.dossier)
