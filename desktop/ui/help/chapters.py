"""Which chapter of the help belongs to which page."""

from __future__ import annotations

CHAPTERS = {
    "today": "hom-nay",
    "intake": "tiep-nhan",
    "worklist": "ho-so",
    "dossier": "mot-ho-so",
    "scans": "mot-ho-so",
    "papers": "mot-ho-so",
    "handover": "tra-ket-qua",
    "summary": "tong-hop",
    "sync": "dong-bo",
    "attention": "can-xu-ly",
    "admin": "quan-tri",
    "health": "suc-khoe-may",
}
"""Chapter of each page; a page without one opens the first."""

CLOCK = "suc-khoe-may#dong-ho"
"""How a clock is set."""
