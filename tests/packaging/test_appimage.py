"""What is around the program in an AppImage: runtime, pruning, signature, recipe. Small images, real tools."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from desktop.app.web_place import WebFiles
from desktop.updates.place import Place
from desktop.updates.release import trusted_keys
from desktop.updates.staging import stage

ROOT = Path(__file__).resolve().parents[2]
EPOCH = 1_700_000_000


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The modules, as build.py finds them."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import freezing
    import release
    import signing
    from appimage import building, image, pruning, runtime

    return SimpleNamespace(
        building=building,
        image=image,
        pruning=pruning,
        runtime=runtime,
        freezing=freezing,
        signing=signing,
        release=release,
    )


@pytest.fixture
def tools(rooms: SimpleNamespace) -> SimpleNamespace:
    """The same where everything is installed that an AppImage is built from."""
    missing = rooms.building.missing_packages(rooms.building.TOOLS | rooms.runtime.NEEDS)
    if sys.platform != "linux" or missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    return rooms


@pytest.fixture
def starter(tools: SimpleNamespace, tmp_path: Path) -> Path:
    path = tmp_path / "runtime"
    tools.runtime.compile_runtime(path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An AppDir whose program tells what it sees."""
    place = tmp_path / "AppDir"
    (place / "usr").mkdir(parents=True)
    (place / "usr" / "dữ liệu.txt").write_text("một cửa " * 50_000, encoding="utf-8")
    (place / "AppRun").write_text(
        '#!/bin/sh\nread word <"$APPDIR/usr/dữ liệu.txt"\necho "${#word} $OWD" "$@"\nexit 7\n', encoding="utf-8"
    )
    (place / "AppRun").chmod(0o755)
    (place / "liên kết").symlink_to("usr/dữ liệu.txt")
    return place


def started(program: Path, room: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    room.mkdir(exist_ok=True)
    variables = {"PATH": os.environ["PATH"], "TMPDIR": str(room), "LC_ALL": "C.UTF-8", **changes}
    return subprocess.run(
        [str(program), *arguments], cwd=room, env=variables, capture_output=True, text=True, check=False, timeout=60
    )


def test_image_starts_mounted_and_unpacked_and_leaves_nothing(
    tools: SimpleNamespace, starter: Path, folder: Path, tmp_path: Path
) -> None:
    program, room = tmp_path / "Một Cửa.AppImage", tmp_path / "room"
    words = "zsync|https://example.vn/motcua.zsync"
    tools.runtime.write_update_information(starter, words)
    tools.image.make_image(folder, starter, program, EPOCH)
    for changes in ({}, {"APPIMAGE_EXTRACT_AND_RUN": "1"}):
        done = started(program, room, "hai", "ba bốn", **changes)
        length = len("một cửa " * 50_000) - 1
        assert (done.returncode, done.stderr) == (7, "")
        assert done.stdout.split()[0] in {str(length), str(len(("một cửa " * 50_000).encode()) - 1)}
        assert done.stdout.rstrip().endswith(f"{room} hai ba bốn")
    assert started(program, room, "--appimage-updateinfo").stdout.strip() == words
    assert started(program, room, "--appimage-offset").stdout.strip() == str(starter.stat().st_size)
    started(program, room, "--appimage-extract")
    assert (room / "squashfs-root" / "liên kết").read_text(encoding="utf-8").startswith("một cửa")
    assert program.read_bytes()[8:11] == b"AI\x02"
    # The mount goes a moment after the program.
    left = [one.name for one in room.iterdir() if one.name.startswith("motcua_")]
    assert left == []


def test_image_is_the_same_whenever_it_is_packed(
    tools: SimpleNamespace, starter: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    sums = set()
    for number in (1, 2):
        os.utime(folder / "AppRun", (number, number))
        target = tmp_path / f"{number}.AppImage"
        tools.image.make_image(folder, starter, target, EPOCH)
        sums.add(hashlib.sha256(target.read_bytes()).hexdigest())
    assert len(sums) == 1


def test_runtime_refuses_what_does_not_fit(tools: SimpleNamespace, starter: Path, tmp_path: Path) -> None:
    with pytest.raises(tools.freezing.CannotBuild):
        tools.runtime.write_update_information(starter, "x" * 1024)
    no_runtime = tmp_path / "program"
    no_runtime.write_bytes(Path("/bin/true").read_bytes())
    with pytest.raises(tools.freezing.CannotBuild):
        tools.runtime.take_runtime(no_runtime, tmp_path / "taken")
    tools.runtime.take_runtime(starter, tmp_path / "taken")
    assert (tmp_path / "taken").read_bytes() == starter.read_bytes()


def test_libraries_stay_that_something_asks_for(tools: SimpleNamespace, tmp_path: Path) -> None:
    inside, plugins = tmp_path / "_internal", tmp_path / "_internal" / "Qt" / "plugins"
    plugins.mkdir(parents=True)
    source = tmp_path / "one.c"
    source.write_text("int one(void) { return 1; }\n", encoding="ascii")

    def library(path: Path, *needs: Path) -> None:
        flags = ["-Wl,--no-as-needed", *(f"-l:{need.name}" for need in needs)]
        command = ["gcc", "-shared", "-o", str(path), str(source), f"-L{inside}", f"-Wl,-soname,{path.name}", *flags]
        subprocess.run(command, check=True)

    names = ("libwanted.so.1", "libcarried.so.1", "libalone.so.1", "libfontconfig.so.1")
    wanted, carried, alone, host = (inside / name for name in names)
    library(wanted)
    library(carried, wanted)
    library(alone)
    library(host)
    library(plugins / "libplugin.so", carried, host)
    assert tools.pruning.prune(tmp_path) == ["_internal/libalone.so.1", "_internal/libfontconfig.so.1"]
    assert wanted.exists()
    assert carried.exists()
    assert tools.pruning.unresolved(tmp_path) == {}
    wanted.unlink()
    assert tools.pruning.unresolved(tmp_path) == {"libwanted.so.1": ["libcarried.so.1"]}


def test_installed_programs_find_what_was_described(
    rooms: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    monkeypatch.setattr(rooms.release, "version", lambda _: "99.0.1")
    key = Ed25519PrivateKey.generate()
    pem = tmp_path / "key.pem"
    pem.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    out = tmp_path / "dist"
    out.mkdir()
    options = SimpleNamespace(out=out, key=pem, notes="Sửa lỗi in.", notes_en="")
    with pytest.raises(rooms.freezing.CannotBuild):
        rooms.release.write(ROOT, options)
    for name in rooms.release.PACKAGES.values():
        (out / name.format(version="99.0.1")).write_bytes(b"program")
    other = tmp_path / "rsa.pem"
    other.write_bytes(
        rsa.generate_private_key(65537, 2048).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    with pytest.raises(ValueError, match="no Ed25519 key"):
        rooms.release.write(ROOT, SimpleNamespace(**vars(options) | {"key": other}))
    assert not (out / "motcua-release.json").exists(), "nothing unsigned is left"
    assert rooms.release.write(ROOT, options) == 0
    rooms.signing.trust(tmp_path / "keys.json", pem)
    offer = Place(str(out), WebFiles()).offer(trusted_keys(tmp_path / "keys.json"), "0.5.0")
    assert (offer.release.version, str(offer.release.released)) == ("99.0.1", "2023-11-14")
    assert stage(Place(str(out), WebFiles()), offer, tmp_path / "waits", lambda *_: None, lambda: False)


def test_signature_holds_for_these_sums_only(rooms: SimpleNamespace, tmp_path: Path) -> None:
    key = Ed25519PrivateKey.generate()
    pem = tmp_path / "key.pem"
    pem.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    file = tmp_path / "Một Cửa.AppImage"
    file.write_bytes(b"program")
    sums = rooms.signing.write_sums(tmp_path, [file])
    assert sums.read_text(encoding="utf-8") == f"{hashlib.sha256(b'program').hexdigest()}  {file.name}\n"
    signature = rooms.signing.sign(sums, pem).read_bytes()
    key.public_key().verify(signature, sums.read_bytes())
    with pytest.raises(InvalidSignature):
        key.public_key().verify(signature, sums.read_bytes() + b" ")
    # New sums never stand beside an old signature.
    rooms.signing.write_sums(tmp_path, [file])
    assert not (tmp_path / rooms.signing.SIGNATURE).exists()


def recipe() -> dict[str, Any]:
    """The names of app.spec, without the part that PyInstaller runs."""
    words = (ROOT / "packaging" / "app.spec").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    os.environ["MOTCUA_ROOT"] = str(ROOT)
    try:
        exec(compile(words.split("\nanalysis = ")[0], "app.spec", "exec"), names)
    finally:
        del os.environ["MOTCUA_ROOT"]
    return names


def test_recipe_takes_every_data_file() -> None:
    taken = {Path(source).relative_to(ROOT).as_posix() for source, _ in recipe()["data"]()}
    manifest = json.loads((ROOT / "resources" / "MANIFEST.json").read_text(encoding="utf-8"))
    needed = {f"resources/{entry['file']}" for entry in manifest if not entry["file"].endswith(".ts")}
    beside = {
        path.relative_to(ROOT).as_posix()
        for top in ("desktop", "sync")
        for path in (ROOT / top).rglob("*")
        if path.is_file() and path.suffix in {".sql", ".txt", ".html", ".css", ".svg"}
    }
    assert (needed | beside) - taken == set()
    assert "sync/wire/dictionary.txt" in taken


def test_recipe_keeps_what_the_program_uses() -> None:
    dropped: re.Pattern[str] = recipe()["DROPPED"]
    plugins = "PySide6/Qt/plugins"
    for kept in (
        *(f"PySide6/Qt/lib/libQt6{name}.so.6" for name in ("Core", "Gui", "Widgets", "Network", "Svg", "PrintSupport")),
        *(f"{plugins}/imageformats/libq{name}.so" for name in ("jpeg", "tiff", "svg")),
        *(f"{plugins}/platforms/libq{name}.so" for name in ("xcb", "wayland", "offscreen")),
        *(f"{plugins}/platforminputcontexts/lib{name}platforminputcontextplugin.so" for name in ("ibus", "compose")),
        f"{plugins}/printsupport/libcupsprintersupport.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/Qt6Core.dll",
        "resources/i18n/motcua_en.qm",
    ):
        assert not dropped.search(kept), kept
    for gone in (
        "PySide6/opengl32sw.dll",
        f"{plugins}/platforms/libqeglfs.so",
        f"{plugins}/platformthemes/libqgtk3.so",
    ):
        assert dropped.search(gone), gone


def test_recipe_names_every_module() -> None:
    names = recipe()
    modules = set(names["modules"]("desktop")) | set(names["modules"]("sync"))
    assert {"desktop.app.smoke", "desktop.scans.wia", "sync.province.serve", "desktop.store.migrations"} <= modules


def test_version_is_the_programs(rooms: SimpleNamespace) -> None:
    from desktop.app.version import VERSION

    assert rooms.building.version(ROOT) == VERSION
