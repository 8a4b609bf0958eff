"""The folder a scanner's own program writes to: only whole files are given, none twice, none is lost."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.scans.errors import ScanFolderGone
from desktop.scans.folder import PATIENCE, TAKEN, FolderSight, Look, is_complete
from tests.scans.pages import encoded, saved, small

JPEG, PNG, TIFF = "jpeg", "png", "tiff"


def names(look: Look) -> list[str]:
    return [path.name for path in look.ready]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "quet"
    made.mkdir()
    return made


def test_what_lay_there_before_is_told_apart_from_what_comes(folder: Path) -> None:
    saved(folder, "cu.jpg", small())
    sight = FolderSight(folder)
    assert sight.look() == Look(growing=True)
    assert [path.name for path in sight.look().earlier] == ["cu.jpg"]
    saved(folder, "moi.png", small(1))
    assert sight.look().growing
    look = sight.look()
    assert names(look) == ["moi.png"]
    assert [path.name for path in look.earlier] == ["cu.jpg"]


def test_two_files_at_once_come_in_the_order_they_were_written(folder: Path) -> None:
    sight = FolderSight(folder)
    sight.look()
    for number, name in enumerate(("z.jpg", "a.jpg")):
        path = saved(folder, name, small(number))
        os.utime(path, ns=(number, 10**18 + 100 * number))
    sight.look()
    assert names(sight.look()) == ["z.jpg", "a.jpg"]


@pytest.mark.parametrize("kind", [JPEG, PNG, TIFF])
@settings(max_examples=15, deadline=None)
@given(cuts=st.lists(st.floats(0.01, 0.99), min_size=1, max_size=4).map(sorted))
def test_a_file_that_is_being_written_is_not_given(
    tmp_path_factory: pytest.TempPathFactory, kind: str, cuts: list[float]
) -> None:
    folder = tmp_path_factory.mktemp("quet")
    sight, whole = FolderSight(folder), encoded(small(), kind)
    sight.look()
    path = folder / f"trang.{kind}"
    for share in cuts:
        path.write_bytes(whole[: int(len(whole) * share)])
        # The scanner rests between two strips: the size is the same at two looks.
        for _ in range(3):
            look = sight.look()
            assert names(look) == [] or (kind == TIFF and is_complete(path))
    path.write_bytes(whole)
    sight.look()
    assert names(sight.look()) == [path.name]


def test_nobody_waits_for_ever_for_half_a_file(folder: Path) -> None:
    (folder / "nua.jpg").write_bytes(encoded(small(), JPEG)[:-300])
    sight = FolderSight(folder)
    for _ in range(PATIENCE):
        assert sight.look().growing
    assert sight.look() == Look(unfinished=("nua.jpg",))
    (folder / "nua.jpg").write_bytes(encoded(small(), JPEG))
    sight.look()
    assert names(sight.look()) == ["nua.jpg"]


def test_taken_files_go_aside_beside_those_of_the_same_name(folder: Path) -> None:
    sight = FolderSight(folder)
    sight.look()
    contents = []
    for seed in range(3):
        contents.append(saved(folder, "scan001.jpg", small(seed)).read_bytes())
        sight.look()
        (path,) = sight.look().ready
        sight.put_away(path)
        assert sight.look() == Look()
    assert sorted(path.name for path in (folder / TAKEN).iterdir()) == [
        "scan001 (1).jpg", "scan001 (2).jpg", "scan001.jpg",
    ]  # fmt: skip
    assert {path.read_bytes() for path in (folder / TAKEN).iterdir()} == set(contents)


def test_a_file_that_cannot_be_moved_is_remembered_and_stays(folder: Path) -> None:
    sight = FolderSight(folder)
    sight.look()
    (folder / TAKEN).write_text("a file stands where the folder would be")
    path = saved(folder, "a.jpg", small())
    sight.look()
    assert names(sight.look()) == ["a.jpg"]
    assert sight.put_away(path) == path
    assert [names(sight.look()) for _ in range(3)] == [[], [], []]
    assert path.exists()
    saved(folder, "a.jpg", small(9))
    sight.look()
    assert names(sight.look()) == ["a.jpg"]


def test_a_folder_that_vanishes_and_comes_back(folder: Path) -> None:
    sight = FolderSight(folder)
    sight.look()
    shutil.rmtree(folder)
    with pytest.raises(ScanFolderGone) as told:
        sight.look()
    assert told.value.facts == {"folder": str(folder)}
    saved(folder, "a.jpg", small())
    sight.look()
    assert names(sight.look()) == ["a.jpg"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights are those of Unix, and root has them all")
def test_a_folder_that_may_not_be_read(folder: Path) -> None:
    folder.chmod(0)
    try:
        with pytest.raises(ScanFolderGone):
            FolderSight(folder).look()
    finally:
        folder.chmod(0o700)


def test_what_is_no_page_is_left_alone(folder: Path) -> None:
    sight = FolderSight(folder)
    sight.look()
    for name in ("a.tmp", ".an.jpg", "~a.jpg", "a.docx", "Thumbs.db"):
        (folder / name).write_bytes(encoded(small(), JPEG))
    (folder / "a.pdf").mkdir()
    assert sight.look() == sight.look() == Look()
