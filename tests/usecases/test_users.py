"""Users of a machine: who may set them, what a password must be, and what stays in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.domain.errors import FieldRefused, LastAdministrator, NotPermitted, PasswordRefused
from desktop.store.errors import SignInDelayed, StoreMissing, UserUnknown, WrongPassword
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.change_password import ChangePassword, change_password
from desktop.usecases.list_users import list_users
from desktop.usecases.make_recovery_sheet import make_recovery_sheet
from desktop.usecases.remove_user import RemoveUser, remove_user
from desktop.usecases.set_user import SetUser, set_user
from tests.store.stores import CHEAP, PASSWORD, new_store, open_store, receive

BOSS = User("thanh", "Lê Văn Thành", Role.ADMINISTRATOR)
LAN = SetUser("lan", "Trần Thị Ngọc Lan", "receiving", "hoa lan tím 26")


@pytest.fixture
def own(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    """A store whose first user is its administrator."""
    store = new_store(tmp_path / "own", clock, user=BOSS)
    yield store
    store.close()


def test_a_new_user_signs_in_and_works(own: Store, clock: SetClock) -> None:
    own.run(set_user, LAN)
    own.close()
    again = Store.open(own.folder, user="lan", password=LAN.password, clock=clock, cost=CHEAP)
    try:
        dossier = receive(again).dossier
        assert again.view().dossier(dossier).timeline[0].actor == "Trần Thị Ngọc Lan"
    finally:
        again.close()


def test_shifts_change_without_closing_the_store(own: Store) -> None:
    own.run(set_user, LAN)
    assert own.admit("lan", LAN.password).role is Role.RECEIVING
    first = receive(own).dossier
    with pytest.raises(WrongPassword):
        own.admit("thanh", "sai")
    assert own.user.id == "lan"
    own.admit("thanh", PASSWORD)
    with pytest.raises(NotPermitted):
        receive(own)
    assert own.view().dossier(first).timeline[0].actor == "Trần Thị Ngọc Lan"


def test_setting_users_is_in_the_journal_without_passwords(own: Store) -> None:
    own.run(set_user, LAN)
    own.run(set_user, SetUser("lan", "Trần Thị Lan", "leader"))
    own.run(remove_user, RemoveUser("lan"))
    found = own.view().journal.stream(f"user:{own.centre.agency_code}:lan")
    assert [e.header.type for e, _ in found] == ["UserSet"] * 3
    assert b'"active":false' in (found[-1][0].body or b"")
    assert all(LAN.password.encode() not in (e.body or b"") for e, _ in found)


def test_a_removed_user_opens_nothing(own: Store, clock: SetClock) -> None:
    own.run(set_user, LAN)
    own.run(remove_user, RemoveUser("lan"))
    with pytest.raises(StoreMissing):
        own.admit("lan", LAN.password)
    lines, _ = own.run(list_users)
    assert [(line.user.id, line.active, line.has_password) for line in lines] == [
        ("thanh", True, True),
        ("lan", False, False),
    ]
    own.run(set_user, LAN)
    assert own.admit("lan", LAN.password).name == "Trần Thị Ngọc Lan"


def test_a_change_cut_before_the_slot_was_written_leaves_a_user_without_password(
    own: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.keys.KeyDesk.settle", lambda _: None)
    own.run(set_user, LAN)
    monkeypatch.undo()
    lines, _ = own.run(list_users)
    assert [(line.user.id, line.has_password) for line in lines] == [("thanh", True), ("lan", False)]
    own.run(set_user, LAN)
    assert own.admit("lan", LAN.password).id == "lan"


@pytest.mark.parametrize("role", [Role.RECEIVING, Role.PROCESSING, Role.LEADER])
def test_only_an_administrator_sets_users(store: Store, role: Role) -> None:
    store.user = User("x", "X", role)
    for action, request in ((set_user, LAN), (remove_user, RemoveUser("diem"))):
        with pytest.raises(NotPermitted):
            store.run(action, request)
    if role is Role.LEADER:
        assert store.run(list_users)[0]
        assert store.run(make_recovery_sheet)[0]
    else:
        with pytest.raises(NotPermitted):
            store.run(list_users)
        with pytest.raises(NotPermitted):
            store.run(make_recovery_sheet)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"user": ""}, "user"),
        ({"user": "Lan"}, "user"),
        ({"user": "*phieu"}, "user"),
        ({"user": "x" * 21}, "user"),
        ({"name": " "}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"role": "king"}, "role"),
    ],
)
def test_what_cannot_be_kept(own: Store, changes: dict[str, str], field: str) -> None:
    values = {"user": LAN.user, "name": LAN.name, "role": LAN.role, **changes}
    with pytest.raises(FieldRefused) as refused:
        own.run(set_user, SetUser(**values))
    assert refused.value.facts["field"] == field


def test_one_administrator_stays(own: Store) -> None:
    own.run(set_user, LAN)
    for action, request in ((remove_user, RemoveUser("thanh")), (set_user, SetUser("thanh", "Thành", "leader"))):
        with pytest.raises(LastAdministrator):
            own.run(action, request)
    own.run(set_user, SetUser("lan", "Lan", "administrator"))
    own.run(remove_user, RemoveUser("thanh"))
    with pytest.raises(UserUnknown):
        own.run(remove_user, RemoveUser("nobody"))


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("bảy ký", "short"),
        ("aaaaaaaaaaaa", "plain"),
        ("12345678", "known"),
        ("Mật khẩu 2026", "known"),
        ("Lê Văn Thành", "known"),
        ("levanthanh", "known"),
    ],
)
def test_passwords_that_are_guessed_at_once(own: Store, password: str, reason: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        own.run(change_password, ChangePassword(PASSWORD, password))
    assert refused.value.facts["reason"] == reason
    assert own.admit("thanh", PASSWORD).id == "thanh"


def test_a_new_password_opens_and_the_old_one_does_not(own: Store, clock: SetClock) -> None:
    with pytest.raises(WrongPassword):
        own.run(change_password, ChangePassword("sai", "ba con mèo mun"))
    own.run(change_password, ChangePassword(PASSWORD, "ba con mèo mun"))
    own.close()
    with pytest.raises(WrongPassword):
        open_store(own.folder, clock, "thanh")
    Store.open(own.folder, user="thanh", password="ba con me\u0300o mun", clock=clock, cost=CHEAP).close()


def test_wrong_tries_at_a_change_wait_as_at_sign_in(own: Store) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassword):
            own.run(change_password, ChangePassword("sai", "ba con mèo mun"))
    with pytest.raises(SignInDelayed):
        own.run(change_password, ChangePassword(PASSWORD, "ba con mèo mun"))


def test_requests_do_not_show_passwords() -> None:
    assert LAN.password not in repr(LAN)
    assert "bí mật" not in repr(ChangePassword("bí mật 1", "bí mật 2"))
