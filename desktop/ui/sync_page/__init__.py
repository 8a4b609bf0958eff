"""Đồng bộ: what waits, what the province confirms, what needs a person."""
