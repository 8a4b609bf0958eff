"""What a centre imported and cleaned up lies over the published catalogue."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.catalogue_layers import (
    CONFIRMED,
    CatalogueImport,
    Change,
    DocumentEdit,
    ImportedProcedure,
    ProcedureEdit,
    differences,
    fingerprint,
    joined,
    layered,
)
from desktop.domain.deadlines import Limit, Unit
from desktop.domain.fees import Fee
from desktop.domain.procedures import Catalogue, Document, Field, Procedure

TODAY = date(2026, 11, 27)
THREE, FIVE = Limit(3, Unit.WORKING_DAY), Limit(5, Unit.WORKING_DAY)
BIRTH = Procedure(
    code="1.001193",
    name="Đăng ký khai sinh",
    short="Khai sinh",
    field="G15-TP07",
    limit=THREE,
    fee=Fee("free"),
    valid_from=date(2025, 7, 1),
    documents=(
        Document(id="to-khai", name="Tờ khai", required=True),
        Document(id="luu-y", name="Lưu ý khi nộp"),
        Document(id="chung-sinh", name="Giấy chứng sinh", originals=1),
    ),
    confidence="L",
)
DEATH = replace(BIRTH, code="1.000656", name="Đăng ký khai tử", short="Khai tử", documents=())
PUBLISHED = Catalogue(version="v1", fields=(Field("G15-TP07", "Hộ tịch"),), procedures=(BIRTH, DEATH))


def imported(
    *procedures: ImportedProcedure, version: str = "nhap-1", fields: tuple[Field, ...] = ()
) -> CatalogueImport:
    return CatalogueImport(version=version, source="danh-muc.xlsx", procedures=procedures, fields=fields)


def entry(catalogue: Catalogue, code: str = BIRTH.code, on: date = TODAY) -> Procedure:
    return catalogue.procedure(code, on)


def test_without_layers_it_is_what_was_published() -> None:
    assert layered(PUBLISHED, None, {}) == PUBLISHED


def test_an_import_says_only_what_its_file_says() -> None:
    told = ImportedProcedure(code=BIRTH.code, name="Thủ tục đăng ký khai sinh", field="Hộ tịch", source="Danh sách")
    found = entry(layered(PUBLISHED, imported(told), {}))
    assert found == replace(BIRTH, name=told.name, sources=("Danh sách",))


def test_a_time_that_is_told_takes_the_place_of_dated_ones() -> None:
    dated = replace(BIRTH, limits=(Limit(2, Unit.WORKING_DAY, valid_from=date(2026, 1, 1)),))
    told = imported(ImportedProcedure(code=BIRTH.code, limit=FIVE))
    found = entry(layered(replace(PUBLISHED, procedures=(dated,)), told, {}))
    assert found.limit_of(None, TODAY) == FIVE


def test_an_unknown_procedure_has_neither_time_nor_fee() -> None:
    told = ImportedProcedure(code="1.116214", name="Xét hộ nghèo", field="Giảm nghèo")
    whole = layered(PUBLISHED, imported(told, fields=(Field("X-GN", "Giảm nghèo"),)), {})
    found = entry(whole, "1.116214")
    assert (found.limit, found.fee.kind, found.field, found.confidence) == (None, "province", "X-GN", "U")
    assert whole.field_name("X-GN") == "Giảm nghèo"
    assert whole.version == "v1+nhap-1"


def test_an_amendment_holds_from_its_day_and_leaves_what_was_before() -> None:
    day = date(2026, 12, 1)
    told = ImportedProcedure(code=BIRTH.code, limit=FIVE, valid_from=day)
    whole = layered(PUBLISHED, imported(told), {})
    assert entry(whole).limit == THREE
    assert entry(whole, on=day).limit == FIVE
    assert entry(whole).valid_to == date(2026, 11, 30)


def test_an_abolished_procedure_ends() -> None:
    told = ImportedProcedure(code=BIRTH.code, valid_to=date(2026, 11, 26))
    after = layered(PUBLISHED, imported(told), {})
    assert not after.procedures[0].holds(TODAY)
    assert after.procedures[0].limit == THREE
    assert differences(PUBLISHED, after, TODAY) == (Change(BIRTH.code, "Khai sinh", "closed", ("valid_to",)),)


def test_a_second_import_replaces_what_it_says_and_nothing_else() -> None:
    first = imported(ImportedProcedure(code=BIRTH.code, limit=FIVE, fee=Fee("case", 5000)))
    second = imported(ImportedProcedure(code=BIRTH.code, limit=THREE), version="nhap-2")
    found = entry(layered(PUBLISHED, joined(first, second), {}))
    assert (found.limit, found.fee) == (THREE, Fee("case", 5000))


EDIT = ProcedureEdit(
    short="Khai sinh (đúng hạn)",
    limit=FIVE,
    documents={
        "luu-y": DocumentEdit(hidden=True),
        "chung-sinh": DocumentEdit(name="Giấy chứng sinh hoặc văn bản thay thế", place=-1),
    },
    added=(Document(id="rieng-1", name="Bản sao sổ hộ khẩu cũ"),),
)


def test_a_clean_up_changes_what_it_names() -> None:
    found = entry(layered(PUBLISHED, None, {BIRTH.code: EDIT}))
    assert (found.short, found.name, found.limit, found.fee) == (EDIT.short, BIRTH.name, FIVE, BIRTH.fee)
    assert [d.id for d in found.documents] == ["chung-sinh", "to-khai", "rieng-1"]
    assert found.documents[0].originals == 1


def test_a_clean_up_holds_through_an_import_and_a_new_snapshot() -> None:
    told = ImportedProcedure(
        code=BIRTH.code,
        short="Khai sinh mới",
        limit=THREE,
        documents=(*BIRTH.documents, Document(id="moi", name="Giấy tờ mới")),
    )
    newer = replace(PUBLISHED, version="v2", procedures=(replace(BIRTH, note="Mới"), DEATH))
    found = entry(layered(newer, imported(told), {BIRTH.code: EDIT}))
    assert (found.short, found.limit, found.note) == (EDIT.short, FIVE, "Mới")
    assert [d.id for d in found.documents] == ["chung-sinh", "to-khai", "moi", "rieng-1"]


def test_a_confirmation_is_of_the_entry_as_it_stood() -> None:
    cleaned = entry(layered(PUBLISHED, None, {BIRTH.code: EDIT}))
    assert cleaned.confidence == "L"
    confirmed = replace(EDIT, confirmed=fingerprint(cleaned))
    assert entry(layered(PUBLISHED, None, {BIRTH.code: confirmed})).confidence == CONFIRMED
    told = imported(ImportedProcedure(code=BIRTH.code, fee=Fee("case", 8000)))
    assert entry(layered(PUBLISHED, told, {BIRTH.code: confirmed})).confidence == "L"


def test_what_is_not_used_here_stays_in_the_catalogue() -> None:
    found = layered(PUBLISHED, None, {BIRTH.code: ProcedureEdit(hidden=True)})
    assert [p.hidden for p in found.procedures] == [True, False]


def test_differences_name_the_parts() -> None:
    after = layered(PUBLISHED, None, {BIRTH.code: EDIT})
    assert differences(PUBLISHED, after, TODAY) == (
        Change(BIRTH.code, EDIT.short or "", "changed", ("short", "limit", "documents")),
    )
    assert differences(PUBLISHED, PUBLISHED, TODAY) == ()
    fewer = replace(PUBLISHED, procedures=(BIRTH,))
    assert differences(PUBLISHED, fewer, TODAY) == (Change(DEATH.code, "Khai tử", "gone"),)
    assert differences(fewer, PUBLISHED, TODAY) == (Change(DEATH.code, "Khai tử", "added"),)


said = st.builds(
    ImportedProcedure,
    code=st.sampled_from([BIRTH.code, DEATH.code, "1.000001", "1.000002"]),
    name=st.none() | st.sampled_from(["Một", "Hai"]),
    limit=st.none() | st.sampled_from([THREE, FIVE]),
    fee=st.none() | st.just(Fee("free")),
    valid_from=st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1)),
)
files = st.lists(said, max_size=6, unique_by=lambda p: (p.code, p.valid_from)).map(lambda ps: imported(*ps))


@given(st.lists(files, min_size=1, max_size=4))
def test_whatever_is_imported_the_catalogue_stays_one(layers: list[CatalogueImport]) -> None:
    layer = None
    for one in layers:
        layer = joined(layer, one)
    whole = layered(PUBLISHED, layer, {})
    entries = [(p.code, p.valid_from) for p in whole.procedures]
    assert len(entries) == len(set(entries))
    assert layer is not None
    # Twice the same file is once the same file.
    assert layered(PUBLISHED, joined(layer, layers[-1]), {}) == whole
    assert {BIRTH.code, DEATH.code} <= {code for code, _ in entries}


@given(st.sampled_from([BIRTH, DEATH]), st.sampled_from(["short", "note", "code", "confidence"]))
def test_a_fingerprint_is_of_all_but_the_mark(procedure: Procedure, part: str) -> None:
    changed = replace(procedure, **{part: "khác"})
    assert (fingerprint(changed) == fingerprint(procedure)) == (part == "confidence")
