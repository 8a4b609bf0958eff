"""Stores to draw from, played once and copied for each run: a new centre, and one in the middle of its work."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from desktop.app.clock import SetClock
from desktop.app.day.command import play_day, sample_visitors
from desktop.app.demonstration import PASSWORD, USER, demonstration_store
from desktop.app.paths import Paths
from desktop.app.version import PROGRAM
from desktop.store.store import Store
from desktop.store.sync_port import SyncPort
from tests.support.shots.orders import NOW

PEOPLE: Final = (
    ("066085000017", "Y Bhăm Niê Kđăm", "1985-03-12", "Nam", "Buôn Kdun, Cư Êbur, Buôn Ma Thuột, Đắk Lắk"),
    ("066191000028", "H'Hen Niê", "1991-08-20", "Nữ", "Buôn Sứt M'đưng, Cư Suê, Cư M'gar, Đắk Lắk"),
    ("070079000039", "Điểu K'Ré", "1979-01-05", "Nam", "Bon Bu N'Đơr, Đắk R'Tíh, Tuy Đức, Đắk Nông"),
    ("084072000041", "សុខ វិចិត្រ", "1972-06-30", "Nam", "Ấp Ba Sát, Phương Thạnh, Càng Long, Trà Vinh"),
    ("087193000052", "Nguyễn Thị Hoàng Ngọc Phương Uyển Thảo", "1993-02-28", "Nữ", "Khóm Mỹ Thượng, Mỹ Thọ, Cao Lãnh"),
)
"""Names that fonts and columns are tried by."""

AWAY: Final = "https://motcua.tinh.invalid"
"""A name that no network knows (RFC 2606)."""


def prepare(home: Path, *, played: bool) -> None:
    """Make `home/new`, and `home/played` where it is wanted: folders as `Paths.data`.

    What is there already is used as it is.
    """
    if not (home / "new").exists():
        demonstration_store(home / "new" / "store", SetClock(NOW)).close()
    if not played or (home / "played" / "province").exists():
        return
    visitors = home / "visitors.jsonl"
    visitors.write_text("\n".join(_fortnight()), encoding="utf-8")
    day = SimpleNamespace(
        visitors=visitors, out=home / "out", store=home / "played" / "store", resume=False, province=None, code="",
        offline=False, until=None, password=PASSWORD,
    )  # fmt: skip
    play_day(day, lambda _: None)  # type: ignore[arg-type]
    # The program's own province is found there again.
    shutil.copytree(home / "out" / "province", home / "played" / "province")


def copy_for(state: str, home: Path, to: Path) -> Paths:
    """The folders of one run, in a state."""
    shutil.copytree(home / ("new" if state == "empty" else "played"), to / "data")
    paths = Paths(to / "data", to / "logs", to / "exports")
    if state == "error":
        # Another province answers at the address: what it says is not believed.
        shutil.rmtree(paths.province)
        paths.exports.touch()
    elif state == "offline":
        store = Store.open(paths.store, user=USER.id, password=PASSWORD, clock=SetClock(NOW))
        SyncPort(lambda action: store.run(action)[0], PROGRAM).move_province(AWAY)
        store.close()
    return paths


def _fortnight() -> Iterator[str]:
    """The sample day of today up to now, and thinner ones on the working days before it; nothing in the future."""
    sample = [json.loads(line) for line in sample_visitors().read_text(encoding="utf-8").splitlines()]
    for back in (13, 12, 11, 10, 7, 6, 5, 4, 3, 0):
        for index, one in enumerate(sample):
            if back and (index * 7 + back * 3) % 11 > 4:
                continue
            visitor = {**one, "at": _earlier(one["at"], back)}
            then = [{**step, "at": _earlier(step["at"], back)} for step in one.get("then", ())]
            visitor["then"] = [step for step in then if datetime.fromisoformat(step["at"]) < NOW]
            if datetime.fromisoformat(visitor["at"]) < NOW:
                yield json.dumps(visitor, ensure_ascii=False)
    for minute, person in enumerate(PEOPLE):
        yield json.dumps(_visitor(person, NOW - timedelta(minutes=20 - minute)), ensure_ascii=False)


def _visitor(person: tuple[str, ...], at: datetime) -> dict[str, Any]:
    applicant = dict(zip(("id_number", "name", "birth_date", "sex", "address"), person, strict=True))
    return {"at": at.isoformat(), "procedure": "2.000815", "applicant": applicant, "documents": "all", "then": []}


def _earlier(at: str, days: int) -> str:
    return (datetime.fromisoformat(at) - timedelta(days=days)).isoformat()
