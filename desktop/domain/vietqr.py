"""VietQR: the code a banking app reads to pay a fee into the centre's account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import msgspec

from desktop.domain.errors import FieldRefused
from desktop.domain.numbers import short_number
from desktop.domain.vietnamese import fold

NAPAS: Final = "A000000727"
TO_ACCOUNT: Final = "QRIBFTTA"
MOST_REFERENCE: Final = 25
MOST_VND: Final = 10**12

_BANK: Final = re.compile(r"\d{6}", re.ASCII)
_ACCOUNT: Final = re.compile(r"[0-9A-Za-z]{1,19}", re.ASCII)
_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9 ]+")


class FeeAccount(msgspec.Struct, frozen=True):
    """The account that fees are paid into.

    Attributes:
        bank: six digits by which NAPAS knows the bank (BIN).
        number: of the account, up to 19 letters and digits.
        holder: who it belongs to, as the bank has it.
    """

    bank: str
    number: str
    holder: str = ""

    @property
    def packed(self) -> str:
        """As a setting keeps it."""
        return "|".join((self.bank, self.number, self.holder))


@dataclass(frozen=True)
class Payment:
    """A fee that can be paid by a code.

    Attributes:
        account: where to.
        vnd: how much.
        reference: what stands with the transfer, plain letters and digits.
    """

    account: FeeAccount
    vnd: int
    reference: str

    @property
    def code(self) -> str:
        """What the QR code holds."""
        return payment_code(self.account.bank, self.account.number, vnd=self.vnd, purpose=self.reference)


def payment_code(bank: str, account: str, *, vnd: int = 0, purpose: str = "") -> str:
    """A transfer to an account as EMVCo merchant-presented code.

    Args:
        bank: BIN of the bank, six digits.
        account: number of the account.
        vnd: amount in đồng; 0 lets the payer type it, and the code is one for every payment.
        purpose: at most 25 plain characters; accents are taken off.

    Returns:
        The text of the QR code with its check sum.

    Raises:
        FieldRefused: no such bank, account, amount, or a purpose that is too long.

    Source:
        EMVCo QRCPS-MPM and NAPAS's rules for VietQR (domain facts 8.1).
    """
    if not _BANK.fullmatch(bank):
        raise FieldRefused(field="fee_bank", reason="shape")
    if not _ACCOUNT.fullmatch(account):
        raise FieldRefused(field="fee_account", reason="shape")
    if not 0 <= vnd < MOST_VND:
        raise FieldRefused(field="amount", reason="range", least=0, most=MOST_VND)
    plain = purpose if purpose.isascii() else fold(purpose)
    if not plain.isascii():
        raise FieldRefused(field="reason", reason="shape")
    if len(plain) > MOST_REFERENCE:
        raise FieldRefused(field="reason", reason="too_long", most=MOST_REFERENCE)
    beneficiary = _field("00", bank) + _field("01", account)
    parts = [
        _field("00", "01"),
        _field("01", "12" if vnd else "11"),
        _field("38", _field("00", NAPAS) + _field("01", beneficiary) + _field("02", TO_ACCOUNT)),
        _field("53", "704"),
        _field("54", str(vnd)) if vnd else "",
        _field("58", "VN"),
        _field("62", _field("08", plain)) if plain else "",
    ]
    text = "".join(parts) + "6304"
    return text + f"{checksum(text.encode('ascii')):04X}"


def checksum(data: bytes) -> int:
    """CRC-16/CCITT-FALSE: polynomial 0x1021, begins with 0xFFFF, nothing reflected."""
    value = 0xFFFF
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value


def payment_reference(number: str) -> str:
    """What a transfer for a dossier says: `HS` and its number without marks, as banks keep no others.

    The centre's own prefix is left out: the longest number would not fit, and the account tells the centre.
    """
    return ("HS" + _NOT_PLAIN.sub("", short_number(number)))[:MOST_REFERENCE]


def read_account(text: str) -> FeeAccount | None:
    """The account that a setting keeps; None for an empty one.

    Raises:
        FieldRefused: not the number of a bank or of an account.
    """
    if not text.strip("| "):
        return None
    bank, number, holder = (*(part.strip() for part in text.split("|", 2)), "", "")[:3]
    if not _BANK.fullmatch(bank):
        raise FieldRefused(field="fee_bank", reason="shape")
    if not _ACCOUNT.fullmatch(number):
        raise FieldRefused(field="fee_account", reason="shape")
    return FeeAccount(bank, number, holder)


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"
