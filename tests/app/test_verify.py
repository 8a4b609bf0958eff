"""`motcua verify` says of every attached file whether it is what was attached."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.app.demonstration import demonstration_store
from desktop.app.main import main
from desktop.store.sealed import CHUNK_BYTES
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.attach_file import AttachFile, attach_file
from tests.app.conftest import command, environment
from tests.store.scans import scan, scanned
from tests.store.stores import DIEM, PASSWORD, new_store, receive


def verify(folder: Path, home: Path, *more: str) -> tuple[int, str]:
    arguments = command("verify", "--store", folder, "--user", DIEM.id, "--password", PASSWORD, *more)
    ended = subprocess.run(arguments, capture_output=True, text=True, env=environment(home), check=False, timeout=60)
    assert ended.stderr == ""
    return ended.returncode, ended.stdout


def test_a_real_store_is_opened_as_its_first_person(
    store: Store, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "xa"
    administrator = User("qt.mythuan", "Lê Thị Hạnh", Role.ADMINISTRATOR)
    new_store(folder, clock, user=administrator).close()
    typed = ["verify", "--store", str(folder)]
    monkeypatch.delenv("MOTCUA_PASSWORD", raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert main(typed) == 2
    assert "cần mật khẩu của Lê Thị Hạnh (qt.mythuan)" in capsys.readouterr().err
    assert main([*typed, "--password", "sai"]) == 2
    assert "Người dùng: Lê Thị Hạnh (qt.mythuan); chọn người khác bằng --user." in capsys.readouterr().err
    assert main([*typed, "--password", PASSWORD]) == 0
    monkeypatch.setenv("MOTCUA_PASSWORD", PASSWORD)
    assert main(typed) == 0
    assert main([*typed, "--user", "khongco"]) == 2
    assert "Người dùng: khongco;" in capsys.readouterr().err
    for other in (["sync"], ["bundle", "out", str(tmp_path / "goi")]):
        assert "qt.mythuan" not in capsys.readouterr().err
        main([*other, "--store", str(folder), "--password", "sai"])
        assert "(qt.mythuan)" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own is made as on Unix")
def test_the_password_is_asked_for_at_a_terminal(clock: SetClock, tmp_path: Path) -> None:
    import pty

    folder = tmp_path / "xa"
    new_store(folder, clock, user=User("qt.mythuan", "Lê Thị Hạnh", Role.ADMINISTRATOR)).close()
    ours, theirs = pty.openpty()
    without = {name: value for name, value in environment(tmp_path).items() if name != "MOTCUA_PASSWORD"}
    running = subprocess.Popen(
        command("verify", "--store", folder),
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=without,
        start_new_session=True,
    )
    os.close(theirs)
    asked = b""
    while "Mật khẩu của Lê Thị Hạnh (qt.mythuan): ".encode() not in asked:
        asked += os.read(ours, 1000)
    os.write(ours, PASSWORD.encode() + b"\n")
    said, _ = running.communicate(timeout=60)
    os.close(ours)
    assert running.returncode == 0
    assert "chuỗi liền mạch" in said.decode()


def test_the_demonstration_opens_by_itself(clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MOTCUA_PASSWORD", raising=False)
    demonstration_store(tmp_path / "thu", clock).close()
    assert main(["verify", "--store", str(tmp_path / "thu")]) == 0


def test_lost_and_altered_files_are_named(store: Store, clock: SetClock, tmp_path: Path) -> None:
    receipt = receive(store)
    addresses = []
    for seed in range(3):
        kept = store.files.keep(scanned(tmp_path / "usb", scan(2 * CHUNK_BYTES, seed)))
        store.run(attach_file, AttachFile(receipt.dossier, "Đơn", kept.sha256))
        addresses.append(kept.sha256)
    paths = [store.files.path(sha256) for sha256 in addresses]
    store.close()
    for more in ((), ("--files",)):
        code, said = verify(store.folder, tmp_path, *more)
        assert code == 0
        assert "3 tệp đính kèm: 3 nguyên vẹn" in said
    data = bytearray(paths[0].read_bytes())
    data[-20] ^= 1
    paths[0].write_bytes(bytes(data))
    assert verify(store.folder, tmp_path)[0] == 0
    paths[1].unlink()
    code, said = verify(store.folder, tmp_path, "--files")
    assert code == 1
    assert f"tệp {addresses[0][:12]}… hỏng từ đoạn 2; hồ sơ {receipt.number}" in said
    assert f"tệp {addresses[1][:12]}… không có trên máy; hồ sơ {receipt.number}" in said
    assert addresses[2][:12] not in said
