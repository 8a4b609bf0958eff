"""The manual: its chapters, and finding words in them however they are typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from desktop.domain.vietnamese import words

SNIPPET: Final = 90
_MARKS: Final = re.compile(r"^#+ |^[-*|] ?|\*\*|`|\[([^\]]*)\]\([^)]*\)|^\d+\. ", re.MULTILINE)


@dataclass(frozen=True)
class Chapter:
    """A chapter in Markdown.

    Attributes:
        id: its name, for links.
        title: its heading.
        text: everything below the heading.
        plain: the text without its marks.
        bare: the plain text as `even_fold` gives it. Folding all chapters takes too long for a key press.
    """

    id: str
    title: str
    text: str
    plain: str
    bare: str


@dataclass(frozen=True)
class Hit:
    """A chapter that holds every word looked for; `snippet` is what stands around the first."""

    chapter: Chapter
    snippet: str


def read_chapter(name: str, text: str) -> Chapter:
    """A chapter from its file: the first line is the heading.

    Raises:
        ValueError: it does not begin with a heading.
    """
    head, _, rest = text.partition("\n")
    if not head.startswith("# "):
        raise ValueError(name)
    plain = plain_text(rest.strip())
    return Chapter(name, head.removeprefix("# ").strip(), rest.strip(), plain, even_fold(plain))


def search(chapters: Sequence[Chapter], wanted: str) -> tuple[Hit, ...]:
    """Chapters that hold every word, with or without marks; those named so first. Nothing wanted: all."""
    asked = words(wanted)
    if not asked:
        return tuple(Hit(chapter, "") for chapter in chapters)
    found: list[tuple[tuple[bool, bool], int, Hit]] = []
    for chapter in chapters:
        title, body = even_fold(chapter.title), chapter.bare
        if not all(word in title or word in body for word in asked):
            continue
        phrase = body.find(" ".join(asked))
        at = phrase if phrase >= 0 else min((body.find(word) for word in asked if word in body), default=0)
        rank = (not all(word in title for word in asked), phrase < 0)
        found.append((rank, len(found), Hit(chapter, _around(chapter.plain, at))))
    return tuple(hit for _, _, hit in sorted(found, key=lambda one: one[:2]))


def plain_text(markdown: str) -> str:
    """A chapter without its marks."""
    return unicodedata.normalize("NFC", _MARKS.sub(lambda m: m[1] or "", markdown))


def even_fold(text: str) -> str:
    """Lower case without marks, letter for letter: places in it are places in the text."""
    return "".join(_bare(letter) for letter in text)


@lru_cache(4096)
def _bare(letter: str) -> str:
    if letter in "đĐ":
        return "d"
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return bare if len(bare) == 1 else letter


def _around(text: str, at: int) -> str:
    begin = text.rfind(" ", 0, max(at - SNIPPET // 3, 0)) + 1 if at > SNIPPET // 3 else 0
    end = min(begin + SNIPPET, len(text))
    if end < len(text):
        end = max(text.rfind(" ", begin, end), begin + 1)
    piece = " ".join(text[begin:end].split())
    return ("…" if begin else "") + piece + ("…" if end < len(text) else "")
