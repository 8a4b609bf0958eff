"""What the selected dossier is about, beside the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea

from desktop.domain.numbers import short_number
from desktop.domain.read_models import TimelineEntry
from desktop.ui import theme
from desktop.ui.dossier import step_forms, words
from desktop.ui.dossier.happenings import happening
from desktop.ui.dossier.reading import Shown
from desktop.ui.widgets import icons, kept_words
from desktop.ui.widgets.layout import Item, box, clear, column, row
from desktop.ui.widgets.parts import Button, fact, label, pill, rule, status_pill

_EVENTS = 3
_WIDTH = 300
_NAME_WIDTH = 84


class Preview(QFrame):
    """Facts, the last events, and the next step of one dossier.

    Signals:
        opened: open the dossier shown.
        printed: print its slip.
    """

    opened = Signal()
    printed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(self.tr("Xem nhanh"))
        self.setFixedWidth(theme.current().px(_WIDTH))
        self._body = column(gap=6)
        self._open = Button(self.tr("Mở hồ sơ"), "primary", "", "Enter")
        self._open.clicked.connect(self.opened)
        self._print = Button(self.tr("In"), "secondary", "printer")
        self._print.setToolTip(self.tr("In lại giấy hẹn"))
        self._print.clicked.connect(self.printed)
        self.setLayout(
            column(
                (self._scrolled(), 1),
                rule(),
                row((self._open, 1), self._print),
                gap=6,
                margins=(16, 10, 16, 12),
            )
        )
        self.show_nothing()

    def _scrolled(self) -> QScrollArea:
        """What is told scrolls where a banner or a low window leaves it little room; the buttons stay."""
        area = QScrollArea()
        area.setWidget(box(self._body))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def show_nothing(self) -> None:
        """No dossier is selected."""
        clear(self._body)
        self._body.addStretch(1)
        self._open.setEnabled(False)
        self._print.setEnabled(False)

    def show_dossier(self, shown: Shown) -> None:
        """Show a dossier."""
        clear(self._body)
        detail, dossier = shown.detail, shown.detail.dossier
        who = dossier.applicant
        pills: list[QFrame] = [status_pill(int(dossier.status))]
        standing = words.deadline_pill(dossier, shown.moment)
        if standing is not None and not dossier.paused and dossier.open:
            pills.append(pill(standing.word, standing.tone, standing.icon))
        papers = dossier.received.documents
        scanned = sum(bool(p.scan) for p in papers)
        told = self.tr("{count} loại, số hóa {scanned}").format(count=len(papers), scanned=scanned)
        items: list[Item] = [
            label(dossier.received.short or dossier.received.title, "section", wrap=True),
            label(dossier.number, tone="2"),
            self._pills(pills),
            4,
            rule(),
            fact(self.tr("Người nộp"), who.name or words.DASH, strong=True, name_width=_NAME_WIDTH),
            fact(self.tr("Điện thoại"), who.phone or words.DASH, name_width=_NAME_WIDTH),
            fact(self.tr("Địa chỉ"), words.place(detail.commune) or who.address or words.DASH, name_width=_NAME_WIDTH),
            fact(self.tr("Hẹn trả"), words.promised(dossier.due_at), name_width=_NAME_WIDTH),
            fact(self.tr("Giấy tờ"), told, name_width=_NAME_WIDTH),
            fact(self.tr("Lệ phí"), words.fee(dossier.received.charge), name_width=_NAME_WIDTH),
        ]
        elsewhere = dossier.received.settles_name or dossier.received.settles
        marks = [
            (self.tr("Đại diện"), who.representative.name if who.representative is not None else ""),
            (self.tr("Nộp thay"), who.agent.name if who.agent is not None else ""),
            (self.tr("Ưu tiên"), kept_words.shown(dossier.received.priority)),
            (self.tr("Giải quyết"), elsewhere),
        ]
        items += [fact(name, value, name_width=_NAME_WIDTH) for name, value in marks if value]
        items += [rule(), label(self.tr("Diễn biến"), "strong")]
        items += [self._event(shown, entry) for entry in reversed(detail.timeline[:_EVENTS])]
        step = step_forms.usual(dossier)
        if step and dossier.may(step):
            wanted = step_forms.form(step)
            items += [
                None,
                row(
                    icons.icon_label("arrow-right", "accent", 16),
                    (label(self.tr("Việc tiếp theo: {step}").format(step=_lower(wanted.button)), wrap=True), 1),
                    gap=8,
                ),
            ]
        else:
            items.append(None)
        self._body.addLayout(column(*items, gap=6), 1)
        self._open.setEnabled(True)
        self._open.setAccessibleName(self.tr("Mở hồ sơ {number}").format(number=short_number(dossier.number)))
        self._print.setEnabled(True)

    def _pills(self, pills: list[QFrame]) -> QBoxLayout:
        """Side by side where they fit, otherwise one below the other."""
        room = theme.current().px(_WIDTH - 2 * 16)
        wide = sum(p.sizeHint().width() for p in pills) + theme.current().px(8) * (len(pills) - 1)
        return row(*pills, None) if wide <= room else column(*pills, gap=4)

    def _event(self, shown: Shown, entry: TimelineEntry) -> QHBoxLayout:
        told = happening(entry)
        mark = icons.icon_label(told.icon, told.tone, 16)
        when = words.when(entry.at, shown.moment.today)
        said = column(label(told.what, wrap=True), label(f"{when} · {entry.actor}", tone="3", wrap=True), gap=0)
        line = row(mark, (said, 1), gap=8)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        return line


def _lower(words_: str) -> str:
    return words_[:1].lower() + words_[1:]
