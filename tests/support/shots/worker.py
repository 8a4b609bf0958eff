"""A process that draws one order after the other: what the pool of `__main__` runs."""

from __future__ import annotations

import sys
import traceback
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tests.support.shots.desk import desk
from tests.support.shots.orders import Order
from tests.support.shots.scenes import draw


@dataclass(frozen=True)
class Drawn:
    """What came of one order.

    Attributes:
        pictures: how many.
        trouble: where drawing ended before its end; empty if it did not.
    """

    pictures: int
    trouble: str = ""


def run(order: Order) -> Drawn:
    """Draw one order; in a process of the pool."""
    _application()
    with desk(order) as one:
        try:
            draw(one)
        except Exception:  # the other orders are drawn all the same
            return Drawn(len(one.drawn), traceback.format_exc())
        return Drawn(len(one.drawn))


@cache
def _application() -> QApplication:
    qInstallMessageHandler(_tell)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    return app


def _tell(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    if not message.startswith("This plugin does not support "):
        sys.stderr.write(f"{message}\n")
