from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from tests.province.counters import CENTRE, Counter, open_ledger

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
