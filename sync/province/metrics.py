"""Figures of one gateway process in Prometheus' text format. Counters start anew with the process."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Connection, func, select

from sync.province import schema
from sync.province.clock import stamp
from sync.province.connections import Guard
from sync.province.database import Database
from sync.wire.codes import Answer

MEDIA: Final = "text/plain"
_BUCKETS: Final = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_SEEN: Final = {"1h": timedelta(hours=1), "24h": timedelta(hours=24)}

Labels = Mapping[str, str]


class Metrics:
    """Counts what one process answered; not shared between threads."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, str]] = Counter()
        self._events: Counter[str] = Counter()
        self._bytes: Counter[str] = Counter()
        self._spans: dict[str, list[int]] = {}
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def observe(self, note: Mapping[str, Any], status: int, seconds: float, arrived: int, sent: int) -> None:
        """Count one answered request.

        Args:
            note: what the log line says of it; `route` and the words on events are read.
            status: of the answer; 0 when there was none.
            seconds: from the first byte read to the last given to the system.
            arrived: bytes of the body as they came.
            sent: bytes of the answer's body as they went.
        """
        route = str(note.get("route", "none"))
        self._requests[route, str(status)] += 1
        self._bytes["in"] += arrived
        self._bytes["out"] += sent
        for word in Answer:
            self._events[word.value] += int(note.get(word.value, 0))
        spans = self._spans.setdefault(route, [0] * (len(_BUCKETS) + 1))
        spans[bisect_left(_BUCKETS, seconds)] += 1
        self._seconds[route] += seconds

    def text(self, database: Database, guard: Guard | None) -> bytes:
        """Everything, with what the ledger says of devices; reads the ledger."""
        lines: list[str] = []
        counted = _family(lines, "motcua_requests_total", "counter", "Requests by route and status")
        for (route, status), number in sorted(self._requests.items()):
            counted({"route": route, "status": status}, number)
        counted = _family(lines, "motcua_events_total", "counter", "Events by the word they were answered with")
        for word in Answer:
            counted({"answer": word.value}, self._events[word.value])
        counted = _family(lines, "motcua_body_bytes_total", "counter", "Bytes of bodies as they travelled")
        for way in ("in", "out"):
            counted({"way": way}, self._bytes[way])
        self._latency(lines)
        if guard is not None:
            counted = _family(lines, "motcua_connections", "gauge", "Connections that are open")
            counted({}, guard.open)
            counted = _family(lines, "motcua_connections_closed_total", "counter", "Connections given up, by reason")
            for reason, number in sorted(guard.closed.items()):
                counted({"reason": reason}, number)
        enrolled, seen = _devices(database)
        counted = _family(lines, "motcua_devices", "gauge", "Enrolled machines that are not revoked")
        counted({}, enrolled)
        counted = _family(lines, "motcua_devices_seen", "gauge", "Machines that opened a round lately")
        for within, number in seen.items():
            counted({"within": within}, number)
        return ("\n".join(lines) + "\n").encode()

    def _latency(self, lines: list[str]) -> None:
        name = "motcua_request_seconds"
        counted = _family(lines, name, "histogram", "Time from the first byte of a request to the last of its answer")
        for route, spans in sorted(self._spans.items()):
            total = 0
            for edge, number in zip((*map(str, _BUCKETS), "+Inf"), spans, strict=True):
                total += number
                counted({"route": route, "le": edge}, total, "_bucket")
            counted({"route": route}, round(self._seconds[route], 6), "_sum")
            counted({"route": route}, total, "_count")


def _devices(database: Database) -> tuple[int, dict[str, int]]:
    """Machines in use, and how many of them were seen within each span."""
    table = schema.device
    now = database.clock()

    def count(conn: Connection, *more: Any) -> int:
        return conn.scalar(select(func.count()).select_from(table).where(table.c.revoked_at.is_(None), *more)) or 0

    def work(conn: Connection) -> tuple[int, dict[str, int]]:
        seen = {name: count(conn, table.c.last_seen_at > stamp(now - span)) for name, span in _SEEN.items()}
        return count(conn), seen

    return database.read(work)


def _family(lines: list[str], name: str, kind: str, help_: str) -> Callable[..., None]:
    """Begin a family; returns what adds a line to it."""
    lines += [f"# HELP {name} {help_}", f"# TYPE {name} {kind}"]

    def add(labels: Labels, value: float, suffix: str = "") -> None:
        said = ",".join(_label(item) for item in labels.items())
        lines.append(f"{name}{suffix}{{{said}}} {value}" if said else f"{name}{suffix} {value}")

    return add


def _label(item: Iterable[str]) -> str:
    name, value = item
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'{name}="{escaped}"'
