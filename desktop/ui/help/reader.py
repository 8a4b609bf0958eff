"""A chapter on the screen: Markdown in the type of the program, words that were looked for marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from desktop.domain.manual import even_fold
from desktop.domain.vietnamese import words
from desktop.ui import theme


class Reader(QTextBrowser):
    """Shows one chapter; links are given to the page, nothing is fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("reader", "true")

    def show_markdown(self, text: str) -> None:
        """Show a chapter from its beginning."""
        t = theme.current()
        document = self.document()
        document.setDefaultFont(t.font())
        document.setDocumentMargin(t.px(20))
        self.setExtraSelections([])
        self.setMarkdown(text)
        self._lay_out()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def mark(self, wanted: Sequence[str]) -> None:
        """Mark words wherever they stand, with or without marks, and go to the first."""
        selections = []
        t = theme.current()
        for block in self._blocks():
            plain = even_fold(block.text())
            for word in wanted:
                at = plain.find(word)
                while at >= 0:
                    selection = QTextEdit.ExtraSelection()
                    cursor = QTextCursor(block)
                    cursor.setPosition(block.position() + at)
                    cursor.setPosition(block.position() + at + len(word), QTextCursor.MoveMode.KeepAnchor)
                    form = QTextCharFormat()
                    form.setBackground(t.colour("warn-soft"))
                    form.setForeground(t.colour("text"))
                    form.setFontUnderline(True)
                    selection.cursor, selection.format = cursor, form
                    selections.append(selection)
                    at = plain.find(word, at + len(word))
        self.setExtraSelections(selections)

    def go_to(self, heading: str) -> None:
        """Go to a heading by its words without marks, joined by hyphens."""
        for block in self._blocks():
            if block.blockFormat().headingLevel() and "-".join(words(block.text())).startswith(heading):
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top - theme.current().px(8)))
                self.setTextCursor(QTextCursor(block))
                return

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _lay_out(self) -> None:
        """Room between lines, headings of the program's sizes, tables with hairlines."""
        # One edit: the text is laid out once, not after each of its lines.
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        self._give_shape()
        whole.endEditBlock()

    def _give_shape(self) -> None:
        t = theme.current()
        sizes = {1: t.pt("title"), 2: t.pt("section")}
        for block in self._blocks():
            cursor = QTextCursor(block)
            form = QTextBlockFormat(block.blockFormat())
            level = form.headingLevel()
            form.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if level:
                form.setTopMargin(t.px(0 if level == 1 else 14))
                form.setBottomMargin(t.px(6))
            elif cursor.currentTable() is not None:
                form.setTopMargin(0)
                form.setBottomMargin(0)
            else:
                form.setBottomMargin(t.px(2 if block.textList() is not None else 8))
            cursor.setBlockFormat(form)
            self._letter(block, sizes.get(level, t.pt("body")), heading=bool(level))
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                looks = frame.format().toTableFormat()
                looks.setBorder(1)
                looks.setBorderBrush(t.colour("line"))
                looks.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                looks.setBorderCollapse(True)
                looks.setCellPadding(t.px(5))
                looks.setCellSpacing(0)
                looks.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                frame.setFormat(looks)

    @staticmethod
    def _letter(block: QTextBlock, size: float, *, heading: bool) -> None:
        """The program's sizes, and its one strong weight."""
        fragments = block.begin()
        places = []
        while not fragments.atEnd():
            places.append(fragments.fragment())
            fragments += 1
        for fragment in places:
            letters = fragment.charFormat()
            if not heading and letters.fontWeight() <= QFont.Weight.Medium:
                continue
            letters.clearProperty(QTextCharFormat.Property.FontSizeAdjustment.value)
            letters.setFontPointSize(size)
            letters.setFontWeight(QFont.Weight.DemiBold)
            cursor = QTextCursor(block)
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(letters)
