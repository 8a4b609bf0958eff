"""Gói USB: what a round would say, in a file each way, for a centre without a link."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.read_models import BundleWritten, RoundOutcome
from desktop.ui import text
from desktop.ui.dossier.troubles import trouble
from desktop.ui.services import Services
from desktop.ui.widgets.file_choice import choose_file, choose_new_file
from desktop.ui.widgets.layout import column
from desktop.ui.widgets.parts import Button, banner
from desktop.ui.widgets.tables import Status
from desktop.usecases.explain_error import Explanation, explain_error

SUFFIX = "age"
LEADING = frozenset({"administrator", "leader"})


class UsbButtons(QWidget):
    """Two buttons; what they did is told to the page in words.

    Signals:
        began: words on what is being done now.
        ended: a widget that says how it ended.
        invited: an enrolment file was taken, and the round that goes by it began.
    """

    began = Signal(str)
    ended = Signal(object)
    invited = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._today: date | None = None
        self.out = Button(self.tr("Ghi gói ra USB…"), "secondary", "upload", size="control")
        self.out.clicked.connect(self._write)
        self.back = Button(self.tr("Nhận gói từ USB…"), "secondary", "download", size="control")
        self.back.clicked.connect(self._take)
        self.out.setToolTip(self.tr("Khi không có mạng: ghi các bản ghi chờ gửi thành một gói để mang lên tỉnh"))
        self.back.setToolTip(self.tr("Nhận gói trả lời mà tỉnh đã ghi cho máy này"))
        self.enrol = Button(self.tr("Tệp ghi danh mới…"), "secondary", "file-check", size="control")
        self.enrol.setToolTip(self.tr("Dùng tệp ghi danh khác do tỉnh cấp cho quầy này"))
        self.enrol.clicked.connect(self._invite)
        self.enrol.setVisible(False)
        self.setLayout(column(self.out, self.back, self.enrol, gap=4))

    def offer_enrolment(self, offered: bool = True) -> None:
        """The province does not know this machine: a leader may bring another enrolment file."""
        if self._services.session.role in LEADING:
            self.enrol.setVisible(offered)

    def show_day(self, today: date) -> None:
        """The day that stands in the name of a new bundle."""
        self._today = today

    def _write(self) -> None:
        centre = self._services.session.centre
        day = self._today.strftime("-%Y%m%d") if self._today else ""
        name = f"goi-{centre.agency_code}-{centre.counter}{day}.{SUFFIX}"
        path = choose_new_file(self, self.tr("Ghi gói ra USB"), name, self.tr("Gói USB"), SUFFIX)
        if path is not None:
            self._begin(self.out, self.tr("Đang ghi gói ra USB. Chưa rút USB."))
            self._services.write_bundle(path, done=self._written, failed=self._failed)

    def _take(self) -> None:
        path = choose_file(self, self.tr("Nhận gói từ USB"), self.tr("Gói USB"), SUFFIX)
        if path is not None:
            self._begin(self.back, self.tr("Đang nhận gói từ USB. Chưa rút USB."))
            self._services.take_bundle(path, done=self._taken, failed=self._failed)

    def _invite(self) -> None:
        path = choose_file(self, self.tr("Chọn tệp ghi danh"), self.tr("Tệp ghi danh"), "json")
        if path is not None:
            self._begin(self.enrol, self.tr("Đang đọc tệp ghi danh…"))
            self._services.take_invitation(path, done=self._invited, failed=self._failed)

    def _invited(self, _: object) -> None:
        self._end(banner("ok", self.tr("Đã nhận tệp ghi danh; đang ghi danh với tỉnh.")))
        self._services.sync.sync_now()
        self.invited.emit()
        self.enrol.setVisible(False)

    def _begin(self, used: Button, words: str) -> None:
        self._used = used
        self.setEnabled(False)
        self.began.emit(words)

    def _end(self, widget: QWidget) -> None:
        self.setEnabled(True)
        self._used.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit(widget)

    def _written(self, written: BundleWritten) -> None:
        told = bundle_written(written)
        self._end(banner(told.tone, told.word, icon=told.icon))

    def _taken(self, outcome: RoundOutcome) -> None:
        if outcome.ok:
            told = bundle_taken(outcome)
            self._end(banner(told.tone, told.word, icon=told.icon))
        else:
            self._end(trouble(explain_error(outcome.code, {"reason": outcome.reason}), "warn"))

    def _failed(self, explanation: Explanation) -> None:
        self._end(trouble(explanation, "warn"))


def bundle_written(written: BundleWritten) -> Status:
    """What is on the stick now, and what is to be done with it."""
    translate, events, left = QCoreApplication.translate, written.events, written.left
    told = translate("Usb", "Đã ghi {count} bản ghi vào {name}", None, events).format(
        count=text.number(events), name=Path(written.path).name
    )
    if left:
        told += translate("Usb", ", còn {count} bản ghi chờ gói sau", None, left).format(count=text.number(left))
    return Status(
        told + translate("Usb", ". Mang USB lên tỉnh rồi nhận gói trả lời; đến lúc đó bản ghi vẫn chờ trên máy này."),
        "ok",
        "check-circle",
    )


def bundle_taken(outcome: RoundOutcome) -> Status:
    """What an answer changed."""
    translate = QCoreApplication.translate
    if outcome.repeated:
        return Status(translate("Usb", "Gói này đã nhận từ trước, không có gì thay đổi."), "ok", "check-circle")
    sent = outcome.sent
    parts = [translate("Usb", "Tỉnh đã ghi nhận {count} bản ghi", None, sent).format(count=text.number(sent))]
    parts.append(translate("Usb", "nhận về {count}").format(count=text.number(outcome.received)))
    if outcome.refused:
        parts.append(translate("Usb", "tỉnh từ chối {count}").format(count=text.number(outcome.refused)))
    if outcome.again:
        parts.append(translate("Usb", "gửi lại {count} trong gói sau").format(count=text.number(outcome.again)))
    told = translate("Usb", "Đã nhận gói từ USB. {told}.").format(told="; ".join(parts))
    return Status(told, "warn" if outcome.refused else "ok", "alert" if outcome.refused else "check-circle")
