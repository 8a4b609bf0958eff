"""Hồ sơ: saved views, filters, the list and its preview."""
