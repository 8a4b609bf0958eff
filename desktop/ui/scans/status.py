"""What goes on at the desk, in a line: files on their way, the scanner at work, the watched folder."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.scans.intake import Intake
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, banner, label
from desktop.usecases.explain_error import Explanation


class Status(QWidget):
    """Lines above the pages; hidden while there is nothing to say."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        self._work = label("", tone="2")
        self._work.setAccessibleName(self.tr("Đang làm"))
        self.stop = Button(self.tr("Dừng"), "quiet", "stop", "Esc", size="control")
        self.stop.setAccessibleName(self.tr("Dừng việc đang làm"))
        self.take = Button(self.tr("Lấy vào"), "secondary", "download", "Ctrl+I", size="control")
        self.take.setAccessibleName(self.tr("Lấy các tệp có sẵn trong thư mục quét"))
        self.take.clicked.connect(intake.take_offered)
        self._offered = label("", wrap=True)
        self._trouble = Slot(gap=4)
        self._offer = row((self._offered, 1), self.take)
        self._now = row(self._work, None, self.stop)
        self.setLayout(column(self._trouble, self._now, self._offer, gap=4))
        self._doing = ""
        self.show_work("")

    def show_work(self, doing: str) -> None:
        """Say what is being done besides taking files in; empty for nothing."""
        self._doing = doing
        self.tell()

    def show_trouble(self, explanation: Explanation | None, name: str = "") -> None:
        """Say why something was not taken, or nothing any more."""
        if explanation is None:
            self._trouble.put()
            return
        parts: list[QWidget] = [label(self.tr("Tệp {name}").format(name=name), "strong")] if name else []
        self._trouble.put(*parts, trouble(explanation))

    def show_gone(self, explanation: Explanation) -> None:
        """The watched folder is away; the other ways go on."""
        self._trouble.put(banner("warn", f"{explanation.happened} {explanation.do}"))

    def tell(self) -> None:
        """Say how it stands."""
        number, total = self._intake.standing
        said = self._doing
        if total:
            said = self.tr("Đang nhận tệp {number}/{total}…").format(number=number, total=total)
        self._work.setText(said)
        for part in (self._work, self.stop):
            part.setVisible(bool(said))
        offered, unfinished = len(self._intake.offered), self._intake.unfinished
        words = []
        if offered:
            words.append(self.tr("Trong thư mục quét có sẵn {count} tệp.").format(count=offered))
        if unfinished:
            words.append(self.tr("Chưa đọc được: {names}.").format(names=", ".join(unfinished[:3])))
        self._offered.setText(" ".join(words))
        self._offered.setVisible(bool(words))
        self.take.setVisible(offered > 0)
        self.setVisible(bool(said) or bool(words) or not self._trouble.isHidden())
