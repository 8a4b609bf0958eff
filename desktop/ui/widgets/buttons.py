"""Buttons that paint icon, words and, discreetly, their key."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.widgets import icons

_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})

PADS = {"quiet": 8, "choice": 8, "nav": 8, "segment": 6, "tab": 4, "link": 0}


class Button(QPushButton):
    """A push button that paints icon, text and, discreetly, its key; Enter presses it as the space bar does."""

    def __init__(self, text: str, kind: str = "secondary", icon: str = "", key: str = "", size: str = "button") -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self._icon, self._key = icon, key
        self._badge = ""
        self._edge_key = kind == "nav"
        self.setFixedHeight(theme.current().px(theme.TOKENS["size_px"][size]))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def key(self) -> str:
        """The key that is painted on it; empty for none."""
        return self._key

    def set_badge(self, text: str) -> None:
        """Show a small figure in place of the key; empty takes it away."""
        if text != self._badge:
            self._badge = text
            self.updateGeometry()
            self.update()

    def set_key(self, key: str) -> None:
        """Show another key, or none."""
        self._key = key
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def _paint_key(self, painter: QPainter, x: int, colour: QColor) -> None:
        t = theme.current()
        font = self.font()
        font.setWeight(font.Weight.Normal)
        painter.setFont(font)
        rect = QRectF(x + 0.5, (self.height() - t.px(22)) / 2 + 0.5, self._key_width() - 1, t.px(22) - 1)
        kind = self.property("kind")
        ink = t.colour("rail-muted") if kind == "nav" else QColor(colour)
        edge = QColor(ink)
        edge.setAlpha(110)
        if kind not in {"nav", "primary"}:
            ink, edge = t.colour("text-3"), t.colour("line")
        side = Qt.AlignmentFlag.AlignRight if kind == "nav" else Qt.AlignmentFlag.AlignHCenter
        if kind != "nav":
            painter.setPen(QPen(edge, 1))
            painter.drawRoundedRect(rect, t.px(4), t.px(4))
        painter.setPen(ink if self.isEnabled() else colour)
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, self._key)

    def _paint_badge(self, painter: QPainter, colour: QColor) -> None:
        t = theme.current()
        nav = self.property("kind") == "nav"
        width = self._badge_width()
        rect = QRectF(self.width() - width - t.px(2 if nav else 6), (self.height() - t.px(22)) / 2, width, t.px(22))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour("rail-mark" if nav else "sunken"))
        painter.drawRoundedRect(rect, t.px(11), t.px(11))
        painter.setPen(t.colour("rail" if nav else "text-2"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._badge)

    def _badge_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._badge) + theme.current().px(12)

    def _key_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._key) + theme.current().px(10)

    def _strong_width(self, text: str) -> int:
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        return QFontMetrics(font).horizontalAdvance(text) + 2

    def _text_colour(self) -> QColor:
        c, kind = theme.current().colour, self.property("kind")
        if not self.isEnabled():
            return c("disabled-text")
        if kind == "primary":
            return c("on-accent")
        if kind == "nav":
            return QColor("#FFFFFF") if self.isChecked() else c("rail-text")
        if kind in {"quiet", "link"} or self.isChecked():
            return c("accent")
        if kind == "danger":
            return c("late")
        return c("text-2") if kind in {"tab", "segment"} else c("text")

    def sizeHint(self) -> QSize:
        px = theme.current().px
        self.ensurePolished()
        kind = self.property("kind")
        plain = kind in {"quiet", "link"}
        # Others may become strong while they are chosen; one that never does would stand off its own edge.
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2 if plain else self._strong_width(self.text())
        width = 2 * px(PADS.get(kind, 12)) + words
        if self._icon:
            width += px(20) + (px(8) if self.text() else 0)
        if self._badge:
            # On the rail it stands nearer to the edge than words do.
            width += px(4) + self._badge_width() - (px(6) if self._edge_key else 0)
        elif self._key:
            width += px(8) + self._key_width()
        return QSize(width, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        elif self.isChecked() and self.property("kind") == "segment":
            # A segment that is chosen already: on to what comes after it, as from any field.
            self.focusNextPrevChild(True)
        elif not event.isAutoRepeat():
            # Held down it presses once: what it opens may be a button again.
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        with painter:
            self._paint(painter)

    def _paint(self, painter: QStylePainter) -> None:
        t = theme.current()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        # The ring shows the focus; the style's own frame would grey the words.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._text_colour()
        font = self.font()
        font.setBold(False)
        strong = self.isChecked() or self.property("kind") == "primary"
        font.setWeight(font.Weight.DemiBold if strong else font.Weight.Normal)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        gap, side = t.px(8), t.px(20)
        text_width = metrics.horizontalAdvance(self.text())
        width = text_width + ((side + (gap if self.text() else 0)) if self._icon else 0)
        if self._key and not self._edge_key:
            width += gap + self._key_width()
        kind = self.property("kind")
        x = t.px(8) if kind in {"choice", "nav"} else 0 if kind == "link" else (self.width() - width) // 2
        if self._icon:
            icons.draw(painter, self._icon, colour.name(), QRectF(x, (self.height() - side) / 2, side, side))
            x += side + (gap if self.text() else 0)
        painter.setPen(colour)
        painter.drawText(QRect(x, 0, text_width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._badge:
            self._paint_badge(painter, colour)
        elif self._key:
            cap_x = self.width() - self._key_width() - t.px(8) if self._edge_key else x + text_width + gap
            self._paint_key(painter, cap_x, colour)


class IconButton(Button):
    """Square quiet button; its name is read out and shown as a tip."""

    def __init__(self, icon: str, name: str, size: str = "control") -> None:
        super().__init__("", "quiet", icon, size=size)
        self._side = theme.current().px(theme.TOKENS["size_px"][size])
        self.set_words("")
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_words(self, words: str) -> None:
        """Show words beside the icon where there is room for them; none: square again."""
        self.setText(words)
        self.setFixedWidth(self.sizeHint().width() if words else self._side)

    def sizeHint(self) -> QSize:
        return super().sizeHint() if self.text() else QSize(self._side, self.minimumHeight())


class Segmented(QWidget):
    """One of a few, in a row; arrow keys move.

    Signals:
        changed: index of the one now chosen, by a person.
    """

    changed = Signal(int)

    def __init__(self, options: list[str], chosen: int = 0, icons_: list[str] | None = None) -> None:
        super().__init__()
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        self.group = QButtonGroup(self)
        for i, text in enumerate(options):
            button = Button(text, "segment", (icons_ or [""] * len(options))[i], size="control")
            button.setProperty("edge", "first" if i == 0 else "last" if i == len(options) - 1 else "middle")
            button.setCheckable(True)
            button.setChecked(i == chosen)
            button.setAccessibleName(text)
            self.group.addButton(button, i)
            lay.addWidget(button, 1)
        self._last = chosen
        self._stop_at(chosen)
        self.group.idToggled.connect(self._toggled)

    @property
    def chosen(self) -> int:
        """Index of the one that is chosen."""
        return self.group.checkedId()

    def choose(self, index: int) -> None:
        """Choose without telling anyone."""
        self._last = index
        self.group.button(index).setChecked(True)
        self._stop_at(index)

    def _toggled(self, index: int, checked: bool) -> None:
        if checked and index != self._last:
            self._last = index
            self._stop_at(index)
            self.changed.emit(index)

    def _stop_at(self, index: int) -> None:
        """Tab stops at the chosen one; arrow keys reach the others."""
        for button in self.group.buttons():
            chosen = self.group.id(button) == index
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.group.button(index))
