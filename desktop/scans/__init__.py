"""Pages of papers: read, judged, made small, joined to PDF; and where they come from."""
