"""Sức khỏe máy: what this machine depends on, line by line, and a report for whoever helps by telephone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from desktop.domain.health import Probe, Rehearsal, StoreCheck, StoreHealth
from desktop.domain.read_models import ClosingReport
from desktop.ui import theme
from desktop.ui.admin.sections import Turning
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.dossier.words import when
from desktop.ui.frame import Page
from desktop.ui.health.lines import Found, Line, lines, report, summary
from desktop.ui.health.power_cut import panel
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.sign_in.ways import Progress, scrolled
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import box, column, leave_out_unless, row
from desktop.ui.widgets.parts import Button, banner, card, label, pill, rule
from desktop.usecases.explain_error import Explanation
from desktop.usecases.view_health import view_health

MAY_ACT = frozenset({"administrator", "leader"})


class HealthPage(Page):
    """One line for each thing. Everybody sees them; who administers may act."""

    name = "health"
    title = str(QT_TRANSLATE_NOOP("Page", "Sức khỏe máy"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._latest = Latest()
        self._store: StoreHealth | None = None
        self._probe: Probe | None = None
        self._made: tuple[Line, ...] = ()
        self._busy = False
        self.acts: dict[str, Button] = {}
        self._build()
        # Methods, not functions: what is connected to a page ends with the page.
        services.sync.link_changed.connect(self._show)
        services.sync.finished.connect(self._round_finished)

    @property
    def may_act(self) -> bool:
        """Whether the user may back up, check and rehearse."""
        return self.services.session.role in MAY_ACT

    def _build(self) -> None:
        self.again = Button(self.tr("Xem lại"), "primary", "sync", "F9")
        self.again.clicked.connect(self.main_action)
        self.copy = Button(self.tr("Sao chép báo cáo"), "secondary", "copy")
        self.copy.clicked.connect(self._copy)
        self.rehearse = Button(self.tr("Thử mất điện"), "secondary", "shield")
        self.rehearse.setToolTip(self.tr("Ghi vài tệp thử vào nơi lưu hồ sơ rồi đọc lại; không đụng đến hồ sơ"))
        self.rehearse.clicked.connect(self._rehearse)
        leave_out_unless(self.may_act, self.rehearse)
        self._head = Slot()
        acts = Turning(self.again, self.copy, self.rehearse, gap=12)
        self._row = row((self._head, 1), acts, gap=12, margins=(16, 12, 16, 12))
        headline = card(self._row)
        self._head.put(label(self.tr("Đang xem máy…"), "title"))
        self._said, self._progress = Slot(gap=8), Progress()
        self._list = Slot(gap=0)
        inside = column(headline, self._said, self._progress, self._list, None, gap=12)
        self.setLayout(column(scrolled(box(inside))))

    def activate(self) -> None:
        """Look anew."""
        self._look()
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any) -> None:
        """Something was recorded or answered."""
        if changes.settings or changes.delivery or changes.days:
            self._look()

    def main_action(self) -> None:
        """F9: look anew."""
        self._said.put()
        self._look()

    def _look(self) -> None:
        def probed(probe: Probe) -> None:
            self._probe = probe
            self._show()

        def read(store: StoreHealth) -> None:
            self._store = store
            self._show()

        take = self._latest.wrap(read)
        self.services.runner.read(view_health, done=take, failed=self._failed)
        self.services.machine.probe(probed, self._failed)

    def _round_finished(self) -> None:
        if self.isVisible():
            self._look()

    def _failed(self, words: Explanation) -> None:
        self._end()
        self._said.put(trouble(words))

    # ---- lines

    def _found(self) -> Found | None:
        if self._store is None or self._probe is None:
            return None
        services = self.services
        training, link = services.session.training, services.sync.link
        return Found(self._store, self._probe, services.machine.scan, link, training, self.may_act)

    def _show(self) -> None:
        found = self._found()
        if found is None:
            return
        made = lines(found)
        tone, words = summary(made)
        at = self.tr("Xem lúc {time}").format(time=f"{found.store.now:%H:%M}")
        self._head.put(row(icons.icon_label(_ICONS[tone], tone, 24), label(words, "title"), label(at, tone="3"), None))
        if made == self._made:
            return
        held = next((key for key, button in self.acts.items() if button.hasFocus()), "")
        self._made, self.acts = made, {}
        rows: list[QWidget] = []
        for line in made:
            if rows:
                rows.append(rule())
            rows.append(self._line(line))
        self._list.put(card(column(*rows, gap=0, margins=(16, 4, 16, 4))))
        if held in self.acts:
            self.acts[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, line: Line) -> QFrame:
        px = theme.current().px
        frame = QFrame()
        name = label(line.name, "strong")
        name.setFixedWidth(px(136))
        state = pill(line.word, line.level)
        place = box(row(state, None))
        place.setFixedWidth(px(188))
        parts: list[Any] = [icons.icon_label(line.icon, "accent"), name, place, (label(line.value, wrap=True), 1)]
        if line.act:
            act = Button(line.act_words, "quiet", size="control")
            act.setAccessibleName(f"{line.name}: {line.act_words}")
            act.clicked.connect(lambda: self._act(line.act))
            self.acts[line.key] = act
            parts.append(act)
        frame.setLayout(row(*parts, gap=12, margins=(0, 4, 0, 4)))
        frame.setMinimumHeight(px(44))
        frame.setAccessibleName(f"{line.name}: {line.word}. {line.value}")
        return frame

    # ---- acts

    def _act(self, act: str) -> None:
        if act.startswith("help:"):
            self.open_help.emit("suc-khoe-may#" + act.removeprefix("help:"))
        elif act.startswith("section:"):
            self.open_section.emit(act.removeprefix("section:"))
        elif act in {"admin", "sync_page"}:
            self.open_page.emit("admin" if act == "admin" else "sync")
        else:
            {"back_up": self._back_up, "check": self._check, "sync": self._sync, "copy": self._copy}[act]()

    def _sync(self) -> None:
        self.services.sync.sync_now()
        self.notify.emit("info", self.tr("Đang đồng bộ; xem ở trang Đồng bộ"))

    def _copy(self) -> None:
        found = self._found()
        if found is None:
            return
        QGuiApplication.clipboard().setText(report(found, self._made, self.services.session.centre.name))
        self.notify.emit("ok", self.tr("Đã sao chép báo cáo; không có tên người dân hay số hồ sơ"))

    def _back_up(self) -> None:
        if self._begin(self.tr("Đang sao lưu và kiểm tra bản sao…")):
            self.services.back_up_now(self._backed_up, self._failed)

    def _backed_up(self, done: ClosingReport) -> None:
        self._end()
        said = self.tr("Đã sao lưu vào {file}, đã mở thử và đúng.")
        words = said.format(file=done.backup.name if done.backup else "")
        self._said.put(banner("ok", words), *(banner("warn", failure) for failure in done.failures))
        self._look()

    def _check(self) -> None:
        if self._begin(self.tr("Đang đọc lại toàn bộ dữ liệu; vẫn làm việc bình thường…")):
            self.services.machine.check_store(self._checked, self._failed)

    def _checked(self, check: StoreCheck) -> None:
        self._end()
        if check.sound:
            words = self.tr("Dữ liệu nguyên vẹn: đã kiểm tra tệp và chuỗi bản ghi.")
            self._said.put(banner("ok", words))
        else:
            words = self.tr(
                "Dữ liệu có chỗ hỏng. Sao lưu ngay và báo người phụ trách; cách khôi phục có ở trang đăng nhập."
            )
            self._said.put(banner("late", words))
        self._look()

    def _rehearse(self) -> None:
        if self._begin(self.tr("Đang ghi thử và đọc lại…")):
            self.services.machine.rehearse_power_cut(self._rehearsed, self._failed)

    def _rehearsed(self, rehearsal: Rehearsal) -> None:
        self._end()
        zone, today = self.services.session.centre.zone_info, rehearsal.now.at.date()

        def written(at: datetime) -> str:
            words = when(at.astimezone(zone), today)
            return words[:1].lower() + words[1:]

        self._said.put(panel(rehearsal, written))

    def _begin(self, words: str) -> bool:
        if self._busy:
            return False
        self._busy = True
        self._said.put()
        self.rehearse.setEnabled(False)
        self._progress.begin(words)
        return True

    def _end(self) -> None:
        self._busy = False
        self.rehearse.setEnabled(True)
        self._progress.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = theme.current().below("rail_labels", self.window().width())
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        super().resizeEvent(event)


_ICONS = {"ok": "check-circle", "warn": "alert", "late": "alert"}
