"""Trợ giúp: contents at the left, a chapter at the right, a field that finds words without marks."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.domain.manual import Chapter, search
from desktop.domain.vietnamese import words
from desktop.ui import language, theme
from desktop.ui.help.reader import Reader
from desktop.ui.keys import table
from desktop.ui.widgets.field_icon import put_icon
from desktop.ui.widgets.layout import column, leave_out_unless, row
from desktop.ui.widgets.parts import Button, card, label

_KEYS_PLACE = "{phim}"


class Handbook(QWidget):
    """The manual; it needs nothing but its chapters.

    Signals:
        left: back to what was done before.
    """

    left = Signal()

    def __init__(self, back: str, key: str) -> None:
        """Args: words and key of the way back."""
        super().__init__()
        self._chapters: tuple[Chapter, ...] = ()
        self._target = self._wanted = ""
        self.field = _Search()
        self.field.setPlaceholderText(self.tr("Tìm, không cần dấu"))
        self.field.setAccessibleName(self.tr("Tìm trong trợ giúp"))
        self.field.setFixedHeight(theme.current().px(32))
        put_icon(self.field, "search", "text-3")
        self.field.textChanged.connect(self._search)
        self.field.down.connect(self._to_list)
        self.reader = Reader()
        self.list = _Contents()
        self.list.setAccessibleName(self.tr("Mục lục trợ giúp"))
        self.list.currentItemChanged.connect(lambda item, _: self._open(item))
        self.list.entered_by_key.connect(lambda: self.reader.setFocus(Qt.FocusReason.OtherFocusReason))
        self._nothing = label("", tone="2", wrap=True)
        self._nothing.setVisible(False)
        self.reader.setAccessibleName(self.tr("Nội dung"))
        self.reader.anchorClicked.connect(self._follow)
        self.back = Button(back, "secondary", "chevron-left", key)
        self.back.clicked.connect(self.left)
        # One chapter speaks otherwise: the table of keys is made by the program.
        self.language = label(self.tr("Sách hướng dẫn bằng tiếng Việt."), tone="2", wrap=True)
        leave_out_unless(language.current() != language.VIETNAMESE, self.language)
        side = column(
            self.language, self.field, self._nothing, (self.list, 1), self.back, gap=8, margins=(12, 12, 12, 12)
        )
        self._side = card(side)
        reading = card(column(self.reader, margins=(1, 1, 1, 1)))
        self._row = row(self._side, (reading, 1), gap=12, margins=(16, 12, 16, 12))
        self.setLayout(self._row)

    @property
    def chapter(self) -> str:
        """Id of the chapter that is shown; empty before there is one."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if self.list.count() else ""

    def begin(self) -> None:
        """Search has the focus."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_chapter(self, chapter: str) -> None:
        """Open a chapter, by `id` or `id#heading`."""
        self._target, self._wanted = chapter, chapter.partition("#")[0]
        self.field.clear()
        self._select()

    def take(self, chapters: tuple[Chapter, ...]) -> None:
        """The chapters, in order."""
        self._chapters = chapters
        self._search()
        self._select()

    def _select(self) -> None:
        """Choose the chapter that is wanted, once the manual is there."""
        for number in range(self.list.count()):
            item = self.list.item(number)
            if item.data(Qt.ItemDataRole.UserRole) == self._wanted:
                if self.list.currentItem() is item:
                    self._open(item)
                self.list.setCurrentItem(item)
                self._wanted = ""
                return

    def _search(self, _text: str = "") -> None:
        shown, wanted = self.chapter, self.field.text()
        hits = search(self._chapters, wanted)
        self.list.blockSignals(True)
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(hit.chapter.title + (f"\n{hit.snippet}" if hit.snippet else ""))
            item.setData(Qt.ItemDataRole.UserRole, hit.chapter.id)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._nothing.setVisible(bool(self._chapters) and not hits)
        self._nothing.setText(self.tr("Không có mục nào chứa “{typed}”. Thử một từ khác.").format(typed=wanted.strip()))
        kept = next((n for n, hit in enumerate(hits) if hit.chapter.id == shown), 0)
        if hits:
            self.list.setCurrentRow(0 if wanted.strip() else kept)

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        found = next((one for one in self._chapters if one.id == item.data(Qt.ItemDataRole.UserRole)), None)
        if found is None:
            return
        body = found.text.replace(_KEYS_PLACE, table())
        self.reader.show_markdown(f"# {found.title}\n\n{body}")
        self.reader.mark(words(self.field.text()))
        target, _, heading = self._target.partition("#")
        if heading and target == found.id:
            self.reader.go_to(heading)
            self._target = ""

    def _follow(self, link: QUrl) -> None:
        """A link within the manual; others are not opened."""
        self.show_chapter(link.toString())

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.field.text():
            self.field.clear()
            self.begin()
        else:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        t = theme.current()
        narrow = t.below("two_columns", self.window().width())
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        anything = 16_777_215
        self._side.setMaximumWidth(anything if narrow else t.px(300))
        self._side.setMinimumWidth(0 if narrow else t.px(300))
        self._side.setMaximumHeight(t.px(220) if narrow else anything)
        super().resizeEvent(event)


class _Search(QLineEdit):
    """Signals: down: on to the contents."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class _Contents(QListWidget):
    """Signals: entered_by_key: Enter on a chapter."""

    entered_by_key = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setProperty("contents", "true")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self.entered_by_key.emit()
        else:
            super().keyPressEvent(event)
