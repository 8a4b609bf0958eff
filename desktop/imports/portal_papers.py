"""Papers of a procedure as the national portal lists them, by case and in no order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from desktop.domain.procedures import Document
from desktop.domain.vietnamese import fold
from desktop.imports.json_members import Members
from desktop.imports.paper_ids import paper_ids

_MOST_COPIES: Final = 99
_LONGEST_NAME: Final = 120


class Papers(NamedTuple):
    """The checklist, and notes that the portal lists among the papers."""

    documents: tuple[Document, ...]
    remarks: tuple[str, ...]


class _Key(NamedTuple):
    """What makes two components the same paper."""

    optional: bool
    order: str
    code: str
    name: str
    originals: int
    copies: int


def read_papers(groups: Sequence[Members], cases: Mapping[str, str]) -> Papers:
    """The papers in an order of their own, so that two readings of one record are equal.

    Args:
        groups: the record's executionCases.
        cases: codes of the procedure's cases by folded name; papers of a group with another name are for all cases,
            with that name in their note.
    """
    found: dict[_Key, list[str | None]] = {}
    notes: dict[str, None] = {}
    several = len(groups) > 1
    for group in groups:
        case = group.text("name")
        for part in group.many("profileComponents"):
            name = part.text("name", needed="tên giấy tờ")
            originals = part.number("originalQty", most=_MOST_COPIES) or 0
            copies = part.number("copyQty", most=_MOST_COPIES) or 0
            if not originals and not copies:
                notes[name] = None
                continue
            key = _Key(not part.flag("required"), fold(name), part.text("code"), name, originals, copies)
            found.setdefault(key, []).append(case if several else None)
    keys = sorted(found)
    ids = paper_ids(key.code.removeprefix("000.00.00.") or key.name for key in keys)
    documents = tuple(_document(key, each, found[key], cases) for key, each in zip(keys, ids, strict=True))
    return Papers(documents, tuple(f"Lưu ý về hồ sơ: {name}" for name in sorted(notes)))


def _document(key: _Key, name: str, groups: Sequence[str | None], cases: Mapping[str, str]) -> Document:
    codes = {cases.get(fold(group)) if group is not None else None for group in groups}
    for_all = None in codes or len(codes) == len(cases)
    notes = [key.name] if len(key.name) > _LONGEST_NAME else []
    if None in codes:
        notes += sorted({f"Trường hợp: {group}" for group in groups if group and fold(group) not in cases})
    return Document(
        id=name,
        name=_short(key.name),
        note=". ".join(notes),
        originals=key.originals,
        copies=key.copies,
        required=not key.optional,
        cases=() if for_all else tuple(sorted(code for code in codes if code)),
    )


def _short(name: str) -> str:
    if len(name) <= _LONGEST_NAME:
        return name
    return name[: _LONGEST_NAME - 1].rsplit(" ", 1)[0] + "…"
