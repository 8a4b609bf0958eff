"""Which ways back there are, told to whoever could open them."""

from __future__ import annotations

import pytest

from desktop.domain.errors import NotPermitted
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.make_recovery_sheet import make_recovery_sheet
from desktop.usecases.view_recovery import RecoveryWays, view_recovery


@pytest.mark.parametrize("role", [Role.LEADER, Role.ADMINISTRATOR])
def test_a_sheet_is_a_way_once_it_was_made(store: Store, role: Role) -> None:
    store.user = User("thanh", "Lê Văn Thành", role)
    assert store.run(view_recovery)[0] == RecoveryWays(sheet=False, province=False)
    store.run(make_recovery_sheet)
    assert store.run(view_recovery)[0] == RecoveryWays(sheet=True, province=False)


@pytest.mark.parametrize("role", [Role.RECEIVING, Role.PROCESSING])
def test_others_are_not_told(store: Store, role: Role) -> None:
    store.user = User("a", "A", role)
    with pytest.raises(NotPermitted):
        store.run(view_recovery)
