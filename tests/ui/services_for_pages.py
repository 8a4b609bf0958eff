"""A counter for tests of pages: a real store with dossiers in every state, real threads, services and window;
and ways to look at that window as a person does.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.app.clock import SetClock
from desktop.app.pages import page_factories
from desktop.app.paths import Paths
from desktop.app.province_link import Tell
from desktop.app.services import AppServices
from desktop.app.sync_worker import SyncWorker
from desktop.app.threads import Threads
from desktop.domain.people import Applicant
from desktop.domain.read_models import RoundOutcome
from desktop.store.store import Store
from desktop.store.sync_port import SyncPort
from desktop.store.users import User
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.services import Session
from desktop.ui.widgets.buttons import Button
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from desktop.usecases.receive_supplement import ReceiveSupplement, receive_supplement
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from desktop.usecases.request_financial_duty import RequestFinancialDuty, request_financial_duty
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.stop_dossier import StopDossier, stop_dossier
from desktop.usecases.withdraw_dossier import WithdrawDossier, withdraw_dossier
from tests.store.stores import PASSWORD, at, new_store
from tests.ui.faults import head_faults

NOW = "2026-11-23 15:20"

NAMES = (
    "Cao Thị Phượng", "Võ Minh Trí", "Đặng Thị Bích Trâm", "Nguyễn Hoàng Khang", "Phan Thị Cẩm Tú",
    "Lý Ngọc Ánh", "Lê Văn Phước", "Trần Thị Mỹ Duyên", "Mai Thị Xuân Đào", "Trương Hữu Nghĩa",
    "Dương Thị Lệ Hằng", "Bùi Thị Ngọc Hân", "Hồ Quốc Bảo", "Huỳnh Văn Út", "Ngô Thanh Tùng",
    "Lâm Văn Sáu", "Kiều Thị Hạnh", "Hứa Minh Châu", "Quách Thị Nhung", "Danh Thị Sà Rươl",
)  # fmt: skip
PROCEDURES = (
    "2.000815", "1.001193", "1.004873", "1.001612", "2.001035", "1.000656", "1.001776", "1.001699", "2.000635",
)  # fmt: skip
ADDRESS = "Ấp Bình Dân, xã Mỹ Xương, huyện Cao Lãnh, tỉnh Đồng Tháp"


@dataclass
class Seeds:
    """Ids of dossiers in `Store`, by the state they were brought to."""

    store: Store
    clock: SetClock

    def receive(self, when: str, person: int = 0, procedure: str = "1.004873", **changes: Any) -> str:
        """Take a dossier in at an instant."""
        self.clock.set(at(when))
        applicant = Applicant(
            name=NAMES[person % len(NAMES)],
            id_number=f"08718500{person:04d}",
            birth_date="1985-06-14",
            phone=f"0912 345 {person:03d}",
            address=ADDRESS,
        )
        receipt, _ = self.store.run(receive_dossier, ReceiveDossier(procedure, applicant, **changes))
        return receipt.dossier

    def do(self, when: str, action: Callable[..., Any], request: object) -> None:
        """Take a step at an instant."""
        self.clock.set(at(when))
        self.store.run(action, request)

    def settled(self, when: str, ready: str, person: int = 0, procedure: str = "1.004873", **changes: Any) -> str:
        """A dossier whose result waits."""
        dossier = self.receive(when, person, procedure, **changes)
        self.do(when, forward_dossier, ForwardDossier(dossier, "Bộ phận Tư pháp"))
        self.do(ready, record_result, RecordResult(dossier, "112/TLKS"))
        return dossier


def sixty(seeds: Seeds) -> None:
    """About sixty dossiers of three weeks in every state."""
    days = [f"2026-11-{d:02d}" for d in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20)]
    count = 0
    for i, day in enumerate(days):
        for k in range(4 if i > 5 else 3):
            procedure = PROCEDURES[(count * 4 + k) % len(PROCEDURES)]
            channel = "online" if count % 7 == 3 and procedure != "2.000815" else "direct"
            dossier = seeds.receive(f"{day} 0{8 + k % 2}:{10 + 7 * k}", count, procedure, channel=channel)
            _bring(seeds, dossier, day, count)
            count += 1
    today = "2026-11-23"
    for k in range(5):
        seeds.receive(f"{today} 08:{10 + k * 5}", count + k, PROCEDURES[k])
    late = seeds.receive("2026-11-12 09:00", 1, "1.001612")
    seeds.do("2026-11-12 10:05", forward_dossier, ForwardDossier(late, "Phòng Kinh tế"))
    seeds.do("2026-11-13 14:20", request_supplement, RequestSupplement(late, "Giấy đề nghị chưa có chữ ký"))
    seeds.do("2026-11-17 08:40", receive_supplement, ReceiveSupplement(late))
    seeds.clock.set(at(NOW))


def _bring(seeds: Seeds, dossier: str, day: str, count: int) -> None:
    """Bring a dossier to one of the states, in turn."""
    late = f"{day} 16:{10 + count % 40}"
    turn = count % 9
    if turn == 8:
        if count > 30:
            return
        seeds.do(late, refuse_dossier, RefuseDossier(dossier, "Không thuộc thẩm quyền của xã"))
        return
    seeds.do(late, forward_dossier, ForwardDossier(dossier, "Bộ phận Tư pháp"))
    if turn in {0, 1, 2}:
        seeds.do(f"{day} 16:55", record_result, RecordResult(dossier, f"{count}/KQ"))
        if turn != 2:
            seeds.do(f"{day} 16:58", return_result, ReturnResult(dossier))
    elif turn == 4 and count > 20:
        seeds.do(f"{day} 16:50", request_supplement, RequestSupplement(dossier, "Thiếu bản sao giấy chứng sinh"))
    elif turn == 5 and count > 20:
        seeds.do(f"{day} 16:50", request_financial_duty, RequestFinancialDuty(dossier, "Lệ phí trước bạ", 75_000))
    elif turn == 6:
        seeds.do(f"{day} 16:50", withdraw_dossier, WithdrawDossier(dossier, "Đổi ý"))
    elif turn == 7:
        if count > 30:
            seeds.do(f"{day} 16:50", stop_dossier, StopDossier(dossier, "Chờ ý kiến cơ quan cấp trên"))
            return
        request = ExtendDueDate(dossier, "Chờ xác minh", at("2026-12-15 17:00"))
        seeds.do(f"{day} 16:50", extend_due_date, request)
    elif count < 45:
        seeds.do(f"{day} 16:52", record_result, RecordResult(dossier, ""))
        seeds.do(f"{day} 16:59", return_result, ReturnResult(dossier))


def offline(_port: SyncPort, _tell: Tell, _stop: threading.Event) -> RoundOutcome:
    """A round without a link."""
    return RoundOutcome(ok=False, code="offline")


class Counter(QObject):
    """A counter in one folder, with its window once it is asked for."""

    def __init__(
        self,
        folder: Path,
        fill: Callable[[Seeds], Any] = sixty,
        run_round: Callable[..., RoundOutcome] = offline,
        user: User | None = None,
        **centre: Any,
    ) -> None:
        """Args: `fill` makes the dossiers; `user` signs in afterwards, instead of the receiving officer.

        Further ones replace members of the centre's profile, which is the demonstration's.
        """
        super().__init__()
        self.clock = SetClock(at(NOW))
        self.threads = Threads()
        store = self.threads.open(lambda: new_store(folder / "store", self.clock, **centre)).result()
        self.made = self.threads.on_writer(lambda s: fill(Seeds(s, self.clock))).result()
        self.clock.set(at(NOW))
        if user is not None:
            self.threads.on_writer(lambda s: _sign_in(s, user)).result()
        session = Session(store.user.id, store.user.name, store.user.role.value, store.centre)
        self.sync = SyncWorker(self.threads, run_round, self)
        paths = Paths(folder / "data", folder / "logs", folder / "exports")
        self.services = AppServices(self.threads, session, self.sync, paths, self)
        self.paths = paths

    def window(self, start: str) -> MainWindow:
        """The main window at a page, 1366 × 768, shown."""
        window = MainWindow(self.services, page_factories(), start)
        window.resize(1366, 768)
        window.show()
        return window

    def shown(self, qtbot: QtBot, start: str) -> MainWindow:
        """The main window at a page, with the keys."""
        window = MainWindow(self.services, page_factories(), start)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    def read(self, query: Callable[..., Any], *arguments: Any) -> Any:
        """What a use-case that reads finds now."""
        return self.threads.read(query, *arguments).result()

    def write(self, action: Callable[..., Any], *arguments: Any) -> Any:
        """Do something at the counter outside the window."""
        value, _ = self.threads.write(action, *arguments).result()
        return value

    def close(self) -> None:
        """As the application ends: nothing is taken on any more, then the threads, and the store last."""
        self.services.runner.close()
        self.sync.close()
        self.threads.close()


def _sign_in(store: Store, user: User) -> None:
    """Give somebody a password as an administrator would, and let them in by it."""
    with store.write() as work:
        work.set_user(user, active=True)
        work.keys.give(user.id, user.name, PASSWORD)
    store.admit(user.id, PASSWORD)


# ---- looking at a window as a person does


def focused() -> QWidget:
    """The widget that keys go to."""
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, modifier)


def type_in(qtbot: QtBot, text: str) -> None:
    """Type where the focus is, letter by letter; the focus may move between letters.

    Ends when the scanner's filter has let go of what might have been a scan.
    """
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(focused(), letter)
            continue
        # What an input method sends: the whole letter, from no key of the board.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(focused(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    window = QApplication.activeWindow()
    if isinstance(window, MainWindow):
        qtbot.waitUntil(lambda: not window.scanner._held)


@contextmanager
def slow_reader(counter: Counter) -> Iterator[None]:
    """Whatever is asked for within is read only afterwards."""
    go_on = threading.Event()
    counter.threads.read(lambda _view: go_on.wait(10))
    try:
        yield
    finally:
        go_on.set()


def said(widget: QWidget) -> list[str]:
    """Every word a widget shows."""
    labels = (w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget))
    buttons = (w.text() for w in widget.findChildren(QPushButton) if w.isVisibleTo(widget))
    return [text for text in (*labels, *buttons) if text]


def says(widget: QWidget, text: str) -> bool:
    """Whether a widget shows a text somewhere."""
    return any(text in line for line in said(widget))


def button(widget: QWidget, text: str) -> QPushButton:
    """The visible button of these words, or of this accessible name."""
    for found in widget.findChildren(QPushButton):
        if found.isVisibleTo(widget) and text in {found.text(), found.accessibleName()}:
            return found
    raise AssertionError(f"no button {text!r} among {[b.text() for b in widget.findChildren(QPushButton)]}")


def push(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Go to a button with the keys' focus and press it with the space bar."""
    found = button(widget, text)
    found.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(found.hasFocus)
    QTest.keyClick(found, Qt.Key.Key_Space)


def faults(window: QWidget) -> list[str]:
    """Text that is cut, small, or outside the window."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or widget.width() == 0:
            continue
        name = widget.currentText() if isinstance(widget, QComboBox) else getattr(widget, "text", str)()
        found += [f"{fault}: {name}" for fault in _cut(widget)]
        if isinstance(widget, QLabel | QPushButton) and name:
            if 0 < widget.font().pointSizeF() < theme.current().pt("body") - 0.01:
                found.append(f"small: {name}")
            if not _scrolled(widget):
                place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
                if not window.rect().contains(place):
                    found.append(f"outside: {name}")
    return found


def _cut(widget: QWidget) -> list[str]:
    px = theme.current().px
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return ["lines cut"] if widget.heightForWidth(widget.width()) > widget.height() + 1 else []
        return ["cut"] if widget.sizeHint().width() > widget.width() + 1 else []
    if isinstance(widget, Button) and widget.text():
        return ["cut"] if widget.sizeHint().width() > widget.width() + 1 else []
    if isinstance(widget, QLineEdit) and not isinstance(widget.parent(), QSpinBox):
        margins = widget.textMargins()
        need = _advance(widget, widget.text() or widget.placeholderText()) + px(18) + margins.left() + margins.right()
        return ["cut"] if need + (px(28) if widget.actions() else 0) > widget.width() + 1 else []
    if isinstance(widget, QComboBox):
        return ["cut"] if _advance(widget, widget.currentText()) + px(38) > widget.width() + 1 else []
    return head_faults(widget) if isinstance(widget, QTableView) else []


def _advance(widget: QWidget, text: str) -> float:
    return QFontMetricsF(widget.font()).horizontalAdvance(text)


def _scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def nameless(window: QWidget) -> list[str]:
    """Controls a screen reader would have no word for."""
    kinds = (QPushButton, QLineEdit, QComboBox)
    return [
        type(w).__name__
        for kind in kinds
        for w in window.findChildren(kind)
        if w.isVisibleTo(window) and not (w.accessibleName() or (isinstance(w, QPushButton) and w.text()))
    ]
