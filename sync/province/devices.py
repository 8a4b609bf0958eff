"""Who may speak for a centre: one-time codes, devices and their bearer tokens.

Codes and tokens leave the gateway once, when they are made; the ledger keeps their SHA-256 only. Both are
long random values, so a plain hash cannot be searched backwards.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from sqlalchemy import Connection, Row, Select, insert, select, update

from sync.errors import BadMessage
from sync.province import schema
from sync.province.clock import stamp
from sync.province.database import Database
from sync.province.errors import EnrolCodeRefused
from sync.wire.canonical import sha256_hex
from sync.wire.messages import Enrol, Hello
from sync.wire.signing import read_key

CODE_LIFE: Final = timedelta(hours=72)
_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, 1, I, L and O: codes are read out over the telephone."""

_GROUPS: Final = 3
_FOR_EVER: Final = "9999-12-31T00:00:00.000Z"
_DEVICE_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,40}")


@dataclass(frozen=True)
class Device:
    """An enrolled machine.

    Attributes:
        id: the machine's own id, or one given at enrolment.
        centre: agency code of the only centre it reads and writes.
        name: what people call it.
    """

    id: str
    centre: str
    name: str


@dataclass(frozen=True)
class Listed:
    """A device as operators see it. Stamps are those of `clock.stamp`, empty for what never happened.

    Attributes:
        clock_offset_s: seconds the counter's clock was ahead when it was last seen; None when unknown.
    """

    id: str
    centre: str
    name: str
    enrolled_at: str
    revoked_at: str
    last_seen_at: str
    program: str
    clock_offset_s: int | None


class Devices:
    """Enrolment, authentication and revocation of one ledger's devices."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def issue_code(self, centre: str, name: str = "", *, life: timedelta = CODE_LIFE) -> str:
        """Make a code that enrols one device.

        Args:
            centre: agency code of an existing centre.
            name: name of the device; empty leaves the choice to whoever enrols.
            life: how long the code is good.

        Raises:
            KeyError: no such centre.
        """
        groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(_GROUPS))
        code = "-".join(groups)
        self._store_code(code, centre, name, 1, stamp(self._database.clock() + life))
        return code

    def allow_reusable_code(self, code: str, centre: str) -> None:
        """Let a fixed code enrol any number of devices, for a demonstration on one machine.

        Raises:
            KeyError: no such centre.
        """
        self._store_code(code, centre, "", None, _FOR_EVER)

    def centre_of_code(self, code: str) -> str | None:
        """Agency code of the centre that a code was made for, used up or not; None if it was never made."""
        table = schema.enrol_code
        query = select(table.c.centre).where(table.c.code_hash == _code_hash(code))
        return self._database.read(lambda conn: conn.scalar(query))

    def _store_code(self, code: str, centre: str, name: str, uses: int | None, expires_at: str) -> None:
        def work(conn: Connection) -> None:
            known = conn.scalar(select(schema.centre.c.code).where(schema.centre.c.code == centre))
            if known is None:
                raise KeyError(centre)
            row = {"code_hash": _code_hash(code), "centre": centre, "name": name}
            conn.execute(insert(schema.enrol_code), {**row, "uses_left": uses, "expires_at": expires_at})

        self._database.write(work)

    def redeem(self, request: Enrol, *, demonstration: bool = False) -> tuple[Device, str]:
        """Enrol a device.

        Args:
            request: code, public key and name.
            demonstration: whether reusable codes are good; only for a gateway bound to loopback.

        Returns:
            The device and its bearer token, which is not stored and cannot be shown again.

        Raises:
            BadMessage: the public key is not 32 bytes in base64, the name is not printable, or the id is none.
            EnrolCodeRefused: unknown, used up or expired code, or a device id that is
                revoked or another centre's.
        """
        _check(request)
        token = secrets.token_urlsafe(32)
        now = self._database.now()

        def work(conn: Connection) -> Device:
            table = schema.enrol_code
            mine = table.c.code_hash == _code_hash(request.code)
            code = conn.execute(select(table).where(mine).with_for_update()).one_or_none()
            if code is None or code.expires_at <= now or code.uses_left == 0:
                raise EnrolCodeRefused
            if code.uses_left is None and not demonstration:
                raise EnrolCodeRefused
            if code.uses_left is not None:
                conn.execute(update(table).where(mine).values(uses_left=code.uses_left - 1))
            own_id = request.device or f"may-{secrets.token_hex(6)}"
            device = Device(id=own_id, centre=code.centre, name=code.name or request.name)
            row = {"centre": device.centre, "name": device.name, "enrolled_at": now}
            secret: dict[str, str | None] = {"public_key": request.public_key, "token_hash": sha256_hex(token.encode())}
            secret["next_token_hash"] = None
            columns = (schema.device.c.centre, schema.device.c.revoked_at)
            known = conn.execute(select(*columns).where(schema.device.c.id == own_id)).one_or_none()
            if known is None:
                conn.execute(insert(schema.device), {"id": own_id, **row, **secret})
            elif known.centre == device.centre and known.revoked_at is None:
                conn.execute(update(schema.device).where(schema.device.c.id == own_id).values(**row, **secret))
            else:
                raise EnrolCodeRefused
            return device

        return self._database.write(work), token

    def authenticate(self, token: str) -> Device | None:
        """Find the device of a bearer token; None for an unknown or revoked one."""
        table = schema.device
        token_hash = sha256_hex(token.encode("utf-8", "replace"))
        query = select(table.c.id, table.c.centre, table.c.name).where(table.c.revoked_at.is_(None))
        for column in (table.c.token_hash, table.c.next_token_hash):
            found = query.where(column == token_hash)
            row = self._database.read(partial(_one_or_none, found))
            if row is not None:
                if column is table.c.next_token_hash:
                    self._database.write(partial(_promote, token_hash))
                return Device(id=row.id, centre=row.centre, name=row.name)
        return None

    def find(self, device: str) -> tuple[Device, bool] | None:
        """Look a device up by its id; None when none was enrolled under it.

        Returns:
            The device, and whether it was revoked.
        """
        table = schema.device
        query = select(table.c.centre, table.c.name, table.c.revoked_at).where(table.c.id == device)
        row = self._database.read(lambda conn: conn.execute(query).one_or_none())
        if row is None:
            return None
        return Device(id=device, centre=row.centre, name=row.name), row.revoked_at is not None

    def listed(self, centre: str | None = None) -> list[Listed]:
        """All devices, or those of one centre, by centre and id."""
        table = schema.device
        query = select(table).order_by(table.c.centre, table.c.id)
        if centre is not None:
            query = query.where(table.c.centre == centre)
        rows = self._database.read(lambda conn: conn.execute(query).all())
        return [
            Listed(
                id=row.id,
                centre=row.centre,
                name=row.name,
                enrolled_at=row.enrolled_at,
                revoked_at=row.revoked_at or "",
                last_seen_at=row.last_seen_at or "",
                program=row.program or "",
                clock_offset_s=row.clock_offset_s,
            )
            for row in rows
        ]

    def revoke(self, device: str) -> None:
        """Take a device's access away; what it sent stays.

        Raises:
            KeyError: no such device.
        """
        self._set_revoked(device, self._database.now())

    def take_back(self, device: str) -> None:
        """Undo a revocation: the token and the key of the device are good again, and what waits there comes in.

        Raises:
            KeyError: no such device.
        """
        self._set_revoked(device, None)

    def _set_revoked(self, device: str, at: str | None) -> None:
        change = update(schema.device).where(schema.device.c.id == device).values(revoked_at=at)
        if not self._database.write(lambda conn: conn.execute(change).rowcount):
            raise KeyError(device)


def _one_or_none(query: Select[tuple[str, str, str]], conn: Connection) -> Row[tuple[str, str, str]] | None:
    return conn.execute(query).one_or_none()


def _promote(token_hash: str, conn: Connection) -> None:
    """A new token was used: from now on it is the only one."""
    table = schema.device
    mine = (table.c.next_token_hash == token_hash) & table.c.revoked_at.is_(None)
    conn.execute(update(table).where(mine).values(token_hash=token_hash, next_token_hash=None))


def note_hello(conn: Connection, device: Device, hello: Hello, now: datetime) -> None:
    """Keep when a device was last seen, its program and its clock's offset, for the province's overview."""
    conn.execute(
        update(schema.device)
        .where(schema.device.c.id == device.id)
        .values(
            last_seen_at=stamp(now),
            program="".join(c for c in hello.program if c.isprintable())[:120],
            clock_offset_s=_offset_s(hello.clock, now),
        )
    )


def _offset_s(clock: str, now: datetime) -> int | None:
    """Seconds the counter's clock is ahead; None when unreadable, since a clock never refuses anything."""
    try:
        return round((datetime.fromisoformat(clock) - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


def _code_hash(code: str) -> str:
    return sha256_hex(code.strip().upper().encode("utf-8", "replace"))


def _check(request: Enrol) -> None:
    if not request.name.isprintable() or not 1 <= len(request.name.strip()) <= 120:
        raise BadMessage(reason="name")
    if request.device and not _DEVICE_ID.fullmatch(request.device):
        raise BadMessage(reason="device")
    read_key(request.public_key)
