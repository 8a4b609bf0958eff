"""The program in a process of its own, driven and asked: `python -m tests.benchmarks.window STORE UNTIL [PROVINCE]`.

Prints one JSON object a line. UNTIL is `sign_in`, `today`, `day`, `typing` or `latency`. Nothing is imported here that
the program would not import, before the sign-in window stands.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.clock import SetClock
from desktop.app.collecting import Collector
from desktop.app.paths import Paths
from desktop.app.window import Application
from desktop.domain.read_models import RoundOutcome
from desktop.ui import theme

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

NOW = "2026-11-23T10:00:00+07:00"


def say(**facts: Any) -> None:
    """One line for who started this process."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def memory() -> dict[str, float]:
    """Megabytes of this process: resident, and its share of what it shares."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    facts = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
    return {"rss": facts["Rss"], "pss": facts["Pss"]}


def wait(until: Callable[[], bool], limit_s: float = 60.0) -> None:
    """Run the event loop until something holds, looked at every few milliseconds.

    Raises:
        TimeoutError: it did not in time.
    """
    deadline = time.monotonic() + limit_s
    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: loop.quit() if until() or time.monotonic() > deadline else None)
    look.start(2)
    if not until():
        loop.exec()
    look.stop()
    if not until():
        raise TimeoutError


class FirstPaint(QObject):
    """Says once that something was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's own name."""
        if not self.seen and event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.seen = True
        return False


class Measured(Application):
    """The program with a province elsewhere, or none."""

    province = ""

    def _round(self, port: Any, tell: Any, stop: Any) -> RoundOutcome:
        if not self.province:
            return RoundOutcome(ok=False, code="offline")
        from desktop.app.province_link import joined_round
        from sync.province.demonstration import DEMO_CODE

        return joined_round(port, self.province, DEMO_CODE, tell, stop)


def main(store: Path, until: str, province: str) -> int:
    """Start, and go on as far as asked."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    painted = FirstPaint()
    app.installEventFilter(painted)
    theme.use("light", 1.0)
    Collector(app)
    home = store.parent
    clock = SetClock(datetime.fromisoformat(NOW))
    application = Measured(Paths(home / "data", home / "logs", home / "exports"), store, clock)
    application.province = province if until != "latency" else ""
    application.show_sign_in()
    wait(lambda: painted.seen)
    say(sign_in=time.monotonic(), **memory())
    if until != "sign_in":
        window, took = sign_in(application)
        say(today_s=took, **memory())
        if until == "day":
            from tests.benchmarks import work_day

            work_day.work(window)
            say(**memory())
        elif until == "typing":
            from tests.benchmarks import work_day

            latencies_ms, sent = work_day.type_on(window, application, home)
            say(latencies_ms=latencies_ms, sent=sent)
        elif until == "latency":
            from tests.benchmarks import at_once

            def link() -> None:
                application.province = province

            figures, done = at_once.busy_counter(window, link)
            say(latencies_ms=figures.latencies_ms, busy=[vars(stint) for stint in figures.longest[:5]], **done)
    sys.stdout.flush()
    # The figures are out; how the program closes is the tests' matter.
    os._exit(0)


def sign_in(application: Application) -> tuple[MainWindow, float]:
    """From the password to a Today page with its figures painted."""
    from desktop.app.demonstration import USER
    from desktop.ui.main_window import MainWindow

    page: Any = application.window
    begun = time.monotonic()
    page.submitted.emit(USER.id, "x")
    wait(lambda: isinstance(application.window, MainWindow))
    window = application.window
    assert isinstance(window, MainWindow)
    today: Any = window.page
    wait(lambda: today._figures is not None and not window.services.runner.busy)
    painted = FirstPaint()
    today._cards.installEventFilter(painted)
    today._cards.update()
    wait(lambda: painted.seen)
    return window, time.monotonic() - begun


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else ""))
