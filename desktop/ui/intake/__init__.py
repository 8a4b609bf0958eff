"""Tiếp nhận: one page, three zones, keyboard only if wanted."""
