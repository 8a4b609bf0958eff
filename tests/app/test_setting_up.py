"""A machine that was tried with the demonstration becomes a centre's own, and what was tried is not lost."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from desktop.app.clock import SetClock
from desktop.app.demonstration import PASSWORD, USER, demonstration_store
from desktop.app.doors import Doors
from desktop.app.invitation import InvitationRefused, take_invitation
from desktop.app.paths import Paths, unfinished_beside
from desktop.app.rounds import Rounds
from desktop.app.setting_up import StoreNotDemonstration
from desktop.app.version import PROGRAM
from desktop.domain.errors import PasswordRefused
from desktop.domain.people import Applicant
from desktop.store.errors import BackupUnusable, StoreUnavailable, WrongPassword
from desktop.store.found_backups import find_backups, slots_beside
from desktop.store.names import SLOTS
from desktop.store.shipped import shipped
from desktop.store.slots import read_slots
from desktop.store.store import Store, untold
from desktop.store.sync_port import SyncPort
from desktop.store.users import Role, User
from desktop.usecases.change_password import ChangePassword, change_password
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from sync.province.cli import main as province_main
from sync.province.demonstration import fill
from sync.province.ledger import Ledger

NOW = datetime.fromisoformat("2026-11-23T07:40:00+07:00")
OWN = "ba con meo mun"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "logs", tmp_path / "exports")


@pytest.fixture
def enrolment(tmp_path: Path) -> Path:
    profile = msgspec.json.decode(shipped("centres/demo.json")) | {"name": "Trung tâm xã An Hòa", "counter_name": ""}
    with Ledger(tmp_path / "province.db") as ledger:
        fill(ledger, msgspec.json.encode(profile))
    file = tmp_path / "may.json"
    words = ["--centre", "H20.126.05", "--name", "Quầy 2", "--file", str(file), "--url", "https://tinh.example"]
    assert province_main(["enrol", "--dir", str(tmp_path), *words]) == 0
    return file


@pytest.fixture
def tried(paths: Paths) -> Doors:
    """The demonstration with a dossier, a backup and a province."""
    store = demonstration_store(paths.store, SetClock(NOW))
    applicant = Applicant(name="Nguyễn Văn Thử", id_number="087085000001")
    store.run(receive_dossier, ReceiveDossier("2.000815", applicant))
    store.backup_to(paths.backups / "motcua_2026-11-23.db")
    store.close()
    paths.province.mkdir()
    (paths.province / "province.db").touch()
    return Doors(paths.store, paths, SetClock(NOW))


def dossiers(folder: Path, user: str, password: str) -> int:
    with closing(Store.open(folder, user=user, password=password, clock=SetClock(NOW))) as store:
        return store.view().counts()["journal"]


def port(store: Store) -> SyncPort:
    return SyncPort(lambda action: store.run(action)[0], PROGRAM)


def test_what_was_tried_lies_aside_whole(tried: Doors, paths: Paths, enrolment: Path) -> None:
    assert tried.new
    aside = tried.begin(enrolment, "Nguyen Quoc Bao", OWN)
    assert aside == paths.data / "minh-hoa-20261123-074000"
    assert dossiers(paths.store, "baonq", OWN) == 0
    assert dossiers(aside / "store", USER.id, PASSWORD) == 1
    assert (aside / "province" / "province.db").exists()
    assert tried.backups() == (), "a backup of the demonstration must not be put over the real store"
    assert len(find_backups([aside / "backups"])) == 1
    assert not Doors(paths.store, paths, SetClock(NOW)).new
    assert [name for _, name in tried.people()] == ["Nguyen Quoc Bao"]


def test_backups_of_a_real_store_stay(tried: Doors, paths: Paths, tmp_path: Path) -> None:
    """Its folder was lost, somebody looked at the demonstration: what is left of it must not be hidden."""
    found = backup_of_a_centre(tmp_path)
    for one in (found, slots_beside(found)):
        shutil.copy(one, paths.backups / f"cu-{one.name}")
    restored = tried.restore(paths.backups / f"cu-{found.name}", "baonq", OWN, untold)
    assert dossiers(paths.store, "baonq", OWN) == 1
    assert [backup.path.name for backup in tried.backups()] == [f"cu-{found.name}"]
    assert restored.aside is not None
    assert len(find_backups([restored.aside / "backups"])) == 1


def test_another_folder_takes_no_province_along(tried: Doors, paths: Paths, enrolment: Path) -> None:
    other = paths.data / "khac"
    demonstration_store(other, SetClock(NOW)).close()
    aside = Doors(other, paths, SetClock(NOW)).begin(enrolment, "Nguyen Quoc Bao", OWN)
    assert aside is not None
    assert [one.name for one in aside.iterdir()] == ["khac"]
    assert tried.backups()
    assert paths.province.is_dir()


def test_a_move_that_is_refused_takes_back_those_before_it(
    tried: Doors, paths: Paths, enrolment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self == paths.province:
            raise PermissionError(13, "in use")
        return moved(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(StoreUnavailable):
        tried.begin(enrolment, "Nguyen Quoc Bao", OWN)
    assert sorted(one.name for one in paths.data.iterdir()) == ["backups", "province", "store", "store.dang-dung"]
    assert len(tried.backups()) == 1
    assert dossiers(paths.store, USER.id, PASSWORD) == 1


def test_a_kill_before_the_last_move_loses_nothing(tried: Doors, paths: Paths, enrolment: Path) -> None:
    tried.begin(enrolment, "Nguyen Quoc Bao", OWN)
    paths.store.rename(unfinished_beside(paths.store))
    assert [name for _, name in Doors(paths.store, paths, SetClock(NOW)).people()] == ["Nguyen Quoc Bao"]


def test_the_province_of_a_demonstration_is_let_go_and_begins_anew(paths: Paths) -> None:
    """Between two stores: Windows moves no ledger that is open."""
    rounds = Rounds(paths.province)
    with closing(demonstration_store(paths.store, SetClock(NOW))) as store:
        assert rounds.round(port(store), lambda _: None, threading.Event()).ok
        rounds.close()
        paths.province.rename(paths.data / "moved")
        (paths.data / "moved").rename(paths.province)
        assert rounds.round(port(store), lambda _: None, threading.Event()).ok
    rounds.close()


def changed_password(store: Store) -> None:
    store.run(change_password, ChangePassword(PASSWORD, OWN))


def invited(store: Store) -> None:
    file, _ = Doors._enrolment(store.folder.parent.parent / "may.json")
    port(store).invited(file)


@pytest.mark.parametrize("made_real", [changed_password, invited])
def test_a_store_that_may_be_real_stays(
    tried: Doors, paths: Paths, enrolment: Path, made_real: Callable[[Store], None]
) -> None:
    with closing(demonstration_store(paths.store, SetClock(NOW))) as store:
        made_real(store)
    with pytest.raises(StoreNotDemonstration):
        tried.begin(enrolment, "Nguyen Quoc Bao", OWN)
    assert sorted(one.name for one in paths.data.iterdir()) == ["backups", "province", "store"]
    assert dossiers(paths.store, USER.id, OWN if made_real is changed_password else PASSWORD) == 1


def test_what_goes_wrong_leaves_the_demonstration(tried: Doors, paths: Paths, enrolment: Path) -> None:
    with pytest.raises(PasswordRefused):
        tried.begin(enrolment, "Nguyen Quoc Bao", "12345678")
    (paths.data / "minh-hoa-20261123-074000").touch()
    with pytest.raises(StoreUnavailable):
        tried.begin(enrolment, "Nguyen Quoc Bao", OWN)
    assert dossiers(paths.store, USER.id, PASSWORD) == 1
    (paths.data / "minh-hoa-20261123-074000").unlink()
    assert tried.begin(enrolment, "Nguyen Quoc Bao", OWN), "what was left unfinished is in nobody's way"


def backup_of_a_centre(folder: Path) -> Path:
    """A counter that broke: what is left is the second backup on a stick."""
    centre = shipped("centres/demo.json")
    boss = User("baonq", "Nguyễn Quốc Bảo", Role.RECEIVING)
    with closing(Store.create(folder / "x", centre=centre, user=boss, password=OWN, clock=SetClock(NOW))) as store:
        store.run(receive_dossier, ReceiveDossier("2.000815", Applicant(name="Lê Thị Ba", id_number="087085000002")))
        store.backup_to(folder / "usb" / "motcua_2026-11-23.db")
    return folder / "usb" / "motcua_2026-11-23.db"


def test_a_backup_takes_the_place_of_a_demonstration(tried: Doors, paths: Paths, tmp_path: Path) -> None:
    backup = backup_of_a_centre(tmp_path)
    assert tried.people_of(backup) == [("baonq", "Nguyễn Quốc Bảo")]
    with pytest.raises(WrongPassword):
        tried.restore(backup, "baonq", "khong phai", untold)
    assert dossiers(paths.store, USER.id, PASSWORD) == 1, "nothing was replaced"
    restored = tried.restore(backup, "baonq", OWN, untold)
    assert dossiers(paths.store, "baonq", OWN) == 1
    assert restored.aside is not None
    assert dossiers(restored.aside / "store", USER.id, PASSWORD) == 1


def test_a_backup_of_another_machine_never_takes_the_place_of_a_real_store(paths: Paths, tmp_path: Path) -> None:
    """Nor for somebody whom only the backup knows."""
    real = User("lan", "Trần Thị Lan", Role.ADMINISTRATOR)
    Store.create(paths.store, centre=shipped("centres/demo.json"), user=real, password=OWN, clock=SetClock(NOW)).close()
    with pytest.raises(BackupUnusable):
        Doors(paths.store, paths, SetClock(NOW)).restore(backup_of_a_centre(tmp_path), "baonq", OWN, untold)
    assert dossiers(paths.store, "lan", OWN) == 0


def test_the_slots_of_somebody_of_the_same_name_are_no_demonstration(paths: Paths) -> None:
    centre = shipped("centres/demo.json")
    Store.create(paths.store, centre=centre, user=USER, password=OWN, clock=SetClock(NOW)).close()
    assert len(read_slots(paths.store / SLOTS).slots) == 1
    assert not Doors(paths.store, paths, SetClock(NOW)).demonstration()


def test_the_sync_page_of_the_demonstration_shows_the_way(tried: Doors, paths: Paths, enrolment: Path) -> None:
    with closing(demonstration_store(paths.store, SetClock(NOW))) as store, pytest.raises(InvitationRefused) as refused:
        take_invitation(port(store), enrolment, store.centre)
    assert refused.value.facts["reason"] == "demonstration"
