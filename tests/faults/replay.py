"""The disk as a power cut may have left it, put together from a log of what was written and synced.

What was synced is there. Of what was not, each write is there, missing, or torn at sectors of 512 bytes. Names keep
their order, as a file system with a journal keeps it: after the cut some last part of those changes is undone that no
sync of a folder made durable.
"""

from __future__ import annotations

import random
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

SECTOR: Final = 512
_HEAD: Final = struct.Struct("<cIQII")


class Record(NamedTuple):
    """One line of the log.

    Attributes:
        kind: C create, W write, T truncate, S sync, D sync of a folder, R rename, L link, U unlink, K make a folder,
            M a mark of the program.
        file: id; a file keeps it under every name.
        number: offset or size.
        one: path, bytes written, or text of the mark.
        two: second path.
    """

    kind: str
    file: int
    number: int
    one: bytes
    two: str


@dataclass
class _Content:
    durable: bytearray = field(default_factory=bytearray)
    unsynced: list[Record] = field(default_factory=list)


Names = dict[str, int]
"""Files by path; 0 for a folder."""


def read_log(path: Path) -> list[Record]:
    """The log of a run."""
    data, at, records = path.read_bytes(), 0, []
    while at < len(data):
        kind, file, number, first, second = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        one, two = data[at : at + first], data[at + first : at + first + second]
        at += first + second
        records.append(Record(kind.decode(), file, number, one, two.decode()))
    return records


def image(records: list[Record], cut: int, rng: random.Random) -> tuple[dict[str, bytes], list[str]]:
    """Files by path with their content, and folders, after a power cut behind so many records."""
    contents: dict[int, _Content] = {}
    durable: Names = {}
    changes: list[Record] = []
    for record in records[:cut]:
        match record.kind:
            case "W" | "T":
                contents.setdefault(record.file, _Content()).unsynced.append(record)
            case "S":
                content = contents.setdefault(record.file, _Content())
                for write in content.unsynced:
                    _apply(content.durable, write)
                content.unsynced.clear()
            case "D":
                made = _durable_changes(changes, record.one.decode())
                for change in changes[:made]:
                    _rename(durable, change)
                del changes[:made]
            case "C" | "R" | "L" | "U" | "K":
                changes.append(record)
    for change in changes[: rng.randint(0, len(changes))]:
        _rename(durable, change)
    there, torn = rng.choice([(0.0, 0.0), (1.0, 0.0), (0.5, 0.2), (0.8, 0.1), (0.2, 0.6)])
    files = {
        path: _after_cut(contents.get(file, _Content()), rng, there, torn) for path, file in durable.items() if file
    }
    return files, [path for path, file in durable.items() if not file]


def lay_out(files: dict[str, bytes], folders: list[str], was: Path, home: Path) -> None:
    """Write an image to another place."""
    for path in sorted(folders):
        (home / Path(path).relative_to(was)).mkdir(exist_ok=True)
    for path, content in files.items():
        target = home / Path(path).relative_to(was)
        if target.parent.is_dir():
            target.write_bytes(content)


def _durable_changes(changes: list[Record], folder: str) -> int:
    """How many of the changes of names a sync of a folder makes durable: its own, and all before them."""
    for place in range(len(changes), 0, -1):
        change = changes[place - 1]
        paths = [change.one.decode(), change.two] if change.two else [change.one.decode()]
        if any(str(Path(path).parent) == folder for path in paths):
            return place
    return 0


def _rename(names: Names, change: Record) -> None:
    path = change.one.decode()
    match change.kind:
        case "C":
            names[path] = change.file
        case "K":
            names[path] = 0
        case "U":
            names.pop(path, None)
        case "L":
            names[change.two] = names[path]
        case "R":
            for name in [n for n in names if n == path or n.startswith(path + "/")]:
                names[change.two + name[len(path) :]] = names.pop(name)


def _after_cut(content: _Content, rng: random.Random, there: float, torn: float) -> bytes:
    data = bytearray(content.durable)
    for write in content.unsynced:
        fate = rng.random()
        if fate < there:
            _apply(data, write)
        elif fate < there + torn and write.kind == "W":
            for start in range(0, len(write.one), SECTOR):
                if rng.random() < 0.5:
                    _apply(data, write._replace(number=write.number + start, one=write.one[start : start + SECTOR]))
    return bytes(data)


def _apply(data: bytearray, write: Record) -> None:
    size = write.number if write.kind == "T" else write.number + len(write.one)
    if len(data) < size:
        data.extend(bytes(size - len(data)))
    if write.kind == "T":
        del data[size:]
    else:
        data[write.number : size] = write.one
