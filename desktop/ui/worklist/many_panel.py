"""The panel of what is done to many dossiers: what follows from it, how far it is, and how it went."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QWidget

from desktop.ui import text, theme
from desktop.ui.dossier.step_forms import form
from desktop.ui.dossier.troubles import trouble
from desktop.ui.widgets import fields, icons
from desktop.ui.widgets.layout import Item, clear, column, row
from desktop.ui.widgets.parts import Button, label
from desktop.ui.worklist.many import Outcome
from desktop.ui.worklist.many_bar import EXPORT, FORWARD, PRINT, RESULT

FILED: Final = "filed"
"""What printing comes to where there is no printer."""

SHOWN_AFTER_MS: Final = 300
_SENTENCES: Final = 3


class ManyPanel(QFrame):
    """Asks, shows the way, and says how it went; hidden while it has nothing to say.

    Signals:
        confirmed: name of what is to be done, and the place typed.
        stopped: it is to end.
        left: nothing is to be done, or what was said is read.
    """

    confirmed = Signal(str, str)
    stopped = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "accent")
        self._body = column(gap=8, margins=(16, 8, 16, 12))
        self.setLayout(self._body)
        self._line: QLineEdit | None = None
        self._asked = ""
        self._bar: QProgressBar | None = None
        self._begun = ""
        self._late = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._late.timeout.connect(self._show_way)
        # While it is seen its Esc holds in the whole window: the focus stays in the list, or went to the rail.
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self._escape)
        escape.activatedAmbiguously.connect(self._escape)
        self.setVisible(False)

    @property
    def asking(self) -> bool:
        """Whether it waits for F9."""
        return bool(self._asked)

    def ask(self, what: str, count: int) -> None:
        """Ask before a step is taken with so many dossiers."""
        self._asked, wanted = what, form(what)
        confirm = Button(
            _heads(count)[what].format(count=text.number(count)), "primary", wanted.icon, "F9", size="control"
        )
        confirm.clicked.connect(self.confirm)
        items: list[Item] = []
        self._line = None
        if what == FORWARD:
            self._line = fields.line("", name=self.tr("Nơi giải quyết (nếu cần ghi)"))
            self._line.setPlaceholderText(self.tr("Nơi giải quyết (nếu cần ghi)"))
            self._line.returnPressed.connect(self.confirm)
            self._line.setFixedWidth(theme.current().px(280))
            items.append(self._line)
        says = self.tr("Hồ sơ nào chưa làm được bước này thì ở nguyên như cũ và được nêu tên.")
        self._put(
            label(wanted.says, tone="2", wrap=True),
            label(says, tone="2", wrap=True),
            row(*items, confirm, self._leave(self.tr("Thôi")), None),
        )
        (self._line or confirm).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def confirm(self) -> None:
        """F9: do it."""
        if self._asked:
            what, self._asked = self._asked, ""
            self.setVisible(False)
            self.confirmed.emit(what, self._line.text() if self._line is not None else "")

    def begin(self, what: str, total: int) -> None:
        """Something began; it is shown once it takes longer than a moment."""
        self._asked, self._bar = "", None
        self.setVisible(False)
        self._begun = _heads(total)[what].format(count=text.number(total) if total else "…")
        self._late.start()

    def tell(self, done: int, total: int) -> None:
        """How far it is."""
        if self._bar is not None:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _show_way(self) -> None:
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self._begun)
        stop = Button(self.tr("Dừng"), "secondary", "stop", "Esc", size="control")
        stop.clicked.connect(self.stopped)
        self._put(row(label(self._begun, "strong"), (self._bar, 1), stop, gap=12))

    def say(self, tone: str, words: str, outcome: Outcome | None = None, *ways: QWidget) -> None:
        """How it went, until it is read."""
        self.end()
        items: list[Item] = [row(icons.icon_label(_ICONS[tone], tone), (label(words, tone=tone, wrap=True), 1))]
        if outcome is not None:
            named = outcome.refused.most_common(_SENTENCES)
            for sentence, count in named:
                items.append(label(sentence if count == 1 else f"{count} × {sentence}", tone="2", wrap=True))
            rest = outcome.refused.total() - sum(count for _, count in named)
            if rest > 0:
                items.append(
                    label(self.tr("và {count} hồ sơ khác", None, rest).format(count=text.number(rest)), tone="2")
                )
            if outcome.ended_by is not None:
                items.append(trouble(outcome.ended_by))
        self._put(*items, row(*ways, self._leave(self.tr("Đã xem")), None))

    def end(self) -> None:
        """Take the panel away."""
        self._late.stop()
        self._asked, self._bar, self._line = "", None, None
        self.setVisible(False)
        clear(self._body)

    def _put(self, *items: Item) -> None:
        clear(self._body)
        self._body.addLayout(column(*items, gap=8))
        self.setVisible(True)

    def _leave(self, words: str) -> Button:
        leave = Button(words, "quiet", "", "Esc", size="control")
        leave.clicked.connect(self.left)
        return leave

    def _escape(self) -> None:
        (self.stopped if self._bar is not None else self.left).emit()


_ICONS: Final = {"ok": "check-circle", "warn": "alert", "late": "alert"}


def _heads(count: int) -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        FORWARD: translate("ManyPanel", "Chuyển xử lý {count} hồ sơ", None, count),
        RESULT: translate("ManyPanel", "Ghi đã có kết quả {count} hồ sơ", None, count),
        PRINT: translate("ManyPanel", "In {count} giấy hẹn", None, count),
        EXPORT: translate("ManyPanel", "Xuất {count} hồ sơ", None, count),
    }


def told(what: str, outcome: Outcome) -> tuple[str, str]:
    """Tone and sentence of an outcome."""
    translate = QCoreApplication.translate
    went, refused, stay = outcome.done, outcome.refused.total(), outcome.untouched
    parts = [
        {
            FORWARD: translate("ManyPanel", "Đã chuyển {count} hồ sơ", None, went),
            RESULT: translate("ManyPanel", "Đã ghi kết quả {count} hồ sơ", None, went),
            PRINT: translate("ManyPanel", "Đã gửi {count} giấy hẹn đến máy in", None, went),
            FILED: translate("ManyPanel", "Máy này chưa có máy in: {count} giấy hẹn lưu thành tệp PDF", None, went),
        }[what].format(count=text.number(went))
    ]
    if refused:
        words = {
            FORWARD: translate("ManyPanel", "{count} hồ sơ không chuyển được", None, refused),
            RESULT: translate("ManyPanel", "{count} hồ sơ chưa ghi kết quả được", None, refused),
            PRINT: translate("ManyPanel", "{count} giấy hẹn chưa in được", None, refused),
            FILED: translate("ManyPanel", "{count} giấy hẹn chưa in được", None, refused),
        }[what]
        parts.append(words.format(count=text.number(refused)))
    if stay:
        left = translate("ManyPanel", "{count} hồ sơ chưa đến lượt, ở nguyên như cũ", None, stay)
        if outcome.stopped:
            left = translate("ManyPanel", "đã dừng, {count} hồ sơ ở nguyên như cũ", None, stay)
        parts.append(left.format(count=text.number(stay)))
    tone = "late" if outcome.ended_by is not None else "warn" if refused or outcome.stopped else "ok"
    return tone, "; ".join(parts) + ("." if not refused else ":")
