"""The developer's door: words, exit codes, and how it judges an environment."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py as a developer does."""
    command = [sys.executable, str(ROOT / "packaging" / "dev.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType]:
    """Import dev.py and its environment as dev.py finds them."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import dev as dev_module
    import environment

    return dev_module, environment


def test_help_names_every_verb() -> None:
    done = dev("--help")
    assert done.returncode == 0
    for verb in ("run", "test", "check", "bench", "faults", "monkey", "shots", "build", "translations", "lock"):
        assert f"\n  {verb} " in done.stdout


@pytest.mark.parametrize("arguments", [(), ("fly",), ("check", "--quickly"), ("lock", "--quickly")])
def test_what_it_cannot_do_is_refused(arguments: tuple[str, ...]) -> None:
    done = dev(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_readme_names_every_verb() -> None:
    words = (ROOT / "packaging" / "README.md").read_text(encoding="utf-8")
    assert [verb for verb in dev_verbs() if f"`{verb}" not in words] == []


def dev_verbs() -> list[str]:
    """Take the verbs from the help text."""
    return [line.split()[0] for line in dev("--help").stdout.splitlines() if line.startswith("  ")]


@pytest.mark.parametrize(
    ("arguments", "parallel"),
    [([], True), (["tests/domain"], True), (["-n", "0"], False), (["-n0"], False), (["--pdb"], False)],
)
def test_developer_decides_about_processes(
    modules: tuple[ModuleType, ModuleType],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    parallel: bool,
) -> None:
    monkeypatch.setattr(modules[0], "cores", lambda: 2)
    assert ("-n" in modules[0].pytest_defaults(arguments)) is parallel


def test_copied_environment_is_not_used(modules: tuple[ModuleType, ModuleType], tmp_path: Path) -> None:
    environment = modules[1]
    place = environment.folder(tmp_path)
    place.mkdir()
    assert not environment.is_usable(tmp_path)
    settings = "version = 3.11.2\ncommand = python3 -m venv /elsewhere/.venv\n"
    (place / "pyvenv.cfg").write_text(settings, encoding="utf-8")
    assert not environment.is_usable(tmp_path)


def test_folder_that_is_no_environment_is_not_removed(modules: tuple[ModuleType, ModuleType], tmp_path: Path) -> None:
    environment = modules[1]
    precious = environment.folder(tmp_path) / "thesis.txt"
    precious.parent.mkdir()
    precious.touch()
    with pytest.raises(environment.CannotPrepare):
        environment.create(tmp_path)
    assert precious.exists()


@pytest.mark.parametrize(
    ("given", "expected"), [("C", "C.UTF-8"), ("vi_VN.UTF-8", "vi_VN.UTF-8"), ("vi_VN", "C.UTF-8")]
)
@pytest.mark.skipif(sys.platform != "linux", reason="locales are read from variables on Linux only")
def test_programs_get_an_encoding_for_vietnamese(
    modules: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch, given: str, expected: str
) -> None:
    monkeypatch.setenv("LC_ALL", given)
    assert modules[1].variables(ROOT, offscreen=True)["LC_ALL"] == expected


def test_tests_are_never_skipped_on_ci_for_want_of_a_server(
    modules: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment = modules[1]
    packages = environment.system_packages
    monkeypatch.setattr(packages, "SERVERS", {"/nowhere/*/initdb": "postgresql"})
    monkeypatch.setattr(packages, "root_prefix", lambda: None)
    monkeypatch.delenv("CI", raising=False)
    environment.ensure_servers()
    assert "postgresql" in capsys.readouterr().err
    monkeypatch.setenv("CI", "true")
    with pytest.raises(environment.CannotPrepare):
        environment.ensure_servers()
    monkeypatch.setattr(packages, "SERVERS", {})
    environment.ensure_servers()


def test_two_verbs_at_once_prepare_one_after_the_other(
    modules: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import turns

    told: list[str] = []
    order: list[str] = []

    def second() -> None:
        with turns.turn(tmp_path, lambda: told.append("waits")):
            order.append("second")

    other = threading.Thread(target=second)
    with turns.turn(tmp_path, lambda: told.append("first waits")):
        other.start()
        deadline = time.monotonic() + 20
        while not told and time.monotonic() < deadline:
            time.sleep(0.01)
        order.append("first")
    other.join(timeout=20)
    assert (told, order) == (["waits"], ["first", "second"])
