"""An icon at the left end of a field that grows with the text; one of Qt's own actions stays 16 px."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLineEdit

from desktop.ui import theme
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import row

_EDGE, _GAP = 10, 8


def put_icon(edit: QLineEdit, name: str, colour: str, size: int = 16) -> None:
    """Draw an icon of a size at 100 % into a field; after what stands at its right end."""
    t, sign = theme.current(), icons.icon_label(name, colour, size)
    sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    if edit.layout() is None:
        edit.setLayout(row(None))
    inside = edit.layout()
    assert isinstance(inside, QBoxLayout)
    inside.insertWidget(0, sign)
    margins = inside.contentsMargins()
    margins.setLeft(t.px(_EDGE))
    inside.setContentsMargins(margins)
    kept = edit.textMargins()
    kept.setLeft(t.px(size + _GAP))
    edit.setTextMargins(kept)
