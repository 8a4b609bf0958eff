"""Printers asked by a process of their own; a print service that does not answer is a socket that never does."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial

import pytest

from desktop.domain.devices import Printers, PrintSettings
from desktop.domain.papers import SLIP, PaperFacts, PaperWanted
from desktop.printing.errors import PrinterUnavailable
from desktop.printing.flow import Pages
from desktop.printing.papers import paper_pages
from desktop.printing.print_asking import Asking
from desktop.printing.print_service import PrintService
from desktop.printing.print_task import PrintTask
from tests.printing.papers import CENTRE, detail

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="where CUPS prints")


def task(printer: str = "", *, by_itself: bool = False) -> PrintTask:
    facts = PaperFacts(PaperWanted(form=SLIP), datetime(2026, 11, 23, 8, 0, tzinfo=UTC), "Lò Thị Ứng", detail())
    return PrintTask(partial(paper_pages, facts, CENTRE, "A5"), PrintSettings(printer), by_itself=by_itself)


@pytest.fixture
def none(monkeypatch: pytest.MonkeyPatch) -> PrintService:
    """A machine on which nothing prints, whatever this one has."""
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    return PrintService()


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[PrintService, socket.socket]]:
    """A print service that takes every connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{server.getsockname()[1]}")
        yield PrintService(), server


def no_paper() -> Pages:
    raise AssertionError


def hurried(service: PrintService, limit: float, grace: float = 5.0) -> None:
    asking = service.ask
    assert isinstance(asking, Asking)
    asking.limits, asking.grace = (limit, limit), grace


def gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no process can be started."""
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")


def test_a_machine_without_printers(none: PrintService, monkeypatch: pytest.MonkeyPatch) -> None:
    assert none.print(task(by_itself=True)) is False
    assert none.printers() == Printers((), "")
    with pytest.raises(PrinterUnavailable) as caught:
        none.print(task("Quầy 9"))
    assert caught.value.facts == {"printer": "Quầy 9"}
    gone(monkeypatch)
    assert none.print(task(by_itself=True)) is False, "no process is started to find out again"


def test_a_silent_print_service_holds_nobody_up(
    silent: tuple[PrintService, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt keeps Python's lock while it asks: asked in this process, this thread would stand still for as long."""
    service, _ = silent
    hurried(service, 2.0)
    with ThreadPoolExecutor(1) as printing:
        asked = printing.submit(service.printers)
        longest, before = 0.0, time.monotonic()
        while not asked.done():
            time.sleep(0.01)
            longest, before = max(longest, time.monotonic() - before), time.monotonic()
        assert longest < 1.0
        with pytest.raises(PrinterUnavailable) as caught:
            asked.result()
    assert caught.value.facts["reason"] == "silent"
    gone(monkeypatch)
    with pytest.raises(PrinterUnavailable) as again:
        service.print(task("Quầy 1", by_itself=True))
    assert again.value.facts == {"printer": "Quầy 1", "reason": "silent"}, "the next dossier does not wait for it"


def test_the_end_of_a_session_ends_it(silent: tuple[PrintService, socket.socket]) -> None:
    service, server = silent
    hurried(service, 60.0, grace=0.1)
    with ThreadPoolExecutor(1) as printing:
        asked = printing.submit(service.print, task("Quầy 1"))
        taken, _ = server.accept()
        service.close()
        with taken, pytest.raises(PrinterUnavailable):
            asked.result(timeout=20)


def test_what_breaks_in_the_process_is_an_error_here(none: PrintService, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(PrinterUnavailable):
        none.print(PrintTask(no_paper, PrintSettings()))
    assert "AssertionError" in caplog.text


def test_what_cannot_be_started_is_an_error_here(monkeypatch: pytest.MonkeyPatch) -> None:
    gone(monkeypatch)
    with pytest.raises(PrinterUnavailable):
        PrintService().print(task("Quầy 1"))
