"""A store of many dossiers: seeded, Vietnamese names, real procedures, units and calendar, two years of work."""

from __future__ import annotations

import hashlib
import random
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from desktop.app.clock import SetClock
from desktop.app.demonstration import USER, demonstration_centre
from desktop.domain import events as ev
from desktop.domain.addresses import Commune
from desktop.domain.deadlines import due
from desktop.domain.fees import Charge
from desktop.domain.people import Applicant
from desktop.domain.procedures import Procedure, hand_over
from desktop.store import database, projections
from desktop.store.slots import Cost
from desktop.store.store import Store
from sync.journal.journal import Journal
from sync.wire.ids import uuid7

PASSWORD: Final = "x"
NOW: Final = datetime.fromisoformat("2026-11-23T08:00:00+07:00")
SAMPLE_CODES: Final = ("2.000815", "2.000884", "1.004873", "1.001193", "1.001612", "1.001776")
_FAMILIES: Final = (
    ("Nguyễn", 38), ("Trần", 11), ("Lê", 10), ("Phạm", 7), ("Huỳnh", 5), ("Phan", 5), ("Vũ", 4), ("Võ", 4), ("Đặng", 3),
    ("Bùi", 3), ("Đỗ", 2), ("Hồ", 2), ("Ngô", 2), ("Dương", 1), ("Lý", 1), ("H'Hen", 1), ("Y", 1),
)  # fmt: skip
_MIDDLES: Final = ("Văn", "Thị", "Minh", "Ngọc", "Hữu", "Thị Thu", "Quốc", "Thanh", "Mỹ", "Đức", "Xuân", "Kim", "Bảo")
_GIVEN: Final = (
    "An", "Ánh", "Bích", "Bình", "Châu", "Cường", "Diễm", "Dũng", "Duyên", "Đạt", "Giang", "Hà", "Hằng", "Hậu", "Hiền",
    "Hoa", "Hùng", "Hương", "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Nhân", "Như", "Phong", "Phúc", "Quân",
    "Sương", "Tâm", "Thảo", "Thắng", "Trang", "Trí", "Tú", "Tuấn", "Uyên", "Ửng", "Vinh", "Xuân", "Yến",
)  # fmt: skip
_AT_ONCE: Final = 2000
_JOURNAL: Final = ("desktop/domain/events.py", "desktop/domain/deadlines.py", "sync/wire", "tests/benchmarks/data.py")
"""What shapes the events."""

_TABLES: Final = (
    "desktop/domain/dossier.py",
    "desktop/domain/vietnamese.py",
    "desktop/store/read_tables.py",
    "desktop/store/projections.py",
    "desktop/store/dossier_row.py",
    "desktop/store/promises.py",
)
"""What shapes the read tables, which are made anew where only that changed."""


def store_of(count: int, *, unsent: int = 500) -> Path:
    """Folder with a closed store of so many dossiers; kept under `build` until the code that shapes it changes.

    Args:
        count: dossiers.
        unsent: last events that the province has not answered.
    """
    root = Path("build/bench")
    folder = root / f"{count}-{unsent}-{_shape(_JOURNAL)}"
    tables = folder / "tables"
    if not tables.exists():
        for earlier in root.glob(f"{count}-{unsent}-*"):
            shutil.rmtree(earlier)
        _make(folder / "store", count, unsent)
    elif tables.read_text(encoding="ascii") != _shape(_TABLES):
        sys.stdout.write(f"making the read tables of {count} dossiers anew\n")
        store = open_bench_store(folder / "store")
        store.rebuild()
        store.close()
    tables.write_text(_shape(_TABLES), encoding="ascii")
    return folder / "store"


def open_bench_store(folder: Path, clock: SetClock | None = None) -> Store:
    """Open a store made here; signing in costs next to nothing."""
    return Store.open(folder, user=USER.id, password=PASSWORD, clock=clock or SetClock(NOW), cost=Cost(64, 1, 1))


class People:
    """Applicants that never end; a tenth come back."""

    def __init__(self, rng: random.Random, communes: list[Commune]) -> None:
        self._rng, self._communes = rng, communes
        self._before: list[Applicant] = []

    def next(self) -> Applicant:
        """Somebody, with a commune of the district around the centre for most."""
        rng = self._rng
        if self._before and rng.random() < 0.1:
            return rng.choice(self._before)
        family = rng.choices([f for f, _ in _FAMILIES], [w for _, w in _FAMILIES])[0]
        commune = rng.choice(self._communes)
        someone = Applicant(
            name=f"{family} {rng.choice(_MIDDLES)} {rng.choice(_GIVEN)}",
            id_number=f"087{rng.randrange(4)}{rng.randrange(100):02d}{rng.randrange(10**6):06d}",
            birth_date=f"{rng.randrange(1945, 2008)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}",
            phone=f"09{rng.randrange(10**8):08d}",
            address=f"Ấp {rng.randrange(1, 9)}, {commune.name}, Đồng Tháp",
            commune=commune.code,
        )
        if len(self._before) < 20_000:
            self._before.append(someone)
        return someone


def communes_around(store: Store) -> list[Commune]:
    """Communes of the centre's province."""
    return [commune for commune in store.reference.units.communes.values() if commune.province == "82"]


def _make(folder: Path, count: int, unsent: int) -> None:
    sys.stdout.write(f"making a store of {count} dossiers\n")
    store = Store.create(
        folder, centre=demonstration_centre(), user=USER, password=PASSWORD, clock=SetClock(NOW), cost=Cost(64, 1, 1)
    )
    rng = random.Random(count)
    db, journal = store._db, Journal(store._db.conn)
    events = _life(store, rng, count)
    more = True
    while more:
        more = False
        with database.transaction(db):
            for number, (stream, body, at) in enumerate(events, 1):
                journal.append(
                    stream=stream, event_type=type(body).__name__, v=1, at=at.isoformat(), actor=USER.id,
                    body=ev.encode(body),
                )  # fmt: skip
                more = number == _AT_ONCE
                if more:
                    break
    db.conn.execute(
        "UPDATE delivery SET state = 'stored', position = ord WHERE ord <= (SELECT max(ord) - ? FROM event)", (unsent,)
    )
    with database.transaction(db):
        projections.rebuild(db.conn, journal, store.centre.zone_info)
    store.close()


def _life(store: Store, rng: random.Random, count: int) -> Iterator[tuple[str, ev.EventBody, datetime]]:
    """Dossiers day by day up to now; those older than two weeks are done, the others stand where they would."""
    procedures = [p for p in store.catalogue.procedures if p.channels]
    weights = [40 if p.code in SAMPLE_CODES else 1 for p in procedures]
    people, calendar = People(rng, communes_around(store)), store.reference.calendar
    per_day = max(count // 500, 1)
    days = -(-count // per_day)
    day = NOW - timedelta(days=days * 7 // 5 + 20)
    made = 0
    while made < count:
        day += timedelta(days=1)
        if not calendar.works_on(day.date()):
            if day >= NOW:
                day -= timedelta(days=30)
            continue
        today = per_day if day + timedelta(days=1) < NOW else count - made
        for sequence in range(min(today, count - made)):
            at = day.replace(hour=7, minute=30) + timedelta(seconds=sequence * 28_000 // max(today, 1))
            yield from _one(store, rng, people.next(), rng.choices(procedures, weights)[0], at, sequence)
            made += 1


def _one(
    store: Store, rng: random.Random, applicant: Applicant, procedure: Procedure, at: datetime, sequence: int
) -> Iterator[tuple[str, ev.EventBody, datetime]]:
    limit = procedure.limit_of(None, at.date())
    assert limit is not None
    papers = hand_over(procedure.documents_of(None, at.date()), None)
    promise = due(at, limit, store.reference.calendar, store.centre.habits)
    stream = uuid7()
    yield (
        stream,
        ev.DossierReceived(
            number=f"{store.centre.agency_code}-{at:%y%m%d}-{2001 + sequence:04d}", provisional=False,
            procedure=procedure.code, catalogue=store.catalogue.version, field=procedure.field, title=procedure.name,
            short=procedure.short, applicant=applicant, documents=papers,
            received_at=at.isoformat(), due_at=promise.at.isoformat(), limit=(limit.value, limit.unit.value),
            charge=Charge(rng.choice((0, 2000, 8000))), counter=store.centre.counter,
            channel=rng.choices(("direct", "online", "online_assisted", "post"), (70, 18, 10, 2))[0],
            return_by=rng.choices(("desk", "post", "electronic"), (85, 10, 5))[0],
        ),
        at,
    )  # fmt: skip
    age = (NOW - at).days
    if rng.random() < 0.4 and age > 14:
        yield stream, ev.DossierWithdrawn(reason="Đổi ý"), at + timedelta(hours=1)
        return
    if age < 1:
        return
    yield stream, ev.DossierForwarded(to="Bộ phận chuyên môn"), at + timedelta(minutes=20)
    if age < 14 and rng.random() < 0.3:
        if rng.random() < 0.3:
            yield stream, ev.SupplementRequested(reason="Thiếu giấy tờ"), at + timedelta(hours=3)
        return
    yield stream, ev.ResultReady(result=f"{sequence}/XN"), min(promise.at - timedelta(hours=1), NOW)
    if age > 14 or rng.random() < 0.6:
        yield stream, ev.ResultReturned(), min(promise.at, NOW)


def _shape(places: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for place in map(Path, places):
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
