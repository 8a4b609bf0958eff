"""Words that go into records and onto papers: Vietnamese there, in the language of the screens where they are shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.domain.people import PRIORITIES

AUTHORISATION: Final = str(QT_TRANSLATE_NOOP("Kept", "Văn bản ủy quyền"))
PROOF_OF_KIN: Final = str(QT_TRANSLATE_NOOP("Kept", "Giấy tờ chứng minh quan hệ"))

_PAPERS: Final = (
    AUTHORISATION,
    str(QT_TRANSLATE_NOOP("Kept", "Hợp đồng ủy quyền")),
    str(QT_TRANSLATE_NOOP("Kept", "Giấy giới thiệu")),
)
_KIN: Final = (
    str(QT_TRANSLATE_NOOP("Kept", "Ông, bà, cha, mẹ, con")),
    str(QT_TRANSLATE_NOOP("Kept", "Vợ, chồng")),
    str(QT_TRANSLATE_NOOP("Kept", "Anh, chị, em ruột")),
    str(QT_TRANSLATE_NOOP("Kept", "Người giám hộ")),
)
AUTHORITIES: Final = (*_PAPERS, *_KIN)
"""What usually allows somebody to hand in for another."""

MARKED: Final = (
    QT_TRANSLATE_NOOP("Kept", "Người cao tuổi"),
    QT_TRANSLATE_NOOP("Kept", "Người khuyết tật"),
    QT_TRANSLATE_NOOP("Kept", "Phụ nữ mang thai"),
    QT_TRANSLATE_NOOP("Kept", "Có trẻ nhỏ đi cùng"),
)
"""The reasons to be served first, marked for translation here because the domain knows no screens."""

ANSWERS: Final = (
    str(QT_TRANSLATE_NOOP("Kept", "Rất hài lòng")),
    str(QT_TRANSLATE_NOOP("Kept", "Hài lòng")),
    str(QT_TRANSLATE_NOOP("Kept", "Chưa hài lòng")),
)
"""Answers of the survey as it is shipped; those of another one are shown as they are."""

OTHER_PAPER: Final = str(QT_TRANSLATE_NOOP("Kept", "Giấy tờ khác"))
"""The paper of a file when every paper of the dossier has one."""

NOT_HANDED_IN: Final = "Chưa có trong hồ sơ nộp"
PAPERS_MISSING: Final = "Thiếu thành phần hồ sơ: {papers}"
"""Reasons as they stand on Mẫu 02 and 03 unless an officer writes another one."""


def shown(kept: str) -> str:
    """What a screen says for a kept word; words that somebody typed are shown as they are."""
    ours = (*AUTHORITIES, *PRIORITIES, *ANSWERS, PROOF_OF_KIN, OTHER_PAPER)
    return QCoreApplication.translate("Kept", kept) if kept in ours else kept


def kept(said: str) -> str:
    """What is kept for a word as a screen says it."""
    return next((one for one in AUTHORITIES if shown(one) == said), said)


def authority_paper(authority: str) -> str:
    """The paper to take in with an authorisation, as it is kept; of kin the one that proves it."""
    return PROOF_OF_KIN if authority in _KIN else authority or AUTHORISATION
