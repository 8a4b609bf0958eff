"""Applicants: who hands in a dossier, and what their number says about them."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from desktop.domain.errors import FieldRefused, PersonIncomplete
from desktop.domain.vietnamese import clean_line

MALE: Final = "Nam"
FEMALE: Final = "Nữ"

_NUMBER: Final = re.compile(r"[0-9]{12}|[0-9]{9}")
_PHONE: Final = re.compile(r"\+?[0-9 .\-()]{3,24}")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", re.ASCII)
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_MONTH_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SEXES: Final = {
    "nam": MALE,
    "male": MALE,
    "m": MALE,
    "nữ": FEMALE,
    "nu": FEMALE,
    "female": FEMALE,
    "f": FEMALE,
}


class Applicant(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who hands in a dossier, as it was known at the counter.

    Attributes:
        kind: "citizen" or "organisation".
        name: full name as on the paper; may be empty only when "name" is in `unread`.
        id_number: 12 digits (personal number) or 9 (old identity card); empty if unknown.
        birth_date: ISO day, or the year alone for papers that give no day.
        sex: "Nam", "Nữ", or empty.
        phone: as given.
        email: as given.
        address: residence as on the paper, never altered.
        commune: code of the new commune the address was settled on; empty while open.
        unread: fields a card scan could not give and nobody has typed yet.
        source: "card" when the scan filled it, else "typed".
    """

    name: str
    kind: str = "citizen"
    id_number: str = ""
    birth_date: str = ""
    sex: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    commune: str = ""
    unread: tuple[str, ...] = ()
    source: str = "typed"


def clean_applicant(applicant: Applicant) -> Applicant:
    """The applicant with every field checked and normalised.

    Raises:
        PersonIncomplete: no name, although no scan excuses it; carries `fields`.
        FieldRefused: a value that cannot be kept; carries `field` and `reason`.
    """
    name = clean_line(applicant.name, field="name", most=200)
    if not name and "name" not in applicant.unread:
        raise PersonIncomplete(fields=["name"])
    number = clean_line(applicant.id_number, field="id_number", most=20).replace(" ", "")
    if number and applicant.kind == "citizen" and not _NUMBER.fullmatch(number):
        raise FieldRefused(field="id_number", reason="digits")
    phone = clean_line(applicant.phone, field="phone", most=30)
    if phone and not _PHONE.fullmatch(phone):
        raise FieldRefused(field="phone", reason="digits")
    return Applicant(
        kind=applicant.kind,
        name=name,
        id_number=number,
        birth_date=birth_date(applicant.birth_date),
        sex=sex(applicant.sex),
        phone=phone,
        email=clean_line(applicant.email, field="email", most=200),
        address=clean_line(applicant.address, field="address", most=400),
        commune=applicant.commune,
        unread=tuple(field for field in applicant.unread if not getattr(applicant, field, "")),
        source=applicant.source,
    )


def birth_date(text: str) -> str:
    """ISO day or year of a typed birth date ("14/06/1985", "1985-06-14", "1985"); empty stays empty.

    Raises:
        FieldRefused: not a date that exists.
    """
    text = text.strip()
    if not text:
        return text
    year, month, day = 0, 0, 0
    if _YEAR.fullmatch(text):
        year = int(text)
    elif match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    else:
        raise FieldRefused(field="birth_date", reason="date")
    if (month == 0 or day == 0) and day_exists(year, 1, 1):
        return f"{year:04d}"
    if not day_exists(year, month, day):
        raise FieldRefused(field="birth_date", reason="date")
    return f"{year:04d}-{month:02d}-{day:02d}"


def day_exists(year: int, month: int, day: int) -> bool:
    """Whether a calendar has this day."""
    if not (1 <= month <= 12 and 1 <= day <= _MONTH_DAYS[month - 1] and 1850 <= year <= 2150):
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return not (month == 2 and day == 29 and not leap)


def sex(text: str) -> str:
    """The word as it is kept: "Nam", "Nữ" or empty.

    Raises:
        FieldRefused: another word.
    """
    text = text.strip().lower()
    if not text:
        return ""
    if text not in _SEXES:
        raise FieldRefused(field="sex", reason="choice")
    return _SEXES[text]


def sex_of_number(id_number: str) -> str:
    """Sex that a 12-digit personal number encodes; empty for other numbers.

    Source:
        Structure `PPP C YY NNNNNN`, C even male and odd female (domain facts 7.2).
    """
    if len(id_number) != 12 or not id_number.isdigit():
        return ""
    return MALE if int(id_number[3]) % 2 == 0 else FEMALE


def year_of_number(id_number: str) -> int | None:
    """Birth year that a 12-digit personal number encodes; None for other numbers."""
    if len(id_number) != 12 or not id_number.isdigit():
        return None
    return 1900 + 100 * (int(id_number[3]) // 2) + int(id_number[4:6])


def number_warnings(applicant: Applicant) -> list[str]:
    """What does not fit between a number and the other fields; warnings only, never a refusal.

    Returns:
        Codes: `id_missing`, `id_old_number`, `id_sex_mismatch`, `id_year_mismatch`.
    """
    if applicant.kind != "citizen":
        return []
    found: list[str] = []
    number = applicant.id_number
    if not number:
        found.append("id_missing")
    elif len(number) == 9:
        found.append("id_old_number")
    if applicant.sex and sex_of_number(number) not in {"", applicant.sex}:
        found.append("id_sex_mismatch")
    year = year_of_number(number)
    if applicant.birth_date and year is not None and year != int(applicant.birth_date[:4]):
        found.append("id_year_mismatch")
    return found
