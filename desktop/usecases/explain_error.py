"""The sentences of an error: what happened, that nothing was lost, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec

from desktop.store.shipped import shipped

_spoken = ["vi"]


@dataclass(frozen=True)
class Explanation:
    """An error in words.

    Attributes:
        code: stable code.
        happened: what happened.
        safe: that nothing was lost.
        do: what to do.
    """

    code: str
    happened: str
    safe: str
    do: str


def explain_error(code: str, facts: dict[str, object] | None = None, language: str = "") -> Explanation:
    """The sentences for a code.

    Args:
        code: of an error of the program, the store or sync.
        facts: values for the sentence.
        language: name of a file under `resources/i18n`; empty for the one that is spoken.

    Returns:
        The explanation, of the code with its reason where there is one; an unknown code gets the sentences of
        `unexpected`.
    """
    language = language or _spoken[0]
    table = sentences(language)
    reason = (facts or {}).get("reason")
    happened, safe, do = table.get(f"{code}.{reason}") or table.get(code) or table["unexpected"]
    names = fact_words(language)
    values = _Facts({name: _in_words(value, names.get(name, {})) for name, value in (facts or {}).items()})
    return Explanation(code, happened.format_map(values), safe.format_map(values), do.format_map(values))


def speak(language: str) -> None:
    """Choose the language of explanations from now on; Vietnamese until then.

    Args:
        language: name of a file under `resources/i18n`.
    """
    _spoken[0] = language


@cache
def sentences(language: str) -> dict[str, tuple[str, str, str]]:
    """All sentences of a language by code.

    Args:
        language: name of a file under `resources/i18n`.

    Returns:
        Triples of what happened, what is safe, what to do.
    """
    return msgspec.json.decode(shipped(f"i18n/errors_{language}.json"), type=dict[str, tuple[str, str, str]])


@cache
def fact_words(language: str) -> dict[str, dict[str, str]]:
    """Words for coded facts (fields, reasons, statuses) of a language.

    Args:
        language: name of a file under `resources/i18n`.

    Returns:
        By name of the fact, by its code.
    """
    return msgspec.json.decode(shipped(f"i18n/facts_{language}.json"), type=dict[str, dict[str, str]])


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _in_words(value: object, names: dict[str, str]) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(names.get(str(item), str(item)) for item in value)
    return names.get(str(value), str(value))
