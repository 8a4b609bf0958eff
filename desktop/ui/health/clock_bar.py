"""The bar of a wrong clock, above every page: a day that is printed on a slip cannot be called back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from desktop.domain import health
from desktop.domain.health import StoreHealth
from desktop.ui import text
from desktop.ui.services import Services
from desktop.ui.sync_page.sentences import clock_offset
from desktop.ui.widgets import icons
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.parts import label
from desktop.usecases.view_health import view_health

AGAIN_MS = 60_000


class ClockBar(QFrame):
    """Looks at sign-in, after every round and each minute; work goes on whatever the clock says.

    Signals:
        helped: how a clock is set.
    """

    helped = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("banner", "late")
        self._services = services
        self._words = label("", "strong", "late", wrap=True)
        self.how = Button(self.tr("Cách chỉnh giờ"), "quiet", "help", size="control")
        self.how.clicked.connect(self.helped)
        self.setLayout(
            row(icons.icon_label("clock", "late"), (self._words, 1), self.how, gap=12, margins=(16, 4, 16, 4))
        )
        self.setVisible(False)
        if services.session.training:
            return
        self._again = QTimer(self)
        self._again.timeout.connect(self.look)
        self._again.start(AGAIN_MS)
        services.sync.finished.connect(self.look)
        self.look()

    def look(self) -> None:
        """Compare anew."""
        self._services.runner.read(view_health, done=self._show, failed=lambda _: None)

    def _show(self, store: StoreHealth) -> None:
        wrong = health.wrong_clock(store)
        if wrong:
            self._words.setText(f"{self._how_wrong(store)} {self._why()}")
        self.setVisible(wrong)

    def _how_wrong(self, store: StoreHealth) -> str:
        if health.is_behind(store) and store.last_event_at is not None:
            words = self.tr("Đồng hồ máy này chỉ {now}, trước bản ghi gần nhất ({last}).")
            return words.format(now=_moment(store.now), last=_moment(store.last_event_at))
        return f"{clock_offset(store.sync.clock_offset_s)}."

    def _why(self) -> str:
        return self.tr("Ngày hẹn trả sẽ sai: chỉnh giờ máy trước khi nhận hồ sơ.")


def _moment(at: datetime) -> str:
    return f"{text.clock(at)} {text.day(at.date())}"
