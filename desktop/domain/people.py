"""Applicants: who hands in a dossier, and what their number says about them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import msgspec

from desktop.domain.errors import FieldRefused, PersonIncomplete
from desktop.domain.vietnamese import clean_line

MALE: Final = "Nam"
FEMALE: Final = "Nữ"

ELDERLY: Final = "Người cao tuổi"
PRIORITIES: Final = (ELDERLY, "Người khuyết tật", "Phụ nữ mang thai", "Có trẻ nhỏ đi cùng")
"""Reasons to be served first, as they are kept."""

_SHARED: Final = ("name", "id_number", "birth_date", "phone", "email", "address", "source")
_ELDERLY_AT: Final = 60
_ORGANISATION: Final = re.compile(r"[0-9]{10}(?:-?[0-9]{3})?|[0-9]{12}")
_TAX_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)
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


class Person(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody beside the applicant: who represents an organisation, or hands in with an authorisation.

    Attributes:
        name: full name.
        id_number: 12 or 9 digits; empty if unknown.
        birth_date: ISO day or year.
        phone: as given.
        email: as given.
        address: residence as on the paper.
        authority: kinship, or the paper that authorises; empty for a representative.
        source: "card" when a scan filled it, else "typed".
    """

    name: str
    id_number: str = ""
    birth_date: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    authority: str = ""
    source: str = "typed"


class Applicant(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who hands in a dossier, as it was known at the counter.

    Attributes:
        kind: "citizen" or "organisation".
        name: full name as on the paper; may be empty only when "name" is in `unread`.
        id_number: 12 digits (personal number) or 9 (old identity card); of an organisation its tax or registration
            number; empty if unknown.
        birth_date: ISO day, or the year alone for papers that give no day.
        sex: "Nam", "Nữ", or empty.
        phone: as given.
        email: as given.
        address: residence as on the paper, never altered.
        commune: code of the new commune the address was settled on; empty while open.
        unread: fields a card scan could not give and nobody has typed yet.
        source: "card" when the scan filled it, else "typed".
        representative: who acts for the organisation; None for citizens, or where nobody was named.
        agent: who hands the dossier in for the applicant, with an authorisation; None where the applicant came.
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
    representative: Person | None = None
    agent: Person | None = None

    @property
    def visitor(self) -> Applicant | Person:
        """Who stands at the counter."""
        return self.agent or self.representative or self


def swapped(applicant: Applicant) -> Applicant:
    """The agent as the applicant, and the applicant as the agent; what authorises stays between them."""
    agent = applicant.agent or Person(name="")
    return Applicant(
        **{name: getattr(agent, name) for name in _SHARED},
        agent=Person(**{name: getattr(applicant, name) for name in _SHARED}, authority=agent.authority),
    )


def clean_applicant(applicant: Applicant) -> Applicant:
    """The applicant with every field checked and normalised.

    Raises:
        PersonIncomplete: no name, although no scan excuses it; carries `fields`.
        FieldRefused: a value that cannot be kept; carries `field` and `reason`. Fields of the other person begin
            with `representative_` or `agent_`.
    """
    name = clean_line(applicant.name, field="name", most=200)
    if not name and "name" not in applicant.unread:
        raise PersonIncomplete(fields=["name"])
    organisation = applicant.kind == "organisation"
    number = clean_line(applicant.id_number, field="id_number", most=20).replace(" ", "")
    if number and not organisation and not _NUMBER.fullmatch(number):
        raise FieldRefused(field="id_number", reason="digits")
    return Applicant(
        kind=applicant.kind,
        name=name,
        id_number=number,
        birth_date=birth_date(applicant.birth_date),
        sex=sex(applicant.sex),
        phone=_phone(applicant.phone, "phone"),
        email=clean_line(applicant.email, field="email", most=200),
        address=clean_line(applicant.address, field="address", most=400),
        commune=applicant.commune,
        unread=tuple(field for field in applicant.unread if not getattr(applicant, field, "")),
        source=applicant.source,
        representative=_person(applicant.representative, "representative") if organisation else None,
        agent=_person(applicant.agent, "agent"),
    )


def _person(person: Person | None, role: str) -> Person | None:
    """The other person checked and normalised; a representative of whom nothing is known is nobody."""
    if person is None or (role == "representative" and person == Person(name="", source=person.source)):
        return None
    name = clean_line(person.name, field=f"{role}_name", most=200)
    if not name:
        raise PersonIncomplete(fields=[f"{role}_name"])
    number = clean_line(person.id_number, field=f"{role}_id_number", most=20).replace(" ", "")
    if number and not _NUMBER.fullmatch(number):
        raise FieldRefused(field=f"{role}_id_number", reason="digits")
    try:
        born = birth_date(person.birth_date)
    except FieldRefused as error:
        raise FieldRefused(field=f"{role}_birth_date", reason="date") from error
    return Person(
        name=name,
        id_number=number,
        birth_date=born,
        phone=_phone(person.phone, f"{role}_phone"),
        email=clean_line(person.email, field=f"{role}_email", most=200),
        address=clean_line(person.address, field=f"{role}_address", most=400),
        authority=clean_line(person.authority, field=f"{role}_authority", most=200),
        source=person.source,
    )


def _phone(text: str, field: str) -> str:
    phone = clean_line(text, field=field, most=30)
    if phone and not _PHONE.fullmatch(phone):
        raise FieldRefused(field=field, reason="digits")
    return phone


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
        Codes: `id_missing`, `id_old_number`, `id_sex_mismatch`, `id_year_mismatch`; for an organisation
        `organisation_number`; `agent_authority_missing` where nobody said what authorises.
    """
    unsaid = ["agent_authority_missing"] if applicant.agent is not None and not applicant.agent.authority else []
    if applicant.kind != "citizen":
        fits = not applicant.id_number or organisation_number_fits(applicant.id_number)
        return unsaid if fits else ["organisation_number", *unsaid]
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
    return found + unsaid


def organisation_number_fits(number: str) -> bool:
    """Whether a number has the structure of a tax or enterprise number: 10 digits with a check digit, a branch 3 more.

    A personal number fits too, since households use it as theirs; of other registers nothing is known.

    Source:
        Check digit: 10 less the weighted sum modulo 11, as public validators of tax numbers compute it; a warning only.
    """
    if not _ORGANISATION.fullmatch(number):
        return False
    if len(number) == 12:
        return True
    total = sum(weight * int(digit) for weight, digit in zip(_TAX_WEIGHTS, number, strict=False))
    return 10 - total % 11 == int(number[9])


def priority_by_age(born: str, today: date) -> str:
    """The reason to be served first that a birth date gives; empty without one.

    Source:
        Luật Người cao tuổi art. 2: from 60 full years. A year alone counts when 60 years are full whatever the day.
    """
    if not _YEAR.match(born):
        return ""
    year, rest = int(born[:4]), born[5:] or "12-31"
    years = today.year - year - (f"{today:%m-%d}" < rest)
    return ELDERLY if years >= _ELDERLY_AT else ""
