"""What a scan of a card gave, and what must be typed."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from desktop.ui import text
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import label


class ScanNote(QFrame):
    """Asks for a card, then says how much of it was read."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "accent")
        self._sign = icons.icon_label("scan-card", "accent", 28)
        self._title = label("", "strong", "accent", wrap=True)
        self.note = label("", tone="2", wrap=True)
        self.setLayout(row(self._sign, (box(column(self._title, self.note, gap=0)), 1), gap=12, margins=(12, 6, 12, 6)))
        self.ask()

    def ask(self, *, known: bool = False) -> None:
        """Nothing was read yet; of a person who is known already nothing is asked."""
        # Without a place yet it would be a window of its own for a moment, which takes the keyboard.
        if known or self.parentWidget() is not None:
            self.setVisible(not known)
        self._title.setText(self.tr("Quét thẻ căn cước"))
        self.note.setText(self.tr("hoặc gõ số định danh, họ tên"))
        self._sign.setPixmap(icons.pixmap("scan-card", "accent", 28))

    def tell(self, missing: list[str], *, whole: bool) -> None:
        """A card was read; `missing` must be typed, `whole` says that it gave everything."""
        self.setVisible(True)
        self._sign.setPixmap(icons.pixmap("id-card", "ok" if not missing else "warn", 28))
        if missing:
            self._title.setText(self.tr("Đã đọc thẻ, thiếu vài mục"))
            self.note.setText(self.tr("Cần gõ: {fields}").format(fields=text.listed(missing)))
        else:
            self._title.setText(self.tr("Đã đọc thẻ, đủ 6 mục") if whole else self.tr("Đã đọc thẻ"))
            self.note.setText(self.tr("Đối chiếu với người và thẻ"))
