"""Người dùng: who works on this machine; add, change, new password, remove."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView

from desktop.ui import theme
from desktop.ui.admin.panel import Panel
from desktop.ui.admin.person_forms import Form, add_form, change_form, password_form, remove_form, return_form
from desktop.ui.admin.reading import Person, read_people, role_word
from desktop.ui.admin.sections import Section, Turning
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets.layout import column
from desktop.ui.widgets.parts import Button, card, label, section
from desktop.ui.widgets.tables import Rows, table
from desktop.usecases.explain_error import Explanation

_MOST_ROWS = 8
_ID, _ROLE = 1, 2


class PeopleSection(Section):
    """People of this machine."""

    words = str(QT_TRANSLATE_NOOP("AdminSections", "Người dùng"))
    icon = "users"
    roles = ("administrator",)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._people: tuple[Person, ...] = ()
        self._form: Form | None = None
        self._then = ""
        self._latest = Latest()
        heads = [self.tr("Họ và tên"), self.tr("Mã"), self.tr("Vai trò"), self.tr("Tình trạng")]
        self.table: QTableView = table(heads, [], [200, 120, 190, 172], stretch=0, name=self.tr("Người dùng máy này"))
        self.table.setTabKeyNavigation(False)
        self.table.activated.connect(lambda _: self._open_change())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_actions())
        self._count = label("", tone="3")
        self.add = self._button(self.tr("Thêm người dùng"), "primary", "plus", "F9")
        self.change = self._button(self.tr("Sửa"), "secondary", "edit", "Enter")
        self.password = self._button(self.tr("Đặt mật khẩu mới"), "secondary", "lock")
        self.remove = self._button(self.tr("Gỡ"), "danger", "minus", "Del")
        self.bring_back = self._button(self.tr("Cho dùng lại"), "secondary", "undo", "Enter")
        self.add.clicked.connect(lambda: self._open(add_form(self._people)))
        self.change.clicked.connect(self._open_change)
        self.password.clicked.connect(lambda: self._open_for(password_form))
        self.remove.clicked.connect(lambda: self._open_for(remove_form))
        self.bring_back.clicked.connect(lambda: self._open_for(return_form))
        self._trouble = Slot()
        self.panel = Panel()
        self.panel.confirmed.connect(self._do)
        self.panel.left.connect(self._closed)
        self._actions = Turning(self.add, self.change, self.password, self.remove, self.bring_back, None)
        body = column(
            section(self.tr("Người dùng máy này"), self._count),
            self.table,
            self._actions,
            gap=8,
            margins=(16, 8, 16, 12),
        )
        self.setLayout(column(self._trouble, card(body), self.panel, None, gap=12))
        self._show_actions()

    def _button(self, words: str, kind: str, icon: str, key: str = "") -> Button:
        return Button(words, kind, icon, key)

    def read(self) -> None:
        """Read the people anew."""
        self.services.runner.run(read_people, done=self._latest.wrap(self._show), failed=self._failed)

    def take_focus(self) -> None:
        """The list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_action(self) -> None:
        """F9: confirm what is asked, or add somebody."""
        if self.panel.open:
            self.panel.confirm()
        else:
            self._open(add_form(self._people))

    def escape(self) -> bool:
        """Leave the panel."""
        was_open = self.panel.open
        self.panel.leave()
        return was_open

    def leave(self) -> None:
        """What was typed goes with the panel."""
        if not self.panel.busy:
            self.panel.shut()
            self._form = None
            self._actions.setVisible(True)

    @property
    def chosen(self) -> Person | None:
        """The person of the current line."""
        index = self.table.currentIndex().row()
        return self._people[index] if 0 <= index < len(self._people) else None

    def _failed(self, words: Explanation) -> None:
        self._trouble.put(trouble(words))

    def _show(self, people: tuple[Person, ...]) -> None:
        self._trouble.put()
        kept = self._then or (self.chosen.id if self.chosen else "")
        self._people, self._then = people, ""
        model = self.table.model()
        assert isinstance(model, Rows)
        model.set_rows([[p.name, p.id, role_word(p.role), p.state] for p in people])
        at = next((n for n, person in enumerate(people) if person.id == kept), 0)
        self.table.selectRow(at)
        shown = min(len(people), _MOST_ROWS)
        self.table.setFixedHeight(theme.current().px(32 + 36 * shown + 2))
        active = sum(person.active for person in people)
        self._count.setText(self.tr("{count} người đang dùng").format(count=active))
        self._show_actions()

    def _show_actions(self) -> None:
        """Only what can be done with the person of the current line."""
        person = self.chosen
        active, gone = person is not None and person.active, person is not None and not person.active
        myself = person is not None and person.id == self.services.session.user
        self.change.setVisible(active)
        # One's own is changed with the old one, so that nobody does it at a counter left alone.
        self.password.setVisible(active and not myself)
        self.remove.setVisible(active)
        self.bring_back.setVisible(gone)

    def _open_change(self) -> None:
        person = self.chosen
        if person is not None:
            self._open(change_form(person) if person.active else return_form(person))

    def _open_for(self, make: Callable[[Person], Form]) -> None:
        person = self.chosen
        if person is not None:
            self._open(make(person))

    def _open(self, form: Form) -> None:
        self._form = form
        self._actions.setVisible(False)
        self.panel.ask(form.asks)

    def _closed(self) -> None:
        self._form = None
        self._actions.setVisible(True)
        self.take_focus()

    def _do(self) -> None:
        form = self._form
        request = form.request() if form is not None else None
        if form is None or request is None:
            return
        self.panel.begin()
        self._then = form.user()
        self.services.runner.run(form.action, request, done=self._done, failed=self._refused)

    def _done(self, _: object) -> None:
        form = self._form
        self.panel.shut()
        self._closed()
        if form is None:
            return
        self.notify.emit("ok", form.done())
        if form.ends_session(self.services.session.user):
            self.services.lock()

    def _refused(self, words: Explanation) -> None:
        self._then = ""
        wrong = self._form.wrong_field(words.code) if self._form is not None else None
        self.panel.refuse(words, wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and self.remove.isVisible():
            self._open_for(remove_form)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = theme.current().below("two_columns", self.window().width())
        for hidden in (_ID, _ROLE):
            self.table.setColumnHidden(hidden, narrow)
        self._count.setVisible(not narrow)
        super().resizeEvent(event)
