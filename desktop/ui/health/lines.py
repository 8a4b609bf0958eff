"""The lines of the page: what was found, in words, and the one act that helps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.domain import health
from desktop.domain.health import IDLE, LATE, OK, WARN, Probe, Scan, StoreHealth
from desktop.ui import text
from desktop.ui.dossier.words import when
from desktop.ui.sync_page.sentences import duration


@dataclass(frozen=True)
class Line:
    """One thing.

    Attributes:
        level: `ok`, `warn`, `late` or `idle`.
        word: the state in a word or two.
        value: what was found.
        act: key of the act: `back_up`, `check`, `sync`, `sync_page`, `admin`, `copy`, `section:` with a section of
            Quản trị, or `help:` with a heading.
        act_words: words of its button.
        shared: the value as it may be read over the telephone; the value itself if empty.
    """

    key: str
    icon: str
    name: str
    level: str
    word: str
    value: str
    act: str = ""
    act_words: str = ""
    shared: str = ""


@dataclass(frozen=True)
class Found:
    """All that the page knows.

    Attributes:
        link: as `desktop.ui.services.SyncControl`.
        training: whether this is the training store.
        may_act: whether the user may back up and check.
    """

    store: StoreHealth
    probe: Probe
    scan: Scan | None
    link: str
    training: bool
    may_act: bool


def lines(found: Found) -> tuple[Line, ...]:
    """Every line, from the machine to the province."""
    makers: tuple[Callable[[Found], Line], ...] = (
        _disk,
        _store,
        _clock,
        _printer,
        _scanner,
        _backup,
        _second,
        *(() if found.training else (_link, _agreement, _unsent)),
        _program,
    )
    return tuple(make(found) for make in makers)


def _at(found: Found, at: datetime) -> str:
    return when(at.astimezone(found.store.now.tzinfo), found.store.now.date())


def _disk(found: Found) -> Line:
    translate = QCoreApplication.translate
    places = {
        "store": translate("Health", "nơi lưu hồ sơ"),
        "backups": translate("Health", "nơi sao lưu"),
        "second": translate("Health", "thư mục thứ hai"),
    }
    told = [
        translate("Health", "{place}: còn trống {size}").format(place=places[one.place], size=text.size(one.free_bytes))
        if one.free_bytes is not None
        else translate("Health", "{place}: chưa tới được").format(place=places[one.place])
        for one in found.probe.spaces
    ]
    tightest = health.tightest(found.probe)
    level = health.of_space(tightest)
    gone = translate("Health", "Chưa tới được")
    words = {
        OK: translate("Health", "Đủ chỗ"),
        WARN: translate("Health", "Sắp đầy") if tightest.free_bytes is not None else gone,
        LATE: translate("Health", "Gần hết chỗ"),
    }
    value = "; ".join(told)
    act = translate("Health", "Cách dọn đĩa")
    name = translate("Health", "Ổ đĩa")
    return Line("disk", "database", name, level, words[level], value[:1].upper() + value[1:], "help:o-dia", act)


def _store(found: Found) -> Line:
    translate = QCoreApplication.translate
    check, level = found.store.check, health.of_check(found.store)
    events = found.store.events
    size = translate("Health", "{events} bản ghi, {size}", None, events).format(
        events=text.number(events), size=text.size(found.probe.store_bytes)
    )
    if check is None:
        word, told = translate("Health", "Chưa kiểm tra"), translate("Health", "chưa kiểm tra toàn bộ lần nào")
    elif not check.sound:
        word = translate("Health", "Có chỗ hỏng")
        told = translate("Health", "kiểm tra {time} thấy có chỗ hỏng; sao lưu ngay rồi báo người phụ trách").format(
            time=_at(found, check.at)
        )
    else:
        word = translate("Health", "Nguyên vẹn") if level == OK else translate("Health", "Nên kiểm tra lại")
        told = translate("Health", "kiểm tra toàn bộ {time}").format(time=_lower(_at(found, check.at)))
    act, words = _for_role(found, "check", translate("Health", "Kiểm tra toàn bộ"))
    return Line("store", "shield", translate("Health", "Dữ liệu"), level, word, f"{size}; {told}", act, words)


def _clock(found: Found) -> Line:
    translate = QCoreApplication.translate
    store, level = found.store, health.of_clock(found.store)
    offset = store.sync.clock_offset_s
    if health.is_behind(store):
        word = translate("Health", "Sai giờ")
        value = translate("Health", "Lùi so với bản ghi gần nhất, {time}; chỉnh giờ trước khi nhận hồ sơ")
        value = value.format(time=_lower(_at(found, store.last_event_at)) if store.last_event_at else "")
    elif store.sync.last_contact_at is None:
        word, value = translate("Health", "Chưa so được"), translate("Health", "Chưa có giờ của tỉnh để so")
        if found.training:
            value = translate("Health", "Tập huấn không so giờ với tỉnh")
    else:
        word = {
            OK: translate("Health", "Đúng giờ"),
            WARN: translate("Health", "Lệch giờ"),
            LATE: translate("Health", "Sai giờ"),
        }[level]
        told = translate("Health", "Lệch {span} so với tỉnh, đo {time}")
        value = told.format(span=_span(abs(offset)), time=_lower(_at(found, store.sync.last_contact_at)))
    name = translate("Health", "Đồng hồ")
    return Line("clock", "clock", name, level, word, value, "help:dong-ho", translate("Health", "Cách chỉnh giờ"))


def _span(seconds: int) -> str:
    translate = QCoreApplication.translate
    if seconds < 60:
        return translate("Health", "{count} giây").format(count=seconds)
    if seconds < 3600:
        return translate("Health", "{count} phút").format(count=seconds // 60)
    if seconds < 86_400:
        return translate("Health", "{count} giờ").format(count=seconds // 3600)
    return translate("Health", "{count} ngày").format(count=text.number(seconds // 86_400))


def _printer(found: Found) -> Line:
    translate = QCoreApplication.translate
    probe = found.probe
    value = shared = ""
    if probe.printer:
        word, value = translate("Health", "Sẵn sàng"), probe.printer
        shared = (
            translate("Health", "có máy in đã chọn")
            if probe.wanted_printer
            else translate("Health", "có máy in mặc định")
        )
    elif probe.printers is None:
        word, value = translate("Health", "Không trả lời"), translate("Health", "Dịch vụ in của máy không trả lời")
    elif probe.wanted_printer:
        word = translate("Health", "Chưa thấy")
        value = translate("Health", "Chưa thấy {printer}, máy in đã chọn").format(printer=probe.wanted_printer)
        shared = translate("Health", "chưa thấy máy in đã chọn")
    elif probe.printers:
        word = translate("Health", "Chưa chọn")
        value = translate("Health", "Có {count} máy in, chưa đặt máy nào làm mặc định").format(count=probe.printers)
    else:
        word, value = translate("Health", "Chưa có"), translate("Health", "Giấy hẹn chỉ lưu thành tệp PDF")
    name, act = translate("Health", "Máy in"), translate("Health", "Đặt máy in")
    return Line("printer", "printer", name, health.of_printer(probe), word, value, "section:printer", act, shared)


def _scanner(found: Found) -> Line:
    translate = QCoreApplication.translate
    scan, level = found.scan, health.of_scanner(found.scan, found.probe)
    if found.probe.scanner_port and not found.probe.scanner_there:
        word = translate("Health", "Chưa thấy")
        value = translate("Health", "Chưa thấy máy đọc ở cổng đã chọn; cắm lại là tự nhận")
    elif scan is None and found.probe.scanner_port:
        word, value = translate("Health", "Sẵn sàng"), translate("Health", "Đang chờ thẻ ở cổng COM")
    elif scan is None:
        word, value = translate("Health", "Chưa dùng"), translate("Health", "Chưa đọc thẻ nào từ lúc đăng nhập")
    elif scan.read:
        word, value = (
            translate("Health", "Đọc được"),
            translate("Health", "Thẻ gần nhất {time}").format(time=_at_low(found, scan)),
        )
    else:
        word = translate("Health", "Chưa đọc được")
        value = translate("Health", "Thẻ gần nhất {time} thiếu số định danh").format(time=_at_low(found, scan))
    name, act = translate("Health", "Máy đọc thẻ"), translate("Health", "Thử máy đọc")
    return Line("scanner", "scan-card", name, level, word, value, "section:scanner", act)


def _at_low(found: Found, scan: Scan) -> str:
    return _lower(_at(found, scan.at))


def _backup(found: Found) -> Line:
    translate = QCoreApplication.translate
    made_at = found.probe.backup_at
    level = health.of_backup(found.store, made_at)
    if made_at is None:
        word, value = (
            translate("Health", "Chưa có"),
            translate("Health", "Chưa sao lưu lần nào; mỗi lần chốt ngày máy tự làm"),
        )
    else:
        word = _age(level)
        value = translate("Health", "Lần gần nhất {time}").format(time=_lower(_at(found, made_at)))
    act, words = _for_role(found, "back_up", translate("Health", "Sao lưu ngay"))
    return Line("backup", "download", translate("Health", "Sao lưu"), level, word, value, act, words)


def _second(found: Found) -> Line:
    translate = QCoreApplication.translate
    store, level = found.store, health.of_second(found.store, found.probe)
    if not store.second_folder:
        word, value = translate("Health", "Chưa đặt"), translate("Health", "Nên có thêm một bản ở USB hoặc máy khác")
    elif found.probe.second_at is None:
        word, value = (
            translate("Health", "Chưa có bản nào"),
            translate("Health", "Chưa tới được thư mục, hoặc chưa có bản sao"),
        )
    else:
        word = _age(level)
        value = translate("Health", "Lần gần nhất {time}").format(time=_lower(_at(found, found.probe.second_at)))
    act, words = _for_role(found, "admin", translate("Health", "Mở Quản trị"))
    return Line("second", "usb", translate("Health", "Sao lưu thứ hai"), level, word, value, act, words)


def _age(level: str) -> str:
    translate = QCoreApplication.translate
    return {OK: translate("Health", "Mới"), WARN: translate("Health", "Đã cũ"), LATE: translate("Health", "Quá cũ")}[
        level
    ]


def _link(found: Found) -> Line:
    translate = QCoreApplication.translate
    store = found.store
    level = health.of_link(store)
    if level == LATE:
        return _shut_out(found)
    word = {
        "online": translate("Health", "Đã kết nối"),
        "slow": translate("Health", "Mạng chậm"),
        "failing": translate("Health", "Chưa đồng bộ được"),
        "unknown": translate("Health", "Chưa đồng bộ"),
        "connecting": translate("Health", "Đang kết nối…"),
    }.get(found.link, translate("Health", "Không có mạng"))
    province = store.province or translate("Health", "chưa ghi danh với tỉnh")
    last = store.sync.last_contact_at
    told = translate("Health", "liên lạc tốt {time}").format(time=_lower(_at(found, last))) if last else ""
    value = "; ".join(part for part in (province, told) if part)
    icons = {"online": "cloud-check", "unknown": "hourglass", "connecting": "sync"}
    icon, level = icons.get(found.link, "cloud-off"), OK if found.link == "online" else level
    value = value[:1].upper() + value[1:] if not store.province else value
    act = translate("Health", "Đồng bộ ngay")
    return Line("link", icon, translate("Health", "Kết nối tỉnh"), level, word, value, "sync", act)


def _shut_out(found: Found) -> Line:
    translate = QCoreApplication.translate
    since = found.store.sync.shut_out_at
    value = translate(
        "Health",
        "{province} từ chối máy này từ {time}. Không mất gì, mọi bản ghi chờ ở máy này. Gọi cho tỉnh để máy được nhận "
        "lại",
    )
    value = value.format(province=found.store.province, time=_lower(_at(found, since)) if since else "")
    name, word = translate("Health", "Kết nối tỉnh"), translate("Health", "Tỉnh từ chối")
    return Line("link", "cloud-off", name, LATE, word, value, "sync_page", translate("Health", "Mở Đồng bộ"))


def _agreement(found: Found) -> Line:
    translate = QCoreApplication.translate
    store, level = found.store, health.of_agreement(found.store)
    agreed = store.sync.agreed_at
    name, act = translate("Health", "Đối chiếu"), translate("Health", "Mở Đồng bộ")
    if agreed is None:
        word, value = translate("Health", "Chưa có"), translate("Health", "Chưa lần nào hai bên khớp hết")
    else:
        word = translate("Health", "Khớp") if level == OK else translate("Health", "Đã lâu")
        value = translate("Health", "Máy này và tỉnh khớp nhau đến {time}").format(time=_lower(_at(found, agreed)))
    return Line("agreement", "check-double", name, level, word, value, "sync_page", act)


def _unsent(found: Found) -> Line:
    translate = QCoreApplication.translate
    sync, level = found.store.sync, health.of_unsent(found.store)
    parts = []
    if sync.unsent:
        parts.append(translate("Health", "{count} bản ghi").format(count=text.number(sync.unsent)))
    if sync.files_waiting:
        parts.append(translate("Health", "{count} tệp").format(count=text.number(sync.files_waiting)))
    if sync.oldest_unsent_at is not None:
        parts.append(
            translate("Health", "lâu nhất {span}").format(span=duration(found.store.now - sync.oldest_unsent_at))
        )
    if sync.refused:
        parts.append(translate("Health", "tỉnh từ chối {count} hồ sơ").format(count=text.number(sync.refused)))
    word = {
        OK: translate("Health", "Đã gửi hết"),
        IDLE: translate("Health", "Đang chờ"),
        WARN: translate("Health", "Cần chú ý"),
    }[level]
    name, act = translate("Health", "Chờ gửi"), translate("Health", "Mở Đồng bộ")
    value = ", ".join(parts) or translate("Health", "Không có gì chờ gửi")
    return Line("unsent", "upload", name, level, word, value, "sync_page", act)


def _program(found: Found) -> Line:
    translate = QCoreApplication.translate
    value = f"{found.probe.system} · {found.store.device}"
    name, act = translate("Health", "Phiên bản"), translate("Health", "Sao chép báo cáo")
    return Line("program", "info", name, IDLE, found.probe.program.rpartition("/")[2], value, "copy", act)


def _for_role(found: Found, act: str, words: str) -> tuple[str, str]:
    return (act, words) if found.may_act else ("", "")


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def summary(found: tuple[Line, ...]) -> tuple[str, str]:
    """How the machine is: a tone, and a sentence."""
    translate = QCoreApplication.translate
    levels = [line.level for line in found]
    late, warned = levels.count(LATE), levels.count(WARN)
    if late:
        return LATE, translate("Health", "{count} việc cần làm ngay").format(count=late)
    if warned:
        return WARN, translate("Health", "{count} việc nên xem").format(count=warned)
    return OK, translate("Health", "Máy đang tốt")


def report(found: Found, made: tuple[Line, ...], centre: str) -> str:
    """The lines as a text for whoever helps by telephone; no names of people, no paths, no numbers of dossiers."""
    return "\n".join(_report_lines(found, made, centre)) + "\n"


def _report_lines(found: Found, made: tuple[Line, ...], centre: str) -> Iterator[str]:
    translate = QCoreApplication.translate
    signs = {OK: "[ ]", IDLE: "[ ]", WARN: "[!]", LATE: "[X]"}
    now = found.store.now
    yield translate("Health", "Sức khỏe máy – {centre}").format(centre=centre)
    yield translate("Health", "Lập lúc {time}").format(time=f"{text.clock(now)} {text.day(now)}")
    for line in made:
        yield f"{signs[line.level]} {line.name}: {line.word}; {line.shared or line.value}"
