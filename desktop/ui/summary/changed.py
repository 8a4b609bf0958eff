"""What is said of a day that was closed and is no longer what it was then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from desktop.domain.report_models import Summary
from desktop.ui import text
from desktop.ui.widgets.parts import Button, banner


def changed_banner(summary: Summary, close_again: Callable[[], None]) -> QFrame | None:
    """Which figures differ from those that were closed, with the way to close again; None where none does."""
    if summary.closed is None or not summary.changed_since:
        return None
    translate, then, now = QCoreApplication.translate, summary.closed, summary.now
    pairs = (
        (translate("ClosedDay", "tiếp nhận"), then.received, now.received, text.number),
        (translate("ClosedDay", "đã giải quyết"), then.settled, now.settled, text.number),
        (translate("ClosedDay", "phí"), then.fees_vnd, now.fees_vnd, text.amount),
    )
    differ = [f"{name} {said(before)} → {said(after)}" for name, before, after, said in pairs if before != after]
    words = translate("ClosedDay", "Số liệu đã khác lúc chốt: {changes}. Chốt lại để ghi số mới và xuất lại tệp.")
    again = Button(translate("ClosedDay", "Chốt lại"), "quiet", "lock", size="control")
    again.setAccessibleName(translate("ClosedDay", "Chốt lại ngày này và xuất lại tệp"))
    again.clicked.connect(close_again)
    return banner("warn", words.format(changes=", ".join(differ)), again)
