"""Sentences follow the reason of an error where it has its own; our own faults leave no data in the log."""

from __future__ import annotations

import pytest

from desktop.domain.errors import CardUnreadable
from desktop.domain.identity_card import parse_card
from desktop.ui.runner import explain

CARD = "087185000512||Trần Thị Mỹ Duyên|14061985|Nữ|Ấp 1|10102021"


@pytest.mark.parametrize(
    ("scan", "words"),
    [
        (CARD + "\n" + CARD.replace("512", "513"), "hai thẻ quét liền nhau"),
        ("https://example.invalid", "không phải mã trên thẻ"),
        ("x" * 70_000, "quá dài"),
        ("\r\n", "không có nội dung"),
        ("0871|x", "không thấy số định danh"),
    ],
)
def test_why_a_card_was_not_read(scan: str, words: str) -> None:
    with pytest.raises(CardUnreadable) as caught:
        parse_card(scan)
    explanation = explain(caught.value)
    assert explanation.code == "card_unreadable"
    assert words in explanation.happened


def test_a_fault_of_ours_is_logged_by_type_and_place_only(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ValueError, match="Duyên") as caught:
        int("Trần Thị Mỹ Duyên")
    assert explain(caught.value).code == "unexpected"
    assert "ValueError at test_a_fault_of_ours" in caplog.text
    assert "Duyên" not in caplog.text
