from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import create_engine, make_url, text

from sync.province.cli import main
from sync.province.ledger import Ledger
from sync.province.recovery_commands import VARIABLE
from sync.province.serve import EmbeddedProvince
from sync.wire.ids import uuid7
from sync.wire.messages import Enrol
from tests.province.asking import DEVICE, PASSPHRASE, Asking
from tests.province.counters import CENTRE, PUBLIC_KEY, Counter, open_ledger

POSTGRES = os.environ.get("MOTCUA_TEST_POSTGRES", "")
"""Address of a PostgreSQL whose user may create databases; the ledger's tests then run on it as well."""


@pytest.fixture(params=["sqlite", *(["postgresql"] if POSTGRES else [])])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str | Path]:
    if request.param == "sqlite":
        yield tmp_path / "province.db"
        return
    name = f"motcua_{uuid.uuid4().hex}"
    url = make_url(POSTGRES).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as conn:
        conn.execute(text(f"CREATE DATABASE {name}"))
    yield url.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as conn:
        conn.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


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
