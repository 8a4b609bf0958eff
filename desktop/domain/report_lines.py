"""What stands in the reports: columns, and lines from figures and dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.dossier import Status
from desktop.domain.indicators import Indicator
from desktop.domain.lateness import DATA, Cause, cause
from desktop.domain.report_models import IssuedResult, ReportedDossier, Summary, Travel
from desktop.domain.report_tables import Cell, Column, Kind
from desktop.domain.reports import DayFigures, Figures
from desktop.domain.words import (
    CAUSES,
    CHANNELS,
    REPORT_HEADINGS,
    RETURN_WAYS,
    STATUS,
    count_words,
    iso_day,
    report_lines,
)

FORM_NAME: Final = "Biểu số II.06a/VPCP/KSTT"
UNIT_LINE: Final = "Đơn vị tính: Số hồ sơ TTHC"
NO_CAUSE: Final = "Chưa ghi nguyên nhân"

_NUMBER: Final = Column("STT", 6, Kind.COUNT)
_DOSSIER: Final = Column("Mã hồ sơ", 25, whole=True)
_TITLE: Final = Column("Tên TTHC", 40)
_FIELD: Final = Column("Lĩnh vực", 22)
_RECEIVED: Final = Column("Nhận hồ sơ", 17, Kind.INSTANT)
_DUE: Final = Column("Hẹn trả kết quả", 17, Kind.INSTANT)
_SETTLED: Final = Column("Có kết quả", 17, Kind.INSTANT)


_FORM_BRIEF: Final = (
    *("STT", "Lĩnh vực", "Tổng nhận (3)", "Trực tuyến (4)", "Trực tiếp, bưu chính (5)", "Kỳ trước (6)"),
    *("Tổng đã xong (7)", "Trước hạn (8)", "Đúng hạn (9)", "Quá hạn (10)"),
    *("Tổng đang làm (11)", "Trong hạn (12)", "Quá hạn (13)"),
)


def _form_columns() -> tuple[Column, ...]:
    found: list[Column] = []
    for group, parts in REPORT_HEADINGS:
        for part in parts or (group,):
            text = part == REPORT_HEADINGS[1][0]
            width = 38 if text else 6 if part == "STT" else 11
            kind = Kind.TEXT if text else Kind.COUNT
            found.append(Column(part, width, kind, group if parts else "", _FORM_BRIEF[len(found)]))
    return tuple(found)


_FURTHER: Final = (
    Column("Tạm dừng", 10, Kind.COUNT, fold=7),
    Column("Từ chối", 10, Kind.COUNT, fold=6),
    Column("Trả lại do lỗi", 10, Kind.COUNT, fold=5),
    Column("Phiếu xin lỗi", 10, Kind.COUNT, fold=8),
    Column("Phí, lệ phí (đồng)", 14, Kind.AMOUNT, fold=9),
    Column("Số hóa giấy tờ", 10, Kind.SHARE, fold=4),
    Column("Dùng lại dữ liệu", 10, Kind.SHARE, fold=1),
    Column("Nộp trực tuyến", 10, Kind.SHARE, fold=3),
    Column("Quầy hỗ trợ", 10, Kind.COUNT, fold=2),
)
_BOTH: Final = (
    Column("Tiếp nhận", 10, Kind.COUNT),
    Column("Kỳ trước chuyển", 10, Kind.COUNT),
    Column("Trước hạn", 9, Kind.COUNT, "Đã giải quyết", "Xong trước hạn"),
    Column("Đúng hạn", 9, Kind.COUNT, "Đã giải quyết", "Xong đúng hạn"),
    Column("Quá hạn", 9, Kind.COUNT, "Đã giải quyết", "Xong quá hạn"),
    Column("Trong hạn", 9, Kind.COUNT, "Đang giải quyết", "Còn trong hạn"),
    Column("Quá hạn", 9, Kind.COUNT, "Đang giải quyết", "Còn quá hạn"),
    *_FURTHER,
)

COLUMNS: Final[Mapping[str, tuple[Column, ...]]] = {
    "form": _form_columns(),
    "fields": (_NUMBER, _FIELD._replace(width=34), *_BOTH),
    "officers": (_NUMBER, Column("Cán bộ tiếp nhận", 28), *_BOTH),
    "causes": (
        _NUMBER,
        _FIELD._replace(width=28),
        Column("Nguyên nhân đã ghi", 44),
        Column("Hồ sơ quá hạn", 11, Kind.COUNT),
        Column("Đã giải quyết", 11, Kind.COUNT, "Trong đó"),
        Column("Đang giải quyết", 11, Kind.COUNT, "Trong đó"),
        Column("Đã xin lỗi, gia hạn", 11, Kind.COUNT, "Trong đó"),
    ),
    "delays": (
        _NUMBER,
        _DOSSIER,
        _RECEIVED,
        Column("Ghi vào máy", 17, Kind.INSTANT, fold=2),
        Column("Tỉnh có hồ sơ", 17, Kind.INSTANT, fold=5),
        Column("Chuyển xử lý", 17, Kind.INSTANT, fold=1),
        _DUE,
        _SETTLED,
        Column("Tỉnh có kết quả", 17, Kind.INSTANT, fold=4),
        Column("Trả kết quả", 17, Kind.INSTANT, fold=3),
        Column("Chậm (ngày làm việc)", 10, Kind.COUNT, "", "Chậm (ngày)"),
        Column("Chậm do", 12),
        Column("Vì sao", 48),
    ),
    "posting": (
        _NUMBER,
        _DOSSIER,
        _TITLE,
        _FIELD._replace(fold=2),
        _RECEIVED._replace(fold=1),
        _DUE,
        Column("Quá hạn (ngày làm việc)", 10, Kind.COUNT, "", "Quá hạn (ngày)"),
        Column("Tình trạng", 28),
        Column("Xin lỗi, gia hạn", 12),
    ),
    "indicators": (
        _NUMBER,
        Column("Nhóm chỉ số", 30),
        Column("Điểm tối đa của nhóm", 10, Kind.COUNT, "", "Điểm nhóm", fold=1),
        Column("Chỉ số", 34),
        Column("Cách tính", 48, fold=2),
        Column("Tử số", 9, Kind.COUNT),
        Column("Mẫu số", 9, Kind.COUNT),
        Column("Tỷ lệ", 9, Kind.SHARE),
    ),
    "register": (
        _NUMBER,
        _DOSSIER,
        _TITLE,
        Column("Tên tổ chức, cá nhân", 26),
        Column("Địa chỉ, số điện thoại", 38, fold=3),
        Column("Cơ quan chủ trì giải quyết", 28, fold=2),
        Column("Nhận hồ sơ", 17, Kind.INSTANT, "Nhận và trả kết quả"),
        Column("Hẹn trả kết quả", 17, Kind.INSTANT, "Nhận và trả kết quả"),
        Column("Trả kết quả", 17, Kind.INSTANT, "Nhận và trả kết quả"),
        Column("Phương thức nhận kết quả", 16, Kind.TEXT, "Nhận và trả kết quả", "Nhận kết quả", fold=1),
        Column("Ký nhận", 14, Kind.TEXT, "Nhận và trả kết quả", by_hand=True),
    ),
    "handover": (
        _NUMBER,
        _DOSSIER,
        _TITLE,
        Column("Tên tổ chức, cá nhân", 26),
        Column("Bên giao", 24, fold=2),
        Column("Bên nhận", 28),
        Column("Giao lúc", 17, Kind.INSTANT),
        _DUE,
        Column("Ký nhận", 16, by_hand=True),
        Column("Ghi chú", 16, fold=1),
    ),
    "post": (
        _NUMBER,
        _DOSSIER,
        _TITLE,
        Column("Người nhận", 26),
        Column("Địa chỉ, số điện thoại", 44),
        _SETTLED,
        Column("Giao bưu chính", 17, Kind.INSTANT),
        Column("Ký nhận", 16, by_hand=True),
    ),
    "results": (
        _NUMBER,
        Column("Số, ký hiệu", 20),
        Column("Loại kết quả", 32),
        Column("Cấp cho", 28),
        _TITLE,
        _DOSSIER,
        _SETTLED,
        Column("Có giá trị đến", 14),
        Column("Trả kết quả", 17, Kind.INSTANT),
    ),
}
"""Columns by report. The register is Mẫu 07 of Thông tư 03/2025/TT-VPCP (domain facts 2.9)."""


def form_lines(summary: Summary) -> tuple[list[Sequence[Cell]], Sequence[Cell]]:
    """Lines of II.06a and its total."""
    lines = report_lines(summary.report, summary.field_names)
    rows: list[Sequence[Cell]] = [(n, name, *form.columns().values()) for n, (name, form) in enumerate(lines, 1)]
    return rows, (None, "Tổng số", *summary.report.total.columns().values())


def control_sums(total: Figures) -> tuple[str, ...]:
    """Every control sum of II.06a with its figures, and whether it holds."""
    f = total
    sums = (
        ("(3) = (7) + (11)", f.taken, (f.settled, f.open)),
        ("(3) = (4) + (5) + (6)", f.taken, (f.online, f.direct, f.carried)),
        ("(7) = (8) + (9) + (10)", f.settled, (f.before, f.on_time, f.late)),
        ("(11) = (12) + (13)", f.open, (f.open_in_time, f.open_late)),
    )
    return tuple(
        f"{rule}: {whole} = {' + '.join(map(str, parts))} – {'khớp' if whole == sum(parts) else 'KHÔNG KHỚP'}"
        for rule, whole, parts in sums
    )


def lines_of(
    figures: Mapping[str, tuple[Figures, DayFigures]], names: Iterable[tuple[str, str]]
) -> tuple[list[Sequence[Cell]], Sequence[Cell]]:
    """All figures by line, and their total.

    Args:
        figures: by key.
        names: keys and what they are called, in order; keys without figures are left out.
    """
    rows: list[Sequence[Cell]] = []
    form, further = Figures(), DayFigures()
    for key, name in names:
        if key in figures:
            one, more = figures[key]
            rows.append((len(rows) + 1, name, *_both(one, more)))
            form, further = form + one, further + more
    return rows, (None, "Tổng số", *_both(form, further))


def refused_note(summary: Summary) -> tuple[str, ...]:
    """Why these lines count more received dossiers than II.06a; empty where they do not."""
    figures, form = summary.figures, summary.report.total
    if not figures.refused:
        return ()
    received, refused = count_words(figures.received), count_words(figures.refused)
    told = f"Tiếp nhận {received} hồ sơ gồm cả {refused} hồ sơ đã từ chối. Biểu II.06a không tính hồ sơ từ chối: "
    told += f"{count_words(form.online + form.direct)} hồ sơ nhận trong kỳ"
    return (told + (f", cộng {count_words(form.carried)} hồ sơ kỳ trước chuyển." if form.carried else "."),)


def _both(form: Figures, further: DayFigures) -> tuple[Cell, ...]:
    f, d = form, further
    return (
        *(d.received, f.carried, f.before, f.on_time, f.late, f.open_in_time, f.open_late),
        *(d.paused, d.refused, d.undone, d.apologies, d.fees_vnd),
        *(share(d.scanned, d.papers), share(d.reused, d.papers), share(d.online, d.received), d.assisted),
    )


def share(part: int, whole: int) -> float | None:
    """A part of a whole; None of nothing."""
    return part / whole if whole else None


def cause_lines(
    late: Iterable[ReportedDossier], field_names: Mapping[str, str], last: date
) -> tuple[list[Sequence[Cell]], Sequence[Cell]]:
    """Late dossiers by field and by the reason that was recorded when they were extended."""
    counts: dict[tuple[str, str], list[int]] = {}
    for one in late:
        key = field_names.get(one.field, one.field), one.delay_reason or NO_CAUSE
        line = counts.setdefault(key, [0, 0, 0, 0])
        done = one.settled_at is not None and one.settled_at.date() <= last
        for place, adds in enumerate((True, done, not done, bool(one.extended))):
            line[place] += adds
    rows: list[Sequence[Cell]] = [(n, *key, *line) for n, (key, line) in enumerate(sorted(counts.items()), 1)]
    sums = [sum(line[place] for line in counts.values()) for place in range(4)]
    return rows, (None, "Tổng số", "", *sums)


def delay_lines(
    dossiers: Iterable[tuple[ReportedDossier, Mapping[str, Travel]]], last: date, calendar: WorkingCalendar
) -> tuple[list[Sequence[Cell]], Mapping[Cause, int]]:
    """Dossiers that the province counts as late, where their time went, and how many by cause."""
    rows: list[Sequence[Cell]] = []
    causes: dict[Cause, int] = {}
    for one, ways in dossiers:
        received, result = ways.get("DossierReceived"), ways.get("ResultReady")
        why = cause(one, received, result, last)
        if why is None:
            continue
        causes[why] = causes.get(why, 0) + 1
        learnt = result.stored_at if result is not None else None
        until = last
        if why is Cause.SENT_LATE and learnt is not None:
            until = learnt.date()
        elif why is not Cause.NOT_SENT and one.settled_at is not None:
            until = min(one.settled_at.date(), last)
        rows.append(
            (
                len(rows) + 1,
                one.number,
                one.received_at,
                received.recorded_at if received is not None else None,
                received.stored_at if received is not None else None,
                one.forwarded_at,
                one.due_at,
                one.settled_at,
                learnt,
                one.returned_at,
                calendar.working_days_between(one.due_at.date(), until),
                "Dữ liệu" if why in DATA else "Xử lý",
                CAUSES[why],
            )
        )
    return rows, causes


def posting_lines(
    late: Iterable[ReportedDossier], field_names: Mapping[str, str], last: date, calendar: WorkingCalendar
) -> list[Sequence[Cell]]:
    """Late dossiers for the board at the desk: by number and procedure, nothing of a person."""
    rows: list[Sequence[Cell]] = []
    for one in late:
        done = one.settled_at is not None and one.settled_at.date() <= last
        until = one.settled_at.date() if done and one.settled_at is not None else last
        rows.append(
            (
                *(len(rows) + 1, one.number, one.title, field_names.get(one.field, one.field)),
                *(one.received_at, one.due_at, calendar.working_days_between(one.due_at.date(), until)),
                "Đã có kết quả" if done else "Đang giải quyết",
                "Đã xin lỗi" if one.extended else "",
            )
        )
    return rows


def indicator_lines(found: Iterable[Indicator]) -> list[Sequence[Cell]]:
    """Measures of the index."""
    return [(n, i.group, i.points, i.name, i.formula, i.part, i.whole, i.share) for n, i in enumerate(found, 1)]


def result_cells(number: int, one: IssuedResult) -> list[Cell]:
    """A line of the register of results."""
    return [
        *(number, one.result, one.kind, one.holder, one.title, one.number),
        *(one.settled_at, iso_day(one.valid_until), one.returned_at),
    ]


def dossier_cells(name: str, number: int, one: ReportedDossier, centre: str, officers: Mapping[str, str]) -> list[Cell]:
    """A line of the register, of the handover list or of the postal list."""
    where = "; ".join(part for part in (one.address, one.phone) if part)
    settling = one.settles_name or one.forwarded_to or centre
    if name == "register":
        way = RETURN_WAYS.get(one.returned_by or one.return_by, one.return_by)
        back: datetime | None = one.returned_at
        if one.status == Status.REFUSED:
            settling, way = STATUS[Status.REFUSED], ""
        return [
            *(number, one.number, one.title, one.name, where, settling),
            *(one.received_at, one.due_at, back, way, ""),
        ]
    if name == "handover":
        by = officers.get(one.officer, one.officer)
        channel = CHANNELS[one.channel] if one.channel in {"online", "online_assisted", "post"} else ""
        return [
            *(number, one.number, one.title, one.name, by, one.settles_name or one.forwarded_to),
            *(one.forwarded_at, one.due_at, "", channel),
        ]
    return [number, one.number, one.title, one.name, where, one.settled_at, one.returned_at, ""]
