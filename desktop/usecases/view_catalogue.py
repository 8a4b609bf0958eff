"""The catalogue as a list to be looked over: one line for each procedure, and what is still open of it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.catalogue_layers import CONFIRMED
from desktop.domain.deadlines import Limit
from desktop.domain.fees import Fee
from desktop.domain.procedures import Field, Procedure
from desktop.domain.vietnamese import fold, words
from desktop.store.reference_edits import of_procedures
from desktop.store.view import View


@dataclass(frozen=True)
class CatalogueLine:
    """A procedure by its newest entry.

    Attributes:
        field: code of its field.
        limit: time without a case, as of today; None where nobody has entered one.
        fee: fee without a case, as of today.
        confidence: C confirmed, V verified, L likely, U unknown.
        hidden: not offered at this centre.
        closed: does not hold any more.
        imported: a file imported at this machine speaks of it.
        edited: the centre changed something of it.
        searched: folded words between spaces, code and initials among them.
    """

    code: str
    short: str
    field: str
    field_name: str
    limit: Limit | None
    fee: Fee
    confidence: str
    hidden: bool
    closed: bool
    imported: bool
    edited: bool
    searched: str

    @property
    def confirmed(self) -> bool:
        """Whether the centre confirmed it as it stands."""
        return self.confidence == CONFIRMED

    @property
    def offered(self) -> bool:
        """Whether dossiers can be received under it."""
        return not (self.hidden or self.closed)

    def has(self, typed: str) -> bool:
        """Whether every word of a text begins one of its words."""
        return all(f" {part}" in self.searched for part in fold(typed).split())


@dataclass(frozen=True)
class CatalogueLines:
    """The whole list.

    Attributes:
        fields: fields that have a procedure, in the order of the catalogue.
        lines: in the order of the catalogue.
    """

    fields: tuple[Field, ...]
    lines: tuple[CatalogueLine, ...]


def view_catalogue(view: View) -> CatalogueLines:
    """Read the catalogue with everything the centre imported and changed.

    Args:
        view: read access to the store.

    Returns:
        A line for each code, by its newest entry; hidden and closed ones among them.
    """
    catalogue, today = view.catalogue, view.today()
    imported = view.reference.imported
    told = {said.code for said in imported.procedures} if imported is not None else set()
    edits = of_procedures(view.reference.db)
    names = {field.code: field.name for field in catalogue.fields}
    lines = []
    for entry in catalogue.newest().values():
        edit = edits.get(entry.code)
        field_name = names.get(entry.field, entry.field)
        lines.append(
            CatalogueLine(
                code=entry.code,
                short=entry.short,
                field=entry.field,
                field_name=field_name,
                limit=entry.limit_of(None, today),
                fee=entry.fee_of(None, today),
                confidence=entry.confidence,
                hidden=entry.hidden,
                closed=entry.valid_to is not None and entry.valid_to < today,
                imported=entry.code in told,
                edited=edit is not None and edit.changes,
                searched=_searched(entry, field_name),
            )
        )
    used = {line.field for line in lines}
    return CatalogueLines(tuple(field for field in catalogue.fields if field.code in used), tuple(lines))


def _searched(entry: Procedure, field_name: str) -> str:
    short = words(entry.short)
    initials = "".join(word[0] for word in short)
    texts = (entry.name, *entry.keywords, field_name)
    found = [entry.code, *short, initials, *(word for text in texts for word in words(text))]
    return f" {' '.join(dict.fromkeys(found))} "
