"""Lists that people named for themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.errors import FieldRefused
from desktop.domain.read_models import DossierFilter, SavedView
from desktop.store.store import Store
from desktop.usecases.drop_view import drop_view
from desktop.usecases.list_views import list_views
from desktop.usecases.save_view import SaveView, save_view
from desktop.usecases.select_dossiers import select_dossiers
from tests.faults.deeds import BOSS
from tests.store.stores import CERTIFIED_COPY, DIEM, receive

COPIES = DossierFilter(view="open", text="chung thuc", sort="received", descending=True)


def keep(store: Store, name: str, wanted: DossierFilter = COPIES, before: str = "") -> None:
    store.run(save_view, SaveView(SavedView(name, wanted), before))


def names(store: Store) -> list[str]:
    return [one.view.name for one in list_views(store.view())]


def test_a_list_is_kept_with_its_count_renamed_and_forgotten(store: Store) -> None:
    receive(store)
    receive(store, procedure=CERTIFIED_COPY)
    keep(store, "  Chứng   thực ")
    (found,) = list_views(store.view())
    assert (found.view, found.count) == (SavedView("Chứng thực", COPIES), 1)
    keep(store, "Bản sao", before="Chứng thực")
    assert names(store) == ["Bản sao"]
    keep(store, "Bản sao", replace(COPIES, text=""))
    assert [one.count for one in list_views(store.view())] == [2]
    store.run(drop_view, "Bản sao")
    assert names(store) == []


def test_each_person_has_their_own(store: Store) -> None:
    keep(store, "Của Diễm")
    store.user = BOSS
    assert names(store) == []
    keep(store, "Của Thành")
    store.run(drop_view, "Của Diễm")
    store.user = DIEM
    assert names(store) == ["Của Diễm"]


def test_nothing_of_it_is_sent(store: Store) -> None:
    before = store.view().journal.count()
    keep(store, "Một")
    assert store.view().journal.count() == before


@pytest.mark.parametrize("name", ["", "   ", "x" * 41, "a\x00b", "a\u202eb"])
def test_a_name_that_cannot_be_kept_is_refused(store: Store, name: str) -> None:
    with pytest.raises(FieldRefused):
        keep(store, name)
    assert names(store) == []


def test_one_that_nobody_can_read_takes_the_others_with_it_nowhere(store: Store) -> None:
    keep(store, "Đọc được")
    with store.write() as work:
        work.set_setting(f"view:{DIEM.id}:Hỏng", "{")
    assert names(store) == ["Đọc được"]


def test_mine_is_what_i_received_and_is_open(store: Store) -> None:
    receive(store)
    store.user = replace(DIEM, id="lan")
    other = receive(store).dossier
    mine = DossierFilter(view="mine")
    assert select_dossiers(store.view(), mine) == (other,)
    assert store.view().count("mine") == 1
    assert store.view().page(replace(mine, officer=DIEM.id)).total == 0
    assert store.view().officers() == {DIEM.id: DIEM.name, "lan": "lan"}
