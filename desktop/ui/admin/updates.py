"""Cập nhật: where newer versions are looked for, what is there, and fetching it for the next start."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal

from desktop.ui import language, text
from desktop.ui.admin.sections import Section, Turning
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.sign_in.ways import Progress
from desktop.ui.widgets import fields
from desktop.ui.widgets.file_choice import choose_folder
from desktop.ui.widgets.layout import column
from desktop.ui.widgets.parts import Button, banner, card, label, section
from desktop.usecases.change_setting import ChangeSetting, change_setting
from desktop.usecases.explain_error import Explanation
from desktop.usecases.view_settings import MachineSettings, view_settings

if TYPE_CHECKING:
    from desktop.updates.place import Offer


class UpdatesSection(Section):
    """One button leads on: look, fetch, start the new one."""

    name = "updates"
    words = str(QT_TRANSLATE_NOOP("AdminSections", "Cập nhật"))
    icon = "download"
    roles = ("administrator", "leader")

    _came = Signal(int, int)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._kept = self._ready = ""
        self._offer: Offer | None = None
        self._stop: Event | None = None
        self._busy = False
        self._latest, self._latest_ready = Latest(), Latest()
        self._trouble, self._said = Slot(), Slot()
        self.place = fields.line("", self.tr("thư mục, hoặc https://…"))
        self.place.textChanged.connect(lambda _: self._changed())
        self.place.returnPressed.connect(self.main_action)
        self._field = fields.Field(self.tr("Nơi tìm bản mới"), self.place)
        self.choose = Button(self.tr("Chọn thư mục…"), "secondary", "usb")
        self.choose.clicked.connect(self._choose)
        self.act = Button("", "primary", "download", "F9")
        self.act.clicked.connect(self.main_action)
        self.drop = Button(self.tr("Thôi cập nhật"), "quiet", "x")
        self.drop.clicked.connect(self._drop)
        self.progress = Progress(stoppable=True)
        self.progress.stop.set_key("Esc")
        self.progress.stop.clicked.connect(self.escape)
        self._came.connect(self.progress.tell, Qt.ConnectionType.QueuedConnection)
        now = self.tr("Đang dùng bản {version}.").format(version=services.updates.version)
        note = self.tr(
            "Chỉ tìm và tải khi bạn bấm. Bản mới phải có chữ ký của nơi phát hành, tự chạy thử trên máy này trước khi "
            "được dùng; không xong thì máy vẫn dùng bản cũ. Dữ liệu được sao lưu trước."
        )
        self._source = label("", tone="2", wrap=True)
        body = column(
            section(self.tr("Cập nhật chương trình")),
            label(now),
            label(note, tone="2", wrap=True),
            self._source,
            self._field,
            self._said,
            self.progress,
            Turning(self.act, self.choose, self.drop, None),
            gap=8,
            margins=(16, 8, 16, 12),
        )
        self.setLayout(column(self._trouble, card(body), None, gap=12))
        self._show()

    def read(self) -> None:
        """Where to look, and whether something waits already."""
        self.services.runner.read(view_settings, done=self._latest.wrap(self._show_settings), failed=self._failed)
        self.services.updates.waiting(self._latest_ready.wrap(self._show_waiting))

    def take_focus(self) -> None:
        """The place while there is none, else the button."""
        wanted = self.act if self.place.text() else self.place
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_action(self) -> None:
        """F9: the next step on the way to a newer version."""
        if self._busy:
            return
        self._trouble.put()
        if self._ready:
            self.services.updates.restart()
        elif self._offer is not None:
            self._fetch(self._offer)
        else:
            self._look()

    def escape(self) -> bool:
        """Esc: stop fetching; what was fetched stays for the next try."""
        if self._stop is None:
            return False
        self._stop.set()
        return True

    def leave(self) -> None:
        """An offer is of that moment."""
        if not self._busy:
            self._offer = None
            self._said.put()
            self._show()

    # ---- where

    def _show_settings(self, settings: MachineSettings) -> None:
        if self.place.text().strip() == self._kept:
            self._kept = settings.update_place
            self.place.setText(settings.update_place)
        self._show()

    def _changed(self) -> None:
        self._offer = None
        self._field.say("")
        self._show()

    def _choose(self) -> None:
        chosen = choose_folder(self, self.tr("Chọn thư mục có bản mới"), self.place.text())
        if chosen is not None:
            self.place.setText(str(chosen))
            self.main_action()

    # ---- look, fetch, start

    def _look(self) -> None:
        place = self.place.text().strip()
        self._busy = True
        self._said.put()
        self.progress.begin(self.tr("Đang tìm bản mới…"))
        self._show()

        def look(_: object = None) -> None:
            self._kept = place
            self.services.updates.look(place, self._found, self._ended_badly)

        if place == self._kept:
            look()
        else:
            self.services.runner.run(
                change_setting, ChangeSetting("update_place", place), done=look, failed=self._ended_badly
            )

    def _found(self, offer: Offer | None) -> None:
        self._end()
        self._offer = offer
        if offer is None:
            self._said.put(banner("ok", self.tr("Ở đó không có bản nào mới hơn bản đang dùng.")))
            self._show()
            self.take_focus()
            return
        release = offer.release
        notes = release.notes.get(language.current(), "") or release.notes.get("vi", "")
        head = self.tr("Có bản {version}, phát hành ngày {day}, {size}.").format(
            version=release.version, day=text.day(release.released), size=text.size(release.package.size)
        )
        self._said.put(banner("info", f"{head}\n{notes}".strip()))
        self._show()
        self.take_focus()

    def _fetch(self, offer: Offer) -> None:
        self._busy, self._stop = True, Event()
        self.progress.begin(self.tr("Đang tải bản {version}:").format(version=offer.release.version))
        self._show()
        self.progress.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.services.updates.fetch(
            self._kept, offer, self._came.emit, self._stop, done=self._fetched, failed=self._ended_badly
        )

    def _fetched(self, whole: bool) -> None:
        if not whole:
            self._end()
            self._said.put(banner("info", self.tr("Đã dừng; lần sau tải tiếp từ chỗ này.")))
            return
        self._stop = None
        self.progress.begin(self.tr("Đang sao lưu dữ liệu…"))
        self.services.back_up_now(done=self._backed_up, failed=self._not_backed_up)

    def _backed_up(self, _: object) -> None:
        self._end()
        self._said.put()
        self.services.updates.waiting(self._latest_ready.wrap(self._show_waiting))

    def _not_backed_up(self, words: Explanation) -> None:
        """No backup, no update."""
        self.services.updates.drop()
        self._ended_badly(words)

    def _show_waiting(self, version: str) -> None:
        self._ready = version
        if version:
            self._offer = None
            words = self.tr("Bản {version} đã ở trên máy, dùng từ lần mở chương trình sau.").format(version=version)
            self._said.put(banner("ok", words))
        self._show()
        if version and self.isVisible():
            self.take_focus()

    def _drop(self) -> None:
        self._ready = ""
        self._said.put()
        self.services.updates.drop()
        self._show()
        self.take_focus()

    def _ended_badly(self, words: Explanation) -> None:
        self._end()
        if words.code == "field_refused":
            self._field.say(self.tr("Ghi đủ đường dẫn, hoặc địa chỉ https"), "late")
        else:
            self._failed(words)
        self.take_focus()

    def _end(self) -> None:
        self._busy, self._stop = False, None
        self.progress.end()
        self._show()

    def _failed(self, words: Explanation) -> None:
        self._trouble.put(trouble(words))

    def _show(self) -> None:
        installed = self.services.updates.installed
        said = "" if installed else self.tr("Chương trình này không chạy từ gói cài đặt nên không tự thay được.")
        self._source.setText(said)
        self._source.setVisible(bool(said))
        words = self.tr("Tìm bản mới")
        if self._ready:
            words = self.tr("Đóng và mở bản {version}").format(version=self._ready)
        elif self._offer is not None:
            words = self.tr("Tải bản {version}").format(version=self._offer.release.version)
        self.act.setText(words)
        self.act.setAccessibleName(words)
        self.act.setEnabled(not self._busy and (installed or (self._offer is None and not self._ready)))
        self.drop.setVisible(bool(self._ready) and not self._busy)
        self.choose.setEnabled(not self._busy)
        self.place.setEnabled(not self._busy)
