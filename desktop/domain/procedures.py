"""Procedures as the catalogue describes them, and what was handed over for one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

from desktop.domain.deadlines import Limit
from desktop.domain.errors import CaseUnknown, DocumentsMissing, ProcedureClosed, ProcedureUnknown
from desktop.domain.fees import NOT_SET, Fee
from desktop.domain.validity import Dated, newest
from desktop.domain.vietnamese import clean_line, fold

CHANNELS = ("direct", "online", "online_assisted", "post")
RETURN_WAYS = ("desk", "post", "electronic")


class Document(Dated, frozen=True, kw_only=True):
    """A paper of a procedure.

    Attributes:
        id: ASCII name, unique in the procedure.
        name: short wording.
        note: when it is needed, or what to look at; may be empty.
        originals: originals handed in.
        copies: copies handed in.
        kind: `submit`, or `present` (shown and returned).
        required: whether the dossier cannot be taken without it.
        cases: case codes it belongs to; empty means all.
    """

    id: str
    name: str
    note: str = ""
    originals: int = 0
    copies: int = 0
    kind: str = "submit"
    required: bool = False
    cases: tuple[str, ...] = ()


class Case(Dated, frozen=True, kw_only=True):
    """A case (trường hợp) of a procedure; what it does not set is the procedure's. Variants of a limit are cases."""

    code: str
    name: str
    limit: Limit | None = None
    fee: Fee | None = None


class Decision(msgspec.Struct, frozen=True):
    """The decision that published a procedure; `on` is an ISO day or None."""

    number: str = ""
    on: str | None = None


class Result(msgspec.Struct, frozen=True):
    """What the applicant gets: national result code(s) and name."""

    code: str = ""
    name: str = ""


class Procedure(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the catalogue, valid from a day to a day (None: open).

    Attributes:
        limit: time it may take; None while nobody has entered it: then each dossier is given its own.
        fee: what it costs.
        limits: times that hold instead of `limit` from a day on.
        fees: fees that hold instead of `fee` from a day on.
        hidden: not offered at this centre.
        confidence: V verified, L likely, U unknown, C confirmed by the centre.
    """

    code: str
    name: str
    short: str
    field: str
    limit: Limit | None
    fee: Fee
    valid_from: date
    valid_to: date | None = None
    limits: tuple[Limit, ...] = ()
    fees: tuple[Fee, ...] = ()
    decision: Decision = Decision()
    cases: tuple[Case, ...] = ()
    documents: tuple[Document, ...] = ()
    result: Result = Result()
    channels: tuple[str, ...] = ("direct",)
    keywords: tuple[str, ...] = ()
    target_system: str = ""
    popular: bool = False
    confidence: str = "U"
    sources: tuple[str, ...] = ()
    note: str = ""
    hidden: bool = False

    def holds(self, on: date) -> bool:
        """Whether it is offered on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def cases_on(self, on: date) -> tuple[Case, ...]:
        """The cases of a day, in the catalogue's order; of several of one code the newest."""
        codes = dict.fromkeys(case.code for case in self.cases)
        found = (newest((case for case in self.cases if case.code == code), on) for code in codes)
        return tuple(case for case in found if case is not None)

    def case(self, code: str, on: date) -> Case | None:
        """The case of that code on a day; None for an empty code.

        Raises:
            CaseUnknown: the procedure has no such case then.
        """
        if not code:
            return None
        case = newest((case for case in self.cases if case.code == code), on)
        if case is None:
            raise CaseUnknown(procedure=self.code, case=code)
        return case

    def limit_of(self, case: Case | None, on: date) -> Limit | None:
        """Time for a case on a day; None where nobody has entered it."""
        return (case and case.limit) or newest(self.limits, on) or self.limit

    def fee_of(self, case: Case | None, on: date) -> Fee:
        """Fee for a case on a day; one that has run out is not known any more."""
        fee = (case and case.fee) or newest(self.fees, on) or self.fee
        return fee if fee.holds(on) else NOT_SET

    def documents_of(self, case: Case | None, on: date) -> tuple[Document, ...]:
        """Papers of a case on a day, in the catalogue's order; without a case those of all cases."""
        code = case.code if case else ""
        return tuple(d for d in self.documents if d.holds(on) and (not d.cases or code in d.cases))


class Field(msgspec.Struct, frozen=True):
    """A field (lĩnh vực) of procedures."""

    code: str
    name: str
    confidence: str = "U"


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """A whole version of the catalogue.

    Attributes:
        version: name of the version; dossiers keep it.
        source: where it comes from.
        fields: in the order of reports.
        procedures: all entries, current and closed.
    """

    version: str
    source: str = ""
    fields: tuple[Field, ...] = ()
    procedures: tuple[Procedure, ...] = ()

    def procedure(self, code: str, on: date) -> Procedure:
        """The entry in force on a day.

        Raises:
            ProcedureUnknown: no entry of this code at all.
            ProcedureClosed: entries exist, none in force on that day.
        """
        entries = [p for p in self.procedures if p.code == code]
        if not entries:
            raise ProcedureUnknown(procedure=code)
        for entry in entries:
            if entry.holds(on):
                return entry
        raise ProcedureClosed(procedure=code, on=on.isoformat())

    def newest(self) -> dict[str, Procedure]:
        """The entry of each code that began last, in the order of the catalogue."""
        found: dict[str, Procedure] = {}
        for entry in self.procedures:
            held = found.get(entry.code)
            if held is None or held.valid_from <= entry.valid_from:
                found[entry.code] = entry
        return found

    def field_name(self, code: str) -> str:
        """Name of a field; the code itself when unknown."""
        return next((f.name for f in self.fields if f.code == code), code)


class HandedDocument(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A paper as handed over.

    Attributes:
        name: as on the checklist, or as typed for papers outside it.
        document: id in the catalogue; empty for papers outside the checklist.
        originals: originals taken in.
        copies: copies taken in.
        kind: `submit`, `present` or `reused`.
        scan: SHA-256 of its scan; empty if not digitised.
    """

    name: str
    document: str = ""
    originals: int = 0
    copies: int = 0
    kind: str = "submit"
    scan: str = ""


def channel_listed(procedure: Procedure, channel: str) -> bool:
    """Whether the catalogue lists a channel; a warning only, since each province decides the online level."""
    return channel.removesuffix("_assisted") in procedure.channels


def check_documents(documents: Sequence[Document], handed: Sequence[HandedDocument]) -> None:
    """Refuse a dossier that lacks a required paper.

    Raises:
        DocumentsMissing: carries the names of the missing papers in the procedure's order.
    """
    got = {paper.document for paper in handed}
    missing = [document.name for document in documents if document.required and document.id not in got]
    if missing:
        raise DocumentsMissing(documents=missing)


def hand_over(documents: Sequence[Document], names: Sequence[str] | None) -> tuple[HandedDocument, ...]:
    """What was handed over, by names of the checklist.

    Args:
        documents: the checklist.
        names: papers named by the officer, matched without accents against name or id, or as the only paper
            that holds the words; None means everything on the checklist that is required, or everything if
            nothing is.

    Returns:
        In the order of the checklist, then papers outside it as typed.
    """
    if names is None:
        wanted = [d for d in documents if d.required] or list(documents)
        return tuple(_handed(d) for d in wanted)
    typed = [name for name in (clean_line(n, field="documents", most=300) for n in names) if name]
    meant = [(name, _meant(documents, name)) for name in typed]
    chosen = {document.id for _, document in meant if document}
    listed = [_handed(d) for d in documents if d.id in chosen]
    others = [HandedDocument(name=name, originals=1) for name, document in meant if document is None]
    return tuple(listed + others)


def _meant(documents: Sequence[Document], name: str) -> Document | None:
    """The paper of the checklist that a typed name means: the same name or id, or the only one that holds it."""
    typed = fold(name)
    for document in documents:
        if typed in {fold(document.name), document.id}:
            return document
    holding = [d for d in documents if _holds(fold(d.name), typed) or _holds(typed, fold(d.name))]
    return holding[0] if len(holding) == 1 else None


def _holds(text: str, part: str) -> bool:
    """Whether whole words stand together in a text; one short word says too little."""
    return len(part) >= _TELLING and f" {part} " in f" {text} "


_TELLING: Final = 6


def _handed(document: Document) -> HandedDocument:
    return HandedDocument(
        name=document.name,
        document=document.id,
        originals=document.originals,
        copies=document.copies,
        kind=document.kind,
    )
