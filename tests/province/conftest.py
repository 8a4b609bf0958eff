from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.province.cli import main
from sync.province.ledger import Ledger
from sync.province.recovery_commands import VARIABLE
from sync.province.serve import EmbeddedProvince
from sync.wire.ids import uuid7
from sync.wire.messages import Enrol
from tests.province.asking import DEVICE, PASSPHRASE, Asking
from tests.province.counters import CENTRE, PUBLIC_KEY, Counter, open_ledger
from tests.province.uploads import Uploader
from tests.support.postgresql import Cluster, NotInstalled, cluster


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL server; where none is installed the tests that need it are skipped, but never on CI."""
    with contextlib.ExitStack() as stack:
        try:
            yield stack.enter_context(cluster())
        except NotInstalled:
            if os.environ.get("CI"):
                raise
            pytest.skip("no PostgreSQL server is installed (Debian: postgresql) and MOTCUA_TEST_DSN is not set")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str | Path]:
    if request.param == "sqlite":
        yield tmp_path / "province.db"
        return
    databases: Cluster = request.getfixturevalue("postgresql")
    url = databases.make()
    yield url
    databases.drop(url)


@pytest.fixture
def ledger(where: str | Path) -> Iterator[Ledger]:
    with open_ledger(where) as ledger:
        yield ledger


@pytest.fixture
def province(ledger: Ledger) -> Iterator[EmbeddedProvince]:
    with EmbeddedProvince(ledger) as province:
        yield province


@pytest.fixture
def new_counter(ledger: Ledger, province: EmbeddedProvince) -> Iterator[Callable[..., Counter]]:
    counters: list[Counter] = []

    def make(centre: str = CENTRE) -> Counter:
        counters.append(Counter(province.url, ledger.devices.issue_code(centre)))
        return counters[-1]

    yield make
    for counter in counters:
        counter.http.close()


@pytest.fixture
def counter(new_counter: Callable[..., Counter]) -> Counter:
    return new_counter()


@pytest.fixture
def new_uploader(province: EmbeddedProvince, new_counter: Callable[..., Counter]) -> Callable[..., Uploader]:
    return lambda centre=CENTRE: Uploader(province.url, new_counter(centre).enrolled.token)


@pytest.fixture
def uploader(new_uploader: Callable[..., Uploader]) -> Uploader:
    return new_uploader()


@pytest.fixture
def asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asking:
    with open_ledger(tmp_path / "province.db") as ledger:
        ask = Enrol(code=ledger.devices.issue_code(CENTRE, "Quầy 2"), public_key=PUBLIC_KEY, name="x", device=DEVICE)
        ledger.devices.redeem(ask)
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    assert main(["recovery-key", "--dir", str(tmp_path), "--out", str(tmp_path / "khoa.pem")]) == 0
    return Asking(tmp_path, X25519PrivateKey.generate(), uuid7())


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[[int, str], None]:
    """Exit code 2, and a sentence of its own for the reason."""

    def check(code: int, reason: str) -> None:
        last = capsys.readouterr().out.splitlines()[-1]
        assert code == 2
        assert reason in last
        assert not last.startswith("Không thực hiện được")

    return check
