"""Cần xử lý: everything at this machine that needs a person."""
