"""`motcua verify` says of every attached file whether it is what was attached."""

from __future__ import annotations

import subprocess
from pathlib import Path

from desktop.app.clock import SetClock
from desktop.store.sealed import CHUNK_BYTES
from desktop.store.store import Store
from desktop.usecases.attach_file import AttachFile, attach_file
from tests.app.conftest import command, environment
from tests.store.scans import scan, scanned
from tests.store.stores import DIEM, PASSWORD, receive


def verify(folder: Path, home: Path, *more: str) -> tuple[int, str]:
    arguments = command("verify", "--store", folder, "--user", DIEM.id, "--password", PASSWORD, *more)
    ended = subprocess.run(arguments, capture_output=True, text=True, env=environment(home), check=False, timeout=60)
    assert ended.stderr == ""
    return ended.returncode, ended.stdout


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
