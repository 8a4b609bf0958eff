"""Whole counters against a gateway on PostgreSQL: the same tests that run on the embedded ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from tests.store.stores import profile
from tests.support.postgresql import Cluster
from tests.sync.counters_of_a_centre import CENTRE, Province
from tests.sync.test_put_back import test_positions_given_anew_in_another_order_are_read_by_everybody
from tests.sync.test_two_counters import (
    one,
    test_act_sync_act_sync,
    test_another_province_under_the_same_address_gets_nothing,
    test_two_offline_acts_on_one_dossier,
    test_what_was_refused_stays_refused_after_a_restore,
    two,
)

__all__ = [
    "one",
    "test_act_sync_act_sync",
    "test_another_province_under_the_same_address_gets_nothing",
    "test_positions_given_anew_in_another_order_are_read_by_everybody",
    "test_two_offline_acts_on_one_dossier",
    "test_what_was_refused_stays_refused_after_a_restore",
    "two",
]


class OnPostgresql(Province):
    """Its copies are databases, made from one another while nobody has them open."""

    def __init__(self, databases: Cluster, address: str) -> None:
        self._databases = databases
        self._copies: dict[Path, str] = {}
        self._serve(address)

    def copy(self, to: Path) -> None:
        self.stop()
        self._copies[to] = self._databases.make(like=self.address)
        self._serve(self.address)

    def put_back(self, copy: Path) -> None:
        self.stop()
        self._databases.drop(self.address)
        self._serve(self._databases.make(like=self._copies[copy]))

    def drop(self) -> None:
        """Leave nothing behind."""
        for address in (self.address, *self._copies.values()):
            self._databases.drop(address)

    def _serve(self, address: str) -> None:
        self.address = address
        self.ledger = Ledger(address)
        if not self.ledger.centres():
            self.ledger.add_centre(CENTRE, "Trung tâm xã Mỹ Thọ", profile())
        self._served = EmbeddedProvince(self.ledger)
        self.url = self._served.start()


@pytest.fixture
def province(postgresql: Cluster) -> Iterator[Province]:
    opened = OnPostgresql(postgresql, postgresql.make())
    yield opened
    opened.stop()
    opened.drop()
