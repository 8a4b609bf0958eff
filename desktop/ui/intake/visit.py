"""What one visitor handed in so far: several procedures in one go."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, SignalInstance

from desktop.domain.numbers import short_number
from desktop.ui import text
from desktop.usecases.receive_dossier import Receipt


class Visit:
    """Receipts of one visitor, in their order."""

    def __init__(self) -> None:
        self._receipts: list[Receipt] = []
        self._over = False

    def add(self, receipt: Receipt, *, over: bool) -> None:
        """One more was saved; `over` when the visitor goes, so that the next receipt begins anew."""
        if self._over:
            self._receipts.clear()
        if all(one.dossier != receipt.dossier for one in self._receipts):
            self._receipts.append(receipt)
        self._over = over

    def end(self) -> None:
        """Somebody else stands there now."""
        self._receipts.clear()
        self._over = False

    def scan(self, opened: SignalInstance) -> None:
        """Go to the desk of scans with the dossier saved last, while its papers still lie on the counter."""
        if self._receipts:
            opened.emit(self._receipts[-1].dossier, None)

    @property
    def dossiers(self) -> list[str]:
        """Ids, in the order they were saved."""
        return [one.dossier for one in self._receipts]

    def words(self) -> str:
        """Numbers and total fee."""
        numbers = ", ".join(short_number(one.number) for one in self._receipts)
        total = sum(one.charge.vnd for one in self._receipts)
        said = QCoreApplication.translate(
            "Intake", "Đã lưu {count} hồ sơ cho người này: {numbers}. Tổng phí {fee}"
        ).format(count=len(self._receipts), numbers=numbers, fee=text.amount(total))
        unknown = sum(not one.charge.known for one in self._receipts)
        if unknown:
            said += QCoreApplication.translate("Intake", ", chưa kể {count} hồ sơ chưa có mức phí").format(
                count=unknown
            )
        return said
