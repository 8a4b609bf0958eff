"""Máy in: where slips come out, how many, on what paper, and a page to try it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt

from desktop.domain.devices import A4, PAPERS, Printers, PrintSettings
from desktop.ui import theme
from desktop.ui.admin.saving import Saver
from desktop.ui.admin.sections import Section, Turning
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.sign_in.ways import Progress
from desktop.ui.widgets import fields
from desktop.ui.widgets.layout import column
from desktop.ui.widgets.parts import Button, Segmented, banner, card, label, section
from desktop.usecases.change_setting import ChangeSetting
from desktop.usecases.explain_error import Explanation
from desktop.usecases.view_settings import MachineSettings, view_settings

MOST_COPIES = 5


class PrinterSection(Section):
    """How slips are printed."""

    name = "printer"
    words = str(QT_TRANSLATE_NOOP("AdminSections", "Máy in"))
    icon = "printer"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._kept: PrintSettings | None = None
        self._names: list[str] = [""]
        self._found = Printers((), "")
        self._saver = Saver(services.runner, self._saved, self._failed)
        self._busy = False
        self._latest, self._latest_found = Latest(), Latest()
        self._trouble, self._said, self._progress = Slot(), Slot(), Progress()
        px = theme.current().px
        self.printer = fields.choice([], name=self.tr("In giấy hẹn ra"))
        where = fields.Field(self.tr("In giấy hẹn ra"), self.printer)
        where.setMaximumWidth(px(420))
        self.copies = fields.count(1)
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setSuffix(self.tr(" bản"))
        self.copies.setFixedWidth(px(96))
        self.copies.lineEdit().setAccessibleName(self.tr("Số bản"))
        self.paper = Segmented(list(PAPERS))
        self.paper.setFixedWidth(px(140))
        again = Button(self.tr("Tìm lại"), "secondary", "sync", size="control")
        again.setAccessibleName(self.tr("Tìm lại các máy in"))
        again.clicked.connect(self._look)
        self.save = Button(self.tr("Lưu"), "primary", "check", "F9")
        self.save.clicked.connect(self.main_action)
        self.trial = Button(self.tr("In thử"), "secondary", "printer")
        self.trial.clicked.connect(self._try)
        self._small = label(
            self.tr("Trên giấy A5 chữ nhỏ hơn một chút; mẫu dài, phiếu kiểm soát và sổ vẫn in trên A4."),
            tone="2",
            wrap=True,
        )
        for signal in (self.printer.currentIndexChanged, self.copies.valueChanged, self.paper.changed):
            signal.connect(lambda _: self._show_button())
        note = self.tr("Máy này nhớ lựa chọn. Giấy hẹn luôn được lưu thành tệp PDF, kể cả khi không in được.")
        first = Turning((where, 4), again, None, gap=8)
        first.layout().setAlignment(again, Qt.AlignmentFlag.AlignBottom)  # type: ignore[union-attr]
        counts = Turning(
            fields.Field(self.tr("Số bản"), self.copies), fields.Field(self.tr("Khổ giấy"), self.paper), None, gap=16
        )
        body = column(
            section(self.tr("Máy in giấy hẹn")),
            label(note, tone="2", wrap=True),
            first,
            counts,
            self._small,
            self._said,
            self._progress,
            Turning(self.save, self.trial, None),
            gap=8,
            margins=(16, 8, 16, 12),
        )
        self.setLayout(column(self._trouble, card(body), None, gap=12))
        self._show_button()

    def read(self) -> None:
        """Read the settings and ask for printers anew."""
        self.services.runner.read(view_settings, done=self._latest.wrap(self._show), failed=self._failed)
        self._look()

    def take_focus(self) -> None:
        """The printers."""
        self.printer.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_action(self) -> None:
        """F9: keep the choice."""
        if self._kept is not None and not self._saver.busy:
            self._saver.save(self._changes(self._kept))

    def leave(self) -> None:
        """What was said of a trial is of that moment."""
        self._said.put()

    # ---- what is chosen

    def _chosen(self) -> PrintSettings:
        index = max(self.printer.currentIndex(), 0)
        return PrintSettings(self._names[index], self.copies.value(), PAPERS[self.paper.chosen])

    def _changes(self, kept: PrintSettings) -> list[ChangeSetting]:
        chosen = self._chosen()
        pairs = (
            ("printer", chosen.printer, kept.printer),
            ("slip_copies", chosen.copies, kept.copies),
            ("slip_paper", chosen.paper, kept.paper),
        )
        return [ChangeSetting(name, str(now)) for name, now, before in pairs if now != before]

    def _saved(self) -> None:
        self._kept = self._chosen()
        self.notify.emit("ok", self.tr("Đã lưu, có hiệu lực ngay"))
        self._show_button()

    def _failed(self, words: Explanation) -> None:
        self._trouble.put(trouble(words))

    def _show(self, settings: MachineSettings) -> None:
        self._trouble.put()
        before, self._kept = self._kept, settings.printing
        # What was chosen by hand and not yet saved stays.
        if before is None or before == self._chosen():
            self.copies.setValue(settings.printing.copies)
            self.paper.choose(PAPERS.index(settings.printing.paper))
            self._show_printers(settings.printing.printer)
        self._show_button()

    def _look(self) -> None:
        self.services.machine.printers(self._latest_found.wrap(self._found_printers), self._failed)

    def _found_printers(self, found: Printers) -> None:
        self._found = found
        self._show_printers(self._chosen().printer)
        self._show_button()

    def _show_printers(self, chosen: str) -> None:
        standard = self._found.standard
        first = self.tr("Mặc định: {name}").format(name=standard) if standard else ""
        self._names = ["", *self._found.names]
        words = [first or self.tr("Mặc định (chưa đặt)"), *self._found.names]
        if chosen not in self._names:
            self._names.append(chosen)
            words.append(self.tr("{name} (chưa thấy)").format(name=chosen))
        self.printer.blockSignals(True)
        self.printer.clear()
        self.printer.addItems(words)
        self.printer.setCurrentIndex(self._names.index(chosen))
        self.printer.blockSignals(False)

    def _show_button(self) -> None:
        changed = self._kept is not None and bool(self._changes(self._kept))
        if not changed and self.save.hasFocus():
            self.take_focus()
        self.save.setEnabled(changed)
        self.save.setToolTip("" if changed else self.tr("Chưa có gì thay đổi"))
        self._small.setVisible(PAPERS[self.paper.chosen] != A4)

    # ---- a trial

    def _try(self) -> None:
        if self._busy:
            return
        self._busy = True
        self._said.put()
        self._progress.begin(self.tr("Đang gửi trang in thử…"))
        self.services.print_trial(self._chosen(), self._tried, self._not_tried)

    def _tried(self, _: object) -> None:
        self._end()
        words = self.tr("Đã gửi trang in thử. Xem bản in: hai vạch ngang không bị cắt, mã vuông quét được.")
        self._said.put(banner("ok", words))

    def _not_tried(self, words: Explanation) -> None:
        self._end()
        self._said.put(trouble(words))

    def _end(self) -> None:
        self._busy = False
        self._progress.end()
