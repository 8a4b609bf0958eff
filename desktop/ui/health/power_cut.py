"""Thử mất điện in words: what was proved, and what no program can prove."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from desktop.domain.health import OK, TOO_FAST_MS, WARN, Rehearsal, of_rehearsal
from desktop.ui import text
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import label


def sentences(rehearsal: Rehearsal, when: Callable[[datetime], str]) -> list[tuple[str, str]]:
    """Icon and sentence of each line; `when` writes an instant."""
    translate = QCoreApplication.translate
    now, earlier = rehearsal.now, rehearsal.earlier
    told = []
    if now.whole == now.written:
        words = translate("PowerCut", "Đã ghi {count} mẫu, cái nào máy báo xong thì đọc lại đúng từng byte.")
        told.append(("check-circle", words.format(count=now.written)))
    else:
        words = translate(
            "PowerCut", "Ghi {count} mẫu, đọc lại chỉ đúng {whole}. Ổ đĩa chưa tin được; báo người phụ trách."
        )
        told.append(("alert", words.format(count=now.written, whole=now.whole)))
    if earlier is not None and earlier.whole == earlier.written:
        words = translate("PowerCut", "Mẫu của lần thử {time}: {whole}/{count} vẫn nguyên.")
        told.append(("check-circle", words.format(time=when(earlier.at), whole=earlier.whole, count=earlier.written)))
    elif earlier is not None:
        words = translate(
            "PowerCut", "Mẫu của lần thử {time} chỉ còn {whole}/{count}: ổ đĩa làm mất thứ nó báo đã ghi."
        )
        told.append(("alert", words.format(time=when(earlier.at), whole=earlier.whole, count=earlier.written)))
    pace = text.decimal(rehearsal.sync_ms, 2), text.decimal(rehearsal.slowest_ms, 1)
    words = translate("PowerCut", "Mỗi lần ghi xuống đĩa mất {usual} ms, lâu nhất {slowest} ms.").format(
        usual=pace[0], slowest=pace[1]
    )
    if rehearsal.sync_ms < TOO_FAST_MS:
        words += " " + translate("PowerCut", "Nhanh khác thường: có thể đĩa chỉ giữ trong bộ nhớ tạm.")
    told.append(("clock", words))
    told.append(
        (
            "info",
            translate(
                "PowerCut",
                "Điều này chưa chứng minh: đĩa có giữ được khi mất điện thật hay không, vì chương trình chỉ biết điều "
                "ổ đĩa báo lại. Muốn chắc: chốt ngày xong, thử ở đây, rút điện máy ngay, mở lại rồi thử lần nữa; dòng "
                "“lần thử …” cho biết có mất gì không.",
            ),
        )
    )
    return told


def panel(rehearsal: Rehearsal, when: Callable[[datetime], str]) -> QFrame:
    """The result as a banner."""
    frame = QFrame()
    level = of_rehearsal(rehearsal)
    frame.setProperty("banner", level)
    tone = {OK: "ok", WARN: "warn"}.get(level, "late")
    told = sentences(rehearsal, when)
    rows = [
        row(icons.icon_label(icon, "info" if icon in {"info", "clock"} else tone, 16), (label(words, wrap=True), 1))
        for icon, words in told
    ]
    frame.setLayout(column(*rows, gap=4, margins=(12, 8, 12, 8)))
    frame.setAccessibleName(" ".join(words for _, words in told))
    return frame
