"""What a centre works with: the catalogue as published, what it imported itself, and its own clean-up, in this order.

A clean-up names what it changes and nothing else, so that it holds through every later import and snapshot.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

import msgspec
from msgspec.structs import asdict, replace

from desktop.domain.deadlines import Limit
from desktop.domain.fees import NOT_SET, Fee
from desktop.domain.procedures import Case, Catalogue, Decision, Document, Field, Procedure, Result
from desktop.domain.vietnamese import fold

CONFIRMED: Final = "C"
"""Mark of confidence: the centre has confirmed the entry as it stands."""

_ENCODER: Final = msgspec.json.Encoder(order="deterministic")
_FINGERPRINT: Final = 12


class ImportedProcedure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a file says of a procedure; None where it says nothing.

    Attributes:
        valid_from: day from which what it says holds; what held before stays for dossiers of before. None: no such
            day is known, and it takes the place of the newest entry.
        valid_to: last day, of one that is abolished or replaced.
        field: code, or the field's name where the file has no code.
        remark: added to the note that is there, where `note` would replace it.
    """

    code: str
    name: str | None = None
    short: str | None = None
    field: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    decision: Decision | None = None
    limit: Limit | None = None
    fee: Fee | None = None
    limits: tuple[Limit, ...] | None = None
    fees: tuple[Fee, ...] | None = None
    cases: tuple[Case, ...] | None = None
    documents: tuple[Document, ...] | None = None
    result: Result | None = None
    channels: tuple[str, ...] | None = None
    note: str | None = None
    remark: str | None = None
    source: str = ""


class CatalogueImport(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was imported at this machine so far; each import adds to it.

    Attributes:
        version: of the whole layer.
        source: of the newest import, for people.
        fields: fields that imports named and the catalogue did not know.
        procedures: in the order in which they were imported.
    """

    version: str
    source: str = ""
    fields: tuple[Field, ...] = ()
    procedures: tuple[ImportedProcedure, ...] = ()


class DocumentEdit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a centre changed of a paper; None leaves it.

    Attributes:
        hidden: not a paper at all (a note that the source lists among the papers).
        place: place on the checklist, from 0.
    """

    name: str | None = None
    note: str | None = None
    originals: int | None = None
    copies: int | None = None
    kind: str | None = None
    required: bool | None = None
    hidden: bool | None = None
    place: int | None = None


class ProcedureEdit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a centre changed of a procedure; None leaves it as the layers below have it.

    Attributes:
        documents: changes by the paper's id.
        added: papers that the catalogue lacks.
        hidden: not offered at this centre.
        confirmed: fingerprint of the entry that was confirmed; another one is not confirmed any more.
    """

    short: str | None = None
    keywords: tuple[str, ...] | None = None
    limit: Limit | None = None
    fee: Fee | None = None
    channels: tuple[str, ...] | None = None
    note: str | None = None
    documents: dict[str, DocumentEdit] = {}
    added: tuple[Document, ...] = ()
    hidden: bool = False
    confirmed: str = ""

    @property
    def changes(self) -> bool:
        """Whether it changes anything beside confirming."""
        return replace(self, confirmed="") != ProcedureEdit()


class Change(NamedTuple):
    """One line of what a new version changes.

    Attributes:
        code: of the procedure.
        name: short name.
        kind: `added`, `changed`, `closed` (abolished or replaced) or `gone`.
        parts: what of it changed: names of members of `Procedure`.
    """

    code: str
    name: str
    kind: str
    parts: tuple[str, ...] = ()


def fingerprint(procedure: Procedure) -> str:
    """Short hash of an entry, its mark of confidence apart."""
    whole = _ENCODER.encode(replace(procedure, confidence=""))
    return hashlib.sha256(whole).hexdigest()[:_FINGERPRINT]


def layered(published: Catalogue, imported: CatalogueImport | None, edits: Mapping[str, ProcedureEdit]) -> Catalogue:
    """The catalogue as a centre works with it."""
    if imported is not None:
        published = with_import(published, imported)
    return replace(published, procedures=tuple(_edited(p, edits.get(p.code)) for p in published.procedures))


def with_import(published: Catalogue, imported: CatalogueImport) -> Catalogue:
    """A catalogue with what was imported laid over it."""
    entries: dict[str, list[Procedure]] = {}
    for procedure in published.procedures:
        entries.setdefault(procedure.code, []).append(procedure)
    codes = {fold(field.name): field.code for field in (*imported.fields, *published.fields)}
    for said in imported.procedures:
        entries[said.code] = _said(entries.get(said.code, []), said, codes)
    known = {field.code for field in published.fields}
    return replace(
        published,
        version=f"{published.version}+{imported.version}",
        fields=(*published.fields, *(field for field in imported.fields if field.code not in known)),
        procedures=tuple(procedure for group in entries.values() for procedure in group),
    )


def _said(held: list[Procedure], said: ImportedProcedure, codes: Mapping[str, str]) -> list[Procedure]:
    """The entries of a code after an import spoke of it."""
    told: dict[str, Any] = {name: value for name in _TOLD if (value := getattr(said, name)) is not None and value != ""}
    if said.field:
        told["field"] = codes.get(fold(said.field), said.field)
    if not held:
        if not told:
            return []  # The end of what nobody holds.
        name = said.name or said.code
        began = {"valid_from": said.valid_from or date.min, "valid_to": said.valid_to}
        whole = {"name": name, "short": said.short or name, "field": "", "limit": None, "fee": NOT_SET, **told, **began}
        whole["note"] = _noted(told.get("note", ""), said.remark)
        return [Procedure(code=said.code, **whole, sources=(said.source,) if said.source else ())]
    newest = next((entry for entry in held if entry.valid_from == said.valid_from), None)
    newest = newest or max(held, key=lambda entry: entry.valid_from)
    if said.limit and newest.limit and said.limit == Limit(newest.limit.value, newest.limit.unit):
        # The bare time says nothing against the rules that are known of it.
        told["limit"] = newest.limit
    # What is told without a day takes the place of dated ones too.
    told = {**{name: () for name in ("limits", "fees") if name.removesuffix("s") in told}, **told}
    of_this = {**told, "note": _noted(told.get("note", newest.note), said.remark)}
    others = [entry for entry in held if entry is not newest]
    if said.valid_from is not None and said.valid_from > newest.valid_from and told:
        # What held until the day before stays for what was received until then.
        ended = replace(newest, valid_to=_day_before(said.valid_from, newest.valid_to))
        open_until = newest.valid_to if newest.valid_to and newest.valid_to >= said.valid_from else None
        began = {"valid_from": said.valid_from, "valid_to": said.valid_to or open_until}
        return [*others, ended, _sourced(newest, said.source, of_this | began)]
    if said.valid_from is not None and said.valid_to is not None and said.valid_to < newest.valid_from and told:
        # It tells of a time before everything that is known.
        began = {"valid_from": said.valid_from, "valid_to": said.valid_to}
        return [*held, _sourced(newest, said.source, of_this | began)]
    return [*others, _sourced(newest, said.source, of_this | {"valid_to": said.valid_to or newest.valid_to})]


def _sourced(entry: Procedure, source: str, told: dict[str, Any]) -> Procedure:
    """An entry with what was told of it; a file that only repeats what is known is no source of it."""
    after = replace(entry, **told)
    return replace(after, sources=(source,)) if source and after != entry else after


def _noted(note: str, remark: str | None) -> str:
    return note if not remark or remark in note else ". ".join(part for part in (note.rstrip("."), remark) if part)


_TOLD: Final = (
    "name", "short", "decision", "limit", "fee", "limits", "fees", "cases", "documents", "result", "channels", "note",
)  # fmt: skip


def _day_before(day: date, end: date | None) -> date:
    before = date.fromordinal(day.toordinal() - 1)
    return before if end is None else min(before, end)


def joined(earlier: CatalogueImport | None, new: CatalogueImport) -> CatalogueImport:
    """The layer after one more import: of a procedure told of before only what the new file says is replaced."""
    if earlier is None:
        return new
    said = {(p.code, p.valid_from): p for p in earlier.procedures}
    for procedure in new.procedures:
        key = (procedure.code, procedure.valid_from)
        told = {name: value for name, value in asdict(procedure).items() if value is not None and value != ""}
        merged = replace(said[key], **told) if key in said else procedure
        if key not in said or replace(merged, source=said[key].source) != said[key]:
            said[key] = merged
    fields = {field.code: field for field in (*earlier.fields, *new.fields)}
    return CatalogueImport(
        version=new.version, source=new.source, fields=tuple(fields.values()), procedures=tuple(said.values())
    )


def _edited(procedure: Procedure, edit: ProcedureEdit | None) -> Procedure:
    """An entry with the centre's clean-up, and its mark of confidence."""
    if edit is None:
        return procedure
    told = {
        name: value
        for name in ("short", "keywords", "limit", "fee", "channels", "note")
        if (value := getattr(edit, name)) is not None
    }
    if "limit" in told:
        # The centre's time is what holds; dated ones of the source are those it replaces.
        told["limits"] = ()
    if "fee" in told:
        told["fees"] = ()
    cleaned = replace(procedure, **told, documents=_edited_documents(procedure.documents, edit), hidden=edit.hidden)
    return replace(cleaned, confidence=CONFIRMED) if edit.confirmed == fingerprint(cleaned) else cleaned


def _edited_documents(documents: Iterable[Document], edit: ProcedureEdit) -> tuple[Document, ...]:
    found: list[tuple[int, Document]] = []
    for place, document in enumerate((*documents, *edit.added)):
        change = edit.documents.get(document.id)
        if change is None:
            found.append((place, document))
        elif not change.hidden:
            told = {
                name: value
                for name, value in asdict(change).items()
                if name not in {"hidden", "place"} and value is not None
            }
            found.append((place if change.place is None else change.place, replace(document, **told)))
    return tuple(document for _, document in sorted(found, key=lambda item: item[0]))


def differences(before: Catalogue, after: Catalogue, on: date) -> tuple[Change, ...]:
    """What a new version changes, in its order; entries are compared as they hold on a day, or will."""
    old, new = before.newest(), after.newest()
    found = []
    for code, entry in new.items():
        was = old.get(code)
        if was is None:
            found.append(Change(code, entry.short, "added"))
        elif fingerprint(was) != fingerprint(entry):
            parts = tuple(name for name in _PARTS if getattr(was, name) != getattr(entry, name))
            closed = entry.valid_to is not None and was.valid_to is None and entry.valid_to >= on
            closed = closed or (was.holds(on) and not entry.holds(on) and entry.valid_to is not None)
            found.append(Change(code, entry.short, "closed" if closed else "changed", parts))
    found += [Change(code, entry.short, "gone") for code, entry in old.items() if code not in new]
    return tuple(found)


_PARTS: Final = tuple(name for name in Procedure.__struct_fields__ if name not in {"code", "confidence", "sources"})
