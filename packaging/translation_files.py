"""The words of the screens: from the code into resources/i18n/*.ts, and from there into what the program reads."""

from __future__ import annotations

import ast
import html
import re
import subprocess
import sys
from pathlib import Path

ENGLISH = "resources/i18n/motcua_en.ts"
QT_VIETNAMESE = "resources/i18n/qt_vi.ts"
"""Words of Qt's own dialogs and menus; not taken from our code, kept by hand."""


def update(root: Path, tools: Path) -> int:
    """Take new strings into the English file, drop those that are gone, and compile both files.

    Args:
        root: the checkout.
        tools: folder of pyside6-lupdate and pyside6-lrelease.

    Returns:
        Exit code of the first tool that failed, or 0.
    """
    sources = sorted(path.relative_to(root).as_posix() for path in (root / "desktop").rglob("*.py"))
    # No places and sorted: a string that moves, or a file that is renamed, changes nothing.
    collect = [
        *("-locations", "none", "-no-obsolete", "-sort-messages"),
        *("-disable-heuristic", "sametext", "-disable-heuristic", "similartext"),
        *("-source-language", "vi", "-target-language", "en"),
    ]
    counted, forms = numbered(root), numerus_forms(root / ENGLISH)
    steps = [["pyside6-lupdate", *sources, *collect, "-ts", ENGLISH]]
    steps += [["pyside6-lrelease", file, "-qm", compiled(file)] for file in (ENGLISH, QT_VIETNAMESE)]
    for name, *arguments in steps:
        tool = tools / (f"{name}.exe" if sys.platform == "win32" else name)
        code = subprocess.call([str(tool), *arguments], cwd=root)
        if code:
            return code
        if name == "pyside6-lupdate":
            give_forms(root / ENGLISH, counted, forms)
    return 0


Key = tuple[str, str]
_CONTEXT = re.compile(r"<context>\s*<name>(.*?)</name>.*?</context>", re.DOTALL)
_MESSAGE = re.compile(
    r"<message(?: numerus=\"yes\")?>(\s*)<source>([^<]*)</source>\s*<translation[^>]*>(.*?)</translation>", re.DOTALL
)
_FORM = re.compile(r"<numerusform>([^<]*)</numerusform>")


def numbered(root: Path) -> set[Key]:
    """Context and text of what `translate` is told a number for; of `tr` lupdate sees the number itself."""
    found = set()
    for path in (root / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) != 4:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [a.value for a in node.args[:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if name == "translate" and len(texts) == 2:
                found.add((texts[0], texts[1]))
    return found


def numerus_forms(file: Path) -> dict[Key, list[str]]:
    """Forms of one and of many, as they stand in a .ts file."""
    return {
        (html.unescape(context[1]), html.unescape(message[2])): forms
        for context in _CONTEXT.finditer(file.read_text(encoding="utf-8"))
        for message in _MESSAGE.finditer(context[0])
        if (forms := _FORM.findall(message[3]))
    }


def give_forms(file: Path, counted: set[Key], forms: dict[Key, list[str]]) -> None:
    """Write what lupdate takes for one text as a form of one and a form of many."""

    def of_context(context: re.Match[str]) -> str:
        def of_message(message: re.Match[str]) -> str:
            key = (html.unescape(context[1]), html.unescape(message[2]))
            if key not in counted:
                return message[0]
            both = forms.get(key) or [*_FORM.findall(message[3]), "" if "<" in message[3] else message[3], ""][:2]
            state = "" if all(both) else ' type="unfinished"'
            lines = "".join(f"{message[1]}    <numerusform>{form}</numerusform>" for form in both)
            return (
                f'<message numerus="yes">{message[1]}<source>{message[2]}</source>'
                f"{message[1]}<translation{state}>{lines}{message[1]}</translation>"
            )

        return _MESSAGE.sub(of_message, context[0])

    text = _CONTEXT.sub(of_context, file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8", newline="\n")


def compiled(file: str) -> str:
    """Name of the compiled file of a .ts file."""
    return file.removesuffix(".ts") + ".qm"
