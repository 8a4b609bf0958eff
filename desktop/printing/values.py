"""What stands on the lines of forms, by key; nothing known is an empty text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from desktop.domain.centre import Centre
from desktop.domain.dossier import Dossier
from desktop.domain.numbers import PROVISIONAL
from desktop.domain.papers import STEPS, AskedFirst, PaperWanted, RegisterLine, standing
from desktop.domain.people import Applicant
from desktop.domain.read_models import DossierDetail, TimelineEntry
from desktop.domain.words import (
    amount,
    amount_words,
    day_words,
    instant_words,
    limit_words,
    paper_words,
    period_words,
    short_day,
    short_instant,
)
from desktop.printing.fields import Value
from desktop.printing.forms import FormWords, form_words

Entry = dict[str, Value]

_OUT = {"SupplementRequested": "yêu cầu bổ sung", "FinancialDutyRequested": "yêu cầu nghĩa vụ tài chính"}
_BACK = {"SupplementReceived": "đã nhận bổ sung", "FinancialDutySettled": "đã nộp tiền"}


def dossier_values(detail: DossierDetail, centre: Centre) -> Entry:
    """What any form of a dossier may show of it.

    With an authorisation `name` and its companions are who hands in and signs, those of the principal the applicant.
    """
    words, dossier = form_words(), detail.dossier
    received, applicant = dossier.received, dossier.applicant
    zone = centre.zone_info
    documents = tuple(
        ": ".join(part for part in (paper.name, paper_words(paper)) if part) for paper in received.documents
    )
    is_provisional = provisional(dossier.number)
    mark = f" ({words.provisional_mark})" if is_provisional else ""
    return {
        "document_number": dossier.number,
        "number": dossier.number + mark,
        "provisional": dossier.number if is_provisional else "",
        "centre": centre.name,
        "centre_phone": centre.phone,
        **_people(applicant, words),
        "content": received.title,
        "documents": documents or words.no_documents,
        "sets": words.sets.format(sets=received.sets),
        "limit": limit_words(received.limit),
        "received_at": instant_words(dossier.received_at.astimezone(zone)),
        "received_day": _bare_day(dossier.received_at.astimezone(zone)),
        "due_at": instant_words(dossier.due_at.astimezone(zone)),
        "returned_at_place": words.return_places.get(received.return_by, "").format(centre=centre.name),
        "proof": detail.proof,
        "fee": _fee(dossier, words),
        "fee_name": received.title,
        "fee_figures": amount(received.charge.vnd) if received.charge.known else "",
        "fee_words": amount_words(received.charge.vnd) if received.charge.known else "",
        "payer": applicant.agent.name if applicant.agent is not None else applicant.name,
        "tax_code": centre.tax_code,
        "settles": words.elsewhere.format(name=received.settles_name, code=received.settles)
        if received.settles_name
        else received.settles,
        "settled_by": _settled_by(detail) or received.settles_name or centre.authority,
        "officer": detail.officer,
    }


def step_values(detail: DossierDetail, wanted: PaperWanted, centre: Centre) -> Entry:
    """What a form shows of the step it goes with; empty where there is no such step."""
    happened = standing(detail)
    # Reception and refusal at the counter share their instant: the form says which of them is meant.
    place = next(
        (
            number
            for number, one in enumerate(happened)
            if one.at.isoformat() == wanted.at and STEPS.get(one.type) == wanted.form
        ),
        None,
    )
    if place is None:
        return {}
    entry, zone = happened[place], centre.zone_info
    facts = dict(entry.facts)
    lapse = facts.get("lapses_on", "")
    due = facts.get("due_at", "")
    reason = facts.get("reason", "")
    items = tuple(line for line in facts.get("documents", "").split("\n") if line)
    if entry.type == "SupplementRequested" and reason and not items:
        # No paper was named: what is to be completed is what the officer wrote, instead of lines of dots.
        items, reason = (reason,), form_words().reason_above
    before = next((one.facts["due_at"] for one in reversed(happened[:place]) if "due_at" in one.facts), "")
    return {
        "reason": reason,
        "items": items,
        "lapses_on": day_words(date.fromisoformat(lapse)) if lapse else "",
        "due_before": _instant(before or detail.dossier.received.due_at, centre),
        "due_after": _instant(due, centre) if due else "",
        "stopped_at": instant_words(entry.at.astimezone(zone)),
        "requested_on": day_words(entry.at.astimezone(zone).date()) if entry.type == "DossierWithdrawn" else "",
        # Whoever took the step signs; a supplement is explained by the same person.
        "step_officer": entry.actor,
        "officer": entry.actor,
    }


def asked_values(asked: AskedFirst, centre: Centre, officer: str) -> Entry:
    """What Mẫu 02 shows before there is a dossier: reasons stand beside the papers they are for."""
    words = form_words()
    reasons = {one.reason for one in asked.items}
    alike = len(reasons) == 1
    return {
        "centre": centre.name,
        "centre_phone": centre.phone,
        **_people(asked.applicant, words),
        "content": asked.content,
        "items": tuple(
            one.name if alike or not one.reason else words.asked.format(name=one.name, reason=one.reason)
            for one in asked.items
        ),
        "reason": next(iter(reasons)) if alike else "như ghi ở từng nội dung",
        "officer": officer,
    }


def hand_overs(detail: DossierDetail, centre: Centre) -> list[Entry]:
    """Hand-overs of a dossier between units, oldest first; who signs for a unit is left to be written."""
    desk, unit = centre.name, ""
    found: list[Entry] = []
    for one in standing(detail):
        if one.type == "DossierForwarded":
            unit = one.facts.get("to", "") or unit
            found.append(_handed(one, centre, desk, unit, giver=one.actor))
        elif one.type in _OUT:
            found.append(_handed(one, centre, unit, desk, taker=one.actor, note=_OUT[one.type]))
        elif one.type in _BACK:
            found.append(_handed(one, centre, desk, unit, giver=one.actor, note=_BACK[one.type]))
        elif one.type == "ResultReady":
            result = one.facts.get("result", "")
            stands = form_words().standings[_standing(one.at, detail.dossier.due_at, centre)]
            found.append(_handed(one, centre, unit, desk, taker=one.actor, note=result) | {"standing": stands})
        elif one.type in {"ResultReturned", "DossierWithdrawn"}:
            person = one.facts.get("receiver", "") or detail.dossier.applicant.name
            note = "rút hồ sơ" if one.type == "DossierWithdrawn" else ""
            found.append(_handed(one, centre, desk, person, giver=one.actor, taker=person, note=note))
    return found


def register_entries(lines: Sequence[RegisterLine]) -> list[Entry]:
    """Lines of a register, numbered."""
    ways = form_words().return_ways
    return [
        {
            "entry": str(number),
            "number": line.number,
            "content": line.content,
            "name": line.name,
            "address": line.address,
            "phone": line.phone,
            "settled_by": line.settled_by,
            "received_at": short_instant(line.received_at),
            "due_at": short_instant(line.due_at),
            "returned_at": short_instant(line.returned_at) if line.returned_at else "",
            "return_way": ways.get(line.return_by, line.return_by),
            "receiver": line.receiver,
            "papers": f"{line.papers} loại" if line.papers else "",
        }
        for number, line in enumerate(lines, 1)
    ]


def list_values(lines: Sequence[RegisterLine], wanted: PaperWanted, centre: Centre, officer: str) -> Entry:
    """What stands above and below a list of dossiers."""
    units = {line.settled_by for line in lines if line.settled_by}
    period = ""
    if wanted.first:
        period = period_words(date.fromisoformat(wanted.first), date.fromisoformat(wanted.last))
    return {
        "period": period,
        "count": str(len(lines)),
        "officer": officer,
        "from": centre.name,
        "to": units.pop() if len(units) == 1 else "",
    }


def provisional(number: str) -> bool:
    """Whether the number in force is not an official one yet."""
    return PROVISIONAL.fullmatch(number) is not None


def printed_at(at: datetime) -> str:
    """When a paper was printed, for the mark of a copy."""
    return f"{at:%H:%M} ngày {short_day(at)}"


def _people(applicant: Applicant, words: FormWords) -> Entry:
    """Who hands in, and for whom."""
    name, agent = applicant.name, applicant.agent
    if applicant.representative is not None:
        name = words.represented.format(name=name, person=applicant.representative.name)
    own: Entry = {
        "name": name,
        "id_number": applicant.id_number,
        "address": applicant.address,
        "phone": applicant.phone,
        "email": applicant.email,
    }
    if agent is None:
        return own
    return {
        "name": agent.name,
        "id_number": agent.id_number,
        "address": agent.address,
        "phone": agent.phone,
        "email": agent.email,
        **{f"principal_{key}": value for key, value in own.items()},
        "authorisation": agent.authority,
    }


def _fee(dossier: Dossier, words: FormWords) -> str:
    charge = dossier.received.charge
    if not charge.known:
        return words.fee_unknown
    if charge.vnd == 0:
        return ""
    return words.fee.format(figures=amount(charge.vnd), words=amount_words(charge.vnd).lower())


def _settled_by(detail: DossierDetail) -> str:
    """The unit a dossier was handed to last; empty for none."""
    units = [one.facts.get("to", "") for one in standing(detail) if one.type == "DossierForwarded"]
    return units[-1] if units else ""


def _handed(
    entry: TimelineEntry, centre: Centre, giving: str, taking: str, *, giver: str = "", taker: str = "", note: str = ""
) -> Entry:
    return {
        "from": giving,
        "to": taking,
        "at": instant_words(entry.at.astimezone(centre.zone_info)),
        "giver": giver,
        "taker": taker,
        "note": note,
    }


def _standing(at: datetime, due: datetime, centre: Centre) -> str:
    """How an instant stands to a promise, by days (convention 14.5)."""
    zone = centre.zone_info
    day, promised = at.astimezone(zone).date(), due.astimezone(zone).date()
    return "before" if day < promised else "on_time" if day == promised else "late"


def _instant(iso: str, centre: Centre) -> str:
    return instant_words(datetime.fromisoformat(iso).astimezone(centre.zone_info))


def _bare_day(at: datetime) -> str:
    """A day that stands after the word "ngày"."""
    return day_words(at).removeprefix("ngày ")
