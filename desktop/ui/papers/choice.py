"""What is printed and how: the papers of a dossier, title, copies, size of paper."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from desktop.domain.devices import PAPERS, PrintSettings
from desktop.domain.papers import PaperWanted
from desktop.printing.forms import form
from desktop.ui import theme
from desktop.ui.paper_services import PaperLook
from desktop.ui.papers.words import listed_name, paper_day
from desktop.ui.widgets import fields
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, Segmented, label
from desktop.ui.widgets.tables import Rows, table

MOST_COPIES = 5
_MOST_ROWS = 6


class Choice(QFrame):
    """The card at the right.

    Signals:
        wanted: a PaperWanted to look at.
        sized: another size of paper was chosen.
        printed: print what is looked at.
        saved: write it as a PDF.
        left: back to where one came from.
        setting: go to the settings of the printer.
    """

    wanted = Signal(object)
    sized = Signal(str)
    printed = Signal()
    saved = Signal()
    left = Signal()
    setting = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._look: PaperLook | None = None
        self._showing = False
        heads = [self.tr("Giấy tờ của hồ sơ"), self.tr("Ngày")]
        self.table = table(heads, [], [200, 108], stretch=0, name=self.tr("Giấy tờ của hồ sơ"))
        self.table.setTabKeyNavigation(False)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.title = fields.choice([], name=self.tr("Tiêu đề"))
        self.title.currentIndexChanged.connect(self._titled)
        self._title = fields.Field(self.tr("Tiêu đề"), self.title)
        self.copies = fields.count(1)
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setSuffix(self.tr(" bản"))
        self.copies.setFixedWidth(theme.current().px(96))
        self.copies.lineEdit().setAccessibleName(self.tr("Số bản"))
        self.paper = Segmented(list(PAPERS))
        self.paper.setFixedWidth(theme.current().px(140))
        self.paper.changed.connect(lambda index: self.sized.emit(PAPERS[index]))
        self._paper = fields.Field(self.tr("Khổ giấy"), self.paper)
        self.printer = label("", tone="2", wrap=True)
        change = Button(self.tr("Đặt máy in"), "link", size="control")
        change.clicked.connect(self.setting)
        self.note = label("", tone="warn", wrap=True)
        self.act = Button(self.tr("In"), "primary", "printer", "F9", size="button_large")
        self.act.clicked.connect(self.printed)
        self.file = Button(self.tr("Lưu PDF"), "secondary", "file")
        self.file.clicked.connect(self.saved)
        back = Button(self.tr("Quay lại"), "quiet", "", "Esc")
        back.clicked.connect(self.left)
        how = column(
            self._title,
            row(fields.Field(self.tr("Số bản"), self.copies), self._paper, None, gap=16),
            row((self.printer, 1), change),
            self.note,
            self.act,
            row(self.file, None, back),
            gap=8,
            margins=(15, 0, 15, 4),
        )
        self.setLayout(column(self.table, how, gap=8, margins=(1, 1, 1, 8)))

    @property
    def settings(self) -> PrintSettings:
        """How it is to be printed."""
        assert self._look is not None
        return PrintSettings(self._look.settings.printer, self.copies.value(), PAPERS[self.paper.chosen])

    def show_look(self, look: PaperLook, *, again: bool) -> None:
        """Show the papers of a dossier, with the one that is looked at chosen; `again` keeps what was set."""
        self._look, self._showing = look, True
        model = self.table.model()
        assert isinstance(model, Rows)
        model.set_rows([[listed_name(one), paper_day(one)] for one in look.papers])
        self.table.setFixedHeight(theme.current().px(32 + 36 * min(len(look.papers), _MOST_ROWS) + 2))
        place = next((n for n, one in enumerate(look.papers) if _same(one, look.wanted)), -1)
        if place >= 0:
            self.table.selectRow(place)
        described = form(look.wanted.form)
        self._title.setVisible(bool(described.titles))
        titles = {"": described.title, **described.titles}
        self.title.clear()
        for word, lines in titles.items():
            self.title.addItem(lines[-1].capitalize(), word)
        self.title.setCurrentIndex(max(self.title.findData(look.wanted.title), 0))
        self._paper.setVisible("A5" in described.papers)
        if not again:
            self.copies.setValue(look.settings.copies)
            self.paper.choose(PAPERS.index(look.settings.paper))
        name = look.settings.printer or self.tr("máy in mặc định")
        self.printer.setText(self.tr("In ra: {printer}").format(printer=name))
        told = self.tr("Đã in {count} lần. Bản in này có dòng “BẢN IN LẠI” và giờ in.", None, look.printed).format(
            count=look.printed
        )
        self.note.setText(told if look.printed else "")
        self.note.setVisible(look.printed > 0)
        self._showing = False

    def _chosen(self) -> None:
        number = self.table.currentIndex().row()
        if self._look is None or self._showing or not 0 <= number < len(self._look.papers):
            return
        if not _same(self._look.papers[number], self._look.wanted):
            self.wanted.emit(self._look.papers[number])

    def _titled(self) -> None:
        if self._look is not None and not self._showing:
            self.wanted.emit(replace(self._look.wanted, title=self.title.currentData() or ""))


def _same(one: PaperWanted, other: PaperWanted) -> bool:
    return (one.form, one.dossier, one.at) == (other.form, other.dossier, other.at)
