"""Looks for cut text and nameless controls on a window, as a person with a ruler would."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.widgets.buttons import Button


def cut_texts(window: QWidget) -> list[str]:
    """Every label, button and field whose words do not fit, or that lies outside the window."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        found += [f"{fault}: {_words(widget)}" for fault in _faults(widget)]
        if isinstance(widget, QLabel | QAbstractButton) and not _scrolled(widget):
            place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
            if not window.rect().contains(place):
                found.append(f"outside: {_words(widget)}")
    return found


def nameless(window: QWidget) -> list[str]:
    """Every control that can have the focus and says nothing to a screen reader."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox | QAbstractScrollArea)
        and widget.focusPolicy().value
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]


def _words(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def _faults(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel):
        return _label_faults(widget)
    if isinstance(widget, Button):
        return ["cut"] if widget.text() and widget.sizeHint().width() > widget.width() + 1 else []
    if isinstance(widget, QLineEdit):
        return _field_faults(widget)
    if isinstance(widget, QTableView):
        return head_faults(widget)
    if isinstance(widget, QComboBox):
        need = _advance(widget, widget.currentText()) + theme.current().px(38)
        return ["cut"] if need > widget.width() + 1 else []
    return []


def head_faults(table: QTableView) -> list[str]:
    head, model, across = table.horizontalHeader(), table.model(), Qt.Orientation.Horizontal
    found = []
    for section in range(head.count()) if head.isVisible() and model is not None else ():
        words = str(model.headerData(section, across) or "")
        if head.isSectionHidden(section) or not words:
            continue
        lines = int(model.headerData(section, across, Qt.ItemDataRole.TextAlignmentRole) or 0)
        edges = theme.current().px(24 if section == 0 else 16)
        inner = QRect(0, 0, head.sectionSize(section) - edges, head.height())
        drawn = head.fontMetrics().boundingRect(inner, lines & Qt.TextFlag.TextWordWrap.value, words)
        if drawn.width() > inner.width() + 1 or drawn.height() > inner.height():
            found.append(f"heading {words} cut")
    return found


def _label_faults(widget: QLabel) -> list[str]:
    if not widget.text():
        return []
    if widget.wordWrap():
        return ["lines cut"] if widget.heightForWidth(widget.width()) > widget.height() + 1 else []
    return ["cut"] if widget.sizeHint().width() > widget.width() + 1 else []


def _field_faults(widget: QLineEdit) -> list[str]:
    if isinstance(widget.parent(), QAbstractSpinBox) or widget.echoMode() != QLineEdit.EchoMode.Normal:
        return []
    margins = widget.textMargins()
    extra = theme.current().px(18 + (28 if widget.actions() else 0)) + margins.left() + margins.right()
    need = _advance(widget, widget.text() or widget.placeholderText()) + extra
    return ["cut"] if need > widget.width() + 1 else []


def _advance(widget: QWidget, text: str) -> float:
    return QFontMetricsF(widget.font()).horizontalAdvance(text)


def _scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False
