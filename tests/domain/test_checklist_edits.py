"""A cleaned checklist is kept as what was changed of it, and comes back the same."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.catalogue_layers import DocumentEdit, ProcedureEdit, layered
from desktop.domain.checklist_edits import EditedPaper, edited_papers, new_paper_id, paper_changes
from desktop.domain.fees import NOT_SET
from desktop.domain.procedures import Catalogue, Document, Procedure

papers = st.builds(
    Document,
    id=st.just(""),
    name=st.sampled_from(["Tờ khai", "Giấy chứng sinh", "Ảnh 4x6"]),
    note=st.sampled_from(["", "bản có dấu"]),
    originals=st.integers(0, 3),
    copies=st.integers(0, 3),
    kind=st.sampled_from(["submit", "present"]),
    required=st.booleans(),
)


@st.composite
def checklists(draw: st.DrawFn) -> tuple[tuple[Document, ...], list[EditedPaper]]:
    """Papers below, and the same cleaned up: changed, left out, added, in any order."""
    below = tuple(replace(paper, id=f"p{n}") for n, paper in enumerate(draw(st.lists(papers, max_size=5))))
    wanted = []
    for paper in below:
        changed = draw(papers) if draw(st.booleans()) else paper
        wanted.append(EditedPaper(replace(changed, id=paper.id), paper, draw(st.booleans())))
    for n, paper in enumerate(draw(st.lists(papers, max_size=3))):
        wanted.append(EditedPaper(replace(paper, id=f"rieng-{n}"), None))
    return below, draw(st.permutations(wanted))


def procedure(below: tuple[Document, ...]) -> Procedure:
    return Procedure(
        code="1", name="A", short="A", field="F", limit=None, fee=NOT_SET, valid_from=date.min, documents=below
    )


@given(checklists())
def test_what_is_kept_gives_the_checklist_back(made: tuple[tuple[Document, ...], list[EditedPaper]]) -> None:
    below, wanted = made
    edit = ProcedureEdit(**paper_changes(wanted, below))
    catalogue = Catalogue(version="1", procedures=(procedure(below),))
    [entry] = layered(catalogue, None, {"1": edit}).procedures
    assert list(entry.documents) == [one.paper for one in wanted if not one.hidden]
    assert edited_papers(below, edit) == wanted


@given(st.lists(papers, max_size=5))
def test_nothing_changed_keeps_nothing(made: list[Document]) -> None:
    below = tuple(replace(paper, id=f"p{n}") for n, paper in enumerate(made))
    assert paper_changes(edited_papers(below, None), below) == {"documents": {}, "added": ()}


def test_only_what_differs_is_kept() -> None:
    below = (Document(id="a", name="Tờ khai"), Document(id="b", name="Ảnh"))
    first, second = edited_papers(below, None)
    wanted = [EditedPaper(Document(id="b", name="Ảnh 4x6"), second.published), first]
    kept = paper_changes(wanted, below)
    assert kept["documents"] == {"b": DocumentEdit(name="Ảnh 4x6", place=0), "a": DocumentEdit(place=1)}
    assert wanted[0].changed == ("name",)


def test_an_own_paper_gets_a_free_id() -> None:
    held = [EditedPaper(Document(id="rieng-1", name="A"), None), EditedPaper(Document(id="rieng-3", name="B"), None)]
    assert new_paper_id(held) == "rieng-2"
    assert new_paper_id([]) == "rieng-1"
