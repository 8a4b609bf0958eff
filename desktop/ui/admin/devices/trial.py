"""Thử máy đọc: what a scan gave, what is wrong with it, and what to set. Opens no dossier and keeps nothing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame

from desktop.domain.scans import diagnose
from desktop.ui.admin.devices.words import advice, field_word, shown, verdict
from desktop.ui.admin.sections import reveal
from desktop.ui.dossier.sides import Slot
from desktop.ui.widgets import fields, icons
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import banner, fact, label, section

TYPED_MS = 400
"""After so long without a key, what stands in the field was sent without Enter."""


class Trial(QFrame):
    """A field that scans are tried in."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.line = fields.line("", self.tr("Quét thẻ căn cước hoặc giấy hẹn"))
        self.line.setMaxLength(4000)
        self._field = fields.Field(self.tr("Ô thử"), self.line)
        self._said = Slot(gap=8)
        self._timer = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._timer.timeout.connect(self._typed)
        # What the wedge filter takes for typing lands here, as it would in any field.
        self.line.textEdited.connect(lambda _: self._timer.start())
        self.line.returnPressed.connect(self._typed)
        note = self.tr("Ở mục này quét gì cũng chỉ là thử: không hồ sơ nào mở ra, không gì được lưu.")
        self.setLayout(
            column(
                section(self.tr("Thử máy đọc")),
                label(note, tone="2", wrap=True),
                self._field,
                self._said,
                gap=8,
                margins=(16, 8, 16, 12),
            )
        )

    def take_focus(self) -> None:
        """The field."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, scan: str) -> None:
        """Show what a scan gave."""
        self._timer.stop()
        self.line.clear()
        found = diagnose(scan)
        tone, sentence = verdict(found)
        items: list[Any] = [banner(tone, sentence)]
        for cause in found.causes:
            wrong, remedy = advice(cause)
            sign = icons.icon_label("arrow-right", "info", 16)
            line = row(sign, (label(f"{wrong} {remedy}", wrap=True), 1), gap=8, margins=(4, 0, 4, 0))
            line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
            items.append(line)
        items += [fact(field_word(name), shown(name, value), name_width=136) for name, value in found.fields]
        self._said.put(*items)
        self.setAccessibleDescription(" ".join([sentence, *(" ".join(advice(cause)) for cause in found.causes)]))
        reveal(self)

    def clear(self) -> None:
        """Forget what was tried: it names a person."""
        self._timer.stop()
        self.line.clear()
        self._said.put()
        self.setAccessibleDescription("")

    def _typed(self) -> None:
        typed = self.line.text().strip()
        if typed:
            self.take(typed)
