"""What keeps a form from being received: in words, and where the hand goes for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.ui.intake.applicant_zone import ApplicantZone
from desktop.ui.intake.form import IntakeForm
from desktop.ui.intake.procedure_zone import ProcedureZone
from desktop.ui.intake.promise_zone import PromiseZone


class Wanting:
    """Asks the three zones in the order in which they are filled in."""

    def __init__(self, one: ApplicantZone, two: ProcedureZone, three: PromiseZone, role: str) -> None:
        self._one, self._two, self._three = one, two, three
        self.receives = role != "administrator"

    def words(self, form: IntakeForm) -> list[str]:
        """What is missing; empty when the dossier can be saved."""
        translate = QCoreApplication.translate
        if not self.receives:
            return [translate("IntakePage", "vai trò tiếp nhận (bạn đang ở vai trò quản trị)")]
        found = self._one.missing()
        if not form.procedure:
            return [*found, translate("IntakePage", "thủ tục")]
        if self._two.case_missing:
            found.append(translate("IntakePage", "trường hợp"))
        if self._three.limit_missing:
            found.append(translate("IntakePage", "thời hạn"))
        if self._three.settling.missing:
            found.append(translate("IntakePage", "mã nơi giải quyết"))
        if self._no_place_for_post():
            found.append(translate("IntakePage", "địa chỉ nhận bưu chính"))
        return found + self._two.checklist.missing()

    def go(self) -> bool:
        """Go to the first thing that is missing; whether there was anything."""
        if self._one.missing():
            self._one.focus_missing()
            return True
        if self._no_place_for_post():
            self._one.address.setFocus()
            return True
        return self._two.focus_missing() or self._three.focus_missing() or not self.receives

    def _no_place_for_post(self) -> bool:
        return self._three.by_post and not self._one.address.toPlainText().strip()

    def rest(self) -> None:
        """Where the hand should be: at the person, then at what is open, then at the main button."""
        if not self._one.named():
            self._one.id_number.setFocus()
        elif not self._two.focus_first():
            self._three.save_button.setFocus()

    def rest_at_missing(self) -> None:
        """A form came back half filled: go on where it was left, and at a whole one to the main button."""
        if not self._one.named():
            self._one.id_number.setFocus()
        elif not self.go():
            self._three.save_button.setFocus()
