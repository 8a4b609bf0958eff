"""Reports: lists of late dossiers, who made them late, registers, indicators."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from desktop.app.clock import SetClock
from desktop.domain.report_lines import COLUMNS
from desktop.domain.report_tables import REPORTS, ReportTable
from desktop.domain.words import CAUSES
from desktop.store.store import Store
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.view_report import ViewReport, fortnights, view_report
from sync.wire.answers import JournalAnswers, Run
from tests.store.stores import CERTIFIED_COPY, HANG, at, receive

MONDAY = date(2026, 11, 23)
WEEK = (MONDAY, MONDAY + timedelta(days=6))


def report(store: Store, name: str, first: date = MONDAY, last: date = WEEK[1], most: int | None = None) -> ReportTable:
    return view_report(store.view(), ViewReport(name, first, last, most))


def cells(table: ReportTable, *headings: str) -> list[tuple[object, ...]]:
    """Cells below some headings."""
    places = [next(n for n, column in enumerate(table.columns) if column.heading == one) for one in headings]
    return [tuple(row[place] for place in places) for row in table.rows]


def stored_at(store: Store, clock: SetClock, when: str) -> None:
    """The province takes everything that waits, at an instant."""
    clock.set(at(when))
    view = store.view()
    seq, head = view.journal._last(view.journal.id)
    store.run(lambda work: work.settle([JournalAnswers(journal=view.journal.id, accepted=[Run(1, 1, seq, head)])]))


def settled(store: Store, clock: SetClock, received: str, ready: str) -> str:
    clock.set(at(received))
    dossier = receive(store, procedure=CERTIFIED_COPY).dossier
    store.run(forward_dossier, ForwardDossier(dossier))
    clock.set(at(ready))
    store.run(record_result, RecordResult(dossier))
    return dossier


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_of_an_empty_period(store: Store, name: str) -> None:
    table = report(store, name)
    assert [len(row) for row in table.rows if len(row) != len(table.columns)] == []
    assert table.count == len(table.rows) == (10 if name == "indicators" else 0)
    assert table.total is None or len(table.total) == len(table.columns)
    assert table.columns == COLUMNS[name]


def test_the_form_says_every_control_sum(store: Store, clock: SetClock) -> None:
    settled(store, clock, "2026-11-23 08:00", "2026-11-23 09:00")
    table = report(store, "form")
    assert [column.heading for column in table.columns][:2] == ["STT", "Lĩnh vực, công việc giải quyết theo cấp"]
    assert table.rows == [(1, "Chứng thực", 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0)]
    assert table.total == (None, "Tổng số", 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0)
    assert [note.rpartition(" – ")[2] for note in table.notes] == ["khớp"] * 4


def test_late_by_work_and_late_by_data(store: Store, clock: SetClock) -> None:
    """The province counts both as late; only one of them is."""
    settled(store, clock, "2026-11-23 08:00", "2026-11-23 16:00")
    by_work = settled(store, clock, "2026-11-23 08:30", "2026-11-26 09:00")
    never_sent = settled(store, clock, "2026-11-25 08:00", "2026-11-25 10:00")
    at_desk = receive(store, procedure=CERTIFIED_COPY).number
    clock.set(at("2026-11-27 09:00"))
    assert cells(report(store, "delays", last=date(2026, 11, 27)), "Chậm do", "Vì sao") == [
        ("Xử lý", "Đơn vị giải quyết có kết quả sau hạn hoặc chưa có"),
        ("Xử lý", "Còn ở quầy, chưa chuyển xử lý"),
        ("Dữ liệu", "Có kết quả trong hạn, dữ liệu chưa lên tỉnh"),
        ("Dữ liệu", "Có kết quả trong hạn, dữ liệu chưa lên tỉnh"),
    ]
    stored_at(store, clock, "2026-11-27 10:00")
    table = report(store, "delays", last=date(2026, 11, 27))
    found = {row[1]: row for row in table.rows}
    number = store.view().dossier(by_work).dossier.number
    assert found[number][11] == "Xử lý"
    assert found[number][8] == at("2026-11-27 10:00")
    sent_late = found[store.view().dossier(never_sent).dossier.number]
    assert sent_late[11:] == ("Dữ liệu", "Có kết quả trong hạn, tỉnh nhận dữ liệu sau hạn")
    assert sent_late[10] == 2
    assert found[at_desk][12] == "Còn ở quầy, chưa chuyển xử lý"
    assert table.notes == ("Chậm do dữ liệu: 2 hồ sơ; chậm do xử lý: 2 hồ sơ.",)


def test_sent_on_the_due_day_is_in_time(store: Store, clock: SetClock) -> None:
    settled(store, clock, "2026-11-23 08:00", "2026-11-23 16:00")
    stored_at(store, clock, "2026-11-23 23:59")
    clock.set(at("2026-11-27 09:00"))
    assert report(store, "delays").rows == []
    assert cells(report(store, "indicators"), "Chỉ số", "Tử số", "Mẫu số")[:2] == [
        ("Hồ sơ đã đồng bộ lên tỉnh", 1, 1),
        ("Đồng bộ ngay trong ngày nhận", 1, 1),
    ]


def test_sent_a_day_later_is_not_the_same_day(store: Store, clock: SetClock) -> None:
    settled(store, clock, "2026-11-23 08:00", "2026-11-23 16:00")
    stored_at(store, clock, "2026-11-24 00:00")
    assert cells(report(store, "indicators"), "Tử số", "Mẫu số", "Tỷ lệ")[:2] == [(1, 1, 1.0), (0, 1, 0.0)]
    assert len(report(store, "delays").rows) == 1


def test_the_board_shows_nothing_of_a_person(store: Store, clock: SetClock) -> None:
    settled(store, clock, "2026-11-23 08:00", "2026-11-26 09:00")
    clock.set(at("2026-11-27 09:00"))
    table = report(store, "posting", last=date(2026, 11, 27))
    assert cells(table, "Quá hạn (ngày làm việc)", "Tình trạng") == [(2, "Đã có kết quả")]
    written = " ".join(str(cell) for row in table.rows for cell in row)
    for secret in (HANG.name, HANG.id_number, HANG.phone, HANG.address):
        assert secret not in written


def test_causes_are_those_that_were_recorded(store: Store, clock: SetClock) -> None:
    clock.set(at("2026-11-16 08:00"))
    for reason in ("Chờ xác minh", "Chờ xác minh", ""):
        dossier = receive(store, procedure=CERTIFIED_COPY).dossier
        store.run(forward_dossier, ForwardDossier(dossier))
        if reason:
            store.run(extend_due_date, ExtendDueDate(dossier, reason, at("2026-11-18 17:00")))
    clock.set(at("2026-11-27 09:00"))
    table = report(store, "causes", last=date(2026, 11, 27))
    assert [row[2:] for row in table.rows] == [("Chưa ghi nguyên nhân", 1, 0, 1, 0), ("Chờ xác minh", 2, 0, 2, 2)]
    assert table.total == (None, "Tổng số", "", 3, 0, 3, 2)


def test_lists_go_by_their_day(store: Store, clock: SetClock) -> None:
    clock.set(at("2026-11-23 08:00"))
    posted = receive(store, procedure=CERTIFIED_COPY, return_by="post").dossier
    receive(store, procedure=CERTIFIED_COPY)
    clock.set(at("2026-11-24 08:00"))
    store.run(forward_dossier, ForwardDossier(posted, "Phòng Tư pháp"))
    clock.set(at("2026-11-25 08:00"))
    store.run(record_result, RecordResult(posted))
    clock.set(at("2026-11-26 08:00"))
    store.run(return_result, ReturnResult(posted, "post"))
    days = [MONDAY + timedelta(days=n) for n in range(4)]
    assert [report(store, "register", day, day).count for day in days] == [2, 0, 0, 0]
    assert [report(store, "handover", day, day).count for day in days] == [0, 1, 0, 0]
    assert [report(store, "post", day, day).count for day in days] == [0, 0, 1, 0]
    assert cells(report(store, "handover"), "Bên giao", "Bên nhận") == [("Phạm Ngọc Diễm", "Phòng Tư pháp")]
    [post] = report(store, "post").rows
    assert HANG.address in str(post[4])
    assert post[6] == at("2026-11-26 08:00")
    register = cells(report(store, "register"), "STT", "Cơ quan chủ trì giải quyết", "Phương thức nhận kết quả")
    assert register == [
        (1, "Phòng Tư pháp", "Qua bưu chính"),
        (2, store.centre.name, "Tại quầy"),
    ]


def test_a_screen_gets_the_first_lines_and_the_number_of_all(store: Store) -> None:
    for _ in range(5):
        receive(store, procedure=CERTIFIED_COPY)
    table = report(store, "register", most=3)
    assert ([row[0] for row in table.rows], table.count) == ([1, 2, 3], 5)
    assert report(store, "register", most=5).count == 5


def test_officers_are_told_apart(store: Store, clock: SetClock) -> None:
    settled(store, clock, "2026-11-23 08:00", "2026-11-23 09:00")
    table = report(store, "officers")
    assert cells(table, "Cán bộ tiếp nhận", "Tiếp nhận", "Đúng hạn") == [("Phạm Ngọc Diễm", 1, 1)]


@pytest.mark.parametrize("name", ["fields", "officers"])
def test_more_received_than_in_the_form_is_explained(store: Store, clock: SetClock, name: str) -> None:
    settled(store, clock, "2026-11-20 08:00", "2026-11-23 09:00")
    settled(store, clock, "2026-11-23 08:00", "2026-11-23 09:00")
    assert report(store, name).notes == ()
    store.run(refuse_dossier, RefuseDossier(receive(store).dossier, "Không thuộc thẩm quyền"))
    table, form = report(store, name), report(store, "form")
    assert table.notes == (
        "Tiếp nhận 2 hồ sơ gồm cả 1 hồ sơ đã từ chối. Biểu II.06a không tính hồ sơ từ chối: "
        "1 hồ sơ nhận trong kỳ, cộng 1 hồ sơ kỳ trước chuyển.",
    )
    assert table.total is not None
    assert table.total[2] == 2
    assert form.total is not None
    assert list(form.total[2:6]) == [2, 0, 1, 1]


def test_a_period_in_parts() -> None:
    parts = list(fortnights(date(2026, 1, 1), date(2026, 12, 31)))
    assert parts[0] == (date(2026, 1, 1), date(2026, 1, 14))
    assert parts[-1][1] == date(2026, 12, 31)
    assert all(b[0] == a[1] + timedelta(days=1) for a, b in pairwise(parts))
    assert list(fortnights(MONDAY, MONDAY)) == [(MONDAY, MONDAY)]


def test_every_cause_has_its_words() -> None:
    assert all(CAUSES.values())


def test_the_register_of_results_goes_by_the_day_they_came(store: Store, clock: SetClock) -> None:
    clock.set(at("2026-11-23 08:00"))
    first, second, third = (receive(store, procedure=CERTIFIED_COPY).dossier for _ in range(3))
    for dossier in (first, second, third):
        store.run(forward_dossier, ForwardDossier(dossier))
    clock.set(at("2026-11-25 09:00"))
    store.run(record_result, RecordResult(second, "2/CT", "Nguyễn Thị Na", "2027-05-25"))
    clock.set(at("2026-11-26 09:00"))
    store.run(record_result, RecordResult(first, "1/CT"))
    store.run(record_result, RecordResult(third))
    store.run(return_result, ReturnResult(first))
    table = report(store, "results")
    assert cells(table, "STT", "Số, ký hiệu", "Cấp cho", "Có giá trị đến", "Có kết quả", "Trả kết quả") == [
        (1, "2/CT", "Nguyễn Thị Na", "25/05/2027", at("2026-11-25 09:00"), None),
        (2, "1/CT", HANG.name, "", at("2026-11-26 09:00"), at("2026-11-26 09:00")),
    ]
    assert report(store, "results", MONDAY, MONDAY).rows == []
    assert report(store, "results", most=1).count == 2
