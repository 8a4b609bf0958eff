"""Commands about centres, reference data and devices, by themselves and while a gateway serves."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.centre import Centre
from desktop.store import snapshots
from desktop.store.errors import StoreDamaged
from sync.errors import BadMessage, NotAllowed
from sync.province.cli import main
from sync.province.ledger import Ledger
from sync.province.readable import check_snapshot, read_profile
from sync.wire.enrolment import read_enrolment_file
from tests.province.counters import CENTRE, OTHER, Counter, open_ledger
from tests.province.test_several_gateways import gateway
from tests.store.stores import profile

RESOURCES = Path(__file__).parents[2] / "resources"
SHIPPED = {
    "catalogue": (RESOURCES / "catalogue" / "procedures.json").read_bytes(),
    "calendar": (RESOURCES / "calendar" / "calendar.json").read_bytes(),
    "centre": (RESOURCES / "centres" / "demo.json").read_bytes(),
}


class Operator:
    """Types commands about one ledger."""

    def __init__(self, where: str | Path, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self.where = where
        self._capsys = capsys
        self._folder = folder
        self._place = ("--db", where) if isinstance(where, str) else ("--dir", str(where.parent))

    def does(self, command: str, *words: str | Path) -> str:
        """A command that succeeds; returns what it said."""
        code, said = self.tries(command, *words)
        assert code == 0, said
        return said

    def tries(self, command: str, *words: str | Path) -> tuple[int, str]:
        code = main([command, *self._place, *map(str, words)])
        return code, self._capsys.readouterr().out

    def file(self, data: bytes) -> Path:
        path = self._folder / "tep.json"
        path.write_bytes(data)
        return path


@pytest.fixture
def operator(where: str | Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Operator:
    return Operator(where, capsys, tmp_path)


@pytest.fixture
def served(operator: Operator) -> Iterator[Callable[..., Counter]]:
    """Counters of a gateway that runs in a process of its own."""
    with open_ledger(operator.where) as ledger, gateway(operator.where) as (_, url):
        counters: list[Counter] = []

        def make(centre: str = CENTRE) -> Counter:
            counters.append(Counter(url, ledger.devices.issue_code(centre)))
            return counters[-1]

        yield make
        for counter in counters:
            counter.http.close()


def changed(data: bytes, **members: Any) -> bytes:
    return json.dumps({**json.loads(data), **members}).encode()


def test_centre_is_taken_in_and_replaced(operator: Operator) -> None:
    said = operator.does("centre", operator.file(profile()))
    assert "Đã thêm trung tâm" in said
    assert "Quầy 2: số 2001 đến 2999 mỗi ngày" in said
    later = changed(profile(), name="Tên mới", number_blocks=[{"counter": "2", "first": 3001, "last": 3999}])
    assert "Đã cập nhật trung tâm: Tên mới" in operator.does("centre", operator.file(later))
    with Ledger(operator.where) as ledger:
        assert ledger.centres() == {CENTRE: "Tên mới"}
        assert ledger.profile(CENTRE) == later
        assert ledger.reference.fetch("centre", CENTRE).data == later
        assert "centre" not in ledger.reference.etags(OTHER)


@pytest.mark.parametrize(
    "members",
    [
        {"agency_code": ""},
        {"agency_code": "H" * 41},
        {"name": "\x00"},
        {"name": 7},
        {"zone": "Asia/Mytho"},
        {"zone": "../../etc/passwd"},
        {"cutoff": "ba giờ"},
        {"day_end": "16:30+07:00"},
        {"number_blocks": [{"counter": "1", "first": 0, "last": 9}]},
        {"number_blocks": [{"counter": "1", "first": 9, "last": 8}]},
        {"number_blocks": [{"counter": "1", "first": 1, "last": 10_000}]},
        {"number_blocks": [{"counter": "1", "first": 1, "last": 10}, {"counter": "2", "first": 10, "last": 20}]},
        {"number_blocks": [{"counter": "1", "first": 1, "last": 10}, {"counter": "1", "first": 11, "last": 20}]},
        {"number_blocks": [{"counter": "", "first": 1, "last": 10}]},
    ],
)
def test_profile_that_no_counter_could_use_changes_nothing(tmp_path: Path, members: dict[str, Any]) -> None:
    bad = tmp_path / "x.json"
    bad.write_bytes(changed(profile(), **members))
    assert main(["centre", "--dir", str(tmp_path / "new"), str(bad)]) == 2
    assert not (tmp_path / "new").exists()


def test_snapshot_reaches_counters_or_is_refused_whole(
    operator: Operator, served: Callable[..., Counter], tmp_path: Path
) -> None:
    here, there = served(), served(OTHER)
    said = operator.does("publish", "calendar", operator.file(SHIPPED["calendar"]))
    assert "mọi trung tâm" in said
    fetched = here.http.reference("calendar", "")
    assert fetched is not None
    assert fetched[1] == SHIPPED["calendar"]
    assert fetched[0] in said
    own = changed(SHIPPED["calendar"], version="riêng")
    operator.does("publish", "calendar", operator.file(own), "--centre", CENTRE)
    for counter, expected in ((here, own), (there, SHIPPED["calendar"])):
        fetched = counter.http.reference("calendar", "")
        assert fetched is not None
        assert fetched[1] == expected
    for data in (b"", b"{", SHIPPED["calendar"][:-5], b"\xff", changed(own, weekend=list(range(7)))):
        code, said = operator.tries("publish", "calendar", operator.file(data), "--centre", CENTRE)
        assert code == 2
        assert "Không công bố gì" in said
    place = changed(SHIPPED["calendar"], days=[["2026-11-24", "holiday", 7, "", "L"]])
    assert "$.days[0][2]" in operator.tries("publish", "calendar", operator.file(place))[1]
    fetched = here.http.reference("calendar", "")
    assert fetched is not None
    assert fetched[1] == own
    assert "centre_unknown" in operator.tries("publish", "calendar", operator.file(own), "--centre", "H99")[1]
    assert "file_unreadable" in operator.tries("publish", "calendar", tmp_path / "none.json")[1]


def test_revoked_while_the_gateway_serves(operator: Operator, served: Callable[..., Counter]) -> None:
    lost, kept = served(), served()
    lost.push(lost.event())
    lost.hello()
    listed = operator.does("devices", "--centre", CENTRE)
    line = next(line for line in listed.splitlines() if lost.device in line)
    assert re.search(r"motcua 0\.1\.0 .* đang dùng", line)
    assert next(line for line in listed.splitlines() if kept.device in line).count("chưa") == 1
    assert lost.device not in operator.does("devices", "--centre", OTHER)
    assert "Đã thu hồi máy" in operator.does("revoke", "--device", lost.device)
    for ask in (lost.hello, lambda: lost.tell(lost.event()), lost.whole_feed, lambda: lost.http.reference("x", "")):
        with pytest.raises(NotAllowed) as refused:
            ask()
        assert refused.value.facts["code"] == "token"
    assert len(kept.whole_feed()) == 1
    assert "đã thu hồi" in operator.does("devices")
    assert "từ trước" in operator.does("revoke", "--device", lost.device)
    assert "Đã nhận lại máy" in operator.does("revoke", "--device", lost.device, "--undo")
    lost.push(lost.event())
    assert len(kept.whole_feed()) == 2, "what waited at the machine comes in"
    assert "đang dùng" in operator.does("revoke", "--device", lost.device, "--undo")
    code, said = operator.tries("revoke", "--device", "khong-co")
    assert (code, "device_unknown" in said) == (2, True)


def test_enrolment_file_names_the_counter(operator: Operator, tmp_path: Path) -> None:
    operator.does("centre", operator.file(profile()))
    out = tmp_path / "may-3.json"
    words = ("--centre", CENTRE, "--name", "Quầy 1", "--url", "https://x.example", "--file", out, "--counter", "1")
    operator.does("enrol", *words)
    centre = msgspec.json.decode(read_enrolment_file(out.read_bytes()).centre, type=Centre)
    assert (centre.counter, centre.block is not None and centre.block.first) == ("1", 1001)


def test_passwords_of_the_address_are_never_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices", "--db", "postgresql://motcua:bimat@127.0.0.1:9/none"]) == 2
    said = capsys.readouterr()
    assert "bimat" not in said.out + said.err
    assert "ledger_unusable" in said.out


def every_place(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Paths to every member of a JSON value."""
    for key, member in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, key)
        if isinstance(member, dict | list):
            yield from every_place(member, (*path, key))


PLACES = {name: list(every_place(json.loads(data))) for name, data in SHIPPED.items()}
VALUES = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        7,
        1.5,
        2**70,
        "",
        "x",
        "25:00",
        "2026-02-30",
        "08:00",
        [],
        {},
        ["x"],
        {"x": 1},
        "\x00",
        "\ud800",
    ]
)


@given(name=st.sampled_from(sorted(SHIPPED)), data=st.data())
def test_what_is_published_every_counter_can_put_in_force(name: str, data: st.DataObject) -> None:
    value = copy.deepcopy(json.loads(SHIPPED[name]))
    *way, last = data.draw(st.sampled_from(PLACES[name]))
    parent = value
    for step in way:
        parent = parent[step]
    if data.draw(st.booleans()):
        parent[last] = data.draw(VALUES)
    else:
        del parent[last]
    text = json.dumps(value).encode()
    try:
        if name == "centre":
            read_profile(text)
        else:
            check_snapshot(name, text)
    except BadMessage:
        return
    try:
        snapshots.decode(name, text)
    except StoreDamaged as damage:
        pytest.fail(f"{'.'.join(map(str, (*way, last)))}: {damage}")


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_shipped_files_may_be_published(name: str) -> None:
    if name == "centre":
        assert read_profile(SHIPPED[name]).agency_code == CENTRE
    else:
        check_snapshot(name, SHIPPED[name])
