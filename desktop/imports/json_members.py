"""Members of a JSON file, taken one by one; what has another shape goes to the faults with its path."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from desktop.domain.errors import FieldRefused
from desktop.domain.vietnamese import clean_line
from desktop.imports.errors import ImportFileRefused
from desktop.imports.faults import Faults

_MOST: Final = 4000


def read_json(text: str, file: str) -> Any:
    """A whole JSON text.

    Raises:
        ImportFileRefused: `damaged`, with line and column.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"dòng {error.lineno}, cột {error.colno}"
        raise ImportFileRefused(file=file, reason="damaged", detail=f"JSON sai ở {where}") from error
    except (RecursionError, ValueError) as error:
        raise ImportFileRefused(file=file, reason="damaged", detail="JSON lồng quá sâu hoặc số quá dài") from error


class Members:
    """An object of a JSON file.

    Attributes:
        path: where it stands, for people.
    """

    def __init__(self, value: dict[str, Any], path: str, faults: Faults) -> None:
        self._value, self.path, self._faults = value, path, faults

    def at(self, name: str) -> str:
        """Path of a member."""
        return f"{self.path}.{name}"

    def refuse(self, name: str, expected: str) -> None:
        """Note a member that is wrong."""
        found = self._value.get(name)
        self._faults.add(self.at(name), "" if found is None else json.dumps(found, ensure_ascii=False), expected)

    def text(self, name: str, *, needed: str = "") -> str:
        """A text as one line; empty where there is none."""
        value = self._value.get(name)
        if value is not None and not isinstance(value, str):
            self.refuse(name, "văn bản")
            return ""
        try:
            clean = clean_line(value or "", field=name, most=_MOST)
        except FieldRefused:
            shown = (value or "").encode("unicode_escape").decode()
            self._faults.add(self.at(name), shown, f"chữ đọc được, không có ký tự ẩn, tối đa {_MOST} ký tự")
            return ""
        if needed and not clean:
            self.refuse(name, needed)
        return clean

    def number(self, name: str, *, most: int) -> int | None:
        """A whole number from 0; None where there is none, or where it is wrong."""
        value = self._value.get(name)
        if value is None:
            return None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            self.refuse(name, f"số nguyên từ 0 đến {most}")
            return None
        return value

    def flag(self, name: str) -> bool:
        """Yes or no; no where there is none."""
        value = self._value.get(name)
        if value is not None and not isinstance(value, bool):
            self.refuse(name, "true hoặc false")
        return value is True

    def raw(self, name: str) -> Any:
        """A member as it stands."""
        return self._value.get(name)

    def one(self, name: str) -> Members:
        """An object; empty where there is none."""
        value = self._value.get(name)
        if value is not None and not isinstance(value, dict):
            self.refuse(name, "một đối tượng {…}")
        return Members(value if isinstance(value, dict) else {}, self.at(name), self._faults)

    def many(self, name: str) -> Iterator[Members]:
        """Objects of a list; none where there is none."""
        value = self._value.get(name)
        if value is not None and not isinstance(value, list):
            self.refuse(name, "một danh sách […]")
            return
        for place, item in enumerate(value or ()):
            path = f"{self.at(name)}[{place}]"
            if isinstance(item, dict):
                yield Members(item, path, self._faults)
            else:
                self._faults.add(path, json.dumps(item, ensure_ascii=False), "một đối tượng {…}")
