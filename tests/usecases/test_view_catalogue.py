"""The catalogue as a list and one entry of it, with what the centre imported and changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.domain.catalogue_layers import CatalogueImport, DocumentEdit, ImportedProcedure, ProcedureEdit
from desktop.domain.deadlines import Limit, Unit
from desktop.domain.errors import ProcedureUnknown
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.edit_procedure import EditProcedure, edit_procedure
from desktop.usecases.import_catalogue import ImportCatalogue, import_catalogue
from desktop.usecases.view_catalogue import CatalogueLine, view_catalogue
from desktop.usecases.view_procedure import view_procedure
from tests.store.stores import BIRTH, MARITAL_STATUS, new_store

NEW = "9.000001"


@pytest.fixture
def led(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    """A store that a leader works at, with a file imported that brings one procedure without a time."""
    store = new_store(tmp_path / "led", clock, user=User("thanhlv", "Lê Văn Thành", Role.LEADER))
    said = (
        ImportedProcedure(code=NEW, name="Công nhận làng nghề xã", field="X-VANHOA", source="tep.xlsx"),
        ImportedProcedure(code=BIRTH, note="Đã đọc lại", source="tep.xlsx"),
    )
    store.run(import_catalogue, ImportCatalogue(CatalogueImport(version="1", source="tep.xlsx", procedures=said)))
    yield store
    store.close()


def line(store: Store, code: str) -> CatalogueLine:
    [found] = [one for one in view_catalogue(store.view()).lines if one.code == code]
    return found


def test_a_line_for_every_code_in_the_order_of_the_catalogue(led: Store) -> None:
    catalogue = led.catalogue
    lines = view_catalogue(led.view()).lines
    assert [one.code for one in lines] == list(dict.fromkeys(p.code for p in catalogue.procedures))
    assert {one.field_name for one in lines} >= {"Hộ tịch", "Chứng thực"}
    used = view_catalogue(led.view()).fields
    assert [field for field in catalogue.fields if field in used] == list(used)


def test_what_is_open_of_a_line(led: Store) -> None:
    new = line(led, NEW)
    assert (new.limit, new.imported, new.edited, new.confirmed) == (None, True, False, False)
    assert line(led, BIRTH).imported
    assert not line(led, MARITAL_STATUS).imported
    led.run(edit_procedure, EditProcedure(MARITAL_STATUS, None, confirm=True))
    confirmed = line(led, MARITAL_STATUS)
    assert confirmed.confirmed
    assert not confirmed.edited, "confirming changes nothing"
    led.run(edit_procedure, EditProcedure(MARITAL_STATUS, ProcedureEdit(hidden=True)))
    assert line(led, MARITAL_STATUS).hidden
    assert line(led, MARITAL_STATUS).edited
    assert not line(led, MARITAL_STATUS).confirmed


def test_one_that_was_abolished_is_closed(led: Store) -> None:
    gone = ImportedProcedure(code=BIRTH, valid_to=date(2026, 11, 22))
    led.run(import_catalogue, ImportCatalogue(CatalogueImport(version="2", procedures=(gone,))))
    assert line(led, BIRTH).closed
    assert not line(led, MARITAL_STATUS).closed


@pytest.mark.parametrize("typed", ["làng nghề", "lang nghe xa", "9.0000", "cnlnx", "van hoa", "LANG CONG", ""])
def test_found_without_accents(led: Store, typed: str) -> None:
    assert line(led, NEW).has(typed)


@pytest.mark.parametrize("typed", ["khai sinh", "ang nghe", "lang khai", "000001"])
def test_not_found(led: Store, typed: str) -> None:
    assert not line(led, NEW).has(typed)


def test_an_entry_before_and_after_the_changes(led: Store) -> None:
    below = view_procedure(led.view(), MARITAL_STATUS)
    assert below.edit is None
    assert below.entry == below.published
    assert below.limit == below.published_limit
    first = below.papers[0].paper
    edit = ProcedureEdit(
        short="Độc thân", limit=Limit(2, Unit.WORKING_DAY), documents={first.id: DocumentEdit(hidden=True)}
    )
    led.run(edit_procedure, EditProcedure(MARITAL_STATUS, edit))
    state = view_procedure(led.view(), MARITAL_STATUS)
    assert (state.published, state.published_limit) == (below.published, below.published_limit)
    assert (state.entry.short, state.limit, state.edit) == ("Độc thân", Limit(2, Unit.WORKING_DAY), edit)
    assert state.papers[0].hidden
    assert first not in state.entry.documents
    assert not state.imported
    assert view_procedure(led.view(), NEW).imported


def test_no_such_procedure(led: Store) -> None:
    with pytest.raises(ProcedureUnknown):
        view_procedure(led.view(), "8.888888")
