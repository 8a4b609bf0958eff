"""`motcua catalogue FILE`: what a file would change of the procedures, and putting it in force."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from desktop.domain.catalogue_layers import Change

_KINDS: Final = {"added": "thêm", "changed": "đổi", "closed": "hết", "gone": "bỏ"}
_PARTS: Final = {
    "name": "tên",
    "short": "tên ngắn",
    "field": "lĩnh vực",
    "limit": "thời hạn",
    "limits": "thời hạn",
    "fee": "lệ phí",
    "fees": "lệ phí",
    "valid_from": "từ ngày",
    "valid_to": "đến ngày",
    "decision": "quyết định",
    "cases": "trường hợp",
    "documents": "giấy tờ",
    "result": "kết quả",
    "channels": "cách nộp",
    "note": "ghi chú",
}
_NAME: Final = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments beside those of the store."""
    parser.add_argument("file", type=Path, metavar="FILE", help="danh mục XLSX, CSV, JSON, hoặc thư mục JSON của Cổng")
    parser.add_argument("--apply", action="store_true", help="áp dụng; không có thì chỉ xem trước")


def run(arguments: argparse.Namespace, say: Callable[[str], None]) -> int:
    """Show what the file changes; with `--apply` put it in force.

    Raises:
        ImportFileRefused, ImportRowsRefused: the file was not taken; nothing changed.
        NotPermitted: only leaders and administrators change the catalogue.
    """
    from desktop.app.clock import SystemClock
    from desktop.imports.read_import import read_import
    from desktop.store.store import Store
    from desktop.usecases.import_catalogue import ImportCatalogue, import_catalogue, preview_import

    request = ImportCatalogue(read_import(arguments.file))
    store = Store.open(arguments.store, user=arguments.user, password=arguments.password, clock=SystemClock())
    try:
        if arguments.apply:
            changes, _ = store.run(import_catalogue, request)
        else:
            changes = preview_import(store.view(), request)
    finally:
        store.close()
    for line in table(changes):
        say(line)
    counts = Counter(change.kind for change in changes)
    told = ", ".join(f"{counts[kind]} {word}" for kind, word in _KINDS.items() if counts[kind])
    whole = f"{len(request.file.procedures)} mục trong {request.file.source} ({request.file.version})"
    if not changes:
        say(f"{whole}: không có gì mới.")
    elif arguments.apply:
        say(f"{whole}: đã áp dụng, {told}.")
    else:
        say(f"{whole}: {told}. Chưa thay đổi gì; thêm --apply để áp dụng.")
    return 0


def table(changes: Sequence[Change]) -> tuple[str, ...]:
    """A line a change: kind, code, name, parts."""
    return tuple(
        f"{_KINDS[change.kind]:<5} {change.code}  {_short(change.name):<{_NAME}}  {_parts(change.parts)}".rstrip()
        for change in changes
    )


def _parts(parts: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(_PARTS.get(part, part) for part in parts))


def _short(name: str) -> str:
    return name if len(name) <= _NAME else name[: _NAME - 1] + "…"
