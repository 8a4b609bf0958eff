"""The gateway as the province's guide sets it up: nginx with TLS, two processes, PostgreSQL; whole counters through."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from desktop.app.clock import SetClock
from desktop.app.province_link import joined_round
from desktop.store.sync_port import SyncPort
from sync.errors import NotAllowed
from sync.province.audit import audit
from sync.province.demonstration import DEMO_CODE
from sync.province.ledger import Ledger
from sync.transport.http import enrol
from sync.wire.batch import write_batch
from sync.wire.messages import Enrol
from tests.province.counters import CENTRE, PUBLIC_KEY, Counter, open_ledger
from tests.province.test_several_gateways import gateway
from tests.store.stores import new_store, receive
from tests.support.certificates import make_certificates
from tests.support.postgresql import Cluster

GUIDE = Path(__file__).parents[2] / "sync" / "province" / "README.md"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")

pytestmark = pytest.mark.skipif(NGINX is None and not os.environ.get("CI"), reason="no nginx (Debian: nginx)")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextlib.contextmanager
def nginx(first: str, second: str) -> Iterator[tuple[str, Path]]:
    """The server of the guide before two gateways; gives its address and the folder of its certificates."""
    block = GUIDE.read_text(encoding="utf-8").split("```nginx\n")[1].split("```")[0]
    folder, port = Path(tempfile.mkdtemp(prefix="motcua-nginx-")), free_port()
    make_certificates(folder)
    for old, new in {
        "127.0.0.1:8461": urlsplit(first).netloc,
        "127.0.0.1:8462": urlsplit(second).netloc,
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "/etc/ssl/motcua/": f"{folder}/",
    }.items():
        assert old in block
        block = block.replace(old, new)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}{block}\n}}\n"
    )
    command = [str(NGINX), "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    try:
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            try:
                yield wait_for(process, port), folder
            finally:
                process.terminate()
    finally:
        shutil.rmtree(folder)


def wait_for(process: subprocess.Popen[bytes], port: int) -> str:
    until = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            assert process.poll() is None
            assert process.stderr is not None
            assert time.monotonic() < until
            time.sleep(0.05)
        else:
            return f"https://127.0.0.1:{port}"


@pytest.fixture
def address(postgresql: Cluster) -> Iterator[str]:
    made = postgresql.make()
    yield made
    postgresql.drop(made)


def test_counters_sync_through_the_guides_proxy_while_processes_come_and_go(
    address: str, tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with contextlib.ExitStack() as stack:
        ledger = stack.enter_context(open_ledger(address))
        process, first = stack.enter_context(gateway(address, "--behind-proxy"))
        _, second = stack.enter_context(gateway(address, "--behind-proxy"))
        url, folder = stack.enter_context(nginx(first, second))
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
        store = new_store(tmp_path / "store", clock)
        stack.callback(store.close)
        port = SyncPort(lambda action: store.run(action)[0], "motcua")
        code = ledger.devices.issue_code(CENTRE)
        for _ in range(3):
            receive(store)
        assert joined_round(port, url, code).agree
        ledger.reference.publish("calendar", Path("resources/calendar/calendar.json").read_bytes())
        receive(store)
        assert joined_round(port, url, code).agree
        with Counter(url, ledger.devices.issue_code(CENTRE)) as counter:
            batches = [[counter.event(body="x" * 500) for _ in range(100)] for _ in range(10)]
            assert {word.answer for word in counter.stream(*batches).answers} == {"accepted"}
            assert len(counter.whole_feed()) == 4 + 1000
        process.kill()
        receive(store)
        for _ in range(3):
            assert joined_round(port, url, code).agree
        forbidden = requests.get(f"{url}/v1/metrics", verify=str(folder / "ca.pem"), timeout=30)
        assert forbidden.status_code == 404
        assert audit(ledger).faults == []


def test_batches_are_committed_while_the_request_is_still_under_way(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with contextlib.ExitStack() as stack:
        ledger = stack.enter_context(open_ledger(address))
        _, only = stack.enter_context(gateway(address, "--behind-proxy"))
        url, folder = stack.enter_context(nginx(only, only))
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
        counter = stack.enter_context(Counter(url, ledger.devices.issue_code(CENTRE)))
        batches = [[counter.event(body=os.urandom(2000).hex()) for _ in range(20)] for _ in range(2)]

        def slowly() -> Iterator[bytes]:
            yield write_batch(batches[0])
            # Enough to push the first one out of every buffer on the way.
            yield write_batch(batches[1])
            assert arrives(ledger, 20)

        counter.http.push(slowly())
        assert ledger.feed_end(CENTRE) == 40


def arrives(ledger: Ledger, number: int) -> bool:
    until = time.monotonic() + 30
    while ledger.feed_end(CENTRE) < number:
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def refusals(url: str, address: str, most: int) -> int:
    """How many wrong tokens an address may bring."""
    for number in range(most):
        headers = {"Authorization": f"Bearer {number}", "X-Forwarded-For": address}
        if requests.get(f"{url}/v1/feed", headers=headers, timeout=30).status_code == 429:
            return number
    return most


@pytest.mark.parametrize("believed", [True, False])
def test_who_asks_is_told_by_the_proxy_only_where_there_is_one(tmp_path: Path, believed: bool) -> None:
    where = tmp_path / "province.db"
    with open_ledger(where), gateway(where, *(["--behind-proxy"] if believed else [])) as (_, url):
        assert refusals(url, "10.0.0.1", 100) < 50
        assert (refusals(url, "10.0.0.2", 5) == 5) is believed


def test_behind_a_proxy_there_is_no_demonstration(tmp_path: Path) -> None:
    where = tmp_path / "new" / "province.db"
    where.parent.mkdir()
    with gateway(where, "--behind-proxy") as (_, url):
        with pytest.raises(NotAllowed):
            enrol(url, Enrol(code=DEMO_CODE, public_key=PUBLIC_KEY, name="x"))
        with Ledger(where) as ledger:
            assert ledger.centres() == {}


def test_guide_names_only_what_exists() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    root = GUIDE.parents[2]
    for path in re.findall(r"(?:packaging|resources)/[\w/.-]+\w", text):
        assert (root / path).exists(), path
