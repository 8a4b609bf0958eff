"""The files' requests are those of tus: a client that knows nothing of this project uploads, is cut, and goes on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError, TusUploadFailed

from sync.province.audit import audit
from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from sync.wire.files import FILES_PATH
from tests.province.counters import Counter
from tests.province.uploads import content, named
from tests.support.metered_link import MeteredLink

SIZE = 1_000_000
CUTS = (100_000, 333_333, 555_555, 800_000, 999_000)


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "province.db"


@pytest.fixture
def link(province: EmbeddedProvince) -> Iterator[MeteredLink]:
    made = MeteredLink(province.url)
    yield made
    made.close()


def stock(url: str, counter: Counter) -> TusClient:
    return TusClient(url + FILES_PATH, headers={"Authorization": f"Bearer {counter.enrolled.token}"})


def upload(client: TusClient, data: bytes, **options: Any) -> Any:
    metadata = {"filename": "scan.pdf", "sha256": named(data).sha256}
    return client.uploader(file_stream=io.BytesIO(data), metadata=metadata, **options)


def test_a_whole_file_in_one_request(ledger: Ledger, province: EmbeddedProvince, counter: Counter) -> None:
    data = content(SIZE)
    upload(stock(province.url, counter), data).upload()
    assert ledger.files.shelf.path(named(data).sha256).read_bytes() == data
    assert ledger.files.missing(counter.centre, [named(data).sha256]) == []


@pytest.mark.parametrize("checked", [False, True])
def test_in_chunks_with_checksums(
    ledger: Ledger, province: EmbeddedProvince, counter: Counter, *, checked: bool
) -> None:
    data = content(SIZE)
    upload(stock(province.url, counter), data, chunk_size=128 * 1024, upload_checksum=checked).upload()
    assert ledger.files.shelf.path(named(data).sha256).read_bytes() == data


def test_cut_and_resumed(ledger: Ledger, counter: Counter, link: MeteredLink) -> None:
    data = content(SIZE)
    link.cuts = list(CUTS)
    client = stock(link.url, counter)
    tries, url = 0, None
    while True:
        tries += 1
        # With an address it asks where the upload stands.
        made = upload(client, data, chunk_size=32 * 1024, url=url)
        try:
            made.upload()
            break
        except (TusUploadFailed, TusCommunicationError):
            url = made.url
    # One that comes back at once may meet its own last request, still being put away.
    assert link.made == len(CUTS)
    assert len(CUTS) < tries <= 2 * len(CUTS) + 1
    assert ledger.files.shelf.path(named(data).sha256).read_bytes() == data
    # Each cut costs at most the chunk it fell into; requests have some headers.
    assert link.sent <= SIZE + len(CUTS) * 32 * 1024 + 60 * 700
    assert audit(ledger).faults == []


def test_a_file_that_is_held_is_not_sent_again(
    ledger: Ledger, counter: Counter, province: EmbeddedProvince, link: MeteredLink
) -> None:
    data = content(SIZE)
    upload(stock(province.url, counter), data).upload()
    before = ledger.files.shelf.path(named(data).sha256).stat()
    # It asks for the offset only when its first part was refused, as tus says.
    upload(stock(link.url, counter), data, chunk_size=4096, retries=1, retry_delay=0).upload()
    assert link.sent < 10_000
    assert ledger.files.shelf.path(named(data).sha256).stat() == before
