"""What an installed program does before anything else: its own variables away, missing libraries in words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.app import main as main_module
from desktop.app import system_libraries
from desktop.app.own_environment import own_environment
from desktop.app.system_libraries import LibrariesMissing, missing_libraries, require_libraries, show_without_qt

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="loader and libraries of Linux")

STARTED = {
    "LD_LIBRARY_PATH": "/tmp/.mount_x/usr/bin/_internal",
    "LD_LIBRARY_PATH_ORIG": "/opt/own/lib",
    "_PYI_APPLICATION_HOME_DIR": "/tmp/.mount_x/usr/bin/_internal",
    "APPDIR": "/tmp/.mount_x",
    "APPIMAGE": "/srv/a/M.AppImage",
    "ARGV0": "./M.AppImage",
    "OWD": "/srv/a",
    "QT_PLUGIN_PATH": "/tmp/.mount_x/usr/bin/_internal/PySide6/Qt/plugins",
}


def seen_by_a_child() -> dict[str, str]:
    script = "import json, os; print(json.dumps(dict(os.environ)))"
    import json

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.fixture
def variables(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in STARTED.items():
        monkeypatch.setenv(name, value)
    # Put back afterwards whatever the code does to it.
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr("desktop.app.own_environment._image", [])
    return monkeypatch


def test_a_child_sees_what_the_user_had(variables: pytest.MonkeyPatch) -> None:
    variables.setattr(sys, "frozen", True, raising=False)
    own_environment()
    seen = seen_by_a_child()
    assert seen["LD_LIBRARY_PATH"] == "/opt/own/lib"
    assert [name for name in STARTED if name in seen and name != "LD_LIBRARY_PATH"] == []


def test_a_child_sees_no_library_path_where_the_user_had_none(variables: pytest.MonkeyPatch) -> None:
    variables.setattr(sys, "frozen", True, raising=False)
    variables.delenv("LD_LIBRARY_PATH_ORIG")
    own_environment()
    assert "LD_LIBRARY_PATH" not in seen_by_a_child()


def test_a_checkout_keeps_its_variables(variables: pytest.MonkeyPatch) -> None:
    own_environment()
    assert {name: os.environ[name] for name in STARTED} == STARTED


@pytest.mark.parametrize(("given", "becomes"), [("", "C.UTF-8"), ("de_DE", "C.UTF-8"), ("vi_VN.UTF-8", "vi_VN.UTF-8")])
def test_letters_are_utf8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch, given: str, becomes: str) -> None:
    for name in ("LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", given)
    own_environment()
    assert os.environ["LC_ALL"] == becomes


def test_the_loader_is_asked() -> None:
    assert missing_libraries(("libc.so.6", "libmotcua-never.so.7")) == ["libmotcua-never.so.7"]


def test_a_missing_library_is_told_with_its_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr(system_libraries, "_ALWAYS", {"libmotcua-never.so.7": "libmotcua7"})
    with pytest.raises(LibrariesMissing):
        require_libraries()
    assert main_module.main(["--smoke"]) == 2
    told = capsys.readouterr().err
    assert "libmotcua-never.so.7" in told
    assert "sudo apt install libmotcua7" in told


def test_packages_are_those_the_checkout_installs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "packaging"))
    import system_packages

    known = system_libraries._ALWAYS | system_libraries._BROUGHT | system_libraries._BROUGHT_X11
    theirs = system_packages.OFFSCREEN | system_packages.REAL_SCREEN
    assert {name: package for name, package in theirs.items() if known.get(name) != package} == {}


def test_who_started_it_by_its_icon_sees_the_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shower = tmp_path / "zenity"
    shower.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >"$0.seen"\n', encoding="ascii")
    shower.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":none")
    show_without_qt("thiếu thư viện")
    assert (tmp_path / "zenity.seen").read_text(encoding="utf-8").splitlines()[-1] == "thiếu thư viện"
