"""Keys of Tiếp nhận that hold wherever the focus is on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.ui.intake.page import IntakePage


def bind_keys(page: IntakePage) -> None:
    """All keys of the page but F9 and Esc, which the window and the page itself hear."""
    more = partial(page.save, True)
    choices = {f"Ctrl+{n}": partial(page.one.address_card.choose, n - 1) for n in range(1, 10)}
    moves = {"F6": partial(page.zones.jump, 1), "Shift+F6": partial(page.zones.jump, -1)}
    bind(page, {"Ctrl+Return": more, "Ctrl+Enter": more, "Ctrl+T": page.two.tick_required})
    bind(page, {"Ctrl+D": partial(page.visit.scan, page.open_scans)})
    bind(page, {"F1": page.show_help, "Ctrl+G": page.aside_key, **moves, **choices})


def bind(page: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Let keys act once a press while the focus is within a page."""
    for key, act in acts.items():
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
