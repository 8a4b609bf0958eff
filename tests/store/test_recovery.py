"""Ways back in after the last password is forgotten: the printed sheet, and the province."""

from __future__ import annotations

import base64
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.app.clock import SetClock
from desktop.store.errors import (
    AnswerRefused,
    NotSealed,
    RequestMissing,
    SheetCodeMistyped,
    SignInDelayed,
    StoreMissing,
    WrongPassword,
)
from desktop.store.keys import KeyRing
from desktop.store.names import DATABASE, SLOTS
from desktop.store.recovery import PENDING, ask_province, new_sheet_code, read_sheet_code, use_answer, use_sheet
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.make_recovery_sheet import make_recovery_sheet
from sync.wire.recovery import RecoveryAnswer, RecoveryRequest, check_code, seal, unseal
from tests.store.stores import CHEAP, PASSWORD, new_store, open_store, receive

NEW = "ba con mèo mun"
PROVINCE = X25519PrivateKey.generate()
PUBLIC = base64.b64encode(PROVINCE.public_key().public_bytes_raw()).decode()
LEADER = User("diem", "Phạm Ngọc Diễm", Role.LEADER)


@pytest.fixture
def closed(tmp_path: Path, clock: SetClock) -> Path:
    """A store with one dossier that knows the province's recovery key; closed."""
    store = new_store(tmp_path / "store", clock, user=LEADER)
    receive(store)
    store.run(lambda work: work.replace_snapshot("recovery", msgspec.json.encode({"key": PUBLIC})))
    store.close()
    return store.folder


def ring(folder: Path) -> KeyRing:
    return KeyRing(folder / SLOTS, lambda: 1_790_000_000.0, CHEAP)


def ask(folder: Path, clock: SetClock) -> bytes:
    return ask_province(folder, ring(folder), user="diem", name=LEADER.name, password=NEW, at=clock.now())


def answered(request: bytes, sealed: str = "") -> bytes:
    """What the province writes."""
    asked = msgspec.json.decode(request, type=RecoveryRequest)
    key = unseal(asked.seal.sealed, PROVINCE, asked.store, asked.device)
    sealed = sealed or seal(key, asked.reply_to, asked.store, asked.device)
    return msgspec.json.encode(RecoveryAnswer(store=asked.store, device=asked.device, sealed=sealed))


def test_the_province_brings_a_forgotten_password_back(closed: Path, clock: SetClock) -> None:
    request = ask(closed, clock)
    assert len(check_code(request)) == 19
    assert use_answer(closed, ring(closed), closed / DATABASE, answered(request), NEW) == "diem"
    assert not (closed / PENDING).exists()
    with pytest.raises(WrongPassword):
        open_store(closed, clock)
    store = Store.open(closed, user="diem", password=NEW, clock=clock, cost=CHEAP)
    assert store.verify() == 1
    store.close()


def test_files_of_a_recovery_give_no_key_away(closed: Path, clock: SetClock) -> None:
    key = ring(closed).unlock("diem", PASSWORD)
    request = ask(closed, clock)
    files = [request, answered(request), *(path.read_bytes() for path in closed.iterdir() if path.is_file())]
    for text in (key, key.hex().encode(), base64.b64encode(key), PASSWORD.encode(), NEW.encode()):
        assert all(text not in data for data in files)


def test_an_answer_is_good_for_its_request_and_password_only(closed: Path, clock: SetClock) -> None:
    first = answered(ask(closed, clock))
    request = ask(closed, clock)
    wrong_key = answered(request, sealed=seal(b"x" * 32, msgspec.json.decode(request)["reply_to"], "?", "?"))
    for answer in (first, b"", b"{}", b"{" * 90_000, b"x" * 100_000, wrong_key, answered(request)[:-9]):
        with pytest.raises(AnswerRefused):
            use_answer(closed, ring(closed), closed / DATABASE, answer, NEW)
    with pytest.raises(WrongPassword):
        use_answer(closed, ring(closed), closed / DATABASE, answered(request), "sai mật khẩu")
    open_store(closed, clock).close()


def test_a_forged_answer_with_another_key_changes_nothing(closed: Path, clock: SetClock) -> None:
    request = msgspec.json.decode(ask(closed, clock))
    sealed = seal(b"x" * 32, request["reply_to"], request["store"], request["device"])
    forged = RecoveryAnswer(store=request["store"], device=request["device"], sealed=sealed)
    with pytest.raises(AnswerRefused):
        use_answer(closed, ring(closed), closed / DATABASE, msgspec.json.encode(forged), NEW)
    open_store(closed, clock).close()


def test_without_seal_or_request(tmp_path: Path, clock: SetClock) -> None:
    store = new_store(tmp_path / "alone", clock)
    store.close()
    with pytest.raises(NotSealed):
        ask(store.folder, clock)
    with pytest.raises(RequestMissing):
        use_answer(store.folder, ring(store.folder), store.folder / DATABASE, b"{}", NEW)


def test_a_new_key_of_the_province_is_sealed_to_anew(closed: Path, clock: SetClock) -> None:
    before = ring(closed).read().seal
    other = X25519PrivateKey.generate()
    public = base64.b64encode(other.public_key().public_bytes_raw()).decode()
    store = open_store(closed, clock)
    key = ring(closed).unlock("diem", PASSWORD)
    store.run(lambda work: work.replace_snapshot("recovery", msgspec.json.encode({"key": public})))
    store.close()
    file = ring(closed).read()
    assert before is not None
    assert file.seal is not None
    assert file.seal.key_id != before.key_id
    assert unseal(file.seal.sealed, other, file.store, file.device) == key


def test_the_sheet_opens_the_store(closed: Path, clock: SetClock) -> None:
    store = open_store(closed, clock)
    old, _ = store.run(make_recovery_sheet)
    code, _ = store.run(make_recovery_sheet)
    store.close()
    with pytest.raises(WrongPassword):
        use_sheet(ring(closed), code=old, user="diem", name=LEADER.name, password=NEW)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    use_sheet(ring(closed), code=typed, user="diem", name=LEADER.name, password=NEW)
    Store.open(closed, user="diem", password=NEW, clock=clock, cost=CHEAP).close()
    assert code.encode() not in (closed / SLOTS).read_bytes()


def test_wrong_sheets_wait_and_missing_ones_say_so(closed: Path, clock: SetClock) -> None:
    with pytest.raises(StoreMissing):
        use_sheet(ring(closed), code=new_sheet_code(), user="diem", name="", password=NEW)
    store = open_store(closed, clock)
    code, _ = store.run(make_recovery_sheet)
    store.close()
    for _ in range(3):
        with pytest.raises(WrongPassword):
            use_sheet(ring(closed), code=new_sheet_code(), user="diem", name="", password=NEW)
    with pytest.raises(SignInDelayed):
        use_sheet(ring(closed), code=code, user="diem", name="", password=NEW)


@given(st.integers(0, 34), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXY"))
def test_one_wrong_letter_is_noticed_before_the_code_is_tried(place: int, letter: str) -> None:
    code = new_sheet_code()
    assert read_sheet_code(code) == code
    if code[place] in {"-", "Z", letter}:
        return
    with pytest.raises(SheetCodeMistyped):
        read_sheet_code(code[:place] + letter + code[place + 1 :])
