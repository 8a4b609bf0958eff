"""The bar above every page: heading, day and time, search, link."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from desktop.ui import text, theme
from desktop.ui.widgets import fields, icons
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.field_icon import put_icon
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.parts import keycap, label, restyle

_ICONS: Final = {"online": "cloud-check", "connecting": "sync", "unknown": "hourglass"}
"""Of what is known of the link; anything else works without one."""


class LinkPill(QFrame):
    """The link in a small neutral word: working without it is normal."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = icons.icon_label(_ICONS["unknown"], "idle", 16)
        self._word = label("", tone="idle")
        self.setLayout(row(self._icon, self._word, gap=4, margins=(8, 0, 10, 0)))
        self.setFixedHeight(theme.current().px(24))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._link, self._brief = "unknown", False
        self.set_link("unknown")

    def set_link(self, link: str) -> None:
        """Show `online`, `slow`, `offline`, `failing`, `connecting`, `unknown` or `training`."""
        self._link = link
        long, short = {
            "unknown": (self.tr("Chưa đồng bộ từ lúc mở"), self.tr("Chưa đồng bộ")),
            "connecting": (self.tr("Đang kết nối với tỉnh…"), self.tr("Đang kết nối…")),
            "training": (self.tr("Tập huấn, không nối với tỉnh"), self.tr("Tập huấn")),
            "online": (self.tr("Đã kết nối"), self.tr("Đã kết nối")),
            "slow": (self.tr("Mạng chậm, làm việc ngoại tuyến"), self.tr("Mạng chậm")),
            "failing": (self.tr("Chưa đồng bộ được, vẫn làm việc bình thường"), self.tr("Chưa đồng bộ được")),
        }.get(link, (self.tr("Không có mạng, vẫn làm việc bình thường"), self.tr("Không có mạng")))
        tone = "ok" if link == "online" else "idle"
        self.setProperty("pill", tone)
        self._icon.setPixmap(icons.pixmap(_ICONS.get(link, "cloud-off"), tone, 16))
        self._word.setProperty("tone", tone)
        self._word.setText(short if self._brief else long)
        self.setAccessibleName(long)
        self.setToolTip(long)
        restyle(self)
        restyle(self._word)

    def set_brief(self, brief: bool) -> None:
        """Use short words where there is little room."""
        self._brief = brief
        self.set_link(self._link)


class TopBar(QFrame):
    """Heading, day and time, search field, link.

    Signals:
        searched: text of the search field; may be empty.
    """

    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("topbar")
        t = theme.current()
        self.setFixedHeight(t.px(theme.TOKENS["size_px"]["top_bar"]))
        self._title = label("", "title")
        self._when = label("", tone="3")
        what = self.tr("Tìm mã hồ sơ, họ tên, điện thoại…")
        self.search = fields.line("", what, name=what)
        self.search.setFixedWidth(t.px(340))
        fields.put_inside(self.search, keycap("F3"))
        put_icon(self.search, "search", "text-3")
        self.search.returnPressed.connect(self._search)
        self._button = IconButton("search", what)
        self._button.clicked.connect(self._search)
        self._button.setVisible(False)
        self.link = LinkPill()
        bar = row(self._title, self._when, None, self.search, self._button, self.link, gap=12, margins=(16, 0, 16, 0))
        self.setLayout(bar)

    @property
    def heading(self) -> str:
        """The heading as shown."""
        return self._title.text()

    def set_heading(self, heading: str) -> None:
        """Show the heading of a page."""
        self._title.setText(heading)
        self._settle()

    def set_time(self, now: datetime) -> None:
        """Show day and time of the centre."""
        self._when.setText(f"{text.long_day(now)} · {text.clock(now)}")
        self._settle()

    def set_room(self, width: int) -> None:
        """Fit the bar to the width of the window."""
        t = theme.current()
        narrow = t.below("rail_labels", width)
        self.search.setVisible(not narrow)
        self._button.setVisible(narrow)
        self.link.set_brief(t.below("side_by_side", width))
        self._when.setVisible(not t.below("two_columns", width))

    def _settle(self) -> None:
        """Give the new words their room at once."""
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def take_search(self) -> str:
        """What was typed; the field is empty afterwards."""
        wanted = self.search.text().strip()
        self.search.clear()
        return wanted

    def _search(self) -> None:
        self.searched.emit(self.take_search())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())
