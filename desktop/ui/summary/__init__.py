"""Tổng hợp: figures of a day, a week or a month, export and closing."""
