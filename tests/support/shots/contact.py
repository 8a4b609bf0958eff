"""A page to look through the pictures with: a row for a page and state, a column for each language, size and scale."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from pathlib import Path
from typing import Final

INDEX: Final = "index.html"
_NAME: Final = re.compile(
    r"(?P<page>.+)-(?P<state>empty|full|error|offline|late)-(?P<how>[a-z]{2}-\d+x\d+-\d+(?:-[a-z-]+)?)\.png"
)
_STYLE: Final = """
body { font: 14px sans-serif; margin: 16px; background: #f2f5f6; color: #14232b }
table { border-spacing: 8px } th { text-align: left; font-weight: 600; position: sticky; top: 0; background: #f2f5f6 }
th[scope=row] { vertical-align: top; min-width: 150px } img { width: 340px; border: 1px solid #75868f; display: block }
"""


def write_index(folder: Path) -> Path:
    """Write `index.html` over all pictures of a folder.

    Returns:
        Its path.
    """
    rows: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for path in sorted(folder.glob("*.png")):
        if found := _NAME.fullmatch(path.name):
            rows[found["page"], found["state"]][found["how"]] = path.name
    columns = sorted({how for row in rows.values() for how in row})
    heads = "".join(f"<th>{html.escape(how)}</th>" for how in columns)
    lines = []
    for (page, state), row in sorted(rows.items()):
        cells = "".join(f"<td>{_picture(row[how]) if how in row else ''}</td>" for how in columns)
        lines.append(f"<tr><th scope=row>{html.escape(page)}<br>{state}</th>{cells}</tr>")
    count = sum(len(row) for row in rows.values())
    body = f"<table><tr><th>{count}</th>{heads}</tr>\n" + "\n".join(lines) + "</table>"
    page_text = f'<!doctype html><meta charset="utf-8"><title>Một Cửa Xã</title><style>{_STYLE}</style>{body}\n'
    index = folder / INDEX
    index.write_text(page_text, encoding="utf-8")
    return index


def _picture(name: str) -> str:
    name = html.escape(name)
    return f'<a href="{name}"><img loading="lazy" src="{name}" alt="{name}"></a>'
