"""A dossier with a history, and its papers read back by another program."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec import structs
from pypdf import PdfReader

from desktop.domain.papers import (
    PaperFacts,
    PaperWanted,
    RegisterLine,
    newest_paper,
)
from desktop.domain.read_models import DossierDetail, TimelineEntry
from desktop.printing.flow import Pages
from desktop.printing.paint import write_pdf
from desktop.printing.papers import paper_pages
from tests.printing.papers import CENTRE as BARE
from tests.printing.papers import HANOI, detail

CENTRE = structs.replace(BARE, phone="0277 3821 234")
AT = datetime(2026, 11, 27, 15, 12, tzinfo=HANOI)
NOW = datetime(2026, 12, 1, 9, 5, tzinfo=HANOI)
HEAD = ("UBND XÃ MỸ THỌ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
REASON = "Chờ kết quả xác minh của công an xã nơi cư trú trước đây"


def happened(kind: str, hours: int, actor: str = "Nguyễn Thị Hường", **facts: str) -> TimelineEntry:
    return TimelineEntry(kind, AT + timedelta(hours=hours), actor, facts, "stored")


def worked_on(*further: TimelineEntry, **changes: object) -> DossierDetail:
    """A dossier that was forwarded, supplemented, extended, settled and returned."""
    done = [
        happened("DossierReceived", 0, due_at="2026-11-30T17:00:00+07:00", number="H20.126.05-261127-2017"),
        happened("DossierForwarded", 1, to="Bộ phận Tư pháp"),
        happened(
            "SupplementRequested",
            20,
            "Võ Minh Trí",
            reason="Giấy chứng sinh bị tẩy xóa",
            documents="Giấy chứng sinh\nGiấy chứng nhận kết hôn",
            lapses_on="2026-12-18",
        ),
        happened("SupplementReceived", 44, due_at="2026-12-02T17:00:00+07:00"),
        happened("DueDateExtended", 60, reason=REASON, due_at="2026-12-09T17:00:00+07:00"),
        happened("ResultReady", 90, result="112/TLKS"),
        happened("ResultReturned", 92, receiver="Đặng Văn Nam"),
        *further,
    ]
    return replace(detail(**changes), timeline=tuple(reversed(done)))


REFUSED = happened("DossierRefused", 2, "Võ Minh Trí", reason="Không thuộc thẩm quyền của xã")
WITHDRAWN = happened("DossierWithdrawn", 94, reason="Đổi ý")


def pages_of(name: str, found: DossierDetail, size: str = "", **changes: Any) -> Pages:
    wanted = newest_paper(found, name)
    assert wanted is not None
    facts = PaperFacts(structs.replace(wanted, **changes), NOW, "Nguyễn Thị Hường", found)
    return paper_pages(facts, CENTRE, size)


def texts(folder: Path, pages: Pages) -> list[str]:
    """Words of each page, read by another program."""
    write_pdf(pages, folder / "paper.pdf")
    return [" ".join(page.extract_text().split()) for page in PdfReader(folder / "paper.pdf").pages]


def in_order(text: str, lines: list[str]) -> None:
    place = 0
    for line in lines:
        assert line in text[place:], f"{line!r} missing or out of order in {text}"
        place = text.index(line, place) + len(line)


def lines(count: int) -> tuple[RegisterLine, ...]:
    return tuple(
        RegisterLine(
            number=f"H20.126.05-261127-{2000 + n}",
            content="Chứng thực bản sao từ bản chính giấy tờ, văn bản",
            name=f"Nguyễn Phúc Bảo Trân {n}",
            address="Số 12, Ấp 1, xã Mỹ Thọ",
            phone="0912 345 678",
            settled_by="Bộ phận Tư pháp",
            received_at=AT,
            due_at=AT + timedelta(days=3),
            returned_at=AT + timedelta(days=2) if n % 2 else None,
            return_by="post",
            papers=3,
        )
        for n in range(count)
    )


def listed(name: str, count: int) -> Pages:
    wanted = PaperWanted(form=name, first="2026-11-01", last="2026-11-27")
    return paper_pages(PaperFacts(wanted, NOW, "Nguyễn Thị Hường", lines=lines(count)), CENTRE)
