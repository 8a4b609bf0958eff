"""The courier by commands only: enrolment file, bundle out, import, answer in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.app.main import main
from desktop.store.sync_port import SyncPort
from sync.province.cli import main as province_main
from sync.wire.enrolment import read_enrolment_file
from tests.store.stores import PASSWORD, new_store, open_store, receive
from tests.sync.counters_of_a_centre import CENTRE, Province


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    opened = Province(tmp_path)
    yield opened
    opened.stop()


class Commands:
    """What is typed at both ends, and what was said."""

    def __init__(self, folder: Path, said: pytest.CaptureFixture[str]) -> None:
        self.folder, self._said = folder, said
        self.usb = folder / "usb"
        self.usb.mkdir()

    def counter(self, verb: str, file: str) -> tuple[int, str]:
        """`motcua bundle …`."""
        who = ["--store", str(self.folder / "quay"), "--user", "diem", "--password", PASSWORD]
        return self._run(main(["bundle", verb, str(self.usb / file), *who]))

    def gateway(self, *words: str) -> tuple[int, str]:
        """`motcua-province …`."""
        return self._run(province_main([*words, "--dir", str(self.folder)]))

    def _run(self, code: int) -> tuple[int, str]:
        out = self._said.readouterr()
        return code, out.out + out.err


def test_a_counter_without_a_link_from_its_enrolment_file_on(
    province: Province, tmp_path: Path, clock: SetClock, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = Commands(tmp_path, capsys)
    code, said = typed.gateway("courier-key")
    assert (code, "Đã tạo khóa gói USB: age1" in said) == (0, True)
    invitation = tmp_path / "ghi-danh.json"
    named = ("--centre", CENTRE, "--name", "Quầy 2", "--hours", "500")
    code, said = typed.gateway("enrol", *named, "--file", str(invitation), "--url", "https://tinh.example.vn")
    assert (code, "trong 500 giờ" in said) == (0, True)
    store = new_store(tmp_path / "quay", clock)
    receive(store)
    store.close()

    code, said = typed.counter("out", "a.age")
    assert (code, "Máy này chưa ghi danh với tỉnh" in said) == (2, True)
    _invite(tmp_path / "quay", clock, invitation)

    code, said = typed.counter("out", "a.age")
    assert (code, "Đã ghi 1 bản ghi" in said) == (0, True)
    bundle, answer = str(typed.usb / "a.age"), str(typed.usb / "b.age")
    code, said = typed.gateway("bundle", "import", bundle, "--answer", answer)
    assert code == 0
    assert "1 mới nhận, 0 đã có từ trước" in said
    assert "Máy này được ghi danh bằng gói USB." in said
    assert "Đã ghi gói trả lời" in said
    code, said = typed.gateway("bundle", "import", bundle, "--answer", answer)
    assert (code, "0 mới nhận, 1 đã có từ trước" in said) == (0, True)
    code, said = typed.counter("in", "b.age")
    assert (code, "Tỉnh đã nhận 1 bản ghi, từ chối 0; nhận 0; còn chờ 0." in said) == (0, True)
    code, said = typed.counter("in", "b.age")
    assert (code, "đã nhận từ trước, không có gì thay đổi" in said) == (0, True)

    (typed.usb / "a.age").write_bytes((typed.usb / "a.age").read_bytes()[:-1])
    code, said = typed.gateway("bundle", "import", bundle)
    assert (code, "gói bị cắt, bị sửa" in said) == (2, True)
    code, said = typed.counter("in", "a.age")
    assert (code, "[bundle_refused]" in said) == (1, True)
    code, said = typed.gateway("bundle", "import", bundle, "--answer", str(invitation))
    assert (code, "không ghi đè" in said) == (2, True)


def _invite(folder: Path, clock: SetClock, invitation: Path) -> None:
    """What the first-run page does with the file."""
    store = open_store(folder, clock)
    SyncPort(lambda action: store.run(action)[0], "motcua test").invited(read_enrolment_file(invitation.read_bytes()))
    store.close()
