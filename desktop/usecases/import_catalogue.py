"""Lay a file over the catalogue of this machine, after its differences were shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import msgspec

from desktop.domain.catalogue_layers import CatalogueImport, Change, differences, joined, layered
from desktop.domain.events import CatalogueImported
from desktop.domain.procedures import Catalogue
from desktop.domain.vietnamese import clean_line
from desktop.store import snapshots
from desktop.store.reference import Reference
from desktop.store.reference_edits import of_procedures
from desktop.store.users import Role
from desktop.store.view import View
from desktop.store.work import Work


@dataclass(frozen=True)
class ImportCatalogue:
    """What a file says, read whole."""

    file: CatalogueImport


def preview_import(view: View, request: ImportCatalogue) -> tuple[Change, ...]:
    """What an import would change, in the order of the catalogue.

    Args:
        view: read access to the store.
        request: the file.

    Returns:
        A line for every procedure that changes; empty where the file says nothing new.
    """
    return differences(view.catalogue, _after(view.reference, request.file), view.today())


def import_catalogue(work: Work, request: ImportCatalogue) -> tuple[Change, ...]:
    """Put what a file says in force at this machine; the centre's own clean-up stays on top.

    Args:
        work: open transaction of the store; this function never commits.
        request: the file.

    Returns:
        As `preview_import`; where that is empty, nothing is recorded.

    Raises:
        NotPermitted: only leaders and administrators change the catalogue.
        StoreDamaged: not the shape of an import; nothing was applied.
    """
    work.need(Role.LEADER, Role.ADMINISTRATOR)
    changes = preview_import(work.view, request)
    if not changes:
        return ()
    layer = joined(work.reference.imported, request.file)
    work.replace_snapshot(snapshots.IMPORTED, msgspec.json.encode(layer))
    counts = Counter(change.kind for change in changes)
    event = CatalogueImported(
        source=clean_line(request.file.source, field="source"),
        version=layer.version,
        added=counts["added"],
        changed=counts["changed"],
        closed=counts["closed"] + counts["gone"],
    )
    work.record(f"machine:{work.journal.device}", event, work.clock.now())
    return changes


def _after(reference: Reference, file: CatalogueImport) -> Catalogue:
    return layered(reference.published, joined(reference.imported, file), of_procedures(reference.db))
