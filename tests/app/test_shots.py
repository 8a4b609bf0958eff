"""A small part of the pictures, drawn by the command itself in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.support.shots import contact, orders
from tests.support.shots.orders import Order

ROOT = Path(__file__).resolve().parents[2]


def test_a_part_is_drawn_and_can_be_looked_through(tmp_path: Path) -> None:
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "tests.support.shots", "--out", str(tmp_path), "--jobs", "1"),
            *("--pages", "today", "intake-ready", "--states", "empty", "--langs", "en", "--scales", "150"),
        ],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=180,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout[-4000:] + ended.stderr[-4000:]
    drawn = sorted(path.name for path in tmp_path.glob("*.png"))
    wanted = [f"{page}-empty-en-{size}-150.png" for page in ("intake-ready", "today") for size in orders.SIZES]
    assert drawn == wanted
    index = (tmp_path / contact.INDEX).read_text(encoding="utf-8")
    for name in wanted:
        assert f'src="{name}"' in index
        picture = QImage(str(tmp_path / name))
        assert f"{picture.width()}x{picture.height()}" in name
        colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(0, picture.height(), 40)}
        assert len(colours) > 20, f"{name} is blank"


def test_names_of_pictures_say_all_and_sort_by_page(tmp_path: Path) -> None:
    def named(state: str, scheme: str, page: str) -> str:
        order = Order(tmp_path, tmp_path, state, "vi", scheme, 100, "1366x768")
        return order.picture(page).name

    names = [named(state, "contrast-dark", page) for page in ("summary", "today") for state in ("empty", "full")]
    assert names == sorted(names)
    assert names[0] == "summary-empty-vi-1366x768-100-contrast-dark.png"
    for name in names:
        (tmp_path / name).touch()
    rows = contact.write_index(tmp_path).read_text(encoding="utf-8").count("<tr>")
    assert rows == 1 + len(names), "each page and state has a row of its own"


def test_pages_are_chosen_by_the_beginnings_of_their_names(tmp_path: Path) -> None:
    some = Order(tmp_path, tmp_path, "full", "vi", "light", 100, "1366x768", ("intake", "admin-people"))
    assert [page for page in ("intake", "intake-card", "today", "admin-people") if some.wants(page)] == [
        *("intake", "intake-card", "admin-people")
    ]
    assert Order(tmp_path, tmp_path, "full", "vi", "light", 100, "1366x768").wants("today")
