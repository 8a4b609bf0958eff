"""The way of a dossier: done, now, still to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.dossier import Status
from desktop.domain.read_models import DossierDetail
from desktop.ui import text, theme
from desktop.ui.dossier.moment import Moment
from desktop.ui.dossier.words import deadline_pill
from desktop.ui.widgets import icons, tables

_STOPS = (Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT, Status.STOPPED)


@dataclass(frozen=True)
class Mark:
    """A stage; `state` is `done`, `now` or `next`, tone and icon are of the present one."""

    name: str
    note: str = ""
    state: str = "next"
    tone: str = "info"
    icon: str = "progress"


def marks(detail: DossierDetail, moment: Moment) -> list[Mark]:
    """The stages of a dossier."""
    translate = QCoreApplication.translate
    dossier, status = detail.dossier, detail.dossier.status
    names = (
        translate("Progress", "Tiếp nhận"),
        translate("Progress", "Chuyển xử lý"),
        translate("Progress", "Đang xử lý"),
        translate("Progress", "Có kết quả"),
        translate("Progress", "Trả kết quả"),
    )
    forwarded = _at(detail, "DossierForwarded")
    received = Mark(names[0], _day(dossier.received_at), "done")
    sent = Mark(names[1], _day(forwarded), "done" if forwarded else "next")
    if status is Status.REFUSED:
        return [received, _present(status, _day(dossier.refused_at))]
    if status is Status.WITHDRAWN:
        return [received, *([sent] if forwarded else []), _present(status, _day(dossier.settled_at))]
    if status is Status.RECEIVED:
        pending = _due(names[1], detail, moment)
        return [received, pending, *(Mark(name) for name in names[2:])]
    done = dossier.settled_at is not None
    if done:
        work = Mark(names[2], "", "done")
    elif status in _STOPS:
        since = translate("Progress", "từ {day}").format(day=_day(dossier.paused_at))
        work = _present(status, since)
    else:
        work = _due(names[2], detail, moment)
    settled = Mark(names[3], _day(dossier.settled_at), "done" if done else "next")
    returned = Mark(names[4], _day(dossier.returned_at), "done" if dossier.returned_at else "next")
    if done and dossier.returned_at is None:
        returned = Mark(names[4], translate("Progress", "chờ trả"), "now", "warn", "hourglass")
    return [received, sent, work, settled, returned]


def _due(name: str, detail: DossierDetail, moment: Moment) -> Mark:
    pill = deadline_pill(detail.dossier, moment)
    if pill is None:
        return Mark(name, "", "now")
    tone = "info" if pill.tone == "idle" else pill.tone
    return Mark(name, pill.word[:1].lower() + pill.word[1:], "now", tone, "progress" if tone == "info" else pill.icon)


def _present(status: Status, note: str) -> Mark:
    shown = tables.Status.of(int(status))
    return Mark(shown.word, note, "now", shown.tone, shown.icon)


def _at(detail: DossierDetail, event: str) -> datetime | None:
    return next((e.at for e in reversed(detail.timeline) if e.type == event and e.delivery != "refused"), None)


def _day(at: datetime | None) -> str:
    return text.day_month(at) if at else ""


class Progress(QWidget):
    """The stages in a row, joined by lines."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: list[Mark] = []
        self.setFixedHeight(theme.current().px(70))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, found: list[Mark]) -> None:
        """Show the stages of a dossier."""
        self._marks = found
        states = {
            "done": self.tr("xong"),
            "now": self.tr("hiện tại"),
            "next": self.tr("chưa đến"),
        }
        told = (" ".join(w for w in (m.name, m.note, f"({states[m.state]})") if w) for m in found)
        self.setAccessibleName(self.tr("Các bước: ") + ", ".join(told))
        self.update()

    def _paint_circle(self, p: QPainter, mark: Mark, x: float, y: float, r: float) -> None:
        t, done, now = theme.current(), mark.state == "done", mark.state == "now"
        p.setPen(QPen(t.colour(mark.tone if now else "accent" if done else "line-strong"), 2))
        p.setBrush(t.colour("accent") if done else t.colour(f"{mark.tone}-soft") if now else t.colour("surface"))
        p.drawEllipse(QPointF(x, y), r, r)
        if done or now:
            side = t.px(14)
            icon, colour = ("check", "on-accent") if done else (mark.icon, mark.tone)
            icons.draw(p, icon, colour, QRectF(x - side / 2, y - side / 2, side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            self._paint(p)

    def _paint(self, p: QPainter) -> None:
        t = theme.current()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        slot, y, r = self.width() / max(len(self._marks), 1), t.px(14), t.px(11)
        for i, mark in enumerate(self._marks):
            x = slot * (i + 0.5)
            ahead = mark.state == "next"
            if i:
                style = Qt.PenStyle.DotLine if ahead else Qt.PenStyle.SolidLine
                p.setPen(QPen(t.colour("line-strong" if ahead else "accent"), 2, style))
                p.drawLine(QPointF(x - slot + r + 6, y), QPointF(x - r - 6, y))
            self._paint_circle(p, mark, x, y, r)
            now = mark.state == "now"
            p.setFont(t.font(strong=now))
            p.setPen(t.colour("text-3" if ahead else "text"))
            p.drawText(QRectF(x - slot / 2, y + r + 2, slot, t.px(22)), Qt.AlignmentFlag.AlignCenter, mark.name)
            p.setFont(t.font())
            p.setPen(t.colour(mark.tone if now else "text-3"))
            p.drawText(QRectF(x - slot / 2, y + r + t.px(22), slot, t.px(22)), Qt.AlignmentFlag.AlignCenter, mark.note)
