"""The result goes to the applicant (9 to 10)."""

from __future__ import annotations

import pytest

from desktop.domain.errors import FieldRefused
from desktop.store.store import Store
from desktop.usecases.return_result import ReturnResult, return_result
from tests.usecases.steps import bring, check_common, check_text


def test_common(store: Store) -> None:
    check_common(store, return_result, ReturnResult, {9})


@pytest.mark.parametrize(
    ("asked", "by", "went"), [("desk", "", "desk"), ("post", "", "post"), ("post", "desk", "desk")]
)
def test_the_way_asked_for_unless_another_is_taken(store: Store, asked: str, by: str, went: str) -> None:
    dossier = bring(store, 9, return_by=asked)
    after, _ = store.run(return_result, ReturnResult(dossier, by, "Nguyễn Văn Em"))
    assert (after.status, after.open) == (10, False)
    assert store.view().dossier(dossier).timeline[0].facts == {"by": went, "receiver": "Nguyễn Văn Em"}


def test_no_such_way(store: Store) -> None:
    with pytest.raises(FieldRefused) as raised:
        store.run(return_result, ReturnResult(bring(store, 9), "bo cau"))
    assert raised.value.facts == {"field": "by", "reason": "choice"}


def test_text(store: Store) -> None:
    check_text(store, return_result, lambda d, text: ReturnResult(d, "", text), 9, "receiver")
