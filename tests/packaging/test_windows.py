"""What is around the program on Windows: icon, installer, bench, workflow. Small installers, real tools."""

from __future__ import annotations

import re
import struct
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.app.running_mark import NAME
from desktop.updates.names import RELEASE

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "windows" / "installer.nsi"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The modules, as build.py finds them."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import freezing
    import release
    from windows import bench, building

    return SimpleNamespace(bench=bench, building=building, freezing=freezing, release=release)


def test_icon_holds_a_picture_of_each_size(rooms: SimpleNamespace, tmp_path: Path) -> None:
    icon = tmp_path / "motcua.ico"
    rooms.building.make_icon(ROOT, icon)
    data = icon.read_bytes()
    _, kind, count = struct.unpack_from("<HHH", data)
    assert (kind, count) == (1, len(rooms.building.SIZES))
    for number, size in enumerate(rooms.building.SIZES):
        width, _, _, _, _, bits, length, begins = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        picture = data[begins : begins + length]
        assert (width or 256, bits) == (size, 32)
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack_from(">II", picture, 16) == (size, size)


def test_installer_is_made_of_a_folder_and_its_icon(rooms: SimpleNamespace, tmp_path: Path) -> None:
    try:
        rooms.building.find_makensis()
    except rooms.freezing.CannotBuild as missing:
        pytest.skip(str(missing))
    folder, icon, made = tmp_path / "chương trình", tmp_path / "motcua.ico", tmp_path / "Cài đặt.exe"
    (folder / "_internal").mkdir(parents=True)
    (folder / "motcua.exe").write_bytes(b"MZ")
    rooms.building.make_icon(ROOT, icon)
    rooms.building.make_installer(folder, icon, "1.2.3", made)
    data = made.read_bytes()
    assert data.startswith(b"MZ")
    # Nothing asks for administrator's rights.
    assert b'level="asInvoker"' in data
    assert "1.2.3".encode("utf-16-le") in data


def test_installer_asks_for_the_name_that_the_program_holds() -> None:
    words = SCRIPT.read_text(encoding="utf-8")
    assert f'!define RUNNING "{NAME}"' in words


def test_data_go_only_after_two_questions_whose_silent_answer_is_no() -> None:
    words = SCRIPT.read_text(encoding="utf-8")
    removing = words[words.index('Section "Uninstall"') :]
    before, _, _ = removing.partition('RMDir /r "${DATA}"')
    questions = re.findall(r"MessageBox MB_YESNO\|MB_DEFBUTTON2.*?/SD IDNO IDNO kept", before, re.DOTALL)
    assert len(questions) == 2
    assert words.count('"${DATA}"') == 1


def test_names_of_packages_are_those_of_the_release(rooms: SimpleNamespace) -> None:
    assert rooms.release.RELEASE == RELEASE
    assert rooms.release.PACKAGES["windows"] == "MotCuaXa-{version}-setup.exe"
    words = (ROOT / "packaging" / "windows" / "building.py").read_text(encoding="utf-8")
    assert 'f"MotCuaXa-{version}-setup.exe"' in words


def test_bench_takes_from_the_locks_what_windows_needs(rooms: SimpleNamespace) -> None:
    names = [line.partition("==")[0] for line in rooms.bench._for_windows(ROOT) if not line.startswith(" ")]
    assert {"pefile", "pywin32-ctypes", "colorama", "comtypes", "pyside6-essentials"} <= set(names)
    assert "macholib" not in names
    assert len(names) == len(set(names))


@pytest.mark.skipif(sys.platform == "win32", reason="the bench is for Linux")
def test_bench_is_made_by_no_other_python_than_the_one_it_takes_the_library_of(
    rooms: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(rooms.bench, "PYTHON", (3, 1, 0))
    with pytest.raises(rooms.freezing.CannotBuild):
        rooms.bench.make(ROOT, tmp_path / "bench")
    assert not (tmp_path / "bench").exists()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_named_by_whole_commits_and_secrets_are_not_in_files(path: Path) -> None:
    words = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: *(\S+)(.*)", words)
    assert used
    assert [name for name, told in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name) or " # v" not in told] == []
    assert "PRIVATE KEY" not in words
    # The key is seen by one step, and by none that runs what others wrote.
    assert words.count("secrets.") == 1


def test_there_is_a_workflow() -> None:
    assert [path.name for path in WORKFLOWS] == ["release.yml"]
