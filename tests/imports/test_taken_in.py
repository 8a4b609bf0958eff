"""Files put in force in a real store: whole or not at all, once, and under the centre's own clean-up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.app.clock import SetClock
from desktop.domain.catalogue_layers import CONFIRMED, DocumentEdit, ProcedureEdit
from desktop.domain.deadlines import Limit, Rule, Unit
from desktop.domain.procedure_search import ProcedureSearch
from desktop.domain.procedures import Catalogue, Procedure
from desktop.domain.vietnamese import fold, words
from desktop.imports.errors import ImportRowsRefused
from desktop.imports.read_import import read_import
from desktop.store import snapshots
from desktop.store.errors import StoreUnavailable
from desktop.store.shipped import shipped
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.edit_procedure import EditProcedure, edit_procedure
from desktop.usecases.import_catalogue import ImportCatalogue, import_catalogue
from desktop.usecases.search_procedures import SearchProcedures, search_procedures
from tests.imports.files import as_json, detail, lines, paper, text, workbook
from tests.store.stores import CERTIFIED_COPY, open_store, receive

BIRTH = "1.001193"
ROW = (BIRTH, "Đăng ký khai sinh tại cấp xã", "Bộ Tư pháp", "UBND cấp xã", "HỘ TỊCH")


@pytest.fixture
def led(store: Store) -> Store:
    store.user = User("thanh", "Lê Văn Thành", Role.LEADER)
    return store


def take(store: Store, path: Path) -> dict[str, int]:
    """Put a file in force; how many changes of each kind it brought."""
    changes, _ = store.run(import_catalogue, ImportCatalogue(read_import(path)))
    kinds = [change.kind for change in changes]
    return {kind: kinds.count(kind) for kind in kinds}


def entry(store: Store, code: str) -> Procedure:
    return store.view().catalogue.procedure(code, store.view().today())


def test_a_list_gives_name_and_field_and_touches_nothing_else(led: Store, tmp_path: Path) -> None:
    before = entry(led, BIRTH)
    assert take(led, workbook(tmp_path / "a.xlsx", [ROW, *lines(706)])) == {"changed": 1, "added": 706}
    after = entry(led, BIRTH)
    assert (after.name, after.field, after.sources) == (ROW[1], "G15-TP07", ("a.xlsx",))
    assert (after.short, after.limit, after.fee, after.cases) == (before.short, before.limit, before.fee, before.cases)
    assert (after.documents, after.note, after.keywords) == (before.documents, before.note, before.keywords)
    new = entry(led, "8.000705")
    assert (new.limit, new.fee.kind, new.field) == (None, "province", "G15-TP03")


def test_the_same_list_again_is_nothing_new_whatever_its_name(led: Store, tmp_path: Path) -> None:
    take(led, workbook(tmp_path / "a.xlsx", lines(30)))
    assert take(led, workbook(tmp_path / "a.xlsx", lines(30))) == {}
    assert take(led, workbook(tmp_path / "b.xlsx", lines(30)[:20])) == {}
    assert entry(led, "8.000003").sources == ("a.xlsx",)


def test_a_later_list_adds_to_the_earlier_one(led: Store, tmp_path: Path) -> None:
    take(led, workbook(tmp_path / "a.xlsx", lines(30)))
    assert take(led, workbook(tmp_path / "b.xlsx", lines(30, 20))) == {"added": 20}
    assert entry(led, "8.000003").name == "Đăng ký việc số 3 tại cấp xã"


def test_a_clean_up_and_its_confirmation_stay_over_later_imports(led: Store, tmp_path: Path) -> None:
    take(led, as_json(tmp_path / "a.json", detail("3.100001")))
    papers = {"giay-chung-sinh": DocumentEdit(required=True), "g15-kq003204": DocumentEdit(hidden=True)}
    edit = ProcedureEdit(short="Việc mẫu", limit=Limit(2, Unit.WORKING_DAY), documents=papers)
    led.run(edit_procedure, EditProcedure("3.100001", edit, confirm=True))
    cleaned = entry(led, "3.100001")
    assert cleaned.confidence == CONFIRMED
    assert take(led, as_json(tmp_path / "b.json", detail("3.100001"))) == {}
    assert entry(led, "3.100001") == cleaned
    more = [paper("Tờ khai", "000.00.00.G15-KQ003204"), paper("Giấy chứng sinh"), paper("Thẻ", "", 0, 1)]
    changed = detail("3.100001", name="Tên khác", executionCases=[{"name": "", "profileComponents": more}])
    assert take(led, as_json(tmp_path / "c.json", changed)) == {"changed": 1}
    after = entry(led, "3.100001")
    assert (after.short, after.limit, after.name) == ("Việc mẫu", Limit(2, Unit.WORKING_DAY), "Tên khác")
    assert [(d.name, d.required) for d in after.documents] == [("Giấy chứng sinh", True), ("Thẻ", False)]
    assert after.confidence != CONFIRMED


def test_the_portals_one_day_keeps_the_rule_of_the_same_day(led: Store, tmp_path: Path) -> None:
    before = entry(led, CERTIFIED_COPY)
    assert before.limit == Limit(1, Unit.WORKING_DAY, Rule.SAME_DAY)
    take(led, as_json(tmp_path / "a.json", detail(CERTIFIED_COPY)))
    after = entry(led, CERTIFIED_COPY)
    assert after.limit == before.limit
    assert after.note == f"{before.note.rstrip('.')}. Đối tượng thực hiện: Công dân Việt Nam"


def test_one_wrong_row_of_706_and_nothing_is_applied(led: Store, tmp_path: Path, clock: SetClock) -> None:
    take(led, workbook(tmp_path / "a.xlsx", lines(3)))
    before, events = led.view().catalogue, led.verify()
    rows = [ROW, *lines(705)]
    rows[700] = ("1,000001", *rows[700][1:])
    with pytest.raises(ImportRowsRefused):
        take(led, workbook(tmp_path / "b.xlsx", rows))
    assert led.view().catalogue == before
    assert led.verify() == events
    folder = led.folder
    led.close()
    again = open_store(folder, clock)
    assert again.view().catalogue == before
    again.close()


def test_what_cannot_be_written_is_not_half_in_force(
    led: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, events = led.view().catalogue, led.verify()
    request = ImportCatalogue(read_import(workbook(tmp_path / "a.xlsx", lines(50))))

    def cut(*_: object, **__: object) -> None:
        raise OSError("cut")

    with monkeypatch.context() as patched:
        patched.setattr("desktop.store.work.Work.record", cut)
        with pytest.raises(StoreUnavailable):
            led.run(import_catalogue, request)
    assert led.view().catalogue == before
    assert led.verify() == events
    assert snapshots.current(led.view().reference.db, snapshots.IMPORTED) is None


def test_dossiers_of_before_keep_their_procedure(led: Store, tmp_path: Path) -> None:
    header = ("Mã số", "Tên", "Tình trạng", "Từ ngày")
    dossier = receive(led, procedure=BIRTH, limit=Limit(1, Unit.WORKING_DAY)).dossier
    ends = text(tmp_path / "a.csv", [header, (BIRTH, "", "bãi bỏ", "24/11/2026")])
    assert take(led, ends) == {"closed": 1}
    assert entry(led, BIRTH).valid_to == date(2026, 11, 23)
    assert led.view().dossier(dossier).dossier.received.procedure == BIRTH


def test_2050_procedures_are_found_like_any_other(led: Store, tmp_path: Path) -> None:
    take(led, workbook(tmp_path / "a.xlsx", lines(2050)))
    view = led.view()
    assert search_procedures(view, SearchProcedures("khai sinh"))[0].code == BIRTH
    assert [p.code for p in search_procedures(view, SearchProcedures("viec so 2049"))] == ["8.002049"]


# ---------------------------------------------------------------- the search looks where it must


def plain_rank(procedure: Procedure, text: str) -> int | None:
    """The rule, compared one by one."""
    typed = fold(text)
    if not typed or procedure.code.startswith(typed):
        return 0
    parts, keys, short = typed.split(), [fold(k) for k in procedure.keywords], words(procedure.short)

    def begins(has: list[str], initials: str = "") -> bool:
        return all(any(word.startswith(t) for word in has) or (len(t) > 1 and t in initials) for t in parts)

    if typed in keys:
        return 1
    if typed.replace(" ", "") in {"".join(w[0] for w in name) for name in (short, *(words(k) for k in keys))}:
        return 2
    if begins(short):
        return 3
    if any(begins(k.split()) for k in keys):
        return 4
    if begins(words(procedure.name) + short):
        return 5
    return 6 if begins(short, "".join(w[0] for w in short)) else None


def shipped_catalogue() -> Catalogue:
    value = snapshots.decode(snapshots.CATALOGUE, shipped(snapshots.SHIPPED[snapshots.CATALOGUE]))
    assert isinstance(value, Catalogue)
    return value


CATALOGUE = shipped_catalogue()
SEARCH = ProcedureSearch(CATALOGUE)
TYPED = sorted({w for p in CATALOGUE.procedures for t in (p.name, *p.keywords) for w in t.split()} | {"(", "1.0", "dk"})


@given(st.lists(st.tuples(st.sampled_from(TYPED), st.integers(1, 6)), max_size=4), st.sampled_from(["", " ", "z", "."]))
def test_ranks_are_those_of_the_rule(parts: list[tuple[str, int]], end: str) -> None:
    text_ = " ".join(word[:length] for word, length in parts) + end
    expected = [(n, rank) for n, p in enumerate(CATALOGUE.procedures) if (rank := plain_rank(p, text_)) is not None]
    assert list(SEARCH.ranks(text_)) == expected
