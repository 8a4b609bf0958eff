"""The recovery key: a file of its own for the private half, every counter for the public one."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from sync.province.cli import main
from sync.province.errors import KeyRefused
from sync.province.key_file import unlock_key
from sync.province.recovery_commands import VARIABLE
from sync.province.serve import EmbeddedProvince
from sync.wire.recovery import (
    REFERENCE,
    RecoveryKey,
)
from tests.province.asking import PASSPHRASE, STORE_KEY, Asking, ledger_bytes
from tests.province.counters import CENTRE, OTHER, Counter, open_ledger

COMMAND = [sys.executable, "-c", "from sync.province.cli import main; raise SystemExit(main())"]
ROOT = Path(__file__).parents[2]


def test_every_counter_gets_the_public_key_with_its_next_round(asking: Asking) -> None:
    private = unlock_key(asking.key.read_bytes(), PASSPHRASE)
    with open_ledger(asking.folder / "province.db") as ledger, EmbeddedProvince(ledger) as province:
        for centre in (CENTRE, OTHER):
            with Counter(province.url, ledger.devices.issue_code(centre)) as counter:
                etag = counter.hello().reference[REFERENCE]
                fetched = counter.http.reference(REFERENCE, "")
                assert fetched is not None
                assert fetched[0] == etag
                key = msgspec.json.decode(fetched[1], type=RecoveryKey).key
                assert base64.b64decode(key) == private.public_key().public_bytes_raw()


def test_private_key_is_in_its_file_only(asking: Asking) -> None:
    raw = unlock_key(asking.key.read_bytes(), PASSPHRASE).private_bytes_raw()
    asking.recover(asking.request())
    der = unlock_key(asking.key.read_bytes(), PASSPHRASE).private_bytes(
        Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
    )
    held = ledger_bytes(asking.folder)
    for secret in (raw, raw.hex().encode(), base64.b64encode(raw), base64.b64encode(der), b"PRIVATE KEY"):
        assert secret not in held
    for secret in (STORE_KEY, base64.b64encode(STORE_KEY)):
        assert secret not in held
    public = X25519PrivateKey.from_private_bytes(raw).public_key().public_bytes_raw()
    assert base64.b64encode(public) in held
    if os.name == "posix":
        assert asking.key.stat().st_mode & 0o777 == 0o600


def test_key_file_opens_elsewhere_and_only_with_its_passphrase(asking: Asking) -> None:
    pem = asking.key.read_bytes()
    assert isinstance(load_pem_private_key(pem, PASSPHRASE.encode()), X25519PrivateKey)
    for wrong in (PASSPHRASE + "x", PASSPHRASE[:-1], "hom khoa o My Tho"):
        with pytest.raises(KeyRefused) as raised:
            unlock_key(pem, wrong)
        assert raised.value.facts["reason"] == "passphrase_wrong"
    # The same letters as another keyboard composes them.
    decomposed = "ho\u0300m kho\u0301a o\u031b\u0309 My\u0303 Tho\u0323"
    assert decomposed != PASSPHRASE
    assert isinstance(unlock_key(pem, decomposed), X25519PrivateKey)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this machine")
def test_openssl_says_how_the_key_is_locked(asking: Asking) -> None:
    said = subprocess.run(
        ["openssl", "asn1parse", "-in", asking.key], capture_output=True, text=True, check=True, timeout=30
    ).stdout
    for word in ("PBES2", "PBKDF2", "hmacWithSHA256", "aes-256-cbc", f":{600_000:06X}"):
        assert word in said


def test_key_is_never_overwritten(asking: Asking, refused: Callable[[int, str], None]) -> None:
    before = asking.key.read_bytes(), ledger_bytes(asking.folder)
    refused(main(["recovery-key", "--dir", str(asking.folder), "--out", str(asking.key)]), "file_exists")
    assert (asking.key.read_bytes(), ledger_bytes(asking.folder)) == before


def test_second_key_leaves_the_first_good_for_older_seals(
    asking: Asking, capsys: pytest.CaptureFixture[str], refused: Callable[[int, str], None]
) -> None:
    older = asking.request()
    second = asking.folder / "khoa-2.pem"
    assert main(["recovery-key", "--dir", str(asking.folder), "--out", str(second)]) == 0
    assert "Giữ cả tệp khóa cũ" in capsys.readouterr().out
    refused(asking.recover(older, key=second), "other_key")
    assert asking.recover(older) == 0
    assert asking.opened() == STORE_KEY


@pytest.mark.parametrize(
    ("passphrase", "reason"), [("ngắn", "passphrase_short"), ("", "passphrase_short"), (" " * 20, "passphrase_short")]
)
def test_short_passphrase_makes_no_key(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    refused: Callable[[int, str], None],
    passphrase: str,
    reason: str,
) -> None:
    with open_ledger(tmp_path / "province.db"):
        pass
    monkeypatch.setenv(VARIABLE, passphrase)
    refused(main(["recovery-key", "--dir", str(tmp_path), "--out", str(tmp_path / "k.pem")]), reason)
    assert not (tmp_path / "k.pem").exists()


def test_key_that_cannot_be_written_is_not_published(
    asking: Asking, tmp_path: Path, refused: Callable[[int, str], None]
) -> None:
    before = ledger_bytes(asking.folder)
    nowhere = tmp_path / "khong-co" / "k.pem"
    refused(main(["recovery-key", "--dir", str(asking.folder), "--out", str(nowhere)]), "file_not_written")
    assert ledger_bytes(asking.folder) == before


@pytest.fixture
def typed() -> Callable[..., tuple[int, str]]:
    """Run a command at a terminal of its own, typing lines as it asks."""
    pty = pytest.importorskip("pty", reason="terminals of this kind are POSIX")
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE}

    def run(*words: str | Path, lines: tuple[str, ...]) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [*COMMAND, *map(str, words)],
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            env={**environment, "PYTHONUTF8": "1"},
            start_new_session=True,
        ) as process:
            assert process.stdout is not None
            said = b""
            for line in lines:
                # getpass drops what was typed before it asked.
                while not said.endswith(b": "):
                    said += process.stdout.read1(1) or pytest.fail(said.decode())  # type: ignore[attr-defined]
                os.write(ours, line.encode() + b"\n")
                said += b"\n"
            said += process.stdout.read()
            process.wait(timeout=30)
        os.close(ours)
        os.close(theirs)
        return process.returncode, said.decode()

    return run


def test_passphrase_is_asked_twice_and_not_shown(
    asking: Asking, typed: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    words = ("recovery-key", "--dir", asking.folder, "--out", tmp_path / "k2.pem")
    code, said = typed(*words, lines=("mười hai ký tự", "mười hai ký tu"))
    assert (code, "passphrase_differs" in said) == (2, True)
    assert not (tmp_path / "k2.pem").exists()
    code, said = typed(*words, lines=("mười hai ký tự", "mười hai ký tự"))
    assert code == 0, said
    assert "mười" not in said
    assert isinstance(unlock_key((tmp_path / "k2.pem").read_bytes(), "mười hai ký tự"), X25519PrivateKey)
