"""A counter whose last password was forgotten, reduced to its request file and the key it waits for."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.province.cli import main
from sync.province.recovery import published_key
from sync.wire.carried import read_carried
from sync.wire.recovery import RecoveryAnswer, RecoveryRequest, check_code, key_id, seal, unseal
from sync.wire.seal import Seal
from tests.province.counters import CENTRE, open_ledger

PASSPHRASE = "hòm khóa ở Mỹ Thọ"
DEVICE = "quay-2"
STORE_KEY = bytes(range(100, 132))


class Asking(NamedTuple):
    """A counter that forgot its last password, and the province's folder."""

    folder: Path
    reply: X25519PrivateKey
    store: str

    @property
    def key(self) -> Path:
        return self.folder / "khoa.pem"

    @property
    def out(self) -> Path:
        return self.folder / "tra-loi.json"

    def request(self, **changes: Any) -> Path:
        """Write the request file; `changes` replace single members."""
        with open_ledger(self.folder / "province.db") as ledger:
            public = published_key(ledger, CENTRE)
        made = RecoveryRequest(
            store=self.store,
            centre=CENTRE,
            device=DEVICE,
            seal=Seal(key_id=key_id(public), sealed=seal(STORE_KEY, public, self.store, DEVICE)),
            reply_to=base64.b64encode(self.reply.public_key().public_bytes_raw()).decode(),
            made_at="2026-11-23T08:02:11+07:00",
        )
        path = self.folder / "yeu-cau.json"
        path.write_bytes(msgspec.json.encode({**msgspec.to_builtins(made), **changes}))
        return path

    def recover(self, request: Path, code: str = "", **changes: Path) -> int:
        """Run `motcua-province recover`; with the request's own check code unless another is given."""
        code = code or check_code(request.read_bytes())
        key, out = changes.get("key", self.key), changes.get("out", self.out)
        words = ["recover", "--dir", self.folder, "--key", key, "--request", request, "--code", code, "--out", out]
        return main([str(word) for word in words])

    def opened(self) -> bytes:
        """The store key as the counter gets it out of the answer file."""
        answer = read_carried(self.out.read_bytes(), RecoveryAnswer)
        assert answer.store == self.store
        return unseal(answer.sealed, self.reply, self.store, DEVICE)


def ledger_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("province.db*"))
