"""Notices above a dossier that have an act of their own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from desktop.domain.read_models import DossierDetail
from desktop.ui.dossier.actions import SETTLE_KEY
from desktop.ui.dossier.happenings import refusal
from desktop.ui.widgets.parts import Button, banner


def refused(detail: DossierDetail) -> tuple[QFrame, Button] | None:
    """What the province refused of a dossier, and the button that lets it go on; None where a person has read it."""
    translate = QCoreApplication.translate
    held = [entry for entry in detail.timeline if entry.delivery == "refused" and not entry.settled]
    if not held:
        return None
    said = translate(
        "DossierPage", "{reason}. Mọi bản ghi vẫn còn trên máy này; việc sau đó của hồ sơ chờ đến khi có người xem."
    )
    why = refusal(held[0].code)
    act = Button(
        translate("DossierPage", "Đã xem, theo bản của tỉnh"), "secondary", "check", SETTLE_KEY, size="control"
    )
    many = len(held)
    title = translate("DossierPage", "Tỉnh từ chối {count} bản ghi", None, many).format(count=many)
    said = said.format(reason=why[:1].upper() + why[1:])
    return banner("late", said, act, icon="x-circle", title=title), act
