"""Cards of the page of sync: what both ends hold, what needs a person, the last rounds."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.domain.numbers import short_number
from desktop.ui import text
from desktop.ui.dossier import words
from desktop.ui.dossier.happenings import refusal
from desktop.ui.sync_page import sentences
from desktop.ui.sync_page.reading import Concern, Standing
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import Item, clear, column, row
from desktop.ui.widgets.parts import Button, banner, card, fact, label, pill, rule, section

_SHOWN = 4
_ROUNDS = 8
_NAME_WIDTH = 104


def agreement_card(standing: Standing) -> QFrame:
    """Đối chiếu với tỉnh."""
    translate, sync, moment = QCoreApplication.translate, standing.sync, standing.moment
    state = sentences.agreement(sync, moment)
    here, there = sync.events, sync.events - sync.unsent
    held = translate("SyncCards", "{count} bản ghi", None, here).format(count=text.number(here))
    stored = translate("SyncCards", "{count} bản ghi", None, there).format(count=text.number(there))
    contact = sync.last_contact_at
    items: list[Item] = [
        section(translate("SyncCards", "Đối chiếu với tỉnh")),
        row(pill(state.word, state.tone, state.icon), None),
        2,
        fact(translate("SyncCards", "Máy này"), held, strong=True, name_width=_NAME_WIDTH),
        fact(translate("SyncCards", "Tỉnh đã trả lời"), stored, strong=True, name_width=_NAME_WIDTH),
        fact(
            translate("SyncCards", "Liên lạc tốt"),
            words.when(contact, moment.today) if contact else translate("SyncCards", "chưa lần nào"),
            name_width=_NAME_WIDTH,
        ),
    ]
    off = sentences.clock_offset(sync.clock_offset_s)
    if off:
        items.append(banner("warn", off, icon="clock"))
    return card(column(*items, gap=4, margins=(16, 8, 16, 12)))


def rounds_card(standing: Standing) -> QFrame:
    """The last rounds, newest first."""
    translate = QCoreApplication.translate
    lines: list[Item] = []
    told_of = [sentences.log_line(entry, standing.moment) for entry in standing.sync.log[:_ROUNDS]]
    times = [label(time, tone="3") for time, _told in told_of]
    for time, (_time, told) in zip(times, told_of, strict=True):
        # One column, whether a round was today or on a day that has to be named.
        time.setMinimumWidth(max(other.sizeHint().width() for other in times))
        sign = icons.icon_label(told.icon, told.tone, 16)
        # Time and sign stand beside the first line of the words.
        sign.setFixedHeight(time.sizeHint().height())
        line = row(time, sign, (label(told.word, wrap=True), 1), gap=8)
        for beside in (time, sign):
            line.setAlignment(beside, Qt.AlignmentFlag.AlignTop)
        lines.append(line)
    if not lines:
        lines.append(label(translate("SyncCards", "Chưa đồng bộ lần nào trên máy này."), tone="3", wrap=True))
    return card(column(section(translate("SyncCards", "Các lần gần đây")), *lines, None, gap=4, margins=(16, 8, 16, 8)))


class Attention(QFrame):
    """Cần chú ý: dossiers whose events the province refused, or that a newer program wrote.

    Signals:
        opened: id of a dossier to open.
        listed: show all of them in the worklist.
    """

    opened = Signal(str)
    listed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._body = column(gap=8, margins=(16, 8, 16, 8))
        self.setLayout(self._body)

    def show_standing(self, standing: Standing) -> None:
        """Show what needs a person."""
        clear(self._body)
        total = standing.total
        if total:
            told = self.tr("{count} hồ sơ").format(count=text.number(total))
            self._body.addLayout(section(self.tr("Cần chú ý"), pill(told, "warn")))
        else:
            self._body.addLayout(section(self.tr("Cần chú ý"), pill(self.tr("Không có gì"), "ok")))
        for i, concern in enumerate(standing.concerns[:_SHOWN]):
            if i:
                self._body.addWidget(rule())
            self._body.addLayout(self._line(concern))
        if total > _SHOWN:
            every = Button(self.tr("Xem cả {count} hồ sơ").format(count=text.number(total)), "quiet", size="control")
            every.clicked.connect(self.listed)
            self._body.addLayout(row(every, None))
        self._body.addStretch(1)
        self._body.addWidget(rule())
        safe = self.tr("Không mất gì: mọi bản ghi vẫn còn nguyên trên máy này. Các hồ sơ khác vẫn gửi bình thường.")
        self._body.addLayout(row(icons.icon_label("shield", "ok", 16), (label(safe, tone="2", wrap=True), 1), gap=8))

    def _line(self, concern: Concern) -> QHBoxLayout:
        row_ = concern.row
        if row_.refused:
            icon, tone = "x-circle", "late"
            what = self.tr("Tỉnh từ chối: {reason}").format(reason=refusal(concern.code))
        else:
            icon, tone = "help", "warn"
            what = self.tr("Có bản ghi của bản chương trình mới hơn")
        number = short_number(row_.number)
        detail = self.tr("Hồ sơ {number} của {name}. Vẫn lưu ở máy này.").format(number=number, name=row_.name)
        way = Button(self.tr("Mở hồ sơ"), "secondary", size="control")
        way.setAccessibleName(self.tr("Mở hồ sơ {number}").format(number=number))
        way.clicked.connect(lambda: self.opened.emit(row_.id))
        said = column(label(what, "strong", wrap=True), label(detail, tone="2", wrap=True), gap=0)
        return row(icons.icon_label(icon, tone), (said, 1), way, gap=12)
