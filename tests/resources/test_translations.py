"""The English of the screens: every string of the code is there, finished, with the same placeholders, compiled."""

from __future__ import annotations

import ast
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "resources" / "i18n"
Key = tuple[str, str]
FILL = re.compile(r"\{[^{}]*\}|%\d|%n")
MARKS = ("translate", "QT_TRANSLATE_NOOP")


def strings(source: str, *, counted: bool = False) -> Iterator[Key]:
    """Context and text of every string a file wants translated, or of those that a number goes with.

    A class is the context of its own `tr`.
    """

    def of(node: ast.AST, owner: str) -> Iterator[Key]:
        if isinstance(node, ast.ClassDef):
            owner = node.name
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if counted and len(node.args) != {"tr": 3, "translate": 4}.get(name):
                pass
            elif name == "tr":
                assert texts, f"line {node.lineno}: tr() of something that is no text"
                yield owner, texts[0]
            elif name in MARKS and len(texts) > 1:
                yield texts[0], texts[1]
        for child in ast.iter_child_nodes(node):
            yield from of(child, owner)

    yield from of(ast.parse(source), "")


def other_names(source: str) -> list[int]:
    """Lines where `translate` is given a name that the collecting tool does not know, so that strings would be lost."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        pairs: list[tuple[ast.expr, ast.expr]] = []
        for target in targets:
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs += zip(target.elts, node.value.elts, strict=True)
            else:
                pairs.append((target, node.value))
        for target, value in pairs:
            known = isinstance(value, ast.Attribute) and isinstance(target, ast.Name) and target.id == value.attr
            if isinstance(value, ast.Attribute) and value.attr in {"translate", "tr"} and not known:
                found.append(node.lineno)
    return found


def in_code() -> set[Key]:
    """All strings of the program."""
    return {key for path in (ROOT / "desktop").rglob("*.py") for key in strings(path.read_text(encoding="utf-8"))}


def messages(file: str) -> dict[tuple[str, str, str], str | None]:
    """Translation by context, text and comment; None where it is not finished."""
    found: dict[tuple[str, str, str], str | None] = {}
    for context in ET.parse(I18N / file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            # Of forms by number the last is that of many.
            said = [form.text for form in translation.iter("numerusform")][-1:] or [translation.text]
            key = (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
            found[key] = (said[0] or None) if translation.get("type") is None else None
    return found


@cache
def numbered() -> dict[Key, list[str]]:
    """Forms of one and of many, by context and text."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): [
            f.text or "" for f in message.iter("numerusform")
        ]
        for context in ET.parse(I18N / "motcua_en.ts").getroot().iter("context")
        for message in context.iter("message")
        if message.get("numerus")
    }


def unequal(source: str, target: str) -> bool:
    """Whether the placeholders differ; one may be named twice on one side only if it is on both."""
    return sorted(FILL.findall(source)) != sorted(FILL.findall(target))


def test_every_string_of_the_code_is_there_and_no_other() -> None:
    there = {(context, text) for context, text, _ in messages("motcua_en.ts")}
    code = in_code()
    assert len(code) > 1000
    assert code - there == set(), "run `dev.py translations`, then fill in the new ones"
    assert there - code == set(), "run `dev.py translations`"


def test_nothing_hides_strings_from_the_tool() -> None:
    hidden = {
        path.relative_to(ROOT).as_posix(): lines
        for path in (ROOT / "desktop").rglob("*.py")
        if (lines := other_names(path.read_text(encoding="utf-8")))
    }
    assert hidden == {}


@pytest.mark.parametrize("file", ["motcua_en.ts", "qt_vi.ts"])
def test_translations_are_finished_and_keep_placeholders(file: str) -> None:
    found = messages(file)
    assert [key for key, text in found.items() if not text] == []
    assert [(key, text) for key, text in found.items() if text and unequal(key[1], text)] == []


@pytest.mark.parametrize("file", ["motcua_en.ts", "qt_vi.ts"])
def test_edges_stay_as_they_are(file: str) -> None:
    """Parts of sentences are put together: a blank at the edge belongs to them; so does the sign of a menu key."""
    for (_, source, _), text in messages(file).items():
        assert text is not None
        assert (source[0] == " ", source[-1] == " ") == (text[0] == " ", text[-1] == " "), source
        assert source.count("&") == text.count("&"), source


@pytest.mark.parametrize("file", ["motcua_en.ts", "qt_vi.ts"])
def test_the_compiled_file_says_the_same(file: str) -> None:
    table, translator = (I18N / file).with_suffix(".qm").read_bytes(), QTranslator()
    assert translator.load(table)
    for (context, source, comment), text in messages(file).items():
        number = 2 if file == "motcua_en.ts" and (context, source) in numbered() else -1
        assert translator.translate(context, source, comment or None, number) == text


def test_one_is_not_told_as_many() -> None:
    """What the code gives a number for has both forms, and only that."""
    code: set[Key] = set()
    for path in (ROOT / "desktop").rglob("*.py"):
        code |= set(strings(path.read_text(encoding="utf-8"), counted=True))
    forms = numbered()
    assert len(code) > 40
    assert set(forms) == code, "run `dev.py translations`"
    translator = QTranslator()
    assert translator.load((I18N / "motcua_en.qm").read_bytes())
    for (context, source), (one, many) in forms.items():
        assert not unequal(source, one), source
        for number, form in ((0, many), (1, one), (2, many), (21, many)):
            assert translator.translate(context, source, None, number) == form
    assert forms["Sync", "Đã gửi {count} bản ghi"] == ["{count} record sent", "{count} records sent"]
    same = [key for key, (one, many) in forms.items() if one == many]
    assert same == []


@pytest.mark.parametrize("name", ["errors", "facts"])
def test_english_sentences_have_the_same_codes_and_placeholders(name: str) -> None:
    vietnamese, english = (
        json.loads((I18N / f"{name}_{code}.json").read_text(encoding="utf-8")) for code in ("vi", "en")
    )
    assert list(english) == list(vietnamese)
    for code, mine in vietnamese.items():
        if name == "facts":
            assert list(english[code]) == list(mine)
            continue
        assert len(english[code]) == 3
        for ours, theirs in zip(mine, english[code], strict=True):
            assert not unequal(ours, theirs), (code, theirs)
            assert theirs.endswith((".", ")."))
            assert ours.startswith("Không mất gì: ") == theirs.startswith("Nothing is lost: "), (code, theirs)


# ---------------------------------------------------------------- the tests see what they look for


def test_strings_are_found_wherever_they_stand() -> None:
    source = """
class A(B):
    words = str(QT_TRANSLATE_NOOP("Page", "một"))
    def f(self):
        translate = QCoreApplication.translate
        return f"{self.tr('hai')}" + translate("C", "ba" "bốn") + QCoreApplication.translate("D", "năm")
"""
    assert set(strings(source)) == {("Page", "một"), ("A", "hai"), ("C", "babốn"), ("D", "năm")}


def test_other_names_are_seen() -> None:
    assert other_names("say = QCoreApplication.translate") == [1]
    assert other_names("translate, part = QCoreApplication.translate, X.Y") == []
    assert other_names("a, say = X.Y, QCoreApplication.translate") == [1]


@pytest.mark.parametrize(
    ("source", "target"), [("{count} hồ sơ", "dossiers"), ("{a} {a}", "{a}"), ("{m:02d}", "{m}"), ("%1 tệp", "file")]
)
def test_other_placeholders_are_seen(source: str, target: str) -> None:
    assert unequal(source, target)


def test_what_translates_has_one_name() -> None:
    """Under another name `lupdate` does not see the strings, and nobody misses them."""
    alias = re.compile(r"^ *(?!translate\b)\w+ = (?:QCoreApplication|self)\.(?:translate|tr)$", re.MULTILINE)
    found = {str(path): alias.findall(path.read_text("utf-8")) for path in (ROOT / "desktop").rglob("*.py")}
    assert {path: names for path, names in found.items() if names} == {}
