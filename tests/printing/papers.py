"""Dossiers and summaries made by hand, for papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from desktop.domain.centre import Centre
from desktop.domain.dossier import Status, begin
from desktop.domain.events import DossierId, DossierReceived
from desktop.domain.fees import Charge
from desktop.domain.people import Applicant
from desktop.domain.procedures import HandedDocument
from desktop.domain.read_models import DossierDetail, DossierRow
from desktop.domain.report_models import Summary
from desktop.domain.report_tables import Cell
from desktop.domain.reports import DayFigures, Figures, PeriodReport
from desktop.reports.register import rows_of

HANOI = timezone(timedelta(hours=7))

CENTRE = Centre(
    agency_code="H20.126.05",
    name="Trung tâm Phục vụ hành chính công xã Mỹ Thọ",
    authority="UBND xã Mỹ Thọ",
    place="Mỹ Thọ",
)

APPLICANT = Applicant(
    name="Đặng Thị Ửng",
    id_number="087185001234",
    phone="0912 345 678",
    email="ung.dang@example.vn",
    address="Số 12, Ấp 1, xã Mỹ Thọ, huyện Cao Lãnh, tỉnh Đồng Tháp",
)

DOCUMENTS = (
    HandedDocument(name="Tờ khai đăng ký khai sinh", originals=1),
    HandedDocument(name="Giấy chứng sinh", originals=1),
    HandedDocument(name="Căn cước của cha, mẹ", originals=1, kind="present"),
    HandedDocument(name="Giấy chứng nhận kết hôn", kind="reused"),
)


def received(**changes: object) -> DossierReceived:
    """A birth registration at the counter; `changes` replace fields of the event."""
    values: dict[str, object] = {
        "number": "H20.126.05-261127-2017",
        "provisional": False,
        "procedure": "1.001193",
        "catalogue": "2026-11-01",
        "field": "G15-TP07",
        "title": "Đăng ký khai sinh",
        "applicant": APPLICANT,
        "documents": DOCUMENTS,
        "received_at": "2026-11-27T15:12:00+07:00",
        "due_at": "2026-11-30T17:00:00+07:00",
        "limit": (1, "working_day"),
        "charge": Charge(10_000, each_vnd=10_000),
    }
    return DossierReceived(**(values | changes))  # type: ignore[arg-type]


def detail(**changes: object) -> DossierDetail:
    """The same as a page of the program reads it."""
    return DossierDetail(
        dossier=begin(DossierId("d1"), received(**changes)),
        timeline=(),
        proof="K7QX-M2RA",
        catalogue="2026-11-01",
        field_name="Hộ tịch",
        commune="xã Mỹ Thọ",
        officer="Nguyễn Thị Hường",
        province_has=0,
        unknown=0,
    )


def row(number: int, **changes: object) -> DossierRow:
    """A line of the register."""
    at = datetime(2026, 11, 23, 8, 5, tzinfo=HANOI) + timedelta(minutes=7 * number)
    line = DossierRow(
        id=f"d{number}",
        number=f"H20.126.05-261123-{2000 + number}",
        name="Y Bhiŏ Niê",
        phone="0912345678",
        procedure="2.000815",
        title="Chứng thực bản sao từ bản chính",
        short="Chứng thực bản sao",
        field="G15-TP03",
        channel="direct",
        return_by="desk",
        status=Status.SETTLED,
        received_at=at,
        due_at=at.replace(hour=17, minute=0),
        updated_at=at,
        settled_at=at + timedelta(hours=1),
        open=True,
        paused=False,
        reason="",
        fee_vnd=10_000,
        waiting=0,
        refused=0,
        unknown=0,
    )
    return replace(line, **changes)  # type: ignore[arg-type]


def summary(*, closed: bool = True, fields: int = 0, last: date = date(2026, 11, 23)) -> Summary:
    """The figures of the Đắk Lắk report (domain facts 6), over two fields or over `fields` of them."""
    lines = {
        "G15-TP07": Figures(online=5, direct=20, carried=2, before=3, on_time=14, open_in_time=10),
        "G15-TP03": Figures(direct=28, carried=3, before=10, on_time=14, open_in_time=7),
    }
    names = {"G15-TP03": "Chứng thực", "G15-TP07": "Hộ tịch", "X-DATDAI": "Đất đai"}
    for number in range(fields):
        code = f"X-{number}"
        lines[code] = Figures(direct=number, on_time=number)
        names[code] = f"Lĩnh vực số {number} có tên dài để kiểm tra việc xuống dòng trong cột"
    return Summary(
        report=PeriodReport(date(2026, 11, 23), last, lines, sum(lines.values(), Figures())),
        figures=DayFigures(
            received=53,
            by_status={4: 12, 9: 41},
            fees_vnd=1_250_000,
            paying=41,
            paused=2,
            online=5,
            assisted=3,
            papers=120,
            scanned=96,
            reused=14,
            accepted=53,
            digitised=40,
        ),
        field_names=names,
        days=(),
        closed_at=datetime(2026, 11, 23, 16, 40, tzinfo=HANOI) if closed else None,
        head="0123456789abcdef" * 4,
        centre=CENTRE.name,
        authority=CENTRE.authority,
        place=CENTRE.place,
        made_at=datetime(2026, 11, 23, 16, 41, tzinfo=HANOI),
        officer="Nguyễn Thị Hường",
        stored=53,
    )


def register() -> Iterator[Sequence[Cell]]:
    """Rows of the register that goes with it."""
    lines = (row(1), row(2, name='=HYPERLINK("http://x";"y")', phone="+84 912"), row(3, name="-1+1"))
    return rows_of(lines, {"G15-TP03": "Chứng thực"})
